"""One field of all entries of a document, without reading the other fields of those that are only outlined."""

from __future__ import annotations

from collections.abc import Iterator

from awesome.document import Document, Value
from awesome.model import shelf_rank, sort_key
from awesome.quickread import NotPlainError, value_of

Key = tuple[int, str, str]


def column(document: Document, name: str) -> list[Value]:
    """The value of a field in each entry, in their order; ``""`` where an entry does not have it."""
    if name not in document.columns:
        document.columns[name] = list(_values(document, name))
    return document.columns[name]


def _values(document: Document, name: str) -> Iterator[Value]:
    text = document.text
    below, first = f"\n  {name}: ", f"- {name}: "
    somewhere = f"{name}: " in text
    read: dict[str, Value] = {}
    for entry in document.entries:
        if entry.span is None:
            yield entry.values.get(name, "")
        elif not somewhere:
            yield ""
        else:
            _, start, end = entry.span
            place = start if text.startswith(first, start) else text.find(below, start, end)
            if place < 0:
                yield ""
            else:
                start = place + (len(first) if text[place] == "-" else len(below))
                raw = text[start : text.index("\n", start)]
                if raw[0] not in "['":
                    yield raw
                    continue
                # most lists are the same few again and again
                if raw not in read:
                    try:
                        read[raw] = value_of(raw)
                    except NotPlainError:
                        read[raw] = entry.values.get(name, "")
                yield read[raw]


def texts(document: Document, name: str) -> list[str]:
    """The same where the field holds one text; ``""`` also where a list stands in its place."""
    return [value if isinstance(value, str) else "" for value in column(document, name)]


def lists(document: Document, name: str) -> list[list[str]]:
    """The same where the field holds a list; ``[]`` where there is none."""
    return [value if isinstance(value, list) else [] for value in column(document, name)]


def sort_keys(kind: str, document: Document) -> list[Key]:
    """The entries' places in the order of the file."""
    identifiers = texts(document, "id")
    if kind == "removal":
        return [sort_key(kind, {"id": identifier}) for identifier in identifiers]
    ranks = [shelf_rank({"techniques": techniques}) for techniques in lists(document, "techniques")]
    return [(rank, text.casefold(), text) for rank, text in zip(ranks, identifiers, strict=True)]
