"""How columns are written so that they are small and quickly read.

Texts of a column are lines of one string: a browser splits half a megabyte of it faster than it parses as many strings,
and gzip makes less of it. Small sets (topics, modalities) are a line of letters an entry, one letter a member.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from awesome.exporters.text import one_line
from awesome.website.views import name_and_rest

UNKNOWN = -1
"""A month, a venue or a row that is not known."""

WHOLE = "\t"
"""Begins a title that does not begin with the entry's name."""

FIRST_YEAR = 1970
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


def lines(texts: Iterable[str]) -> str:
    """The texts as lines of one string.

    >>> lines(["Kite", "", "A\\nLark"])
    'Kite\\n\\nA Lark'
    """
    return "\n".join(map(one_line, texts))


def id_lines(ids: Iterable[tuple[str, str]]) -> str:
    """Ids as lines, empty where the id follows from the name (see `plain_id`); takes pairs of id and name.

    >>> id_lines([("kite-1", "Kite 1"), ("kite-b", "Kite")])
    '\\nkite-b'
    """
    return "\n".join("" if name and plain_id(one_line(name)) == identifier else identifier for identifier, name in ids)


def plain_id(name: str) -> str:
    """The id that a script makes of a name with two lines of code; ``""`` where the name is not plain ASCII.

    >>> plain_id("LLaVA-1.5"), plain_id("C+")
    ('llava-1-5', 'c')
    """
    return _NOT_IN_ID.sub("-", name.lower()).strip("-") if name.isascii() else ""


def title_lines(titles: Iterable[tuple[str, str]]) -> str:
    """Titles as lines, cut behind the name that they begin with; takes pairs of name and title.

    >>> title_lines([("Kite", "Kite: It Flies"), ("Kite", "It Flies"), ("", "It Flies")])
    ': It Flies\\n\\tIt Flies\\nIt Flies'
    """
    return "\n".join(_rest(one_line(name), one_line(title)) for name, title in titles)


def _rest(name: str, title: str) -> str:
    if not name:
        return title
    cut, rest = name_and_rest(name, title)
    return rest if cut + rest == title else WHOLE + title


def month(date: str) -> int:
    """Months since January 1970; January where only the year is known, -1 where nothing is.

    >>> month("2023-04-17"), month("2023"), month("")
    (639, 636, -1)
    """
    if not date[:4].isdigit():
        return UNKNOWN
    own = date[5:7]
    return (int(date[:4]) - FIRST_YEAR) * 12 + (int(own) - 1 if own.isdigit() else 0)


def day(date: str) -> int:
    """Day of the month; 0 where it is not known, -1 where the month is not either.

    >>> day("2023-04-17"), day("2023-04"), day("2023")
    (17, 0, -1)
    """
    if date[8:10].isdigit():
        return int(date[8:10])
    return 0 if date[5:7].isdigit() or not date else UNKNOWN


def set_lines(sets: Iterable[Iterable[str]], keys: Sequence[str]) -> str:
    """Sets of keys as lines of letters: ``a`` is the first key, and so on through Unicode.

    >>> set_lines([["image", "video"], [], ["video"]], ["image", "video"])
    'ab\\n\\nb'
    """
    letters = {key: chr(ord("a") + place) for place, key in enumerate(keys)}
    return "\n".join("".join(letters[key] for key in members) for members in sets)


def back_references(lists: Iterable[Iterable[str]]) -> tuple[list[str], list[list[int]]]:
    """The distinct words in the order of their first use, and each list as numbers.

    A number ``-n`` stands for the next ``n`` words that were not used before; ``k`` for the ``k``-th newest of the words
    so far. Most authors stand in the list once, so most of them cost nothing here.

    >>> back_references([["Ada", "Bo"], ["Cy", "Ada"]])
    (['Ada', 'Bo', 'Cy'], [[-2], [-1, 3]])
    """
    words: list[str] = []
    place: dict[str, int] = {}
    found = []
    for members in lists:
        row: list[int] = []
        for member in members:
            word = one_line(member)
            if word in place:
                row.append(len(words) - place[word])
                continue
            place[word] = len(words)
            words.append(word)
            if row and row[-1] < 0:
                row[-1] -= 1
            else:
                row.append(-1)
        found.append(row)
    return words, found
