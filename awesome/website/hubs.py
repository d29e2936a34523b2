"""The pages that lead on: papers, data sets, venues, topics."""

from __future__ import annotations

from awesome.website.lists import NEWEST, ListPages
from awesome.website.output import Output
from awesome.website.settings import LANGUAGES
from awesome.website.views import UNDATED, year_of

Links = list[tuple[str, str, int, str]]

VENUE_TYPES = ("conference", "journal", "workshop", "web")


def write_hubs(output: Output, lists: ListPages) -> None:
    """Write the four hubs in both languages."""
    for language in LANGUAGES:
        _papers(output, lists, language)
        _datasets(output, lists, language)
        _venues(output, lists, language)
        _topics(output, lists, language)


def _papers(output: Output, lists: ListPages, language: str) -> None:
    views, t = lists.views, lists.views.strings(language)
    years: dict[str, int] = {}
    for paper in views.newest:
        years[year_of(paper)] = years.get(year_of(paper), 0) + 1
    sections = [
        (t["by_technique"], "techniques", [(views.shelf_name(shelf, language), f"techniques/{shelf}/", len(papers), "") for shelf, papers in views.catalog.by_technique.items()]),
        (t["by_year"], "years", [(t["undated_short"] if year == UNDATED else year, f"years/{year}/", count, "") for year, count in years.items()]),
        (t["by_topic"], "topics", _topic_links(lists, language, about=False)),
        (t["by_venue"], "venues", [(*link[:3], "") for link in sorted(_venue_links(lists, "conference") + _venue_links(lists, "journal"), key=lambda link: -link[2])[:24]]),
        (t["by_author"], "authors", [(t["by_letter"], "authors/", len(views.by_author), "")]),
    ]  # fmt: skip
    lists.index(
        output, language, "papers/", t["papers_title"], t["papers_lead"], [], sections,
        rows=lists.rows.papers(views.newest[:NEWEST], language), rows_title=t["newest"],
    )  # fmt: skip


def _datasets(output: Output, lists: ListPages, language: str) -> None:
    views, t = lists.views, lists.views.strings(language)
    by_kind = lists.datasets_by_kind()
    links: Links = []
    for slug, term in views.vocabulary.kinds.items():
        if slug in by_kind:
            about = term.en_about if language == "en" else term.zh_about
            links.append((getattr(term, language), f"kinds/{slug}/", len(by_kind[slug]), about))
    newest = sorted(
        sorted(views.catalog.datasets.values(), key=lambda item: item.id), key=lambda item: item.date, reverse=True
    )
    lists.index(
        output, language, "datasets/", t["datasets_title"], t["datasets_lead"], [], [(t["by_kind"], "kinds", links)],
        rows=lists.rows.datasets(newest[:NEWEST], language), rows_title=t["newest"],
    )  # fmt: skip


def _venues(output: Output, lists: ListPages, language: str) -> None:
    t = lists.views.strings(language)
    sections = []
    for kind in VENUE_TYPES:
        links = sorted(_venue_links(lists, kind), key=lambda link: (-link[2], link[0]))
        if links:
            sections.append((t[f"venue_{kind}"], kind, links))
    lists.index(
        output, language, "venues/", t["venues_title"], t["venues_lead"], [(t["papers_title"], "papers/")], sections
    )


def _topics(output: Output, lists: ListPages, language: str) -> None:
    t = lists.views.strings(language)
    sections = [("", "", _topic_links(lists, language, about=True))]
    lists.index(
        output, language, "topics/", t["topics_title"], t["topics_lead"], [(t["papers_title"], "papers/")], sections
    )


def _topic_links(lists: ListPages, language: str, *, about: bool) -> Links:
    views = lists.views
    return [
        (
            getattr(term, language),
            f"topics/{slug}/",
            len(views.by_topic[slug]),
            getattr(term, f"{language}_about") if about else "",
        )
        for slug, term in views.vocabulary.topics.items()
        if slug in views.by_topic
    ]


def _venue_links(lists: ListPages, kind: str) -> Links:
    views = lists.views
    return [
        (venue.name, f"venues/{slug}/", len(views.by_venue[slug]), venue.full if venue.full != venue.name else "")
        for slug, venue in views.vocabulary.venues.items()
        if venue.type == kind and slug in views.by_venue
    ]
