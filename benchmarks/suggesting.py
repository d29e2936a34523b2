"""The suggester, measured on the list itself; its weights are learned and written here as well.

``python -m benchmarks.suggesting --write`` learns the weights that come with the package, from the list as it is. For the
figures each paper is asked about with weights that were learned without it (ten parts by the digest of the id, each left
out once) and with its entry left out, through the code that the commands use.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from awesome.catalog import Catalog
from awesome.model import SHELVES, Paper
from awesome.suggesting import Suggester, Suggestions
from awesome.suggesting.weights import OUTPUTS, WEIGHTS, Weights
from benchmarks.process import ROOT, answer, run
from benchmarks.table import Row, at_most, number

WAYS: dict[str, tuple[str, ...]] = {
    "the title": (),
    "title, authors and date": ("authors", "date"),
    "these and settled topics, modalities": ("authors", "date", "topics", "modalities"),
}
"""What is known of a paper when it is asked about."""

TITLE = "the title"
SURE = 0.9
LATE = "2026-01"
"""Papers from then on are also asked about with weights that were learned from earlier ones alone."""

_PARTS, _QUICK_PARTS = 10, 3
_WANTED = 0.85
_MOST_CPU = 0.15
_SHORT = dict(zip(SHELVES, ("M-IT", "M-ICL", "M-CoT", "LAVR", "background"), strict=True))


@dataclass(frozen=True)
class Asked:
    """What was suggested for a paper in each way."""

    paper: Paper
    said: dict[str, Suggestions]

    def is_right(self, way: str, within: int = 1) -> bool:
        """Whether the paper's shelf is among the first suggestions."""
        return self.paper.shelf in [each.value for each in self.said[way].techniques[:within]]


def measure(_folder: Path, *, quick: bool) -> list[Row]:
    """The figures of the suggester."""
    found = answer("benchmarks.suggesting", "--measure", *(["--quick"] if quick else []))
    print(found["confusion"])
    rows = [Row(**row) for row in found["rows"]]
    once = answer("benchmarks.suggesting", "--once")
    return [*rows, at_most("one paper: import, weights, suggestion; the list is read", once, "CPU s", _MOST_CPU)]


def ask_all(catalog: Catalog, parts: int) -> list[Asked]:
    """Ask about each paper with weights that were learned without it."""
    # loaded here and below, since only learning needs the libraries that learn
    from benchmarks.suggesting_weights import Lesson, folds_of, left_out_sums, weights_without

    lesson = Lesson.of(catalog)
    folds = folds_of(lesson.papers, parts)
    sums, learned = left_out_sums(lesson, folds)
    found = []
    for part, linear in zip(folds, learned, strict=True):
        suggester = Suggester(catalog, weights_without(lesson, linear, sums, part))
        for row in part:
            paper = lesson.papers[row]
            said = {way: _ask(suggester, paper, names) for way, names in WAYS.items()}
            found.append(Asked(paper, said))
    return found


def ask_late(catalog: Catalog) -> list[Asked]:
    """Ask about the late papers with weights that were learned from the earlier ones."""
    from benchmarks.suggesting_weights import learn

    early = Catalog(paper for paper in catalog if paper.date < LATE)
    suggester = Suggester(early, Weights(*learn(early)))
    return [Asked(paper, {TITLE: _ask(suggester, paper, ())}) for paper in catalog if paper.date >= LATE]


def _ask(suggester: Suggester, paper: Paper, names: Iterable[str]) -> Suggestions:
    known: dict[str, Any] = {name: getattr(paper, name) for name in names}
    return suggester.suggest(paper.title, leave_out=paper.id, **known)


def rows_of(asked: Sequence[Asked]) -> list[Row]:
    """The figures of what was suggested."""
    background = _share(not one.paper.techniques for one in asked)
    rows = []
    for way in WAYS:
        right = _share(one.is_right(way) for one in asked)
        baseline = f"{_percent(background)} (background always)"
        rows.append(Row(f"technique from {way}", _percent(right), baseline, "", "≥ 85 %", right >= _WANTED))
        with_one = _share(one.is_right(way) for one in asked if one.paper.techniques)
        rows.append(Row("  of the papers that have a technique", _percent(with_one)))
        rows.append(Row("  right with the first or second", _percent(_share(one.is_right(way, 2) for one in asked))))
        sure = [one for one in asked if one.said[way].techniques[0].score >= SURE]
        text = f"{_percent(_share(one.is_right(way) for one in sure))} of {_percent(len(sure) / len(asked))} of them"
        rows.append(Row(f"  where it is at least {SURE:.0%} sure", text))
    return [*rows, *_of_many(asked, "topics"), *_of_many(asked, "modalities")]


def _of_many(asked: Sequence[Asked], field: str) -> list[Row]:
    pairs = [([each.value for each in getattr(one.said[TITLE], field)], getattr(one.paper, field)) for one in asked]
    shown, true = (sum(len(pair[place]) for pair in pairs) for place in (0, 1))
    hits = sum(len(set(said).intersection(values)) for said, values in pairs)
    each = f"{number(shown / len(pairs))} suggested, {number(true / len(pairs))} true a paper"
    return [
        Row(f"{field} from the title: precision, recall", f"{_percent(hits / shown)}, {_percent(hits / true)}", each),
        Row("  the first one is true", _percent(_share(said[0] in values for said, values in pairs))),
    ]


def confusion(asked: Sequence[Asked], way: str = TITLE) -> str:
    """For the papers of each shelf (rows) what was suggested (columns), and how many were found."""
    counts = Counter((one.paper.shelf, one.said[way].techniques[0].value) for one in asked)
    lines = [
        f"papers of, suggested from {way}:" + "".join(f"{_SHORT[shelf]:>12}" for shelf in SHELVES) + f"{'found':>10}"
    ]
    width = lines[0].index(_SHORT[SHELVES[0]]) - 12 + len(_SHORT[SHELVES[0]])
    for shelf in SHELVES:
        numbers = [counts[shelf, other] for other in SHELVES]
        found = _percent(counts[shelf, shelf] / max(sum(numbers), 1))
        lines.append(f"{_SHORT[shelf]:<{width}}" + "".join(f"{count:>12,}" for count in numbers) + f"{found:>10}")
    return "\n".join(lines)


def _share(true: Iterable[bool]) -> float:
    values = list(true)
    return sum(values) / max(len(values), 1)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _measured(quick: bool) -> dict[str, Any]:
    catalog = Catalog.load(ROOT)
    asked = ask_all(catalog, _QUICK_PARTS if quick else _PARTS)
    rows = rows_of(asked)
    if not quick:
        late = ask_late(catalog)
        dated = {one.paper.id for one in late}
        fresh = _share(one.is_right(TITLE) for one in asked if one.paper.id in dated)
        stale = _share(one.is_right(TITLE) for one in late)
        text = f"{_percent(fresh)} (weights of all others)"
        rows.append(Row(f"technique of papers since {LATE}, weights of papers before", _percent(stale), text))
    return {"rows": [asdict(row) for row in rows], "confusion": confusion(asked)}


def _once() -> float:
    """CPU seconds of one suggestion in a process that has read the list and nothing else."""
    found = run([sys.executable, "-c", _ONCE])
    return float(found.output)


_ONCE = """
import time
from awesome.catalog import Catalog
catalog = Catalog.load()
paper = next(iter(catalog))
start = time.process_time()
from awesome.suggesting import suggest
suggest(paper.title, "", catalog, authors=paper.authors, date=paper.date, leave_out=paper.id)
print(time.process_time() - start)
"""


def write() -> None:
    """Learn from the list, and write what comes with the package."""
    from benchmarks.suggesting_weights import encoded, learn

    outputs, lines = learn(Catalog.load(ROOT))
    WEIGHTS.write_text("\n".join(lines), encoding="utf-8")
    OUTPUTS.write_bytes(encoded(outputs))


def main() -> int:
    """Measure, for `python -m benchmarks`, or write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.suggesting", description=__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--write", action="store_true", help="learn the weights from the list and write them")
    what.add_argument("--measure", action="store_true", help="print the figures as JSON")
    what.add_argument("--once", action="store_true", help="print the CPU seconds of one suggestion")
    parser.add_argument("--quick", action="store_true", help="fewer parts")
    options = parser.parse_args()
    if options.write:
        write()
    else:
        print(json.dumps(_once() if options.once else _measured(options.quick)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
