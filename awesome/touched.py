"""What a change touches: the entries that are otherwise than before, and those that rules may hold against them.

What is written as before is not read, unless it shares something with an entry that is not (`awesome.relatives`), or
its title is nearly that of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from awesome.columns import texts
from awesome.document import Document, Entry, Value
from awesome.nearby import near_pairs_of
from awesome.relatives import Key, Relatives, keys_of
from awesome.rules.p208_near_title import RULE as NEAR_TITLE
from awesome.sides import Side, TooMuchError, tell_apart
from awesome.titles import title_key

_OF_NEAR_TITLES = ("id", "title", "arxiv", "doi", "openreview")


def compare(before: Sequence[Document], after: Sequence[Document]) -> tuple[Side, Side]:
    """Two states of the catalog, each with what the other does not have.

    Raises:
        TooMuchError: a file has problems, or entries that cannot be told apart as text, or too much is touched.
        NotPlainError: an entry that was outlined cannot be read.
    """
    old, new = Side.of(before), Side.of(after)
    if ("paper" in old.documents) is not ("paper" in new.documents):
        # where there are no papers at all, a data set may name any
        raise TooMuchError
    same: dict[str, dict[int, int]] = {}
    for kind in {**old.documents, **new.documents}:
        same[kind] = tell_apart(kind, old, new)
    keys = _keys(old, new)
    relatives = {kind: Relatives(document) for kind, document in new.documents.items()}
    related: dict[str, set[int]] = {kind: set() for kind in same}
    _relate(keys, relatives, new, related)
    if "paper" in same:
        _relate_by_title(old, new, same["paper"], relatives, related)
    new.related = related
    new.concerned = {kind for kind in same if related[kind] or old.text(kind) != new.text(kind)}
    old.concerned = new.concerned
    old.related = {kind: {same[kind][place] for place in places} for kind, places in related.items()}
    return old, new


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
    gone = {entry.id for entry in old.changed("paper")}
    come = {entry.id for entry in new.changed("paper")}
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
    """Find the near titles of what is touched, and relate the papers that have them."""
    back = {place: other for other, place in same.items()}
    changed = _unlike(old, new), _unlike(new, old)
    of_old = Relatives(old.documents["paper"]) if "paper" in old.documents else None
    titles = {title_key(entry.text("title")) for side in (old, new) for entry in side.changed("paper")}
    seen: set[int] | None = None
    while True:
        # of papers with one title the first stands for all, and a finding that is allowed may be gone
        watched = {
            place
            for place in related["paper"]
            if _allows(new.documents["paper"].entries[place]) or relatives["paper"].compared("title")[place] in titles
        }
        if watched == seen:
            return
        seen = watched
        old.near = _near(of_old, changed[0] | {same[place] for place in watched})
        new.near = _near(relatives.get("paper"), changed[1] | watched)
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
