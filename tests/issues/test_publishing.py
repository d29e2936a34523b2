"""Both jobs of the workflow against a made-up GitHub: the branch, the pull request, the answer, and doing it again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from awesome.issues.publishing import MOST_OPEN
from awesome.sources.errors import SourceError
from tests.issues.bench import PAPERS, Bench
from tests.issues.support import rendered
from tests.issues.world import BASE

WAGTAIL = rendered("paper", {"paper": "2603.00003", "techniques": "instruction-tuning"})
BRANCH = "refs/heads/from-issue/12"


def test_a_form_becomes_a_branch_and_a_pull_request(bench: Bench) -> None:
    assert bench.propose("paper", WAGTAIL) == 0, bench.err
    github = bench.world.github
    assert set(github.refs) == {"refs/heads/main", BRANCH}
    assert github.refs["refs/heads/main"] == BASE
    commit = github.commits[github.refs[BRANCH]]
    assert commit["parents"] == [BASE]
    assert commit["message"] == (
        "Add the paper wagtail\n\nFrom-issue: #12\nCo-authored-by: some-one <4711+some-one@users.noreply.github.com>\n"
    )
    assert list(github.trees[commit["tree"]["sha"]]) == ["papers.yaml"]
    proposed = github.file("from-issue/12", "papers.yaml")
    assert bench.entry("wagtail", proposed)["arxiv"] == "2603.00003"
    assert "".join(line for line in proposed.splitlines(keepends=True) if line in PAPERS.splitlines(keepends=True))
    (pull,) = github.pulls
    assert (pull["title"], pull["head"], pull["base"]) == ("Add the paper wagtail", "from-issue/12", "main")
    assert "Closes #12" in pull["body"]
    assert f"#{pull['number']}" in bench.answer()
    # the clone itself is as it was
    assert bench.untouched()


def test_the_same_form_again_moves_nothing_else(bench: Bench) -> None:
    bench.propose("paper", WAGTAIL)
    refs, answer = dict(bench.world.github.refs), bench.answer()
    bench.propose("paper", WAGTAIL)
    assert bench.world.github.refs == refs
    assert len(bench.world.github.pulls) == 1
    assert bench.answer() == answer


def test_an_edited_form_updates_branch_and_pull_request(bench: Bench) -> None:
    bench.propose("paper", WAGTAIL)
    bench.propose("paper", rendered("paper", {"paper": "2603.00005", "techniques": "chain-of-thought"}))
    github = bench.world.github
    (pull,) = github.pulls
    assert pull["title"] == "Add the paper ibis"
    assert "wagtail" not in github.file("from-issue/12", "papers.yaml")
    assert "ibis" in github.file("from-issue/12", "papers.yaml")
    assert set(github.refs) == {"refs/heads/main", BRANCH}
    assert len(github.comments) == 1


def test_a_form_that_lacks_something_is_answered_and_mended(bench: Bench) -> None:
    bench.propose("paper", rendered("paper", {"paper": "no idea"}))
    assert "No paper is found by `no idea`" in bench.answer()
    assert bench.world.github.refs == {"refs/heads/main": BASE}
    bench.propose("paper", WAGTAIL)
    assert "This is proposed as #100" in bench.answer()


def test_a_broken_edit_leaves_what_was_proposed(bench: Bench) -> None:
    bench.propose("paper", WAGTAIL)
    refs = dict(bench.world.github.refs)
    bench.propose("paper", rendered("paper", {}))
    assert bench.world.github.refs == refs
    assert "Which paper is it?" in bench.answer()


def test_two_issues_about_one_paper_have_a_branch_each(bench: Bench) -> None:
    bench.propose("paper", WAGTAIL, 12)
    first = bench.world.github.refs[BRANCH]
    bench.world.github.comments.clear()
    bench.propose("paper", WAGTAIL, 13)
    assert bench.world.github.refs[BRANCH] == first
    assert "refs/heads/from-issue/13" in bench.world.github.refs


@pytest.mark.parametrize(
    "change",
    [
        {"committer": {"email": "maintainer@example.org"}},
        {"author": {"email": "maintainer@example.org"}},
        {"message": "Mend the title"},
        {"message": "Add the paper wagtail\n\nFrom-issue: #123\n"},
    ],
)
def test_what_somebody_else_pushed_is_not_written_over(change: dict[str, Any], bench: Bench) -> None:
    bench.propose("paper", WAGTAIL)
    github = bench.world.github
    github.commits["c" * 40] = {**github.commits[github.refs[BRANCH]], **change}
    github.refs[BRANCH] = "c" * 40
    bench.propose("paper", rendered("paper", {"paper": "2603.00005", "techniques": "chain-of-thought"}))
    assert github.refs[BRANCH] == "c" * 40
    assert github.pulls[0]["title"] == "Add the paper wagtail"
    assert "Somebody has worked on the branch `from-issue/12`" in bench.answer()


def test_a_closed_pull_request_is_not_opened_again(bench: Bench) -> None:
    bench.propose("paper", WAGTAIL)
    bench.world.github.pulls[0]["state"] = "closed"
    written = len(bench.world.github.written)
    bench.propose("paper", WAGTAIL)
    assert len(bench.world.github.pulls) == 1
    assert "was closed" in bench.answer()
    assert all("/issues/" in path for _, path in bench.world.github.written[written:])


def test_a_merged_one_may_be_followed_by_another(bench: Bench) -> None:
    bench.propose("correction", rendered("correction", {"entry": "kite", "field": "venue", "value": "ICLR 2025"}))
    bench.world.github.pulls[0].update(state="closed", merged_at="2026-11-23T00:00:00Z")
    bench.world.github.refs.pop(BRANCH)
    bench.propose("correction", rendered("correction", {"entry": "kite", "field": "venue", "value": "ICLR 2024"}))
    assert [pull["state"] for pull in bench.world.github.pulls] == ["closed", "open"]


def test_where_workflows_may_open_no_pull_request_the_branch_is_named(bench: Bench) -> None:
    bench.world.github.may_open = False
    assert bench.propose("paper", WAGTAIL) == 0
    assert BRANCH in bench.world.github.refs
    assert "ready in the branch `from-issue/12`" in bench.answer()


def test_who_opens_very_many_is_left_to_a_maintainer(bench: Bench) -> None:
    bench.world.github.open_issues = MOST_OPEN + 1
    bench.propose("paper", WAGTAIL)
    assert bench.world.github.refs == {"refs/heads/main": BASE}
    assert "You have many open issues" in bench.answer()


def test_an_answer_of_somebody_else_is_not_written_over(bench: Bench) -> None:
    forged = {"id": 99, "user": {"login": "stranger"}, "body": "<!-- awesome from-issue -->\nclick here"}
    bench.world.github.comments.append(forged)
    bench.propose("paper", WAGTAIL)
    assert bench.world.github.comments[0]["body"].endswith("click here")
    assert len(bench.world.github.comments) == 2


def test_a_list_that_changed_meanwhile_is_asked_about(bench: Bench) -> None:
    event = bench.event("paper", WAGTAIL)
    outcome = bench.folder / "outcome"
    assert bench.run("from-issue", "--event", str(event), "--output", str(outcome)) == 0
    assert bench.run("from-issue", "--event", str(event), "--yes") == 0
    assert bench.run("publish-issue", str(outcome / "outcome.json"), "--event", str(event)) == 0
    assert "The change cannot be made" in bench.answer()
    assert bench.world.github.refs == {"refs/heads/main": BASE}


def test_a_github_that_fails_is_said_and_changes_no_more(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> tuple[int, Any]:
        return 500, {"message": "\x1b[31mServer Error"}

    monkeypatch.setattr(bench.world.github, "answer", fail)
    assert bench.propose("paper", WAGTAIL) == 2
    assert "GitHub" in bench.err
    assert "\x1b" not in bench.err
    assert issubclass(SourceError, Exception)


def write(bench: Bench, outcome: Any) -> int:
    """Publish an outcome as if the first job had been taken over."""
    file = bench.folder / "forged.json"
    file.write_bytes(outcome if isinstance(outcome, bytes) else json.dumps(outcome).encode())
    return bench.run("publish-issue", str(file), "--event", str(bench.event("paper", WAGTAIL)))


ENTRY = {
    "id": "x",
    "title": "A Title of Something",
    "arxiv": "2603.00003",
    "topics": ["evaluation"],
    "added": "2026-11-23",
}


@pytest.mark.parametrize(
    "outcome",
    [
        b"", b"null", b"[]", b"{", b'{"version": 2}', b"\xff", b"[" * 100_000, b"x" * 1_000_001,
        {"version": 1, "branch": "main"},
        {"version": 1, "id": "../../x"},
        {"version": 1, "id": "x\ny"},
        {"version": 1, "entry": {"kind": "workflow", "values": {}}},
        {"version": 1, "entry": {"kind": "paper", "values": {"id": ["x"] * 10_000}}},
        {"version": 1, "entry": {"kind": "paper", "values": {"../x": "y"}}},
        {"version": 1, "entry": {"kind": "paper", "values": {"title": {"a": "b"}}}},
        {"version": 1, "fields": ["x`"]},
        {"version": 1, "asked": [{"words": "x" * 50}]},
    ],
)  # fmt: skip
def test_what_is_no_outcome_is_refused(outcome: Any, bench: Bench) -> None:
    assert write(bench, outcome) == 2
    assert bench.world.github.written == []


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"kind": "paper", "values": {**ENTRY, "id": "../../.github/workflows/x"}}, "is not a slug"),
        ({"kind": "paper", "values": {**ENTRY, "path": "x"}}, "path"),
        ({"kind": "paper", "values": {}}, "missing"),
        ({"kind": "paper", "values": ENTRY, "replaces": "nobody"}, "`nobody`"),
        ({"kind": "dataset", "values": ENTRY}, "field"),
    ],
)
def test_an_entry_that_would_not_pass_is_not_proposed(entry: Any, said: str, bench: Bench) -> None:
    assert write(bench, {"version": 1, "id": "x", "entry": entry}) == 0
    assert said in bench.answer()
    assert bench.world.github.refs == {"refs/heads/main": BASE}


def test_words_that_there_are_not_and_values_that_are_missing_are_shown_as_code(bench: Bench) -> None:
    asked = [{"words": "no_such_words", "values": {}}, {"words": "listed_already", "values": {"id": "</code><b>@all"}}]
    assert write(bench, {"version": 1, "asked": asked}) == 0
    assert "- `no_such_words`" in bench.answer()
    assert "`</code><b>@all`: `{title}`" in bench.answer()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GITHUB_TOKEN", ""),
        ("GITHUB_TOKEN", "a\nb"),
        ("GITHUB_SHA", ""),
        ("GITHUB_SHA", "main"),
        ("GITHUB_SHA", "b" * 39 + "\n"),
    ],
)
def test_without_token_or_commit_nothing_runs(
    name: str, value: str, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert write(bench, {"version": 1}) == 2
    assert name in bench.err


@pytest.mark.parametrize(
    "repository",
    [
        {"full_name": "a/b/../c"},
        {"full_name": "a/b?x"},
        {"full_name": "a/b\n"},
        {"default_branch": "../x"},
        {"default_branch": "-x"},
    ],
)
def test_an_event_of_another_shape_is_refused(repository: dict[str, str], bench: Bench) -> None:
    file = bench.event("paper", WAGTAIL)
    event = json.loads(file.read_text())
    event["repository"] |= repository
    file.write_text(json.dumps(event))
    assert bench.run("from-issue", "--event", str(file), "--output", str(bench.folder / "outcome")) == 2
    for text in ("", "[]", "{}", '{"issue": {"number": 0}}', "[" * 100_000):
        file.write_text(text)
        assert bench.run("from-issue", "--event", str(file)) == 2


@pytest.mark.parametrize("login", ["ghost\n[skip ci]", "a b", "x" * 60, "", "dependabot[bot]"])
def test_only_a_real_login_is_credited(login: str, bench: Bench) -> None:
    bench.event("paper", WAGTAIL)
    event = bench.event("paper", WAGTAIL, login=login)
    bench.run("from-issue", "--event", str(event), "--output", str(bench.folder / "outcome"))
    assert bench.output("commit.txt") == "Add the paper wagtail\n\nFrom-issue: #12\n"
