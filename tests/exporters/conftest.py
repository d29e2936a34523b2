"""The made-up list that the exporters' tests share."""

from __future__ import annotations

import pytest

from awesome.catalog import Catalog
from awesome.exporters.selection import Selection
from awesome.vocabulary import Vocabulary
from tests.exporters.support import DATA_SETS, PAPERS, TIME


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return Catalog(PAPERS, DATA_SETS)


@pytest.fixture(scope="session")
def whole(catalog: Catalog) -> Selection:
    """Everything, for a site without an address."""
    return Selection.whole(catalog, Vocabulary.load(), TIME)


@pytest.fixture(scope="session")
def placed(catalog: Catalog) -> Selection:
    """Everything, for a site at an address."""
    return Selection.whole(catalog, Vocabulary.load(), TIME, "https://birds.example/list")
