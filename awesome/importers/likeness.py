"""Whether two descriptions may be those of one paper."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from awesome.titles import title_key

_ALIKE = 75
_PART = 97
_SHORTEST_PART = 12
_GRACE = datetime.timedelta(days=7)
_AUTHORS = 0.6


def is_same_work(
    title: str, authors: Sequence[str], entry_title: str, entry_name: str, entry_authors: Sequence[str]
) -> bool:
    """Whether a title under an id may be that of the entry with this id: spelled alike, a part, a name, or renamed.

    >>> is_same_work("SomeNet", [], "SomeNet: Seeing More", "SomeNet", []), is_same_work("Kites", [], "Larks", "", [])
    (True, False)
    """
    one, other = title_key(title), title_key(entry_title)
    if one == other or (entry_name and one == title_key(entry_name)):
        return True
    words, others = set(one.split()), set(other.split())
    if words and (words <= others or others <= words):
        return True
    # loaded here, since most titles are the same
    from rapidfuzz.fuzz import ratio, token_set_ratio

    if ratio(one, other) >= _ALIKE:
        return True
    if token_set_ratio(one, other) >= _PART and min(len(one), len(other)) > _SHORTEST_PART:
        return True
    mine, theirs = set(map(title_key, authors)), set(map(title_key, entry_authors))
    return bool(mine and theirs) and len(mine & theirs) >= _AUTHORS * len(mine | theirs)


def month_agrees(date: str, month: str) -> bool:
    """Whether a date may be that of a paper whose arXiv id is of this month: as rule P303 has it.

    >>> month_agrees("2023-12-29", "2024-01"), month_agrees("2024-03", "2024-01"), month_agrees("2024", "2024-01")
    (True, False, True)
    """
    if len(date) < len("2024-01-01"):
        return month.startswith(date)
    first = datetime.date.fromisoformat(f"{month}-01")
    following = (first + datetime.timedelta(days=31)).replace(day=1)
    return first - _GRACE <= datetime.date.fromisoformat(date) < following + _GRACE
