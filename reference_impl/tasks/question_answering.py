"""Visual question answering: attributes of a cell or of the object with a digit, counts, existence, comparison.

Where the scene leaves a choice, the answer is drawn first and then the slots, so that no answer is right far more often
than the others.
"""

from __future__ import annotations

from collections import Counter
from random import Random

from reference_impl.scenes.scene import COLORS, DIGITS, SHAPES, SIZES, Object, Scene
from reference_impl.tasks.base import Asking, Question, Task

VALUES = {"color": COLORS, "shape": SHAPES, "size": SIZES, "digit": DIGITS}
"""The classes of each attribute."""


def value_of(thing: Object, attribute: str) -> str:
    """The word for an object's colour, shape, size or cell, or the mark on it."""
    return thing.mark if attribute == "digit" else str(getattr(thing, attribute))


def _has_digits(scene: Scene) -> bool:
    return all(thing.mark in DIGITS for thing in scene.objects)


def _at(attribute: str) -> Asking:
    def ask(chance: Random, scene: Scene) -> Question | None:
        thing = chance.choice(scene.objects)
        value = value_of(thing, attribute)
        return Question(scene, value, {"cell": thing.cell}) if value in VALUES[attribute] else None

    return ask


def _of_digit(attribute: str) -> Asking:
    def ask(chance: Random, scene: Scene) -> Question | None:
        often = Counter(thing.mark for thing in scene.objects)
        alone = [thing for thing in scene.objects if often[thing.mark] == 1]
        if not alone or not _has_digits(scene):
            return None
        thing = chance.choice(alone)
        return Question(scene, value_of(thing, attribute), {"digit": thing.mark})

    return ask


def _count(attribute: str) -> Asking:
    def ask(chance: Random, scene: Scene) -> Question:
        often = Counter(value_of(thing, attribute) for thing in scene.objects)
        count = chance.choice(sorted({often[value] for value in VALUES[attribute]}))
        value = chance.choice([value for value in VALUES[attribute] if often[value] == count])
        return Question(scene, str(count), {attribute: value})

    return ask


def _exist(attribute: str) -> Asking:
    def ask(chance: Random, scene: Scene) -> Question | None:
        there = {value_of(thing, attribute) for thing in scene.objects}
        answer = chance.choice(("yes", "no"))
        values = [value for value in VALUES[attribute] if (value in there) == (answer == "yes")]
        if not values or (attribute == "digit" and not _has_digits(scene)):
            return None
        return Question(scene, answer, {attribute: chance.choice(values)})

    return ask


def _same(attribute: str) -> Asking:
    def ask(chance: Random, scene: Scene) -> Question | None:
        answer = chance.choice(("yes", "no"))
        pairs = [
            (one.cell, other.cell)
            for one in scene.objects
            for other in scene.objects
            if one is not other and (value_of(one, attribute) == value_of(other, attribute)) == (answer == "yes")
        ]
        return (
            Question(scene, answer, dict(zip(("cell", "other"), chance.choice(pairs), strict=True))) if pairs else None
        )

    return ask


_FAMILY = "question answering"
TASKS = (
    *(Task(f"{attribute}_at", _FAMILY, _at(attribute)) for attribute in ("color", "shape", "size", "digit")),
    *(Task(f"{attribute}_of_digit", _FAMILY, _of_digit(attribute)) for attribute in ("color", "shape", "cell", "size")),
    *(Task(f"count_{attribute}", _FAMILY, _count(attribute)) for attribute in ("color", "size", "shape")),
    *(Task(f"exist_{attribute}", _FAMILY, _exist(attribute)) for attribute in ("color", "digit", "shape")),
    *(Task(f"same_{attribute}", _FAMILY, _same(attribute)) for attribute in ("color", "size", "shape")),
)
