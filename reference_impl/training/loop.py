"""The training loop: one for every stage of every technique.

What is drawn for a step follows from the seed, the stage and the step's number alone. So a training that was stopped
goes on as if it had not been, and several processes can share a batch: each takes its part of the same draw.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from accelerate import Accelerator
from torch import Tensor, nn
from torch.optim import AdamW, Optimizer
from tqdm import tqdm
from transformers import PreTrainedModel

from reference_impl.training.muon import Muon
from reference_impl.training.objectives import Objective
from reference_impl.training.parts import TrainingError, moving, optimized_by_muon

_WARM_UP = 30
_CLIP = 1.0
_RECENT = 20


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of training.

    Attributes:
        name: as in the literature.
        moves: the parts of the model whose weights change (names in `training.parts`).
        steps: how many batches.
        batch: samples a batch, over all processes.
        rate: of AdamW, for vectors and embeddings.
        matrix_rate: of Muon, for matrices; None leaves them to AdamW, too.
        falls_from: the share of the steps after which the rates fall, to zero at the end.
        enough: a loss; once the mean of the last steps lies below it, the stage is over before its last step.
    """

    name: str
    moves: tuple[str, ...]
    steps: int
    batch: int = 32
    rate: float = 3e-3
    matrix_rate: float | None = 8e-3
    falls_from: float = 0.5
    enough: float | None = None

    def scale(self, step: int) -> float:
        """What the rates are multiplied by at a step: up from zero, level, down to zero."""
        left = (self.steps - step) / self.steps
        fall = 1.0 if self.falls_from == 1 else min(left / (1 - self.falls_from), 1.0)
        return min((step + 1) / _WARM_UP, 1.0) * fall

    def over(self, losses: Sequence[float]) -> bool:
        """Whether what was lost so far is enough."""
        recent = losses[-_RECENT:]
        return self.enough is not None and len(recent) == _RECENT and sum(recent) / _RECENT < self.enough


class _Losing(nn.Module):
    """The loss as a module's `forward`, which is where processes that share a batch put their gradients together."""

    def __init__(self, model: PreTrainedModel, objective: Objective) -> None:
        super().__init__()
        self.model = model
        self.objective = objective

    def forward(self, drawn: Sequence[Any]) -> tuple[Tensor, int, int]:
        loss = self.objective.loss(self.model, drawn)
        return loss.total, loss.words, loss.tokens


def train(
    model: PreTrainedModel,
    objective: Objective,
    stage: Stage,
    *,
    seed: int,
    resume: Path | None = None,
    keep_every: int = 100,
    quiet: bool = False,
) -> list[float]:
    """Train `model` in place through one stage.

    Args:
        model: whose parts `stage.moves` change.
        objective: what is drawn and what is lost on it.
        stage: how long, how fast, what moves.
        seed: of everything that is drawn.
        resume: a file that keeps the state every `keep_every` steps; if it is there, training goes on from it. It is
            removed at the end.
        keep_every: see `resume`.
        quiet: show no progress.

    Returns:
        The mean loss of a learned word at each step.

    Raises:
        TrainingError: the loss is no longer a number, or a part changed that should not.
        SampleError: a sample cannot be trained on.
    """
    engine = Accelerator(cpu=True)
    with moving(model, stage.moves) as parameters:
        optimizers = _optimizers(model, parameters, stage)
        losing = engine.prepare(_Losing(model, objective))
        losses = _restored(resume, model, optimizers)
        model.train()
        bar = tqdm(
            total=stage.steps,
            initial=len(losses),
            desc=stage.name,
            unit="step",
            disable=quiet or not engine.is_main_process,
        )
        tokens = 0
        for step in range(len(losses), stage.steps):
            if stage.over(losses):
                break
            chance = Random(f"{seed} {stage.name} {step}")  # noqa: S311 - chance, no secret
            drawn = objective.draw(chance, stage.batch, step / stage.steps)
            total, words, read = losing(drawn[engine.process_index :: engine.num_processes])
            sums = engine.reduce(torch.tensor([total.item(), words, read]), "sum").tolist()
            if not math.isfinite(sums[0]):
                raise TrainingError(f"{stage.name}, step {step}: the loss is {sums[0]}; lower the rates")
            # processes average their gradients, so each gives its share of the mean over all words
            engine.backward(total * (engine.num_processes / sums[1]))
            nn.utils.clip_grad_norm_(parameters, _CLIP)
            _move(optimizers, stage.scale(step))
            losses.append(sums[0] / sums[1])
            tokens += int(sums[2])
            bar.update()
            bar.set_postfix_str(f"loss {losses[-1]:.3f}, {_pace(bar, tokens)}", refresh=False)
            if resume and (step + 1) % keep_every == 0 and engine.is_main_process:
                _keep(resume, model, optimizers, losses)
        bar.close()
    model.eval()
    if resume and engine.is_main_process:
        resume.unlink(missing_ok=True)
    return losses


def _optimizers(model: PreTrainedModel, parameters: Sequence[nn.Parameter], stage: Stage) -> list[Optimizer]:
    matrices = [] if stage.matrix_rate is None else optimized_by_muon(model, parameters)
    others = [weight for weight in parameters if all(weight is not matrix for matrix in matrices)]
    optimizers: list[Optimizer] = []
    if matrices and stage.matrix_rate is not None:
        optimizers.append(Muon(matrices, lr=stage.matrix_rate))
    if others:
        optimizers.append(AdamW(others, lr=stage.rate, betas=(0.9, 0.98), weight_decay=0.0))
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["full"] = group["lr"]
    return optimizers


def _move(optimizers: Sequence[Optimizer], scale: float) -> None:
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = group["full"] * scale
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)


def _pace(bar: tqdm[Any], tokens: int) -> str:
    seconds = bar.format_dict["elapsed"]
    return f"{tokens / seconds:,.0f} tokens/s" if seconds else ""


def _keep(path: Path, model: PreTrainedModel, optimizers: Sequence[Optimizer], losses: Sequence[float]) -> None:
    """Write the state beside `path`, then put it there: a kill leaves the old state or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    torch.save(
        {
            "model": model.state_dict(),
            "optimizers": [optimizer.state_dict() for optimizer in optimizers],
            "losses": list(losses),
        },
        unfinished,
    )
    unfinished.replace(path)


def _restored(path: Path | None, model: PreTrainedModel, optimizers: Sequence[Optimizer]) -> list[float]:
    """The losses so far, with model and optimizers as they were; none where there is nothing to go on from."""
    if path is None or not path.exists():
        return []
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state["model"])
    for optimizer, kept in zip(optimizers, state["optimizers"], strict=True):
        optimizer.load_state_dict(kept)
    return list(state["losses"])
