"""Made-up entries, written in form, and what the check says of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from awesome.canonical import file_text
from awesome.cli import main
from awesome.model import FIELDS

TODAY = "2026-11-23"
Value = str | list[str] | None

PAPER: dict[str, Value] = {
    "id": "some-paper",
    "title": "A Paper about Multimodal Models",
    "arxiv": "2401.00001",
    "techniques": ["instruction-tuning"],
    "added": "2026-01-01",
}
DATASET: dict[str, Value] = {"id": "some-data", "name": "SomeData", "kind": ["benchmark"], "added": "2026-01-01"}
REMOVAL: dict[str, Value] = {"id": "gone", "kind": "paper", "reason": "withdrawn", "date": "2026-02-01"}
BASES = {"paper": PAPER, "dataset": DATASET, "removal": REMOVAL}
FILES = {"paper": "papers.yaml", "dataset": "datasets.yaml", "removal": "removed.yaml"}


def entry(kind: str, /, **fields: Value) -> dict[str, str | list[str]]:
    """An entry without fault, with some fields changed; None takes a field out."""
    values = {**BASES[kind], **fields}
    names = [*FIELDS[kind], *(name for name in values if name not in FIELDS[kind])]
    return {name: value for name in names if (value := values.get(name)) is not None}


def write(folder: Path, kind: str, *entries: Mapping[str, str | list[str]]) -> Path:
    """The catalog's file for entries of that kind, in form."""
    file = folder / FILES[kind]
    file.write_text(file_text(kind, entries), encoding="utf-8")
    return file


def findings(
    capsys: pytest.CaptureFixture[str], *files: Path, options: tuple[str, ...] = ("--today", TODAY)
) -> list[dict[str, str | int]]:
    """What `awesome check` says of the files."""
    main(["check", "--format", "json", *options, *map(str, files)])
    found: list[dict[str, str | int]] = json.loads(capsys.readouterr().out)
    return found


def codes(capsys: pytest.CaptureFixture[str], *files: Path) -> list[str | int]:
    """The codes of what `awesome check` says of the files."""
    return [finding["code"] for finding in findings(capsys, *files)]
