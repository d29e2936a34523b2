"""What the model is trained on: pictures and pieces of text, each piece either given or to be learned.

Every technique turns its own type (triplet, episode, rationale) into a `Sample`; the loss falls on the learned pieces
and on nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from transformers import PreTrainedTokenizerFast

from reference_impl.model import IMAGE, PAD, PATCHES
from reference_impl.scenes.drawing import Picture, draw
from reference_impl.scenes.scene import CELLS, Scene

IGNORED = -100
"""The label of a position without loss, as in torch."""


_GAP_SHARE = 0.06
_LONGEST_GAP = 7


class SampleError(ValueError):
    """A sample cannot be trained on: the message says why."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words parted by spaces, `<image>` for a picture among them, and whether they are learned."""

    text: str
    learned: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """What one row of a batch is made of.

    Attributes:
        pieces: in order.
        pictures: what their `<image>` words show, in order.
        gaps: seed of the gaps between the positions of its tokens; 0 leaves none. Where training leaves gaps by chance
            (Randomized Positional Encodings, Ruoss and others, 2023), a model meets positions and distances that
            belong to longer answers than it is trained on.
        patches: how many patches of each picture are seen, those with something on them first; 0 for all.
    """

    pieces: tuple[Piece, ...]
    pictures: tuple[Picture, ...] = field(default=(), repr=False)
    gaps: int = 0
    patches: int = 0

    @property
    def text(self) -> str:
        """All words, given and learned."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Batch:
    """Samples as tensors, padded on the right.

    Attributes:
        ids: tokens (samples, length).
        labels: the token to be predicted for a position, `IGNORED` where it is not learned (samples, length).
        pixels: pictures (pictures, 3, 64, 64) in -1..1, or None where no sample has any.
        tokens: how many tokens there are, padding not counted.
        positions: of the tokens, as attention sees them (samples, length).
        seen: numbers of the patches that are seen (pictures, patches), or None for all.
    """

    ids: Tensor
    labels: Tensor
    pixels: Tensor | None
    tokens: int
    positions: Tensor
    seen: Tensor | None = None


class Encoder:
    """Turns samples into batches.

    Args:
        tokenizer: whose words samples may use.
        split: whose drawings the pictures are made of: "train" or "test".
    """

    def __init__(self, tokenizer: PreTrainedTokenizerFast, split: str = "train") -> None:
        self.words: dict[str, int] = tokenizer.get_vocab()
        self.image = self.words.get(IMAGE, -1)
        self.pad = self.words[PAD]
        self.split = split

    def tokens(self, sample: Sample) -> tuple[list[int], list[int]]:
        """The tokens of a sample and their labels.

        Raises:
            SampleError: a word is unknown, nothing is learned, or pictures and `<image>` words differ in number.
        """
        ids: list[int] = []
        labels: list[int] = []
        places = 0
        for piece in sample.pieces:
            for word in piece.text.split():
                number = self.words.get(word)
                if number is None:
                    raise SampleError(f"the word {word!r} is not in the vocabulary")
                if number == self.image:
                    places += 1
                    ids += [number] * (sample.patches or PATCHES)
                    labels += [IGNORED] * (sample.patches or PATCHES)
                else:
                    ids.append(number)
                    labels.append(number if piece.learned else IGNORED)
        if places != len(sample.pictures):
            raise SampleError(f"{places} <image> words, but {len(sample.pictures)} pictures")
        if all(label == IGNORED for label in labels[1:]):
            raise SampleError(f"nothing is learned from: {sample.text}")
        return ids, labels

    def batch(self, samples: Sequence[Sample]) -> Batch:
        """Samples side by side; each is a row of its own, so that none can see another.

        Raises:
            SampleError: see `tokens`.
        """
        rows = [self.tokens(sample) for sample in samples]
        length = max(len(ids) for ids, _ in rows)
        ids = torch.full((len(rows), length), self.pad)
        labels = torch.full((len(rows), length), IGNORED)
        for row, (numbers, targets) in enumerate(rows):
            ids[row, : len(numbers)] = torch.tensor(numbers)
            labels[row, : len(targets)] = torch.tensor(targets)
        pictures = [picture for sample in samples for picture in sample.pictures]
        pixels = to_pixels(draw(pictures, self.split)) if pictures else None
        positions = torch.stack([_positions(sample.gaps, length) for sample in samples])
        seen = _seen(samples)
        return Batch(ids, labels, pixels, sum(len(numbers) for numbers, _ in rows), positions, seen)


def _seen(samples: Sequence[Sample]) -> Tensor | None:
    """The patches that are seen where samples leave some out: those with something on them, then empty ones, in order."""
    counts = {sample.patches for sample in samples}
    if counts == {0}:
        return None
    if len(counts) > 1:
        raise SampleError(f"samples of one batch show different numbers of patches: {sorted(counts)}")
    count = counts.pop()
    rows = []
    for sample in samples:
        for picture in sample.pictures:
            if not isinstance(picture, Scene):
                raise SampleError("patches can be left out of scenes only")
            # which of the empty ones stay follows from the scene's own seed
            empty = [cell for cell in CELLS if cell not in picture.by_cell]
            start = picture.seed % max(len(empty), 1)
            cells = [*picture.by_cell, *empty[start:], *empty[:start]][:count]
            rows.append(sorted(CELLS.index(cell) for cell in cells))
    return torch.tensor(rows)


def _positions(seed: int, length: int) -> Tensor:
    """Positions 0, 1, 2 …, with a gap here and there if there is a seed of gaps."""
    steps = torch.ones(length, dtype=torch.long)
    if seed:
        chance = torch.Generator().manual_seed(seed)
        there = torch.rand(length, generator=chance) < _GAP_SHARE
        steps += there * torch.randint(0, _LONGEST_GAP + 1, (length,), generator=chance)
    return steps.cumsum(0) - 1


def to_pixels(pictures: NDArray[np.uint8]) -> Tensor:
    """Pictures (pictures, 64, 64, 3) as the model sees them (pictures, 3, 64, 64): in -1..1, as the processor does."""
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).float().div_(127.5).sub_(1.0)
