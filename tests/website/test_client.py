"""The explorer's client: its own tests, its types, its form, and that the bundle in the clone is what its sources give."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import CLIENT

pytestmark = pytest.mark.client


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["npm", "run", "--silent", *command], cwd=CLIENT, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.mark.parametrize("script", ["test", "types", "lint"])
def test_the_client_passes(script: str) -> None:
    done = run(script)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_bundle_is_what_the_sources_give(tmp_path: Path) -> None:
    done = run("build", "--", str(tmp_path))
    assert done.returncode == 0, done.stderr
    bundle = CLIENT.parent / "assets/explorer"
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in bundle.glob("*.js")}
    assert made.keys() == kept.keys(), "run `make client` and commit site/assets/explorer"
    assert [name for name in made if made[name] != kept[name]] == [], "run `make client`"
