"""What the search of the top bar knows of the pages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from awesome.website.proseindex import page_entry
from tests.website.support import NOT_FOUND, Link, Site, anchors_of

PAGE = """<html><head><title>no</title></head><body><nav>no</nav><main id="main"><h1>Title &amp; more</h1><p>Lead<br>of it.</p>
<h2 id="one">First <code>x</code></h2><p>Text of one.</p><ul class="rows"><li>no<br></li></ul><p>More.</p>
<figure class="plot"><svg><text>no</text></svg></figure><h3 id="two">Second</h3><pre>no</pre></main><footer>no</footer></body></html>"""


def test_a_page_is_read_section_by_section() -> None:
    assert page_entry("there/", PAGE) == {
        "address": "there/",
        "title": "Title & more",
        "sections": [["", "", "Lead of it."], ["one", "First x", "Text of one. More."], ["two", "Second", ""]],
    }


@pytest.mark.parametrize("home", ["", "zh/"])
def test_every_prose_page_is_in_the_index_of_its_language(site: Site, home: str) -> None:
    index: dict[str, Any] = json.loads(site.text(f"{home}prose.json"))
    addresses = [page["address"] for page in index["pages"]]
    assert len(set(addresses)) == len(addresses)
    assert {"", "about/", "rules/", "statistics/", "techniques/chain-of-thought/", "topics/reasoning/", "kinds/benchmark/"} <= set(addresses)  # fmt: skip
    assert not {address for address in addresses if address.startswith(("papers/", "datasets/", "shell", NOT_FOUND))}
    for page in index["pages"]:
        anchors = anchors_of(site.at(home + page["address"]))
        assert page["title"]
        assert {anchor for anchor, _, _ in page["sections"] if anchor} <= anchors
    assert index["words"].keys() == {"papers", "pages", "none"}
    assert ("论文：" in index["words"]["papers"]) == bool(home)


def test_both_languages_index_the_same_places(site: Site) -> None:
    english, chinese = (json.loads(site.text(f"{home}prose.json"))["pages"] for home in ("", "zh/"))
    places = [{(page["address"], anchor) for page in pages for anchor, _, _ in page["sections"]} for pages in (english, chinese)]  # fmt: skip
    assert places[0] == places[1]


@pytest.mark.parametrize("home", ["", "zh/"])
def test_every_page_has_the_search_of_its_language(site: Site, home: str) -> None:
    for path in (path for path in site.pages if path.startswith("zh/") == bool(home) and path != NOT_FOUND):
        (form,) = site.page(path).xpath("//header//form")
        link = Link(path, "form", "action", form.get("action"))
        assert site.target(link) == (f"{home}explore/index.html", ""), path
