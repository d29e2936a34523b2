"""Running a plan: waves of tasks side by side, within limits, and every failure as a result.

HuggingGPT, section 3.3. A task that fails leaves an error in the place of its result; those that need it still run, and
take the resource of the same kind that the failed one had itself been given, if there was one. A tool runs in a thread
that nobody waits for longer than its time.
"""

from __future__ import annotations

import queue
import re
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from reference_impl.llm_aided_visual_reasoning.plans import Plan, Task, references, waves
from reference_impl.llm_aided_visual_reasoning.selection import Choice
from reference_impl.llm_aided_visual_reasoning.task_list import CHAT, TASK_LIST, USER_PICTURE, Argument, Kind
from reference_impl.llm_aided_visual_reasoning.tools.base import Tool, ToolError, Value
from reference_impl.scenes.drawing import Picture
from reference_impl.scenes.scene import Scene, Writing

_NUMBER = re.compile(r"-?\d{1,9}")
_LONGEST_ERROR = 300


@dataclass(frozen=True, slots=True)
class Limits:
    """How long running may take, and how much of it is side by side.

    Attributes:
        task: seconds for one tool.
        whole: seconds for the plan; what has not begun by then fails.
        together: tools that run at a time.
    """

    task: float = 20.0
    whole: float = 80.0
    together: int = 4


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one task.

    Attributes:
        task: the task.
        value: what its tool made; None where it failed.
        error: why it failed; nothing where it did not.
        choice: the tool and the reason for it; None where it did not come to a choice.
        wave: number of the wave that it ran in, from 0; -1 where it did not run.
        seconds: that the tool took.
    """

    task: Task
    value: Value | None = None
    error: str = ""
    choice: Choice | None = None
    wave: int = -1
    seconds: float = 0.0


def execute(
    plan: Plan,
    picture: Picture,
    choose: Callable[[str], Choice],
    limits: Limits | None = None,
) -> dict[str, Result]:
    """Run a plan.

    Args:
        plan: read and unfolded.
        picture: the user's.
        choose: the tool for a task, by the task's name.
        limits: of time.

    Returns:
        A result for every task of the plan, by id, in the order in which they ran. Faulty tasks have theirs, too.
    """
    limits = limits or Limits()
    results = {name: Result(Task(name, ""), error=why) for name, why in plan.errors.items()}
    ends = time.monotonic() + limits.whole
    for number, wave in enumerate(waves(plan.tasks, tuple(results))):
        started = [(task, choose(task.task) if task.task != CHAT else None) for task in wave]
        for first in range(0, len(started), limits.together):
            several = started[first : first + limits.together]
            results |= _side_by_side(several, number, results, picture, ends, limits)
    return results


def _side_by_side(
    several: Sequence[tuple[Task, Choice | None]],
    wave: int,
    results: Mapping[str, Result],
    picture: Picture,
    ends: float,
    limits: Limits,
) -> dict[str, Result]:
    """Run tasks at once, each in a thread of its own."""
    begun = time.monotonic()
    done: queue.SimpleQueue[tuple[str, Value | None, str, float]] = queue.SimpleQueue()
    made: dict[str, Result] = {}
    waiting: dict[str, tuple[Task, Choice | None]] = {}
    for task, choice in several:
        if choice is None:
            made[task.id] = Result(task, "", choice=choice, wave=wave)
        elif choice.tool is None:
            made[task.id] = Result(task, error=choice.reason, choice=choice, wave=wave)
        elif begun >= ends:
            made[task.id] = Result(task, error="there was no time left to begin", choice=choice)
        else:
            waiting[task.id] = (task, choice)
            arguments = (task, choice.tool, results, picture, done)
            threading.Thread(target=_work, args=arguments, daemon=True).start()
    until = min(begun + limits.task, ends)
    while waiting:
        try:
            name, value, error, seconds = done.get(timeout=max(until - time.monotonic(), 0.001))
        except queue.Empty:
            break
        task, choice = waiting.pop(name)
        made[name] = Result(task, value, error, choice, wave, seconds)
    for task, choice in waiting.values():
        seconds = time.monotonic() - begun
        made[task.id] = Result(task, None, f"not done after {seconds:.1f} s", choice, wave, seconds)
    return {task.id: made[task.id] for task, _ in several}


def _work(
    task: Task,
    tool: Tool,
    results: Mapping[str, Result],
    picture: Picture,
    done: queue.SimpleQueue[tuple[str, Value | None, str, float]],
) -> None:
    """What a thread does: fill in the arguments, call the tool, put what comes of it where it is waited for."""
    begun = time.monotonic()
    value, error = None, ""
    try:
        value = tool.work(arguments(task, results, picture))
    except ToolError as why:
        error = str(why)
    except Exception as why:  # noqa: BLE001 - whatever a tool does wrong is an error as data
        error = f"{tool.card.name} failed: {type(why).__name__}: {why}"
    done.put((task.id, value, error[:_LONGEST_ERROR], time.monotonic() - begun))


def arguments(task: Task, results: Mapping[str, Result], picture: Picture) -> dict[str, Any]:
    """A task's arguments with results in the place of references, each of the kind that the tool takes.

    Raises:
        ToolError: an argument cannot be had, or is of another kind.
    """
    given: dict[str, Any] = {}
    for argument in TASK_LIST[task.task].arguments:
        if argument.name not in task.args:
            continue
        said = task.args[argument.name]
        names = references(said)
        if argument.many:
            given[argument.name] = _many(argument, said, names, results, picture)
        elif names:
            given[argument.name] = _resource(argument.kind, names[0], results, picture)
        else:
            given[argument.name] = _literal(argument, said, picture)
    return given


def _many(
    argument: Argument, said: str, names: Sequence[str], results: Mapping[str, Result], picture: Picture
) -> tuple[Any, ...]:
    if not names:
        return tuple(_literal(argument, part.strip(), picture) for part in said.split(","))
    values: list[Any] = []
    for name in names:
        value = results[name].value if name in results else None
        values += (
            value
            if _kind(value) == Kind.NUMBERS and isinstance(value, tuple)
            else [_resource(argument.kind, name, results, picture)]
        )
    return tuple(values)


def _resource(kind: Kind, name: str, results: Mapping[str, Result], picture: Picture) -> Any:
    """What a task made, if it is of the kind; else what it had been given of the kind (HuggingGPT's code)."""
    if name not in results:
        raise ToolError(f"it needs what {name} makes, and {name} has not run")
    result = results[name]
    if result.value is not None and _kind(result.value) == kind:
        return result.value
    spec = TASK_LIST.get(result.task.task)
    for argument in spec.arguments if spec else ():
        if argument.kind == kind and argument.name in result.task.args:
            said = result.task.args[argument.name]
            inner = references(said)
            return _resource(kind, inner[0], results, picture) if inner else _literal(argument, said, picture)
    raise ToolError(f"it needs the {kind} of {name}, which " + ("failed" if result.error else "makes none"))


def _literal(argument: Argument, said: str, picture: Picture) -> Any:
    if argument.kind == Kind.PICTURE:
        if said != USER_PICTURE:
            raise ToolError(f"there is no picture {said!r}; the user's is called {USER_PICTURE!r}")
        return picture
    if argument.kind == Kind.NUMBER:
        if not _NUMBER.fullmatch(said):
            raise ToolError(f"{argument.name} is no whole number of at most nine digits: {said!r}")
        return int(said)
    if argument.kind == Kind.BOXES:
        return tuple(part.strip() for part in said.split(","))
    return said


def _kind(value: Any) -> str:
    """The kind of a result."""
    if isinstance(value, np.ndarray | Scene | Writing):
        return Kind.PICTURE
    if isinstance(value, int):
        return Kind.NUMBER
    if isinstance(value, tuple):
        return Kind.NUMBERS if value and isinstance(value[0], int) else Kind.BOXES
    return Kind.TEXT


def kind_of(result: Result) -> str:
    """What a result is, for a response: a kind, or that it failed."""
    return "failed" if result.error else _kind(result.value)


def words_of_value(value: Value | None) -> str:
    """A result in words; a picture is named, not spelled out."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " ".join(str(part) for part in value) or "none"
    return str(value) if isinstance(value, int | str) else "a picture"
