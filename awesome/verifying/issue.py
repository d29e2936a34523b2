"""The one issue that says what is to be mended: opened, brought up to date, closed when nothing is left, opened again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from awesome.sources.errors import SourceError
from awesome.sources.github import SOURCE, call
from awesome.sources.session import Session
from awesome.verifying.report import Report
from awesome.verifying.showing import as_markdown, counted

LABEL = "list-against-the-world"
"""Only who may sort issues can give a label, so no stranger's issue is taken for ours."""

MARK = "<!-- awesome verify -->"

_REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_SHA = re.compile(r"[0-9a-f]{40,64}")
_SERVER = re.compile(r"https://[a-z0-9.-]+")
_MOST_CHARACTERS = 60_000
"""GitHub takes 65,536 in a body."""
_DONE = "Nothing is left to be mended."


class NoRepositoryError(Exception):
    """The environment does not say whose issue it is. The message says what is missing."""


class _Issue(msgspec.Struct):
    number: int
    state: str
    title: str = ""
    body: str | None = None
    pull_request: Any = None


class Issues:
    """The issues of one repository that are ours.

    Args:
        session: what to ask with.
        token: one that may write issues; it is sent to GitHub's API alone.
        repository: ``owner/name``.
        base: address of the repository's files in the commit that the report is about, ``""`` to link to none.
    """

    def __init__(self, session: Session, token: str, repository: str, base: str = "") -> None:
        self._session = session
        self._token = token
        self._path = f"/repos/{repository}/issues"
        self._base = base

    @classmethod
    def of_environment(cls, session: Session, environment: Mapping[str, str]) -> Issues:
        """Those of the repository whose workflow runs.

        Raises:
            NoRepositoryError: a variable is missing or malformed.
        """
        token, repository = environment.get("GITHUB_TOKEN", ""), environment.get("GITHUB_REPOSITORY", "")
        if not token:
            raise NoRepositoryError("GITHUB_TOKEN is not set: it must be a token that may write issues")
        if not _REPOSITORY.fullmatch(repository):
            raise NoRepositoryError("GITHUB_REPOSITORY is not set to the repository, as owner/name")
        server, commit = environment.get("GITHUB_SERVER_URL", "https://github.com"), environment.get("GITHUB_SHA", "")
        known = _SERVER.fullmatch(server) and _SHA.fullmatch(commit)
        return cls(session, token, repository, f"{server}/{repository}/blob/{commit}" if known else "")

    def bring_in_line(self, report: Report) -> str:
        """Let the issue say what the report says; returns what was done.

        Raises:
            SourceError: GitHub did not answer, or refused.
        """
        ours = self._ours()
        standing = [issue for issue in ours if issue.state == "open"]
        for extra in standing[1:]:
            self._comment(extra, f"Continued in #{standing[0].number}.")
            self._change(extra, {"state": "closed"})
        if report.findings:
            return self._tell(report, next(iter(standing or ours[-1:]), None))
        if not standing:
            return "nothing is to be mended, and no issue is open"
        if report.never:
            self._change(standing[0], self._content(report))
            return f"issue {standing[0].number} stays open, since not everything was looked at yet"
        self._comment(standing[0], _DONE)
        self._change(standing[0], {**self._content(report), "state": "closed", "state_reason": "completed"})
        return f"issue {standing[0].number} is closed, since nothing is left to be mended"

    def _tell(self, report: Report, issue: _Issue | None) -> str:
        content = self._content(report)
        if issue is None:
            self._call("POST", "", {**content, "labels": [LABEL]})
            return "an issue was opened"
        if (issue.state, issue.title, issue.body) == ("open", content["title"], content["body"]):
            return f"issue {issue.number} says so already"
        self._change(issue, {**content, "state": "open"})
        return f"issue {issue.number} was brought up to date"

    def _content(self, report: Report) -> dict[str, str]:
        text = as_markdown(report, base=self._base, most=_MOST_CHARACTERS)
        title = f"The list against the world: {counted(len(report.findings), 'finding')}"
        return {"title": title, "body": f"{MARK}\n{text}"}

    def _ours(self) -> list[_Issue]:
        """Our issues, open or closed, the oldest first."""
        found = self._call("GET", f"?state=all&labels={LABEL}&per_page=50&sort=created&direction=asc")
        try:
            issues = msgspec.json.decode(found, type=list[_Issue])
        except msgspec.MsgspecError as error:
            raise SourceError(SOURCE, self._path, f"its answer cannot be read ({error})") from error
        return [issue for issue in issues if issue.pull_request is None and (issue.body or "").startswith(MARK)]

    def _change(self, issue: _Issue, values: dict[str, str]) -> None:
        self._call("PATCH", f"/{issue.number}", values)

    def _comment(self, issue: _Issue, text: str) -> None:
        self._call("POST", f"/{issue.number}/comments", {"body": text})

    def _call(self, method: str, path: str, body: object = None) -> bytes:
        return call(self._session, self._token, method, f"{self._path}{path}", body).body
