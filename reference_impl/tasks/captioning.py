"""Captioning: the picture, or one cell of it, in words."""

from __future__ import annotations

from random import Random

from reference_impl.scenes.scene import CELLS, Object, Scene
from reference_impl.tasks.base import Question, Task

EMPTY = "empty"
"""The word for a cell with nothing in it."""

_EMPTY_SHARE = 0.15


def phrase(thing: Object) -> str:
    """An object in words, its cell left out: size, colour, shape, and its mark, as far as they have names.

    A shape without a name has no size, either.
    """
    return " ".join(filter(None, (thing.shape and thing.size, thing.color, thing.shape, thing.mark)))


def caption(scene: Scene) -> str:
    """A scene in words, in reading order."""
    return " ; ".join(f"{thing.cell} {phrase(thing)}" for thing in scene.objects)


def _caption(_: Random, scene: Scene) -> Question:
    return Question(scene, caption(scene))


def _describe_cell(chance: Random, scene: Scene) -> Question:
    if chance.random() < _EMPTY_SHARE:
        cell = chance.choice([cell for cell in CELLS if cell not in scene.by_cell])
        return Question(scene, EMPTY, {"cell": cell})
    thing = chance.choice(scene.objects)
    return Question(scene, phrase(thing), {"cell": thing.cell})


TASKS = (
    Task("caption", "captioning", _caption, short=False),
    Task("describe_cell", "captioning", _describe_cell, short=False),
)
