"""A small made-up list, and running `awesome add` on it against a server of our own."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from awesome.cli import main
from tests.checking.support import entry, write
from tests.sources.fake import FakeServer

TODAY = "2026-11-23"
SAID = ("--technique", "M-IT", "--topic", "training-data", "--modality", "image")
"""What only a person can say."""

_LISTED = (
    (
        "lark",
        "Lark: Visual Instruction Tuning with Songs",
        "2301.00001",
        "instruction-tuning",
        "training-data",
        "image",
    ),
    ("heron", "Heron: Instruction Tuning by Rivers", "2301.00002", "instruction-tuning", "training-data", "image"),
    ("stork", "Stork: Tuning on Visual Instructions", "2301.00003", "instruction-tuning", "training-data", "image"),
    ("moth", "Moth: Chain-of-Thought Reasoning about Lamps", "2302.00002", "chain-of-thought", "reasoning", "image"),
    ("newt", "Newt: In-Context Learning for Ponds", "2303.00003", "in-context-learning", "evaluation", "video"),
    ("oryx", "Oryx: Planning Tools for Deserts", "2304.00004", "llm-aided-visual-reasoning", "reasoning", "image"),
)


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@dataclass
class Outcome:
    """How a run ended, and what it wrote on both outputs."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All of it."""
        return self.out + self.err


class Place:
    """A folder with a list, in which the command is run."""

    def __init__(
        self, folder: Path, server: FakeServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.folder = folder
        self.server = server
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        papers = [
            entry(
                "paper",
                id=name,
                title=title,
                arxiv=arxiv,
                techniques=[technique],
                topics=[topic],
                modalities=[modality],
            )
            for name, title, arxiv, technique, topic, modality in _LISTED
        ]
        removed = entry("removal", id="gone", arxiv="2305.00005", reason="withdrawn by its authors", date="2026-02-01")
        self.papers = write(folder, "paper", *papers)
        self.datasets = write(folder, "dataset", entry("dataset", paper="lark", name="Songs", id="songs"))
        write(folder, "removal", removed)

    def text(self) -> str:
        """The papers and the data sets as they stand."""
        return self.papers.read_text(encoding="utf-8") + self.datasets.read_text(encoding="utf-8")

    def add(self, *words: str, typed: str | None = None, piped: bytes | None = None) -> Outcome:
        """Run `awesome add`, with somebody at a terminal who types this, or with this on standard input."""
        if typed is not None:
            self._monkeypatch.setattr(sys, "stdin", Terminal(typed))
        elif piped is not None:
            self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
        where = ("--root", str(self.folder)) if "--root" not in words else ()
        try:
            status = main(["add", *words, *where, "--today", TODAY], connect=self.server.session)
        except SystemExit as error:
            status = error.code if isinstance(error.code, int) else -1
        output = self._capsys.readouterr()
        assert "Traceback" not in output.out + output.err
        return Outcome(status, output.out, output.err)

    def checked(self) -> int:
        """What `awesome check` says of the list now."""
        status = main(["check", "--strict", "--today", TODAY, str(self.papers), str(self.datasets)])
        self._capsys.readouterr()
        return status


def unchanged(place: Place, *words: str, status: int = 2, typed: str | None = None, piped: bytes | None = None) -> str:
    """What the command says that writes nothing."""
    before = place.text()
    done = place.add(*words, typed=typed, piped=piped)
    assert done.status == status, done.said
    assert place.text() == before
    return done.said
