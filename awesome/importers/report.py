"""What an import found, for a reader and for a program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from awesome.findings import quoted, safe
from awesome.importers.comparing import KNOWN, NEW, STATES, Verdict
from awesome.importers.row import joined
from awesome.yamltext import Value

if TYPE_CHECKING:
    from awesome.suggesting.model import Suggestions

_IDS = (("arxiv", "arXiv"), ("doi", "DOI"), ("openreview", "OpenReview"), ("url", ""))
_MOST_SUGGESTED = 3


@dataclass(frozen=True)
class Report:
    """An import.

    Attributes:
        file: as it was named.
        form: its format.
        verdicts: in the order of the file.
        aside: how many items name no paper.
        notes: about the file as a whole.
    """

    file: str
    form: str
    verdicts: Sequence[Verdict]
    aside: int = 0
    notes: Sequence[str] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many rows are in each state."""
        found = Counter(verdict.state for verdict in self.verdicts)
        return {state: found[state] for state in STATES}


def summary(report: Report) -> str:
    """The import in one line."""
    counts = ", ".join(f"{number:,} {state}" for state, number in report.counts.items())
    aside = f"; {report.aside:,} items name no paper" if report.aside else ""
    return f"{report.file}: {report.form}, {len(report.verdicts):,} rows: {counts}{aside}"


def as_text(report: Report, *, everything: bool = False) -> str:
    """A line for each row that says something new, with `everything` for all."""
    lines = [f"{safe(report.file)}: {safe(note)}" for note in report.notes]
    for verdict in report.verdicts:
        if verdict.state != KNOWN or verdict.lacks or everything:
            lines += [safe(line) for line in _lines(verdict, report)]
    return "".join(f"{line}\n" for line in lines)


def _lines(verdict: Verdict, report: Report) -> Iterator[str]:
    row = verdict.row
    title = (
        quoted(row.text("title") or row.text("name")) if row.text("title") or row.text("name") else "without a title"
    )
    yield f"{report.file}:{row.line}: {verdict.state}: {title}{_identifier(verdict)}"
    if verdict.state != NEW and verdict.reasons:
        entry = f"{verdict.entry}, " if verdict.state == KNOWN else ""
        yield f"    {entry}{'; '.join(verdict.reasons)}"
    if verdict.entry_line:
        yield f"    {'datasets' if row.kind == 'dataset' else 'papers'}.yaml:{verdict.entry_line}"
    if verdict.lacks:
        yield f"    the list lacks: {_listed(verdict.lacks)}"
    if row.sections and verdict.state == NEW:
        yield f"    in: {joined(row.sections)}"
    if row.also:
        yield f"    again on line{'s' if len(row.also) > 1 else ''} {', '.join(map(str, row.also))}"
    if verdict.state == NEW:
        yield from (f"    {text}" for text in row.left_out)
    if verdict.becomes:
        yield f"    becomes {verdict.becomes}"
    elif verdict.waits:
        yield from _suggested(verdict.suggestions)


def _identifier(verdict: Verdict) -> str:
    for name, noun in _IDS:
        if value := verdict.row.text(name):
            return f" ({f'{noun} {value}'.strip()})"
    return ""


def _listed(values: Mapping[str, Value]) -> str:
    return "; ".join(
        f"{name} {', '.join(value) if isinstance(value, list) else value}" for name, value in values.items()
    )


def _suggested(suggestions: Suggestions | None) -> Iterator[str]:
    yield "    nobody has said where it goes: --technique, --background with --topic, or --section"
    if suggestions:
        for what, found in (("technique", suggestions.techniques), ("topic", suggestions.topics)):
            for item in found[:_MOST_SUGGESTED]:
                yield f"    suggested {what}: {item.value} ({item.score:.0%}; {item.reason})"


def as_json(report: Report) -> str:
    """An object with the file, its format, the counts, notes, and all rows."""
    data = {
        "file": report.file,
        "format": report.form,
        "counts": report.counts,
        "aside": report.aside,
        "notes": list(report.notes),
        "rows": list(map(dict, _rows(report))),
    }
    # ASCII only: an escape sequence in the data stays data whatever shows it
    return json.dumps(data, indent=1) + "\n"


def _rows(report: Report) -> Iterable[dict[str, Any]]:
    for verdict in report.verdicts:
        row = verdict.row
        found: dict[str, Any] = {
            "line": row.line,
            "kind": row.kind,
            "state": verdict.state,
            "reasons": verdict.reasons,
            "doubts": [doubt.code for doubt in row.doubts],
            "entry": verdict.entry,
            "lacks": verdict.lacks,
            "sections": row.sections,
            "also": row.also,
            "left_out": row.left_out,
            "becomes": verdict.becomes,
            "values": row.values,
        }
        if suggestions := verdict.suggestions:
            found["suggestions"] = {
                what: [{"value": item.value, "score": round(item.score, 3), "reason": item.reason} for item in items]
                for what, items in (("techniques", suggestions.techniques), ("topics", suggestions.topics))
            }
        yield found
