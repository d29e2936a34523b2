"""`awesome pr comment`: conflicts are explained, and what cannot be answered is said."""

from __future__ import annotations

from typing import Any

import pytest

from awesome.cli import main
from awesome.pullrequest.comment import MARKER
from awesome.pullrequest.report import encode
from tests.pullrequest.conftest import Comment
from tests.pullrequest.github import BOT, OWN, FakeGitHub, bodies, writes
from tests.pullrequest.test_comment import NEW, report
from tests.pullrequest.test_report import archive

GOOD = archive(("report.json", encode(report([NEW]))))


def test_a_conflict_from_the_start_is_explained(world: FakeGitHub, after: Comment) -> None:
    world.add_pull(mergeable=False)
    world.unsettled = 2
    assert after("pull_request_target", {"action": "opened", "pull_request": {"number": 12}}) == 0
    assert "### This cannot be merged yet" in bodies(world)[0]


def test_no_conflict_no_comment(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    assert after("pull_request_target", {"action": "opened", "pull_request": {"number": 12}}) == 0
    assert bodies(world) == []


def test_a_push_to_main_tells_those_that_it_brings_into_conflict(world: FakeGitHub, after: Comment) -> None:
    world.add_pull(12, mergeable=False)
    world.add_pull(13, branch="another", mergeable=True)
    world.add_pull(14, branch="own", mergeable=False, repository=OWN)
    world.add_pull(15, branch="gone", mergeable=False, repository=None)
    world.add_pull(16, branch="closed", mergeable=False, state="closed")
    world.add_comment(12, f"{MARKER}\n### The check passes\n", BOT)
    assert after("push", {"ref": "refs/heads/main"}) == 0
    assert [len(bodies(world, number)) for number in (12, 13, 14, 15, 16)] == [1, 0, 1, 1, 0]
    assert all("cannot be merged yet" in bodies(world, number)[0] for number in (12, 14, 15))


def test_a_conflict_that_is_mended_gives_its_place_to_the_report(world: FakeGitHub, after: Comment) -> None:
    world.add_pull(mergeable=False)
    assert after("pull_request_target", {"pull_request": {"number": 12}}) == 0
    world.pulls[12]["mergeable"] = True
    assert after("workflow_run", {"workflow_run": world.add_run("check.yml", 70, GOOD)}) == 0
    (body,) = bodies(world)
    assert "The check passes" in body
    assert "cannot be merged" not in body


def test_whether_it_can_be_merged_is_not_waited_for_without_end(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    world.unsettled = 1000
    assert after("pull_request_target", {"pull_request": {"number": 12}}) == 0
    assert len(world.requests) < 10


# what cannot run


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("issues", {}),
        ("workflow_run", {}),
        ("workflow_run", b"\xff"),
        ("workflow_run", {"workflow_run": {"id": "70"}}),
        ("pull_request_target", {"pull_request": {"number": "12; rm -rf /"}}),
        ("pull_request_target", []),
    ],
)
def test_an_event_of_another_form_is_refused(
    name: str, payload: Any, world: FakeGitHub, after: Comment, capsys: pytest.CaptureFixture[str]
) -> None:
    assert after(name, payload) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert writes(world) == []


@pytest.mark.parametrize("status", [401, 403, 404, 500])
def test_a_github_that_does_not_answer_is_said(
    status: int, world: FakeGitHub, after: Comment, capsys: pytest.CaptureFixture[str]
) -> None:
    world.add_pull()
    world.status = status
    assert after("pull_request_target", {"pull_request": {"number": 12}}) == 2
    printed = capsys.readouterr().err
    assert str(status) in printed
    assert not any(line.lstrip().startswith("::") for line in printed.splitlines())


@pytest.mark.parametrize("missing", ["GITHUB_TOKEN", "GITHUB_REPOSITORY", "GITHUB_EVENT_PATH", "GITHUB_EVENT_NAME"])
def test_outside_of_a_workflow_it_says_where_it_belongs(
    missing: str, after: Comment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    after("push", {})
    monkeypatch.delenv(missing)
    capsys.readouterr()
    assert main(["pr", "comment"]) == 2
    assert f"{missing} is not set" in capsys.readouterr().err


@pytest.mark.parametrize("repository", ["birds", "birds/list/../other", "birds/list?x", "../birds", "birds/li st"])
def test_a_repository_that_is_none_is_not_asked_for(
    repository: str, world: FakeGitHub, after: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", repository)
    assert after("pull_request_target", {"pull_request": {"number": 12}}) == 2
    assert world.requests == []


def test_a_commit_that_is_none_is_not_linked(world: FakeGitHub, after: Comment) -> None:
    world.add_pull(sha="../../evil")
    assert after("pull_request_target", {"pull_request": {"number": 12}}) == 0
    assert bodies(world) == []
