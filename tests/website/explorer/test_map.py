"""Where papers stand on the map."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from awesome.catalog import Catalog
from awesome.vocabulary import Vocabulary
from awesome.website.explorer.layout import layout
from awesome.website.explorer.positions import BESIDE, FILE, WIDTH, Layout, LayoutError, as_text, map_data, read_layout
from awesome.website.settings import Settings
from awesome.website.views import Views
from tests.website.explorer.reading import read_index
from tests.website.made_up import ROOT, make_clone
from tests.website.support import Site

CENTRES = [(1000, 1000), (3000, 3000)]


@pytest.fixture
def own_clone(tmp_path: Path) -> Path:
    return make_clone(tmp_path / "clone")


def views(root: Path) -> Views:
    return Views(Catalog.load(root), Vocabulary.load(), Settings(root, root / "build"))


def places(root: Path, known: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    (root / "site" / FILE).write_text(as_text(Layout(CENTRES, known)))
    found = views(root)
    data = map_data(found)
    return dict(zip((paper.id for paper in found.newest), zip(data["x"], data["y"], strict=True), strict=True))


def test_every_paper_has_a_place(site: Site) -> None:
    manifest = json.loads(site.text("explore/index.json"))
    data = json.loads(site.text(manifest["papers"]["map"]))
    assert len(data["x"]) == len(data["y"]) == len(read_index(site, "papers"))
    assert all(0 <= number <= WIDTH for number in data["x"] + data["y"])


def test_known_papers_stay_and_new_ones_stand_beside_their_like(own_clone: Path) -> None:
    found = views(own_clone)
    new = next(paper.id for paper in found.newest if found.related[paper.id])
    known = {paper.id: (100 * n, 50 * n) for n, paper in enumerate(found.newest) if paper.id != new}
    placed = places(own_clone, known)
    x, y = placed.pop(new)
    assert placed == known
    beside = known[found.related[new][0]]
    assert 0 < (x - beside[0]) ** 2 + (y - beside[1]) ** 2 <= (BESIDE + 1) ** 2
    assert placed | {new: (x, y)} == places(own_clone, known)


def test_a_renamed_paper_stays(own_clone: Path) -> None:
    old, new = next((paper.formerly[0], paper.id) for paper in views(own_clone).newest if paper.formerly)
    assert places(own_clone, {old: (7, 8)})[new] == (7, 8)


def test_clusters_are_named_by_the_topic_they_share(own_clone: Path) -> None:
    found = views(own_clone)
    known = {paper.id: CENTRES["reasoning" in paper.topics] for paper in found.newest}
    (own_clone / "site" / FILE).write_text(as_text(Layout(CENTRES, known)))
    clusters = map_data(found)["clusters"]
    named = {(cluster["x"], cluster["y"]): cluster["label"] for cluster in clusters}
    reasoning = found.vocabulary.topics["reasoning"]
    assert named[CENTRES[1]] == {"en": reasoning.en, "zh": reasoning.zh}
    assert {cluster["size"] for cluster in clusters} <= {list(known.values()).count(centre) for centre in CENTRES}


@pytest.mark.parametrize("text", [None, "", "{}", '{"centres": [[1, 2, 3]], "papers": {}}'])
def test_a_file_that_is_no_map_is_named(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / FILE).write_text(text)
    with pytest.raises(LayoutError, match="`make map` writes it"):
        read_layout(tmp_path / FILE)


def test_a_map_is_computed_from_titles_authors_and_topics(real_catalog: Catalog) -> None:
    papers = [paper for paper in real_catalog if {"autonomous-driving", "hallucination"} & set(paper.topics)][::7]
    found = layout(papers)
    assert found == layout(papers)
    assert set(found.papers) == {paper.id for paper in papers}
    driving = [found.papers[paper.id] for paper in papers if "autonomous-driving" in paper.topics]
    seeing = [found.papers[paper.id] for paper in papers if "hallucination" in paper.topics]
    apart = sum((sum(p[axis] for p in driving) / len(driving) - sum(p[axis] for p in seeing) / len(seeing)) ** 2 for axis in (0, 1))  # fmt: skip
    assert apart > (WIDTH / 4) ** 2


def test_the_real_map_is_nearly_whole(real_catalog: Catalog) -> None:
    found = read_layout(ROOT / "site" / FILE)
    assert len(found.papers.keys() & real_catalog.papers.keys()) >= 0.8 * len(real_catalog.papers)
    assert as_text(found) == (ROOT / "site" / FILE).read_text()
