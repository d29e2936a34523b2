"""What the tests of the pull request share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from awesome.cli import main
from awesome.pullrequest import commenting
from tests.pullrequest.github import REPOSITORY, TOKEN, FakeGitHub, serving
from tests.pullrequest.support import TODAY, Clone, paper

Check = Callable[..., int]
Comment = Callable[..., int]


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


@pytest.fixture
def world() -> Iterator[FakeGitHub]:
    with serving() as found:
        yield found


@pytest.fixture
def after(world: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Comment:
    """`awesome pr comment` after an event; returns the exit status."""
    monkeypatch.setattr(commenting, "_PAUSE", 0)
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")

    def run(name: str, payload: Any) -> int:
        event = tmp_path / "event.json"
        event.write_bytes(payload if isinstance(payload, bytes) else json.dumps(payload).encode())
        monkeypatch.setenv("GITHUB_EVENT_NAME", name)
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
        return main(["pr", "comment"], connect=world.session)

    return run
