"""The sites that the tests look at, each built once."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from awesome.catalog import Catalog
from awesome.website.builder import Report, build_site
from awesome.website.settings import Settings
from tests.website.made_up import ROOT, make_clone
from tests.website.support import Site

REPOSITORY = "https://code.example/birds/list"
AT_ROOT = "https://birds.example/"
BELOW = "https://birds.example/some/where/"


def build(root: Path, out: Path, **environment: str) -> Report:
    """Build the site of a clone into a folder of its own."""
    settings = Settings.from_environment(root, environment)
    return build_site(dataclasses.replace(settings, out=out))


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that one of the test processes makes, and that all of them read."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = shared / name, shared / f"{name}.done"
    try:
        folder.mkdir()
    except FileExistsError:
        limit = time.monotonic() + 300
        while not done.exists() and time.monotonic() < limit:
            time.sleep(0.1)
    else:
        try:
            make(folder)
        finally:
            done.touch()
    return folder


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with the made-up list. Whoever changes it makes its own."""
    return once(tmp_path_factory, "made-up", lambda folder: make_clone(folder / "clone")) / "clone"


@pytest.fixture(scope="session")
def catalog(clone: Path) -> Catalog:
    return Catalog.load(clone)


@pytest.fixture(scope="session")
def site(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up site, whose own address nobody has said."""
    return Site(once(tmp_path_factory, "nowhere", lambda out: build(clone, out, REPO_URL=REPOSITORY)) / "site")


@pytest.fixture(scope="session", params=[AT_ROOT, BELOW], ids=["at the root", "below a path"])
def placed(request: pytest.FixtureRequest, clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up site at an address."""
    url: str = request.param
    name = "at-root" if url == AT_ROOT else "below"
    return Site(once(tmp_path_factory, name, lambda out: build(clone, out, SITE_URL=url)) / "site", url)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the real list."""
    return Site(once(tmp_path_factory, "real", lambda out: build(ROOT, out, REPO_URL=REPOSITORY)) / "site")


@pytest.fixture(scope="session")
def real_catalog() -> Catalog:
    return Catalog.load(ROOT)
