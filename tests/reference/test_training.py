"""The training loop: what moves, what is kept, what goes on after a stop, and what several processes share."""

from __future__ import annotations

import copy
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
import torch
from transformers import LlavaForConditionalGeneration, PreTrainedModel

from reference_impl.pretraining import ALIGNMENT, READING, VISION, captions, described
from reference_impl.samples import Encoder
from reference_impl.training.loop import Stage, train
from reference_impl.training.muon import orthogonal
from reference_impl.training.objectives import Loss, Objective, Response
from reference_impl.training.parts import LANGUAGE, PROJECTOR, TOWER, TrainingError, moving, parts
from reference_impl.vision_pretraining import PatchWords

SHORT = Stage("a short stage", (LANGUAGE,), steps=6, batch=4)


def objective_of(stage: Stage, encoder: Encoder) -> Objective:
    objectives: dict[str, Objective] = {
        VISION.name: PatchWords(encoder),
        READING.name: Response(encoder, described),
        ALIGNMENT.name: Response(encoder, captions),
    }
    return objectives[stage.name]


@pytest.mark.parametrize("stage", [VISION, READING, ALIGNMENT], ids=lambda stage: stage.name)
def test_a_stage_moves_its_parts_and_no_other(
    stage: Stage, encoder: Encoder, model: LlavaForConditionalGeneration
) -> None:
    before = copy.deepcopy(model.state_dict())
    short = replace(stage, steps=2, batch=4)
    train(model, objective_of(stage, encoder), short, seed=1, quiet=True)
    mine = {id(weight) for part in stage.moves for weight in parts(model)[part].parameters()}
    for part, module in parts(model).items():
        named = {
            name: weight
            for name, weight in model.named_parameters()
            if any(weight is own for own in module.parameters())
        }
        moved = {name for name in named if not torch.equal(model.state_dict()[name], before[name])}
        assert moved <= {name for name, weight in named.items() if id(weight) in mine}, part
        assert bool(moved) == any(id(weight) in mine for weight in named.values()), part


def test_the_stages_are_those_of_the_literature() -> None:
    assert VISION.moves == (TOWER, PROJECTOR)
    assert READING.moves == (PROJECTOR, LANGUAGE)
    assert ALIGNMENT.moves == (PROJECTOR,)


def test_a_part_that_moves_against_the_rule_is_an_error(model: LlavaForConditionalGeneration) -> None:
    rule = "moved, though only these may: projector"
    with pytest.raises(TrainingError, match=rule), moving(model, (PROJECTOR,)), torch.no_grad():
        model.lm_head.weight.add_(1.0)


def test_training_lowers_the_loss(encoder: Encoder, model: LlavaForConditionalGeneration) -> None:
    stage = Stage("a longer stage", (LANGUAGE,), steps=40, batch=8)
    losses = train(model, Response(encoder, described), stage, seed=1, quiet=True)
    assert sum(losses[-5:]) < sum(losses[:5]) / 2


def test_the_same_seed_gives_the_same_curve_and_another_seed_another(
    encoder: Encoder, model: LlavaForConditionalGeneration
) -> None:
    curves = [
        train(copy.deepcopy(model), Response(encoder, described), SHORT, seed=seed, quiet=True) for seed in (1, 1, 2)
    ]
    assert curves[0] == curves[1]
    assert curves[0] != curves[2]


class StopError(Exception):
    """What a kill looks like from inside."""


class StopsAt:
    """An objective that stops before a step, once."""

    def __init__(self, inner: Objective, step: int) -> None:
        self.inner, self.left = inner, step

    def draw(self, chance: Random, count: int, progress: float, /) -> list[Any]:
        if self.left == 0:
            raise StopError
        self.left -= 1
        return self.inner.draw(chance, count, progress)

    def loss(self, model: PreTrainedModel, drawn: Sequence[Any], /) -> Loss:
        return self.inner.loss(model, drawn)


@pytest.mark.parametrize("stop", [1, 2, 3, 5])
def test_a_stopped_training_goes_on_as_if_it_had_not_been(
    encoder: Encoder, model: LlavaForConditionalGeneration, tmp_path: Path, stop: int
) -> None:
    objective = Response(encoder, described)
    whole = copy.deepcopy(model)
    curve = train(whole, objective, SHORT, seed=1, quiet=True)
    first = copy.deepcopy(model)
    kept = tmp_path / "stage.pt"
    with pytest.raises(StopError):
        train(first, StopsAt(objective, stop), SHORT, seed=1, resume=kept, keep_every=2, quiet=True)
    assert kept.exists() == (stop >= 2)
    again = train(model, objective, SHORT, seed=1, resume=kept, keep_every=2, quiet=True)
    assert again == curve
    assert not kept.exists()
    assert all(torch.equal(one, other) for one, other in zip(model.parameters(), whole.parameters(), strict=True))


class Nothing:
    """An objective whose loss is no number."""

    def draw(self, _: Random, count: int, __: float, /) -> list[Any]:
        return [0] * count

    def loss(self, model: PreTrainedModel, _: Sequence[Any], /) -> Loss:
        return Loss(next(model.parameters()).sum() * float("nan"), 1, 1)


def test_a_loss_that_is_no_number_stops_the_training(model: LlavaForConditionalGeneration) -> None:
    with pytest.raises(TrainingError, match=r"a short stage, step 0: the loss is nan; lower the rates"):
        train(model, Nothing(), SHORT, seed=1, quiet=True)


def test_rates_rise_stay_and_fall_to_nothing() -> None:
    stage = Stage("", (), steps=100, falls_from=0.5)
    scales = [stage.scale(step) for step in range(100)]
    assert scales[:3] == pytest.approx([1 / 30, 2 / 30, 3 / 30])
    assert scales[30:50] == [1.0] * 20
    assert scales[50:] == sorted(scales[50:], reverse=True)
    assert 0 < scales[-1] < 0.03


@pytest.mark.parametrize("shape", [(3, 16, 16), (2, 8, 24)])
def test_muon_steps_in_all_directions_alike(shape: tuple[int, int, int]) -> None:
    values = torch.linalg.svdvals(orthogonal(torch.randn(shape, generator=torch.Generator().manual_seed(1))))
    assert values.min() > 0.4
    assert values.max() < 1.4


SHARED = """
import sys, torch
from accelerate import PartialState
from reference_impl.model import build_model, build_processor
from reference_impl.pretraining import described
from reference_impl.samples import Encoder
from reference_impl.training.loop import Stage, train
from reference_impl.training.objectives import Response
from reference_impl.vocabulary import vocabulary
torch.set_num_threads(1)
processor = build_processor(vocabulary())
model = build_model(len(processor.tokenizer), seed=0)
stage = Stage("shared", ("language model",), steps=4, batch=8)
losses = train(model, Response(Encoder(processor.tokenizer), described), stage, seed=1, quiet=True)
if PartialState().is_main_process:
    torch.save({"losses": losses, "model": model.state_dict()}, sys.argv[1])
PartialState().destroy_process_group()
"""


def test_two_processes_that_share_a_batch_learn_what_one_learns(tmp_path: Path) -> None:
    script = tmp_path / "shared.py"
    script.write_text(SHARED)
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"}
    shared = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node=2", "--standalone", str(script)]
    subprocess.run([*shared, str(tmp_path / "two.pt")], check=True, env=environment, capture_output=True, timeout=180)
    alone = [sys.executable, str(script), str(tmp_path / "one.pt")]
    subprocess.run(alone, check=True, env=environment, capture_output=True, timeout=180)
    one, two = (torch.load(tmp_path / f"{name}.pt", weights_only=True) for name in ("one", "two"))
    assert two["losses"] == pytest.approx(one["losses"], rel=1e-4)
    for name, weight in one["model"].items():
        assert torch.allclose(weight, two["model"][name], atol=2e-3), name
