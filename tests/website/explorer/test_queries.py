"""The queries themselves: each can be answered, and together they are what they say they are."""

from __future__ import annotations

import pytest

from awesome.catalog import Catalog
from tests.website.explorer.queries import HALVES, KINDS, LANGUAGES, Query, read_queries

QUERIES = read_queries()


def _share(chosen: list[Query]) -> float:
    return len(chosen) / len(QUERIES)


@pytest.mark.parametrize("query", QUERIES, ids=[query.query for query in QUERIES])
def test_a_query_has_a_right_answer(query: Query, real_catalog: Catalog) -> None:
    accepted = query.accepted(real_catalog)
    assert accepted
    assert accepted <= real_catalog.papers.keys()
    assert bool(query.first) != bool(query.all)
    assert query.half in HALVES
    assert query.language in LANGUAGES
    assert query.kind in KINDS


def test_no_query_stands_twice() -> None:
    assert len({query.query for query in QUERIES}) == len(QUERIES) >= 160


def test_half_is_chinese_a_fifth_misspelt_and_most_look_for_a_known_paper() -> None:
    assert _share([query for query in QUERIES if query.language == "zh"]) >= 0.5
    assert _share([query for query in QUERIES if query.misspelt]) >= 0.2
    assert _share([query for query in QUERIES if query.first]) >= 0.6


@pytest.mark.parametrize("half", HALVES)
def test_both_halves_are_alike(half: str) -> None:
    """So that what is learned from one can be judged by the other."""
    chosen = [query for query in QUERIES if query.half == half]
    assert 0.45 <= _share(chosen) <= 0.55
    for language in LANGUAGES:
        of = [query for query in chosen if query.language == language]
        assert 0.4 <= len(of) / len(chosen) <= 0.6
        assert sum(bool(query.misspelt) for query in of) >= 8
