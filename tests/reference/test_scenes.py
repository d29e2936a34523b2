"""Scenes: what stands in them, and how they are drawn."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference_impl.scenes.drawing import PALETTE, draw
from reference_impl.scenes.making import ALL_KINDS, MARKS, random_scene, without_names
from reference_impl.scenes.scene import CELLS, COLORS, DIGITS, Object, Scene, SceneError, Writing, neighbor
from reference_impl.scenes.sprites import mark_bank, writing_bank
from reference_impl.splits import HELD_OUT_KINDS, TRAINED_KINDS

seeds = st.integers(0, 2**31 - 1)


@given(seeds, st.sampled_from(sorted(MARKS)))
@settings(max_examples=60, deadline=None)
def test_a_random_scene_holds_what_was_asked_for(seed: int, marks: str) -> None:
    scene = random_scene(Random(seed), 3, 9, marks=marks)
    assert 3 <= len(scene.objects) <= 9
    assert all(thing.mark in MARKS[marks] for thing in scene.objects)
    assert all(thing.kind in TRAINED_KINDS for thing in scene.objects)
    assert [thing.cell for thing in scene.objects] == sorted((t.cell for t in scene.objects), key=CELLS.index)


@given(seeds)
@settings(max_examples=30, deadline=None)
def test_the_same_seed_draws_the_same_picture_alone_or_among_others(seed: int) -> None:
    scene = random_scene(Random(seed), 1, 16, marks="mixed")
    other = Writing("3?7", seed)
    alone = draw([scene])[0]
    assert alone.shape == (64, 64, 3)
    assert alone.dtype == np.uint8
    assert np.array_equal(draw([other, scene, other])[1], alone)


def test_another_seed_draws_another_picture() -> None:
    thing = Object("b2", "red", "circle", "large", "4")
    assert not np.array_equal(*draw([Scene((thing,), 1), Scene((thing,), 2)]))


@pytest.mark.parametrize("color", COLORS)
@pytest.mark.parametrize("cell", ["a1", "c2", "d4"])
def test_an_object_shows_its_color_in_its_cell(color: str, cell: str) -> None:
    picture = draw([Scene((Object(cell, color, "square", "large"),), 5)])[0]
    column, row = CELLS.index(cell) % 4, CELLS.index(cell) // 4
    middle = picture[row * 16 + 5 : row * 16 + 11, column * 16 + 5 : column * 16 + 11].reshape(-1, 3).mean(0)
    nearest = np.abs(PALETTE - middle).sum(1).argmin()
    assert COLORS[nearest] == color
    rest = picture.astype(int).copy()
    rest[row * 16 : row * 16 + 16, column * 16 : column * 16 + 16] = 236
    assert rest.min() > 190


def test_handwriting_stands_in_the_second_row() -> None:
    picture = draw([Writing("3?7", 4)])[0].astype(int)
    assert picture[16:32, :48].min() < 80
    assert picture[:16].min() > 190
    assert picture[32:].min() > 190
    assert picture[16:32, 48:].min() > 190


def test_pixels_from_elsewhere_stay_as_they_are() -> None:
    pixels = np.arange(64 * 64 * 3, dtype=np.uint8).reshape(64, 64, 3)
    assert np.array_equal(draw([pixels])[0], pixels)


@pytest.mark.parametrize("bank", [mark_bank, writing_bank])
def test_no_drawing_of_a_mark_stands_in_both_splits(bank) -> None:  # type: ignore[no-untyped-def]
    train = {mask.tobytes() for masks in bank("train") for mask in masks}
    test = {mask.tobytes() for masks in bank("test") for mask in masks}
    assert not train & test


def test_held_out_kinds_cover_every_shape_and_leave_every_color() -> None:
    assert {shape for _, shape in HELD_OUT_KINDS} == {"circle", "square", "triangle", "cross"}
    assert {color for color, _ in TRAINED_KINDS} == set(COLORS)
    assert set(TRAINED_KINDS) | set(HELD_OUT_KINDS) == set(ALL_KINDS)


def test_unnamed_objects_keep_their_place_and_mark(chance: Random) -> None:
    scene = random_scene(chance, 16, 16)
    changed = without_names(scene, chance)
    assert [(t.cell, t.mark) for t in changed.objects] == [(t.cell, t.mark) for t in scene.objects]
    assert any(not thing.color for thing in changed.objects)
    assert any(not thing.shape for thing in changed.objects)
    assert all(thing.color or thing.shape for thing in changed.objects)


@pytest.mark.parametrize(
    ("field", "value"),
    [("cell", "e1"), ("color", "pink"), ("shape", "star"), ("size", "huge"), ("mark", "A")],
)
def test_an_object_refuses_what_is_in_no_list(field: str, value: str) -> None:
    good = {"cell": "a1", "color": "red", "shape": "circle", "size": "small", "mark": "1"}
    with pytest.raises(SceneError, match=value):
        Object(**{**good, field: value})


def test_two_objects_cannot_stand_in_one_cell() -> None:
    thing = Object("a1", "red", "circle", "small")
    with pytest.raises(SceneError, match="one cell"):
        Scene((thing, thing))


@pytest.mark.parametrize("text", ["12345", "3+7", "x"])
def test_what_cannot_be_written_is_refused(text: str) -> None:
    with pytest.raises(SceneError, match="cannot be written"):
        Writing(text)


@pytest.mark.parametrize(
    ("cell", "arrow", "reached"),
    [("b2", "up", "b1"), ("b2", "right", "c2"), ("b2", "down", "b3"), ("b2", "left", "a2"), ("a1", "up", None),
     ("d4", "right", None), ("a3", "left", None), ("c4", "down", None)],
)  # fmt: skip
def test_an_arrow_leads_to_the_next_cell_or_off_the_board(cell: str, arrow: str, reached: str | None) -> None:
    assert neighbor(cell, arrow) == reached


def test_every_digit_is_drawn() -> None:
    scenes = [Scene((Object("a1", "yellow", "square", "large", digit),), 3) for digit in DIGITS]
    assert all((picture[:16, :16].astype(int).sum(-1) < 150).sum() >= 4 for picture in draw(scenes))
