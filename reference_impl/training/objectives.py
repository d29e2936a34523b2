"""What a stage learns from what: the words of a response, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Protocol

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy
from transformers import PreTrainedModel

from reference_impl.samples import IGNORED, Batch, Encoder, Sample


@dataclass(frozen=True, slots=True)
class Loss:
    """A sum of losses, how many words it is the sum of, and how many tokens were read for it."""

    total: Tensor
    words: int
    tokens: int


class Objective(Protocol):
    """What a stage draws by chance, and what it loses on that."""

    def draw(self, chance: Random, count: int, progress: float, /) -> list[Any]:
        """`count` samples for the moment when the share `progress` of the stage (0..1) is done."""

    def loss(self, model: Any, drawn: Sequence[Any], /) -> Loss:
        """The loss on samples, summed over their learned words."""


class Draw(Protocol):
    """Where samples come from."""

    def __call__(self, chance: Random, count: int, progress: float, /) -> list[Sample]:
        """`count` samples for the moment when the share `progress` of the stage (0..1) is done."""


@dataclass(frozen=True, slots=True)
class Response:
    """The loss of language modelling on the learned words of samples (LLaVA, section 4.2)."""

    encoder: Encoder
    samples: Draw

    def draw(self, chance: Random, count: int, progress: float, /) -> list[Sample]:
        """See `Objective`."""
        return self.samples(chance, count, progress)

    def loss(self, model: PreTrainedModel, drawn: Sequence[Sample]) -> Loss:
        """See `Objective`."""
        return response_loss(model, self.encoder.batch(drawn))


def response_loss(model: PreTrainedModel, batch: Batch) -> Loss:
    """Cross-entropy of the learned words, each predicted from everything before it.

    The model's inner part gives hidden states, and only those before a learned word pass through the head. Rows are
    padded on the right and attention looks to the left alone, so padding is seen by padding only. The mask of ones says
    that a row is one text: without it, transformers takes a gap between positions for the begin of another one.
    """
    shown = {"position_ids": batch.positions, "attention_mask": torch.ones_like(batch.ids), "use_cache": False}
    if batch.seen is not None:
        embeddings = _some_patches(model, batch, batch.seen)
        hidden = model.model.language_model(inputs_embeds=embeddings, **shown).last_hidden_state
    elif batch.pixels is not None:
        hidden = model.model(input_ids=batch.ids, pixel_values=batch.pixels, **shown).last_hidden_state
    else:
        hidden = model.model(input_ids=batch.ids, **shown).last_hidden_state
    targets = batch.labels[:, 1:]
    learned = targets != IGNORED
    words = targets[learned]
    total = cross_entropy(model.lm_head(hidden[:, :-1][learned]), words, reduction="sum")
    return Loss(total, len(words), batch.tokens)


def _some_patches(model: PreTrainedModel, batch: Batch, seen: Tensor) -> Tensor:
    """Embeddings (samples, length, width) in which each picture stands with the patches `seen` (pictures, patches)."""
    inner: Any = model.model
    patches = inner.multi_modal_projector(inner.vision_tower(batch.pixels).last_hidden_state[:, 1:])
    chosen = patches.gather(1, seen[..., None].expand(-1, -1, patches.shape[-1]))
    embeddings: Tensor = inner.get_input_embeddings()(batch.ids)
    places = (batch.ids == model.config.image_token_index)[..., None]
    return embeddings.masked_scatter(places, chosen.flatten(0, 1))
