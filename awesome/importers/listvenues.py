"""Venues as lists write them: ``CVPR'24``, ``ICLRworkshop2024``, ``NeurIPs2023``, ``EMNLP 2023 Findings``, ``arXiv``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from awesome.vocabulary import Venue, Vocabulary

_LONGEST = 200
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "_": " "})
_YEAR = re.compile(
    r"(?<!\d)(?:(?P<full>(?:19|20)\d\d)|'\s?(?P<quoted>\d\d)|(?<=[A-Za-z])-?(?P<attached>[12]\d))(?!\d)", re.ASCII
)
_AROUND = " \t[](){}【】（）,;:.|*-–—'\""
_WORKSHOP = re.compile(r"\bworkshops?\b|(?<=[a-z])workshops?\b|\bWS\b", re.IGNORECASE)
_FINDINGS = re.compile(r"\bfindings?\b", re.IGNORECASE)
_NOISE = re.compile(
    r"\b(?:oral|spotlight|poster|highlight|best\s+(?:\w+\s+)?paper(?:\s+\w+)?|award|candidate|finalist|accepted|accept|to\s+appear"
    r"|main|conference|long|short|paper|track|proceedings|proc|published|publish|preprint|datasets?|and|benchmarks?|d\s?&\s?b|db"
    r"|of|the|at|in|by|to|on|as|a|an|ieee/cvf|ieee/rsj|demo|industry)\b\.?",
    re.IGNORECASE,
)
_NOT_WORD = re.compile(r"[\W_]+")
_QUALIFIED = re.compile(
    r"\d|workshop|\bws\b|finding|oral|spotlight|poster|highlight|award|accepted|proceedings|conference|track|arxiv",
    re.ASCII,
)
_LETTERS = re.compile(r"[a-z]+")
_COMMON = frozenset("a an and at by for in of on the to".split())
_DENIED = re.compile(
    r"\bsubmi|\breview|\breject|\bwithdr|\bextended\b|\bextension\b|\bchallenge\b|\bcompetition\b", re.IGNORECASE
)
_MOST_WORDS = 5
_MOST_SPACES = 11
_LONG_NAME = 20


@lru_cache(maxsize=1 << 14)
def venue_of(text: str, *, bare: bool = False, as_place: bool = False, alone: bool = False) -> str:
    """The venue that a text is, as entries write it, with its year where the text has one; ``""`` where it is none.

    Args:
        text: nothing but a venue, with what lists write around it.
        bare: whether it stands alone, in brackets or on a badge, so that one without a year is no other word.
        as_place: whether it stands where a venue belongs, so that also a web site counts.
        alone: whether the text may have no other words.

    >>> venue_of("CVPR'24 (Oral)"), venue_of("ICLRworkshop2024"), venue_of("Findings of EMNLP 2023"), venue_of("arXiv 2023.5")
    ('CVPR 2024', 'ICLR Workshop 2024', 'Findings of EMNLP 2023', 'arXiv')
    >>> venue_of("NIPS", as_place=True), venue_of("NIPS"), venue_of("Seeing is believing")
    ('NeurIPS', '', '')
    """
    if len(text) > _LONGEST or (alone and (text.count(" ") > _MOST_SPACES or text.count(", ") > 1)):
        return ""
    lower = text.lower()
    if not _may_name_one(lower):
        return ""
    if not _QUALIFIED.search(lower):
        # nothing but a name, or no venue
        venue = _keys().get(_NOT_WORD.sub("", lower))
        if venue is None or not (venue.type == "preprint" or as_place or (bare and venue.type != "web")):
            return ""
        return venue.name
    written = text.translate(_QUOTES).strip(_AROUND)
    years = list(_YEAR.finditer(written))
    name = _YEAR.sub(" ", written)
    workshop, findings = bool(_WORKSHOP.search(name)), bool(_FINDINGS.search(name))
    name = _NOISE.sub(" ", _FINDINGS.sub(" ", _WORKSHOP.sub(" ", name)))
    venue = _keys().get(_NOT_WORD.sub("", name).casefold())
    if venue is None and name.lower().strip(_AROUND).startswith("arxiv"):
        venue = _keys()["arxiv"] if len(name.split()) <= 2 else None
    if venue is None:
        if not years or alone:
            return ""
        venue = _in_words(written, name, workshop=workshop, findings=findings)
        return f"{venue.name} {_full_year(years[-1])}" if venue else ""
    if venue.type == "preprint":
        return venue.name
    venue = _variant(venue, workshop=workshop, findings=findings)
    if venue.type == "web" and not as_place:
        return ""
    if not years:
        return venue.name if as_place or bare else ""
    return f"{venue.name} {_full_year(years[-1])}"


def _may_name_one(text: str) -> bool:
    """Whether any word of a text is one of a venue's name; quicker than to look for the venue."""
    return not _words().isdisjoint(_LETTERS.findall(text.replace("workshop", " ")))


def year_of(venue: str) -> str:
    """The year that a venue is written with, ``""`` without one."""
    year = venue.rpartition(" ")[2]
    return year if len(year) == 4 and year.isascii() and year.isdigit() else ""


def is_preprint(venue: str) -> bool:
    """Whether this is a server of preprints."""
    known = _keys().get(_NOT_WORD.sub("", venue).casefold())
    return known is not None and known.type == "preprint"


def _full_year(match: re.Match[str]) -> str:
    short = match["quoted"] or match["attached"]
    return f"20{short}" if short else match["full"]


def _variant(venue: Venue, *, workshop: bool, findings: bool) -> Venue:
    known = Vocabulary.load().venues
    if findings:
        return known.get(f"findings-{venue.id}", venue)
    return known.get(f"{venue.id}-workshop", venue) if workshop else venue


def _in_words(text: str, name: str, *, workshop: bool, findings: bool) -> Venue | None:
    """The venue that stands among other words, where they do not say that the paper is not in it."""
    if len(text) > _LONGEST // 2 or _DENIED.search(text):
        return None
    words = [word.strip(_AROUND) for word in name.split()]
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        for start in range(len(words) - length + 1):
            phrase = words[start : start + length]
            key = _NOT_WORD.sub("", "".join(phrase)).casefold()
            # a short name in small letters is another word
            if (venue := _keys().get(key)) and venue.type not in ("preprint", "web") and _is_name(phrase):
                return _variant(venue, workshop=workshop, findings=findings)
    return None


def _is_name(phrase: list[str]) -> bool:
    return any(sum(letter.isupper() for letter in word) > 1 for word in phrase) or len("".join(phrase)) > _LONG_NAME


@cache
def _words() -> frozenset[str]:
    """The words of all names of venues, in small letters; of those in figures the letters."""
    names = [name for venue in Vocabulary.load().venues.values() for name in (venue.name, venue.full, *venue.aliases)]
    return frozenset(word for name in names for word in _LETTERS.findall(name.lower())) - _COMMON


@cache
def _keys() -> dict[str, Venue]:
    """Venues by all their names, in lower case and without anything but letters and digits."""
    found: dict[str, Venue] = {}
    for venue in Vocabulary.load().venues.values():
        for name in (venue.name, venue.full, *venue.aliases):
            for spelling in (name, _NOISE.sub(" ", _FINDINGS.sub(" ", _WORKSHOP.sub(" ", name)))):
                if key := _NOT_WORD.sub("", spelling).casefold():
                    found.setdefault(key, venue)
    return found
