"""The glossary: Chinese terms of the field and the English phrases by which titles speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from awesome.document import Entry
from awesome.findings import quoted
from awesome.vocabulary import Vocabulary
from awesome.yamltext import parse

FILE = "glossary.yaml"

_FIELDS = ("zh", "also", "en", "keys")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_NOT_IN_PHRASE = re.compile(r"[^a-z0-9]+")


class GlossaryError(Exception):
    """The glossary says something that a search cannot use. Carries the file, the line and what is wrong."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


@dataclass(frozen=True)
class Term:
    """A term.

    Attributes:
        names: what it is called in Chinese, the usual name first.
        phrases: how titles say it in English.
        keys: ``technique:slug`` or ``topic:slug`` that say the same.
    """

    names: list[str]
    phrases: list[str]
    keys: list[str]


def load_glossary(path: Path, vocabulary: Vocabulary) -> list[Term]:
    """The terms of a file, in its order.

    Raises:
        GlossaryError: the file is malformed, a term has nothing to find, or two terms have one name.
    """
    document = parse(path.read_bytes(), str(path))
    for problem in document.problems:
        what = f"{problem.kind} {problem.detail}".strip()
        reason = f"expected a list of terms, each `- zh: …` with `en: […]` below it; found: {what}"
        raise GlossaryError(document.file, problem.line, reason)
    known = {f"technique:{slug}" for slug in vocabulary.techniques} | {f"topic:{slug}" for slug in vocabulary.topics}
    taken: dict[str, int] = {}
    terms = []
    for entry in document.entries:
        for reason in _faults(entry, known, taken):
            raise GlossaryError(document.file, entry.line, reason)
        terms.append(Term([entry.text("zh"), *entry.list("also")], entry.list("en"), entry.list("keys")))
    return terms


def as_data(terms: list[Term]) -> list[dict[str, list[str]]]:
    """What the client is given: ``{"zh": names, "en": phrases, "keys": keys}`` of each term."""
    return [{"zh": term.names, "en": term.phrases, "keys": term.keys} for term in terms]


def plain(phrase: str) -> str:
    """A phrase as searches compare it.

    >>> plain("Chain-of-Thought")
    'chain of thought'
    """
    return _NOT_IN_PHRASE.sub(" ", phrase.lower()).strip()


def _faults(entry: Entry, known: set[str], taken: dict[str, int]) -> Iterator[str]:
    """What is wrong with a term. Notes its names in `taken`, with their lines."""
    values: dict[str, Any] = entry.values
    for field, value in values.items():
        if field not in _FIELDS:
            yield f"{quoted(field)} is not one of {', '.join(_FIELDS)}"
        elif isinstance(value, str) != (field == "zh"):
            yield f"{field} must be {'a text' if field == 'zh' else 'a list of texts'}"
    for name in [entry.text("zh"), *entry.list("also")]:
        if not name.strip():
            yield "a term needs its name: zh"
        elif name in taken:
            yield f"{quoted(name)} is a name of the term on line {taken[name]} too"
        taken[name] = entry.line
    if not _HAN.search(entry.text("zh")):
        yield f"{quoted(entry.text('zh'))} has no Chinese character"
    yield from _meaningless(entry)
    for key in entry.list("keys"):
        if key not in known:
            yield f"{quoted(key)} is neither technique: nor topic: and a slug of the closed lists"


def _meaningless(entry: Entry) -> Iterator[str]:
    """What is wrong with a term's English."""
    phrases = [plain(phrase) for phrase in entry.list("en")]
    if not phrases or not all(phrases):
        yield "a term needs phrases to find: en"
    for place, phrase in enumerate(phrases):
        if phrase in phrases[:place]:
            yield f"{quoted(entry.list('en')[place])} stands there twice: case and hyphens do not count"
