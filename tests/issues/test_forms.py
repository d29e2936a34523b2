"""The forms that GitHub shows: they satisfy GitHub's schema, and their choices are the closed lists."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from awesome.cli import main
from awesome.issues.forms import Form, load_forms
from awesome.issues.reading import key
from awesome.vocabulary import Term, Vocabulary

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "ISSUE_TEMPLATE"
KINDS = ["paper", "dataset", "correction"]
FORMS = [FOLDER / f"{kind}.yml" for kind in KINDS]


def template(kind: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((FOLDER / f"{kind}.yml").read_text(encoding="utf-8"))
    return loaded


def elements(kind: str) -> list[dict[str, Any]]:
    return [element for element in template(kind)["body"] if element["type"] != "markdown"]


def test_the_tracked_forms_are_what_the_command_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "--root", str(tmp_path)]) == 0
    for file in FORMS:
        assert (tmp_path / ".github/ISSUE_TEMPLATE" / file.name).read_bytes() == file.read_bytes()
    assert main(["forms", "--check", "--root", str(ROOT)]) == 0
    written = capsys.readouterr().err
    assert main(["forms", "--root", str(tmp_path)]) == 0
    assert written.count("written") == len(FORMS)
    assert capsys.readouterr().err == ""


def test_a_form_that_differs_from_the_closed_lists_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(FOLDER, tmp_path / ".github/ISSUE_TEMPLATE")
    stale = tmp_path / ".github/ISSUE_TEMPLATE/paper.yml"
    stale.write_text(stale.read_text(encoding="utf-8").replace("    - Hallucination / 幻觉\n", ""), encoding="utf-8")
    assert main(["forms", "--check", "--root", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "paper.yml" in said
    assert "dataset.yml" not in said


@pytest.mark.parametrize(
    ("kind", "part", "terms"),
    [
        ("paper", "techniques", Vocabulary.load().techniques),
        ("paper", "topics", Vocabulary.load().topics),
        ("paper", "modalities", Vocabulary.load().modalities),
        ("dataset", "techniques", Vocabulary.load().techniques),
        ("dataset", "kind", Vocabulary.load().kinds),
        ("dataset", "modalities", Vocabulary.load().modalities),
    ],
)
def test_the_choices_are_the_closed_list_in_its_order(kind: str, part: str, terms: dict[str, Term]) -> None:
    (element,) = [element for element in elements(kind) if element["id"] == part]
    shown = [option["label"] if isinstance(option, dict) else option for option in element["attributes"]["options"]]
    for text, term in zip(shown, terms.values(), strict=False):
        assert text.startswith(term.en)
        assert term.zh in text
    assert len(shown) == len(terms) + (2 if part == "techniques" else 0)
    assert all("I do not know" in shown[-1] for _ in shown if part == "techniques")


def test_github_accepts_the_forms() -> None:
    """By the schema that SchemaStore publishes for them, which check-jsonschema brings along."""
    for schema, files in (("issue-forms", FORMS), ("issue-config", [FOLDER / "config.yml"])):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.github-{schema}"]
        done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_schema_cannot_say_holds_too(kind: str) -> None:
    """GitHub's documentation, "Common validation errors when creating issue forms"."""
    form = template(kind)
    asked = elements(kind)
    assert asked
    ids = [element["id"] for element in asked]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", identifier) for identifier in ids)
    labels = [re.sub(r"[^a-z0-9]", "", element["attributes"]["label"].lower()) for element in asked]
    assert len(set(labels)) == len(labels), (
        "labels that differ in punctuation or script only are too similar for GitHub"
    )
    assert all(labels)
    for element in asked:
        options = element["attributes"].get("options", [])
        texts = [option["label"] if isinstance(option, dict) else option for option in options]
        assert len(set(texts)) == len(texts)
        assert all(isinstance(text, str) and text.strip() and text.strip().lower() != "none" for text in texts)
    for key_ in ("name", "description", "title"):
        assert form[key_].strip()
    assert 3 < len(form["name"]) <= 200
    assert len(form["description"]) <= 200


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_last_question_takes_several_lines(kind: str) -> None:
    """So that an answer can never be taken for a heading."""
    types = [element["type"] for element in elements(kind)]
    assert types[-1] == "textarea"
    assert "textarea" not in types[:-1]


@pytest.mark.parametrize(("kind", "required"), [("paper", 1), ("dataset", 2), ("correction", 2)])
def test_little_is_required(kind: str, required: int) -> None:
    assert sum(element.get("validations", {}).get("required", False) for element in elements(kind)) == required


@pytest.mark.parametrize("form", load_forms().values(), ids=list(load_forms()))
def test_everything_is_said_in_both_languages(form: Form) -> None:
    words = [form.name, form.description, *(part.text or part.label for part in form.parts)]
    words += [part.description for part in form.parts if part.description]
    for text in words:
        assert re.search("[A-Za-z]", text), text
        assert re.search("[\u4e00-\u9fff]", text), text


@pytest.mark.parametrize("form", load_forms().values(), ids=list(load_forms()))
def test_a_heading_in_one_language_names_one_question(form: Form) -> None:
    halves = [key(half) for part in form.questions for half in part.label.split(" / ")]
    assert len(set(halves)) == len(halves)


def test_each_form_has_a_label_of_its_own() -> None:
    labels = [template(kind)["labels"] for kind in KINDS]
    assert all(len(each) == 1 for each in labels)
    assert len({each[0] for each in labels}) == len(KINDS)
