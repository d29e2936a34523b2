"""Two people add a paper at the same time, and git merges what they did without any setting."""

from __future__ import annotations

import datetime
from itertools import islice, pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from awesome import Catalog
from awesome.model import Paper
from benchmarks.branches import List, merged, merged_by_commits
from benchmarks.merges import interval
from benchmarks.synthetic import write_catalog

_PAIRS = 12
_TODAY = datetime.date(2026, 1, 2)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("list")
    write_catalog(folder, 300)
    return folder


@pytest.fixture(scope="module")
def listed(root: Path) -> List:
    return List(root, root / "copy", _TODAY)


def test_two_additions_merge_and_pass_the_check(listed: List, tmp_path: Path) -> None:
    for one, other in islice(listed.pairs(), _PAIRS):
        branches = listed.edited(one, other)
        text = merged(branches, tmp_path)
        assert text == branches.both, f"{one.id} and {other.id}"
        assert listed.errors_brought(branches, text) == listed.errors(text) == 0


def test_branches_of_commits_merge_in_the_same_way(listed: List, tmp_path: Path) -> None:
    for one, other in islice(listed.pairs(), 2):
        assert (
            merged_by_commits(listed.branches(one, other), tmp_path / "repository") == listed.branches(one, other).both
        )


def test_neighbours_conflict_and_are_never_mixed(root: Path, listed: List, tmp_path: Path) -> None:
    """A conflict is seen and mended; two entries with their lines mixed might not be."""
    candidates = {paper.id: paper for paper in listed.candidates}
    neighbours = [
        (candidates[one.id], candidates[other.id])
        for one, other in pairwise(Catalog.load(root))
        if one.shelf == other.shelf and one.id in candidates and other.id in candidates
    ]
    assert len(neighbours) > _PAIRS
    for one, other in neighbours[:_PAIRS]:
        assert merged(listed.branches(one, other), tmp_path / "one") is None
        assert merged(listed.branches(other, one), tmp_path / "one") is None
    assert merged_by_commits(listed.branches(*neighbours[0]), tmp_path / "repository") is None


def test_one_id_for_two_papers_is_a_conflict(listed: List, tmp_path: Path) -> None:
    one, other = next((one, other) for one, other in listed.pairs() if one.name and one.shelf == other.shelf)
    namesake = replace(other, name=one.name)
    branches = listed.branches(one, namesake)
    assert branches.both.count(f"- id: {one.id}\n") == 2
    assert merged(branches, tmp_path) is None


def test_one_addition_made_twice_is_there_once(listed: List, tmp_path: Path) -> None:
    one = listed.candidates[0]
    branches = listed.branches(one, one)
    assert merged(branches, tmp_path) == branches.one


def test_pairs_have_in_common_what_is_asked(listed: List) -> None:
    def first_letter(paper: Paper) -> str:
        return paper.id[0]

    pairs = list(islice(listed.pairs(first_letter), _PAIRS))
    assert pairs == list(islice(listed.pairs(first_letter), _PAIRS))
    assert all(one.id[0] == other.id[0] and one is not other for one, other in pairs)
    assert not list(listed.pairs(lambda paper: paper.id))


def test_the_interval_of_a_share() -> None:
    low, high = interval(294, 300)
    assert low < 0.98 < high
    assert interval(0, 10)[0] == 0
