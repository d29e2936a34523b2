"""Trains arms, each once a seed: a finished one is kept, an unfinished one goes on where it was stopped."""

from __future__ import annotations

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch

from reference_impl.experiments.arms import ARMS, Arm
from reference_impl.generating import Model
from reference_impl.llm_aided_visual_reasoning.vocabulary import vocabulary as controller_words
from reference_impl.model import build_controller, build_model, build_processor, build_tokenizer, save
from reference_impl.samples import Encoder
from reference_impl.training.loop import train
from reference_impl.vocabulary import vocabulary

_CURVE_POINTS = 50


@dataclass(frozen=True, slots=True)
class Record:
    """What a training was.

    Attributes:
        cpu_s: processor seconds of its own stages, and those of all that it started from.
        steps: batches of its own stages.
        losses: the mean loss of a learned word, at some fifty moments of each stage.
    """

    cpu_s: float
    steps: int
    losses: dict[str, list[float]]


def trained(name: str, seed: int, folder: Path, *, quiet: bool = False) -> tuple[Model, Record]:
    """An arm's model, trained now if it was not before, and how it was trained.

    Args:
        name: of the arm, a key of `ARMS`.
        seed: of its weights and of all that is drawn.
        folder: where finished arms and unfinished stages are kept.
        quiet: show no progress.
    """
    arm = ARMS[name]
    made = _fresh(arm, seed)
    model = made.weights
    weights, record = _place(arm, seed, folder)
    if weights.exists() and record.exists():
        model.load_state_dict(torch.load(weights, weights_only=True))
        model.eval()
        return made, Record(**json.loads(record.read_text(encoding="utf-8")))
    spent = 0.0
    if arm.parent:
        parent, before = trained(arm.parent, seed, folder, quiet=quiet)
        model.load_state_dict(parent.weights.state_dict())
        spent = before.cpu_s
    done = _learn(arm, made, seed, folder, quiet=quiet)
    done = Record(round(spent + done.cpu_s, 1), done.steps, done.losses)
    torch.save(model.state_dict(), weights)
    record.write_text(json.dumps(asdict(done)), encoding="utf-8")
    model.eval()
    return made, done


def _fresh(arm: Arm, seed: int) -> Model:
    if arm.controller:
        tokenizer = build_tokenizer(controller_words())
        return Model(build_controller(len(tokenizer), seed=seed), tokenizer)
    processor = build_processor(vocabulary())
    return Model(build_model(len(processor.tokenizer), seed=seed), processor)


def _place(arm: Arm, seed: int, folder: Path) -> tuple[Path, Path]:
    place = folder / f"seed-{seed}"
    place.mkdir(parents=True, exist_ok=True)
    return place / f"{arm.name}.pt", place / f"{arm.name}.json"


def _learn(arm: Arm, made: Model, seed: int, folder: Path, *, quiet: bool) -> Record:
    encoder, model = Encoder(made.tokenizer), made.weights
    spent, steps = 0.0, 0
    losses: dict[str, list[float]] = {}
    for number, lesson in enumerate(arm.lessons):
        kept = folder / f"seed-{seed}" / f"{arm.name}-{number}.stage"
        after = kept.with_suffix(".done")
        if after.exists():
            state = torch.load(after, weights_only=True)
            model.load_state_dict(state["model"])
            curve, cost = state["losses"], state["cpu_s"]
        else:
            if lesson.before:
                lesson.before(model, encoder, Random(seed))  # noqa: S311 - chance, no secret
            start = time.process_time()
            curve = train(model, lesson.objective(encoder), lesson.stage, seed=seed, resume=kept, quiet=quiet)
            cost = time.process_time() - start
            torch.save({"model": model.state_dict(), "losses": curve, "cpu_s": cost}, after)
        spent, steps = spent + cost, steps + len(curve)
        losses[lesson.stage.name] = _thinned(curve)
    for number in range(len(arm.lessons)):
        (folder / f"seed-{seed}" / f"{arm.name}-{number}.done").unlink(missing_ok=True)
    return Record(spent, steps, losses)


def _thinned(curve: list[float]) -> list[float]:
    width = -(-len(curve) // _CURVE_POINTS)
    parts = [curve[start : start + width] for start in range(0, len(curve), width)]
    return [round(sum(part) / len(part), 4) for part in parts]


def ship(folder: Path, weights: Path, seed: int = 0) -> None:
    """Write the weights that are a part of the project, from arms that are trained now if they were not before."""
    for arm in ARMS.values():
        if arm.ships:
            model, _ = trained(arm.name, seed, folder)
            save(model.weights, model.reader, weights / arm.name)
