"""The five layouts: made-up lists whose truth is known, clean and dirty."""

from __future__ import annotations

import pytest

from awesome.importers.formats import read
from benchmarks.imports import is_right, truth_kept
from benchmarks.layouts import LAYOUTS
from benchmarks.otherlists import DOUBTS, Layout, other_list

IDS = [layout.name for layout in LAYOUTS]


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_every_row_of_a_clean_list_is_taken_right(layout: Layout) -> None:
    made = other_list(layout, 120, 11, 0)
    assert truth_kept(made) == made.truths


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
@pytest.mark.parametrize("seed", [12, 13])
def test_nearly_every_row_of_a_dirty_list_is_taken_right(layout: Layout, seed: int) -> None:
    made = other_list(layout, 300, seed, 0.2)
    assert len(truth_kept(made)) >= 0.98 * len(made.truths)


@pytest.mark.parametrize(("layout", "dirt"), [(layout, dirt) for layout in LAYOUTS for dirt in layout.dirt])
def test_each_kind_of_dirt_is_mended_or_told(layout: Layout, dirt: str) -> None:
    alone = Layout(layout.name, layout.head, layout.write, layout.foot, layout.between, (dirt,))
    made = other_list(alone, 40, 14, 1)
    kept = truth_kept(made)
    assert len(kept) >= 0.9 * len(made.truths), [truth for truth in made.truths if truth not in kept][:1]
    if dirt in DOUBTS and dirt != "two ids":
        assert all(truth.doubt == DOUBTS[dirt] for truth in made.truths)


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_lists_come_with_marks_and_line_ends_of_other_systems(layout: Layout) -> None:
    made = other_list(layout, 40, 15, 0.2)
    as_it_is = read(made.text.encode("utf-8"), "list.md")[1].rows
    for data in (
        made.text.encode("utf-8-sig"),
        made.text.replace("\n", "\r\n").encode("utf-8"),
        made.text.replace("\n", "\r").encode("utf-8"),
        made.text.encode("utf-16"),
        made.text.encode("utf-16-le"),
        made.text.encode("utf-16-be"),
    ):
        assert read(data, "list.md")[1].rows == as_it_is


@pytest.mark.parametrize("layout", LAYOUTS, ids=IDS)
def test_rows_stand_under_their_headings(layout: Layout) -> None:
    made = other_list(layout, 60, 16, 0)
    rows = read(made.text.encode("utf-8"), "list.md")[1].rows
    assert [next(s for s in row.sections if s.startswith("Section")) for row in rows] == [
        f"Section {number // 10 + 1}" for number in range(60)
    ]


def test_what_counts_as_right_is_strict() -> None:
    made = other_list(LAYOUTS[0], 5, 17, 0)
    row = read(made.text.encode("utf-8"), "list.md")[1].rows[0]
    assert is_right(row, made.truths[0])
    assert not is_right(row, made.truths[1])
    assert not is_right(None, made.truths[0])
    row.values["code"] = "https://github.com/example/another"
    assert not is_right(row, made.truths[0])
