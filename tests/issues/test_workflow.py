"""The workflow of forms: who may do what in it, and that its commands run as they stand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from awesome.issues.forms import load_forms
from awesome.issues.outcome import FILE_NAME
from tests.issues.bench import Bench
from tests.issues.support import rendered
from tests.issues.test_hostile import PAYLOADS, inert

ROOT = Path(__file__).parents[2]
WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows/from-issue.yml").read_text(encoding="utf-8"))
READ, PROPOSE = WORKFLOW["jobs"]["read"], WORKFLOW["jobs"]["propose"]


def commands(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job["steps"] if "run" in step and not step["run"].startswith("python -m pip")]


def test_it_runs_for_forms_alone() -> None:
    # YAML 1.1 reads the word `on` as true
    assert WORKFLOW[True] == {"issues": {"types": ["opened", "edited", "reopened"]}}
    condition = " ".join(READ["if"].split())
    for form in load_forms().values():
        assert f"contains(github.event.issue.labels.*.name, '{form.label}')" in condition
    assert condition.startswith("github.event.issue.state == 'open' && (")
    assert PROPOSE["needs"] == "read"


def test_the_job_that_reads_may_write_nothing_and_the_other_no_more_than_it_needs() -> None:
    assert READ["permissions"] == {"contents": "read"}
    assert PROPOSE["permissions"] == {"contents": "write", "issues": "write", "pull-requests": "write"}
    assert not any("env" in step for step in READ["steps"])
    assert [step["env"] for step in PROPOSE["steps"] if "env" in step] == [{"GITHUB_TOKEN": "${{ github.token }}"}]


def test_one_issue_is_worked_on_once_at_a_time() -> None:
    assert WORKFLOW["concurrency"] == {
        "group": "from-issue-${{ github.event.issue.number }}",
        "cancel-in-progress": False,
    }


def test_what_one_job_leaves_the_other_takes() -> None:
    (left,) = [step["with"] for step in READ["steps"] if "upload-artifact" in step.get("uses", "")]
    (taken,) = [step["with"] for step in PROPOSE["steps"] if "download-artifact" in step.get("uses", "")]
    assert left["name"] == taken["name"]
    assert left["path"] == f"{taken['path']}/{FILE_NAME}"
    assert commands(PROPOSE) == [f'awesome publish-issue {left["path"]} --event "$GITHUB_EVENT_PATH"']


def run(bench: Bench, text: str) -> subprocess.CompletedProcess[str]:
    """The command of the first job, as a runner runs it, in a clone."""
    (command,) = commands(READ)
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_EVENT_PATH": str(bench.event("correction", text)),
        "GITHUB_ENV": str(bench.folder / "env.txt"),
        "GITHUB_OUTPUT": str(bench.folder / "output.txt"),
        "GITHUB_PATH": str(bench.folder / "path.txt"),
    }
    return subprocess.run(
        ["bash", "-e", "-c", command], cwd=bench.folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )  # fmt: skip


def test_its_command_makes_an_outcome_of_a_correction(bench: Bench) -> None:
    done = run(bench, rendered("correction", {"entry": "kite", "field": "venue", "value": "ICLR 2025"}))
    assert done.returncode == 0, done.stderr
    assert bench.outcome()["entry"]["values"]["venue"] == "ICLR 2025"
    assert bench.untouched()


def test_its_command_ends_well_where_something_is_missing_and_not_where_it_cannot_run(bench: Bench) -> None:
    assert run(bench, "").returncode == 0
    assert bench.outcome()["asked"][0]["words"] == "no_form"
    (bench.folder / "papers.yaml").unlink()
    done = run(bench, rendered("correction", {"entry": "kite", "field": "venue", "value": "ICLR 2025"}))
    assert done.returncode != 0


def test_nothing_that_is_typed_reaches_the_runner(bench: Bench) -> None:
    for payload in PAYLOADS[:24]:
        done = run(
            bench, rendered("correction", {"entry": "kite", "field": "title", "value": payload, "note": payload})
        )
        assert done.returncode == 0, done.stderr
        for line in (done.stdout + done.stderr).splitlines():
            assert not line.lstrip().startswith(("::", "##["))
        inert(bench.output("answer.md"))
        assert json.loads(bench.output(FILE_NAME))["version"] == 1
    assert {path.name for path in bench.folder.iterdir()} == {"papers.yaml", "datasets.yaml", "event.json", "outcome"}
