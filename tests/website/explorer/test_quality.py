"""The search finds what is meant: every query with a known answer, put to the real index by the client's own search."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from awesome.catalog import Catalog
from awesome.website.settings import Settings
from benchmarks.site.explorer_only import build_explorer
from tests.conftest import CLIENT
from tests.website.explorer.queries import HALVES, LANGUAGES, Query, read_queries
from tests.website.made_up import ROOT

pytestmark = pytest.mark.client

QUERIES = read_queries()
FIRST, FIVE = 0.9, 0.98
"""How often the first hit is right, and one of the first five."""

Found = dict[str, list[str]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the real list."""
    settings = Settings(ROOT, tmp_path_factory.mktemp("explorer"))
    build_explorer(settings)
    return settings.site


@pytest.fixture(scope="module", params=LANGUAGES)
def found(request: pytest.FixtureRequest, site: Path) -> Found:
    """The first hits of every query, asked on the page of a language."""
    manifest = json.loads((site / "explore/index.json").read_bytes())
    page = site / ("zh/" if request.param == "zh" else "") / "explore/index.html"
    labels = html.document_fromstring(page.read_bytes()).get_element_by_id("labels").text

    def read(path: str) -> Any:
        return json.loads((site / path).read_bytes())

    papers = manifest["papers"]
    given = {"first": read(papers["first"]), "second": read(papers["second"]), "labels": json.loads(labels)}
    given |= {"glossary": read(manifest["glossary"]), "queries": [query.query for query in QUERIES]}
    command = ["node", str(Path(__file__).with_name("ask.mjs")), str(CLIENT)]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True)
    return dict(zip(given["queries"], json.loads(done.stdout), strict=True))


def test_the_right_paper_stands_first_or_among_the_first_five(found: Found, real_catalog: Catalog) -> None:
    right = {query.query: query.accepted(real_catalog) for query in QUERIES}
    first = {query.query for query in QUERIES if right[query.query] & set(found[query.query][:1])}
    five = {query.query for query in QUERIES if right[query.query] & set(found[query.query][:5])}
    told = _told(first, five)
    assert len(first) / len(QUERIES) >= FIRST, told
    assert len(five) / len(QUERIES) >= FIVE, told


def _told(first: set[str], five: set[str]) -> str:
    """The shares of each half and language, and what was not found."""

    def line(name: str, chosen: Iterable[Query]) -> str:
        of = [query.query for query in chosen]
        return f"{name}: first {sum(one in first for one in of)}, five {sum(one in five for one in of)} of {len(of)}"

    lines = [line(half, (query for query in QUERIES if query.half == half)) for half in HALVES]
    lines += [line(language, (query for query in QUERIES if query.language == language)) for language in LANGUAGES]
    lines += [f"not first: {query.query}" for query in QUERIES if query.query in five - first]
    lines += [f"not found: {query.query}" for query in QUERIES if query.query not in five]
    return "\n".join(lines)
