"""Findings: one breach of one rule, and how it is shown to a terminal, to GitHub and to a program.

What stands in the data is not trusted with the reader's terminal or workflow: `safe` escapes whatever could act there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from awesome.yamltext import FORBIDDEN_CHARACTER

ERROR = "error"
WARNING = "warning"

_LONGEST_VALUE = 120
_UNSAFE = re.compile(f"{FORBIDDEN_CHARACTER.pattern}|[\t\n\r\ud800-\udfff]|(?<=#)#(?=\\[)|\\A\\s*:(?=:)")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One breach of one rule.

    Attributes:
        file: path as it was given.
        line, column: where, counted from 1.
        code: the rule's code, ``P012``.
        severity: ``error`` or ``warning``.
        message: what is wrong, in one line.
        hint: how to mend it, in one line.
        entry: id of the entry, ``""`` where it has none.
    """

    file: str
    line: int
    column: int
    code: str
    severity: str
    message: str
    hint: str = ""
    entry: str = ""


def safe(text: str) -> str:
    """`text` with control, zero-width and bidirectional characters written as escapes.

    So is what GitHub would take for a command where this is the log of a workflow: two colons at the beginning, and
    ``##[`` anywhere (actions/runner, ``src/Runner.Common/ActionCommand.cs``).

    >>> safe("a\\x1b[31mb"), safe("::error::c"), safe("d ##[error]e")
    ('a\\\\x1b[31mb', '\\\\x3a:error::c', 'd #\\\\x23[error]e')
    """
    return _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return "".join([character if character == " " else _escaped(character) for character in match[0]])


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def quoted(value: str) -> str:
    """A value of the data for a message: in quotes, escaped, and cut where it is long."""
    text = safe(value[: _LONGEST_VALUE + 1])
    if len(text) > _LONGEST_VALUE:
        text = text[:_LONGEST_VALUE] + "…"
    return f"“{text}”"


def render_text(findings: Iterable[Finding]) -> str:
    """``file:line:column: code severity: message`` and the hint indented below it."""
    lines = []
    for finding in findings:
        place = f"{safe(finding.file)}:{finding.line}:{finding.column}"
        lines.append(f"{place}: {finding.code} {finding.severity}: {safe(finding.message)}")
        if finding.hint:
            lines.append(f"    {safe(finding.hint)}")
    return "".join(f"{line}\n" for line in lines)


def render_github(findings: Iterable[Finding]) -> str:
    """Workflow commands that GitHub shows on the line of the change.

    Escaping as in actions/toolkit, ``packages/core/src/command.ts``.
    """
    lines = []
    for finding in findings:
        command = "error" if finding.severity == ERROR else "warning"
        properties = {
            "file": finding.file,
            "line": str(finding.line),
            "col": str(finding.column),
            "title": f"{finding.code} {finding.entry}".strip(),
        }
        rendered = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        message = safe(finding.message) + (f"\n{safe(finding.hint)}" if finding.hint else "")
        lines.append(f"::{command} {rendered}::{_data(message)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")


def render_json(findings: Iterable[Finding]) -> str:
    """An array of objects with file, line, column, code, severity, message, hint and entry."""
    rows = [
        {
            "file": finding.file,
            "line": finding.line,
            "column": finding.column,
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.message,
            "hint": finding.hint,
            "entry": finding.entry,
        }
        for finding in findings
    ]
    import json

    # ASCII only: an escape sequence in the data stays data whatever shows it
    return json.dumps(rows, indent=1) + "\n"


RENDERERS = {"text": render_text, "github": render_github, "json": render_json}
