"""A small made-up list in a folder, and the commands that edit it run there."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

from awesome.cli import main
from tests.checking.support import TODAY, Value, entry, write
from tests.contributing.adding import Outcome

LARK: dict[str, Value] = {
    "id": "lark",
    "title": "Lark: Visual Instruction Tuning with Songs",
    "name": "Lark",
    "authors": ["Jane Example", "Bo Sample"],
    "date": "2023-01-05",
    "venue": "arXiv",
    "arxiv": "2301.00001",
    "topics": ["training-data", "evaluation"],
    "modalities": ["image"],
    "code": "https://github.com/example/lark",
    "formerly": ["early-bird"],
}
HERON: dict[str, Value] = {
    "id": "heron",
    "title": "Heron: Learning by Rivers",
    "arxiv": "2301.00002",
    "techniques": ["chain-of-thought"],
}
STORK: dict[str, Value] = {
    "id": "stork",
    "title": "A Study of Long Legs",
    "arxiv": None,
    "doi": "10.5555/legs",
    "techniques": None,
    "topics": ["hallucination"],
}
SONGS: dict[str, Value] = {"id": "songs", "name": "Songs", "paper": "lark", "kind": ["benchmark"]}
NESTS: dict[str, Value] = {
    "id": "nests",
    "name": "Nests",
    "title": "Nests in Pictures",
    "arxiv": "2304.00004",
    "kind": ["benchmark"],
    "languages": ["en"],
}
GONE: dict[str, Value] = {"id": "dodo", "arxiv": "2305.00005", "reason": "withdrawn by its authors"}


class Desk:
    """The folder."""

    def __init__(self, folder: Path, *, comment: str = "") -> None:
        self.folder = folder
        write(folder, "dataset", entry("dataset", **SONGS), entry("dataset", **NESTS))
        write(folder, "removal", entry("removal", **GONE))
        papers = write(folder, "paper", *(entry("paper", **values) for values in (LARK, HERON, STORK)))
        if comment:
            papers.write_text(papers.read_text().replace("- id: lark\n", f"{comment}- id: lark\n"))

    def files(self) -> dict[str, bytes]:
        """What stands in each file."""
        return {file.name: file.read_bytes() for file in sorted(self.folder.iterdir())}

    def text(self, name: str = "papers.yaml") -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def block(self, identifier: str, name: str = "papers.yaml") -> str:
        """The lines of one entry."""
        return next((block for block in self.text(name).split("\n\n") if f"- id: {identifier}\n" in block + "\n"), "")

    def run(self, *words: str) -> Outcome:
        """Run a command here."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status = main([*words, "--root", str(self.folder), "--today", TODAY])
            except SystemExit as error:
                status = error.code if isinstance(error.code, int) else -1
        assert "Traceback" not in err.getvalue()
        return Outcome(status, out.getvalue(), err.getvalue())

    def checked(self) -> list[str]:
        """The lines of what `awesome check` says of it."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            main(["check", "--today", TODAY, *(str(file) for file in sorted(self.folder.glob("*.yaml")))])
        return out.getvalue().splitlines()
