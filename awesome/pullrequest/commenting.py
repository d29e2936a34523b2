"""Keeping the comments of pull requests up to date, from what GitHub says happened.

Of the event only GitHub's own words are used: which pull request it is about is asked of GitHub, never read from what a
run has left. Nothing is remembered: each time the whole comment is made anew from what GitHub says now.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

import msgspec

from awesome.model import KIND_OF_FILE
from awesome.pullrequest import artifact
from awesome.pullrequest.comment import MARKER, Situation, comment, conflict, no_report
from awesome.pullrequest.github import REPOSITORY, Artifact, GitHub, Pull, Run
from awesome.pullrequest.places import Place
from awesome.pullrequest.report import ReportError

CHECK, PREVIEW = "check.yml", "preview.yml"
"""The files of the workflows whose runs are looked for."""

PREVIEW_ARTIFACT = "preview"

_BOT = ("github-actions[bot]", "Bot")
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_OWN_TOOL = re.compile(r"(?:awesome|\.github)/|(?:pyproject\.toml|constraints\.txt|Makefile)\Z")
_MOST_PULLS = 50
_LOOKS = 6
_PAUSE = 3.0
"""GitHub finds out whether a pull request can be merged when it is asked, some seconds after."""


class EventError(Exception):
    """The event is not of a kind that is answered, or not of the form that GitHub promises."""


class _OfRun(msgspec.Struct):
    workflow_run: Run


class _Numbered(msgspec.Struct):
    number: int


class _OfPull(msgspec.Struct):
    pull_request: _Numbered


def answer(name: str, payload: bytes, github: GitHub, server: str, repository: str) -> Iterator[str]:
    """Bring the comments up to date that an event is about; yields a line on each pull request.

    Args:
        name: of the event, as GitHub gives it to a workflow.
        payload: the event, JSON.
        github: the repository's pull requests.
        server: address of GitHub's site.
        repository: ``owner/name``.

    Raises:
        EventError: there is nothing like it to answer.
        ReportError: what a check has left is not what it leaves; the comment says so.
        SourceError: GitHub does not answer, or does not take the comment.
    """
    if not REPOSITORY.fullmatch(repository):
        raise EventError("the repository's name is not of the form owner/name")
    checked = name == "workflow_run"
    refused: ReportError | None = None
    for number in _concerned(name, payload, github):
        pull = _settled(github, number)
        place = _place(pull, server, repository)
        if pull.state != "open" or place is None:
            yield f"#{number}: is not open, or its commit is gone"
        elif pull.mergeable is False:
            yield f"#{number}: in conflict, {_say(github, number, conflict(Situation(place)))}"
        elif not checked:
            yield f"#{number}: not in conflict"
        else:
            try:
                yield f"#{number}: {_report(github, pull, place)}"
            except ReportError as error:
                yield f"#{number}: {error}"
                refused = error
    if refused is not None:
        raise refused


def _concerned(name: str, payload: bytes, github: GitHub) -> Iterable[int]:
    """The numbers of the pull requests that an event is about."""
    try:
        if name == "workflow_run":
            run = msgspec.json.decode(payload, type=_OfRun).workflow_run
            if run.event != "pull_request" or run.head_repository is None or not run.head_branch:
                return []
            pulls = github.pulls_from(run.head_repository, run.head_branch)
            # what has been pushed since has a run of its own
            return [pull.number for pull in pulls if _is_of(run, pull)]
        if name == "pull_request_target":
            return [msgspec.json.decode(payload, type=_OfPull).pull_request.number]
        if name == "push":
            return [pull.number for pull in github.open_pulls(_MOST_PULLS)]
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise EventError("the event is not of the form that GitHub promises") from error
    raise EventError("comments follow the events workflow_run, pull_request_target and push")


def _is_of(run: Run, pull: Pull) -> bool:
    own = pull.head.repo
    return (
        own is not None
        and run.head_repository is not None
        and run.head_repository.id == own.id
        and (run.head_branch, run.head_sha, run.event) == (pull.head.ref, pull.head.sha, "pull_request")
    )


def _settled(github: GitHub, number: int) -> Pull:
    """A pull request, once GitHub knows whether it can be merged, or will not say."""
    for _ in range(_LOOKS - 1):
        pull = github.pull(number)
        if pull.mergeable is not None or pull.state != "open":
            return pull
        time.sleep(_PAUSE)
    return github.pull(number)


def _place(pull: Pull, server: str, repository: str) -> Place | None:
    if not _COMMIT.fullmatch(pull.head.sha):
        return None
    origin = pull.head.repo.full_name if pull.head.repo else ""
    origin = origin if REPOSITORY.fullmatch(origin) else ""
    return Place(server, repository, pull.number, origin, pull.head.ref, pull.head.sha, pull.base.ref)


def _report(github: GitHub, pull: Pull, place: Place) -> str:
    """Comment with what the check of a pull request says; returns what was done.

    Raises:
        ReportError: the check has left something else than a report; the comment says so.
    """
    run = _newest(github, CHECK, pull)
    if run is None or run.status != "completed":
        return "its check is not done"
    others = [file.filename for file in github.files(pull.number) if file.filename not in KIND_OF_FILE]
    situation = Situation(
        place,
        run.id,
        passed=run.conclusion == "success",
        other_files=len(others),
        own_tool=any(_OWN_TOOL.match(str(PurePosixPath(name))) for name in others),
    )
    left = _artifact(github, run, artifact.NAME)
    if left is None:
        return _say(github, pull.number, no_report(situation, "The check has left no report."))
    try:
        if left.size_in_bytes > artifact.MOST_ARCHIVE_BYTES:
            raise ReportError(f"the archive has more than {artifact.MOST_ARCHIVE_BYTES:,} bytes")
        report = artifact.read_archive(github.archive(left))
    except ReportError as error:
        _say(github, pull.number, no_report(situation, f"What the check has left is not taken: {error}."))
        raise
    preview = _newest(github, PREVIEW, pull)
    pages = _artifact(github, preview, PREVIEW_ARTIFACT) if preview else None
    if preview and pages:
        situation = replace(situation, preview=place.artifact(preview.id, pages.id))
    return _say(github, pull.number, comment(situation, report))


def _newest(github: GitHub, workflow: str, pull: Pull) -> Run | None:
    return next((run for run in github.runs(workflow, pull.head.sha) if _is_of(run, pull)), None)


def _artifact(github: GitHub, run: Run, name: str) -> Artifact | None:
    """What a run has left under a name, last where it was run several times."""
    found = [left for left in github.artifacts(run.id) if left.name == name and not left.expired]
    return max(found, key=lambda left: left.id, default=None)


def _say(github: GitHub, number: int, body: str) -> str:
    """Let the one comment say this."""
    for existing in github.comments(number):
        own = existing.user is not None and (existing.user.login, existing.user.type) == _BOT
        if own and (existing.body or "").startswith(MARKER):
            if (existing.body or "").replace("\r\n", "\n").strip() == body.strip():
                return "the comment says so already"
            github.replace_comment(existing.id, body)
            return "the comment is brought up to date"
    github.add_comment(number, body)
    return "a comment is written"
