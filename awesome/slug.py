"""The id of a new entry, by one rule.

1. The name of the model, system or data set, where it has one that is free: ``MiniGPT-4`` gives ``minigpt-4``.
2. Else the first author's last name, the year and the first telling word of the title: ``liu-2023-visual``. What is not
   known is left out; where the result is taken, the title's next telling words are added until it is free.

An id is made once and is then the entry's address for ever, whatever becomes of the name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from awesome.titles import NOT_TELLING

LONGEST = 64
SHORTEST = 2
"""A single letter is no name to find anything by."""

_SPELLED = {
    "+": "-plus",
    "*": "-star",
    "∗": "-star",
    "⋆": "-star",
    "∞": "-infinity-",
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "π": "pi",
    "μ": "mu",
    "τ": "tau",
    "φ": "phi",
    "ω": "omega",
    "ø": "o",
    "ł": "l",
    "ß": "ss",
    "đ": "d",
    "ı": "i",
    "æ": "ae",
}


def slugify(text: str) -> str:
    """Lower-case ASCII words joined by hyphens; ``""`` where nothing of the text can be written so.

    >>> slugify("LLaVA-1.5"), slugify("Qwen2.5-VL"), slugify("C++ Vision"), slugify("Müller")
    ('llava-1-5', 'qwen2-5-vl', 'c-plus-plus-vision', 'muller')
    """
    lowered = "".join([_SPELLED.get(character, character) for character in text.lower()])
    ascii_only = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only.replace("'", "")).strip("-")
    return slug if len(slug) <= LONGEST else slug[:LONGEST].rpartition("-")[0] or slug[:LONGEST]


def telling_words(title: str) -> list[str]:
    """The words of a title that tell it from others."""
    return [word for word in slugify_words(title) if word not in NOT_TELLING]


def slugify_words(text: str) -> list[str]:
    """The words of `text`, each as a slug."""
    return [word for word in (slugify(part) for part in re.split(r"[\s:/—–-]+", text)) if word]


def candidates(name: str, first_author: str, year: str, title: str) -> Iterator[str]:
    """Ids for an entry, best first."""
    slug = slugify(name)
    if len(slug) >= SHORTEST:
        yield slug
    family = slugify(first_author.rpartition(" ")[2]) if first_author else ""
    words = telling_words(title) or slugify_words(title) or ["untitled"]
    for count in range(1, len(words) + 1):
        # without an author, one word and a year would tell too little
        if family or count > 1 or len(words) == 1:
            yield "-".join([part for part in (family, year, *words[:count]) if part])[:LONGEST].strip("-")
    base = "-".join([part for part in (family, year, *words) if part])[: LONGEST - 4].strip("-")
    yield from (f"{base}-{number}" for number in range(2, 1000))


def new_id(name: str, first_author: str, year: str, title: str, taken: Callable[[str], bool]) -> str:
    """The first candidate that is not taken."""
    return next(slug for slug in candidates(name, first_author, year, title) if not taken(slug))
