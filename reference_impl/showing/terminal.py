"""A story as plain text of 80 columns: no colour is needed to read it."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from reference_impl.scenes.scene import CELLS, GRID
from reference_impl.showing import story

COLUMNS = 80

_CELL = 18
_BAR = 20
_BY = {"baseline": "baseline ", "technique": "technique", "truth": "truth    "}


def text_of(told: story.Story) -> str:
    """The story, from its title to its last step."""
    lines = ["=" * COLUMNS, *_wrapped(told.title), "=" * COLUMNS, *_wrapped(told.lead), f"(seed {told.seed})"]
    for step in told.steps:
        lines += _lines(step)
    return "\n".join(_visible(line).rstrip() for line in lines) + "\n"


def _lines(step: story.Step) -> list[str]:
    """A step, with an empty line before what stands by itself."""
    match step:
        case story.Heading():
            return ["", "", *_wrapped(step.title), "-" * min(len(step.title), COLUMNS), *_wrapped(step.text)]
        case story.Picture():
            return ["", *_picture(step)]
        case story.Prompt():
            return ["", *_wrapped(step.text, f"to {step.to}: ", "    ")]
        case story.Answer():
            return _answer(step)
        case story.Table():
            return ["", *_table(step)]
        case story.Rationale():
            return ["", f"{step.who} writes:", *_thoughts(step.thoughts)]
        case story.Shots():
            return ["", *_shots(step)]
        case story.Vote():
            return ["", *_vote(step)]
        case story.Plan():
            return ["", *_plan(step)]
        case story.Rounds():
            return ["", *_rounds(step)]


def sign(right: bool | None) -> str:
    """A word for whether an answer is right."""
    return {True: " (right)", False: " (wrong)", None: ""}[right]


def _visible(text: str) -> str:
    """A line without what would move the cursor or turn the writing."""
    return "".join(letter if unicodedata.category(letter)[0] != "C" else "�" for letter in text)


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(first + text, COLUMNS, subsequent_indent=rest)


def _answer(step: story.Answer) -> list[str]:
    said = f'"{step.text}"' if step.text else "(nothing)"
    lines = _wrapped(f"{said}{sign(step.right)}", f"  {_BY[step.by]} | {step.who}: ", " " * 14)
    return lines + (_wrapped(step.note, " " * 14, " " * 14) if step.note else [])


def _picture(step: story.Picture) -> list[str]:
    order = {cell: str(number) for number, cell in enumerate(step.path, 1)}
    pointed = {mark.cell: mark.label or "*" for mark in step.marked} | order
    lines = _wrapped(step.caption)
    if not step.cells:
        return [*lines, *_wrapped(f"[{step.picture}]")]
    lines.append("  " + "".join(f" {column:^{_CELL}}" for column in "abcd").rstrip())
    edge = "  " + "+" + f"{'-' * _CELL}+" * GRID
    for row in range(GRID):
        cells = CELLS[row * GRID : (row + 1) * GRID]
        halves = [_halves(step.cells.get(cell, ""), pointed.get(cell, "")) for cell in cells]
        lines += [
            edge,
            *(f"{row + 1 if not half else ' '} |{'|'.join(parts[half] for parts in halves)}|" for half in (0, 1)),
        ]
    return [*lines, edge]


def _halves(words: str, pointed: str) -> tuple[str, str]:
    """What stands in a cell, on two lines; what points at it comes first."""
    lines = textwrap.wrap(f"[{pointed}] {words}" if pointed else words, _CELL - 2)[:2]
    first, second = (*lines, "", "")[:2]
    return f" {first:{_CELL - 1}}", f" {second:{_CELL - 1}}"


def _table(step: story.Table) -> list[str]:
    rows = [tuple(f"{cell.text}{sign(cell.right)}" for cell in row) for row in step.rows]
    widths = [max(len(row[column]) for row in (step.head, *rows)) for column in range(len(step.head))]
    while sum(widths) + 3 * (len(widths) - 1) > COLUMNS:
        widths[widths.index(max(widths))] -= 1
    lines = [*_wrapped(step.caption), *_row(step.head, widths), "-+-".join("-" * width for width in widths)]
    for row in rows:
        lines += _row(row, widths)
    return lines


def _row(fields: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    parts = [textwrap.wrap(field, width) or [""] for field, width in zip(fields, widths, strict=True)]
    for number in range(max(map(len, parts))):
        line = [part[number] if number < len(part) else "" for part in parts]
        yield " | ".join(f"{field:{width}}" for field, width in zip(line, widths, strict=True))


def _thoughts(thoughts: Sequence[story.Thought]) -> list[str]:
    lines = []
    for number, thought in enumerate(thoughts, 1):
        true = f"  <- should be: {thought.truth or '(nothing)'}" if thought.right is False else ""
        lines += _wrapped(f"{thought.text or '(nothing)'}{sign(thought.right)}{true}", f"  {number:2}. ", " " * 6)
    return lines


def _shots(step: story.Shots) -> list[str]:
    lines = [f"the query shows {step.query.shows}; the truth is: {step.query.text}"]
    for number, answer in enumerate(step.answers):
        if number:
            example = step.examples[number - 1]
            lines += _wrapped(example.text, f"  + example {number}: {example.shows}  ->  ", " " * 6)
        examples = "no example" if not number else f"{number} example{'s' * (number > 1)}"
        lines += _wrapped(f'"{answer}"{sign(answer == step.query.text)}', f"      after {examples}: ", " " * 10)
    return [part for line in lines for part in _wrapped(line, "", " " * 6)]


def _vote(step: story.Vote) -> list[str]:
    samples = sum(ballot.votes for ballot in step.ballots) + step.unread
    lines = [f"{samples} sampled rationales vote:"]
    lines += [f"  {ballot.text:>10}  {'#' * ballot.votes} {ballot.votes}" for ballot in step.ballots]
    if step.unread:
        lines.append(f"  {'no answer':>10}  {step.unread}")
    return [*lines, f'  "{step.answer}"{sign(step.right)}, agreement {step.agreement:.2f}']


def _plan(step: story.Plan) -> list[str]:
    lines = _wrapped(step.request, "request: ", "    ")
    waves = sorted({task.wave for task in step.tasks})
    for wave in waves:
        lines.append(f"  wave {wave}")
        for task in step.tasks:
            if task.wave == wave:
                lines += _task(task)
    return lines


def _task(task: story.Task) -> list[str]:
    needs = f"  (needs {', '.join(str(number) for number in task.needs)})" if task.needs else ""
    lines = _wrapped(f"{task.tool} {task.arguments}{needs}", f"    [{task.number}] ", " " * 8)
    said: Mapping[str, str] = {"model": task.model, "reason": task.reason, "result": task.result, "error": task.error}
    for name, text in said.items():
        lines += _wrapped(text, f"        {name}: ", " " * 12) if text else []
    return lines


def _rounds(step: story.Rounds) -> list[str]:
    lines = _wrapped(step.question, "question: ", "    ")
    for number, one in enumerate(step.rounds, 1):
        lines.append(f"  round {number}")
        for question, answer in zip(one.questions, one.answers, strict=True):
            lines += _wrapped(f"{question}  ->  {answer}", "    asked: ", " " * 8)
        lines += _wrapped(one.conclusion, "    concluded: ", " " * 8)
        filled = round(one.confidence * _BAR)
        decision = f"  {one.decision}" if one.decision else ""
        lines += _wrapped(
            f"[{'#' * filled}{'.' * (_BAR - filled)}] {one.confidence:.2f}{decision}", "    sure: ", " " * 10
        )
    return [*lines, f"  (it stops when it is surer than {step.threshold:.2f})"]
