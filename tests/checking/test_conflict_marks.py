"""The marks that git leaves in a file: named as what they are, whatever stands around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from awesome.cli import main
from tests.checking.support import findings

OURS = "- id: ours\n  title: A Paper about Birds\n  arxiv: '2401.00001'\n  techniques: [instruction-tuning]\n  added: '2026-01-01'\n"
THEIRS = OURS.replace("ours", "theirs").replace("Birds", "Fish and Chips").replace("00001", "00002")
WHOLE = f"<<<<<<< HEAD\n{OURS}=======\n{THEIRS}>>>>>>> a-branch\n"


def write(folder: Path, text: str) -> Path:
    file = folder / "papers.yaml"
    file.write_text(text)
    return file


def test_each_mark_is_named_on_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = findings(capsys, write(tmp_path, WHOLE))
    assert [(finding["code"], finding["line"]) for finding in found] == [("P011", 1), ("P011", 7), ("P011", 13)]
    assert found[0]["message"] == "a conflict of git is left here: “<<<<<<<”"
    assert "delete the lines with the marks" in str(found[0]["hint"])


def test_marks_in_the_middle_of_an_entry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = OURS.replace("  arxiv", "<<<<<<< HEAD\n  venue: arXiv\n=======\n  venue: arXiv\n>>>>>>> a-branch\n  arxiv")
    codes = [finding["code"] for finding in findings(capsys, write(tmp_path, text))]
    assert codes.count("P011") == 3
    assert "P007" in codes


def test_both_sides_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = findings(capsys, write(tmp_path, WHOLE.replace("00002", "2")))
    assert {"P203"} == {finding["code"] for finding in found if finding["entry"] == "theirs"}


def test_marks_with_what_both_came_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = WHOLE.replace("=======\n", "||||||| 1a2b3c4\n=======\n")
    assert [finding["code"] for finding in findings(capsys, write(tmp_path, text))] == ["P011"] * 4


def test_such_a_file_is_not_written(tmp_path: Path) -> None:
    file = write(tmp_path, WHOLE)
    assert main(["fmt", str(file)]) == 1
    assert file.read_text() == WHOLE


def test_once_the_marks_are_gone_and_both_are_kept_it_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = "\n".join(line for line in WHOLE.splitlines() if line[:7] not in ("<<<<<<<", "=======", ">>>>>>>")) + "\n"
    file = write(tmp_path, kept)
    assert main(["fmt", str(file)]) == 0
    capsys.readouterr()
    assert findings(capsys, file) == []


def test_a_title_may_be_made_of_such_signs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = OURS.replace("A Paper about Birds", "'<<<<<<< A Paper about Birds'")
    assert "P011" not in [finding["code"] for finding in findings(capsys, write(tmp_path, text))]
