"""Questions that take several steps: arrows to follow, digits to add, counts to subtract; each with its reasoning.

A question is drawn with the number of steps that it takes, and comes with the rationale that a careful reader would
write down. A rationale names every object that it passes, also those that do not count: a model that lists only what
matches reads and adds, but passes over the wrong objects.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from reference_impl.scenes.making import Kind, of_color, other_than, random_object, random_seed
from reference_impl.scenes.scene import ARROWS, CELLS, COLORS, Object, Scene, neighbor
from reference_impl.splits import HELD_OUT_PAIRS, STRICT_PAIRS, TRAINED_KINDS

HOPS, SUM, DIFFERENCE = "hops", "sum", "difference"
LONGEST_HOPS = 8
"""Longest chain of arrows that is ever asked for; no more than five of them are followed in training."""

MOST_TERMS = 4
_MOST_ARROWS = 9
_STAYING_SHARE = 0.5
_FEWEST, _MOST = 4, 8
_OTHERS = 0.35
_OFF = "out"
_STOP = ";"


@dataclass(frozen=True, slots=True)
class Chain:
    """A question with its reasoning.

    Attributes:
        family: `HOPS`, `SUM` or `DIFFERENCE`.
        steps: arrows followed, or terms added; 0 for a difference.
        scene: what the picture shows.
        question: in words.
        rationale: the steps, parted by ``;``.
        answer: one word.
    """

    family: str
    steps: int
    scene: Scene
    question: str
    rationale: str
    answer: str


def follow_arrows(
    chance: Random, steps: int, *, stays: bool | None = None, kinds: Sequence[Kind] = TRAINED_KINDS
) -> Chain:
    """A path of `steps` arrows; the rationale counts down and says where it stands.

    A path that stays on the board is asked for by its length. One that leaves it is asked for by a larger number, and
    ends at the edge: so numbers up to nine are counted down from in training, though no path there is longer than
    `splits.LONGEST_TRAINED_HOPS`.

    Args:
        chance: where all choices come from.
        steps: arrows that are followed.
        stays: whether the path stays on the board; None leaves it to chance.
        kinds: combinations of colour and shape that the picture may show.
    """
    stays = chance.random() < _STAYING_SHARE if stays is None else stays
    path = _path(chance, steps, at_edge=not stays)
    arrows = [_arrow(one, other) for one, other in pairwise(path)]
    asked = steps
    if not stays:
        asked = chance.randint(steps + 1, _MOST_ARROWS)
        arrows.append(chance.choice([arrow for arrow in ARROWS if neighbor(path[-1], arrow) is None]))
    marks = dict(zip(path, arrows, strict=False))
    things = []
    for cell in CELLS:
        if cell in path or chance.random() < _OTHERS:
            thing = random_object(chance, cell, marks="arrows", kinds=kinds)
            things.append(replace(thing, mark=marks.get(cell, thing.mark)))
    scene = Scene(tuple(things), random_seed(chance))
    said = [f"{asked - number} {cell} {arrow}" for number, (cell, arrow) in enumerate(zip(path, arrows, strict=False))]
    said.append(f"0 {path[-1]}" if stays else _OFF)
    question = f"start at {path[0]} follow {asked} arrows . what color ?"
    return Chain(HOPS, steps, scene, question, _joined(said), scene.by_cell[path[-1]].color)


def _path(chance: Random, steps: int, *, at_edge: bool) -> list[str]:
    """Cells that arrows lead through, none of them twice; the last one at the edge where that is asked for."""
    while True:
        path = [chance.choice(CELLS)]
        while len(path) <= steps:
            onward = [cell for arrow in ARROWS if (cell := neighbor(path[-1], arrow)) and cell not in path]
            if not onward:
                break
            path.append(chance.choice(onward))
        whole = len(path) == steps + 1
        if whole and (not at_edge or any(neighbor(path[-1], arrow) is None for arrow in ARROWS)):
            return path


def _arrow(cell: str, reached: str) -> str:
    return next(arrow for arrow in ARROWS if neighbor(cell, arrow) == reached)


def add_digits(chance: Random, terms: int, kinds: Sequence[Kind] = TRAINED_KINDS) -> Chain:
    """The digits of one colour, `terms` of them, added up; the rationale carries the sum along."""
    color = chance.choice(COLORS)
    own, others = of_color(color, kinds), other_than(color, kinds)
    count = chance.randint(max(terms, _FEWEST), _MOST)
    cells = chance.sample(CELLS, count)
    things = [random_object(chance, cell, kinds=own if number < terms else others) for number, cell in enumerate(cells)]
    scene = Scene(tuple(things), random_seed(chance))
    total = 0
    said = []
    for thing in scene.objects:
        if thing.color == color:
            total += int(thing.mark)
            said.append(f"{thing.cell} {thing.color} + {thing.mark} = {total}")
        else:
            said.append(f"{thing.cell} {thing.color}")
    return Chain(SUM, terms, scene, f"what is the sum of {color} + digits ?", _joined(said), str(total))


def subtract_counts(chance: Random, kinds: Sequence[Kind] = TRAINED_KINDS) -> Chain:
    """How many more objects there are of one colour than of another; the rationale counts both in one pass."""
    first, then = chance.sample(COLORS, 2)
    cells = chance.sample(CELLS, chance.randint(_FEWEST, _MOST))
    things: list[Object] = []
    for cell in cells:
        color = chance.choice((first, first, then, then, chance.choice(COLORS)))
        things.append(random_object(chance, cell, kinds=of_color(color, kinds)))
    scene = Scene(tuple(things), random_seed(chance))
    names = {first: "first", then: "then"}
    counts = dict.fromkeys(names.values(), 0)
    said = []
    for thing in scene.objects:
        name = names.get(thing.color)
        if name:
            counts[name] += 1
            said.append(f"{thing.cell} {thing.color} {name} {counts[name]}")
        else:
            said.append(f"{thing.cell} {thing.color}")
    said.append(f"first {counts['first']} then {counts['then']}")
    question = f"what is the difference of {first} first and {then} then objects ?"
    return Chain(DIFFERENCE, 0, scene, question, _joined(said), str(abs(counts["first"] - counts["then"])))


def _joined(said: Sequence[str]) -> str:
    return f" {_STOP} ".join(said)


KINDS = {
    **{f"hops {steps}": (HOPS, steps) for steps in range(1, LONGEST_HOPS + 1)},
    **{f"sum {terms}": (SUM, terms) for terms in range(1, MOST_TERMS + 1)},
    "difference": (DIFFERENCE, 0),
}
"""Names of the kinds of chains, with family and steps."""

SHARES = {
    "hops 1": 1.0, "hops 2": 1.0, "hops 3": 1.0, "hops 4": 1.5, "hops 5": 2.0,
    "sum 1": 1.0, "sum 2": 1.5, "sum 3": 2.0, "sum 4": 3.0, "difference": 4.0,
}  # fmt: skip
"""How often each kind is trained, in proportion."""


def random_chain(
    chance: Random, kind: str, kinds: Sequence[Kind] = TRAINED_KINDS, *, stays: bool | None = None
) -> Chain:
    """A question of a kind of `KINDS`."""
    family, steps = KINDS[kind]
    if family == HOPS:
        return follow_arrows(chance, steps, stays=stays, kinds=kinds)
    return add_digits(chance, steps, kinds) if family == SUM else subtract_counts(chance, kinds)


def additions(chain: Chain) -> list[tuple[int, int]]:
    """The operand pairs that a rationale adds up: what was carried along, and the digit that is added to it."""
    steps = [step.split() for step in chain.rationale.split(_STOP)] if chain.family == SUM else []
    added = [(int(step[-1]), int(step[3])) for step in steps if "=" in step]
    return [(before, digit) for (before, _), (_, digit) in pairwise(added)]


def carried(chance: Random) -> tuple[int, int, int]:
    """What is carried along, the digit that is added to it, and their sum; no pair that nothing in training may hold."""
    while True:
        before, digit = chance.randint(0, 9 * (MOST_TERMS - 1)), chance.randint(0, 9)
        if (before, digit) not in STRICT_PAIRS:
            return before, digit, before + digit


def trained_chain(chance: Random) -> Chain:
    """A question as training draws it: of no more than `splits.LONGEST_TRAINED_HOPS` arrows, and no held-out pair added."""
    while True:
        chain = random_chain(chance, chance.choices(list(SHARES), list(SHARES.values()))[0])
        if not (HELD_OUT_PAIRS | STRICT_PAIRS) & set(additions(chain)):
            return chain
