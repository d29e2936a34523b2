"""A plan in the words of the small controller, and the grammar that these words are held to.

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
from reference_impl.scenes.scene import CELLS, COLORS, DIGITS, SHAPES, SIZES

NAMES = tuple("klmnopqrstuvwxyz")
"""Letters that mark the steps of a request, and the tasks of a plan."""

OPEN, CLOSE, NEXT = "[", "]", ","
_ID, _TASK, _ARGS, _DONE = '{"id":', ',"task":', ',"args":{', "}}"
_CHOICE, _REASON, _CHOSEN = '{"id":', ',"reason":', "}"

REASONS = {"accurate": "highest quality", "fast": "lowest cost"}
"""Why a tool is chosen, by what the user wants."""

_ATTRIBUTES = ("color", "shape", "size", "digit")
_TEXT = (*COLORS, *SHAPES, *SIZES, *_ATTRIBUTES, "at", *CELLS)
_LONGEST_TEXT = 4
_LITERALS = {Kind.CELL: CELLS, Kind.COLOR: COLORS, Kind.OPERATOR: OPERATORS, Kind.PICTURE: (USER_PICTURE,), Kind.NUMBER: DIGITS}
_REFERS = {Kind.PICTURE, Kind.BOXES, Kind.NUMBER}


def to_words(tasks: Sequence[Task]) -> str:
    """A plan as the controller learns to write it."""
    return " ".join([OPEN, f" {NEXT} ".join(_task_words(task) for task in tasks), CLOSE])


def _task_words(task: Task) -> str:
    said = [_ID, task.id, _TASK, task.task, _ARGS]
    for argument in TASK_LIST[task.task].arguments:
        if argument.name in task.args:
            value = task.args[argument.name]
            named = [word for name in references(value) for word in (RESOURCE, name)]
            said += [f'"{argument.name}":', *(named or value.split())]
    return " ".join([*said, _DONE])


def to_json(words: str) -> str:
    """The controller's words as the text of a JSON document; words that are no JSON stay none."""
    text: list[str] = []
    value: list[str] = []

    def finish() -> None:
        if value:
            said = " ".join(value).replace(f"{RESOURCE} ", RESOURCE)
            text.append(json.dumps(said.replace(f" {RESOURCE}", f",{RESOURCE}")))
            value.clear()

    for word in words.split():
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
    last = said[-1]
    if last == CLOSE:
        return ()
    used = [said[place + 1] for place, word in enumerate(said[:-1]) if word == _ID]
    fixed: dict[str, Sequence[str]] = {
        OPEN: (_ID, CLOSE),
        _DONE: (NEXT, CLOSE),
        NEXT: (_ID,),
        _ID: [name for name in NAMES if name not in used],
        _TASK: tuple(TASK_LIST),
    }
    if last in fixed:
        return fixed[last]
    if len(said) > 1 and said[-2] == _ID:
        return (_TASK,)
    if len(said) > 1 and said[-2] == _TASK:
        return (_ARGS,)
    start = len(said) - said[::-1].index(_ARGS)
    return _argument_words(TASK_LIST[said[start - 2]], said[start:], used[:-1])


def _argument_words(task: TaskKind, said: Sequence[str], made: Sequence[str]) -> Sequence[str]:
    """What may follow within the arguments of `task`, where the tasks `made` come before it."""
    keys = {f'"{argument.name}":': argument for argument in task.arguments}
    given = [keys[word] for word in said if word in keys]
    if not given:
        return _keys_after(task, given)
    place = max(place for place, word in enumerate(said) if word in keys)
    value = said[place + 1 :]
    argument = given[-1]
    if value and value[-1] == RESOURCE:
        return made
    begin = _beginnings(argument, made)
    if not value:
        return begin
    onward = list(_keys_after(task, given))
    if value[0] == RESOURCE and (argument.many or argument.kind == Kind.PICTURE) and len(value) < 2 * len(made):
        onward.append(RESOURCE)
    if argument.kind == Kind.TEXT and len(value) < _LONGEST_TEXT:
        onward += _TEXT
    return onward


def _beginnings(argument: Argument, made: Sequence[str]) -> list[str]:
    if argument.kind == Kind.TEXT:
        return list(_TEXT)
    literals = [] if argument.many else list(_LITERALS.get(argument.kind, ()))
    return [*literals, RESOURCE] if made and argument.kind in _REFERS else literals or [RESOURCE]


def _keys_after(task: TaskKind, given: Sequence[Argument]) -> Sequence[str]:
    """The keys that may come next, up to the first that must; the end where none must."""
    names = [argument.name for argument in given]
    start = task.arguments.index(given[-1]) + 1 if given else 0
    if given and given[-1].name in task.one_of:
        return (_DONE,)
    keys = []
    for argument in task.arguments[start:]:
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
