"""What came of a form, as data: made where a stranger's words are read, and used where there is a token that may write.

It holds entries and messages, no branch, no path and no Markdown: those are made where they are used, from the number of
the issue and from words of ours.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from awesome.findings import Finding

FILE_NAME = "outcome.json"
MOST_BYTES = 1_000_000

_LONGEST = 5_000
_MOST_MESSAGES = 50

Text = Annotated[str, Meta(max_length=_LONGEST)]
Slug = Annotated[str, Meta(max_length=64, pattern="^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?\\Z")]
Name = Annotated[str, Meta(max_length=40, pattern="^[a-z_]+\\Z")]
Items = Annotated[list[Text], Meta(max_length=_LONGEST)]
EntryKind = Literal["paper", "dataset"]


class OutcomeError(Exception):
    """A file that holds no outcome: the message says why."""


class Message(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to say: which words of `words.toml`, and what is filled in."""

    words: Name
    values: Annotated[dict[Name, Text], Meta(max_length=10)] = {}

    @classmethod
    def of(cls, words: str, **values: str) -> Message:
        """The message with these values, cut where they are too long."""
        return cls(
            words, {name: value[:_LONGEST].encode("utf-8", "replace").decode() for name, value in values.items()}
        )

    @classmethod
    def of_finding(cls, words: str, finding: Finding) -> Message:
        """What a finding says."""
        message, hint = (text[:1].upper() + text[1:] for text in (finding.message, finding.hint))
        return cls.of(words, message=message, hint=hint, rule=finding.code)


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry to be put into the list, in the place of the one whose id is `replaces`, if that is said."""

    kind: EntryKind
    values: Annotated[dict[Name, Text | Items], Meta(max_length=40)]
    replaces: Slug = ""


class Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What came of a form. With an entry it can be proposed; else `asked` or `handed` say why not.

    Attributes:
        id: of the entry, ``""`` where it is not known.
        fields: those that a correction changes.
        entry: what is to be put into the list.
        asked: what is needed from whoever filled the form in.
        handed: what a maintainer has to look at.
        noted: what whoever reviews should know.
    """

    version: Literal[1] = 1
    id: Slug = ""
    fields: Annotated[list[Name], Meta(max_length=40)] = []
    entry: Entry | None = None
    asked: Annotated[list[Message], Meta(max_length=_MOST_MESSAGES)] = []
    handed: Annotated[list[Message], Meta(max_length=_MOST_MESSAGES)] = []
    noted: Annotated[list[Message], Meta(max_length=_MOST_MESSAGES)] = []


class Stopped(Exception):  # noqa: N818  (no error: a question to whoever filled the form in, or to a maintainer)
    """What keeps a form from becoming an entry. Carries what came of it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(", ".join(message.words for message in (*outcome.asked, *outcome.handed)))
        self.outcome = outcome


def asked(words: str, **values: str) -> Stopped:
    """The end of reading a form, with a question to whoever filled it in."""
    return Stopped(Outcome(asked=[Message.of(words, **values)]))


def handed(words: str, **values: str) -> Stopped:
    """The end of reading a form, with what a maintainer has to look at."""
    return Stopped(Outcome(handed=[Message.of(words, **values)]))


def encode(outcome: Outcome) -> bytes:
    """The outcome as JSON."""
    return msgspec.json.encode(outcome)


def decode(data: bytes) -> Outcome:
    """The outcome in a file.

    Raises:
        OutcomeError: it holds none.
    """
    if len(data) > MOST_BYTES:
        raise OutcomeError(f"it has more than {MOST_BYTES:,} bytes")
    try:
        return msgspec.json.decode(data, type=Outcome)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise OutcomeError("it is no outcome of a form") from error
