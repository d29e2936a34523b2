"""A clone with a small made-up list, changes proposed to it, and what the commands say of them."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from awesome.canonical import file_text
from awesome.pullrequest.report import Report, decode
from tests.checking.support import DATASET, PAPER, REMOVAL, TODAY, entry

__all__ = ["DATASET", "PAPER", "REMOVAL", "TODAY", "Clone", "entry", "paper"]

Values = Mapping[str, str | list[str]]
FILES = {"paper": "papers.yaml", "dataset": "datasets.yaml", "removal": "removed.yaml"}
AUTHOR = ("-c", "user.name=Ada Example", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")


def paper(number: int, **fields: str | list[str] | None) -> Values:
    """A paper without fault, unlike all others."""
    words = ("Amber", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Grove", "Heron", "Islet", "Jetty", "Kelp", "Lark")
    title = f"{words[number % 12]} and {words[number * 5 % 11]}: Seeing Number {number} with Language Models"
    base: dict[str, str | list[str] | None] = {
        "id": f"paper-{number:03}",
        "title": title,
        "authors": ["Ada Example", "Ben Example"],
        "arxiv": f"2401.{number:05}",
    }
    return entry("paper", **(base | fields))


@dataclass
class Clone:
    """A clone of git with the list's files."""

    folder: Path

    def git(self, *words: str) -> str:
        """What git says."""
        command = ["git", *AUTHOR, *words]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=True, timeout=60)
        return done.stdout.strip()

    def write(self, kind: str, *entries: Values) -> None:
        """Write a file of the list, in form."""
        (self.folder / FILES[kind]).write_text(file_text(kind, entries), encoding="utf-8")

    def write_text(self, text: str | bytes, name: str = "papers.yaml") -> None:
        """Write a file as it is given."""
        (self.folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    def commit(self, message: str = "Change the list") -> str:
        """Commit everything; returns the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    @classmethod
    def make(cls, folder: Path, *papers: Values) -> Clone:
        """A new clone whose branch main holds these papers, and a branch `change` cut off from it."""
        folder.mkdir(exist_ok=True)
        clone = cls(folder)
        clone.git("init", "--quiet", "--initial-branch=main")
        clone.write("paper", *papers)
        clone.commit("Begin the list")
        clone.git("switch", "--quiet", "--create", "change")
        return clone

    @property
    def report(self) -> Report:
        """What `awesome pr check --report report.json` has left."""
        return decode((self.folder / "report.json").read_bytes())
