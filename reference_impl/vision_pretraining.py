"""Vision pretraining: each patch of a picture learns to lie near the words for what it shows.

This takes the place of the CLIP that larger models begin with (Radford and others, 2021): pictures and words come to lie
in one space. CLIP pairs a whole picture with a sentence; here every patch is paired with the words of its cell, which the
scene generator knows exactly. Tower and projector move; the words' embeddings are those of the language model, and stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch.nn.functional import log_softmax
from transformers import LlavaForConditionalGeneration

from reference_impl.model import PATCHES
from reference_impl.samples import Encoder, to_pixels
from reference_impl.scenes.drawing import draw
from reference_impl.scenes.making import random_scene, random_seed, without_names
from reference_impl.scenes.scene import CELLS, GRID, WRITTEN, Scene, Writing
from reference_impl.splits import STRICT_PAIRS
from reference_impl.tasks.captioning import EMPTY, phrase
from reference_impl.training.objectives import Loss

_SCALE = 20.0
_WRITING_SHARE = 0.3


def patch_words(picture: Scene | Writing) -> list[tuple[str, ...]]:
    """The words of each of the sixteen patches: its cell's name, and the attributes of what it shows."""
    if isinstance(picture, Writing):
        shown = dict(zip(CELLS[GRID : 2 * GRID], picture.text, strict=False))
        return [(cell, shown.get(cell, EMPTY)) for cell in CELLS]
    words = []
    for cell in CELLS:
        thing = picture.by_cell.get(cell)
        words.append((cell, *(phrase(thing).split() if thing else (EMPTY,))))
    return words


@dataclass(frozen=True, slots=True)
class PatchWords:
    """The objective: all words of a patch, each as likely, among all words of the vocabulary.

    A word's score is the product of its embedding with the projected patch, scaled as CLIP's logits are.
    """

    encoder: Encoder

    def draw(self, chance: Random, count: int, _: float, /) -> list[Scene | Writing]:
        """Scenes, every second one with unnamed colours and shapes in it, and lines of handwriting."""
        pictures: list[Scene | Writing] = []
        for number in range(count):
            if chance.random() < _WRITING_SHARE:
                pictures.append(Writing(_line(chance), random_seed(chance)))
            else:
                scene = random_scene(chance, 2, 14, marks="mixed")
                pictures.append(without_names(scene, chance) if number % 2 else scene)
        return pictures

    def loss(self, model: LlavaForConditionalGeneration, drawn: Sequence[Scene | Writing], /) -> Loss:
        """See `training.objectives.Objective`."""
        scores = patch_scores(model, to_pixels(draw(drawn, self.encoder.split)))
        wanted = torch.zeros_like(scores)
        rows, columns = [], []
        for number, picture in enumerate(drawn):
            for place, words in enumerate(patch_words(picture)):
                rows += [number * PATCHES + place] * len(words)
                columns += [self.encoder.words[word] for word in words]
        wanted[rows, columns] = 1.0
        return Loss(-(wanted * log_softmax(scores, dim=-1)).sum(), len(rows), len(drawn) * PATCHES)


def _line(chance: Random) -> str:
    """Characters by chance, with none of the pairs that nothing in training may hold."""
    while True:
        line = "".join(chance.choice(WRITTEN) for _ in range(GRID))
        if not any(f"{one}?{other}" in line for one, other in STRICT_PAIRS):
            return line


def patch_scores(model: LlavaForConditionalGeneration, pixels: torch.Tensor) -> torch.Tensor:
    """How near each patch lies to each word.

    Args:
        model: whose tower, projector and words are used.
        pixels: pictures (pictures, 3, 64, 64).

    Returns:
        Scores (pictures * 16, words).
    """
    inner = model.model
    patches: torch.Tensor = inner.multi_modal_projector(inner.vision_tower(pixels).last_hidden_state[:, 1:])
    words: torch.Tensor = inner.get_input_embeddings().weight
    return patches.reshape(-1, patches.shape[-1]) @ words.T * _SCALE


@torch.no_grad()
def center(model: LlavaForConditionalGeneration, encoder: Encoder, chance: Random, pictures: int = 200) -> None:
    """Take from the projector what all patches have in common, and bring the rest to the length of a word.

    The objective leaves a part of each patch that says only which words occur at all. It is ten times as large as what
    tells two objects apart, so that to a language model all patches look alike. The projector's bias can take it away.

    Args:
        model: whose projector changes.
        encoder: whose drawings are looked at.
        chance: where the pictures come from.
        pictures: how many.
    """
    inner = model.model
    scenes = [random_scene(chance, len(CELLS), len(CELLS), marks="mixed") for _ in range(pictures)]
    patches = inner.multi_modal_projector(
        inner.vision_tower(to_pixels(draw(scenes, encoder.split))).last_hidden_state[:, 1:]
    ).flatten(0, 1)
    common = patches.mean(0)
    scale = inner.get_input_embeddings().weight.norm(dim=-1).mean() / (patches - common).norm(dim=-1).mean()
    last = inner.multi_modal_projector.linear_2
    last.bias.copy_((last.bias - common) * scale)
    last.weight.mul_(scale)
