"""A form's Markdown back to its answers, whatever a stranger typed into it.

GitHub writes ``### Label``, an empty line and the answer for each question, in the form's order. Only the last question
takes more than one line, so a text that nobody has edited is read by its places, and no answer, whatever it holds, can
be taken for a heading. A text that was edited is read by its headings; where two say the same, nothing is guessed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from awesome.issues.forms import Form, Part, load_forms

MOST_CHARACTERS = 1_000_000
"""A text that is longer is not read; GitHub takes 65,536 characters."""

NO_ANSWER = "_No response_"
"""What GitHub writes where nothing was typed."""

_LONGEST_HEADING = 400
_MARKS = ("#", "**", "__")


class FormError(Exception):
    """The text cannot be read as answers. `reason` names which words of `awesome.issues.words` say so, with `values`."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values_said = values


@dataclass(frozen=True)
class Answers:
    """What was answered.

    Attributes:
        kind: of the form, ``paper``, ``dataset`` or ``correction``.
        texts: what was typed or chosen, by the question's id, without space around; absent where there is nothing.
        as_rendered: whether the text is as GitHub wrote it, so that it was read by its places.
    """

    kind: str
    texts: Mapping[str, str]
    as_rendered: bool = True

    def text(self, identifier: str) -> str:
        """The answer to one question, ``""`` where there is none."""
        return self.texts.get(identifier, "")


def read_answers(markdown: str, kind: str = "") -> Answers:
    """The answers in an issue's text.

    Args:
        markdown: the text.
        kind: of the form; found by the headings where it is not known.

    Raises:
        FormError: the text is too long, is no form, or has a heading twice.
    """
    if len(markdown) > MOST_CHARACTERS:
        raise FormError("too_long", most=f"{MOST_CHARACTERS:,}")
    lines = markdown.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    forms = load_forms()
    wanted = {kind: forms[kind]} if kind else forms
    for name, form in wanted.items():
        values = _by_places(lines, form)
        if values is not None:
            return Answers(name, _without_empty(values))
    found = {name: _headings(lines, form) for name, form in wanted.items()}
    name = max(found, key=lambda each: len({part.id for _, part in found[each]}))
    if not found[name]:
        raise FormError("no_form")
    return Answers(name, _without_empty(_by_headings(lines, found[name])), as_rendered=False)


def _by_places(lines: Sequence[str], form: Form) -> dict[str, str] | None:
    """The answers, if the text is as GitHub writes it."""
    place = 0
    values: dict[str, str] = {}
    for part in form.questions:
        if [line.rstrip() for line in lines[place : place + 2]] != [f"### {part.label}", ""]:
            return None
        place += 2
        end = _end_of_answer(lines, place, part)
        values[part.id] = "\n".join(lines[place:end])
        if end < len(lines) and lines[end].strip():
            return None
        place = end + 1
    return values


def _end_of_answer(lines: Sequence[str], place: int, part: Part) -> int:
    if part.type == "textarea":
        return len(lines)
    end = place + 1
    if part.type == "checkboxes":
        while end < len(lines) and lines[end].startswith("- ["):
            end += 1
    return end


def _headings(lines: Sequence[str], form: Form) -> list[tuple[int, Part]]:
    """The lines that say a question's label, in one language or in both, with the question."""
    whole = {key(part.label): part for part in form.questions}
    halves = {key(half): part for part in form.questions for half in part.label.split(" / ")}
    found = []
    for number, line in enumerate(lines):
        if len(line) > _LONGEST_HEADING or not line.strip():
            continue
        said = key(line)
        part = whole.get(said)
        if part is None and line.lstrip("> \t").startswith(_MARKS):
            part = halves.get(said)
        if part is not None:
            found.append((number, part))
    return found


def _by_headings(lines: Sequence[str], headings: Sequence[tuple[int, Part]]) -> dict[str, str]:
    values: dict[str, str] = {}
    ends = [number for number, _ in headings[1:]] + [len(lines)]
    for (number, part), end in zip(headings, ends, strict=True):
        value = "\n".join(lines[number + 1 : end]).strip()
        if values.get(part.id, value) != value:
            raise FormError("heading_twice", label=part.label)
        values[part.id] = value
    return values


def _without_empty(values: Mapping[str, str]) -> dict[str, str]:
    stripped = {name: value.strip() for name, value in values.items()}
    return {name: value for name, value in stripped.items() if value and value != NO_ANSWER}


def key(text: str) -> str:
    """The letters and digits of a text, without case, width and all else.

    >>> key("### Which paper? / 哪篇论文？") == key("**which paper** 哪篇论文:")
    True
    """
    return "".join([character for character in unicodedata.normalize("NFKC", text).casefold() if character.isalnum()])
