"""What stands in one item of a list, in its order: texts, links and breaks."""

from __future__ import annotations

import re
from typing import NamedTuple

TEXT, LINK, BREAK = "text", "link", "break"

_OPENED = re.compile(r"\[(?P<text>[^\[\]]{1,400})\]\s*[(（]\s*$")
_CLOSED = re.compile(r"^\s*[)）]")
_MOST_DRESSES = 8


class Piece(NamedTuple):
    """A text, a link or a break.

    Attributes:
        kind: ``text``, ``link`` or ``break``.
        text: what a reader sees; of a picture, its words.
        href: where a link leads; of a badge that counts a repository's stars, the repository.
        bold, italic: how it is set.
        badge: whether it is a picture.
    """

    kind: str
    text: str = ""
    href: str = ""
    bold: bool = False
    italic: bool = False
    badge: bool = False


def mended(pieces: list[Piece]) -> list[Piece]:
    """The pieces with texts of one dress joined, and with links put together that were broken.

    A link whose closing bracket is missing is shown as its source, ``[Title](`` and then a bare address.
    """
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and piece.kind == TEXT == last.kind and _dress(piece) == _dress(last):
            joined[-1] = last._replace(text=last.text + piece.text)
        elif piece.kind != TEXT or piece.text:
            joined.append(piece)
    found: list[Piece] = []
    closing = False
    for piece in joined:
        was_closing, closing = closing, is_bare(piece) and _close(found, piece)
        if was_closing and piece.kind == TEXT:
            found.append(piece._replace(text=_CLOSED.sub("", piece.text)))
        elif not closing:
            found.append(piece)
    return found


def is_bare(piece: Piece) -> bool:
    """Whether a link shows the address that it leads to, or another one."""
    return piece.kind == LINK and piece.text.startswith(("http://", "https://"))


def _dress(piece: Piece) -> tuple[bool, bool]:
    """How a text is set; what is bold may be italic in part."""
    return piece.bold, piece.italic and not piece.bold


def _close(found: list[Piece], link: Piece) -> bool:
    """Make one link of a bare address and the text in brackets before it, if there is one."""
    text, bold, kept = "", False, len(found)
    # the text in the brackets may be in several dresses
    while kept and found[kept - 1].kind == TEXT and len(found) - kept < _MOST_DRESSES:
        kept -= 1
        text = found[kept].text + text
        bold = bold or found[kept].bold
        if match := _OPENED.search(text):
            found[kept:] = [Piece(TEXT, text[: match.start()])] if match.start() else []
            found.append(Piece(LINK, match["text"], link.text, bold=bold))
            return True
    return False


def text_of(pieces: list[Piece]) -> str:
    """All that a reader sees, on one line."""
    return " ".join("".join(" " if piece.kind == BREAK else piece.text for piece in pieces).split())
