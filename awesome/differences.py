"""The difference of two texts as a patch that is safe to show.

Most of a long file is the same, and a comparison of all its lines would take long. So blocks are paired by their first
line, which is an entry's id, and only what differs between two pairs is compared line by line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from awesome.findings import safe
from awesome.ordering import longest_ordered
from awesome.sameness import common_end, common_start

_CONTEXT = 3
_BLOCK = re.compile(r"(?:[^\n]+\n)*\n|[^\n]+(?:\n[^\n]+)*\n?")
"""Lines up to an empty one, that included: mostly an entry."""

_Step = tuple[str, int, int, int, int]
"""What happens to lines (``equal``, ``replace``, ``delete``, ``insert``), and which they are in both texts."""


def unified(name: str, before: str, after: str, becoming: str = "in form") -> Iterator[str]:
    """The lines of a unified diff, each escaped for a terminal and with its line end.

    Args:
        name: the file.
        before, after: its text as it is, and as it would be.
        becoming: what it would be, in words.
    """
    if before == after:
        return
    yield f"--- {safe(name)} (as it is)\n"
    yield f"+++ {safe(name)} ({becoming})\n"
    start, end = _outside(before, after)
    top, bottom = start, len(before) - end
    for _ in range(_CONTEXT):
        top = before.rfind("\n", 0, max(top - 1, 0)) + 1
        bottom = before.find("\n", bottom) + 1 or len(before)
    above, below = _lines(before[top:start]), _lines(before[len(before) - end : bottom])
    inner, other = before[start : len(before) - end], after[start : len(after) - end]
    old, new = ([*above, *_lines(text), *below] for text in (inner, other))
    skipped = before.count("\n", 0, top)
    for steps in _Known(old, new, list(_steps(inner, other, len(above), len(below)))).get_grouped_opcodes(_CONTEXT):
        _, old_start, _, new_start, _ = steps[0]
        _, _, old_end, _, new_end = steps[-1]
        yield f"@@ -{_range(old_start, old_end, skipped)} +{_range(new_start, new_end, skipped)} @@\n"
        for what, first, last, new_first, new_last in steps:
            if what == "equal":
                yield from _shown(" ", old[first:last])
                continue
            yield from _shown("-", old[first:last])
            yield from _shown("+", new[new_first:new_last])


def _outside(before: str, after: str) -> tuple[int, int]:
    """How much both texts begin and end with, in whole lines."""
    start = before.rfind("\n", 0, common_start(before, after)) + 1
    whole = before.find("\n", len(before) - common_end(before, after, start)) + 1
    return start, len(before) - whole if whole else 0


class _Known(SequenceMatcher[str]):
    """The steps are known already; only their grouping is left to do."""

    def __init__(self, old: Sequence[str], new: Sequence[str], steps: list[_Step]) -> None:
        self.a, self.b = old, new
        self.opcodes = steps

    def get_opcodes(self) -> list[_Step]:  # type: ignore[override]
        return self.opcodes


def _steps(before: str, after: str, above: int, below: int) -> Iterator[_Step]:
    """The steps from one text to the other, with so many equal lines around; never two equal steps in a row."""
    old, new = _BLOCK.findall(before), _BLOCK.findall(after)
    old_line = new_line = equal = above
    for old_blocks, new_blocks in _paired(old, new):
        if old_blocks == new_blocks:
            count = sum(map(_count_lines, old_blocks))
            old_line, new_line, equal = old_line + count, new_line + count, equal + count
            continue
        old_lines, new_lines = _lines("".join(old_blocks)), _lines("".join(new_blocks))
        for what, *places in SequenceMatcher(None, old_lines, new_lines).get_opcodes():
            if what == "equal":
                equal += places[1] - places[0]
                continue
            first, last, new_first, new_last = (
                place + line for place, line in zip(places, (old_line, old_line, new_line, new_line), strict=True)
            )
            if equal:
                yield "equal", first - equal, first, new_first - equal, new_first
                equal = 0
            yield what, first, last, new_first, new_last
        old_line, new_line = old_line + len(old_lines), new_line + len(new_lines)
    if equal + below:
        yield "equal", old_line - equal, old_line + below, new_line - equal, new_line + below


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Runs of blocks that stand in the place of each other: pairs with one first line, and what is between them."""
    old_place = new_place = 0
    for old_next, new_next in [*_anchors(old, new), (len(old), len(new))]:
        if old_place < old_next or new_place < new_next:
            yield old[old_place:old_next], new[new_place:new_next]
        yield old[old_next : old_next + 1], new[new_next : new_next + 1]
        old_place, new_place = old_next + 1, new_next + 1


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places of blocks whose first line both texts have once, and in the same order."""
    old_names, new_names = ([block[: block.find("\n") + 1] for block in blocks] for blocks in (old, new))
    times, new_times = Counter(old_names), Counter(new_names)
    places = {name: place for place, name in enumerate(new_names) if new_times[name] == 1}
    pairs = [(place, places[name]) for place, name in enumerate(old_names) if times[name] == 1 and name in places]
    return [pairs[number] for number in longest_ordered([place for _, place in pairs])]


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last] if last else lines


def _count_lines(block: str) -> int:
    return block.count("\n") + (not block.endswith("\n"))


def _range(start: int, end: int, above: int) -> str:
    """Lines as a patch names them: the first, counted from 1, and how many."""
    count = end - start
    return f"{above + start + 1 if count else above + start}" + ("" if count == 1 else f",{count}")


def _shown(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield sign + safe(line.removesuffix("\n")) + "\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"
