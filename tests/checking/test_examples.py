"""Each rule's own examples: the bad one breaks exactly this rule, the good one none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from awesome.cli import main
from awesome.rules import RULES
from awesome.rules.base import Rule

TODAY = ["--today", "2026-11-23"]


def write(folder: Path, rule: Rule, text: str | bytes) -> Path:
    for name, beside in rule.beside.items():
        (folder / name).write_text(beside, encoding="utf-8")
    file = folder / rule.file
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def check(file: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, object]]]:
    status = main(["check", "--format", "json", *TODAY, str(file)])
    return status, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_breaks_this_rule_and_no_other(
    rule: Rule, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, findings = check(write(tmp_path, rule, rule.bad), capsys)
    assert {finding["code"] for finding in findings} == {rule.code}
    assert status == (1 if rule.severity == "error" else 0)
    for finding in findings:
        assert finding["message"]
        assert finding["hint"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_breaks_none(rule: Rule, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(write(tmp_path, rule, rule.good), capsys) == (0, [])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_explained_in_both_languages(rule: Rule, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", rule.code]) == 0
    english = capsys.readouterr().out
    assert rule.english.summary in english
    assert main(["explain", rule.code, "--language", "zh"]) == 0
    chinese = capsys.readouterr().out
    assert rule.chinese.summary in chinese
    assert any("\u4e00" <= character <= "\u9fff" for character in rule.chinese.why)


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_the_real_list_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(__file__).parents[2]
    files = [str(root / name) for name in ("papers.yaml", "datasets.yaml", "removed.yaml")]
    assert main(["check", *TODAY, "--strict", *files]) == 0, capsys.readouterr().out
    assert main(["fmt", "--check", *files]) == 0
