"""The issue forms: what they ask, and the labels and options by which their answers are found again."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from awesome.vocabulary import Term, Vocabulary

BACKGROUND = "background"
"""The answer that a paper has none of the techniques."""

UNKNOWN = "unknown"
"""The answer “I do not know”."""

PartType = Literal["markdown", "input", "dropdown", "checkboxes", "textarea"]


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One choice: what the form shows, and what the answer means."""

    text: str
    value: str


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part of a form.

    Attributes:
        type: as GitHub calls it.
        id: what the answer is called; ``""`` for text that asks nothing.
        label: the heading above the question and above its answer.
        text: of a part that asks nothing.
        choices: the closed list whose terms are the options.
        more: options behind those of the closed list.
    """

    type: PartType
    id: str = ""
    label: str = ""
    text: str = ""
    description: str = ""
    placeholder: str = ""
    choices: str = ""
    more: list[Option] = []
    multiple: bool = False
    required: bool = False

    @property
    def options(self) -> list[Option]:
        """All choices in their order."""
        terms: dict[str, Term] = getattr(Vocabulary.load(), self.choices) if self.choices else {}
        return [*(Option(_shown(term, self.type), term.id) for term in terms.values()), *self.more]


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One form: what stands in the list of forms, the label its issues carry, and its parts."""

    name: str
    description: str
    title: str
    label: str
    parts: list[Part]

    @property
    def questions(self) -> list[Part]:
        """The parts that have an answer."""
        return [part for part in self.parts if part.id]

    def part(self, identifier: str) -> Part:
        """The part of that id."""
        return next(part for part in self.parts if part.id == identifier)


@cache
def load_forms() -> dict[str, Form]:
    """The forms by the kind of thing they are for: ``paper``, ``dataset``, ``correction``."""
    text = (files("awesome.issues") / "forms.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Form])


def kind_by_label(labels: Iterable[str]) -> str:
    """The kind of the form whose label is among `labels`, or ``""``."""
    by_label = {form.label: kind for kind, form in load_forms().items()}
    return next((by_label[label] for label in labels if label in by_label), "")


def _shown(term: Term, part: PartType) -> str:
    """A term in both languages; where there is room, in its abbreviation and with what it means."""
    english = f"{term.en} ({term.short})" if term.short else term.en
    names = english if term.zh == term.en else f"{english} / {term.zh}"
    return f"{names}: {term.en_about} {term.zh_about}" if part == "checkboxes" and term.en_about else names
