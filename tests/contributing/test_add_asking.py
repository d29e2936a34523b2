"""`awesome add` with somebody at a terminal: suggestions with reasons, Enter, numbers, words, and second thoughts."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contributing.adding import SAID, TODAY, Place


def entry(place: Place) -> str:
    """The lines of the new entry."""
    return place.text().partition("- id: kite\n")[2].partition("\n\n")[0]


def test_enter_takes_what_is_suggested(place: Place) -> None:
    done = place.add("2401.00001", typed="\n\n\ny\n")
    assert done.status == 0, done.said
    assert "techniques: [instruction-tuning]" in entry(place)
    assert "What does the paper do?" in done.err
    assert "Write this? [y/N]" in done.err
    assert place.checked() == 0


def test_numbers_and_words_say_otherwise(place: Place) -> None:
    done = place.add("2401.00001", typed="reasoning，hallucination\nvideo\nM-CoT, M-IT\ny\n")
    assert done.status == 0, done.said
    assert "techniques: [chain-of-thought, instruction-tuning]" in entry(place)
    assert "topics: [reasoning, hallucination]" in entry(place)
    assert "modalities: [video]" in entry(place)


def test_what_is_settled_first_tells_of_the_technique(place: Place) -> None:
    """Topics and modalities are asked first, and the technique is suggested in their light."""
    done = place.add("2401.00001", typed="reasoning, mathematics\nimage\n\ny\n")
    assert done.status == 0, done.said
    topics, technique = done.err.index("Its topics:"), done.err.index("What does the paper do?")
    assert topics < technique
    assert "reasoning" in done.err[technique:]


def test_none_leaves_a_field_out(place: Place) -> None:
    assert place.add("2401.00001", typed="none\nnone\n1\nyes\n").status == 0
    assert "topics" not in entry(place)


def test_background_is_an_answer(place: Place) -> None:
    assert place.add("2401.00001", typed="evaluation\n\nbackground\ny\n").status == 0
    assert "techniques" not in entry(place)
    assert "topics: [evaluation]" in entry(place)


def test_a_word_that_means_nothing_is_asked_again(place: Place) -> None:
    done = place.add("2401.00001", typed="\n\nmagic\n99\nM-IT\ny\n")
    assert done.status == 0, done.said
    assert "there is no technique “magic”" in done.err
    assert "there is no technique “99”" in done.err


def test_a_question_mark_lists_all(place: Place) -> None:
    done = place.add("2401.00001", typed="?\n1\n\n?\n\ny\n")
    assert "llm-aided-visual-reasoning: " in done.err
    assert "hallucination: " in done.err


def test_only_what_is_missing_is_asked(place: Place) -> None:
    done = place.add("2401.00001", *SAID[:4], typed="\ny\n")
    assert done.status == 0, done.said
    assert "What does the paper do?" not in done.err
    assert "What goes in or out" in done.err


@pytest.mark.parametrize("typed", ["", "\n", "\n\n", "1\nnone\n", "magic\n"])
def test_an_end_of_the_input_is_no_answer(typed: str, place: Place) -> None:
    before = place.text()
    done = place.add("2401.00001", typed=typed)
    assert done.status == 2
    assert "nothing is written" in done.err
    assert place.text() == before


@pytest.mark.parametrize("typed", ["\n\n\nn\n", "\n\n\n\n", "\n\n\nmaybe\n"])
def test_anything_but_yes_is_no(typed: str, place: Place) -> None:
    before = place.text()
    assert place.add("2401.00001", typed=typed).status == 1
    assert place.text() == before


def test_yes_in_advance_is_no_answer_to_what_only_a_person_can_say(place: Place) -> None:
    before = place.text()
    assert place.add("2401.00001", "--yes", typed="\n\n\n").status == 2
    assert place.text() == before


def test_a_hostile_answer_is_shown_escaped(place: Place) -> None:
    done = place.add("2401.00001", typed="\x1b[31m::error::x\u202e\n1\n\n\ny\n")
    assert "\x1b" not in done.said
    assert "\u202e" not in done.said


def test_a_real_terminal(place: Place) -> None:
    """As a process whose input is a terminal, so that nothing about it is pretended."""
    command = [sys.executable, "-m", "tests.sources.trial", place.server.base, "add", "2401.00001"]
    command += ["--root", str(place.folder), "--today", TODAY]
    ours, theirs = pty.openpty()
    try:
        child = subprocess.Popen(
            command, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).parents[2]
        )
        os.write(ours, b"\n\n\ny\n")
        out, err = child.communicate(timeout=60)
    finally:
        os.close(ours)
        os.close(theirs)
    assert child.returncode == 0, err
    assert b"+- id: kite" in out
    assert "techniques: [instruction-tuning]" in entry(place)
