"""Where a paper was published, read from what its authors or a source say of it.

People write “Accepted to CVPR 2024 (Highlight)”, “NeurIPS'23 D&B track” or “Findings of ACL 2024”, and they write
“submitted to”, “under review at” and “extended version of our CVPR 2023 paper” beside it. A venue counts only where
nothing around it says that the paper is not in its proceedings; where that is open, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from awesome.vocabulary import Venue, Vocabulary


class Sighting(NamedTuple):
    """A venue as an entry writes it, and the words it was read from."""

    venue: str
    words: str


@dataclass(frozen=True)
class Claim:
    """A text that may say where a paper was published.

    Attributes:
        text: in plain characters.
        is_place: whether it is said to be the place (a journal reference, a container's title), not a remark.
        year: that of publication by the same source, for a text that names a venue without one; only for a place.
    """

    text: str
    is_place: bool = False
    year: str = ""


def published_in(claim: Claim, earliest: int, latest: int) -> Sighting | None:
    """The venue that published a paper as far as a text tells; a conference before a workshop.

    Args:
        claim: the text.
        earliest, latest: years in which the paper can have been published.

    >>> published_in(Claim("Accepted to CVPR 2024 (Highlight), 14 pages"), 2023, 2025)
    Sighting(venue='CVPR 2024', words='CVPR 2024')
    >>> published_in(Claim("Submitted to ICLR 2025"), 2024, 2026)
    """
    workshop: Sighting | None = None
    for clause in _CLAUSE.split(_normal(claim.text)):
        for mention in _mentions(clause, claim):
            if not earliest <= int(mention.year) <= latest or _is_denied(mention, claim):
                continue
            venue = _variant(mention)
            if venue is None:
                continue
            sighting = Sighting(f"{venue.name} {mention.year}", mention.words)
            if venue.type != "workshop":
                return sighting
            workshop = workshop or sighting
    return workshop


def get_ready() -> None:
    """Put the names of all venues into one pattern, which is done once and takes longer than to read a text."""
    _names()


class _Mention(NamedTuple):
    """A venue with its year, and what stands before and behind it in its clause, up to the next venue."""

    venue: Venue
    year: str
    words: str
    before: str
    behind: str


_LONGEST = 4_000
_ABBREVIATED = "".join(rf"(?<!\b{word}\.)" for word in ("Proc", "Conf", "Int", "Trans", "vol", "Vol", "no", "pp", "J"))
_CLAUSE = re.compile(rf"(?<=[\w)\]'\"!?.])[.;!?\n]+{_ABBREVIATED}(?=\s|$)|\s-{{1,3}}\s|\s[|•·]\s|[。；]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "\u00a0": " "})

# between a venue and its year
_BETWEEN = (
    r"(?:[\s,:()\[\]/-]|\b(?:main|findings?|workshops?|conference|proceedings|track|datasets?|and|benchmarks?|d\s?&\s?b|db"
    r"|oral|poster|spotlight|highlight|demos?|demonstrations?|system|industry|long|short|papers?|hlt|ijcnlp|w"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\b|&|\b[01]?\d/){0,12}?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d|'\d\d)(?!\d)"
_ATTACHED = r"-?(?P<attached>[12]\d)(?![\d-])"
_ANY_YEAR = re.compile(r"(?<![\d.-])(?:19|20)\d\d(?![\d-])")

_NEVER_BEFORE = re.compile(
    r"\b(?:extended|extension|expanded|earlier|early|preliminary|previous|prior|initial|short(?:er)?|abridged|conference|workshop"
    r"|journal)\s+(?:\w+\s+)?(?:version|abstract|edition)\b|\bextension\s+(?:of|to)\b|\bextends\b|\bextended\s+from\b|\bsupersed"
    r"|\bbuil(?:ds?|t)\s+(?:up)?on\b|\bbased\s+on\b|\bfollow-?up\b|\bchallenge\b|\bcompetition\b|\btutorial\b|\btiny\s?papers?\b"
    r"|\bblog\b|\bsolution\s+(?:to|for|of)\b|\b(?:first|second|third|1st|2nd|3rd)\s+(?:place|prize|rank)|\bwinn(?:er|ing)\b"
    r"|\btemplate\b|\bcompar(?:ed|ison)\b|\boverlap|\bnot\s+(?:yet\s+|been\s+)*(?:accept|publish|present|appear)|投稿|审稿|在审",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"(?P<against>\bsubmi(?:t|ssion)|\bunder\s+(?:[\w-]+\s+){0,2}review|\bin\s+review|\breview(?:ed|ing)?\s+(?:at|by|for|in)\b"
    r"|\breject|\bwithdr[ae]w|\btarget|\bprepar|\bplan(?:s|ned)?\b|\bintend|\bin\s+preparation|\bwill\s+be\s+sent)"
    r"|(?P<pro>\baccept|\bappear|\bpublish|\bpresent|\bcamera|\bproceedings|\bin\s+proc\b|\bin\s+press|\boral\b|\bspotlight"
    r"|\bhighlight)",
    re.IGNORECASE,
)
_AGAINST_BEHIND = re.compile(
    r"^(?:[\s(:-]*(?:[\w-]+\s+){0,4}?|\s*,\s*)(?:submission|submitted|under\s+(?:[\w-]+\s+){0,2}review|in\s+review|review\s+version|reviews?\b"
    r"|rebuttal|rejected|withdrawn|challenge|competition|tutorial|template|format|style|cup\b|tiny\s?papers?|blog|keynote"
    r"|decision\s+pending|doctoral|leaderboard|投稿|审稿|在审)",
    re.IGNORECASE,
)
_WORKSHOP = re.compile(r"\bworkshops?\b|\bWS\b|\bW\b", re.IGNORECASE)
_WORKSHOP_BEHIND = re.compile(r"^[^,;]{0,80}?(?:\bworkshops?\b|\bWS\b)|^-?W\b", re.IGNORECASE)
_FINDINGS = re.compile(r"\bfindings?\b", re.IGNORECASE)
_FINDINGS_BEHIND = re.compile(r"^[^.;]{0,40}?\bfindings?\b", re.IGNORECASE)
_FIRMS = re.compile(r"(?:IEEE/CVF|IEEE/RSJ|IEEE/ACM|IEEE|ACM SIGKDD|ACM SIGSOFT|ACM SIGIR|ACM|Annual|Text)\s+")
_ONLY_AS_PLACE = frozenset({"nature", "nature-communications", "scientific-data"})
"""Venues whose names are words of every day."""
_ACCEPTED_BY = re.compile(r"\b(?:accepted|published|appears?|in\s+press)\s+(?:by|in|at|to|for)\s+$", re.IGNORECASE)
_MORE_NAMES = {
    "neurips": ("Advances in Neural Information Processing Systems", "Neural Information Processing Systems"),
    "naacl": (
        "Conference of the North American Chapter of the Association for Computational Linguistics",
        "North American Chapter of the Association for Computational Linguistics",
    ),
    "acl": ("Meeting of the Association for Computational Linguistics",),
    "emnlp": ("Empirical Methods in Natural Language Processing",),
    "cvpr": ("Computer Vision and Pattern Recognition",),
    "mm": ("ACM International Conference on Multimedia", "ACM MM", "ACM Multimedia Conference"),
    "tpami": ("T-PAMI", "IEEE Trans. Pattern Anal. Mach. Intell"),
    "tmlr": ("Trans. Mach. Learn. Res", "Transactions of Machine Learning Research"),
    "tip": ("IEEE Trans. on Image Processing", "IEEE Trans. Image Process"),
    "ijcv": ("Int. J. Comput. Vis", "Int J Comput Vis"),
    "www": ("ACM Web Conference", "Web Conference"),
}
"""Further names as sources write them."""
_VOLUME = re.compile(
    r"Advances in Neural Information Processing Systems,?\s+(?:vol(?:ume|\.)?\s*)?(?P<volume>[3-9]\d)\b"
)
_YEAR_OF_VOLUME = 1987


def _normal(text: str) -> str:
    text = text[:_LONGEST].translate(_QUOTES)
    return _VOLUME.sub(lambda match: f"NeurIPS {int(match['volume']) + _YEAR_OF_VOLUME}", text)


def _mentions(clause: str, claim: Claim) -> Iterator[_Mention]:
    names = _names()
    found = [(match, year) for match in names.pattern.finditer(clause) if (year := _year_of(match, clause, claim))]
    end = 0
    for number, (match, year) in enumerate(found):
        following = found[number + 1][0].start() if number + 1 < len(found) else len(clause)
        venue = names.venues[" ".join(match["name"].casefold().split())]
        yield _Mention(
            venue, year, match[0].strip(" ,:("), clause[end : match.start()], clause[match.end() : following]
        )
        end = match.end()


def _year_of(match: re.Match[str], clause: str, claim: Claim) -> str:
    written = match["before"] or match["year"] or match["attached"]
    if not written and claim.is_place:
        # a journal's reference has its year anywhere
        years = _ANY_YEAR.findall(clause)
        written = years[-1] if years else claim.year
    return f"20{written[-2:]}" if written and len(written) < 4 else written or ""


def _is_denied(mention: _Mention, claim: Claim) -> bool:
    """Whether the words around a venue say that the paper is not in its proceedings."""
    if mention.venue.id in _ONLY_AS_PLACE and not (claim.is_place or _ACCEPTED_BY.search(mention.before)):
        return True
    if _NEVER_BEFORE.search(mention.before) or _AGAINST_BEHIND.search(mention.behind):
        return True
    words = list(_STATUS.finditer(mention.before))
    return bool(words) and words[-1]["against"] is not None


def _variant(mention: _Mention) -> Venue | None:
    """The venue itself, its workshops or its findings; None for the workshop of a venue that has none here."""
    venues = Vocabulary.load().venues
    within = mention.words
    if _FINDINGS.search(mention.before) or _FINDINGS.search(within) or _FINDINGS_BEHIND.search(mention.behind):
        return venues.get(f"findings-{mention.venue.id}", mention.venue)
    if mention.venue.type == "conference" and (
        _WORKSHOP.search(mention.before) or _WORKSHOP.search(within) or _WORKSHOP_BEHIND.search(mention.behind)
    ):
        return venues.get(f"{mention.venue.id}-workshop")
    return mention.venue


@dataclass(frozen=True)
class _Names:
    pattern: re.Pattern[str]
    venues: dict[str, Venue]


@cache
def _names() -> _Names:
    """One pattern for all names of venues, the longest first, with the year before or behind."""
    venues: dict[str, Venue] = {}
    for venue in Vocabulary.load().venues.values():
        if venue.type in ("preprint", "web"):
            continue
        full = "" if venue.type == "workshop" or venue.id.startswith("findings-") else _FIRMS.sub("", venue.full)
        for name in (venue.name, *venue.aliases, full, venue.full, *_MORE_NAMES.get(venue.id, ())):
            if name:
                venues.setdefault(name.casefold(), venue)
    written = {name for venue in venues.values() for name in (venue.name, *venue.aliases)}
    # short names are words of other things in small letters
    short = sorted((name for name in written if len(name) <= 3 and name.casefold() in venues), key=len, reverse=True)
    long = sorted((name for name in venues if len(name) > 3), key=len, reverse=True)
    either = "|".join([f"(?i:{_spaced(name)})" for name in long] + [_spaced(name) for name in short])
    pattern = re.compile(
        rf"(?:(?<!\d)(?P<before>(?:19|20)\d\d)\s+(?:(?:IEEE/CVF|IEEE/RSJ|IEEE|ACM|the|annual|international)\s+){{0,3}})?"
        rf"(?<![A-Za-z0-9_/-])(?P<name>{either})(?:(?i:{_BETWEEN}){_YEAR}|{_ATTACHED}|(?![A-Za-z0-9_-]))"
    )
    return _Names(pattern, venues)


def _spaced(name: str) -> str:
    return re.escape(name).replace(r"\ ", r"\s+")
