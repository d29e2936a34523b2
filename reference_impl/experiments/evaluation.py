"""All that is measured, technique by technique and seed by seed: each finished part is kept, so that a stop costs little."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import msgspec
import torch
import transformers

from reference_impl.experiments import (
    chain_of_thought,
    in_context_learning,
    instruction_tuning,
    llm_aided_visual_reasoning,
)
from reference_impl.experiments.measuring import Sheet
from reference_impl.experiments.runner import trained
from reference_impl.files import write
from reference_impl.generating import Model
from reference_impl.results import Results, Row, merge

MEASURES: dict[str, Callable[[Sheet], None]] = {
    technique.TECHNIQUE: technique.measure
    for technique in (instruction_tuning, in_context_learning, chain_of_thought, llm_aided_visual_reasoning)
}
"""What is measured of each technique."""


def rows(technique: str, seed: int, n: int, folder: Path, *, quiet: bool = False) -> list[Row]:
    """The rows of one technique for one seed, measured now if they were not before; its arms are trained if need be.

    Args:
        technique: a key of `MEASURES`.
        seed: of the training.
        n: questions a condition.
        folder: where trained arms are and measured rows are kept.
        quiet: show no progress of trainings.
    """
    kept = folder / f"seed-{seed}" / f"{technique}-{n}.rows.json"
    if kept.exists():
        return msgspec.json.decode(kept.read_bytes(), type=list[Row])

    @cache
    def arm(name: str) -> tuple[Model, float]:
        model, record = trained(name, seed, folder, quiet=quiet)
        return model, record.cpu_s

    sheet = Sheet(technique, seed, arm, n)
    MEASURES[technique](sheet)
    write(kept, msgspec.json.encode(sheet.rows))
    return sheet.rows


def evaluate(
    techniques: Iterable[str], seeds: Sequence[int], n: int, folder: Path, done: Callable[[str, int], None]
) -> Results:
    """Results over seeds.

    Args:
        techniques: keys of `MEASURES`.
        seeds: of the trainings.
        n: questions a condition.
        folder: see `rows`.
        done: called after each technique and seed.
    """
    measured: list[Row] = []
    for technique in techniques:
        for seed in seeds:
            measured += rows(technique, seed, n, folder)
            done(technique, seed)
    return Results(environment=environment(), results=tuple(merge(measured)))


def environment() -> dict[str, str]:
    """What was measured with."""
    return {
        "python": platform.python_version(),
        "torch": torch.__version__,
        "transformers": transformers.__version__,
        "precision": "float32",
    }
