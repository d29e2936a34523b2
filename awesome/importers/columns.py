"""What the columns of a table are for, from their heads and from what stands below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from awesome.importers.words import roles, squeezed

TITLE, NAME = "title", "name"

_HALF = 0.5
_PARTS = re.compile(r"[/&,|()\[\]]|\band\b")


def role_of(head: str) -> str:
    """What a column holds, by its head; ``""`` where that is not known.

    >>> role_of("**Title & Authors**"), role_of("Pub. Date"), role_of("Paper/Code"), role_of("#Params")
    ('title', 'date', 'title', '')
    """
    known = roles("columns")
    if found := known.get(squeezed(head)):
        return found
    parts = [known.get(squeezed(part), "") for part in _PARTS.split(head.lower())]
    words = [known.get(squeezed(word), "") for word in head.split()]
    return next(filter(None, [*parts, *reversed(words)]), "")


def columns(heads: Sequence[str], titles_in: Sequence[float], linked_in: Sequence[float]) -> list[str]:
    """What each column holds. At most one of them holds the title.

    Args:
        heads: the texts of the first row.
        titles_in: for each column, which share of its cells may be titles.
        linked_in: the share of those that lead to a paper.
    """
    found = [role_of(head) for head in heads]
    titles = [place for place, role in enumerate(found) if role == TITLE]
    if not any(titles_in[place] >= _HALF for place in titles):
        # "Paper" may head links, and the titles stand below "Name" or below nothing
        others = [place for place, role in enumerate(found) if role in (NAME, "") and linked_in[place] >= _HALF]
        if others:
            for place in titles:
                found[place] = "paper"
            titles = [max(others, key=lambda place: (linked_in[place], -place))]
            found[titles[0]] = TITLE
    if not titles and NAME in found:
        titles = [found.index(NAME)]
        found[titles[0]] = TITLE
    for place in titles[1:]:
        found[place] = "paper"
    return found
