"""A bench for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.verifying.support import PAPER, Bench
from tests.verifying.world import Work, World


@pytest.fixture
def world() -> Iterator[World]:
    """A world in which the paper of `PAPER` is as the entry has it."""
    with World(works={"2401.00001": Work(str(PAPER["title"]))}).serving() as served:
        yield served


@pytest.fixture
def bench(tmp_path: Path, world: World, capsys: pytest.CaptureFixture[str]) -> Bench:
    """The catalog of one paper."""
    found = Bench(tmp_path, world, capsys)
    found.write([PAPER])
    return found
