"""Who is the same person on the same paper, and what is another list of authors."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.verifying.people import compare, same_person

GIVEN = st.sampled_from("Jane Wei Jürgen María Sean Xiao-Ming Anne-Marie Łukasz Søren Ngọc Zoë Björn".split())
FAMILY = st.sampled_from("Example Beispiel Müller Ejemplo O'Sample García-Prueba Øster Nguyễn Ångström Strauß".split())
NAMES = st.builds(lambda given, family: f"{given} {family}", GIVEN, FAMILY)
LISTS = st.lists(NAMES, min_size=1, max_size=8, unique=True)
PLAIN = str.maketrans(
    dict(zip("üíéëøŁßÅöñơọ", ("u", "i", "e", "e", "o", "L", "ss", "A", "o", "n", "o", "o"), strict=True))
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Example", "JANE EXAMPLE"),
        ("Jane Example", "Example, Jane"),
        ("Jane Example", "J. Example"),
        ("Jane Q. Example", "Jane Example"),
        ("Jane Q. Example", "J. Q. Example"),
        ("Jane Quirk Example", "JQ Example"),
        ("Jian-Feng Li", "Jianfeng Li"),
        ("Jian-Feng Li", "J.-F. Li"),
        ("Li Jianfeng", "Jian Feng Li"),
        ("Jürgen Müller", "Jurgen Mueller"),
        ("Søren Åse", "Soeren Aase"),
        ("Łukasz Beispiel", "Lukasz Beispiel"),
        ("Pat O'Sample", "Pat O’Sample"),
        ("Xiang (Alex) Example", "Xiang Example"),
        ("Sam Example Jr.", "Sam Example"),
        ("王小明", "王小明"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)
    assert not compare([one], [other]).differs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jane Example", "Jane Beispiel"),
        ("Wei Li", "Wen Li"),
        ("J. Example", "K. Example"),
        ("Xue Li", "Xu Li"),
        ("Jane Example", "Jane"),
        ("王小明", "李小明"),
        ("J. E.", "Jane Example"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert compare([one], [other]).differs


@given(LISTS, st.integers())
def test_no_way_of_writing_counts(names: list[str], seed: int) -> None:
    chance = random.Random(seed)

    def dressed(name: str) -> str:
        given, _, family = name.partition(" ")
        forms = [name.upper(), f"{family}, {given}", f"{family} {given}", name.replace("-", " "), name.translate(PLAIN)]
        return chance.choice([*forms, name])

    assert not compare(names, [dressed(name) for name in names]).differs


@given(LISTS)
def test_who_joined_left_or_moved_is_told(names: list[str]) -> None:
    joined = compare(names, [*names, "Zelda Quux"])
    assert (joined.gone, joined.new, joined.reordered) == ((), ("Zelda Quux",), False)
    left = compare(["Zelda Quux", *names], names)
    assert (left.gone, left.new, left.reordered) == (("Zelda Quux",), (), False)
    assert left.same == len(names)
    if len(names) > 1:
        moved = compare(names, [*names[1:], names[0]])
        assert (moved.gone, moved.new, moved.reordered) == ((), (), True)


@given(st.lists(st.text(max_size=20), max_size=6), st.lists(st.text(max_size=20), max_size=6))
def test_any_two_lists_can_be_compared(ours: list[str], theirs: list[str]) -> None:
    found = compare(ours, theirs)
    assert 0 <= found.share <= 1
    assert not compare(ours, ours).differs


def test_long_lists_are_compared_at_once() -> None:
    names = [
        f"Person{chr(97 + number % 26)}{chr(97 + number // 26 % 26)} Name{chr(97 + number // 676)}"
        for number in range(3_000)
    ]
    assert not compare(
        names, [f"{family}, {given}" for given, _, family in (name.partition(" ") for name in names)]
    ).differs
    assert compare(names, []).share == 0
