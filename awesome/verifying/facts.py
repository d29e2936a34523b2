"""What a look at the world found, as far as it is needed later: small, typed, and read back with suspicion."""

from __future__ import annotations

import msgspec

ARXIV = "arxiv "
DOI = "doi "
OPENREVIEW = "openreview "
LINK = "link "
"""What the key of a fact begins with; the id or address follows."""


class PaperFacts(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What arXiv, a DOI's registry or OpenReview says of a paper. What the entry says too is mostly left out.

    Attributes:
        unknown: first day on which the source knew no such id, and went on knowing none.
        title: the record's title, where it is another one than the entry's.
        authors: the record's authors, where they are others than the entry's.
        published: day of the first version, where the entry's date is another one.
        version: the latest version, where the title is another one; 0 where the source counts none.
        withdrawn: the words with which the paper was withdrawn.
        named: why the record is about this entry all the same: ``its abstract names “LLaVA”``.
        venue: where the paper was published, as entries write it.
        venue_unread: what the source calls the venue, where the vocabulary does not tell which that is.
        said: whose words the venue was read from, and the words.
    """

    unknown: str = ""
    title: str = ""
    authors: list[str] = []
    published: str = ""
    version: int = 0
    withdrawn: str = ""
    named: str = ""
    venue: str = ""
    venue_unread: str = ""
    said: str = ""


class LinkFacts(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a link's server says, where it is more than that the link is alive.

    Attributes:
        dead: first day on which it was dead, and was never alive since.
        again: last day on which it was dead.
        why: what was dead about it: ``it answers 404``.
        to: where it leads for good.
        moved: where the repository is now.
        archived: whether the repository was archived.
        doubt: why the last look could not tell whether it is alive; the rest is what was known before.
    """

    dead: str = ""
    again: str = ""
    why: str = ""
    to: str = ""
    moved: str = ""
    archived: bool = False
    doubt: str = ""


Facts = PaperFacts | LinkFacts

NO_PAPER_FACTS = PaperFacts()
NO_LINK_FACTS = LinkFacts()


def type_of(key: str) -> type[PaperFacts] | type[LinkFacts] | None:
    """The type of the facts that a key has, None where there is no such key."""
    if key.startswith((ARXIV, DOI, OPENREVIEW)):
        return PaperFacts
    return LinkFacts if key.startswith(LINK) else None


def nothing_of(key: str) -> Facts:
    """The facts of a key of which nothing is to be said."""
    return NO_LINK_FACTS if type_of(key) is LinkFacts else NO_PAPER_FACTS
