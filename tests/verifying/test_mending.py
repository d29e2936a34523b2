"""`--apply`: what is certain and safe is written, kind by kind; all else waits for somebody."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.verifying.support import PAPER, Bench, entry
from tests.verifying.world import Work, World

TITLE = str(PAPER["title"])
CHANGED = Work(
    "A Paper on Multimodal Models", ("Jane Example", "Wei Beispiel"), version=2, comment="Accepted to CVPR 2024"
)


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Jane Example", "-c", "user.email=jane@example.org"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def clone(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    for name, value in (("NAME", "Jane Example"), ("EMAIL", "jane@example.org")):
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    git(bench.folder, "init", "--quiet")
    (bench.folder / ".gitignore").write_text(".cache/\n")
    git(bench.folder, "add", ".")
    git(bench.folder, "commit", "--quiet", "-m", "Begin")
    return bench


def test_titles_and_venues_are_taken_over(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = CHANGED
    assert bench.verify("--apply", "--yes") == 0
    assert "title: A Paper on Multimodal Models" in bench.text
    assert "venue: CVPR 2024" in bench.text
    assert "-  venue: arXiv\n+  venue: CVPR 2024" in bench.out
    assert "Take over 1 title from the papers' records" in bench.err


def test_nothing_is_written_without_a_yes(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = CHANGED
    before = bench.text
    assert bench.verify("--apply") == 1
    assert bench.text == before
    assert "+  venue: CVPR 2024" in bench.out
    assert "--yes writes it" in bench.err
    assert bench.verify("--apply", "--yes", "--dry-run") == 1
    assert bench.text == before


def test_what_nobody_can_be_sure_of_is_left(bench: Bench, world: World) -> None:
    """A withdrawn paper, another paper, other authors, another date: a person decides."""
    papers = [
        entry(PAPER, id=f"p-{n}", title=f"Paper {n} of Models", arxiv=f"2401.0000{n}", date="2024-01")
        for n in range(1, 5)
    ]
    bench.write(papers)
    world.works = {
        "2401.00001": Work("Paper 1 of Models", comment="withdrawn by the authors"),
        "2401.00002": Work("Weather Reports and Their Readers", ("Zoe Quux",)),
        "2401.00003": Work("Paper 3 of Models", ("Jane Example", "Zoe Quux")),
        "2401.00004": Work("Paper 4 of Models", published="2023-01-02"),
    }
    before = bench.text
    assert bench.verify("--apply", "--yes") == 1
    assert bench.text == before
    assert "4 findings left that somebody must judge" in bench.err


def test_what_would_not_pass_the_check_is_left_and_the_rest_written(bench: Bench, world: World) -> None:
    bench.write([PAPER, entry(PAPER, id="other", title="Another Made-Up Paper", arxiv="2401.00002")])
    world.works = {
        "2401.00001": Work("A PAPER ABOUT MULTIMODAL MODEL", version=2),
        "2401.00002": Work("Another Made-Up Papers", version=2),
    }
    assert bench.verify("--apply", "--yes") == 1
    assert "title: A Paper about Multimodal Models" in bench.text
    assert "title: Another Made-Up Papers" in bench.text
    assert "some-paper: left as it is, since the check would not pass" in bench.err


def test_an_entry_is_never_blanked(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work(TITLE, (), comment="", version=2)
    before = bench.text
    bench.verify("--apply", "--yes")
    del world.works["2401.00001"]
    for day in ("2026-11-30", "2026-12-07"):
        bench.verify("--apply", "--yes", day=day)
    assert bench.text == before


def test_authors_are_named_where_the_title_is_the_same(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, authors=[])])
    assert bench.verify("--apply", "--yes") == 0
    assert "authors: [Jane Example, Wei Beispiel]" in bench.text


def test_each_kind_is_a_commit_of_its_own(clone: Bench, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "made-up-token")
    clone.write([entry(PAPER, code="https://github.com/example/old")])
    git(clone.folder, "commit", "--quiet", "-am", "Link the code")
    world.repositories["example/old"] = ("example/new", False)
    world.works["2401.00001"] = CHANGED
    (clone.folder / "notes.txt").write_text("not ours")
    git(clone.folder, "add", "notes.txt")
    assert clone.verify("--apply", "--yes", "--commit") == 0
    log = git(clone.folder, "log", "--format=%s", "--stat")
    subjects = [line for line in log.splitlines() if line and not line.startswith(" ")]
    assert subjects[:3] == [
        "Follow 1 entry to where their repositories have moved",
        "Say where 1 paper was published since",
        "Take over 1 title from the papers' records",
    ]
    # what was staged by somebody else stays so
    assert "notes.txt" not in log
    assert git(clone.folder, "status", "--porcelain") == "A  notes.txt\n"


def test_changes_that_are_not_committed_are_not_taken_along(clone: Bench, world: World) -> None:
    world.works["2401.00001"] = CHANGED
    clone.write([entry(PAPER, name="Prism")])
    before = clone.text
    assert clone.verify("--apply", "--yes", "--commit") == 2
    assert "not committed" in clone.err
    assert clone.text == before


def test_outside_of_a_clone_nothing_is_written_with_commit(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = CHANGED
    before = bench.text
    assert bench.verify("--apply", "--yes", "--commit") == 2
    assert "git" in bench.err
    assert bench.text == before
