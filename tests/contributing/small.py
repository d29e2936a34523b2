"""The smallest catalog that has one of everything: two papers, a data set of one of them, and a removal to come."""

from __future__ import annotations

import datetime
from pathlib import Path

from awesome.editing import Put
from tests.checking.support import TODAY, entry, write

DAY = datetime.date.fromisoformat(TODAY)
OTHER = entry("paper", id="the-other", title="Quite Another Work on Hallucination", arxiv="2402.00002")
REMOVAL = Put("removal", entry("removal", id="some-paper", date=TODAY))


def written(folder: Path) -> Path:
    """The folder, with the catalog in it."""
    write(folder, "paper", entry("paper"), OTHER)
    write(folder, "dataset", entry("dataset", paper="some-paper"))
    return folder


def contents(folder: Path) -> dict[str, str]:
    """The text of each file by its name."""
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}
