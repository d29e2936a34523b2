"""The feed, held against the rules of RFC 4287 and read by feedparser."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given

from awesome.exporters import atom
from awesome.exporters.selection import Selection
from awesome.exporters.text import one_line
from awesome.model import Paper
from tests.exporters.support import PAPERS, odd_texts, select, tried

NAMES = {"atom": atom.NAMESPACE}
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
IRI = re.compile(r"(https?://|tag:)[^\s<>\"{}|\\^`]+")
ONCE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
AT_MOST_ONCE = {
    "feed": ("subtitle", "generator", "icon", "logo", "rights"),
    "entry": ("published", "content", "summary", "rights", "source"),
}
ALLOWED = {
    "feed": {"author", "category", "contributor", "entry", "link", *ONCE["feed"], *AT_MOST_ONCE["feed"]},
    "entry": {"author", "category", "contributor", "link", *ONCE["entry"], *AT_MOST_ONCE["entry"]},
}


def checked(data: bytes) -> Any:
    """The feed as feedparser sees it, after the rules of RFC 4287 that apply to what is used here."""
    root = ET.fromstring(data)
    assert root.tag == f"{{{atom.NAMESPACE}}}feed"
    for element in (root, *root.findall("atom:entry", NAMES)):
        kind = element.tag.rpartition("}")[2]
        children = [child.tag.rpartition("}")[2] for child in element]
        assert set(children) <= ALLOWED[kind]
        assert all(children.count(name) == 1 for name in ONCE[kind])
        assert all(children.count(name) <= 1 for name in AT_MOST_ONCE[kind])
        assert IRI.fullmatch(element.findtext("atom:id", "", NAMES))
        for name in ("updated", "published"):
            assert all(DATE.fullmatch(date.text or "") for date in element.findall(f"atom:{name}", NAMES))
        links = element.findall("atom:link", NAMES)
        assert all(IRI.fullmatch(link.get("href", "")) for link in links)
        alternates = [(link.get("type"), link.get("hreflang")) for link in links if link.get("rel") == "alternate"]
        assert len(alternates) == len(set(alternates))
        if kind == "entry":
            assert alternates or element.find("atom:content", NAMES) is not None
        for author in element.findall("atom:author", NAMES):
            assert [child.tag for child in author] == [f"{{{atom.NAMESPACE}}}name"]
    assert root.find("atom:author", NAMES) is not None, "an entry without authors takes the feed's"
    ids = [entry.findtext("atom:id", "", NAMES) for entry in root.findall("atom:entry", NAMES)]
    assert len(ids) == len(set(ids))
    feed = feedparser.parse(data)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_what_came_after_the_first_import_newest_first(whole: Selection) -> None:
    feed = checked(atom.export(whole))
    assert [entry.title for entry in feed.entries] == ["Eggs (data set)", PAPERS[4].title, PAPERS[3].title, PAPERS[5].title, "Feathers <& Quills> (data set)", PAPERS[2].title]  # fmt: skip
    assert feed.feed.updated == "2026-02-04T00:00:00Z"
    assert feed.entries[5].link == "https://doi.org/10.9999/kite_(2024)"
    assert feed.entries[5].authors == [{"name": "Milvus Kite"}]


def test_without_an_address_ids_are_tags_and_nothing_is_invented(whole: Selection) -> None:
    feed = checked(atom.export(whole))
    assert feed.feed.id == "tag:awesome-mllm,2026:feed/all"
    assert feed.entries[1].id == "tag:awesome-mllm,2026:papers/blogfish"
    assert "links" not in feed.feed


def test_with_an_address_entries_lead_to_their_pages(placed: Selection) -> None:
    feed = checked(atom.feed(placed, path="feed.atom", home="papers/"))
    assert feed.feed.id == "https://birds.example/list/feed.atom"
    assert {(link.rel, link.href) for link in feed.feed.links} == {
        ("self", "https://birds.example/list/feed.atom"),
        ("alternate", "https://birds.example/list/papers/"),
    }
    assert feed.entries[1].id == feed.entries[1].link == "https://birds.example/list/papers/blogfish/"
    assert feed.entries[0].link == "https://birds.example/list/datasets/eggs/"


@pytest.mark.parametrize(
    ("technique", "title", "count"),
    [("llm-aided-visual-reasoning", "Awesome MLLM: LLM-aided visual reasoning", 1), ("in-context-learning", "Awesome MLLM: Multimodal in-context learning", 0), ("background", "Awesome MLLM: Background", 5)],
)  # fmt: skip
def test_a_feed_for_each_shelf(whole: Selection, technique: str, title: str, count: int) -> None:
    feed = checked(atom.feed(whole, technique))
    assert (feed.feed.title, len(feed.entries)) == (title, count)


def test_a_hundred_at_most_and_the_first_import_is_no_news() -> None:
    papers = [
        Paper(id=f"p{number}", title="P", url="https://example.org", added=f"2026-01-{number % 28 + 1:02}")
        for number in range(200)
    ]
    feed = checked(atom.export(select(*papers)))
    assert len(feed.entries) == 100
    assert feed.entries[0].updated == "2026-01-28T00:00:00Z"
    assert checked(atom.export(select(*papers[:1]))).entries == []


def test_an_empty_list_is_a_feed_too() -> None:
    assert checked(atom.export(select())).feed.updated == "2026-03-04T05:06:08Z"


@tried
@given(odd_texts(), odd_texts(), odd_texts())
def test_no_text_breaks_the_feed(title: str, author: str, url: str) -> None:
    papers = (
        Paper(id="a", title="A", added="2026-01-01"),
        Paper(id="b", title=title, authors=[author], url=f"https://example.org/{url}", added="2026-01-02"),
    )
    data = atom.export(select(*papers))
    checked(data)
    assert ET.fromstring(data).findtext("atom:entry/atom:title", "", NAMES) == one_line(title)
    assert ET.fromstring(data).findtext("atom:entry/atom:author/atom:name", "", NAMES) == one_line(author)
