"""Drift: one thing in which an entry and the world no longer agree, why that is believed, and what would mend it."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from awesome.amending import OPTIONS
from awesome.findings import quoted, safe
from awesome.verifying.kinds import KINDS, Kind
from awesome.yamltext import Entry, Value

_SHOWN = 3

Certainty = Literal["certain", "likely", "unsure"]


@dataclass(frozen=True)
class Drift:
    """One drift. All texts are safe to show in a terminal.

    Attributes:
        kind: which kind it is.
        of: ``paper`` or ``dataset``.
        id: of the entry.
        file, line: where the entry says what no longer holds.
        message: what the entry and the world say.
        evidence: why that is believed, a clause each.
        certainty: how far.
        changes: the fields that would mend it.
        command: the command that would.
    """

    kind: Kind
    of: str
    id: str
    file: str
    line: int
    message: str
    evidence: tuple[str, ...] = ()
    certainty: Certainty = "certain"
    changes: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    command: str = ""

    @property
    def is_applicable(self) -> bool:
        """Whether `--apply` may write it."""
        return self.kind.is_safe and self.certainty == "certain" and bool(self.changes)


def drift(
    kind: str,
    of: str,
    entry: Entry,
    at: str,
    message: str,
    *evidence: str,
    certainty: Certainty = "certain",
    changes: Mapping[str, Value] | None = None,
    command: str = "",
) -> Drift:
    """A drift at the field `at` of an entry; the command that edits the fields is made here."""
    changes = {name: value for name, value in (changes or {}).items() if value != entry.values.get(name)}
    return Drift(
        KINDS[kind],
        of,
        entry.id,
        entry.file,
        entry.mark(at)[0],
        safe(message),
        tuple(map(safe, evidence)),
        certainty,
        MappingProxyType(changes),
        command or edit_command(of, entry.id, changes),
    )


def edit_command(of: str, identifier: str, changes: Mapping[str, Value]) -> str:
    """The `awesome edit` that writes the fields; ``""`` where there is none, or no shell could take them as they are."""
    words = ["awesome", "edit", identifier]
    if of == "dataset":
        words.append("--dataset")
    for name, value in changes.items():
        for item in [value] if isinstance(value, str) else value:
            option = f"--{OPTIONS[name]}"
            # a word that begins like an option is none where it is joined to one
            words += [f"{option}={item}"] if item.startswith("-") else [option, item]
    return shlex.join(words) if changes and all(word == safe(word) for word in words) else ""


def remove_command(of: str, identifier: str, reason: str) -> str:
    """The `awesome remove` that takes an entry out."""
    words = ["awesome", "remove", identifier, *(["--dataset"] if of == "dataset" else []), "--reason", safe(reason)]
    return shlex.join(words)


def few(names: Sequence[str]) -> str:
    """A few of many names for a message."""
    shown = ", ".join(quoted(name) for name in names[:_SHOWN]) or "nobody"
    return f"{shown} and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else shown
