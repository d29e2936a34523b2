"""`awesome pr comment`: after an event the one comment says what is so now, whatever a stranger has left."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from awesome.cli import main
from awesome.pullrequest import commenting
from awesome.pullrequest.comment import MARKER
from awesome.pullrequest.report import encode
from tests.pullrequest.github import BOT, FORK, HEAD, OWN, PERSON, REPOSITORY, TOKEN, FakeGitHub, serving
from tests.pullrequest.hostile import TEXTS
from tests.pullrequest.rendering import ACTS_IN_TEXT, rendered
from tests.pullrequest.test_comment import FINDING, NEW, full, report
from tests.pullrequest.test_report import BAD_ARCHIVES, WRONG, archive

Comment = Callable[..., int]
GOOD = archive(("report.json", encode(report([NEW]))))


@pytest.fixture
def world() -> Iterator[FakeGitHub]:
    with serving() as found:
        yield found


@pytest.fixture
def after(world: FakeGitHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Comment:
    """`awesome pr comment` after an event; returns the exit status."""
    monkeypatch.setattr(commenting, "_PAUSE", 0)
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")

    def run(name: str, payload: Any) -> int:
        event = tmp_path / "event.json"
        event.write_bytes(payload if isinstance(payload, bytes) else json.dumps(payload).encode())
        monkeypatch.setenv("GITHUB_EVENT_NAME", name)
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
        return main(["pr", "comment"], connect=world.session)

    return run


def bodies(world: FakeGitHub, number: int = 12) -> list[str]:
    return [comment["body"] for comment in world.comments.get(number, [])]


def writes(world: FakeGitHub) -> list[str]:
    return [method for method, _ in world.requests if method != "GET"]


def test_a_check_that_is_done_is_commented_on_once(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    run = world.add_run("check.yml", 70, GOOD)
    assert after("workflow_run", {"workflow_run": run}) == 0
    (body,) = bodies(world)
    assert body.startswith(f"{MARKER}\n### The check passes")
    assert "`some-paper`" in body
    assert "https://github.com/birds/list/actions/runs/70" in body
    assert world.passwords == [None]


def test_the_comment_is_brought_up_to_date_in_its_place(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    world.add_comment(12, "Please merge!", PERSON)
    first = archive(("report.json", encode(report([NEW], [FINDING]))))
    assert after("workflow_run", {"workflow_run": world.add_run("check.yml", 70, first, conclusion="failure")}) == 0
    assert "1 error to mend" in bodies(world)[1]
    world.pulls[12]["head"]["sha"] = "c" * 40
    assert after("workflow_run", {"workflow_run": world.add_run("check.yml", 71, GOOD, sha="c" * 40)}) == 0
    assert len(bodies(world)) == 2
    assert "The check passes" in bodies(world)[1]
    assert "runs/71" in bodies(world)[1]
    assert writes(world) == ["POST", "PATCH"]


def test_what_is_said_already_is_not_said_again(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    run = world.add_run("check.yml", 70, GOOD)
    for _ in range(2):
        assert after("workflow_run", {"workflow_run": run}) == 0
    assert writes(world) == ["POST"]


def test_only_the_bots_own_comment_is_written_over(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    forged = f"{MARKER}\n### The check passes\n"
    others: list[dict[str, str] | None] = [PERSON, {"login": "github-actions[bot]", "type": "User"}, {"login": "other[bot]", "type": "Bot"}, None]  # fmt: skip
    for user in others:
        world.add_comment(12, forged, user)
    world.add_comment(12, f"Somebody wrote: {MARKER}", BOT)
    assert after("workflow_run", {"workflow_run": world.add_run("check.yml", 70, GOOD)}) == 0
    assert bodies(world)[: len(others)] == [forged] * len(others)
    assert len(bodies(world)) == len(others) + 2


def test_the_comment_is_found_behind_many_others(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    for number in range(250):
        world.add_comment(12, f"Comment {number}", PERSON)
    world.add_comment(12, f"{MARKER}\nold", BOT)
    assert after("workflow_run", {"workflow_run": world.add_run("check.yml", 70, GOOD)}) == 0
    assert writes(world) == ["PATCH"]
    assert "The check passes" in bodies(world)[-1]


def test_a_preview_that_is_done_is_linked(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    world.add_run("check.yml", 70, GOOD)
    assert after("workflow_run", {"workflow_run": world.add_run("preview.yml", 80, b"pages")}) == 0
    assert "https://github.com/birds/list/actions/runs/80/artifacts/800" in bodies(world)[0]


def test_a_preview_that_is_done_first_waits_for_the_check(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    world.add_run("check.yml", 70, None, status="in_progress", conclusion="")
    assert after("workflow_run", {"workflow_run": world.add_run("preview.yml", 80, b"pages")}) == 0
    assert bodies(world) == []


def test_a_run_of_what_has_been_pushed_over_says_nothing(world: FakeGitHub, after: Comment) -> None:
    world.add_pull(sha="c" * 40)
    assert after("workflow_run", {"workflow_run": world.add_run("check.yml", 70, GOOD)}) == 0
    assert bodies(world) == []


def test_a_run_again_counts_with_what_it_left_last(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    run = world.add_run("check.yml", 70, archive(("report.json", encode(report([NEW], [FINDING])))))
    world.artifacts[70].append({"id": 701, "name": "pull-request", "size_in_bytes": 9, "expired": False})
    world.archives[701] = GOOD
    assert after("workflow_run", {"workflow_run": run}) == 0
    assert "The check passes" in bodies(world)[0]


@pytest.mark.parametrize(
    "other",
    [
        {"head_repository": {**FORK, "id": 8}},
        {"head_branch": "another"},
        {"head_sha": "d" * 40},
        {"event": "push"},
        {"head_repository": None},
        {"head_branch": None},
    ],
)
def test_a_run_of_something_else_says_nothing_of_a_pull_request(
    other: dict[str, Any], world: FakeGitHub, after: Comment
) -> None:
    """Whose run it is comes from GitHub: a run cannot point to another pull request."""
    world.add_pull()
    assert after("workflow_run", {"workflow_run": world.add_run("check.yml", 70, GOOD) | other}) == 0
    assert bodies(world) == []


def test_a_pull_request_that_the_report_names_is_not_looked_at(world: FakeGitHub, after: Comment) -> None:
    world.add_pull(12)
    world.add_pull(13, branch="another", sha="d" * 40)
    run = world.add_run("check.yml", 70, GOOD, pull_requests=[{"number": 13}], display_title="#13")
    assert after("workflow_run", {"workflow_run": run}) == 0
    assert bodies(world, 13) == []
    assert len(bodies(world, 12)) == 1


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [*BAD_ARCHIVES, *WRONG])
def test_what_is_no_report_is_refused_and_the_comment_says_so(
    name: str, world: FakeGitHub, after: Comment, capsys: pytest.CaptureFixture[str]
) -> None:
    world.add_pull()
    left = BAD_ARCHIVES[name]() if name in BAD_ARCHIVES else archive(("report.json", WRONG[name]))
    assert after("workflow_run", {"workflow_run": world.add_run("check.yml", 70, left)}) == 2
    (body,) = bodies(world)
    assert "### The check could not say what this changes" in body
    assert "What the check has left is not taken: " in body
    printed = capsys.readouterr().err
    assert "is not taken" in printed
    assert "Traceback" not in printed


def test_an_archive_that_lies_about_its_size_to_github_is_not_read_on(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    run = world.add_run("check.yml", 70, b"x" * 20_000_000)
    world.artifacts[70][0]["size_in_bytes"] = 100
    assert after("workflow_run", {"workflow_run": run}) == 2


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_report_makes_a_harmless_comment(
    text: str, world: FakeGitHub, after: Comment, capsys: pytest.CaptureFixture[str]
) -> None:
    world.add_pull(branch=text[:50].replace("\0", "") or "x")
    world.files[12] = ["papers.yaml", text]
    left = archive(("report.json", encode(full(text))))
    run = world.add_run("check.yml", 70, left, head_branch=world.pulls[12]["head"]["ref"])
    assert after("workflow_run", {"workflow_run": run}) == 0
    (body,) = bodies(world)
    found = rendered(body)
    assert not ACTS_IN_TEXT.search(found.text)
    assert "script" not in found.tags
    assert "::" not in capsys.readouterr().err


def test_a_check_that_left_nothing_is_said(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    assert after("workflow_run", {"workflow_run": world.add_run("check.yml", 70, None, conclusion="failure")}) == 0
    assert "The check has left no report." in bodies(world)[0]


def test_a_report_that_names_no_error_of_a_check_that_failed_is_not_a_pass(world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    assert after("workflow_run", {"workflow_run": world.add_run("check.yml", 70, GOOD, conclusion="failure")}) == 0
    assert "### The check did not end well" in bodies(world)[0]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (["papers.yaml", "datasets.yaml", "removed.yaml"], ""),
        (["papers.yaml", "README.md"], "This also changes 1 file beside the list."),
        (["awesome/checking.py"], "The check itself is among what it changes"),
        ([".github/workflows/check.yml"], "The check itself is among what it changes"),
        (["Makefile", "constraints.txt"], "The check itself is among what it changes"),
        ([f"docs/{n}.md" for n in range(150)] + ["pyproject.toml"], "This also changes 151 files beside the list."),
    ],
)  # fmt: skip
def test_what_else_is_changed_is_said(files: list[str], says: str, world: FakeGitHub, after: Comment) -> None:
    world.add_pull()
    world.files[12] = files
    assert after("workflow_run", {"workflow_run": world.add_run("check.yml", 70, GOOD)}) == 0
    assert says in bodies(world)[0]
    assert bool(says) == ("beside the list" in bodies(world)[0])


# conflicts


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


def test_the_report_of_the_fake_is_a_report() -> None:
    assert msgspec.json.decode(encode(report([NEW])))["version"] == 1
    assert len(HEAD) == 40
