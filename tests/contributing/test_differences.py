"""The differences that are shown are a patch: whoever applies it has the new text."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from awesome.differences import unified

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")
_LINES = st.lists(st.sampled_from(["a", "b", "- id: c", "- id: d", "", "", "x y"]), max_size=40)


def applied(before: str, patch: list[str]) -> str:
    """The text after a patch, whose every line about the old text must be true."""
    old = re.findall(r"[^\n]*\n|[^\n]+", before)
    new: list[str] = []
    place = 0
    for line in patch[2:]:
        if match := _HUNK.fullmatch(line):
            first, count = int(match[1]), int(match[2] or 1)
            start = first - 1 if count else first
            new += old[place:start]
            place = start
            assert int(match[3]) - (1 if int(match[4] or 1) else 0) == len(new)
        elif line.startswith("\\"):
            new[-1:] = [text.removesuffix("\n") for text in new[-1:]]
        elif line.startswith("+"):
            new.append(line[1:])
        else:
            assert old[place].removesuffix("\n") + "\n" == line[1:]
            new += [old[place]] if line.startswith(" ") else []
            place += 1
    return "".join(new + old[place:])


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    lines = draw(_LINES)
    changed = list(lines)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(changed)))
        changed[place : place + draw(st.integers(0, 2))] = draw(_LINES)[:3]
    return "".join(line + "\n" for line in lines), "".join(line + "\n" for line in changed)


@settings(max_examples=400)
@given(pairs())
def test_the_patch_makes_the_new_text(pair: tuple[str, str]) -> None:
    before, after = pair
    patch = list(unified("list.yaml", before, after, "as it would be"))
    assert (patch == []) == (before == after)
    if patch:
        assert patch[:2] == ["--- list.yaml (as it is)\n", "+++ list.yaml (as it would be)\n"]
        assert applied(before, patch) == after


def test_three_lines_stand_around_a_change_and_nothing_more() -> None:
    entries = [f"- id: e{number}\n  title: T\n  added: x\n\n" for number in range(2000)]
    before = "".join(entries)
    entries[700] = "- id: e700\n  title: Other\n  added: x\n\n"
    entries.insert(1500, "- id: new\n  title: New\n  added: x\n\n")
    patch = "".join(unified("list.yaml", before, "".join(entries)))
    assert patch.count("@@ -") == 2
    assert "@@ -2799,7 +2799,7 @@\n   added: x\n \n - id: e700\n-  title: T\n+  title: Other\n   added: x\n" in patch
    assert len(patch.splitlines()) == 2 + 1 + 8 + 1 + 10


def test_the_last_line_may_have_no_end() -> None:
    assert "".join(unified("f", "a\nb", "a\nb\n")).endswith("-b\n\\ No newline at end of file\n+b\n")
    assert "".join(unified("f", "a\n", "a")).endswith("-a\n+a\n\\ No newline at end of file\n")


def test_nothing_of_it_acts_in_a_terminal() -> None:
    shown = "".join(unified("\x1b]0;f", "a\n", "a\x1b[2J\u202e\n"))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
