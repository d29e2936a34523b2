"""What an importer makes of one item of a file: an entry's fields as far as they are told, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from awesome.yamltext import Value


class Doubt(NamedTuple):
    """Why a row cannot be taken as it stands.

    Attributes:
        code: a stable slug, for programs.
        text: in words, for the reader of the report.
    """

    code: str
    text: str


@dataclass(slots=True)
class Row:
    """One paper or data set that a file names.

    Attributes:
        line: where it begins in the file.
        values: fields of an entry, named as in the list's own files; what is not told is absent.
        kind: ``paper`` or ``dataset``.
        sections: the headings it stands under, outermost first.
        doubts: why it cannot be taken as it stands.
        left_out: what the file says of it that no entry may hold.
        also: lines that say the same paper again.
    """

    line: int
    values: dict[str, Value] = field(default_factory=dict)
    kind: str = "paper"
    sections: tuple[str, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    also: list[int] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The string under `name`, ``""`` where there is none."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def list(self, name: str) -> list[str]:
        """The list under `name`, empty where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, list) else []

    def doubt(self, code: str, text: str) -> None:
        """Note a doubt, once."""
        if (found := Doubt(code, text)) not in self.doubts:
            self.doubts.append(found)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an importer read.

    Attributes:
        rows: in the order of the file.
        aside: how many items name no paper.
        notes: what is wrong with the file as a whole.
    """

    rows: list[Row]
    aside: int = 0
    notes: tuple[str, ...] = ()


class ImportFileError(Exception):
    """A file that cannot be imported at all. The message says why, and what to do."""


def joined(sections: Iterable[str]) -> str:
    """A path of headings as the report shows it."""
    return " / ".join(sections)
