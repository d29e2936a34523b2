"""A report for a terminal and as Markdown. What comes from outside acts in neither."""

from __future__ import annotations

from awesome.findings import safe
from awesome.identifiers import SLUG
from awesome.pullrequest.markdown import code, link, prose
from awesome.verifying.kinds import KINDS
from awesome.verifying.report import Report, Row

_LONGEST_COMMAND = 4_000
_MOST_FAILURES = 20
_ROOM_FOR_THE_END = 200


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
    head = ["# The list against the world", "", _summary(report), "", *_failures(report)]
    room = most - sum(len(line) + 1 for line in head) - _ROOM_FOR_THE_END
    body: list[str] = []
    left_out = 0
    for kind in KINDS.values():
        rows = [row for row in report.rows if row.kind == kind.name]
        lines = [f"## {kind.title} ({len(rows):,})", "", *(_item(row, base) for row in rows), ""] if rows else []
        for line in lines:
            room -= len(line) + 1
            if not most or room > 0:
                body.append(line)
            else:
                left_out += line.startswith("- ")
    if left_out:
        body.append(f"There are {left_out:,} more: `awesome verify` shows them all.")
    return "\n".join([*head, *body]).rstrip("\n") + "\n"


def _summary(report: Report) -> str:
    clauses = [f"{counted(len(report.findings), 'finding')} and {counted(len(report.notes), 'note')} on {report.day}."]
    looked = f"Of {report.held:,} ids and links this run looked at {report.looked:,}"
    if report.never:
        looked += f", and {report.never:,} were never looked at"
    clauses.append(f"{looked}; the oldest look is of {report.oldest}." if report.oldest else f"{looked}.")
    if report.links:
        clauses.append(f"Links: {', '.join(f'{number:,} {state}' for state, number in report.links.items())}.")
    return " ".join(clauses)


def _failures(report: Report) -> list[str]:
    if not report.failures:
        return []
    named = list(report.failures.items())
    lines = [f"- {code(name)}: {code(reason)}" for name, reason in named[:_MOST_FAILURES]]
    if len(named) > _MOST_FAILURES:
        lines.append(f"- {len(named) - _MOST_FAILURES:,} more")
    return ["Who did not answer:", "", *lines, ""]


def _item(row: Row, base: str) -> str:
    file = row.file.replace("\\", "/").rpartition("/")[2]
    name = link(code(row.id), f"{base}/{file}#L{row.line}") if base and SLUG.fullmatch(row.id) else code(row.id)
    certainty = "" if row.what.is_note else f" ({row.certainty})"
    parts = [f"- {name} {code(f'{file}:{row.line}')}{certainty}: {prose(row.message)}"]
    if row.evidence:
        parts.append(f"  Why: {prose('; '.join(row.evidence))}")
    if row.command and len(row.command) <= _LONGEST_COMMAND:
        parts.append(f"  Mend: {code(row.command, _LONGEST_COMMAND)}")
    return "  \n".join(parts)


def counted(number: int, noun: str) -> str:
    """``1 finding``, ``2 findings``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
