"""`awesome explain`."""

from __future__ import annotations

import pytest

from awesome.cli import main
from awesome.rules import RULES, rule
from awesome.suppressions import OF_THE_WORLD
from awesome.verifying.kinds import KINDS


def test_without_a_code_all_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    expected = [[each.code, each.name] for each in RULES] + [[kind.code, kind.name] for kind in KINDS.values()]
    assert [line.split()[:2] for line in lines] == expected


@pytest.mark.parametrize("word", ["V104", "v301", "dead-link"])
def test_what_the_world_may_say_is_explained_too(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("en", "zh"):
        assert main(["explain", word, "--language", language]) == 0
        assert "awesome verify" in capsys.readouterr().out
    assert main(["explain", "V999"]) == 2


def test_an_entry_may_allow_each_kind_of_drift_by_its_code() -> None:
    assert {kind.code for kind in KINDS.values()} == OF_THE_WORLD
    for kind in KINDS.values():
        assert kind.english.endswith(".")
        assert kind.chinese.endswith(("。", "）。"))


@pytest.mark.parametrize("word", ["P403", "p403", "capitals", "CAPITALS"])
def test_a_rule_is_found_by_code_and_by_name(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", word]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("P403 capitals (error; an entry may allow it")
    assert "A PAPER ABOUT MULTIMODAL MODELS" in shown
    assert "A Paper about Multimodal Models" in shown


@pytest.mark.parametrize(("word", "meant"), [("P43", "P403"), ("capitls", "capitals"), ("P4O3", "P403")])
def test_who_mistakes_the_code_is_told_which_may_be_meant(
    word: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", word]) == 2
    assert f"“{meant}”" in capsys.readouterr().err


def test_a_word_that_is_like_none_is_answered_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "\x1b[31m"]) == 2
    shown = capsys.readouterr().err
    assert "awesome explain lists all" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_explanation_holds_what_a_terminal_would_act_on(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    for each in RULES:
        assert main(["explain", each.code, "--language", language]) == 0
        assert capsys.readouterr().out.replace("\n", "").isprintable()


def test_the_two_languages_say_comparably_much() -> None:
    for each in RULES:
        for english, chinese in (
            (each.english.summary, each.chinese.summary),
            (each.english.why, each.chinese.why),
            (each.english.mend, each.chinese.mend),
        ):
            assert english.endswith((".", "?"))
            assert chinese.endswith(("。", "？"))
            # a Chinese character says about as much as three letters
            assert 0.15 < len(chinese) / len(english) < 0.9


def test_an_unknown_code_has_no_rule() -> None:
    with pytest.raises(KeyError):
        rule("P999")
