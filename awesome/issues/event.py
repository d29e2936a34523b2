"""The event of an issue as GitHub hands it to a workflow, taken in as what it is: a file that a stranger had a hand in."""

from __future__ import annotations

import re
from typing import Annotated

import msgspec
from msgspec import Meta

from awesome.issues.forms import kind_by_label
from awesome.issues.telling import Author

MOST_BYTES = 30_000_000
"""GitHub's own limit of an event is 25 MB."""

_REPOSITORY = "^[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}\\Z"
_BRANCH = "^[A-Za-z0-9][A-Za-z0-9._/-]{0,200}\\Z"
_LOGIN = re.compile(r"[A-Za-z0-9-]{1,39}(?:\[bot\])?")

Number = Annotated[int, Meta(ge=1, le=2**53)]


class EventError(Exception):
    """A file that is no event of an issue: the message says why."""


class _User(msgspec.Struct):
    login: str
    id: int


class _Label(msgspec.Struct):
    name: str


class _Repository(msgspec.Struct):
    full_name: Annotated[str, Meta(pattern=_REPOSITORY)]
    default_branch: Annotated[str, Meta(pattern=_BRANCH)]


class _Issue(msgspec.Struct):
    number: Number
    body: str | None = None
    labels: list[_Label] = []
    user: _User | None = None
    state: str = "open"


class Event(msgspec.Struct):
    """What is used of an event; GitHub sends much more.

    Attributes:
        repository: where the issue is.
        issue: the issue as it is now.
    """

    repository: _Repository
    issue: _Issue

    @property
    def text(self) -> str:
        """What the issue says."""
        return self.issue.body or ""

    @property
    def kind(self) -> str:
        """The kind of the form, by the issue's label; ``""`` where it has none."""
        return kind_by_label(label.name for label in self.issue.labels)

    @property
    def author(self) -> Author | None:
        """Who opened the issue; None where the account is gone."""
        user = self.issue.user
        return Author(user.login, user.id) if user and _LOGIN.fullmatch(user.login) else None


def read_event(data: bytes) -> Event:
    """The event in a file.

    Raises:
        EventError: it is none.
    """
    if len(data) > MOST_BYTES:
        raise EventError(f"it has more than {MOST_BYTES:,} bytes")
    try:
        return msgspec.json.decode(data, type=Event)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise EventError("it is no event of an issue") from error
