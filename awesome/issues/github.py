"""What a form needs of GitHub's API: a branch of one commit, its pull request, and one answer in the issue."""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec

from awesome.catalog import DATASETS_FILE, PAPERS_FILE, REMOVED_FILE
from awesome.issues.telling import BRANCHES, MARK
from awesome.sources.errors import SourceError
from awesome.sources.github import SOURCE, call
from awesome.sources.session import Session

CATALOG_FILES = frozenset({PAPERS_FILE, DATASETS_FILE, REMOVED_FILE})
BOT = "github-actions[bot]"
BOT_ADDRESS = "41898282+github-actions[bot]@users.noreply.github.com"
_FILE_MODE = "100644"


class Repository:
    """One repository, by the API and the token of a workflow's job."""

    def __init__(self, session: Session, token: str, name: str) -> None:
        self._session = session
        self._token = token
        self._name = name
        self.owner = name.partition("/")[0]

    def head_of(self, branch: str) -> str:
        """The commit at the head of a branch, ``""`` where there is no such branch."""
        reference = self._ask("GET", f"/git/ref/heads/{branch}", also=(404,))
        return _text(reference, "object", "sha")

    def is_ours(self, commit: str, trailer: str) -> bool:
        """Whether the commit is one that `commit` made for this form."""
        found = self._ask("GET", f"/git/commits/{commit}")
        ours = _text(found, "committer", "email") == BOT_ADDRESS and _text(found, "author", "email") == BOT_ADDRESS
        return ours and trailer in _text(found, "message").splitlines()

    def commit(self, base: str, files: Mapping[str, bytes], message: str) -> str:
        """A commit on `base` with these files of the catalog in the place of its own; returns its name.

        Raises:
            ValueError: a file is none of the catalog's.
        """
        if not CATALOG_FILES.issuperset(files):
            raise ValueError(sorted(files))
        tree = []
        for path, data in files.items():
            content = {"content": base64.b64encode(data).decode("ascii"), "encoding": "base64"}
            blob = _text(self._ask("POST", "/git/blobs", content), "sha")
            tree.append({"path": path, "mode": _FILE_MODE, "type": "blob", "sha": blob})
        base_tree = _text(self._ask("GET", f"/git/commits/{base}"), "tree", "sha")
        made = _text(self._ask("POST", "/git/trees", {"base_tree": base_tree, "tree": tree}), "sha")
        person = {"name": BOT, "email": BOT_ADDRESS}
        commit = {"message": message, "tree": made, "parents": [base], "author": person, "committer": person}
        return _text(self._ask("POST", "/git/commits", commit), "sha")

    def point(self, branch: str, commit: str, *, exists: bool) -> None:
        """Let a branch of ours end in a commit.

        Raises:
            ValueError: the branch is none of those that forms have.
        """
        if not branch.startswith(BRANCHES) or not branch.removeprefix(BRANCHES).isdecimal():
            raise ValueError(branch)
        if exists:
            self._ask("PATCH", f"/git/refs/heads/{branch}", {"sha": commit, "force": True})
        else:
            self._ask("POST", "/git/refs", {"ref": f"refs/heads/{branch}", "sha": commit})

    def pull_requests(self, branch: str) -> list[Any]:
        """The pull requests of a branch, the newest first."""
        query = {"head": f"{self.owner}:{branch}", "state": "all", "sort": "created", "direction": "desc"}
        return _list(self._ask("GET", f"/pulls?{urlencode(query)}"))

    def open_pull_request(self, branch: str, base: str, title: str, body: str) -> int:
        """Open a pull request; returns its number, or 0 where the repository does not let workflows open any."""
        asked = {"title": title, "head": branch, "base": base, "body": body, "maintainer_can_modify": True}
        made = self._ask("POST", "/pulls", asked, also=(403,))
        return _number(made)

    def update_pull_request(self, number: int, title: str, body: str) -> None:
        """Give a pull request another title and text."""
        self._ask("PATCH", f"/pulls/{number}", {"title": title, "body": body})

    def open_issues_of(self, login: str, label: str, most: int) -> int:
        """How many open issues with that label somebody has, counted up to `most`."""
        query = {"creator": login, "labels": label, "state": "open", "per_page": str(min(most, 100))}
        return len(_list(self._ask("GET", f"/issues?{urlencode(query)}")))

    def answer(self, issue: int, body: str) -> None:
        """Write the one answer of an issue, or bring it up to date."""
        for comment in _list(self._ask("GET", f"/issues/{issue}/comments?per_page=100")):
            if _text(comment, "user", "login") == BOT and _text(comment, "body").startswith(MARK):
                if _text(comment, "body").replace("\r\n", "\n").strip() != body.strip():
                    self._ask("PATCH", f"/issues/comments/{_number(comment, 'id')}", {"body": body})
                return
        self._ask("POST", f"/issues/{issue}/comments", {"body": body})

    def _ask(self, method: str, path: str, body: Any = None, *, also: Collection[int] = ()) -> Any:
        """The answer, as data; None for a status of `also`."""
        reply = call(self._session, self._token, method, f"/repos/{self._name}{path}", body, also=also)
        if reply.status in also:
            return None
        try:
            return msgspec.json.decode(reply.body)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise SourceError(SOURCE, reply.url, "its answer cannot be read") from error


def _text(data: Any, *path: str) -> str:
    for name in path:
        data = data.get(name) if isinstance(data, dict) else None
    return data if isinstance(data, str) else ""


def _number(data: Any, name: str = "number") -> int:
    value = data.get(name) if isinstance(data, dict) else 0
    return value if isinstance(value, int) else 0


def _list(data: Any) -> list[Any]:
    return data if isinstance(data, list) else []
