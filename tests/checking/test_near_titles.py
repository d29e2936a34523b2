"""How many nearly equal titles are found, and how many different ones are taken for equal, on the list's own titles."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel

from awesome.catalog import Catalog
from awesome.neartitles import near_pairs
from awesome.titles import title_key
from benchmarks.changed_titles import CHANGES, changed_titles

PAIRS = 500


def pairs_in(titles: list[str]) -> list[tuple[int, int]]:
    """Pairs that are wholly or nearly the same."""
    keys = [title_key(title) for title in titles]
    first: dict[str, int] = {}
    same = [(first[key], place) for place, key in enumerate(keys) if first.setdefault(key, place) != place]
    return same + near_pairs(titles, keys)


@pytest.fixture(scope="module")
def titles() -> list[str]:
    """Titles of papers that arXiv tells apart."""
    catalog = Catalog.load(Path(__file__).parents[2])
    return [paper.title for paper in catalog if paper.arxiv]


@pytest.mark.parametrize("kind", CHANGES)
def test_at_least_97_of_100_changed_titles_are_found(kind: str, titles: list[str]) -> None:
    changed = changed_titles(titles, kind, PAIRS)
    found = set(pairs_in(titles + [title for _, title in changed]))
    hits = sum((place, len(titles) + number) in found for number, (place, _) in enumerate(changed))
    assert hits >= 0.97 * PAIRS


def test_at_most_one_of_1000_different_titles_is_taken_for_another(titles: list[str]) -> None:
    assert len(pairs_in(titles)) <= len(titles) / 1000


def test_digits_tell_titles_apart() -> None:
    assert pairs_in(["Some-VL 2.5 Technical Report", "Some-VL 3.5 Technical Report"]) == []


@pytest.fixture
def comparisons(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one with each comparison of two titles."""
    compared: list[str] = []
    similarity = Indel.normalized_similarity

    def counted(one: str, other: str, *, score_cutoff: float) -> float:
        compared.append(one)
        return similarity(one, other, score_cutoff=score_cutoff)

    monkeypatch.setattr("rapidfuzz.distance.Indel.normalized_similarity", counted)
    return compared


def test_among_many_titles_of_the_same_words_each_is_held_against_few(
    titles: list[str], comparisons: list[str]
) -> None:
    words = " ".join(titles).split()
    chance = random.Random(7)
    drawn = [" ".join(chance.choices(words, k=10)) for _ in range(30_000)]
    near_pairs(drawn, [title_key(title) for title in drawn])
    assert len(comparisons) < 10 * len(drawn)


def test_titles_that_all_share_their_rarest_word_are_not_all_held_against_each_other(comparisons: list[str]) -> None:
    chance = random.Random(7)
    alike = ["rareword " + "".join(chance.choices("abcdefgh", k=12)) for _ in range(5_000)]
    near_pairs(alike, alike)
    assert len(comparisons) < 80 * len(alike)
