"""Two states of the catalog, compared entry by entry, as text: which entries one has and the other has not."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from awesome.document import Document, Entry
from awesome.model import kind_of
from awesome.ordering import longest_ordered
from awesome.sameness import common_end, common_start

_MOST = 200
"""Where more entries are touched, and a third of them all, it is quicker to look at all of them."""


class TooMuchError(Exception):
    """The two states can only be compared as a whole."""


@dataclass
class Side:
    """One of the two states.

    Attributes:
        documents: the files, by the kind of their entries.
        touched: the places of the entries that the other state does not have, by kind.
        related: the places of those that are looked at because of them.
        near: the places of papers whose titles are nearly the same, as (earlier, later).
        concerned: the kinds of which anything is touched or related on one of the two sides.
    """

    documents: dict[str, Document]
    touched: dict[str, set[int]] = field(default_factory=dict)
    related: dict[str, set[int]] = field(default_factory=dict)
    near: list[tuple[int, int]] = field(default_factory=list)
    concerned: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Side:
        """The state that these files are, one of each kind at most.

        Raises:
            TooMuchError: a file has problems.
        """
        found = {kind_of(document.file): document for document in documents}
        if len(found) < len(documents) or any(document.problems for document in documents):
            raise TooMuchError
        return cls(found)

    def text(self, kind: str) -> str:
        """The text of the file with entries of this kind."""
        return self.documents[kind].text if kind in self.documents else ""

    def changed(self, kind: str) -> list[Entry]:
        """The touched entries of a kind."""
        return [self.documents[kind].entries[place] for place in sorted(self.touched.get(kind, ()))]

    def under_check(self) -> tuple[list[Document], list[Document]]:
        """The documents that are to be checked, of papers and data sets the part that matters, and those beside them."""
        parts: list[Document] = []
        beside: list[Document] = []
        for kind, document in self.documents.items():
            if kind not in self.concerned:
                beside.append(document)
            elif kind == "removal" or not document.entries:
                parts.append(document)
            else:
                parts.append(document.part(self.touched[kind] | self.related[kind]))
                beside.append(document)
        return parts, beside


def tell_apart(kind: str, old: Side, new: Side) -> dict[int, int]:
    """Note on both sides what the other does not have; return for each other place on the new side the one on the old.

    Raises:
        TooMuchError: entries that cannot be told apart as text, or too many that differ.
    """
    olds, news = _Blocks(old.documents.get(kind)), _Blocks(new.documents.get(kind))
    # most of both is the same, from the beginning and from the end on
    above = olds.within(common_start(olds.text, news.text))
    fewest = min(len(olds), len(news))
    # the first block has the head of the file, so it is compared as a whole
    below = min(olds.behind(common_end(olds.text, news.text, 0)), max(fewest - max(above, 1), 0))
    moved = len(news) - len(olds)
    places: dict[str, list[int]] = {}
    for place in range(above, len(olds) - below):
        places.setdefault(olds[place], []).append(place)
    pairs = [
        (place, places[news[place]].pop(0)) for place in range(above, len(news) - below) if places.get(news[place])
    ]
    # what has moved is not where it was
    same = {place: place for place in range(above)}
    same |= dict(pairs[number] for number in longest_ordered([other for _, other in pairs]))
    same |= {place: place - moved for place in range(len(news) - below, len(news))}
    old.touched[kind] = set(range(len(olds))).difference(same.values())
    new.touched[kind] = set(range(len(news))).difference(same)
    most = max(len(old.touched[kind]), len(new.touched[kind]))
    if most > _MOST and most * 3 > len(news):
        raise TooMuchError
    return same


class _Blocks:
    """Each entry's text from its dash to the next one's; what stands above the first belongs to that."""

    def __init__(self, document: Document | None) -> None:
        starts = document.starts() if document else []
        if starts is None:
            raise TooMuchError
        self.text = document.text if document else ""
        self._bounds = [0, *starts[1:]] if len(starts) > 1 else [0]

    def __len__(self) -> int:
        return len(self._bounds) - 1

    def __getitem__(self, place: int) -> str:
        return self.text[self._bounds[place] : self._bounds[place + 1]]

    def within(self, characters: int) -> int:
        """How many of the first blocks lie within so many characters, the dash behind them included."""
        return max(bisect_right(self._bounds, characters - len("- ")) - 1, 0)

    def behind(self, characters: int) -> int:
        """How many of the last blocks lie within the last characters, the line end above them included."""
        return len(self) - bisect_left(self._bounds, len(self.text) - characters + 1, hi=len(self))
