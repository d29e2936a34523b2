"""What the comment says, for a terminal."""

from __future__ import annotations

from awesome.findings import render_text, safe
from awesome.pullrequest import card
from awesome.pullrequest.comparing import Comparison
from awesome.pullrequest.wording import CHANGES, FILES, LIKENESSES, NOUNS, entries_of
from awesome.vocabulary import Vocabulary


def rendered(comparison: Comparison) -> str:
    """The entries, what looks like them, and the findings last, where a reader of a terminal looks first."""
    report = comparison.report
    vocabulary = Vocabulary.load()
    parts: list[str] = []
    for entry in report.entries:
        place = f" ({FILES[entry.kind]}, line {entry.line})" if entry.line else ""
        changed = entry.change == "changed"
        lines = card.differences(entry) if changed else card.card(entry, vocabulary)
        heading = f"{CHANGES[entry.change]} {NOUNS[entry.kind]} {safe(entry.id)}{place}\n"
        parts.append(heading + "".join(f"    {safe(line)}\n" for line in lines))
    if more := entries_of(report) - len(report.entries):
        parts.append(f"… and {more:,} more\n")
    if report.alike:
        lines = [
            f"    {safe(pair.id)} and {safe(pair.other)} ({FILES[pair.kind]}, line {pair.line}), "
            f"{safe(pair.title)}: {LIKENESSES[pair.likeness]}\n"
            for pair in report.alike
        ]
        parts.append("Is it here already?\n" + "".join(lines))
    if comparison.findings:
        parts.append(render_text(comparison.findings))
    return "\n".join(parts)
