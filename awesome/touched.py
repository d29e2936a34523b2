"""What a change touches: the entries that are otherwise than before, and those that rules may hold against them.

Two states of the catalog are compared entry by entry, as text. What is written as before is not read, unless it shares
something with an entry that is not (`awesome.relatives`), or its title is nearly that of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from awesome.columns import texts
from awesome.document import Document, Entry, Value
from awesome.model import kind_of
from awesome.nearby import near_pairs_of
from awesome.ordering import longest_ordered
from awesome.relatives import Key, Relatives, keys_of
from awesome.rules.p208_near_title import RULE as NEAR_TITLE

_MOST = 200
"""Where more entries are touched, and a third of them all, it is quicker to look at all of them."""

_OF_NEAR_TITLES = ("id", "title", "arxiv", "doi", "openreview", "added")


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


def compare(before: Sequence[Document], after: Sequence[Document]) -> tuple[Side, Side]:
    """Two states of the catalog, each with what the other does not have.

    Raises:
        TooMuchError: a file has problems, or entries that cannot be told apart as text, or too much is touched.
        NotPlainError: an entry that was outlined cannot be read.
    """
    old, new = Side(_by_kind(before)), Side(_by_kind(after))
    if ("paper" in old.documents) is not ("paper" in new.documents):
        # where there are no papers at all, a data set may name any
        raise TooMuchError
    same: dict[str, dict[int, int]] = {}
    for kind in {**old.documents, **new.documents}:
        same[kind] = _tell_apart(kind, old, new)
    keys = _keys(old, new)
    relatives = {kind: Relatives(document) for kind, document in new.documents.items()}
    related: dict[str, set[int]] = {kind: set() for kind in same}
    _relate(keys, relatives, new, related)
    if "paper" in same:
        _relate_by_title(old, new, same["paper"], relatives, related)
    new.related = related
    new.concerned = {kind for kind in same if related[kind] or _text(old, kind) != _text(new, kind)}
    old.concerned = new.concerned
    old.related = {kind: {same[kind][place] for place in places} for kind, places in related.items()}
    return old, new


def _by_kind(documents: Sequence[Document]) -> dict[str, Document]:
    found = {kind_of(document.file): document for document in documents}
    if len(found) < len(documents) or any(document.problems for document in documents):
        raise TooMuchError
    return found


def _tell_apart(kind: str, old: Side, new: Side) -> dict[int, int]:
    """Note on both sides what the other does not have; return for each other place on the new side the one on the old."""
    olds, news = _blocks(old.documents.get(kind)), _blocks(new.documents.get(kind))
    places: dict[str, list[int]] = {}
    for place, block in enumerate(olds):
        places.setdefault(block, []).append(place)
    pairs = [(place, places[block].pop(0)) for place, block in enumerate(news) if places.get(block)]
    # what has moved is not where it was
    same = dict(pairs[number] for number in longest_ordered([other for _, other in pairs]))
    old.touched[kind] = set(range(len(olds))).difference(same.values())
    new.touched[kind] = set(range(len(news))).difference(same)
    most = max(len(old.touched[kind]), len(new.touched[kind]))
    if most > _MOST and most * 3 > len(news):
        raise TooMuchError
    return same


def _text(side: Side, kind: str) -> str:
    return side.documents[kind].text if kind in side.documents else ""


def _blocks(document: Document | None) -> list[str]:
    """Each entry's text from its dash to the next one's; what stands above the first belongs to that."""
    starts = document.starts() if document else []
    if starts is None:
        raise TooMuchError
    if not document or len(starts) < 2:
        return []
    return [document.text[start:end] for start, end in pairwise([0, *starts[1:]])]


def _keys(old: Side, new: Side) -> dict[str, set[Key]]:
    """What the touched entries may share with others, by kind."""
    keys: dict[str, set[Key]] = {"paper": set(), "dataset": set()}
    for side in (old, new):
        for kind in side.documents:
            for entry in side.changed(kind):
                if kind == "removal":
                    keys.get(entry.text("kind"), set()).update(_of_removal(entry.values))
                else:
                    keys[kind].update(keys_of(kind, entry.values))
    # a data set's finding changes where its paper comes or goes
    gone = {entry.id for entry in old.changed("paper")} if "paper" in old.documents else set()
    come = {entry.id for entry in new.changed("paper")} if "paper" in new.documents else set()
    keys["dataset"].update(("paper", identifier) for identifier in gone ^ come)
    return keys


def _of_removal(values: Mapping[str, Value]) -> Iterator[Key]:
    for name in ("id", "arxiv"):
        value = values.get(name)
        if isinstance(value, str) and value:
            yield name, value.casefold()


def _relate(
    keys: dict[str, set[Key]], relatives: Mapping[str, Relatives], new: Side, related: dict[str, set[int]]
) -> None:
    """Add to `related` what shares a key, what shares one with that, and so on."""
    for kind, first in keys.items():
        wanted = first
        while wanted and kind in relatives:
            found = relatives[kind].having(wanted) - new.touched[kind] - related[kind]
            related[kind] |= found
            wanted = {key for place in found for key in keys_of(kind, new.documents[kind].entries[place].values)}


def _relate_by_title(
    old: Side, new: Side, same: Mapping[int, int], relatives: Mapping[str, Relatives], related: dict[str, set[int]]
) -> None:
    """Find the near titles of what is touched, and of what allows them: that may allow something that is gone."""
    back = {place: other for other, place in same.items()}
    changed = _unlike(old, new), _unlike(new, old)
    of_old = Relatives(old.documents["paper"]) if "paper" in old.documents else None
    seen: set[int] | None = None
    while True:
        allowing = {place for place in related["paper"] if _allows(new.documents["paper"].entries[place])}
        if allowing == seen:
            return
        seen = allowing
        old.near = _near(of_old, changed[0] | {same[place] for place in allowing})
        new.near = _near(relatives.get("paper"), changed[1] | allowing)
        partners = {place for pair in new.near for place in pair} | {
            back[place] for pair in old.near for place in pair if place in back
        }
        found = partners - new.touched.get("paper", set()) - related["paper"]
        related["paper"] |= found
        keys = {key for place in found for key in keys_of("paper", new.documents["paper"].entries[place].values)}
        _relate({"paper": keys}, relatives, new, related)


def _near(relatives: Relatives | None, about: set[int]) -> list[tuple[int, int]]:
    if relatives is None or not about:
        return []
    return near_pairs_of(about, texts(relatives.document, "title"), relatives.compared("title"))


def _unlike(side: Side, other: Side) -> set[int]:
    """The touched papers whose near titles may be otherwise than on the other side."""
    known = set(_matters(other).values())
    return {place for place, matter in _matters(side).items() if matter not in known}


def _matters(side: Side) -> dict[int, tuple[object, ...]]:
    """All of each touched paper that matters to the rule of near titles, its place among the others included."""
    if "paper" not in side.documents:
        return {}
    entries, places = side.documents["paper"].entries, sorted(side.touched["paper"])
    found: dict[int, tuple[object, ...]] = {}
    for number, place in enumerate(places):
        entry = entries[place]
        own = object() if _allows(entry) else None
        found[place] = (number, place, own, *(entry.text(name) for name in _OF_NEAR_TITLES))
    return found


def _allows(entry: Entry) -> bool:
    return any(item.startswith(NEAR_TITLE.code) for item in entry.list("allow"))
