"""Plans: a list of tasks, read from JSON that nobody vouches for.

HuggingGPT, section 3.1: a task has a type, an id, and arguments; `<resource>-k` in an argument stands for what task k
makes. What cannot be done is an error as data: a plan names each of its faulty tasks and says why, and keeps the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from reference_impl.llm_aided_visual_reasoning.task_list import TASK_LIST

MOST_TASKS = 100
"""Tasks of a plan, before and after it is unfolded; a longer plan is refused as a whole."""

LONGEST_PLAN = 50_000
"""Characters of a plan's text."""

RESOURCE = "<resource>-"
_REFERENCE = re.compile(r"<resource>-([A-Za-z0-9_.]{1,20})")
_NAME = re.compile(r"[A-Za-z0-9_.]{1,20}")
_LONGEST_VALUE = 500


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a plan.

    Attributes:
        id: a name within the plan. The small controller uses the letters that mark the steps of a request, which it can
            copy; numbers, as larger models give, do as well.
        task: what is to be done, one of `task_list.TASK_LIST`.
        args: values by name, with references to other tasks' results in them.
    """

    id: str
    task: str
    args: Mapping[str, str] = field(default_factory=dict)

    @property
    def dep(self) -> tuple[str, ...]:
        """The tasks that this one waits for, from its references: what a controller says of them is not trusted."""
        return tuple(dict.fromkeys(name for value in self.args.values() for name in references(value)))


@dataclass(frozen=True, slots=True)
class Plan:
    """What could be read of a plan.

    Attributes:
        tasks: that can be run, each after those that it waits for have run or failed.
        errors: why the others cannot, by id.
        unreadable: why nothing could be read, or nothing.
    """

    tasks: tuple[Task, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    unreadable: str = ""

    def as_data(self) -> list[dict[str, Any]]:
        """The tasks as HuggingGPT writes them; -1 stands for no dependency."""
        return [
            {"task": task.task, "id": task.id, "dep": list(task.dep) or [-1], "args": dict(task.args)}
            for task in self.tasks
        ]


def references(value: str) -> list[str]:
    """The ids of the tasks whose results an argument names."""
    return _REFERENCE.findall(value)


def read_plan(text: str) -> Plan:
    """Read a plan, in whatever state a model or an endpoint wrote it.

    Only JSON is read, and nothing in it is ever run. Limits: `LONGEST_PLAN` characters, `MOST_TASKS` tasks.
    """
    if len(text) > LONGEST_PLAN:
        return Plan(unreadable=f"the plan has {len(text):,} characters; at most {LONGEST_PLAN:,} are read")
    try:
        data = json.loads(text)
    except RecursionError:
        return Plan(unreadable="the plan is nested too deeply")
    except ValueError as error:
        return Plan(unreadable=f"the plan is no JSON: {error}")
    if not isinstance(data, list):
        return Plan(unreadable="the plan is no list of tasks")
    if len(data) > MOST_TASKS:
        return Plan(unreadable=f"the plan has {len(data):,} tasks; at most {MOST_TASKS} are run")
    tasks: dict[str, Task] = {}
    errors: dict[str, str] = {}
    for place, entry in enumerate(data):
        try:
            task = _task(entry)
            if task.id in tasks or task.id in errors:
                raise _FaultyTask(f"another task has the id {task.id!r}", f"task {place + 1}")
            tasks[task.id] = task
        except _FaultyTask as fault:
            errors[fault.name or f"task {place + 1}"] = str(fault)
    return _checked(tasks, errors)


class _FaultyTask(Exception):  # noqa: N818 - it never leaves this file
    """A task that cannot be run."""

    def __init__(self, why: str, name: str = "") -> None:
        super().__init__(why)
        self.name = name


def _task(entry: Any) -> Task:
    if not isinstance(entry, dict):
        raise _FaultyTask(f"a task is an object, not {_short(entry)}")
    name = entry.get("id")
    if not isinstance(name, str | int) or isinstance(name, bool) or not _NAME.fullmatch(str(name)):
        raise _FaultyTask(f"a task's id is a short name or a number, not {_short(name)}")
    kind, args = entry.get("task"), entry.get("args", {})
    if not isinstance(kind, str) or kind not in TASK_LIST:
        raise _FaultyTask(f"unknown task {_short(kind)}; the list has: {', '.join(TASK_LIST)}", str(name))
    if not isinstance(args, dict):
        raise _FaultyTask(f"args is an object, not {_short(args)}", str(name))
    values = {key: _value(value) for key, value in args.items()}
    spec = TASK_LIST[kind]
    known = [argument.name for argument in spec.arguments]
    unknown = [key for key in values if key not in known]
    missing = [argument.name for argument in spec.arguments if argument.required and not values.get(argument.name)]
    if spec.one_of and not any(values.get(key) for key in spec.one_of):
        missing.append(" or ".join(spec.one_of))
    if unknown:
        raise _FaultyTask(f"{kind} has no argument {_short(unknown[0])}; it takes: {', '.join(known)}", str(name))
    if missing:
        raise _FaultyTask(f"{kind} lacks the argument {', '.join(missing)}", str(name))
    return Task(str(name), kind, {key: value for key, value in values.items() if value})


def _value(value: Any) -> str:
    """A value as text; a list of values as one text, parted by commas."""
    parts = value if isinstance(value, list) else [value]
    if not all(isinstance(part, str | int | float) and not isinstance(part, bool) for part in parts):
        raise _FaultyTask(f"a value is text or a number, not {_short(value)}")
    text = ",".join(str(part).strip() for part in parts)
    if len(text) > _LONGEST_VALUE:
        raise _FaultyTask(f"a value has {len(text):,} characters; at most {_LONGEST_VALUE} are read")
    return text


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _checked(tasks: dict[str, Task], errors: dict[str, str]) -> Plan:
    """Take out what refers to itself, to nothing, or in a circle."""
    for name, task in list(tasks.items()):
        nowhere = [other for other in task.dep if other not in tasks and other not in errors]
        if name in task.dep:
            errors[name] = "the task needs its own result"
        elif nowhere:
            errors[name] = f"the task needs the result of {', '.join(nowhere)}, which no task makes"
    runnable = {name: task for name, task in tasks.items() if name not in errors}
    ordered: list[Task] = []
    done = set(errors)
    while ready := [task for name, task in runnable.items() if name not in done and done.issuperset(task.dep)]:
        ordered += ready
        done |= {task.id for task in ready}
    errors |= {name: "the task is part of a circle, or waits for one" for name in runnable if name not in done}
    return Plan(tuple(ordered), errors)


def unfold(plan: Plan) -> Plan:
    """Make several tasks of one whose argument lists several resources where it takes one (HuggingGPT's code).

    Each gets an id of its own (`k.1`, `k.2`, …), and what referred to `k` refers to all of them.
    """
    several: dict[str, list[str]] = {}
    unfolded: list[Task] = []
    for task in plan.tasks:
        args = {key: _spread(value, several) for key, value in task.args.items()}
        many = {argument.name for argument in TASK_LIST[task.task].arguments if argument.many}
        choices = [
            [(key, RESOURCE + name) for name in references(value)]
            if key not in many and len(references(value)) > 1
            else [(key, value)]
            for key, value in args.items()
        ]
        count = 1
        for options in choices:
            count *= len(options)
        if len(unfolded) + count > MOST_TASKS:
            return Plan(unreadable=f"the plan unfolds into more than {MOST_TASKS} tasks")
        if count == 1:
            unfolded.append(Task(task.id, task.task, args))
            continue
        several[task.id] = [f"{task.id}.{number}" for number in range(1, count + 1)]
        unfolded += [
            Task(name, task.task, dict(chosen))
            for name, chosen in zip(several[task.id], product(*choices), strict=True)
        ]
    return Plan(tuple(unfolded), plan.errors, plan.unreadable)


def _spread(value: str, several: Mapping[str, Sequence[str]]) -> str:
    return _REFERENCE.sub(lambda found: ",".join(RESOURCE + name for name in several.get(found[1], [found[1]])), value)


def waves(tasks: Sequence[Task], done: Sequence[str] = ()) -> list[list[Task]]:
    """Tasks in waves: those of a wave wait for earlier ones only, and can be run side by side."""
    finished = set(done)
    left = list(tasks)
    planned: list[list[Task]] = []
    while left:
        ready = [task for task in left if finished.issuperset(task.dep)]
        if not ready:
            break
        planned.append(ready)
        finished |= {task.id for task in ready}
        left = [task for task in left if task.id not in finished]
    return planned
