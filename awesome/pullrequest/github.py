"""What is asked of GitHub, and said to it, about pull requests: typed answers of bounded size and number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar
from urllib.parse import quote, urlencode

import msgspec

from awesome.pullrequest.artifact import MOST_ARCHIVE_BYTES
from awesome.sources.errors import SourceError
from awesome.sources.github import SOURCE, call
from awesome.sources.session import Session

REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")

_PAGE = 100
_MOST_PAGES = 20
_Answer = TypeVar("_Answer")


class Owner(msgspec.Struct):
    """Who something belongs to, or who wrote it."""

    login: str
    type: str = ""


class Repository(msgspec.Struct):
    """A repository."""

    id: int
    full_name: str
    owner: Owner


class Side(msgspec.Struct):
    """One side of a pull request; its repository may be gone."""

    ref: str
    sha: str
    repo: Repository | None = None


class Pull(msgspec.Struct):
    """A pull request. `mergeable` is None while GitHub has not found out."""

    number: int
    state: str
    head: Side
    base: Side
    mergeable: bool | None = None


class Run(msgspec.Struct):
    """A run of a workflow."""

    id: int
    event: str
    status: str
    head_sha: str
    conclusion: str | None = None
    head_branch: str | None = None
    head_repository: Repository | None = None


class Artifact(msgspec.Struct):
    """A file that a run has left."""

    id: int
    name: str
    size_in_bytes: int
    expired: bool


class Comment(msgspec.Struct):
    """A comment on a pull request."""

    id: int
    body: str | None = None
    user: Owner | None = None


class ChangedFile(msgspec.Struct):
    """A file that a pull request changes."""

    filename: str


class _Runs(msgspec.Struct):
    workflow_runs: list[Run]


class _Artifacts(msgspec.Struct):
    artifacts: list[Artifact]


class GitHub:
    """One repository's pull requests, by GitHub's REST API.

    Args:
        session: what to ask with.
        repository: ``owner/name``.
        token: sent to the API alone.
    """

    def __init__(self, session: Session, repository: str, token: str) -> None:
        self._session = session
        self._token = token
        self._path = f"/repos/{repository}"

    def pull(self, number: int) -> Pull:
        """A pull request."""
        return self._get(f"/pulls/{number}", Pull)

    def open_pulls(self, most: int) -> list[Pull]:
        """The open pull requests that were worked on last."""
        query = {"state": "open", "sort": "updated", "direction": "desc", "per_page": min(most, _PAGE)}
        return self._get("/pulls", list[Pull], query)

    def pulls_from(self, head: Repository, branch: str) -> list[Pull]:
        """The open pull requests that come from a branch."""
        query = {"state": "open", "head": f"{head.owner.login}:{branch}", "per_page": _PAGE}
        return self._get("/pulls", list[Pull], query)

    def files(self, number: int) -> Iterator[ChangedFile]:
        """The files that a pull request changes; GitHub names 3,000 at most."""
        yield from self._pages(f"/pulls/{number}/files", list[ChangedFile])

    def runs(self, workflow: str, sha: str) -> list[Run]:
        """The runs of a workflow's file on a commit, the newest first."""
        query = {"head_sha": sha, "event": "pull_request", "per_page": 20}
        return self._get(f"/actions/workflows/{workflow}/runs", _Runs, query).workflow_runs

    def artifacts(self, run: int) -> list[Artifact]:
        """The files that a run has left."""
        return self._get(f"/actions/runs/{run}/artifacts", _Artifacts, {"per_page": _PAGE}).artifacts

    def archive(self, artifact: Artifact) -> bytes:
        """The archive of such a file, which lies on another server."""
        url = f"{self._session.addresses.github}{self._path}/actions/artifacts/{artifact.id}/zip"
        headers = {"Authorization": f"Bearer {self._token}"}
        reply = self._session.get(url, source=SOURCE, most_bytes=MOST_ARCHIVE_BYTES, headers=headers)
        if reply.status != 200:
            raise SourceError(SOURCE, url, f"the status is {reply.status}")
        return reply.body

    def comments(self, number: int) -> Iterator[Comment]:
        """The comments on a pull request, the oldest first."""
        yield from self._pages(f"/issues/{number}/comments", list[Comment])

    def add_comment(self, number: int, body: str) -> None:
        """Comment on a pull request."""
        call(self._session, self._token, "POST", f"{self._path}/issues/{number}/comments", {"body": body})

    def replace_comment(self, comment: int, body: str) -> None:
        """Let a comment say something else."""
        call(self._session, self._token, "PATCH", f"{self._path}/issues/comments/{comment}", {"body": body})

    def _pages(self, path: str, kind: type[list[_Answer]]) -> Iterator[_Answer]:
        for page in range(1, _MOST_PAGES + 1):
            found = self._get(path, kind, {"per_page": _PAGE, "page": page})
            yield from found
            if len(found) < _PAGE:
                return

    def _get(self, path: str, kind: type[_Answer], query: Mapping[str, object] | None = None) -> _Answer:
        asked = f"{self._path}{path}" + (f"?{urlencode(query, quote_via=quote)}" if query else "")
        reply = call(self._session, self._token, "GET", asked)
        try:
            return msgspec.json.decode(reply.body, type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise SourceError(SOURCE, reply.url, "the answer is not of the form that its API promises") from error
