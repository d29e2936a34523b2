"""What stands in an element of HTML, as pieces of a list's item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import cmarkgfm
from lxml import etree

from awesome.importers.badges import badge_of
from awesome.importers.pieces import BREAK, LINK, TEXT, Piece

DEEPEST = 250
PASSED_OVER = frozenset(("pre", "script", "style", "sup", "head", "title", "textarea", "svg"))
"""Elements that hold nothing of a list."""

_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("em", "i"))
_INLINE = frozenset(
    "a abbr b big br code del em font i img input ins kbd mark s small span strike strong sub sup tt u".split()
)
_SPACES = re.compile(r"[^\S\n]+")


def is_inline(element: Any) -> bool:
    return element.tag in _INLINE


def pieces_of(element: Any, *, with_self: bool = False) -> list[Piece]:
    """What stands in an element."""
    return list(_inside(element, False, False, 0) if not with_self else _piece(element, False, False, 0))


def _inside(element: Any, bold: bool, italic: bool, depth: int) -> Iterator[Piece]:
    yield from texts(element.text, bold=bold, italic=italic)
    for child in element:
        yield from _piece(child, bold, italic, depth + 1)
        yield from texts(child.tail, bold=bold, italic=italic)


def _piece(element: Any, bold: bool, italic: bool, depth: int) -> Iterator[Piece]:
    tag = element.tag
    if not isinstance(tag, str) or tag in PASSED_OVER or depth > DEEPEST:
        return
    if tag == "br":
        yield Piece(BREAK)
    elif tag == "a" and element.get("href") is not None:
        yield _link(element, bold=bold, italic=italic)
    elif tag == "img":
        yield _picture(element)
    else:
        edge = [] if tag in _INLINE else [Piece(BREAK)]
        yield from edge
        yield from _inside(element, bold or tag in _BOLD, italic or tag in _ITALIC, depth)
        yield from edge


def _link(element: Any, *, bold: bool, italic: bool) -> Piece:
    href = element.get("href").strip()
    text = " ".join("".join(element.itertext()).split())
    if not text:
        picture = next(element.iter("img"), None)
        if picture is not None:
            shown = _picture(picture)
            return Piece(LINK, shown.text, href or shown.href, badge=True)
    bold = bold or any(child.tag in _BOLD for child in element.iter())
    italic = italic or any(child.tag in _ITALIC for child in element.iter())
    return Piece(LINK, text, href, bold=bold, italic=italic)


def _picture(element: Any) -> Piece:
    badge = badge_of(element.get("src", ""))
    if badge is None:
        return Piece(LINK, element.get("alt", ""), "", badge=True)
    return Piece(LINK, badge.text or ("stars" if badge.repository else ""), badge.repository, badge=True)


def _markdown_in(text: str) -> Iterator[Piece]:
    """What a text says that is Markdown within HTML."""
    rendered = cmarkgfm.github_flavored_markdown_to_html(text.strip())
    # what is no link even so is not looked at again
    root = etree.fromstring(f"<body>{rendered.replace('](http', '] (http')}</body>", etree.HTMLParser())
    yield from _inside(root, False, False, 0)


def texts(text: str | None, *, bold: bool = False, italic: bool = False) -> list[Piece]:
    if not text:
        return []
    if "](http" in text:
        # in HTML, where no reader of Markdown looks for it
        return [piece._replace(bold=bold or piece.bold, italic=italic or piece.italic) for piece in _markdown_in(text)]
    if "  " in text or not text.isprintable():
        text = _SPACES.sub(" ", text)
    return [Piece(TEXT, text, bold=bold, italic=italic)]
