from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from awesome.catalog import Catalog
from awesome.model import SHELVES, Dataset, Paper
from awesome.vocabulary import Vocabulary
from awesome.website.figures import VENUES_SHOWN
from awesome.website.prose import ProseError
from awesome.website.settings import LANGUAGES, Settings
from awesome.website.shell import BASE, with_base
from awesome.website.statistics import Statistics
from awesome.website.views import Views

ROOT = Path(__file__).parents[2]
BARS = ("years", "techniques", "venues", "modalities", "topics", "kinds", "code_years", "code_techniques", "unknown")
PLOTS = ("months", *BARS)
ADDED = "2026-01-01"

KEPT = {
    "viewBox",
    "aria-label",
    "class",
    "transform",
    "href",
    "x",
    "y",
    "width",
    "height",
    "d",
    "text-anchor",
    "data-label",
    "data-text",
}

IT, ICL, COT, LAVR = SHELVES[:4]

PAPERS = [
    Paper("kite", "Kite Reads Weather Maps", ADDED, authors=["Ada Example", "Bo Sample"], date="2023-04-02", venue="CVPR 2024",
          techniques=[IT], topics=["training-data", "grounding"], modalities=["image"], code="https://example.org/kite", seen_in=["bradyfu"]),
    Paper("lark", "Lark Learns from Three Examples", ADDED, authors=["Bo Sample"], date="2023-06", venue="arXiv",
          techniques=[ICL, COT], topics=["grounding"], modalities=["image", "video"], seen_in=["bradyfu", "arxivqa"]),
    Paper("moth", "Moth Explains Itself", ADDED, date="2024", techniques=[COT], modalities=["audio"], seen_in=["arxivqa"]),
    Paper("newt", "Newt Plans with Tools", ADDED, authors=["Cy Model"], date="2024-12-30", venue="NeurIPS 2024",
          techniques=[LAVR, COT], topics=["agents"], modalities=["image"], code="https://example.org/newt"),
    Paper("oryx", "Oryx & the <Angle> Survey", ADDED, topics=["survey"], venue="Findings of ACL 2023"),
    Paper("pike", "Pike Sees the Sea", ADDED, date="2025-03-01", venue="CVPR 2025", topics=["unified-models"], modalities=["video"]),
]  # fmt: skip
DATASETS = [
    Dataset("kite-set", "KiteSet", ADDED, paper="kite", url="https://example.org/set", kind=["instruction-tuning"], seen_in=["bradyfu"]),
    Dataset("pond", "Pond", ADDED, kind=["benchmark", "chain-of-thought"]),
    Dataset("reed", "Reed", ADDED, kind=["benchmark"]),
]  # fmt: skip


def statistics_of(papers: list[Paper], datasets: list[Dataset] = []) -> Statistics:  # noqa: B006 - never changed
    settings = Settings(root=ROOT, out=ROOT / "build")
    return Statistics(Views(Catalog(papers, datasets), Vocabulary.load(), settings))


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    return statistics_of(PAPERS, DATASETS)


def table(figure: str) -> dict[str, list[str]]:
    """The rows of a plot's table by their label, notes left out."""
    found = {}
    for row in html.fromstring(figure).xpath(".//tbody/tr"):
        label = row.xpath("string(th/a/text() | th/text())").strip()
        found[label] = [cell.text for cell in row.iterfind("td")]
    return found


def svg(figure: str) -> Any:
    found = re.search(r"<svg.*</svg>", figure, re.DOTALL)
    assert found
    return etree.fromstring(with_base(found[0], "statistics/"))


def test_counts(statistics: Statistics) -> None:
    expected = {
        "papers": 6, "datasets": 3, "authors": 3, "venues": 3, "topics": 5, "lists": 2, "listings": 2,
        "with_code": 2, "without_code": 4, "with_authors": 3, "unknown_authors": 3, "unknown_date": 1, "unknown_venue": 1,
        "datasets_without_url": 2, IT: 1, ICL: 1, COT: 3, LAVR: 1, "background": 2,
    }  # fmt: skip
    assert {what: statistics.count(what) for what in expected} == expected
    assert statistics.count("milestones") > 0


def test_what_is_not_counted_is_refused_with_what_is(statistics: Statistics) -> None:
    with pytest.raises(ProseError, match=r"no such count: citations \(there are papers, .*background\)"):
        statistics.count("citations")
    with pytest.raises(ProseError, match="no such plot: moods"):
        statistics.plot("moods", "en")


def test_lists_count_papers_and_data_sets_once_each(statistics: Statistics) -> None:
    assert statistics.by_listing == {"bradyfu": 3, "arxivqa": 2}


def test_years_are_stacked_by_shelf(statistics: Statistics) -> None:
    rows = table(statistics.plot("years", "en"))
    assert rows == {
        "2023": ["1", "1", "0", "0", "0", "2"],
        "2024": ["0", "0", "1", "1", "0", "2"],
        "2025": ["0", "0", "0", "0", "1", "1"],
        "undated": ["0", "0", "0", "0", "1", "1"],
    }


def test_a_year_that_is_not_over_says_until_when_it_runs(statistics: Statistics) -> None:
    assert "to 2025-03-01" in statistics.plot("years", "en")
    assert "至 2025-03-01" in statistics.plot("years", "zh")
    assert "to 20" not in statistics_of(PAPERS[:4]).plot("years", "en")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("venues", {"CVPR": ["2"], "Findings of ACL": ["1"], "NeurIPS": ["1"]}),
        ("modalities", {"Image": ["3"], "Video": ["2"], "Audio": ["1"]}),
        ("topics", {"Grounding and segmentation": ["2"], "Agents and tool use": ["1"], "Surveys": ["1"], "Training data": ["1"], "Unified understanding and generation": ["1"]}),
        ("kinds", {"Benchmark": ["2"], "Chain of thought": ["1"], "Instruction tuning": ["1"]}),
        ("unknown", {"Papers: code": ["4", "6", "66.7%"], "Papers: authors": ["3", "6", "50.0%"], "Papers: venue": ["1", "6", "16.7%"], "Papers: date": ["1", "6", "16.7%"], "Data sets: address": ["2", "3", "66.7%"]}),
    ],
)  # fmt: skip
def test_tables(statistics: Statistics, name: str, expected: dict[str, list[str]]) -> None:
    rows = table(statistics.plot(name, "en"))
    assert rows == expected
    assert list(rows) == list(expected)


def test_a_paper_of_two_techniques_counts_for_both(statistics: Statistics) -> None:
    assert list(table(statistics.plot("techniques", "en")).values()) == [["1"], ["1"], ["3"], ["1"], ["2"]]


def test_venues_beyond_the_shown_ones_are_summed_up() -> None:
    conferences = [venue.name for venue in Vocabulary.load().venues.values() if venue.type == "conference"]
    names = conferences[: VENUES_SHOWN + 2]
    sizes = {name: 30 - place for place, name in enumerate(names)}
    papers = [
        Paper(f"{name}-{i}", "T", ADDED, venue=f"{name} 2024") for name, size in sizes.items() for i in range(size)
    ]
    papers += [Paper(f"pre-{i}", "T", ADDED, venue="arXiv") for i in range(7)]
    figure = statistics_of(papers).plot("venues", "en")
    assert list(table(figure)) == names[:VENUES_SHOWN]
    assert f"{15 + 14} more are at 2 other conferences, journals and workshops; 7 stand under arXiv." in figure


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLOTS)
def test_the_picture_holds_shapes_classes_and_links_only(statistics: Statistics, name: str, language: str) -> None:
    figure = statistics.plot(name, language)
    tree = svg(figure)
    assert {node.tag for node in tree.iter()} <= {"svg", "g", "a", "rect", "path", "text", "title", "tspan"}
    attributes = {key for node in tree.iter() for key in node.keys()}  # noqa: SIM118 - an element is no dict
    assert attributes <= KEPT
    assert not re.search(r"style|script|pygal|<!--|xmlns|\bid=|\d\.\d\d", etree.tostring(tree, encoding="unicode"))
    assert not {"width", "height"} & set(tree.keys())
    assert tree.get("aria-label") == html.fromstring(figure).findtext(".//figcaption/b")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", BARS)
def test_bars_are_as_long_as_the_table_says(statistics: Statistics, name: str, language: str) -> None:
    """The length of each bar over its number is the same for all, and the bars begin at the baseline."""
    figure = statistics.plot(name, language)
    tree = svg(figure)
    baseline = float(tree.xpath("string(//path[@class='plot-zero']/@d)").split()[0].removeprefix("M"))
    numbers = [float(cells[-1].rstrip("%")) for cells in table(figure).values()]
    rows = tree.xpath("g/*[@class = 'plot-row']")
    scales = []
    for row, number in zip(rows, numbers, strict=True):
        parts = row.xpath("rect[@class != 'plot-hit']")
        if not number:
            assert parts == []
            continue
        assert float(parts[0].get("x")) == pytest.approx(baseline, abs=0.11)
        end = float(parts[-1].get("x")) + float(parts[-1].get("width"))
        assert 3 < float(row.xpath("text")[-1].get("x")) - end < 10
        scales.append(sum(float(part.get("width")) for part in parts) / number)
        assert row.xpath("text")[-1].text.rstrip("%") in figure
    assert scales == pytest.approx([scales[0]] * len(scales), rel=0.02)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_bar_leads_to_its_list(statistics: Statistics, language: str) -> None:
    def links(name: str) -> list[str]:
        return [str(link) for link in svg(statistics.plot(name, language)).xpath("//a/@href")]

    home = "../zh/" if language == "zh" else "../"
    years = [f"{home}explore/?years={year}-{year}" for year in ("2023", "2024", "2025")]
    assert links("months") == years
    assert links("years") == [*years, f"{home}years/undated/"]
    assert links("techniques") == [f"{home}explore/?technique={shelf}" for shelf in SHELVES]
    assert links("venues") == [f"{home}explore/?venue={venue}" for venue in ("cvpr", "findings-acl", "neurips")]
    assert links("modalities") == [f"{home}explore/?modality={modality}" for modality in ("image", "video", "audio")]
    assert links("kinds") == [f"{home}explore/datasets/?kind={kind}" for kind in ("benchmark", "chain-of-thought", "instruction-tuning")]  # fmt: skip
    assert links("topics")[0] == f"{home}explore/?topic=grounding"
    assert links("code_years") == [f"{home}explore/?years={year}-{year}&has=code" for year in ("2023", "2024")]
    assert links("code_techniques") == [f"{home}explore/?technique={shelf}&has=code" for shelf in (IT, COT, LAVR)] + [f"{home}explore/?has=code"]  # fmt: skip
    assert links("unknown") == [f"{home}explore/?has=-code", f"{home}years/undated/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_lead_to_lists_that_need_no_script(statistics: Statistics, language: str) -> None:
    def links(name: str) -> list[str]:
        return [str(link) for link in html.fromstring(with_base(statistics.plot(name, language), "statistics/")).xpath("//th/a/@href")]  # fmt: skip

    home = "../zh/" if language == "zh" else "../"
    assert links("months")[0] == f"{home}years/2023/04/"
    assert links("years") == [f"{home}years/{year}/" for year in ("2023", "2024", "2025", "undated")]
    assert links("techniques") == [f"{home}techniques/{shelf}/" for shelf in SHELVES]
    assert links("venues") == [f"{home}venues/{venue}/" for venue in ("cvpr", "findings-acl", "neurips")]
    assert links("kinds")[0] == f"{home}kinds/benchmark/"
    # no page lists the papers of a modality
    assert links("modalities")[0] == f"{home}explore/?modality=image"


def test_a_link_says_what_it_leads_to_and_stands_in_the_table_too(statistics: Statistics) -> None:
    figure = statistics.plot("topics", "en")
    names = svg(figure).xpath("//a/title/text()")
    assert names[-1] == "Unified understanding and generation: 1"
    assert f'<a href="{BASE}topics/unified-models/">Unified understanding and generation</a>' in figure


def test_languages_differ_in_words_and_agree_in_numbers() -> None:
    many = [Paper(f"p{i}", "T", ADDED, date="2024-12", techniques=[IT]) for i in range(1234)]
    statistics = statistics_of(many)
    assert table(statistics.plot("years", "en"))["2024"][-1] == "1,234"
    assert table(statistics.plot("years", "zh"))["2024"][-1] == "1234"
    assert "多模态指令微调" in statistics.plot("techniques", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_plots_are_the_same_byte_for_byte(language: str) -> None:
    one, other = statistics_of(PAPERS, DATASETS), statistics_of(PAPERS[::-1], DATASETS[::-1])
    assert [one.plot(name, language) for name in PLOTS] == [other.plot(name, language) for name in PLOTS]


def test_parts_carry_their_numbers_where_there_is_room() -> None:
    papers = [Paper(f"p{i}", "T", ADDED, date="2023", techniques=[(IT, COT)[i % 3 == 0]]) for i in range(90)]
    papers += [Paper(f"q{i}", "T", ADDED, date="2024", techniques=[LAVR] if i else [ICL]) for i in range(50)]
    rows = svg(statistics_of(papers).plot("years", "en")).xpath("//a")
    assert [row.xpath("text[@class='plot-in']/text()") for row in rows] == [["60", "30"], ["49"]]
    parts = rows[0].xpath("rect[@class != 'plot-hit']")
    for part, number in zip(parts, rows[0].xpath("text[@class='plot-in']"), strict=True):
        assert 0 < float(number.get("x")) - float(part.get("x")) < float(part.get("width"))


def test_colours_are_those_of_the_shelves(statistics: Statistics) -> None:
    tree = svg(statistics.plot("techniques", "en"))
    assert tree.xpath("//a/rect[2]/@class") == ["plot-it", "plot-icl", "plot-cot", "plot-lavr", "plot-bg"]


@pytest.mark.parametrize("name", PLOTS)
def test_an_empty_catalog_has_tables_without_numbers_to_show(name: str) -> None:
    figure = statistics_of([]).plot(name, "en")
    assert "<figcaption>" in figure
    assert {cell for cells in table(figure).values() for cell in cells} <= {"0", "0.0%"}


def test_names_are_escaped() -> None:
    from awesome.website.figure import Bar
    from awesome.website.plots import bars_svg

    drawn = bars_svg("a < b & c", [Bar('<b>"x" & y</b>', (1,), "1", "../x/")], ["plot-one"], str)
    assert etree.fromstring(drawn).get("aria-label") == "a < b & c"
    assert "<b>" not in drawn


def test_the_real_catalog_makes_small_pictures() -> None:
    views = Views(Catalog.load(ROOT), Vocabulary.load(), Settings(root=ROOT, out=ROOT / "build"))
    statistics = Statistics(views)
    drawn = {(name, language): statistics.plot(name, language) for name in PLOTS for language in LANGUAGES}
    sizes = {key: len(etree.tostring(svg(figure))) for key, figure in drawn.items()}
    assert max(sizes.values()) < 30_000
    assert len(svg(drawn["topics", "en"]).xpath("//a")) == statistics.count("topics")
