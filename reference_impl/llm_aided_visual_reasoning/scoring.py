"""How right a plan is: nodes, edges, arguments, and the whole (TaskBench's measures, by Shen and others, 2023).

Ids are names, so plans are compared up to renaming: a task is known by what it is and by what its resources are, down to
the user's picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from reference_impl.llm_aided_visual_reasoning.plans import Task, references


@dataclass(frozen=True, slots=True)
class Scores:
    """F1 of a plan's parts, and whether all of it is right, each in 0..1.

    Attributes:
        node: of the tasks' kinds.
        edge: of pairs of kinds of which the second needs the first; None where neither plan has any.
        argument: of (kind, name, value), references as kinds; None where neither plan has any.
        exact: 1 if both plans are the same but for the names of their tasks.
    """

    node: float
    edge: float | None
    argument: float | None
    exact: float


def score(said: Sequence[Task], gold: Sequence[Task]) -> Scores:
    """Compare a plan with the right one; `chat` counts as any task does."""
    node = _f1(_tasks(said), _tasks(gold))
    numbers: dict[Hashable, int] = {}
    return Scores(
        1.0 if node is None else node,
        _f1(_edges(said), _edges(gold)),
        _f1(_arguments(said), _arguments(gold)),
        float(_whole(said, numbers) == _whole(gold, numbers)),
    )


def _f1(said: Counter[Hashable], gold: Counter[Hashable]) -> float | None:
    if not said and not gold:
        return None
    common = sum(min(often, gold[thing]) for thing, often in said.items())
    return 2 * common / (sum(said.values()) + sum(gold.values()))


def _tasks(tasks: Sequence[Task]) -> Counter[Hashable]:
    return Counter(task.task for task in tasks)


def _kinds(tasks: Sequence[Task]) -> dict[str, str]:
    return {task.id: task.task for task in tasks}


def _edges(tasks: Sequence[Task]) -> Counter[Hashable]:
    kinds = _kinds(tasks)
    return Counter((kinds.get(other, ""), task.task) for task in tasks for other in task.dep)


def _arguments(tasks: Sequence[Task]) -> Counter[Hashable]:
    kinds = _kinds(tasks)
    return Counter(
        (task.task, name, tuple(kinds.get(other, "") for other in references(value)) or value)
        for task in tasks
        for name, value in task.args.items()
    )


def _whole(tasks: Sequence[Task], numbers: dict[Hashable, int]) -> Counter[int]:
    """Each task as a number that stands for what it is and for its resources, however they are named.

    Args:
        tasks: the plan.
        numbers: those given so far, shared by the plans that are compared.
    """
    known: dict[str, int] = {}
    left = list(tasks)
    while ready := [task for task in left if all(other in known for other in task.dep)]:
        for task in ready:
            args = tuple(
                sorted(
                    (name, tuple(known[other] for other in references(value)) or value)
                    for name, value in task.args.items()
                )
            )
            known[task.id] = numbers.setdefault((task.task, str(args)), len(numbers))
        left = [task for task in left if task.id not in known]
    return Counter([*known.values(), *(-1 for _ in left)])
