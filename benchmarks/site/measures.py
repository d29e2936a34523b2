"""The rows of each table: bytes, times, many papers, quality."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from playwright.sync_api import Browser

from awesome.catalog import Catalog
from benchmarks.process import ROOT
from benchmarks.site.browsing import SLOWED, Times, answers, ask_once, slow, times
from benchmarks.site.server import Served
from benchmarks.site.stage import Stage, our_explorer
from benchmarks.table import Row, at_most, number, times_less
from tests.website.explorer.queries import HALVES, LANGUAGES, Query, read_queries

__all__ = ["SLOWED", "bytes_rows", "many_rows", "quality_rows", "time_rows"]

ASKED = "hallucination"
FIRST_FIVE = 5
LIMITS = {"in all": 290, "first part": 230, "second part": 300}
TARGETS = {"first": 90, "five": 98}

_PARTS = {"first part": "papers-1.", "second part": "papers-2."}
_EVERY = 4
_EVERY_QUICK = 16


def bytes_rows(stage: Stage, *, quick: bool) -> list[Row]:
    """Bytes over the wire until a query's first hit stands there."""
    del quick
    totals = {}
    rows = []
    for subject, served in stage.subjects.items():
        served.sent.clear()
        ask_once(stage.browser, subject, ASKED)
        sent = dict(served.sent)
        if subject.name == "ours":
            needed = {path: size for path, size in sent.items() if _PARTS["second part"] not in path}
            totals["ours"] = _kb(needed.values())
            rows += [Row(f"  {path}", f"{number(size / 1000)} KB") for path, size in sorted(sent.items())]
            for part, name in _PARTS.items():
                rows.append(at_most(part, _kb(size for path, size in sent.items() if name in path), "KB", LIMITS[part]))
        else:
            totals[subject.name] = _kb(sent.values())
    ours = totals.pop("ours")
    beside = [
        Row(f"  {name}, without facets", f"{number(one)} KB", "", f"ours {times_less(one, ours)}")
        for name, one in totals.items()
    ]
    return [at_most("before the first hit, all but the second part", ours, "KB", LIMITS["in all"]), *beside, *rows]


def time_rows(stage: Stage, *, quick: bool) -> list[Row]:
    """Readiness after the index arrived, and keystrokes until the results are painted."""
    typed = _typed(_EVERY_QUICK if quick else _EVERY)
    found = {subject.name: times(stage.browser, subject, typed) for subject in stage.subjects}
    ours = found.pop("ours")
    rows = _rows_of(ours, {"ready": 500, "median": 50, "95th": 100})
    for name, one in found.items():
        rows += [
            Row(f"{name}: ready", f"{number(one.ready)} ms", "", f"ours {times_less(one.ready, ours.ready)}"),
            Row(
                f"{name}: a keystroke, median",
                f"{number(one.middle)} ms",
                "",
                f"ours {times_less(one.middle, ours.middle)}",
            ),
            Row(
                f"{name}: own work, times {SLOWED}, median / 95th",
                f"{number(SLOWED * median(one.work))} / {number(SLOWED * slow(one.work))} ms",
            ),
            Row(f"{name}: a keystroke, 95th", f"{number(one.slow)} ms", "", f"ours {times_less(one.slow, ours.slow)}"),
        ]
    return rows


def many_rows(browser: Browser, real: Served, many: Served, *, quick: bool) -> list[Row]:
    """The same with many more papers: keystrokes, and how bytes grow."""
    typed = _typed(_EVERY_QUICK if quick else _EVERY)
    found = times(browser, our_explorer(many), typed)
    many.sent.clear()
    real.sent.clear()
    for served in (many, real):
        ask_once(browser, our_explorer(served), ASKED)
    rows = _rows_of(found, {"median": 150, "95th": 150})
    for part, name in _PARTS.items():
        one, other = (_kb(size for path, size in served.sent.items() if name in path) for served in (many, real))
        rows.append(Row(part, f"{number(one)} KB", f"{number(other)} KB (the real list)", f"{number(one / other)}x"))
    return rows


def quality_rows(stage: Stage, *, quick: bool) -> list[Row]:
    """How often the first hit is right, and one of the first five."""
    catalog = Catalog.load(ROOT)
    queries = read_queries()[:: _EVERY if quick else 1]
    right = [query.accepted(catalog) for query in queries]
    rows = []
    for subject in stage.subjects:
        found = answers(stage.browser, subject, [query.query for query in queries], FIRST_FIVE)
        judged = [(query, hits[:1], hits, own) for query, hits, own in zip(queries, found, right, strict=True)]
        for group, chosen in _groups(queries):
            members = [one for one in judged if one[0] in chosen]
            first = _percent(bool(own & set(top)) for _, top, _, own in members)
            five = _percent(bool(own & set(hits)) for _, _, hits, own in members)
            targets = f"≥ {TARGETS['first']} / {TARGETS['five']}" if subject.name == "ours" else ""
            reached = (first >= TARGETS["first"] and five >= TARGETS["five"]) if targets else None
            figure = f"{subject.name}: {group} ({len(members)})"
            rows.append(Row(figure, f"{number(first)} % / {number(five)} %", "", "", targets, reached))
    return rows


def _groups(queries: list[Query]) -> list[tuple[str, list[Query]]]:
    return [
        ("first hit / first five", queries),
        *((half, [query for query in queries if query.half == half]) for half in HALVES),
        *((language, [query for query in queries if query.language == language]) for language in LANGUAGES),
        ("misspelt", [query for query in queries if query.misspelt]),
    ]


def _rows_of(found: Times, limits: dict[str, float]) -> list[Row]:
    ready = limits.get("ready")
    rows = [at_most("ready after the index arrived", found.ready, "ms", ready)] if ready else []
    rows.append(at_most(f"a keystroke, median of {len(found.keystrokes)}", found.middle, "ms", limits["median"]))
    rows.append(at_most("a keystroke, 95th of a hundred", found.slow, "ms", limits["95th"]))
    work = f"{number(SLOWED * median(found.work))} / {number(SLOWED * slow(found.work))} ms"
    rows.append(Row(f"… of it the main thread's own work, times {SLOWED}: median / 95th", work))
    if found.unanswered:
        rows.append(Row("keystrokes that were never answered", str(found.unanswered), "", "", "0", False))
    return rows


def _typed(every: int) -> list[str]:
    return [query.query for query in read_queries()[::every]]


def _kb(sizes: Iterable[int]) -> float:
    return sum(sizes) / 1000


def _percent(held: Iterable[bool]) -> float:
    found = list(held)
    return 100 * sum(found) / len(found)
