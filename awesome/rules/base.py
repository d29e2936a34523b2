"""What a rule is, and what it is given to look at."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from awesome.findings import ERROR, Finding
from awesome.model import kind_of
from awesome.vocabulary import Vocabulary
from awesome.yamltext import Document, Entry


@dataclass
class Subject:
    """The files under check, as the rules see them.

    Attributes:
        documents: the files, parsed, in the order given.
        vocabulary: the closed lists.
        today: the day of the check.
        context: entries of the catalog that are known but not under check (so that one file can be checked alone).
    """

    documents: list[Document]
    vocabulary: Vocabulary
    today: datetime.date
    context: list[Document] = field(default_factory=list)

    def entries(self, kind: str) -> list[Entry]:
        """The entries of one kind (``paper``, ``dataset``, ``removal``) that are under check."""
        return self._by_kind(tuple(self.documents)).get(kind, [])

    def known(self, kind: str) -> list[Entry]:
        """The entries of one kind, those of the context included."""
        return self._known.get(kind, [])

    @cached_property
    def papers(self) -> list[Entry]:
        return self.entries("paper")

    @cached_property
    def datasets(self) -> list[Entry]:
        return self.entries("dataset")

    @cached_property
    def removals(self) -> list[Entry]:
        return self.entries("removal")

    @cached_property
    def _known(self) -> dict[str, list[Entry]]:
        return self._by_kind((*self.documents, *self.context))

    @staticmethod
    def _by_kind(documents: tuple[Document, ...]) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for document in documents:
            found.setdefault(kind_of(document.file), []).extend(document.entries)
        return found


@dataclass(frozen=True)
class Breach:
    """What a rule reports: where, what is wrong, how to mend it. The engine adds code and severity."""

    file: str
    line: int
    column: int
    message: str
    hint: str
    entry: str = ""


def at(entry: Entry, name: str, message: str, hint: str, item: int | None = None) -> Breach:
    """A breach at the value of field `name` of `entry` (at its key's entry where it has none)."""
    line, column = entry.mark(name, item)
    return Breach(entry.file, line, column, message, hint, entry.id)


def at_key(entry: Entry, name: str, message: str, hint: str) -> Breach:
    """A breach at the name of a field."""
    line, column = entry.keys.get(name, (entry.line, entry.column))
    return Breach(entry.file, line, column, message, hint, entry.id)


@dataclass(frozen=True)
class Explanation:
    """Why a rule is there, for a reader: one line of summary, the reason, the mending. Markdown without headings."""

    summary: str
    why: str
    mend: str


@dataclass(frozen=True)
class Rule:
    """One thing that must hold of the catalog.

    Attributes:
        code: stable, ``P`` and three digits.
        name: stable slug for people.
        check: yields a breach for each place where the rule does not hold.
        english, chinese: the explanation in both languages.
        bad, good: a small file that breaks exactly this rule, and the same one mended.
        file: the name of the file that the examples stand for.
        severity: ``error`` or ``warning``.
        suppressible: whether an entry may allow a finding of it.
        beside: further files that the examples need, text by file name.
    """

    code: str
    name: str
    check: Callable[[Subject], Iterable[Breach]]
    english: Explanation
    chinese: Explanation
    bad: str | bytes
    good: str | bytes
    file: str = "papers.yaml"
    severity: str = ERROR
    suppressible: bool = True
    beside: dict[str, str] = field(default_factory=dict)

    def findings(self, subject: Subject) -> Iterator[Finding]:
        for breach in self.check(subject):
            yield Finding(
                breach.file,
                breach.line,
                breach.column,
                self.code,
                self.severity,
                breach.message,
                breach.hint,
                breach.entry,
            )


def problems(kind: str, say: Callable[[str], tuple[str, str]]) -> Callable[[Subject], Iterator[Breach]]:
    """A check that reports the text problems of one kind; `say` turns a problem's detail into message and hint."""

    def check(subject: Subject) -> Iterator[Breach]:
        for document in subject.documents:
            for problem in document.problems:
                if problem.kind == kind:
                    message, hint = say(problem.detail)
                    yield Breach(document.file, problem.line, problem.column, message, hint)

    return check
