"""Text made safe for formats in which a line break or a control character would act."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACES = re.compile(r"\s+")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"{}|\\^`]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def one_line(text: str) -> str:
    """`text` on one line: runs of white space become one space, control characters and half surrogates go.

    What is left may stand in XML 1.0.

    >>> one_line("Seeing\\r\\nER  - \\x00is  believing ")
    'Seeing ER - is believing'
    """
    # nearly every text is as it should be
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return _SPACES.sub(" ", _CONTROL.sub("", text)).strip()


def on_one_line(texts: Iterable[str]) -> list[str]:
    """`one_line` of each, and fast where there is nothing to do but to see so."""
    found = list(texts)
    # a space at the end of a text meets the one that joins it
    joined = " ".join(filter(None, found))
    if joined.isprintable() and "  " not in joined and joined[:1] != " " != joined[-1:]:
        return found
    return [one_line(text) for text in found]


def address(url: str) -> str:
    """`url` with what may not stand in an address percent-encoded.

    >>> address("https://example.org/a b{c}")
    'https://example.org/a%20b%7Bc%7D'
    """
    return _NOT_IN_ADDRESS.sub(percent_encoded, one_line(url))


def percent_encoded(match: re.Match[str]) -> str:
    """What a pattern found, as an address writes what it may not contain."""
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def counted(number: int, one: str) -> str:
    """A number and what is counted.

    >>> counted(1, "paper"), counted(1200, "data set")
    ('1 paper', '1,200 data sets')
    """
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"
