"""The one issue: opened, brought up to date, closed when nothing is left, opened again; never another's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from awesome.verifying.issue import LABEL, MARK
from awesome.verifying.report import to_json
from tests.verifying.behaviours import status
from tests.verifying.support import Bench
from tests.verifying.test_report import report, row
from tests.verifying.world import World


@pytest.fixture
def told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setenv("GITHUB_TOKEN", "made-up-token")
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/list")
    monkeypatch.setenv("GITHUB_SHA", "0123456789" * 4)
    monkeypatch.delenv("GITHUB_SERVER_URL", raising=False)
    return bench


def tell(bench: Bench, *rows: object, never: int = 0) -> int:
    file = bench.folder / "report.json"
    file.write_bytes(to_json(report(*rows, never=never)))  # type: ignore[arg-type]
    return bench.verify("--issue", str(file))


def test_the_life_of_the_issue(told: Bench, world: World) -> None:
    assert tell(told) == 0
    assert world.issues == []
    assert tell(told, row(1), row(2)) == 0
    (issue,) = world.issues
    assert issue["title"] == "The list against the world: 2 findings"
    assert issue["labels"] == [{"name": LABEL}]
    assert issue["body"].startswith(MARK)
    assert f"[`paper-1`](https://github.com/example/list/blob/{'0123456789' * 4}/papers.yaml#L1)" in issue["body"]
    tell(told, row(1))
    assert issue["title"] == "The list against the world: 1 finding"
    assert issue["comments"] == []
    tell(told)
    assert (issue["state"], issue["state_reason"]) == ("closed", "completed")
    assert issue["comments"] == ["Nothing is left to be mended."]
    tell(told)
    assert len(issue["comments"]) == 1
    tell(told, row(3))
    assert len(world.issues) == 1
    assert issue["state"] == "open"


def test_what_is_said_already_is_not_said_again(told: Bench, world: World) -> None:
    tell(told, row(1))
    world.asked.clear()
    tell(told, row(1))
    assert [method for method, _ in world.asked] == ["GET"]
    assert "says so already" in told.err


def test_it_stays_open_while_not_everything_was_looked_at(told: Bench, world: World) -> None:
    tell(told, row(1))
    tell(told, never=100)
    assert world.issues[0]["state"] == "open"
    assert "100 were never looked at" in world.issues[0]["body"]


def test_notes_alone_open_nothing(told: Bench, world: World) -> None:
    note = row(1)
    tell(told, type(note)(**{**{name: getattr(note, name) for name in note.__struct_fields__}, "kind": "redirect"}))
    assert world.issues == []


def test_issues_of_others_are_left_alone(told: Bench, world: World) -> None:
    foreign: list[dict[str, Any]] = [
        {"title": "Marked by a stranger", "body": f"{MARK}\nmine", "labels": []},
        {"title": "Labelled for another reason", "body": "Please look at this", "labels": [{"name": LABEL}]},
        {"title": "A pull request", "body": MARK, "labels": [{"name": LABEL}], "pull_request": {}},
    ]
    for number, issue in enumerate(foreign, start=1):
        world.issues.append({"number": number, "state": "open", "comments": [], **issue})
    before = [dict(issue) for issue in world.issues]
    tell(told, row(1))
    assert world.issues[:3] == before
    assert len(world.issues) == 4


def test_a_second_one_is_closed(told: Bench, world: World) -> None:
    tell(told, row(1))
    world.issues.append({**world.issues[0], "number": 2, "comments": []})
    tell(told, row(1))
    assert [issue["state"] for issue in world.issues] == ["open", "closed"]
    assert world.issues[1]["comments"] == ["Continued in #1."]


def test_a_report_of_thousands_fits(told: Bench, world: World) -> None:
    assert tell(told, *(row(number, "x" * 150) for number in range(5_000))) == 0
    assert len(world.issues[0]["body"]) < 65_536


@pytest.mark.parametrize("missing", ["GITHUB_TOKEN", "GITHUB_REPOSITORY"])
def test_what_is_missing_is_named(missing: str, told: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(missing)
    assert tell(told, row(1)) == 2
    assert missing in told.err


@pytest.mark.parametrize("repository", ["../../gists", "example/list/../..", "example", "example/list?x=", "a b/c"])
def test_a_repository_has_two_names(
    repository: str, told: Bench, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", repository)
    assert tell(told, row(1)) == 2
    assert world.asked == []


def test_a_github_that_does_not_answer_is_named(told: Bench, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "another-token")
    assert tell(told, row(1)) == 2
    assert "Bad credentials" in told.err
    world.broken["github"] = status(500)
    assert tell(told, row(1)) == 2


def test_a_report_that_is_not_there_is_named(told: Bench, tmp_path: Path) -> None:
    assert told.verify("--issue", str(tmp_path / "nowhere.json")) == 2
    assert "nowhere.json" in told.err


def test_the_workflow_reads_with_one_job_and_writes_with_another() -> None:
    text = (Path(__file__).parents[2] / ".github" / "workflows" / "verify.yml").read_text()
    look, _, tell_job = text.partition("\n  tell:\n")
    assert "write" not in look.partition("\njobs:\n")[2].partition("steps:")[0]
    assert "issues: write" in tell_job
    assert "awesome verify --issue report.json" in tell_job
    assert "--budget" not in tell_job
