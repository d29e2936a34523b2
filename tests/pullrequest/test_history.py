"""What git is asked: commits by any name, files as they stood, and sentences where it has no answer."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from awesome.history import History, HistoryError
from tests.pullrequest.support import Clone


def test_a_file_as_it_stood(clone: Clone) -> None:
    before = (clone.folder / "papers.yaml").read_bytes()
    old = clone.commit()
    clone.write_text("- id: b\n")
    history = History(clone.folder)
    assert history.file(old, "papers.yaml", 10_000_000) == before
    assert history.file(old, "datasets.yaml", 10_000_000) is None


def test_a_clone_may_be_a_folder_of_another(tmp_path: Path) -> None:
    clone = Clone.make(tmp_path / "outer")
    (clone.folder / "list").mkdir()
    clone.write_text("- id: inner\n", "list/papers.yaml")
    commit = clone.commit()
    assert History(clone.folder / "list").file(commit, "papers.yaml", 1000) == b"- id: inner\n"


def test_of_a_large_file_no_more_is_read_than_tells_that_it_is_large(clone: Clone) -> None:
    clone.write_text(b"x" * 5_000_000)
    commit = clone.commit()
    data = History(clone.folder).file(commit, "papers.yaml", 1_000_000)
    assert data is not None
    assert len(data) == 1_000_001


def test_a_link_is_its_own_text(clone: Clone) -> None:
    (clone.folder / "papers.yaml").unlink()
    (clone.folder / "papers.yaml").symlink_to("/etc/passwd")
    assert History(clone.folder).file(clone.commit(), "papers.yaml", 1000) == b"/etc/passwd"


@pytest.mark.parametrize(
    "name", ["no-such-branch", "", "--help", "-x", "HEAD^9", "HEAD:papers.yaml", "a\0b", "$(id)", "a b"]
)
def test_what_is_no_commit_is_said(name: str, clone: Clone) -> None:
    with pytest.raises(HistoryError):
        History(clone.folder).commit(name)


def test_two_lines_without_a_common_commit(clone: Clone) -> None:
    clone.git("switch", "--quiet", "--orphan", "alone")
    clone.commit()
    with pytest.raises(HistoryError, match="in common"):
        History(clone.folder).common("alone", "main")


def test_a_shallow_clone_that_lacks_a_commit(clone: Clone, tmp_path: Path) -> None:
    clone.commit()
    command = ["git", "clone", "--quiet", "--depth=1", f"file://{clone.folder}", str(tmp_path / "shallow")]
    subprocess.run(command, check=True, timeout=60)
    with pytest.raises(HistoryError, match="knows no commit"):
        History(tmp_path / "shallow").commit("HEAD^1")


def test_without_git(clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(HistoryError, match="not installed"):
        History(clone.folder)
