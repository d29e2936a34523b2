"""What the search in the top bar knows of the site: its prose pages, section by section, and its topics and kinds."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

import msgspec

from awesome.website.output import Output
from awesome.website.settings import LANGUAGES
from awesome.website.templates import place
from awesome.website.views import Views

FILE = "prose.json"
WORDS = "find_"
"""Begins the keys of the words that the search shows."""

_LEFT_OUT = {"script", "style", "svg", "nav", "form", "pre"}
_LEFT_OUT_CLASSES = {"rows", "plot", "ways"}
_VOID = {"br", "hr", "img", "input", "link", "meta", "wbr", "col", "source"}
_INLINE = {"a", "abbr", "b", "bdi", "code", "em", "i", "span", "strong", "sub", "sup"}
"""Elements that part no words."""

_HEADINGS = {"h1", "h2", "h3"}


class _Sections(HTMLParser):
    """Reads the main part of a page: its title, and the text below each heading that can be linked to."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.sections: list[list[str]] = [["", "", ""]]
        self._inside = False
        self._left_out = 0
        self._heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._part(tag)
        if tag == "main":
            self._inside = True
        elif self._left_out or tag in _LEFT_OUT or _LEFT_OUT_CLASSES & set((attributes.get("class") or "").split()):
            self._left_out += tag not in _VOID
        elif self._inside and tag in _HEADINGS:
            self._heading = tag
            if tag != "h1":
                self.sections.append([attributes.get("id") or "", "", ""])

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._inside = False
        elif self._left_out:
            self._left_out -= tag not in _VOID
        elif tag == self._heading:
            self._heading = ""
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        if not self._inside or self._left_out:
            return
        if self._heading == "h1":
            self.title += data
        else:
            self.sections[-1][1 if self._heading else 2] += data


def page_entry(address: str, html: str) -> dict[str, Any]:
    """A page as the search knows it: address, title, and of each section its anchor, heading and text."""
    reader = _Sections()
    reader.feed(html)
    sections = [[anchor, _one_line(heading), _one_line(text)] for anchor, heading, text in reader.sections]
    return {"address": address, "title": _one_line(reader.title), "sections": [one for one in sections if any(one)]}


def write_prose_index(output: Output, views: Views, pages: Mapping[str, str]) -> None:
    """Write the index of each language. `pages` holds the prose pages by their path."""
    for language in LANGUAGES:
        home, t = place("", language), views.strings(language)
        own = {
            path.removeprefix(home).removesuffix("index.html"): html
            for path, html in pages.items()
            if path.endswith("index.html") and path.startswith("zh/") == bool(home)
        }
        entries = [page_entry(address, html) for address, html in sorted(own.items())]
        vocabulary = views.vocabulary
        kinds = {kind for dataset in views.newest_datasets for kind in dataset.kind}
        for folder, terms, used in (("topics", vocabulary.topics, views.by_topic), ("kinds", vocabulary.kinds, kinds)):
            entries += [
                {
                    "address": f"{folder}/{slug}/",
                    "title": getattr(term, language),
                    "sections": [["", "", getattr(term, f"{language}_about")]],
                }
                for slug, term in terms.items()
                if slug in used
            ]
        words = {key.removeprefix(WORDS): word for key, word in t.items() if key.startswith(WORDS)}
        output.write(f"{home}{FILE}", msgspec.json.encode({"words": words, "pages": entries}))


def _one_line(text: str) -> str:
    return " ".join(text.split())
