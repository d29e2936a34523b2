"""Which entries share an id, an old id, a title or a name with others: rules across entries speak of no other ones.

Only titles that are nearly the same are another matter (`awesome.nearby`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from awesome.columns import lists, texts
from awesome.document import Document, Value
from awesome.titles import title_key

Key = tuple[str, str]
"""What entries may share: the name of the field that tells it, and the value in the form in which it is compared."""

_COMPARED: dict[str, Callable[[str], str]] = {
    "id": str.casefold,
    "formerly": str.casefold,
    "arxiv": str.casefold,
    "doi": str.casefold,
    "openreview": str.casefold,
    "title": title_key,
    "name": title_key,
    "paper": str,
}
_FIELDS = {"paper": ("id", "arxiv", "doi", "openreview", "title"), "dataset": ("id", "name"), "removal": ()}


class Relatives:
    """The entries of a document, found by what they have."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._columns: dict[str, list[str]] = {}

    def compared(self, name: str) -> list[str]:
        """A field of all entries, as it is compared."""
        if name not in self._columns:
            compare = _COMPARED[name]
            self._columns[name] = [compare(text) for text in texts(self.document, name)]
        return self._columns[name]

    def having(self, keys: Iterable[Key]) -> set[int]:
        """The places of the entries that have one of these keys."""
        wanted: dict[str, set[str]] = {}
        for name, value in keys:
            wanted.setdefault(name, set()).add(value)
        found: set[int] = set()
        for name, values in wanted.items():
            found.update(place for place, value in enumerate(self.compared(name)) if value in values)
        if "id" in wanted and "formerly: " in self.document.text:
            for place, former in enumerate(lists(self.document, "formerly")):
                if former and not wanted["id"].isdisjoint(map(str.casefold, former)):
                    found.add(place)
        return found


def keys_of(kind: str, values: Mapping[str, Value]) -> Iterator[Key]:
    """What an entry may share with others of its kind."""
    for name in _FIELDS[kind]:
        value = values.get(name)
        if isinstance(value, str) and (key := _COMPARED[name](value)):
            yield name, key
    former = values.get("formerly")
    if isinstance(former, list):
        yield from (("id", item.casefold()) for item in former)
