"""`awesome build`: the whole site, one entry changed, and Material building the same pages from Markdown."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.check import FILES, count_entries
from benchmarks.linear import linear_rows
from benchmarks.process import ROOT, Usage, answer, middle, python, run
from benchmarks.table import Row, at_most, number, times_less

SAMPLES = (400, 1_600)
QUICK_SAMPLES = (100, 400)
SIZES = (3_600, 12_000, 36_000)
"""Entries of made-up lists; five in six are papers."""

_SHELVES = ("instruction-tuning", "in-context-learning", "chain-of-thought", "llm-aided-visual-reasoning", "background")
_PLAIN_TITLE = re.compile(r"^  title: [A-Z][^'\"\n:#]+$", re.MULTILINE)
_TIMES_LESS_THAN_MATERIAL = 4
_LANGUAGES = 2


@dataclass(frozen=True)
class Size:
    """How much a folder holds: bytes in its files, bytes on the disk, files, in MB."""

    bytes_mb: float
    disk_mb: float
    files: int


def measure(folder: Path, *, quick: bool) -> list[Row]:
    """The figures of the site."""
    rounds = 1 if quick else 3
    whole, rows = _whole(folder, rounds)
    rows += _beside_material(folder, QUICK_SAMPLES if quick else SAMPLES, rounds, whole)
    return rows if quick else [*rows, *_linear(folder)]


def _whole(folder: Path, rounds: int) -> tuple[Usage, list[Row]]:
    """Clean builds of the real list, each followed by one with an entry changed."""
    clone = _clone(folder / "clone", ROOT, milestones=True)
    papers = clone / "papers.yaml"
    before = papers.read_text(encoding="utf-8")
    after = _changed(before)
    clean, second, floors = [], [], []
    for _ in range(rounds):
        papers.write_text(before, encoding="utf-8")
        clean.append(_build(clone))
        size = _size(clone / "build" / "site")
        floors.append(answer("benchmarks.inside", "write-files", clone / "build" / "site", folder / "copy"))
        shutil.rmtree(folder / "copy")
        papers.write_text(after, encoding="utf-8")
        second.append(run(python("awesome", "build", "--root", clone)))
    other = _clone(folder / "other", clone, milestones=True)
    _build(other)
    differing = _differing(clone / "build" / "site", other / "build" / "site")
    whole, again, floor = middle(clean), middle(second), median(system for _, system in floors)
    shutil.rmtree(other)
    return whole, [
        at_most("site, both languages, clean build", whole.cpu, "CPU s", 12),
        Row("of it in Python", f"{number(whole.user)} CPU s"),
        Row(
            "of it in the system, which makes the files",
            f"{number(whole.system)} CPU s",
            f"{number(floor)} CPU s (writing the same files again)",
            f"{number(whole.system / floor)}x",
        ),
        Row("its peak memory", f"{number(whole.peak_mb)} MB"),
        at_most(f"its size on disk, {size.files:,} files", size.disk_mb, "MB", 250),
        Row("its size in bytes", f"{number(size.bytes_mb)} MB"),
        at_most("second build, one entry changed", again.cpu, "CPU s", 4, whole.cpu, "clean build"),
        Row("its files that differ from a clean build's", str(differing), "", "", "0", differing == 0),
    ]


def _beside_material(folder: Path, sizes: tuple[int, int], rounds: int, whole: Usage) -> list[Row]:
    """What a paper's page costs, in two sizes, so that what a build costs once is in neither of the two."""
    ways = {"pages": _entry_pages, "all": _build, "material": _material}
    found: dict[str, dict[int, list[Usage]]] = {way: {size: [] for size in sizes} for way in ways}
    for size in sizes:
        target = folder / str(size)
        run(python("benchmarks.sample", target, str(size)))
        _clone(target / "clone", target / "list", milestones=False)
    for _ in range(rounds):
        for size in sizes:
            for way, build in ways.items():
                project = folder / str(size) / ("material" if way == "material" else "clone")
                found[way][size].append(build(project))
    costs = {way: _line({size: middle(usages) for size, usages in of.items()}) for way, of in found.items()}
    papers = count_entries(ROOT / "papers.yaml")
    (ours, _), (with_all, _), (theirs, start) = costs["pages"], costs["all"], costs["material"]
    page = 1000 / _LANGUAGES
    material = f"{number(page * theirs)} ms (Material from Markdown)"
    return [
        _beside("CPU for a paper's page", page * ours, "ms", page * theirs, material),
        Row(
            "… with its share of lists, API and exports",
            f"{number(page * with_all)} ms",
            material,
            times_less(theirs, with_all),
        ),
        _beside(
            "whole site, against the papers' pages alone",
            whole.cpu,
            "CPU s",
            start + theirs * papers,
            f"{number(start + theirs * papers)} CPU s (Material, {_LANGUAGES * papers:,} pages, extrapolated)",
        ),
    ]


def _beside(figure: str, measured: float, unit: str, baseline: float, what: str) -> Row:
    return Row(
        figure,
        f"{number(measured)} {unit}",
        what,
        times_less(baseline, measured),
        f"≥ {_TIMES_LESS_THAN_MATERIAL}x less",
        measured * _TIMES_LESS_THAN_MATERIAL <= baseline,
    )


def _linear(folder: Path) -> list[Row]:
    found = {}
    for size in SIZES:
        made_up, clone = folder / f"made-up-{size}", folder / f"made-up-clone-{size}"
        run(python("benchmarks.synthetic", made_up, str(size)))
        found[size] = _build(_clone(clone, made_up, milestones=False))
        shutil.rmtree(clone)
    return linear_rows("site", found)


def _clone(target: Path, catalog: Path, *, milestones: bool) -> Path:
    """What a site is built from, with the list of another folder; a part of the list lacks some milestones."""
    target.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", target)
    shutil.copytree(ROOT / "site", target / "site", ignore=shutil.ignore_patterns("node_modules"))
    for file in FILES:
        if (catalog / file.name).exists():
            shutil.copy(catalog / file.name, target)
    if not milestones:
        (target / "site" / "milestones.yaml").write_text("".join(f"{shelf}: []\n" for shelf in _SHELVES))
    return target


def _build(clone: Path) -> Usage:
    """A build with nothing there before; to throw away what was is not part of it."""
    shutil.rmtree(clone / "build", ignore_errors=True)
    return run(python("awesome", "build", "--root", clone))


def _entry_pages(clone: Path) -> Usage:
    shutil.rmtree(clone / "build", ignore_errors=True)
    return run(python("benchmarks.inside", "entry-pages", clone))


def _material(project: Path) -> Usage:
    shutil.rmtree(project / "site", ignore_errors=True)
    return run(python("mkdocs", "build", "--quiet", "--config-file", project / "mkdocs.yml"))


def _line(found: Mapping[int, Usage]) -> tuple[float, float]:
    """CPU seconds for one more, and for none."""
    (small, first), (large, second) = found.items()
    slope = (second.cpu - first.cpu) / (large - small)
    return slope, first.cpu - slope * small


def _changed(text: str) -> str:
    """The list with one title changed, in its middle."""
    title = _PLAIN_TITLE.search(text, len(text) // 2)
    if title is None:
        raise ValueError("papers.yaml has no plain title in its second half")
    return f"{text[: title.end()]} Revisited{text[title.end() :]}"


def _size(folder: Path) -> Size:
    files = blocks = held = 0
    for path in folder.rglob("*"):
        found = path.stat()
        blocks += found.st_blocks
        if path.is_file():
            files += 1
            held += found.st_size
    return Size(held / 1e6, blocks * 512 / 1e6, files)


def _differing(one: Path, other: Path) -> int:
    """How many files of two folders are not the same, byte for byte."""
    names = {
        os.path.relpath(Path(folder, name), root)
        for root in (one, other)
        for folder, _, files in os.walk(root)
        for name in files
    }
    return sum(not _same(one / name, other / name) for name in names)


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()
