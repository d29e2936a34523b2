"""What a stage learns from what: the words of a response, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Protocol

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
    padded on the right and attention looks to the left alone, so no mask is needed: padding is seen by padding only.
    """
    pictures = {} if batch.pixels is None else {"pixel_values": batch.pixels}
    shown = {"input_ids": batch.ids, "position_ids": batch.positions, **pictures}
    hidden = model.model(**shown, use_cache=False).last_hidden_state
    targets = batch.labels[:, 1:]
    learned = targets != IGNORED
    words = targets[learned]
    total = cross_entropy(model.lm_head(hidden[:, :-1][learned]), words, reduction="sum")
    return Loss(total, len(words), batch.tokens)
