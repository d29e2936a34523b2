"""The columns say of every entry what the catalog says, and are written alike by every build."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from awesome.catalog import Catalog
from awesome.exporters.text import one_line
from awesome.model import BACKGROUND, Dataset, Paper
from awesome.website.explorer.papers import CODE, DATA, DEMO, PDF, PROJECT
from awesome.website.labels import linked
from awesome.website.views import newest_first
from tests.website.explorer.reading import Entry, read_index
from tests.website.support import Site


def pairs(site: Site, catalog: Catalog, kind: str) -> Iterator[tuple[Entry, Paper | Dataset]]:
    entries = read_index(site, kind)
    known: dict[str, Paper] | dict[str, Dataset] = catalog.papers if kind == "papers" else catalog.datasets
    assert len(entries) == len(known)
    for entry in entries:
        yield entry, known[entry.id]


def test_papers_are_those_of_the_catalog_the_newest_first(site: Site, catalog: Catalog) -> None:
    assert [entry.id for entry in read_index(site, "papers")] == [paper.id for paper in newest_first(catalog)]
    for entry, paper in pairs(site, catalog, "papers"):
        assert isinstance(paper, Paper)
        assert (entry.name, entry.title, entry.date) == (one_line(paper.name), one_line(paper.title), paper.date)
        assert entry.authors == [one_line(author) for author in paper.authors]
        assert entry.venue == one_line(paper.venue)
        assert entry.techniques == (paper.techniques or [BACKGROUND])
        assert (entry.topics, entry.modalities, entry.arxiv) == (paper.topics, paper.modalities, paper.arxiv)
        assert [entry.code, entry.project, entry.demo] == [linked(url) for url in (paper.code, paper.project, paper.demo)]  # fmt: skip
        assert entry.source == ("" if paper.arxiv else linked(paper.link))
        assert [name for name in entry.datasets if name] == [one_line(dataset.name) for dataset in catalog.datasets_of.get(paper.id, [])]  # fmt: skip


def test_bits_say_what_a_paper_has(site: Site, catalog: Catalog) -> None:
    for entry, paper in pairs(site, catalog, "papers"):
        assert isinstance(paper, Paper)
        has = {CODE: entry.code, DEMO: entry.demo, PROJECT: entry.project, PDF: paper.pdf, DATA: paper.id in catalog.datasets_of}  # fmt: skip
        assert entry.links == sum(bit for bit, value in has.items() if value), paper.id


def test_data_sets_are_those_of_the_catalog(site: Site, catalog: Catalog) -> None:
    for entry, dataset in pairs(site, catalog, "datasets"):
        assert isinstance(dataset, Dataset)
        paper = catalog.papers.get(dataset.paper)
        title = paper.title if paper else dataset.title
        assert (entry.name, entry.title, entry.date) == (one_line(dataset.name), one_line(title), dataset.date)
        assert (entry.kinds, entry.size) == (dataset.kind, one_line(dataset.size))
        assert sorted(entry.languages) == sorted(map(one_line, dataset.languages))
        assert entry.paper == (dataset.paper if paper else "")
        assert entry.data == linked(dataset.data_link)


def test_no_address_leads_to_a_script(site: Site) -> None:
    for kind in ("papers", "datasets"):
        for entry in read_index(site, kind):
            links = [entry.code, entry.project, entry.demo, entry.source, entry.data]
            assert [link for link in links if link and not link.startswith(("https://", "http://"))] == []


@pytest.mark.parametrize("address", ["explore/", "zh/explore/", "explore/datasets/", "zh/explore/datasets/"])
def test_pages_name_files_of_their_own_build(site: Site, address: str) -> None:
    tree = site.at(address)
    manifest = json.loads(tree.get_element_by_id("manifest").text)
    assert manifest == json.loads(site.text("explore/index.json"))
    kind = tree.get_element_by_id("explorer").get("data-kind")
    (preload,) = tree.xpath("//link[@rel='preload']/@href")
    assert preload.endswith(f"../{manifest[kind]['first']}")
    paths = [*manifest["papers"].values(), *manifest["datasets"].values(), manifest["glossary"], manifest["pieces"]]
    assert {path for path in paths if isinstance(path, str)} <= set(site.files)


def test_a_page_shows_the_newest_without_script(site: Site, catalog: Catalog) -> None:
    rows = site.at("zh/explore/").xpath("//div[@id='explorer']//li[contains(@class, 'row')]//a/@href")
    own = [href.rstrip("/").rpartition("/")[2] for href in rows if "/papers/" in href]
    assert own == [paper.id for paper in newest_first(catalog)][:50]


def test_the_app_begins_at_the_explorer(site: Site) -> None:
    for home, scope in (("", "../"), ("zh/", "../../")):
        app = json.loads(site.text(f"{home}explore/app.webmanifest"))
        assert (app["start_url"], app["scope"]) == ("./", scope)
        assert f"{scope}assets/icon.svg" == app["icons"][0]["src"]
        (href,) = site.at(f"{home}explore/").xpath("//link[@rel='manifest']/@href")
        assert href.endswith("explore/app.webmanifest")


def test_the_worker_keeps_files_that_are_there(site: Site) -> None:
    kept = json.loads(site.text("worker.js").partition("const KEPT = ")[2].partition(";\n")[0])
    for path in (*kept["files"], *kept["pieces"], *(f"{page}index.html" for page in kept["pages"])):
        assert path.partition("?")[0] in site.files, path
    assert [path for path in kept["files"] if path.startswith(("papers/", "datasets/", "zh/"))] == ["zh/explore/app.webmanifest"]  # fmt: skip
