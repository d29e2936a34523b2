"""The closed lists of the catalog, kept as data in `awesome/data`, not in code.

Techniques are in `awesome.model`, since the order of the shelves is part of the form of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from awesome.yamltext import parse


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A technique, topic, modality or kind of data set: its slug and what it is called in both languages."""

    id: str
    en: str
    zh: str
    short: str = ""
    en_about: str = ""
    zh_about: str = ""


class Venue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where papers are published.

    Attributes:
        id: slug, the venue's address on the site.
        name: as entries write it before the year.
        full: the name written out.
        type: ``conference``, ``journal``, ``workshop``, ``preprint`` or ``web``.
        aliases: other spellings that the check recognises, to say which one is meant.
    """

    id: str
    name: str
    full: str
    type: str
    aliases: list[str] = []


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A list or record that entries may name in `seen_in`.

    Attributes:
        id: the key.
        name: what it is called (for a repository, ``owner/name``).
        type: ``list`` (a curated list), ``record`` (a dump of metadata) or ``proceedings``.
        read: the day and version that was read.
        licence: as its owner states it; ``none stated`` where it does not.
        copy_of: key of the list that it repeats, so that the two count as one witness.
    """

    id: str
    name: str
    type: str
    read: str
    licence: str
    copy_of: str = ""


class Host(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A host (with all its subdomains) that links may not point to, and why."""

    id: str
    type: str
    why: str


_DATA = Path(__file__).with_name("data")
_Record = TypeVar("_Record", Term, Venue, Listing, Host)


@dataclass(frozen=True)
class Vocabulary:
    """All closed lists, each in the order of its file, by id."""

    techniques: dict[str, Term]
    topics: dict[str, Term]
    modalities: dict[str, Term]
    kinds: dict[str, Term]
    venues: dict[str, Venue]
    listings: dict[str, Listing]
    hosts: dict[str, Host]

    @classmethod
    def load(cls) -> Vocabulary:
        """The lists that come with the package."""
        return _load()


@cache
def _load() -> Vocabulary:
    return Vocabulary(
        techniques=_read("techniques", Term),
        topics=_read("topics", Term),
        modalities=_read("modalities", Term),
        kinds=_read("kinds", Term),
        venues=_read("venues", Venue),
        listings=_read("listings", Listing),
        hosts=_read("hosts", Host),
    )


def _read(name: str, record: type[_Record]) -> dict[str, _Record]:
    document = parse((_DATA / f"{name}.yaml").read_bytes(), f"{name}.yaml")
    return {item.id: item for item in (msgspec.convert(entry.values, record) for entry in document.entries)}
