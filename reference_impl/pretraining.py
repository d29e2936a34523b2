"""What a larger model brings along: a tower that knows what pictures show, and a language model that can describe them.

Stages, in the order of the literature: vision pretraining (tower and projector), language pretraining (the language
model alone), alignment (LLaVA's first stage: the projector alone, captions in the plain template). The instruction
stages of the techniques follow.
"""

from __future__ import annotations

from random import Random

from reference_impl.model import END, IMAGE, START
from reference_impl.samples import Piece, Sample
from reference_impl.scenes.making import random_scene, without_names
from reference_impl.scenes.scene import CELLS, Scene
from reference_impl.tasks.captioning import EMPTY, caption, phrase
from reference_impl.training.loop import Stage
from reference_impl.training.parts import LANGUAGE, PROJECTOR, TOWER

VISION = Stage("vision pretraining", (TOWER, PROJECTOR), steps=300, batch=96, matrix_rate=3e-3, falls_from=0.3)
READING = Stage("language pretraining", (LANGUAGE,), steps=600)
ALIGNMENT = Stage("alignment", (PROJECTOR,), steps=40, rate=3e-4, matrix_rate=3e-4)

_FEWEST, _MOST = 3, 10
_CAPTIONS = 0.4
_REGIONS = 6


def plain(scene: Scene) -> Sample:
    """LLaVA's plain template: the picture, then its caption; no instruction."""
    return Sample((Piece(f"{START} {IMAGE}"), Piece(f"{caption(scene)} {END}", learned=True)), (scene,))


def regions(scene: Scene, chance: Random) -> Sample:
    """Captions of regions, as in dense captioning: some cells, each named and then described."""
    filled = [thing.cell for thing in scene.objects]
    pieces = [Piece(f"{START} {IMAGE}")]
    for _ in range(_REGIONS):
        cell = chance.choice(filled) if chance.random() < 0.8 else chance.choice(CELLS)
        said = phrase(scene.by_cell[cell]) if cell in scene.by_cell else EMPTY
        pieces += [Piece(f"{cell} :"), Piece(f"{said} ;", learned=True)]
    return Sample(tuple(pieces), (scene,))


def described(chance: Random, count: int, _: float) -> list[Sample]:
    """Pictures with captions, of the whole or of regions; every second one with unnamed colours and shapes in it.

    A language model that always reads a shape after one of a few colours guesses it from the colour, and says the wrong
    one where a combination was held out.
    """
    samples = []
    for number in range(count):
        scene = random_scene(chance, _FEWEST, _MOST, marks=chance.choice(("digits", "arrows", "mixed")))
        scene = without_names(scene, chance) if number % 2 else scene
        samples.append(plain(scene) if chance.random() < _CAPTIONS else regions(scene, chance))
    return samples


def captions(chance: Random, count: int, _: float) -> list[Sample]:
    """Pictures with captions of the whole, for alignment."""
    return [plain(random_scene(chance, _FEWEST, _MOST)) for _ in range(count)]
