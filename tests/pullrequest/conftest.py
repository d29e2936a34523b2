"""What the tests of the pull request share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from awesome.cli import main
from tests.pullrequest.support import TODAY, Clone, paper

Check = Callable[..., int]


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """A clone with twenty papers, on a branch of its own, in the working directory."""
    made = Clone.make(tmp_path / "clone", *(paper(number) for number in range(1, 21)))
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def check(clone: Clone) -> Check:
    """`awesome pr check` there; returns the exit status."""

    def run(*options: str) -> int:
        return main(["pr", "check", "--today", TODAY, "--report", "report.json", *options])

    return run
