"""Markdown as GitHub renders it, as far as its own parser goes, and what in it could act."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

EXTENSIONS = ["table", "autolink", "strikethrough", "tagfilter", "tasklist"]
VOID = frozenset({"br", "hr", "img", "input"})

ACTS_IN_TEXT = re.compile(
    r"@[A-Za-z0-9]|#[0-9]|\b[\w.-]+/[\w.-]+#[0-9]|GH-[0-9]|https?:|www\.|:[a-z0-9_+-]+:|\$|[0-9a-f]{40}|\[\^|<!--",
    re.IGNORECASE,
)
"""What GitHub looks for in text that is not code: people, numbers, addresses, emoji, formulas, commits, footnotes."""


@dataclass
class Rendered(HTMLParser):
    """A comment's HTML: its links, its tags, its text outside and inside of code."""

    links: list[str] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    comments: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    headings: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.headings += tag in ("h1", "h2", "h3", "h4", "h5", "h6")
        if tag == "code":
            self.code.append("")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        if "code" in self._open:
            self.code[-1] += data
        else:
            self.plain.append(data)

    @property
    def text(self) -> str:
        """All text that is not code, pieces apart."""
        return "\0".join(self.plain)


def rendered(markdown: str) -> Rendered:
    """Markdown through GitHub's parser; raw HTML is kept, so that it is seen."""
    html = cmarkgfm.markdown_to_html_with_extensions(
        markdown, options=Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES, extensions=EXTENSIONS
    )
    found = Rendered()
    found.feed(html)
    found.close()
    return found
