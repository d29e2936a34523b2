"""Changing some fields of an entry: what a person says of each, and what the entry says then."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from awesome.document import Value
from awesome.findings import quoted
from awesome.identifiers import OPENREVIEW, IdentifierError, read_identifier
from awesome.model import BACKGROUND, FIELDS, LIST_FIELDS
from awesome.suggest import nearest
from awesome.terms import technique, term
from awesome.vocabulary import Vocabulary

NONE = "none"
"""What may be written for a list that shall be empty."""

OPTIONS = {
    name: {"authors": "author", "techniques": "technique", "topics": "topic", "modalities": "modality"}.get(
        name, {"languages": "language", "seen_in": "seen-in"}.get(name, name)
    )
    for name in dict.fromkeys([*FIELDS["paper"], *FIELDS["dataset"]])
    if name not in ("id", "added", "formerly")
}
"""The fields that can be changed, and what each is called on the command line: a list by one of its items."""

LONGEST = 20_000
"""No value has more characters: the longest title of the list has a hundredth of that."""

_CLOSED = {"techniques": "techniques", "topics": "topics", "modalities": "modalities", "kind": "kinds"}
_IDS = frozenset({"arxiv", "doi", "openreview"})
_NOT_TEXT = re.compile("[\ud800-\udfff]")
_NOUNS = {"paper": "paper", "dataset": "data set"}


class AmendError(Exception):
    """What was said cannot be done. The message says why, and what to do."""


@dataclass
class Amendments:
    """What is said of the fields of one entry.

    Attributes:
        texts: new values of fields that hold one text; ``""`` takes the field out.
        lists: new values of fields that hold a list, in the place of all old ones.
        added, dropped: items that come to a list, or go from it, as pairs of a field and an item.
    """

    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, Sequence[str]] = field(default_factory=dict)
    added: Sequence[tuple[str, str]] = ()
    dropped: Sequence[tuple[str, str]] = ()

    @property
    def names(self) -> list[str]:
        """The fields that something is said of."""
        return [*self.texts, *self.lists, *(name for name, _ in (*self.added, *self.dropped))]


def field_of(word: str) -> str:
    """The field that holds a list, by its name or its option's.

    Raises:
        AmendError: there is none.
    """
    lists = {name for names in LIST_FIELDS.values() for name in names}
    names = {written: name for name, option in OPTIONS.items() if name in lists for written in (name, option)}
    found = names.get(word.lower())
    if found is None:
        meant = nearest(word, [OPTIONS[name] for name in sorted(set(names.values()))])
        hint = (
            f"did you mean {meant}?"
            if meant
            else f"write one of: {', '.join(dict.fromkeys(map(OPTIONS.__getitem__, names.values())))}"
        )
        raise AmendError(f"no field {quoted(word)} holds a list; {hint}")
    return found


def amended(kind: str, values: Mapping[str, Value], said: Amendments, today: datetime.date) -> dict[str, Value]:
    """The fields of an entry after the change.

    Raises:
        AmendError: a field that such an entry does not have, or a value that cannot be one of its.
        UnknownValueError: a word that is not in a closed list.
    """
    for name in said.names:
        if name not in FIELDS[kind]:
            raise AmendError(_not_here(kind, name))
    after = dict(values)
    for name, text in said.texts.items():
        after[name] = _text(name, text, today)
    for name, words in said.lists.items():
        after[name] = _items(name, words)
    for name, word in said.added:
        present = _present(after, name)
        after[name] = [*present, *(item for item in _items(name, [word]) if item not in present)]
    for name, word in said.dropped:
        left = list(_present(after, name))
        for item in [word] if word in left else _items(name, [word]):
            if item not in left:
                raise AmendError(_not_among(item, name, left))
            left.remove(item)
        after[name] = left
    return {name: value for name, value in after.items() if value}


def checked_text(option: str, text: str) -> str:
    """The text, if a file can hold it.

    Raises:
        AmendError: it is too long, or no text.
    """
    if len(text) > LONGEST:
        raise AmendError(f"{option} has {len(text):,} characters; {LONGEST:,} at most")
    if _NOT_TEXT.search(text):
        raise AmendError(f"{option} is not written in UTF-8: {quoted(text)}")
    return text


def _not_here(kind: str, name: str) -> str:
    option = f"--{OPTIONS[name]}"
    if kind == "paper":
        return f"{option} belongs to data sets: a paper has no such field (--dataset edits a data set)"
    return f"{option} belongs to papers: a data set has no such field"


def _not_among(item: str, name: str, present: list[str]) -> str:
    meant = nearest(item, present)
    hint = f"; did you mean {quoted(meant)}?" if meant else ""
    return f"{quoted(item)} is none of the entry's {name.replace('_', ' ')}{hint}"


def _present(values: Mapping[str, Value], name: str) -> list[str]:
    value = values.get(name, [])
    return value if isinstance(value, list) else [value]


def _text(name: str, text: str, today: datetime.date) -> str:
    checked_text(f"--{OPTIONS[name]}", text)
    if not text.strip():
        return ""
    if name in _IDS:
        return _identifier(name, text)
    return _venue(text, today) if name == "venue" else text


def _identifier(name: str, text: str) -> str:
    bare = text.strip()
    if name == "openreview" and OPENREVIEW.fullmatch(bare):
        return bare
    try:
        found = read_identifier(text)
    except IdentifierError as error:
        raise AmendError(f"--{name} {quoted(text)}: {error}") from error
    if found.kind != name:
        raise AmendError(f"--{name} {quoted(text)}: this is the {found}; write --{found.kind} {found.value}")
    return found.value


def _venue(text: str, today: datetime.date) -> str:
    names = {venue.name for venue in Vocabulary.load().venues.values()}
    if text in names or text.rpartition(" ")[0] in names:
        return text
    # loaded here, since most venues are written as they should be
    from awesome.drafting import venue_as_written

    return venue_as_written(text, today)


def _items(name: str, words: Iterable[str]) -> list[str]:
    words = [checked_text(f"--{OPTIONS[name]}", word) for word in words]
    if name in _CLOSED:
        return list(dict.fromkeys(slug for word in words for slug in _terms(name, word)))
    # two authors may be namesakes
    return [word for word in words if word.strip()]


def _terms(name: str, word: str) -> list[str]:
    terms = getattr(Vocabulary.load(), _CLOSED[name])
    parts = [part.strip() for part in word.replace("，", ",").split(",")]
    parts = [part for part in parts if part and part.casefold() != NONE]
    if name == "techniques":
        return [slug for part in parts if (slug := technique(part, terms)) != BACKGROUND]
    return [term(OPTIONS[name], part, terms) for part in parts]
