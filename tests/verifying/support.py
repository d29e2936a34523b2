"""A small catalog in a folder, and `awesome verify` run on it against a made-up world."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from awesome.canonical import file_text
from awesome.cli import main
from awesome.model import FIELDS
from awesome.sources.session import Limits
from tests.verifying.world import Work, World

Values = Mapping[str, str | list[str]]

PAPER: Values = {
    "id": "some-paper",
    "title": "A Paper about Multimodal Models",
    "authors": ["Jane Example", "Wei Beispiel"],
    "date": "2024-01-02",
    "venue": "arXiv",
    "arxiv": "2401.00001",
    "techniques": ["instruction-tuning"],
    "added": "2026-01-01",
}
DATASET: Values = {"id": "some-data", "name": "SomeData", "kind": ["benchmark"], "added": "2026-01-01"}


def entry(base: Values, **fields: str | list[str]) -> dict[str, str | list[str]]:
    """An entry with some fields changed; empty ones go."""
    kind = "dataset" if "kind" in base else "paper"
    values = {**base, **fields}
    return {name: values[name] for name in FIELDS[kind] if values.get(name)}


@dataclass
class Bench:
    """A folder with a catalog, and the world it is held against."""

    folder: Path
    world: World
    capsys: pytest.CaptureFixture[str]
    out: str = ""
    err: str = ""

    def write(self, papers: Sequence[Values], datasets: Sequence[Values] = ()) -> None:
        (self.folder / "papers.yaml").write_text(file_text("paper", [dict(values) for values in papers]))
        if datasets:
            (self.folder / "datasets.yaml").write_text(file_text("dataset", [dict(values) for values in datasets]))

    @property
    def text(self) -> str:
        return (self.folder / "papers.yaml").read_text()

    @property
    def state(self) -> Path:
        return self.folder / ".cache" / "verified.jsonl"

    def verify(self, *options: str, day: str = "2026-11-23", limits: Limits | None = None) -> int:
        """Run the verb; what it said is in `out` and `err`."""
        self.capsys.readouterr()
        arguments = ["verify", "--root", str(self.folder), "--today", day, *options]
        try:
            status = main(arguments, connect=lambda: self.world.session(limits))
        except SystemExit as error:
            status = error.code if isinstance(error.code, int) else -1
        self.out, self.err = self.capsys.readouterr()
        assert "Traceback" not in self.err
        return status

    def rows(self, *options: str, day: str = "2026-11-23") -> list[dict[str, Any]]:
        """The drifts that a run reports."""
        self.verify("--json", str(self.folder / "report.json"), *options, day=day)
        rows: list[dict[str, Any]] = json.loads((self.folder / "report.json").read_text())["rows"]
        return rows

    def kinds(self, *options: str, day: str = "2026-11-23") -> list[str]:
        """The kinds of the drifts that a run reports."""
        return [row["kind"] for row in self.rows(*options, day=day)]


def many(number: int) -> list[dict[str, str | list[str]]]:
    return [
        entry(
            PAPER,
            id=f"paper-{n:03}",
            title=f"Paper {n:03}",
            arxiv=f"2401.{n:05}",
            project=f"https://s{n % 7}.example/{n}",
        )
        for n in range(1, number + 1)
    ]


def works(number: int) -> dict[str, Work]:
    return {f"2401.{n:05}": Work(f"Paper {n:03}") for n in range(1, number + 1)}


def days(bench: Bench) -> dict[str, str]:
    return {line[0]: line[1] for line in map(json.loads, bench.state.read_text().splitlines()[1:])}
