"""How numbers, names and lines of Markdown are written on a page."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

_CODE = re.compile(r"`([^`]+)`")
_RIGHT_TO_LEFT = ("R", "AL")


def number(value: int, language: str) -> str:
    """A number as the language writes it.

    >>> number(5629, "en"), number(5629, "zh")
    ('5,629', '5629')
    """
    return f"{value:,}" if language == "en" else str(value)


def inline(text: str) -> Markup:
    """A line of Markdown that knows `code` and nothing else.

    >>> inline("write `<b>` & no more")
    Markup('write <code>&lt;b&gt;</code> &amp; no more')
    """
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704


def isolated(text: str) -> Markup | str:
    """The text, set apart where it runs from right to left, so that it does not turn round what stands beside it.

    >>> isolated("Ada Example"), isolated("עדה") == Markup("<bdi>עדה</bdi>")
    ('Ada Example', True)
    """
    if text.isascii() or not any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return text
    return Markup("<bdi>{}</bdi>").format(text)
