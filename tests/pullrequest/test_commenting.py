"""`awesome pr comment`: after an event the one comment says what is so now, whatever a stranger has left."""

from __future__ import annotations

from typing import Any

import pytest

from awesome.pullrequest.comment import MARKER
from awesome.pullrequest.report import encode
from tests.pullrequest.conftest import Comment
from tests.pullrequest.github import BOT, FORK, PERSON, FakeGitHub, bodies, writes
from tests.pullrequest.hostile import TEXTS
from tests.pullrequest.rendering import ACTS_IN_TEXT, rendered
from tests.pullrequest.test_comment import FINDING, NEW, full, report
from tests.pullrequest.test_report import BAD_ARCHIVES, WRONG, archive

GOOD = archive(("report.json", encode(report([NEW]))))


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
