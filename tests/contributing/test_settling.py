"""What is shown and asked before something is written."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

import pytest

from awesome.commands.common import settle
from awesome.editing import Put, prepare
from tests.contributing.small import DAY, OTHER, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path)


class Typing(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "given", "unasked", "status", "is_written"),
    [
        ("y\n", {}, False, 0, True),
        ("YES\n", {}, True, 0, True),
        ("\n", {}, True, 1, False),
        ("n\n", {}, False, 1, False),
        ("", {}, False, 1, False),
        (None, {}, False, 1, False),
        (None, {}, True, 0, True),
        (None, {"yes": True}, False, 0, True),
        ("n\n", {"yes": True}, False, 0, True),
        ("y\n", {"yes": True, "dry_run": True}, True, 0, False),
    ],
)
def test_it_is_shown_and_asked(
    typed: str | None,
    given: dict[str, bool],
    unasked: bool,
    status: int,
    is_written: bool,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO() if typed is None else Typing(typed))
    change = prepare(folder, [Put("paper", {**OTHER, "date": "2024-02"}, "the-other")], DAY)
    options = argparse.Namespace(**{"yes": False, "dry_run": False, **given})
    assert settle(change, options, unasked=unasked) == status
    said = capsys.readouterr()
    assert "+  date: 2024-02" in said.out.replace("'", "")
    assert ("Write this?" in said.err) == (typed is not None and not given)
    assert ("2024-02" in (folder / "papers.yaml").read_text()) == is_written
    assert ("nothing is written" in said.err) == (not is_written)


def test_what_would_not_pass_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    change = prepare(folder, [Put("paper", {**OTHER, "date": "2024-13"}, "the-other")], DAY)
    assert settle(change, argparse.Namespace(yes=True, dry_run=False), unasked=True) == 1
    assert "P301" in capsys.readouterr().out
    assert "2024-13" not in (folder / "papers.yaml").read_text()


def test_what_the_list_says_already_is_not_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change = prepare(folder, [Put("paper", OTHER, "the-other")], DAY)
    assert settle(change, argparse.Namespace(yes=False, dry_run=False), unasked=False) == 0
    assert "says this already" in capsys.readouterr().err
