"""The arms: every model that is trained, what it starts from, and the stages that it goes through.

An arm is one condition of an experiment. Arms that are compared start from the same parent and differ in one thing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from reference_impl import chain_of_thought as cot
from reference_impl import in_context_learning as icl
from reference_impl import instruction_tuning as tuning
from reference_impl import pretraining as pre
from reference_impl.llm_aided_visual_reasoning import training as lavr
from reference_impl.model import CONTROLLER
from reference_impl.samples import Encoder
from reference_impl.tasks.chains import trained_chain
from reference_impl.tasks.registry import TRAINED_TASKS
from reference_impl.training.loop import Stage
from reference_impl.training.objectives import Draw, Objective, Response
from reference_impl.vision_pretraining import PatchWords, center

SEEDS = (0, 1, 2)
"""Training seeds of every arm; what ships is the first."""

Before = Callable[[Any, Encoder, Random], None]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A stage with what it learns from.

    Attributes:
        stage: how long, how fast, what moves.
        objective: what is drawn and lost, given the words.
        before: what is done to the model before the stage begins.
    """

    stage: Stage
    objective: Callable[[Encoder], Objective]
    before: Before | None = None


@dataclass(frozen=True, slots=True)
class Arm:
    """One model to be trained.

    Attributes:
        name: of the folder of its weights, too.
        parent: the arm whose weights it starts from; "" for fresh ones.
        lessons: in order.
        ships: whether its weights are a part of the project.
        controller: whether it is a language model alone, with words of its own.
    """

    name: str
    parent: str
    lessons: tuple[Lesson, ...]
    ships: bool = False
    controller: bool = False


def _learning(stage: Stage, draw: Draw) -> Lesson:
    return Lesson(stage, lambda encoder: Response(encoder, draw))


def _pretrained() -> Arm:
    lessons = (
        _learning(pre.READING, pre.described),
        *(_learning(pre.climbing(number), rung.draw) for number, rung in enumerate(pre.LADDER)),
        _learning(pre.CONSOLIDATION, pre.found),
        _learning(pre.ALIGNMENT, pre.captions),
    )
    return Arm("pretrained", "seeing", lessons, ships=True)


def _tuned(name: str, tasks: int, steps: int, *, instructions: bool = True, ships: bool = False) -> Arm:
    stage = replace(tuning.TUNING, steps=steps)
    draw = tuning.conversations(TRAINED_TASKS[:tasks], instructions=instructions)
    return Arm(name, "pretrained", (_learning(stage, draw),), ships)


def _reasoning(name: str, form: cot.Format, *, share: float = 1.0, batch: int = 32, ships: bool = False) -> Arm:
    stage = replace(cot.REASONING, steps=round(cot.REASONING.steps * share), batch=batch)
    return Arm(name, "pretrained", (_learning(stage, cot.samples(form, trained_chain)),), ships)


def _in_context() -> Arm:
    rungs = [_learning(icl.climbing(number), rung.draw) for number, rung in enumerate(icl.LADDER)]
    first = replace(rungs[0], before=center)
    return Arm("in-context", "seeing", (first, *rungs[1:], _learning(icl.EPISODES, icl.episodes)), ships=True)


def _controller() -> Arm:
    lessons = (_learning(lavr.COPYING, lavr.copies), _learning(lavr.TUNING, lavr.controller_samples))
    return Arm(CONTROLLER, "", lessons, ships=True, controller=True)


_STEPS_A_TASK = tuning.TUNING.steps // len(TRAINED_TASKS)

ARMS: dict[str, Arm] = {
    arm.name: arm
    for arm in (
        Arm("seeing", "", (Lesson(pre.VISION, PatchWords),)),
        _pretrained(),
        _tuned("instruction-tuned", 16, tuning.TUNING.steps, ships=True),
        *(_tuned(f"tasks-{tasks}-each", tasks, _STEPS_A_TASK * tasks) for tasks in (1, 2, 4, 8)),
        *(_tuned(f"tasks-{tasks}-total", tasks, tuning.TUNING.steps) for tasks in (1, 2, 4, 8)),
        _tuned("no-instructions", 16, tuning.TUNING.steps, instructions=False),
        _in_context(),
        _reasoning("one-stage", cot.Format.ONE_STAGE, ships=True),
        _reasoning("direct", cot.Format.DIRECT, share=cot.MATCHED_SHARE, batch=cot.MATCHED_BATCH, ships=True),
        _reasoning("rationale", cot.Format.RATIONALE),
        _reasoning("answer", cot.Format.FROM_RATIONALE, share=0.4, ships=True),
        _reasoning("answer-first", cot.Format.ANSWER_FIRST),
        _reasoning("dots", cot.Format.DOTS),
        _controller(),
    )
}
"""Every arm by name; a parent stands before what starts from it."""
