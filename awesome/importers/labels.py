"""What the links of an item are for, from their labels, their addresses and the words before them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from awesome.identifiers import IdentifierError, read_identifier
from awesome.importers.links import CODE, DEMO, PAPER, PROJECT, address_role, label_role, looks_like_paper
from awesome.importers.listvenues import venue_of
from awesome.importers.pieces import Piece, is_bare
from awesome.importers.spelleddates import date_in, whole_date
from awesome.importers.words import roles, squeezed

STARS = "stars"
"""The role of a badge that counts a repository's stars: weaker evidence of the code than a link."""
WORDS = "words"
"""The role of a link whose text is no label, as a title or a person's name."""
ASIDE = "aside"

_KEY = re.compile(r"(?:^|[\n|;])[^\w\n|;]*(?P<key>[^\W\d][\w ./-]{1,30}?)[^\w\n|;:：]*[:：]\s*[\[(]*\s*$")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W_]+")


class Use(NamedTuple):
    """What a link is for: its role, and what its label says beside that."""

    role: str
    venue: str = ""
    date: str = ""


def use_of(link: Piece, before: str) -> Use:
    """What a link is for.

    Args:
        link: a piece that is a link.
        before: the text before it on its line.
    """
    if link.badge and link.text == "stars":
        return Use(STARS if link.href else ASIDE)
    key = key_before(before)
    if key:
        # the address of a paper stays one where the key only names the row, as in "Paper: …"
        return Use({"paper": PAPER, "code": CODE, "project": PROJECT, "demo": DEMO}.get(key, ASIDE))
    if is_bare(link):
        return Use(address_role(link.href) or ASIDE)
    return _by_label(link.text, link.href, badge=link.badge)


def key_before(before: str) -> str:
    """What the word before a colon at the end of a text stands for, ``""`` where there is none."""
    match = _KEY.search(before[-60:])
    return roles("keys").get(squeezed(match["key"]), "") if match else ""


@lru_cache(maxsize=1 << 13)
def _by_label(label: str, href: str, *, badge: bool) -> Use:
    bare = label.strip(" []()【】|,.:")
    venue = venue_of(bare, bare=True, alone=True)
    date = whole_date(bare) or (date_in(bare) if badge else "")
    if (venue or date) and (badge or len(bare) < 30) and label_role(bare) in ("", PAPER):
        return Use(PAPER if looks_like_paper(href) else ASIDE, venue, date)
    role = label_role(bare)
    if role == "" and is_id(bare):
        return Use(PAPER)
    if role == "filler":
        return Use(address_role(href) or ASIDE)
    if role == "":
        return Use(address_role(href) or ASIDE if badge else WORDS)
    if role in (CODE, PROJECT, DEMO, PAPER):
        return Use(role)
    return Use(ASIDE)


@lru_cache(maxsize=1 << 13)
def is_id(text: str) -> bool:
    """Whether a text is nothing but an id of a paper."""
    if " " in text.strip():
        return text.lower().startswith("arxiv ") and is_id(text[6:])
    try:
        read_identifier(text)
    except IdentifierError:
        return False
    return True


@lru_cache(maxsize=1 << 13)
def like_title(text: str) -> bool:
    """Whether a text may be a title: several words, not a label, a venue or a date.

    >>> like_title("Seeing Is Believing"), like_title("SomeNet"), like_title("CVPR 2024 Oral Paper"), like_title("[Code]")
    (True, False, False, False)
    """
    words = [word for word in _WORD.findall(text) if _LETTER.search(word)]
    if len(words) < 3 and not (len(words) == 2 and len(text) >= 14):
        return False
    return not label_role(text) and not venue_of(text, bare=True, alone=True) and not whole_date(text)
