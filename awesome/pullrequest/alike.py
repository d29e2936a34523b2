"""Entries that may be the same as one that a change brings: a person looks at what a rule must not refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from awesome.document import Entry
from awesome.neartitles import near_pairs
from awesome.pullrequest.report import Alike, Kind, Likeness, clipped
from awesome.titles import title_key

LIKE = 85
"""How much two titles must share, in hundredths, to be shown: less than the share at which the rule speaks."""

MOST_EACH = 3
_TELLING = 3
"""From how many words on what stands behind a colon is held against titles."""
_VERSION = re.compile(r"v[0-9]+$")
_RANKS: tuple[Likeness, ...] = ("arxiv", "doi", "openreview", "title", "near", "name")


def alike(kind: Kind, changed: Sequence[Entry], known: Sequence[Entry]) -> Iterator[tuple[Entry, Entry, Likeness]]:
    """Pairs of an entry of `changed` and one of `known`, which are all of that kind: up to three each, the likeliest first."""
    if not changed or kind == "removal":
        return
    titles = [entry.text("title") for entry in known]
    keys = [title_key(title) for title in titles]
    names = [title_key(entry.text("name")) for entry in known]
    near: dict[int, list[int]] = {}
    for one, other in near_pairs(titles, keys):
        near.setdefault(one, []).append(other)
        near.setdefault(other, []).append(one)
    places = {id(entry): place for place, entry in enumerate(known)}
    seen: set[frozenset[int]] = set()
    for entry in changed:
        own = places[id(entry)]
        found: dict[int, Likeness] = {}
        # the later ways say more than the earlier ones
        found |= _same("name", names, own)
        if kind == "paper":
            found |= dict.fromkeys((*_similar(entry, own, keys), *near.get(own, ())), "near")
            found |= _same("title", keys, own)
        found |= _same("openreview", [other.text("openreview") for other in known], own)
        found |= _same("doi", [other.text("doi").lower() for other in known], own)
        found |= _same("arxiv", [_VERSION.sub("", other.text("arxiv")) for other in known], own)
        pairs = [pair for pair in found.items() if frozenset((own, pair[0])) not in seen]
        for other, likeness in sorted(pairs, key=lambda pair: (_RANKS.index(pair[1]), pair[0]))[:MOST_EACH]:
            seen.add(frozenset((own, other)))
            yield entry, known[other], likeness


def told(kind: Kind, entry: Entry, other: Entry, likeness: Likeness, line: int) -> Alike:
    """Such a pair for the report; `line` is where the other entry stands."""
    title = other.text("title") or other.text("name")
    return Alike(kind, clipped(entry.id, 200), clipped(other.id, 200), clipped(title), line, likeness)


def _same(likeness: Likeness, values: Sequence[str], own: int) -> dict[int, Likeness]:
    value = values[own]
    return {place: likeness for place, other in enumerate(values) if other == value and place != own} if value else {}


def _similar(entry: Entry, own: int, keys: Sequence[str]) -> list[int]:
    # loaded here, since it is not needed for a change without papers
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    # a name before the title hides the title
    behind = title_key(entry.text("title").partition(": ")[2])
    found: list[int] = []
    for key in (keys[own], behind if len(behind.split()) >= _TELLING else ""):
        if key:
            # the entry itself is among them
            best = extract(key, keys, scorer=ratio, processor=None, score_cutoff=LIKE, limit=MOST_EACH + 1)
            found += [place for _key, _score, place in best if place != own]
    return found
