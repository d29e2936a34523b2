"""The difference of two texts as a patch that is safe to show."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from awesome.findings import safe

_CONTEXT = 3
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_HUNK = re.compile(r"@@ -(\d+)(.*?) \+(\d+)(.*)")


def unified(name: str, before: str, after: str, becoming: str = "in form") -> Iterator[str]:
    """The lines of a unified diff, each escaped for a terminal and with its line end.

    Args:
        name: the file.
        before, after: its text as it is, and as it would be.
        becoming: what it would be, in words.
    """
    old, new = _LINE.findall(before), _LINE.findall(after)
    # what both begin and end with is most of a long file, and the comparison would look at all of it
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    start = max(start - _CONTEXT, 0)
    old = old[start : len(old) - max(end - _CONTEXT, 0)]
    new = new[start : len(new) - max(end - _CONTEXT, 0)]
    for line in difflib.unified_diff(old, new, f"{safe(name)} (as it is)", f"{safe(name)} ({becoming})", n=_CONTEXT):
        if match := _HUNK.match(line):
            yield f"@@ -{int(match[1]) + start}{match[2]} +{int(match[3]) + start}{match[4]}\n"
            continue
        yield safe(line.removesuffix("\n")) + "\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"


def _common(one: list[str], other: list[str]) -> int:
    """How many lines both begin with."""
    shorter = min(len(one), len(other))
    return next((place for place in range(shorter) if one[place] != other[place]), shorter)
