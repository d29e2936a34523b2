"""A made-up catalog of any size, the same for the same seed: `python -m benchmarks.synthetic FOLDER ENTRIES`.

Lengths, shares of the fields, and how often words and people come back are those of the real list. Nobody and nothing
in it exists.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from awesome.canonical import file_text
from awesome.model import TECHNIQUES
from awesome.slug import new_id
from awesome.vocabulary import Vocabulary
from awesome.yamltext import Value

ENTRIES_PER_DATA_SET = 6
ADDED = "2026-01-01"

_SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in ("a", "e", "i", "o", "u", "an", "or", "el")]
_MONTHS = [f"{year}-{month:02}" for year in (2023, 2024, 2025) for month in range(1, 13)]
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

Values = dict[str, Value]


class Urn:
    """Things that come back: what was drawn often is drawn again, and something new ever more rarely.

    The process of Pitman and Yor, near enough; `strength` and `discount` say how fast the number of kinds grows.
    """

    def __init__(self, chance: random.Random, coin: Callable[[], str], strength: float, discount: float) -> None:
        self._chance = chance
        self._coin = coin
        self._strength = strength
        self._discount = discount
        self._drawn: list[str] = []
        self._kinds = 0

    def draw(self) -> str:
        """One of the things drawn before, or a new one."""
        new = self._strength + self._discount * self._kinds
        if self._chance.random() * (self._strength + len(self._drawn)) < new:
            thing = self._coin()
            self._kinds += 1
        else:
            thing = self._chance.choice(self._drawn)
        self._drawn.append(thing)
        return thing


class Inventor:
    """Makes up papers and data sets."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        # 5,600 real titles have 9,400 words among 56,000; their authors are 24,000 people among 46,000 names
        self._words = Urn(self._chance, lambda: self._word(2, 4), 44, 0.7)
        self._people = Urn(self._chance, self._person, 200, 0.85)
        self._numbers = {month: count(1) for month in _MONTHS}
        self._taken: set[str] = set()
        vocabulary = Vocabulary.load()
        self._topics = list(vocabulary.topics)
        self._modalities = list(vocabulary.modalities)
        self._kinds = list(vocabulary.kinds)
        self._listings = list(vocabulary.listings)
        self._venues = [venue.name for venue in vocabulary.venues.values() if venue.type == "conference"]

    def paper(self) -> Values:
        """One paper."""
        chance = self._chance
        title = " ".join(self._words.draw().capitalize() for _ in range(chance.randint(6, 11)))
        name = self._word(2, 4).capitalize() if self._is(0.72) else ""
        authors = [self._people.draw() for _ in range(chance.randint(3, 16))] if self._is(0.85) else []
        month = chance.choice(_MONTHS)
        year = int(month[:4])
        values: Values = {
            "id": self._id(name, authors, str(year), title),
            "title": f"{name}: {title}" if name else title,
            "name": name,
            "authors": list(dict.fromkeys(authors)),
            "date": f"{month}-{chance.randint(1, 28):02}" if self._is(0.48) else month,
            "venue": "arXiv" if self._is(0.6) else f"{chance.choice(self._venues)} {year + chance.randint(0, 1)}",
        }
        if self._is(0.97):
            values["arxiv"] = f"{month[2:4]}{month[5:]}.{next(self._numbers[month]):05}"
        else:
            values["openreview"] = "".join(chance.choices(_LETTERS, k=10))
        values |= {
            "techniques": chance.sample(TECHNIQUES, 1 + self._is(0.07)) if self._is(0.4) else [],
            "topics": chance.sample(self._topics, chance.randint(1, 3)),
            "modalities": chance.sample(self._modalities, 1 + self._is(0.27)),
            "code": f"https://github.com/{self._word(2, 4)}/{self._word(3, 5)}" if self._is(0.45) else "",
            "project": f"https://{self._word(3, 5)}.github.io/{self._word(2, 3)}/" if self._is(0.19) else "",
            **self._provenance(),
        }
        return {field: value for field, value in values.items() if value}

    def data_set(self, paper: Values) -> Values:
        """One data set of a paper."""
        chance = self._chance
        name = f"{self._word(2, 4)}-{self._word(1, 2)}".title()
        values: Values = {
            "id": self._id(name, [], "", name),
            "name": name,
            "paper": str(paper["id"]),
            "date": str(paper["date"]),
            "url": f"https://huggingface.co/datasets/{self._word(2, 4)}/{self._word(3, 5)}" if self._is(0.42) else "",
            "kind": chance.sample(self._kinds, 1 + self._is(0.3)),
            "modalities": paper["modalities"],
            **self._provenance(),
        }
        return {field: value for field, value in values.items() if value}

    def _provenance(self) -> Values:
        seen_in = self._chance.sample(self._listings, min(2 + int(self._chance.expovariate(0.8)), 12))
        return {"added": ADDED, "seen_in": sorted(seen_in)}

    def _id(self, name: str, authors: list[str], year: str, title: str) -> str:
        identifier = new_id(name, authors[0] if authors else "", year, title, self._taken.__contains__)
        self._taken.add(identifier)
        return identifier

    def _is(self, share: float) -> bool:
        return self._chance.random() < share

    def _word(self, least: int, most: int) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(least, most)))

    def _person(self) -> str:
        return f"{self._word(2, 3).capitalize()} {self._word(2, 4).capitalize()}"


def write_catalog(folder: Path, entries: int, seed: int = 1) -> None:
    """Write `papers.yaml` and `datasets.yaml` with that many entries together."""
    inventor = Inventor(seed)
    data_set_count = entries // ENTRIES_PER_DATA_SET
    papers = [inventor.paper() for _ in range(entries - data_set_count)]
    data_sets = [inventor.data_set(paper) for paper in papers[:: ENTRIES_PER_DATA_SET - 1][:data_set_count]]
    folder.mkdir(parents=True, exist_ok=True)
    for name, kind, values in (("papers.yaml", "paper", papers), ("datasets.yaml", "dataset", data_sets)):
        (folder / name).write_text(file_text(kind, values), encoding="utf-8")


if __name__ == "__main__":
    write_catalog(Path(sys.argv[1]), int(sys.argv[2]))
