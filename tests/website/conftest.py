"""The sites that the tests look at, each built once."""

from __future__ import annotations

import dataclasses
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

Build = Callable[..., Report]


def build(root: Path, out: Path, **environment: str) -> Report:
    """Build the site of a clone into a folder of its own."""
    settings = Settings.from_environment(root, environment)
    return build_site(dataclasses.replace(settings, out=out))


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with the made-up list. Whoever changes it makes its own."""
    return make_clone(tmp_path_factory.mktemp("made-up") / "clone")


@pytest.fixture(scope="session")
def catalog(clone: Path) -> Catalog:
    return Catalog.load(clone)


@pytest.fixture(scope="session")
def site(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up site, whose own address nobody has said."""
    out = tmp_path_factory.mktemp("site")
    build(clone, out, REPO_URL=REPOSITORY)
    return Site(out / "site")


@pytest.fixture(scope="session", params=[AT_ROOT, BELOW], ids=["at the root", "below a path"])
def placed(request: pytest.FixtureRequest, clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up site at an address."""
    out = tmp_path_factory.mktemp("placed")
    build(clone, out, SITE_URL=request.param)
    return Site(out / "site", request.param)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the real list."""
    out = tmp_path_factory.mktemp("real")
    build(ROOT, out, REPO_URL=REPOSITORY)
    return Site(out / "site")


@pytest.fixture(scope="session")
def real_catalog() -> Catalog:
    return Catalog.load(ROOT)
