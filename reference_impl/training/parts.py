"""The parts of a model that a stage moves, and the proof that the others stood still."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch.nn import Module, ModuleList, Parameter
from transformers import LlavaForConditionalGeneration, PreTrainedModel

TOWER, PROJECTOR, LANGUAGE = "vision tower", "projector", "language model"
LAYERS = "language model without its words"


class TrainingError(Exception):
    """Training cannot go on: the message says in which stage and step, and why."""


def parts(model: PreTrainedModel) -> dict[str, Module]:
    """The parts by name; a controller has the language model alone."""
    if isinstance(model, LlavaForConditionalGeneration):
        inner = model.model
        seeing = {TOWER: inner.vision_tower, PROJECTOR: inner.multi_modal_projector}
        return seeing | {LANGUAGE: inner.language_model, LAYERS: _layers(inner.language_model)}
    return {LANGUAGE: model, LAYERS: _layers(model.model)}


def _layers(language: Any) -> Module:
    return ModuleList([language.layers, language.norm])


@contextmanager
def moving(model: PreTrainedModel, names: Sequence[str]) -> Iterator[list[Parameter]]:
    """Give the parameters of the parts `names`; no other may have changed when the block is left.

    Raises:
        TrainingError: one of the other parameters did change.
    """
    model.requires_grad_(False)
    for part, module in parts(model).items():
        if part in names:
            module.requires_grad_(True)
    still = {name: weight for name, weight in model.named_parameters() if not weight.requires_grad}
    before = {name: weight.detach().clone() for name, weight in still.items()}
    yield [weight for weight in model.parameters() if weight.requires_grad]
    moved = [name for name, weight in still.items() if not torch.equal(weight, before[name])]
    model.requires_grad_(True)
    if moved:
        raise TrainingError(f"{moved[0]} moved, though only these may: {', '.join(names)}")


def optimized_by_muon(model: PreTrainedModel, parameters: Sequence[Parameter]) -> list[Parameter]:
    """Those of the parameters that are matrices and stand for no words or places."""
    looked_up = {id(weight) for name, weight in model.named_parameters() if "embed" in name or "lm_head" in name}
    return [weight for weight in parameters if weight.ndim == 2 and id(weight) not in looked_up]
