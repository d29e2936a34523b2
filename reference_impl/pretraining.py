"""What a larger model brings along: a tower that knows what pictures show, and a language model that reads from it.

Stages, in the order of the literature: vision pretraining (tower and projector), multi-task pretraining (projector and
language model, as in Qwen-VL, Bai and others, 2023, section 3.2: captions and questions about regions) with a ladder on
which regions are found by what they show, alignment (LLaVA's first stage: the projector alone, captions in the plain
template). The instruction stages of the techniques follow.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from random import Random

from reference_impl.model import ASSISTANT, END, IMAGE, START, USER
from reference_impl.samples import Piece, Sample
from reference_impl.scenes.making import random_scene, without_names
from reference_impl.scenes.scene import CELLS, DIGITS, Object, Scene
from reference_impl.tasks.captioning import EMPTY, caption, phrase
from reference_impl.training.loop import Stage
from reference_impl.training.parts import LANGUAGE, PROJECTOR, TOWER

VISION = Stage("vision pretraining", (TOWER, PROJECTOR), steps=600, batch=96, matrix_rate=None, falls_from=0.3)
READING = Stage("multi-task pretraining", (PROJECTOR, LANGUAGE), steps=600)
CONSOLIDATION = Stage(
    "multi-task pretraining, by cell and digit",
    (PROJECTOR, LANGUAGE),
    steps=200,
    rate=2e-3,
    matrix_rate=6e-3,
    falls_from=0.0,
)
ALIGNMENT = Stage("alignment", (PROJECTOR,), steps=40, rate=3e-4, matrix_rate=3e-4)

CAPTION = "caption"
"""What is said in the template of a conversation where the whole picture is to be described."""

_FEWEST, _MOST = 3, 10
_SMALL = ((0.12, 2), (0.24, 4), (0.36, 8))
"""Until which share of the stage pictures have how many patches: the fewer there are, the sooner the right one is found."""

_PLAIN, _TOLD = 0.15, 0.2
_REGIONS = 6
_BY_DIGIT, _ANY_CELL = 0.3, 0.05
_UNNAMED = 0.35


def plain(scene: Scene) -> Sample:
    """LLaVA's plain template: the picture, then its caption; no instruction."""
    return Sample((Piece(f"{START} {IMAGE}"), Piece(f"{caption(scene)} {END}", learned=True)), (scene,))


def told(scene: Scene) -> Sample:
    """The caption in the template of a conversation."""
    asked = f"{START} {IMAGE} {USER} {CAPTION} {ASSISTANT}"
    return Sample((Piece(asked), Piece(f"{caption(scene)} {END}", learned=True)), (scene,))


def region(key: str) -> str:
    """How the description of a region is asked for.

    Args:
        key: a cell, or a digit that stands on one object only.
    """
    return f"{USER} {key} {ASSISTANT}"


def regions(scene: Scene, chance: Random, by_digit: float = _BY_DIGIT) -> Sample:
    """Regions, each named by its cell or by its digit, and described in whole or in one attribute.

    An attribute is named by its word alone: how questions are worded is left to instruction tuning. The size of an object
    is never asked for by its digit, since that is a task that is held out.

    Args:
        scene: what the picture shows.
        chance: where all choices come from.
        by_digit: how likely an object with a digit of its own is named by that.
    """
    often = Counter(thing.mark for thing in scene.objects)
    pieces = [Piece(f"{START} {IMAGE}")]
    for _ in range(_REGIONS):
        thing = chance.choice(scene.objects)
        cell = chance.choice(CELLS)
        if chance.random() < _ANY_CELL:
            asked, said = cell, phrase(scene.by_cell[cell]) if cell in scene.by_cell else EMPTY
        elif thing.mark in DIGITS and often[thing.mark] == 1 and chance.random() < by_digit:
            asked, said = chance.choice(_by_digit(thing))
        else:
            asked, said = chance.choice(_by_cell(scene, thing))
        pieces += [Piece(region(asked)), Piece(f"{said or EMPTY} {END}", learned=True)]
    return Sample(tuple(pieces), (scene,))


def _by_digit(thing: Object) -> list[tuple[str, str]]:
    whole = " ".join(filter(None, (thing.cell, thing.color, thing.shape)))
    named = [("cell", thing.cell), ("color", thing.color), ("shape", thing.shape)]
    return [(thing.mark, whole), *((f"{word} {thing.mark}", value) for word, value in named)]


def _by_cell(scene: Scene, thing: Object) -> list[tuple[str, str]]:
    following = [other.cell for other in scene.objects if CELLS.index(other.cell) > CELLS.index(thing.cell)]
    named = [
        ("size", thing.size), ("color", thing.color), ("shape", thing.shape), ("digit", thing.mark),
        ("then", following[0] if following else ""),
    ]  # fmt: skip
    return [(thing.cell, phrase(thing)), *((f"{word} {thing.cell}", value) for word, value in named)]


def described(chance: Random, count: int, progress: float) -> list[Sample]:
    """Pictures with captions or regions; every third one with unnamed colours and shapes in it.

    A language model that always reads a shape after one of a few colours guesses it from the colour, and says the wrong
    one where a combination was held out.
    """
    patches = next((most for until, most in _SMALL if progress < until), 0)
    most = patches or _MOST
    samples = []
    for _ in range(count):
        marks = chance.choice(("digits", "digits", "arrows", "mixed"))
        scene = random_scene(chance, min(_FEWEST, most), most, marks=marks)
        scene = without_names(scene, chance) if chance.random() < _UNNAMED else scene
        draw = chance.random()
        sample = plain(scene) if draw < _PLAIN else told(scene) if draw < _PLAIN + _TOLD else regions(scene, chance)
        samples.append(replace(sample, patches=patches))
    return samples


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder on which objects are found by their digit.

    A cell's name stands in one patch of every picture, a digit in few: among many patches, looking for a digit does not
    form. Where two patches are seen it forms in a minute, and is carried to four, eight and all in seconds.

    Attributes:
        patches: how many patches of each picture are seen; 0 for all.
    """

    patches: int

    def draw(self, chance: Random, count: int, _: float, /) -> list[Sample]:
        """See `training.objectives.Draw`."""
        most = self.patches or _MOST
        samples = []
        for _ in range(count):
            scene = random_scene(chance, min(_FEWEST, most), most)
            samples.append(replace(regions(scene, chance, chance.choice((0.0, 1.0))), patches=self.patches))
        return samples


LADDER = (Rung(2), Rung(4), Rung(8), Rung(0))


def climbing(number: int) -> Stage:
    """The stage of a rung; it is over as soon as objects are found."""
    return Stage(
        f"finding, rung {number + 1}",
        (PROJECTOR, LANGUAGE),
        steps=500,
        rate=2e-3,
        matrix_rate=6e-3,
        falls_from=1,
        enough=0.15,
    )


def found(chance: Random, count: int, _: float) -> list[Sample]:
    """Captions and regions, and regions by digit, with all patches."""
    half = count // 2
    return described(chance, count - half, 1.0) + LADDER[-1].draw(chance, half, 1.0)


def captions(chance: Random, count: int, _: float) -> list[Sample]:
    """Pictures with captions of the whole, for alignment."""
    return [plain(random_scene(chance, _FEWEST, _MOST)) for _ in range(count)]
