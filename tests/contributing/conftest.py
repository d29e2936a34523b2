"""A list to add to, for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contributing.adding import Place
from tests.sources.fake import serving
from tests.sources.feeds import Preprint


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A small list, beside an arXiv that knows one more paper."""
    with serving() as server:
        server.add(Preprint(comment="Accepted to CVPR 2024. Code: https://github.com/example/kite"))
        yield Place(tmp_path, server, capsys, monkeypatch)
