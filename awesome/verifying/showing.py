"""A report for a terminal and as Markdown. What comes from outside acts in neither."""

from __future__ import annotations

import re

from awesome.findings import safe
from awesome.verifying.drift import KINDS
from awesome.verifying.report import Report, Row

_LONGEST = 600
"""Characters of one text of a row in Markdown."""
_TICKS = re.compile("`+")
_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*")


def as_text(report: Report) -> str:
    """A few lines for each drift, as `awesome check` shows its findings."""
    lines = []
    for row in report.rows:
        what = "note" if row.what.is_note else row.certainty
        lines.append(
            f"{safe(row.file)}:{row.line}: {row.code} {row.kind} ({what}): {safe(row.id)}: {safe(row.message)}"
        )
        lines += [f"    {safe(text)}" for text in (", ".join(row.evidence), row.command) if text]
    return "".join(f"{line}\n" for line in lines)


def as_markdown(report: Report, *, base: str = "", most: int = 0) -> str:
    """The report as Markdown.

    Args:
        report: the report.
        base: address before the name of a file, at which lines can be linked to; without it they are named.
        most: characters that it may have, 0 for any number; what is too much is counted.
    """
    head = [f"# The list against the world, {report.day}", "", _summary(report), ""]
    tail = _tail(report)
    room = most - sum(len(line) + 1 for line in (*head, *tail)) - _LONGEST if most else 0
    body: list[str] = []
    left_out = 0
    for kind in KINDS.values():
        rows = [row for row in report.rows if row.kind == kind.name]
        if rows:
            body += [f"## {kind.title} ({len(rows):,})", ""]
            for row in rows:
                item = _item(row, base)
                if most and sum(map(len, body)) + len(item) > room:
                    left_out += 1
                else:
                    body.append(item)
            body.append("")
    if left_out:
        body += [f"{left_out:,} more are in the report of the run.", ""]
    return "\n".join([*head, *body, *tail]).rstrip("\n") + "\n"


def _summary(report: Report) -> str:
    clauses = [f"{counted(len(report.findings), 'finding')} and {counted(len(report.notes), 'note')}."]
    clauses.append(f"Of {report.held:,} ids and links {report.looked:,} were looked at in this run")
    if report.never:
        clauses[-1] += f", and {report.never:,} were never looked at"
    clauses[-1] += f"; the oldest look is of {report.oldest}." if report.oldest else "."
    if report.links:
        clauses.append(f"Links: {', '.join(f'{number:,} {state}' for state, number in report.links.items())}.")
    return " ".join(clauses)


def _tail(report: Report) -> list[str]:
    lines = []
    if report.failures:
        lines += ["## Who did not answer", ""]
        lines += [f"- {span(name)}: {span(reason)}" for name, reason in list(report.failures.items())[:20]]
        lines.append("")
    return lines


def _item(row: Row, base: str) -> str:
    place = f"{row.file}:{row.line}"
    name = span(row.id)
    if base and _PLAIN.fullmatch(row.id):
        name = f"[`{row.id}`]({base}/{row.file.rpartition('/')[2]}#L{row.line})"
    certainty = "" if row.what.is_note else f", {row.certainty}"
    parts = [f"- {name} ({span(place)}{certainty}): {span(row.message)}"]
    if row.evidence:
        parts.append(f"  Why: {span('; '.join(row.evidence))}")
    if row.command:
        parts.append(f"  Mend: {span(row.command, cut=False)}")
    return "  \n".join(parts)


def span(text: str, *, cut: bool = True) -> str:
    """A text as code, in which nothing is Markdown, HTML, a name to call or a number to link.

    >>> span("a `b` <c> @d")
    '`` a `b` <c> @d ``'
    """
    shown = safe(text)
    if len(shown) > _LONGEST:
        # half a command would be another one
        shown = shown[:_LONGEST] + "…" if cut else "(the command is too long to be shown)"
    longest = max((len(ticks) for ticks in _TICKS.findall(shown)), default=0)
    fence = "`" * (longest + 1)
    padding = " " if longest else ""
    return f"{fence}{padding}{shown or ' '}{padding}{fence}"


def counted(number: int, noun: str) -> str:
    """``1 finding``, ``2 findings``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
