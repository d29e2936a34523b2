"""The list pages together hold every paper and data set, readable without a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from lxml import html

from awesome.catalog import Catalog
from awesome.exporters.citation import Venues
from awesome.model import SHELVES, Paper
from awesome.vocabulary import Vocabulary
from awesome.website.lists import NEWEST
from tests.website.support import Site, address_of, text_of

each_language = pytest.mark.parametrize("home", ["", "zh/"])


def rows(tree: html.HtmlElement) -> list[str]:
    """The ids of the entries that a page lists, in its order."""
    return [href.split("/")[-2] for href in tree.xpath("//ul[@class='rows']/li/p[@class='t']/a/@href")]


def ways(site: Site, address: str) -> list[str]:
    """The addresses to which a page's way on leads."""
    hrefs = site.at(address).xpath("//nav[@class='ways']/a/@href")
    return [href.replace("../", "").removeprefix("zh/") for href in hrefs]


def ids(papers: Iterable[Paper]) -> list[str]:
    return sorted(paper.id for paper in papers)


def check_shelves(site: Site, catalog: Catalog, home: str) -> None:
    for shelf, papers in catalog.by_technique.items():
        years = ways(site, f"{home}techniques/{shelf}/")
        found = [identifier for year in years for identifier in rows(site.at(f"{home}{year}"))]
        assert sorted(found) == ids(papers), shelf
        newest = rows(site.at(f"{home}techniques/{shelf}/"))
        assert len(newest) == min(NEWEST, len(papers))
        dates = [catalog.papers[identifier].date for identifier in newest]
        assert dates == sorted(dates, reverse=True)
        assert not newest or dates[-1] >= max((p.date for p in papers if p.id not in newest), default="")


def check_months(site: Site, catalog: Catalog, home: str) -> None:
    for paper in catalog:
        year, month = paper.date[:4], paper.date[5:7]
        address = f"years/{year}/{month or '00'}/" if year else "years/undated/"
        if year and f"{home}{address}index.html" not in site.files:
            # a year of which no paper's month is known is one page
            address = f"years/{year}/"
        assert paper.id in rows(site.at(f"{home}{address}")), paper.id


def check_venues(site: Site, catalog: Catalog, home: str) -> None:
    venues = Venues(Vocabulary.load())
    for paper in catalog:
        name, year, venue = venues.split(paper.venue)
        if venue is None or venue.type == "preprint" or not name:
            continue
        address = f"{home}venues/{venue.id}/{year}/"
        assert paper.id in rows(site.at(address)), paper.id
        assert f"venues/{venue.id}/{year}/" in ways(site, f"{home}venues/{venue.id}/")


def check_topics(site: Site, catalog: Catalog, home: str) -> None:
    expected: dict[str, list[Paper]] = {}
    for paper in catalog:
        for topic in paper.topics:
            expected.setdefault(topic, []).append(paper)
    for topic, papers in expected.items():
        found = [identifier for year in ways(site, f"{home}topics/{topic}/") for identifier in rows(site.at(f"{home}{year}"))]  # fmt: skip
        assert sorted(found) == ids(papers), topic


def check_authors(site: Site, catalog: Catalog, home: str) -> None:
    expected = Counter(author for paper in catalog for author in dict.fromkeys(paper.authors))
    found: dict[str, int] = {}
    for path in site.pages:
        address = address_of(path)
        if not address.startswith("authors/letters/") or path.startswith("zh/") != bool(home):
            continue
        for item in site.page(path).xpath("//ul[@class='authors-list']/li"):
            own = item.xpath("a/b")
            name = own[0].text_content() if own else (item.text or "").strip() or item.findtext("bdi")
            assert name not in found
            found[name] = int(item.findtext("span").replace(",", "")) if own else len(item.xpath("span/a"))
    assert found == expected


def check_datasets(site: Site, catalog: Catalog, home: str) -> None:
    kinds: dict[str, list[str]] = {}
    for dataset in catalog.datasets.values():
        for kind in dataset.kind:
            kinds.setdefault(kind, []).append(dataset.id)
    for kind, expected in kinds.items():
        assert sorted(rows(site.at(f"{home}kinds/{kind}/"))) == sorted(expected), kind
    assert {f"kinds/{kind}/" for kind in kinds} == {
        href.replace("../", "").removeprefix("zh/")
        for href in site.at(f"{home}datasets/").xpath("//ul[starts-with(@class, 'index')]/li/a/@href")
    }


CHECKS = [check_shelves, check_months, check_venues, check_topics, check_authors, check_datasets]
each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.removeprefix("check_"))


@each_language
@each_check
def test_nothing_is_missing_from_the_lists(site: Site, catalog: Catalog, home: str, check: object) -> None:
    assert callable(check)
    check(site, catalog, home)


@pytest.mark.sweep
@each_language
@each_check
def test_real_site_nothing_is_missing_from_the_lists(
    real: Site, real_catalog: Catalog, home: str, check: object
) -> None:
    assert callable(check)
    check(real, real_catalog, home)


def test_authors_of_one_letter_are_parted(site: Site) -> None:
    """Six hundred and more names under Q: a second page, to which the first leads."""
    assert "authors/letters/q/2/" in ways(site, "authors/letters/q/")
    assert len(site.at("authors/letters/q/").xpath("//ul[@class='authors-list']/li")) == 600
    assert len(site.at("authors/letters/q/2/").xpath("//ul[@class='authors-list']/li")) == 20


@each_language
def test_counts_are_those_of_the_pages_they_lead_to(site: Site, home: str) -> None:
    for hub in ("papers/", "topics/", "venues/", "years/", "datasets/"):
        for item in site.at(f"{home}{hub}").xpath("//ul[starts-with(@class, 'index')]/li | //ul[@class='ways']/li"):
            href = item.find("a").get("href").replace("../", "").removeprefix("zh/")
            if href.startswith(("authors/", "years/")):
                continue
            count = int(item.xpath("string(span | a/span)"))
            parts = [href] if href.startswith("kinds/") else ways(site, f"{home}{href}")
            assert sum(len(rows(site.at(f"{home}{part}"))) for part in parts) == count, href


@each_language
def test_milestones_stand_in_order_and_lead_to_their_papers(site: Site, catalog: Catalog, home: str) -> None:
    for shelf in SHELVES:
        stones = site.at(f"{home}techniques/{shelf}/").xpath("//ol[@class='milestones']/li")
        found = [stone.xpath("p[@class='t']/a/@href")[0].split("/")[-2] for stone in stones]
        assert len(found) == 3
        dates = [catalog.papers[identifier].date for identifier in found]
        assert dates == sorted(dates)
        expected = [f"{identifier} 为何重要。" if home else f"Why {identifier}." for identifier in found]
        assert [text_of(stone.xpath("p")[1]) for stone in stones] == expected


def test_home_shows_the_newest_and_leads_to_everything(site: Site, catalog: Catalog) -> None:
    tree = site.at("")
    newest = rows(tree)
    assert len(newest) == 12
    dates = [catalog.papers[identifier].date for identifier in newest]
    assert dates == sorted((paper.date for paper in catalog), reverse=True)[:12]
    hrefs = {href.removeprefix("./") for href in tree.xpath("//main//a/@href")}
    assert {f"techniques/{shelf}/" for shelf in SHELVES} <= hrefs
    assert {"papers/", "datasets/", "download/", "contribute/", "statistics/", "techniques/"} <= hrefs
    assert tree.xpath("//figure//*[local-name()='svg']")


@each_language
def test_every_paper_is_reached_from_home_through_its_shelf(site: Site, catalog: Catalog, home: str) -> None:
    """Every shelf is one step away and leads to its years, which hold all of its papers."""
    shelves = site.at(home).xpath("//ul[@class='shelves']/li/a/@href")
    assert {href.split("/")[-2] for href in shelves} == set(SHELVES)
    reached = {identifier for shelf in SHELVES for year in ways(site, f"{home}techniques/{shelf}/") for identifier in rows(site.at(f"{home}{year}"))}  # fmt: skip
    assert reached == set(catalog.papers)
