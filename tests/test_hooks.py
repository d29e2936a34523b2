"""The hooks for pre-commit: what pre-commit itself says of them, and what they do to a commit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
GOOD = """\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
"""


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder / ".cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize(
    ("validate", "file"),
    [("validate-manifest", ".pre-commit-hooks.yaml"), ("validate-config", ".pre-commit-config.yaml")],
)
def test_pre_commit_accepts_the_file(validate: str, file: str, tmp_path: Path) -> None:
    done = pre_commit(tmp_path, validate, str(ROOT / file))
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stdout + done.stderr


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A list under git that uses the hooks, with the command of this environment."""
    hooks = [{**hook, "language": "system"} for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (tmp_path / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True, timeout=60)
    return tmp_path


def run(repository: Path, name: str, text: str) -> subprocess.CompletedProcess[str]:
    (repository / name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "add", name, ".pre-commit-config.yaml"], cwd=repository, check=True, timeout=60)
    return pre_commit(repository, "run", "--color", "never")


def test_a_good_list_passes(repository: Path) -> None:
    done = run(repository, "papers.yaml", GOOD)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 2


def test_a_mistake_is_named_with_its_line(repository: Path) -> None:
    done = run(repository, "papers.yaml", GOOD.replace("2401.00001", "2413.00001"))
    assert done.returncode == 1
    assert "papers.yaml:3:10: P203 error" in done.stdout


def test_the_form_is_written(repository: Path) -> None:
    done = run(repository, "papers.yaml", GOOD.replace("title: A", "title:   A"))
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert (repository / "papers.yaml").read_text(encoding="utf-8") == GOOD


def test_a_change_of_something_else_runs_nothing(repository: Path) -> None:
    done = run(repository, "notes.txt", "words\n")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Skipped") == 2
