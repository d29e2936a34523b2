"""A server for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sources.fake import FakeServer, serving


@pytest.fixture
def server() -> Iterator[FakeServer]:
    """A running server for all sources, which knows nothing yet."""
    with serving() as running:
        yield running
