"""Records of other papers, and of the same one renamed, held against the entries of the list: what is believed of them.

`python -m benchmarks.mistaken` writes the counts as JSON.
"""

from __future__ import annotations

import datetime
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from awesome.checking import load
from awesome.verifying.facts import PaperFacts
from awesome.verifying.identity import identify
from awesome.verifying.papers import facts_of
from awesome.verifying.records import Record
from awesome.yamltext import Entry
from benchmarks.process import ROOT

_SEED = 1
_DAY_OF = {4: "-06-15", 7: "-15", 10: ""}
_STAND_IN = ("Zoe Quux",)


def counts(papers: Path) -> dict[str, dict[str, int]]:
    """How often each belief, as ``kind certainty``, was held of each sort of record."""
    chance = random.Random(_SEED)
    entries = [entry for entry in load(str(papers)).entries if entry.text("arxiv")]
    by_person = defaultdict(list)
    for entry in entries:
        for person in entry.list("authors")[:1] + entry.list("authors")[-1:]:
            by_person[person].append(entry)

    def of_anybody(_entry: Entry) -> Record | None:
        return _record(chance.choice(entries), chance)

    def of_the_same_people(entry: Entry) -> Record | None:
        people = entry.list("authors")
        others = [other for person in people[:1] + people[-1:] for other in by_person[person] if other is not entry]
        return _record(chance.choice(others), chance) if others else None

    def renamed(entry: Entry) -> Record | None:
        return _renamed(entry, chance)

    return {
        name: dict(_beliefs(entries, make))
        for name, make in (("anybody", of_anybody), ("same people", of_the_same_people), ("renamed", renamed))
    }


def _beliefs(entries: Sequence[Entry], make: Callable[[Entry], Record | None]) -> Counter[str]:
    found: Counter[str] = Counter()
    for entry in entries:
        record = make(entry)
        if record is None or record.title == entry.text("title"):
            continue
        facts: PaperFacts = facts_of(record, [entry])
        identity = identify(entry, facts)
        found[f"{identity.kind} {identity.certainty}"] += 1
    return found


def _record(entry: Entry, chance: random.Random) -> Record:
    """The record of an entry, as its source would have it: half of them in a later version."""
    title, date = entry.text("title"), entry.text("date")
    published = datetime.date.fromisoformat(date + _DAY_OF[len(date)]) if date else None
    authors = tuple(entry.list("authors")) or _STAND_IN
    return Record(title, authors, published, version=chance.choice((1, 2)), text=title)


def _renamed(entry: Entry, chance: random.Random) -> Record:
    """The record of an entry whose title lost its name, or a third of its words, or changed their order."""
    title = entry.text("title")
    words = title.split()
    match chance.randrange(3):
        case 0:
            words = words[:2] + chance.sample(words[2:], len(words[2:]))
        case 1:
            words = (title.partition(": ")[2] or f"On {title}").split()
        case _:
            words = [word if chance.random() > 1 / 3 else "Thing" for word in words]
    record = _record(entry, chance)
    return record._replace(title=" ".join(words), text=" ".join(words), version=2)


if __name__ == "__main__":
    json.dump(counts(ROOT / "papers.yaml"), sys.stdout)
