"""`awesome check --changed-since`: only what a change brings is reported, wherever it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from awesome.cli import main
from tests.pullrequest.support import DATASET, TODAY, Clone, entry, paper

OLD = [paper(number) for number in range(1, 21)]


def since(*options: str) -> int:
    return main(["check", "--today", TODAY, "--changed-since", "main", *options])


def test_nothing_changed(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    assert since() == 0
    assert capsys.readouterr().err == "no findings in 20 papers and 0 data sets\n"
    assert clone.git("status", "--short") == ""


def test_a_fault_of_the_change_is_reported_on_its_line(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    clone.write("paper", *OLD, paper(21, venue="CVPR"))
    assert since("--format", "json") == 1
    (finding,) = json.loads(capsys.readouterr().out)
    line = (clone.folder / "papers.yaml").read_text(encoding="utf-8").splitlines()[finding["line"] - 1]
    assert (finding["code"], line) == ("P304", "  venue: CVPR")


def test_an_old_fault_elsewhere_is_not(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    faulty = [paper(1, venue="CVPR"), *OLD[1:]]
    clone.write("paper", *faulty)
    clone.commit()
    clone.git("branch", "--force", "main")
    clone.write("paper", *faulty, paper(21))
    assert since() == 0
    assert main(["check", "--today", TODAY]) == 1
    capsys.readouterr()


def test_a_fault_that_the_change_causes_in_another_file_is(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    clone.write("dataset", entry("dataset", **(dict(DATASET) | {"id": "some-data", "paper": "paper-001"})))
    clone.commit()
    clone.git("branch", "--force", "main")
    clone.write("paper", *OLD[1:])
    assert since() == 1
    assert "datasets.yaml" in capsys.readouterr().out


def test_what_main_did_meanwhile_is_not_held_against_the_change(clone: Clone) -> None:
    branch = clone.git("branch", "--show-current")
    clone.git("checkout", "--quiet", "main")
    clone.write("paper", *OLD[:10])
    clone.commit()
    clone.git("checkout", "--quiet", branch)
    clone.write("paper", *OLD, paper(21))
    assert since() == 0


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "main\n", "", "main:papers.yaml", "a\0b"])
def test_a_ref_that_is_none(clone: Clone, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", f"--changed-since={name}"]) == 2
    assert capsys.readouterr().err.startswith("awesome check: git ")
    assert clone.git("status", "--short") == ""


def test_no_clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert since() == 2
    assert "is not in a clone of git" in capsys.readouterr().err


@pytest.mark.usefixtures("clone")
def test_files_are_not_named_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert since("papers.yaml") == 2
    assert "name no files" in capsys.readouterr().err
