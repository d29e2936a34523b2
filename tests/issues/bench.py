"""A small list in a folder, and the two verbs run on it as the workflow runs them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from awesome.cli import main
from awesome.issues.forms import load_forms
from tests.issues.support import Answer, rendered
from tests.issues.world import BASE, REPOSITORY, Record, World

TODAY = "2026-11-23"
PAPERS = """\
# The papers.

- id: kite
  title: 'Kite: Visual Instruction Tuning of Birds'
  name: Kite
  authors: [Jane Example, Bo Sample, Wei Beispiel]
  date: '2024-01-02'
  venue: arXiv
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  topics: [training-data]
  modalities: [image]
  added: '2026-01-01'

- id: heron
  title: Heron Thinks Step by Step about Water
  arxiv: '2402.00002'
  techniques: [chain-of-thought]
  topics: [reasoning]
  modalities: [video]
  added: '2026-01-01'
"""
DATASETS = """\
- id: kite
  name: Kite
  paper: kite
  url: https://huggingface.co/datasets/example/kite
  kind: [instruction-tuning]
  techniques: [instruction-tuning]
  added: '2026-01-01'
"""
WORKS = {
    "2603.00003": Record("Wagtail: Instruction Tuning on Videos of Birds"),
    "2603.00004": Record(
        "A Withdrawn Work on Multimodal Models", comment="This paper has been withdrawn by the authors."
    ),
    "2603.00005": Record(
        "Ibis: Chain of Thought for Water Birds", comment="Accepted to CVPR 2026. Code: https://github.com/example/ibis"
    ),
}


@dataclass
class Bench:
    """The list, the world around it, and what the last command said."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    world: World = field(default_factory=lambda: World(WORKS))
    out: str = ""
    err: str = ""

    def __post_init__(self) -> None:
        (self.folder / "papers.yaml").write_text(PAPERS, encoding="utf-8")
        (self.folder / "datasets.yaml").write_text(DATASETS, encoding="utf-8")

    def text(self, name: str = "papers.yaml") -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def untouched(self) -> bool:
        return (self.text(), self.text("datasets.yaml")) == (PAPERS, DATASETS)

    def run(self, verb: str, *arguments: str) -> int:
        status = main([verb, *arguments, "--root", str(self.folder), "--today", TODAY], connect=lambda: self.world)
        said = self.capsys.readouterr()
        self.out, self.err = said.out, said.err
        assert "Traceback" not in self.err
        return status

    def issue(self, text: str, *options: str) -> int:
        """`awesome from-issue` on a text."""
        file = self.folder / "issue.md"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        return self.run("from-issue", str(file), *options)

    def form(self, kind: str, /, *options: str, **answers: Answer) -> int:
        """`awesome from-issue` on a form that was filled in."""
        return self.issue(rendered(kind, answers), *options)

    def propose(self, kind: str, text: str, number: int = 12, **more: Any) -> int:
        """Both jobs of the workflow, as they run for one event."""
        event = self.event(kind, text, number, **more)
        status = self.run("from-issue", "--event", str(event), "--output", str(self.folder / "outcome"))
        assert status in (0, 1), self.err
        return self.run("publish-issue", str(self.folder / "outcome" / "outcome.json"), "--event", str(event))

    def event(self, kind: str, text: str, number: int = 12, login: str = "some-one") -> Path:
        file = self.folder / "event.json"
        event = {
            "action": "edited",
            "issue": {
                "number": number,
                "title": "$(touch /tmp/owned) `id` ${{ github.token }}",
                "body": text,
                "state": "open",
                "labels": [{"name": load_forms()[kind].label}],
                "user": {"login": login, "id": 4711, "type": "User"},
            },
            "repository": {"full_name": REPOSITORY, "default_branch": "main", "private": False},
        }
        file.write_text(json.dumps(event), encoding="utf-8")
        return file

    def output(self, name: str) -> str:
        """A file that `--output` wrote."""
        return (self.folder / "outcome" / name).read_text(encoding="utf-8")

    def outcome(self) -> Any:
        return json.loads(self.output("outcome.json"))

    def entry(self, identifier: str, text: str | None = None) -> dict[str, Any]:
        """An entry of the list, or of another text of it."""
        entries: list[dict[str, Any]] = yaml.safe_load(self.text() if text is None else text)
        return next(entry for entry in entries if entry["id"] == identifier)

    def answer(self) -> str:
        """The one answer in the issue."""
        (comment,) = self.world.github.comments
        body: str = comment["body"]
        return body


@pytest.fixture
def bench(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setenv("GITHUB_TOKEN", "token")
    monkeypatch.setenv("GITHUB_SHA", BASE)
    return Bench(tmp_path, capsys)
