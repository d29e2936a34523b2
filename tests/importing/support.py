"""A small made-up list, and running `awesome import` on it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from awesome.cli import main
from awesome.sources.session import Session
from tests.checking.support import entry, write

TODAY = "2026-11-23"
LISTING = "bradyfu"
"""The key of a list that entries may name."""

_PAPERS = (
    {"id": "lark", "title": "Lark: Visual Instruction Tuning with Songs", "arxiv": "2301.00001", "name": "Lark"},
    {"id": "moth", "title": "Moth: Chain-of-Thought Reasoning about Lamps", "arxiv": "2302.00002",
     "techniques": ["chain-of-thought"], "venue": "arXiv", "date": "2023-02"},
    {"id": "newt", "title": "Newt: In-Context Learning for Ponds", "arxiv": "2303.00003", "venue": "CVPR 2024",
     "authors": ["Ada Example", "Bo Sample"], "code": "https://github.com/example/newt"},
    {"id": "oryx", "title": "Planning Tools for Deserts", "arxiv": None, "openreview": "aB3dE5fG7h"},
    {"id": "pike", "title": "Pike: A Report on Rivers", "arxiv": None, "url": "https://example.org/pike"},
)  # fmt: skip


@dataclass
class Outcome:
    """How a run ended, what it wrote on both outputs, and the report that it wrote for a program."""

    status: int
    out: str
    err: str
    report: dict[str, Any] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """All that was written."""
        return self.out + self.err

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of the report."""
        found: list[dict[str, Any]] = self.report["rows"]
        return found

    @property
    def states(self) -> list[str]:
        """What became of each row."""
        return [row["state"] for row in self.rows]

    @property
    def row(self) -> dict[str, Any]:
        """The only row."""
        assert len(self.rows) == 1, self.rows
        return self.rows[0]


class Place:
    """A folder with a list, in which the command is run."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        listed = [entry("paper", **values) for values in _PAPERS]
        self.papers = write(folder, "paper", *listed)
        self.datasets = write(folder, "dataset", entry("dataset", id="songs", name="Songs", paper="lark"))
        removed = entry("removal", id="gone", arxiv="2305.00005", reason="withdrawn by its authors", date="2026-02-01")
        write(folder, "removal", removed)

    def text(self) -> str:
        """The papers and the data sets as they stand."""
        return self.papers.read_text(encoding="utf-8") + self.datasets.read_text(encoding="utf-8")

    def run(
        self,
        content: str | bytes,
        *words: str,
        name: str = "other.md",
        piped: bool = False,
        connect: Callable[[], Session] | None = None,
    ) -> Outcome:
        """Run `awesome import` on a file with this content, and read its report if it writes one for a program."""
        data = content if isinstance(content, bytes) else content.encode("utf-8")
        file = self.folder / name
        file.write_bytes(data)
        if piped:
            self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        where = ("--root", str(self.folder), "--today", TODAY)
        try:
            status = main(["import", "-" if piped else str(file), *where, *words], connect=connect)
        except SystemExit as error:
            status = error.code if isinstance(error.code, int) else -1
        output = self._capsys.readouterr()
        assert "Traceback" not in output.out + output.err
        report = json.loads(output.out) if "--json" in words and status < 2 else {}
        return Outcome(status, output.out, output.err, report)

    def read(self, content: str | bytes, *words: str, name: str = "other.md") -> Outcome:
        """Run it without writing, and read the report."""
        before = self.text()
        found = self.run(content, "--json", *words, name=name)
        assert self.text() == before
        return found

    def checked(self) -> int:
        """What `awesome check` says of the list now."""
        status = main(["check", "--today", TODAY, str(self.papers), str(self.datasets)])
        self._capsys.readouterr()
        return status
