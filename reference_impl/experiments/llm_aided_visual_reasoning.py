"""What planning and doubting are worth: plans by graph and length, success beside oracles, rounds beside baselines."""

from __future__ import annotations

from collections.abc import Iterable

from reference_impl.experiments.measuring import Sheet
from reference_impl.llm_aided_visual_reasoning import evaluation
from reference_impl.llm_aided_visual_reasoning.controller import LocalController
from reference_impl.llm_aided_visual_reasoning.evaluation import Figure
from reference_impl.llm_aided_visual_reasoning.many_rounds import truth
from reference_impl.llm_aided_visual_reasoning.tools.neural import Eyes
from reference_impl.llm_aided_visual_reasoning.tools.registry import all_tools
from reference_impl.model import CONTROLLER

TECHNIQUE = "llm-aided-visual-reasoning"
SEEING, INSTRUCTED = "pretrained", "instruction-tuned"


def measure(sheet: Sheet) -> None:
    """Plans, success with each stage replaced by its oracle, and rounds."""
    controller = LocalController(sheet.trained(CONTROLLER)[0])
    seeing, instructed = sheet.trained(SEEING)[0], sheet.trained(INSTRUCTED)[0]
    looks = Eyes(seeing).phrases
    n, seed = sheet.n, sheet.seed
    _note(sheet, evaluation.planning(controller, n, seed))
    _note(sheet, evaluation.success(controller, all_tools(seeing, instructed), n, seed))
    _note(sheet, evaluation.rounds(controller, {"true answers": truth, "trained answerer": looks}, n, seed))
    _note(sheet, evaluation.rounds_curve(controller, looks, n, seed))
    _note(sheet, [evaluation.without_reasoner(controller, looks, n, seed)])
    _note(sheet, [evaluation.seeing_alone(instructed, n, seed)], INSTRUCTED)


def _note(sheet: Sheet, figures: Iterable[Figure], arm: str = CONTROLLER) -> None:
    for one in figures:
        sheet.note(one.experiment, one.condition, one.value, arm=arm, metric=one.metric, n=one.n)
