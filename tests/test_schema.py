"""The JSON Schema for editors: the list satisfies it, and what it can catch it catches."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from awesome.cli import main
from awesome.model import FIELDS, KIND_OF_FILE, kind_of
from awesome.rules import RULES
from awesome.rules.base import Rule
from awesome.schema import schema, schema_name
from awesome.vocabulary import Vocabulary
from awesome.yamltext import parse

ROOT = Path(__file__).parents[1]

CAUGHT = frozenset(
    "P101 P102 P103 P104 P105 P106 P107 P108 P201 P203 P204 P205 P301 P304 P306 P308 P309 P310 P311 P312 P313 P501 P701".split()
)
"""The rules whose bad example the schema catches; all others are about the text, other entries, the day or the world."""


def validator(kind: str) -> Any:
    return jsonschema.Draft7Validator(json.loads((ROOT / "schema" / schema_name(kind)).read_text(encoding="utf-8")))


VALIDATORS = {kind: validator(kind) for kind in FIELDS}


def entries(text: str | bytes, file: str) -> list[dict[str, object]]:
    """As an editor reads them: a field that is no string or list of strings is something else."""
    document = parse(text.encode() if isinstance(text, str) else text, file)
    return [{**entry.values, **{name: {"some": "mapping"} for name in entry.unread}} for entry in document.entries]


@pytest.mark.parametrize("kind", FIELDS)
def test_the_tracked_schema_is_what_the_command_makes(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tracked = ROOT / "schema" / schema_name(kind)
    assert main(["schema", kind]) == 0
    assert capsys.readouterr().out == tracked.read_text(encoding="utf-8")
    assert main(["schema", "--write", "--root", str(tmp_path)]) == 0
    assert (tmp_path / "schema" / tracked.name).read_bytes() == tracked.read_bytes()
    assert main(["schema", "--check", "--root", str(ROOT)]) == 0


def test_a_schema_that_is_out_of_date_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["schema", "--write", "--root", str(tmp_path)])
    (tmp_path / "schema/papers.schema.json").write_text("{}")
    capsys.readouterr()
    assert main(["schema", "--check", "--root", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "papers.schema.json" in said
    assert "datasets.schema.json" not in said


@pytest.mark.parametrize("kind", FIELDS)
def test_it_is_a_schema_and_explains_every_field(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(kind))
    properties = schema(kind)["items"]["properties"]
    assert list(properties) == list(FIELDS[kind])
    assert all(field["description"] for field in properties.values())
    assert "as for papers" not in json.dumps(properties)


@pytest.mark.parametrize("name", KIND_OF_FILE)
def test_every_entry_of_the_list_satisfies_it(name: str) -> None:
    listed = entries((ROOT / name).read_bytes(), name)
    faults = [error.message for error in VALIDATORS[kind_of(name)].iter_errors(listed)]
    assert faults == []


@pytest.mark.parametrize("name", KIND_OF_FILE)
def test_the_file_names_its_schema_and_fmt_leaves_that_line(name: str, tmp_path: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    (named,) = re.findall(r"^# yaml-language-server: \$schema=(\S+)$", text, re.MULTILINE)
    assert named == f"schema/{schema_name(kind_of(name))}"
    assert (ROOT / named).is_file()
    copy = tmp_path / name
    copy.write_text(text.replace("  title: ", "  title:  ", 3), encoding="utf-8")
    assert main(["fmt", str(copy)]) == 0
    assert copy.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_what_it_can_catch_of_a_rule_it_catches(rule: Rule) -> None:
    judge = VALIDATORS[kind_of(rule.file)]
    assert judge.is_valid(entries(rule.good, rule.file))
    if rule.code > "P1":  # what is wrong with the text as such the editor's YAML reader says
        assert judge.is_valid(entries(rule.bad, rule.file)) == (rule.code not in CAUGHT)


def test_words_of_the_closed_lists_are_explained() -> None:
    topics = schema("paper")["items"]["properties"]["topics"]["items"]
    assert dict(zip(topics["enum"], topics["enumDescriptions"], strict=True)) == {
        term.id: term.en_about for term in Vocabulary.load().topics.values()
    }


@pytest.mark.parametrize(
    ("venue", "right"),
    [("arXiv", True), ("arXiv 2024", False), ("CVPR 2024", True), ("CVPR", False), ("S&P 2024", True), ("S&P2024", False), ("CVPR 2024 ", False)],
)  # fmt: skip
def test_a_venue_has_its_year(venue: str, right: bool) -> None:
    entry = {
        "id": "a",
        "title": "A",
        "arxiv": "2401.00001",
        "topics": ["evaluation"],
        "added": "2026-01-01",
        "venue": venue,
    }
    assert VALIDATORS["paper"].is_valid([entry]) == right


def test_patterns_mean_the_same_to_an_editor() -> None:
    """ECMAScript in Unicode mode allows an escape of a syntax character only."""
    for kind in FIELDS:
        for pattern in re.findall(r'"pattern": "(.*)"', json.dumps(schema(kind), indent=1)):
            for escaped in re.findall(r"\\(.)", json.loads(f'"{pattern}"')):
                assert escaped in r"sS^$\.*+?()[]{}|/"
