"""A plan in the words of the small controller, and the grammar that these words are held to.

The controller writes down each step of the request, with the letter of the step after it, and then the step's task: so
all that a task needs stands right before it, and the next step is found by its letter. Only the tasks go on from here.

The words are JSON's own signs and the words of a request, so that they read as JSON when they are put together: nothing
but JSON goes from the controller to the rest of the system, and any other model's JSON can take its place.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from reference_impl.llm_aided_visual_reasoning.plans import RESOURCE, Task, references
from reference_impl.llm_aided_visual_reasoning.task_list import (
    OPERATORS,
    TASK_LIST,
    USER_PICTURE,
    Argument,
    Kind,
    TaskKind,
)
from reference_impl.llm_aided_visual_reasoning.vocabulary import request_words
from reference_impl.scenes.scene import CELLS, COLORS, DIGITS, SHAPES, SIZES

NAMES = tuple("klmnopqrstuvwxyz")
"""Letters that mark the steps of a request, and the tasks of a plan."""

LAST = "end"
"""Takes the place of a letter after the last step."""

LABELS = tuple(f"{name}:" for name in NAMES)
OPEN, CLOSE, NEXT = "[", "]", ","
_STEP_ENDS = ";"
_LONGEST_STEP = 24
_ID, _TASK, _ARGS, _DONE = '{"id":', ',"task":', ',"args":{', "}}"
_CHOICE, _REASON, _CHOSEN = '{"id":', ',"reason":', "}"

REASONS = {"accurate": "highest quality", "fast": "lowest cost"}
"""Why a tool is chosen, by what the user wants."""

_ATTRIBUTES = ("color", "shape", "size", "digit")
_TEXT = (*COLORS, *SHAPES, *SIZES, *_ATTRIBUTES, "at", *CELLS)
_LONGEST_TEXT = 4
_LITERALS = {
    Kind.CELL: CELLS,
    Kind.COLOR: COLORS,
    Kind.OPERATOR: OPERATORS,
    Kind.PICTURE: (USER_PICTURE,),
    Kind.NUMBER: DIGITS,
}
_REFERS = {Kind.PICTURE, Kind.BOXES, Kind.NUMBER}


def to_words(tasks: Sequence[Task], request: str) -> str:
    """A plan as the controller learns to write it.

    Args:
        tasks: one for each step of the request.
        request: marked.
    """
    steps = request.split(f" {_STEP_ENDS} ")
    said = [
        f"{step} {_STEP_ENDS} {after.split()[0]} {_task_words(task)}"
        for step, after, task in zip(steps, steps[1:], tasks, strict=False)
    ]
    return " ".join([OPEN, f" {NEXT} ".join(said), CLOSE])


def _task_words(task: Task) -> str:
    said = [_ID, task.id, _TASK, task.task, _ARGS]
    for argument in TASK_LIST[task.task].arguments:
        if argument.name in task.args:
            value = task.args[argument.name]
            named = [word for name in references(value) for word in (RESOURCE, name)]
            said += [f'"{argument.name}":', *(named or value.split())]
    return " ".join([*said, _DONE])


def to_json(words: str) -> str:
    """The controller's words as the text of a JSON document, repeated steps left out; what is no JSON stays none."""
    text: list[str] = []
    value: list[str] = []

    def finish() -> None:
        if value:
            said = " ".join(value).replace(f"{RESOURCE} ", RESOURCE)
            text.append(json.dumps(said.replace(f" {RESOURCE}", f",{RESOURCE}")))
            value.clear()

    repeats = False
    for word in words.split():
        if repeats and word not in {_ID, CLOSE}:
            continue
        repeats = word == OPEN or (word == NEXT and not value)
        signs = word in {OPEN, CLOSE, NEXT, _ID, _TASK, _ARGS, _DONE, _REASON, _CHOSEN}
        key = word.startswith('"') and word.endswith('":')
        if not signs and not key:
            value.append(word)
            continue
        finish()
        if key and text and text[-1] != _ARGS:
            text.append(",")
        text.append(word)
    finish()
    return "".join(text)


def plan_grammar(said: list[str]) -> Sequence[str]:
    """What may follow the words of a plan so far: JSON, the closed list of tasks, and results that are there."""
    if not said:
        return (OPEN,)
    if said[-1] == CLOSE:
        return ()
    ended = max((place for place, word in enumerate(said) if word == _DONE), default=-1)
    begun = max((place for place, word in enumerate(said) if word == _ID), default=-1)
    if said[-1] == _DONE:
        return (CLOSE,) if said[begun - 1] == f"{LAST}:" else (NEXT,)
    if begun <= ended:
        return _step_words(said[ended + 2 :] if ended >= 0 else said[1:], first=ended < 0)
    last = said[-1]
    used = [said[place + 1] for place, word in enumerate(said[:-1]) if word == _ID]
    if last == _ID:
        return [name for name in NAMES if name not in used]
    if last == _TASK:
        return [
            name
            for name, task in TASK_LIST.items()
            if all(_beginnings(argument, used[:-1]) for argument in task.arguments if argument.required)
        ]
    if len(said) > 1 and said[-2] == _ID:
        return (_TASK,)
    if len(said) > 1 and said[-2] == _TASK:
        return (_ARGS,)
    start = len(said) - said[::-1].index(_ARGS)
    return _argument_words(TASK_LIST[said[start - 2]], said[start:], used[:-1])


def _step_words(said: Sequence[str], *, first: bool) -> Sequence[str]:
    """What may follow within a repeated step: its letter, words, and the letter of the step after it."""
    if not said:
        return (*LABELS, CLOSE) if first else LABELS
    if said[-1] == _STEP_ENDS:
        return (*LABELS, f"{LAST}:")
    if len(said) > 1 and said[-1].endswith(":"):
        return (_ID,)
    if len(said) == 1:
        return request_words()
    return (*request_words(), _STEP_ENDS) if len(said) < _LONGEST_STEP else (_STEP_ENDS,)


def _argument_words(task: TaskKind, said: Sequence[str], made: Sequence[str]) -> Sequence[str]:
    """What may follow within the arguments of `task`, where the tasks `made` come before it."""
    keys = {f'"{argument.name}":': argument for argument in task.arguments}
    given = [keys[word] for word in said if word in keys]
    if not given:
        return _keys_after(task, given, made)
    place = max(place for place, word in enumerate(said) if word in keys)
    value = said[place + 1 :]
    argument = given[-1]
    if value and value[-1] == RESOURCE:
        return made
    begin = _beginnings(argument, made)
    if not value:
        return begin
    onward = list(_keys_after(task, given, made))
    if value[0] == RESOURCE and (argument.many or argument.kind == Kind.PICTURE) and len(value) < 2 * len(made):
        onward.append(RESOURCE)
    if argument.kind == Kind.TEXT and len(value) < _LONGEST_TEXT:
        onward += _TEXT
    return onward


def _beginnings(argument: Argument, made: Sequence[str]) -> list[str]:
    """How a value may begin; nothing where there is nothing yet that it could be."""
    if argument.kind == Kind.TEXT:
        return list(_TEXT)
    literals = [] if argument.many else list(_LITERALS.get(argument.kind, ()))
    return [*literals, RESOURCE] if made and argument.kind in _REFERS else literals


def _keys_after(task: TaskKind, given: Sequence[Argument], made: Sequence[str]) -> Sequence[str]:
    """The keys that may come next, up to the first that must; the end where none must."""
    names = [argument.name for argument in given]
    start = task.arguments.index(given[-1]) + 1 if given else 0
    if given and given[-1].name in task.one_of:
        return (_DONE,)
    keys = []
    for argument in task.arguments[start:]:
        if _beginnings(argument, made):
            keys.append(f'"{argument.name}":')
        if argument.required:
            return keys
    satisfied = not task.one_of or any(name in names for name in task.one_of)
    return [*keys, _DONE] if satisfied else keys


def choice_words(name: str, want: str) -> str:
    """A choice among tools, with its reason, as the controller learns to write it."""
    return f"{_CHOICE} {name} {_REASON} {REASONS[want]} {_CHOSEN}"


def choice_grammar(names: Sequence[str]) -> dict[str, Sequence[str]]:
    """What may follow each word of a choice among `names`."""
    first, then = zip(*(reason.split() for reason in REASONS.values()), strict=True)
    onward: dict[str, Sequence[str]] = {_CHOICE: names, _REASON: first, _CHOSEN: ()}
    onward |= dict.fromkeys(names, (_REASON,)) | dict(zip(first, ((word,) for word in then), strict=True))
    return {"": (_CHOICE,), **onward, **dict.fromkeys(then, (_CHOSEN,))}
