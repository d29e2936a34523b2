"""A list for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.support import Place


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Place:
    """A folder with a small list."""
    return Place(tmp_path, capsys, monkeypatch)
