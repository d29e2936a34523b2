"""GitHub's own account of repositories: one question for many, by its GraphQL API, which needs a token."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import msgspec

from awesome.findings import quoted
from awesome.sources.errors import SourceError
from awesome.sources.session import Reply, Session

SOURCE = "GitHub"
BATCH = 50
"""Repositories in one question."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_NO_OWNERS = frozenset(
    "about apps collections enterprise events explore features issues marketplace notifications orgs pricing pulls "
    "search settings site sponsors stars topics trending users".split()
)


@dataclass(frozen=True)
class Repository:
    """A repository as GitHub has it: its name now, ``owner/name``, and whether it was archived."""

    name: str
    archived: bool


class _Found(msgspec.Struct):
    nameWithOwner: str  # noqa: N815  (the name in GitHub's schema)
    isArchived: bool  # noqa: N815


class _Fault(msgspec.Struct):
    type: str = ""
    message: str = ""
    path: list[str | int] = []


class _Answer(msgspec.Struct):
    data: dict[str, _Found | None] | None = None
    errors: list[_Fault] = []


def repository_in(url: str) -> str:
    """The ``owner/name`` whose front page an address is, ``""`` for any other page.

    >>> repository_in("https://github.com/example/some-paper"), repository_in("https://github.com/topics/vision")
    ('example/some-paper', '')
    """
    parts = urlsplit(url)
    if parts.hostname not in ("github.com", "www.github.com") or parts.query or parts.fragment:
        return ""
    name = parts.path.strip("/").removesuffix(".git")
    return name if _NAME.fullmatch(name) and name.partition("/")[0].lower() not in _NO_OWNERS else ""


def repository_url(name: str) -> str:
    """The address of a repository's front page."""
    return f"https://github.com/{name}"


def fetch_repositories(names: Sequence[str], session: Session, token: str) -> dict[str, Repository | None]:
    """The repositories as they are now, by the names asked for; None for one that GitHub does not know.

    A name of which GitHub says something else, as that it may not be seen from here, is absent.

    Args:
        names: ``owner/name`` each, at most `BATCH`. Old names are followed.
        session: what to ask with.
        token: any that GitHub takes; it is sent to the API alone.

    Raises:
        SourceError: GitHub gave no usable answer.
    """
    fields = []
    variables: dict[str, str] = {}
    for number, name in enumerate(names):
        variables[f"o{number}"], _, variables[f"n{number}"] = name.partition("/")
        fields.append(
            f"r{number}: repository(owner: $o{number}, name: $n{number}, followRenames: true) {{ nameWithOwner isArchived }}"
        )
    declared = ", ".join(f"${variable}: String!" for variable in variables)
    question = {"query": f"query ({declared}) {{ {' '.join(fields)} }}", "variables": variables}
    answer = _answer(call(session, token, "POST", "/graphql", question))
    data = answer.data
    if data is None:
        said = answer.errors[0].message or answer.errors[0].type if answer.errors else "nothing"
        raise SourceError(SOURCE, session.addresses.github, f"it says {quoted(said)}")
    unknown = {fault.path[0] for fault in answer.errors if fault.type == "NOT_FOUND" and fault.path}
    found: dict[str, Repository | None] = {}
    for number, name in enumerate(names):
        repository = data.get(f"r{number}")
        if repository is not None and _NAME.fullmatch(repository.nameWithOwner):
            found[name] = Repository(repository.nameWithOwner, repository.isArchived)
        elif repository is None and f"r{number}" in unknown:
            found[name] = None
    return found


def call(
    session: Session, token: str, method: str, path: str, body: Any = None, *, also: Collection[int] = ()
) -> Reply:
    """One call of GitHub's API with a token; `body` goes as JSON.

    Raises:
        SourceError: there is no answer, or one that is neither a success nor of a status in `also`.
    """
    url = f"{session.addresses.github}{path}"
    headers = {
        "Authorization": f"Bearer {token}",
        "Accept": "application/vnd.github+json",
        "X-GitHub-Api-Version": "2022-11-28",
        "Content-Type": "application/json",
    }
    if method == "GET":
        reply = session.get(url, source=SOURCE, headers=headers)
    else:
        reply = session.send(method, url, msgspec.json.encode(body), source=SOURCE, headers=headers)
    if not 200 <= reply.status < 300 and reply.status not in also:
        raise SourceError(SOURCE, url, f"the status is {reply.status}{_said(reply)}")
    return reply


def _said(reply: Reply) -> str:
    try:
        message = msgspec.json.decode(reply.body, type=dict[str, Any]).get("message", "")
    except msgspec.MsgspecError:
        return ""
    return f", and it says {quoted(message)}" if message and isinstance(message, str) else ""


def _answer(reply: Reply) -> _Answer:
    try:
        return msgspec.json.decode(reply.body, type=_Answer)
    except msgspec.MsgspecError as error:
        raise SourceError(SOURCE, reply.url, f"its answer cannot be read ({error})") from error
