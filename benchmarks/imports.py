"""`awesome import`: what it makes of made-up lists in five layouts, a fifth of whose rows is dirty, and what it costs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from awesome.catalog import Catalog
from awesome.importers.markdown import read
from awesome.importers.row import Row as ReadRow
from benchmarks.layouts import LAYOUTS
from benchmarks.otherlists import COMPARED, Made, OtherList, Truth, other_list
from benchmarks.process import ROOT, answer, interleaved, python
from benchmarks.table import Row, at_most, number

ROWS = 600
SHARE_OF_DIRT = 0.2
SEEDS = (1, 2, 3)
_TARGET = 98.0
_HAS_FINDINGS = (0, 1)


def measure(folder: Path, *, quick: bool) -> list[Row]:
    """The figures of the import."""
    found = answer("benchmarks.imports", "rows", str(1 if quick else len(SEEDS)))
    rows = [
        Row(f"rows taken right, {name}", f"{share:.1f} %", target=f"≥ {_TARGET:.0f} %", reached=share >= _TARGET)
        for name, share in found.items()
    ]
    file = folder / "list.md"
    answer("benchmarks.imports", "write", file)
    commands = {
        "import": python("awesome", "import", file, "--root", ROOT),
        "apply": python("awesome", "import", file, "--root", ROOT, "--apply", "--technique", "M-IT", "--dry-run"),
        "theirs": [sys.executable, "-c", _ANOTHER_PARSER, str(file)],
    }
    used = interleaved(commands, 3 if quick else 7, _HAS_FINDINGS)
    what = "markdown-it-py reading the same file"
    rows.append(
        at_most(f"import of {ROWS} rows, half of them new", used["import"].cpu, "CPU s", 1, used["theirs"].cpu, what)
    )
    rows.append(Row("the same with its entries made and checked", f"{number(used['apply'].cpu)} CPU s"))
    return rows


_ANOTHER_PARSER = (
    "import sys, markdown_it; markdown_it.MarkdownIt('gfm-like', {'linkify': False}).parse(open(sys.argv[1]).read())"
)


def shares(seeds: int) -> dict[str, float]:
    """For each layout, which share of the rows is taken right, in percent, over several lists."""
    found = {}
    for layout in LAYOUTS:
        right = sum(len(truth_kept(other_list(layout, ROWS, seed, SHARE_OF_DIRT))) for seed in SEEDS[:seeds])
        found[layout.name] = 100 * right / (ROWS * seeds)
    return found


def truth_kept(made: OtherList) -> list[Truth]:
    """The rows of a list that are taken right: all fields and the line, or the doubt that nobody could do without."""
    by_line = {row.line: row for row in read(made.text).rows}
    return [truth for truth in made.truths if is_right(by_line.get(truth.line), truth)]


def is_right(row: ReadRow | None, truth: Truth) -> bool:
    """Whether a row says what it should."""
    if row is None:
        return False
    if truth.doubt:
        return truth.doubt in [doubt.code for doubt in row.doubts]
    return not row.doubts and all((row.values.get(name) or "") == (truth.values.get(name) or "") for name in COMPARED)


def _listed(catalog: Catalog) -> Iterator[Made]:
    """Papers of the list itself, as another list would have them."""
    for paper in catalog:
        if paper.arxiv and len(paper.date) == len("2024-01-01"):
            yield Made(
                paper.title, paper.name, tuple(paper.authors), paper.date, paper.venue or "arXiv", paper.arxiv,
                code=paper.code, project=paper.project, demo=paper.demo,
            )  # fmt: skip


def main() -> None:
    """Answer one of the questions of `measure` as JSON."""
    what, argument = sys.argv[1:]
    if what == "rows":
        print(json.dumps(shares(int(argument))))
    else:
        listed = list(_listed(Catalog.load(ROOT)))
        among = listed[:: max(len(listed) // (ROWS // 2), 1)]
        Path(argument).write_text(other_list(LAYOUTS[0], ROWS, 1, SHARE_OF_DIRT, among).text, encoding="utf-8")
        print("{}")


if __name__ == "__main__":
    main()
