"""The page of an entry: what reference managers read of it, and that its text stays text."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from lxml import html

from awesome.catalog import Catalog
from awesome.exporters.bibtex import entry as bibtex_entry
from awesome.exporters.citation import Venues
from awesome.vocabulary import Vocabulary
from awesome.website.citation import AUTHORS_IN_LINKED_DATA
from tests.website.made_up import DATASETS, HOSTILE, PAPERS, PROLIFIC, RIGHT_TO_LEFT
from tests.website.support import Site, text_of

READ_BY_ZOTERO = {
    "citation_title", "citation_author", "citation_publication_date", "citation_online_date", "citation_journal_title",
    "citation_conference_title", "citation_doi", "citation_pdf_url", "citation_public_url",
}  # fmt: skip
"""Fields that its translator "Embedded Metadata" maps, as far as entries have them."""
READ_BY_SCHOLAR = {
    "citation_title", "citation_author", "citation_publication_date", "citation_online_date", "citation_journal_title",
    "citation_conference_title", "citation_pdf_url",
}  # fmt: skip
"""Fields of its "Indexing Guidelines"."""
READ_BY_OTHERS = {"citation_arxiv_id"}
"""arXiv's own pages have it, and tools that start from an arXiv id read it."""

DATE = re.compile(r"\d{4}(/\d{2}){0,2}")
by_id = {paper.id: paper for paper in PAPERS}
each_language = pytest.mark.parametrize("home", ["", "zh/"])


def citation(tree: html.HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.xpath("//head/meta[starts-with(@name, 'citation_')]"):
        found.setdefault(meta.get("name"), []).append(meta.get("content"))
    return found


def linked_data(tree: html.HtmlElement) -> dict[str, Any]:
    (script,) = tree.xpath("//script[@type='application/ld+json']/text()")
    data: dict[str, Any] = json.loads(script)
    return data


@each_language
def test_citation_fields_say_what_the_entry_says(site: Site, home: str) -> None:
    kinds = Venues(Vocabulary.load())
    for paper in PAPERS:
        fields = citation(site.at(f"{home}papers/{paper.id}/"))
        assert set(fields) <= READ_BY_ZOTERO | READ_BY_SCHOLAR | READ_BY_OTHERS
        assert all(value for values in fields.values() for value in values)
        assert fields.pop("citation_title") == [paper.title]
        assert fields.pop("citation_author", []) == paper.authors
        assert {name for name, values in fields.items() if len(values) > 1} == set()
        dates = [fields.get(name, [""])[0] for name in ("citation_publication_date", "citation_online_date")]
        assert all(DATE.fullmatch(date) for date in dates if date)
        assert dates[0] or not (paper.date or paper.venue[-4:].isdigit())
        if kinds.cite(paper).kind == "preprint":
            assert dates[0] == paper.date.replace("-", "/")
        assert fields.get("citation_doi", [""]) == [paper.doi]
        assert fields.get("citation_arxiv_id", [""]) == [paper.arxiv]
        assert fields.get("citation_pdf_url", [""]) == [paper.pdf]
        assert fields.get("citation_public_url", [""]) == [paper.link]


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("oryx-1", {"citation_title", "citation_author", "citation_publication_date", "citation_arxiv_id", "citation_pdf_url", "citation_public_url"}),
        ("latex", {"citation_title", "citation_author", "citation_publication_date", "citation_online_date", "citation_journal_title", "citation_arxiv_id", "citation_pdf_url", "citation_public_url"}),
        ("chinese", {"citation_title", "citation_author", "citation_publication_date", "citation_online_date", "citation_conference_title", "citation_arxiv_id", "citation_pdf_url", "citation_public_url"}),
        ("emoji", {"citation_title", "citation_author", "citation_publication_date", "citation_doi", "citation_public_url"}),
        ("nothing-known", {"citation_title", "citation_public_url"}),
    ],
)  # fmt: skip
def test_which_citation_fields_a_page_has(site: Site, identifier: str, expected: set[str]) -> None:
    assert set(citation(site.at(f"papers/{identifier}/"))) == expected


def test_a_journal_paper_is_cited_with_the_year_of_the_journal(site: Site) -> None:
    fields = citation(site.at("papers/latex/"))
    assert fields["citation_publication_date"] == ["2025"]
    assert fields["citation_online_date"] == ["2024/10"]
    assert fields["citation_journal_title"] == [Vocabulary.load().venues["tpami"].full]


@each_language
def test_linked_data_parses_and_says_what_the_entry_says(site: Site, home: str) -> None:
    for paper in PAPERS:
        data = linked_data(site.at(f"{home}papers/{paper.id}/"))
        assert data["@context"] == "https://schema.org"
        assert data["@type"] == "ScholarlyArticle"
        assert data["headline"] == paper.title
        names = [author["name"] for author in data.get("author", [])]
        assert names == paper.authors[:AUTHORS_IN_LINKED_DATA]
        assert data.get("datePublished", "") == paper.date
        assert data.get("url", "") == paper.link
    for dataset in DATASETS:
        data = linked_data(site.at(f"{home}datasets/{dataset.id}/"))
        assert (data["@type"], data["name"]) == ("Dataset", dataset.name)
        assert data["description"]


def test_linked_data_names_the_page_where_its_address_is_known(placed: Site) -> None:
    assert linked_data(placed.at("zh/papers/kite-1/"))["mainEntityOfPage"] == f"{placed.site_url}papers/kite-1/"


@each_language
def test_the_bibtex_of_a_page_is_the_one_that_is_exported(site: Site, catalog: Catalog, home: str) -> None:
    exported = site.text("downloads/awesome-mllm.bib")
    venues = Venues(Vocabulary.load())
    for paper in catalog:
        (block,) = site.at(f"{home}papers/{paper.id}/").xpath("//pre[contains(@class, 'bib')]/code")
        shown = block.text_content()
        assert shown == bibtex_entry(paper, venues)
        assert shown in exported


def test_the_bibtex_of_a_page_is_read_by_a_parser(site: Site) -> None:
    for paper in PAPERS:
        (block,) = site.at(f"papers/{paper.id}/").xpath("//pre[contains(@class, 'bib')]/code")
        library = parse_string(block.text_content())
        assert not library.failed_blocks, paper.id
        (entry,) = library.entries
        assert entry.key == paper.id
        assert len(entry["author"].split(" and ")) == len(paper.authors) if paper.authors else "author" not in entry


@each_language
def test_hostile_text_stays_text(site: Site, home: str) -> None:
    paper = by_id["hostile"]
    tree = site.at(f"{home}papers/hostile/")
    assert text_of(tree.xpath("//h1")[0]) == " ".join(HOSTILE.split())
    assert " ".join(paper.authors[1].split()) in text_of(tree.xpath("//*[@class='authors']")[0])
    for path in site.pages:
        tree = site.page(path)
        scripts = tree.xpath("//script[not(@type='application/ld+json' or @type='application/json')]")
        assert all(script.get("src") and not script.text for script in scripts), path
        assert not tree.xpath("//img | //*[@onerror] | //b[starts-with(normalize-space(), '{{')]"), path


def test_only_addresses_of_the_web_become_links(site: Site) -> None:
    allowed = re.compile(r"https?://[^\s\"<>]+|(?![a-z]+:)\S*", re.IGNORECASE)
    for path in site.pages:
        wrong = [value for value in site.page(path).xpath("//@href | //@src") if not allowed.fullmatch(value)]
        assert not wrong, path
    labels = [text_of(link) for link in site.at("papers/hostile/").xpath("//p[@class='actions']/a")]
    assert labels == ["paper", "project"]


def test_what_is_not_known_is_said(site: Site) -> None:
    tree = site.at("papers/nothing-known/")
    assert text_of(tree.xpath("//*[@class='authors']")[0]) == "Authors unknown"
    facts = dict(
        zip(map(text_of, tree.xpath("//article/dl/dt")), map(text_of, tree.xpath("//article/dl/dd")), strict=True)
    )
    assert facts == {"Date": "unknown", "Venue": "unknown", "Techniques": "Background", "Topics": "Other applications"}  # fmt: skip
    assert "no list names where the data is" in text_of(site.at("datasets/bare/").xpath("//p[@class='actions']")[0])


def test_a_page_leads_on(site: Site, catalog: Catalog) -> None:
    """To its shelf and year, its data sets, its neighbours on the shelf, and to related papers."""
    tree = site.at("papers/kite-1/")
    crumbs = tree.xpath("//nav[@class='crumbs']/a/@href")
    assert crumbs == ["../../papers/", "../../techniques/instruction-tuning/", "../../techniques/instruction-tuning/2023/"]  # fmt: skip
    hrefs = set(tree.xpath("//article//a/@href"))
    assert {"../../datasets/kite-1/", "../../datasets/kite-bench/", "../../edit/#papers/kite-1", "../../api/v1/papers/kite-1.json"} <= hrefs  # fmt: skip
    assert tree.xpath("//a[@rel='prev' or @rel='next']")
    assert 1 <= len(tree.xpath("//h2[.='Related papers']/following-sibling::ul[1]/li")) <= 6
    dataset = site.at("datasets/kite-1/")
    assert "../../papers/kite-1/" in dataset.xpath("//article//a/@href")


def test_each_shelf_can_be_walked_from_one_end_to_the_other(site: Site, catalog: Catalog) -> None:
    for shelf, papers in catalog.by_shelf.items():
        ends = [p.id for p in papers if not site.at(f"papers/{p.id}/").xpath("//a[@rel='prev']")]
        assert len(ends) == 1, shelf
        walked, here = [], ends[0]
        while here:
            walked.append(here)
            older = site.at(f"papers/{here}/").xpath("//a[@rel='next']/@href")
            here = older[0].split("/")[-2] if older else ""
        assert sorted(walked) == sorted(p.id for p in papers)
        dates = [catalog.papers[identifier].date for identifier in walked]
        assert dates == sorted(dates, reverse=True)


def test_all_authors_stand_on_the_page_and_in_its_citation(site: Site) -> None:
    tree = site.at("papers/many/")
    authors = by_id["many"].authors
    assert text_of(tree.xpath("//*[@class='authors']")[0]).split(", ") == authors
    assert citation(tree)["citation_author"] == authors


def test_names_from_right_to_left_are_set_apart(site: Site) -> None:
    assert site.at("papers/right-to-left/").xpath("//*[@class='authors']/bdi/text()") == RIGHT_TO_LEFT
    assert not site.at("papers/kite-1/").xpath("//bdi")


@each_language
def test_a_row_says_the_name_once(site: Site, home: str) -> None:
    titles = {text_of(link) for link in site.at(f"{home}papers/").xpath("//ul[@class='rows']//p[@class='t']/a")}
    assert "Lark-1: Made-up Birds Look at Picture Number 1" in titles
    assert "Moth-1 Seeing Feather 2" in titles


@pytest.mark.parametrize(
    ("home", "authors"), [("", "Hand Quillaa, Hand Quillab, Hand Quillac, … +307"), ("zh/", "Hand Quillaa, Hand Quillab, Hand Quillac 等 310 人")]
)  # fmt: skip
def test_a_row_counts_the_authors_it_does_not_name(site: Site, home: str, authors: str) -> None:
    (row,) = site.at(f"{home}years/2025/01/").xpath("//li[.//a[contains(@href, '/many/')]]/p[@class='d']")
    assert authors in text_of(row)


@each_language
def test_former_addresses_lead_on(site: Site, home: str) -> None:
    former = {f"papers/{old}/": f"papers/{paper.id}/" for paper in PAPERS for old in paper.formerly}
    former |= {f"datasets/{old}/": f"datasets/{dataset.id}/" for dataset in DATASETS for old in dataset.formerly}
    assert len(former) == 5
    for old, new in former.items():
        tree = site.at(f"{home}{old}")
        way = f"{'../' * (home + old).count('/')}{home}{new}"
        assert tree.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={way}"]
        assert way in tree.xpath("//main//a/@href")
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]


@each_language
def test_a_removed_entry_says_why(site: Site, home: str) -> None:
    tree = site.at(f"{home}papers/gone/")
    assert " ".join(f"Withdrawn by its authors. {HOSTILE} (2026-01-15)".split()) in text_of(tree.xpath("//main")[0])
    assert not tree.xpath("//meta[@http-equiv='refresh']")
    assert "It was an image. (2026-01-16)" in text_of(site.at(f"{home}datasets/gone-set/").xpath("//main")[0])


def test_the_prolific_have_a_page_and_their_names_lead_to_it(site: Site, catalog: Catalog) -> None:
    own = [paper.id for paper in catalog if PROLIFIC in paper.authors]
    assert len(own) >= 10
    shown = site.at("authors/ada-example/").xpath("//ul[@class='rows']/li//p[@class='t']/a/@href")
    assert sorted(href.split("/")[-2] for href in shown) == sorted(own)
    assert "../../authors/ada-example/" in site.at("papers/lark-1/").xpath("//*[@class='authors']/a/@href")
    # another person whose name is written the same way in an address
    assert text_of(site.at("authors/ada-example-2/").xpath("//h1")[0]) == "Ada Éxample"


@pytest.mark.sweep
def test_real_site_citations_and_linked_data(real: Site, real_catalog: Catalog) -> None:
    for paper in real_catalog:
        tree = real.at(f"papers/{paper.id}/")
        fields = citation(tree)
        assert set(fields) <= READ_BY_ZOTERO | READ_BY_SCHOLAR | READ_BY_OTHERS
        assert fields["citation_title"] == [paper.title]
        assert fields.get("citation_author", []) == paper.authors
        assert linked_data(tree)["headline"] == paper.title


@pytest.mark.sweep
def test_real_site_bibtex_is_the_exported_one(real: Site, real_catalog: Catalog) -> None:
    exported = "".join(
        real.at(f"papers/{paper.id}/").xpath("string(//pre[contains(@class, 'bib')]/code)") + "\n"
        for paper in real_catalog
    )
    assert exported.strip() == real.text("downloads/awesome-mllm.bib").strip()
