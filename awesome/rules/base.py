"""What a rule is, and what it is given to look at."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TypeVar

from awesome.columns import texts
from awesome.findings import ERROR, Finding
from awesome.model import kind_of
from awesome.neartitles import near_pairs
from awesome.suppressions import Suppression
from awesome.titles import title_key
from awesome.vocabulary import Vocabulary
from awesome.yamltext import Document, Entry

_Wanted = TypeVar("_Wanted", str, list[str])
_Columns = dict[str, dict[str, list[tuple[Entry, _Wanted]]]]


LINK_FIELDS = {"paper": ("url", "code", "project", "demo"), "dataset": ("url",)}
"""The fields that hold an address, by kind of entry."""

MOST_LABELS = 8
"""How many parts of a host are compared with listed ones, from its end."""

Link = tuple[Entry, str, str, str]
"""An entry, the field, the address in it, and the address's host in lower case."""


@dataclass
class Subject:
    """The files under check, as the rules see them.

    Attributes:
        documents: the files, parsed, in the order given.
        vocabulary: the closed lists.
        today: the day of the check.
        context: further files of the catalog that are known but not under check, so that one file can be checked alone.
        suppressible: for each rule's code, whether an entry may suppress its findings.
        unused: the suppressions that suppressed nothing, known once all other rules have spoken.
    """

    documents: list[Document]
    vocabulary: Vocabulary
    today: datetime.date
    context: list[Document] = field(default_factory=list)
    suppressible: Mapping[str, bool] = field(default_factory=dict)
    unused: list[Suppression] = field(default_factory=list)

    def entries(self, kind: str) -> list[Entry]:
        """The entries of one kind (``paper``, ``dataset``, ``removal``) that are under check."""
        return self._entries.get(kind, [])

    def known(self, kind: str) -> list[Entry]:
        """The entries of one kind, those of the context included."""
        return self._known.get(kind, [])

    def is_complete(self, kind: str) -> bool:
        """Whether all entries of one kind are known, so that what is missing is missing indeed."""
        documents = [document for document in (*self.documents, *self.context) if kind_of(document.file) == kind]
        return bool(documents) and all(document.readable for document in documents)

    def texts(self, name: str, *kinds: str) -> list[tuple[Entry, str]]:
        """The entries under check that have a string in field `name`, with it; empty strings are left out."""
        texts, _ = self._columns
        return _of_kinds(texts, name, kinds)

    def lists(self, name: str, *kinds: str) -> list[tuple[Entry, list[str]]]:
        """The entries under check that have a list in field `name`, with it; empty lists are left out."""
        _, lists = self._columns
        return _of_kinds(lists, name, kinds)

    @cached_property
    def _columns(self) -> tuple[_Columns[str], _Columns[list[str]]]:
        """The texts and the lists of each field, by kind and name: most rules look at one field of all entries."""
        texts: _Columns[str] = {}
        lists: _Columns[list[str]] = {}
        for kind, entries in self._entries.items():
            texts_of_kind = texts[kind] = defaultdict(list)
            lists_of_kind = lists[kind] = defaultdict(list)
            for entry in entries:
                for name, value in entry.values.items():
                    if not value:
                        continue
                    if isinstance(value, str):
                        texts_of_kind[name].append((entry, value))
                    else:
                        lists_of_kind[name].append((entry, value))
        return texts, lists

    @cached_property
    def title_keys(self) -> list[tuple[Entry, str]]:
        """The papers under check with the key of their title, where they have one."""
        return [(entry, title_key(title)) for entry, title in self.texts("title", "paper")]

    @cached_property
    def near_titles(self) -> list[tuple[Entry, Entry]]:
        """Papers under check whose titles are nearly the same, the earlier one first."""
        entries = [entry for entry, _ in self.title_keys]
        pairs = near_pairs([entry.text("title") for entry in entries], [key for _, key in self.title_keys])
        return [(entries[earlier], entries[later]) for earlier, later in pairs]

    def by_id(self, kind: str) -> dict[str, Entry]:
        """The known entries of one kind by id."""
        documents = [document for document in (*self.documents, *self.context) if kind_of(document.file) == kind]
        return {
            identifier: entry
            for document in documents
            for identifier, entry in zip(texts(document, "id"), document.entries, strict=True)
        }

    @cached_property
    def links(self) -> list[Link]:
        """Every address under check."""
        return [
            (entry, name, url, host_of(url))
            for kind, names in LINK_FIELDS.items()
            for name in names
            for entry, url in self.texts(name, kind)
        ]

    @cached_property
    def _entries(self) -> dict[str, list[Entry]]:
        return _by_kind(self.documents)

    @cached_property
    def _known(self) -> dict[str, list[Entry]]:
        return _by_kind([*self.documents, *self.context])


def _by_kind(documents: list[Document]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for document in documents:
        found.setdefault(kind_of(document.file), []).extend(document.entries)
    return found


def _of_kinds(columns: _Columns[_Wanted], name: str, kinds: tuple[str, ...]) -> list[tuple[Entry, _Wanted]]:
    found = [columns[kind][name] for kind in kinds if kind in columns and name in columns[kind]]
    return found[0] if len(found) == 1 else list(chain.from_iterable(found))


def host_of(url: str) -> str:
    """The host of an address in lower case, without user and port; ``""`` where it has none.

    >>> host_of("https://user@GitHub.com:443/owner/name"), host_of("mailto:someone")
    ('github.com', '')
    """
    authority = url.partition("://")[2].partition("/")[0]
    if not authority.replace(".", "").replace("-", "").isalnum():
        for end in "\\?#":
            authority = authority.partition(end)[0]
        authority = authority.rpartition("@")[2]
        bracketed, bracket, _ = authority.partition("]")
        authority = bracketed + bracket if bracket else authority.partition(":")[0]
    return authority.lower()


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
