"""From what is known of a paper to the values of its entry.

A source's record, a row of another list and the answers of a form come here as `Facts`; what leaves is what
`awesome.editing.Put` takes, without technique, topics and modalities: those are a judgement, and somebody's else.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from awesome.dates import is_date
from awesome.identifiers import DOI, arxiv_month
from awesome.linkfinding import links_in
from awesome.plaintext import plain
from awesome.rules.p303_date_against_arxiv import agrees
from awesome.rules.p401_trailing_stop import ends_like_a_sentence
from awesome.slug import new_id
from awesome.titles import NOT_TELLING, title_key
from awesome.venues import Claim, published_in
from awesome.yamltext import Value

if TYPE_CHECKING:
    from awesome.sources.arxiv import ArxivRecord
    from awesome.sources.records import WorkRecord

PREPRINT = "arXiv"
_A_YEAR = datetime.timedelta(days=365)


@dataclass(frozen=True)
class Facts:
    """What is known of a paper, in the words of whoever says it. What is not known is empty.

    Attributes:
        title, authors: markup and stray characters in them are mended.
        date: first publication, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
        arxiv, doi, openreview: its ids.
        url: its address, where no id gives one.
        name: of the model or system; without it the title's head may give one.
        claims: texts that may say where it was published, the most reliable first.
        remarks: texts in which its code and its project page may be named, the most reliable first.
    """

    title: str
    authors: Sequence[str] = ()
    date: str = ""
    arxiv: str = ""
    doi: str = ""
    openreview: str = ""
    url: str = ""
    name: str = ""
    claims: Sequence[Claim] = ()
    remarks: Sequence[str] = ()


@dataclass(frozen=True)
class Draft:
    """An entry's values, and what a person should know of how they came about.

    Attributes:
        values: only those that say something.
        notes: sentences, about this entry.
    """

    values: dict[str, Value]
    notes: list[str] = field(default_factory=list)


def facts_of_arxiv(record: ArxivRecord) -> Facts:
    """What arXiv's record says."""
    return Facts(
        title=record.title,
        authors=record.authors,
        date=record.published.isoformat(),
        arxiv=record.id,
        doi=record.doi,
        claims=(Claim(record.journal_ref, is_place=True), Claim(record.comment)),
        remarks=(record.comment, record.abstract),
    )


def facts_of_work(record: WorkRecord) -> Facts:
    """What a DOI's registry or OpenReview says."""
    return Facts(
        title=record.title,
        authors=record.authors,
        date=record.date,
        doi=record.doi,
        openreview=record.openreview,
        claims=(Claim(record.venue, is_place=True, year=record.date[:4]),),
        remarks=(record.abstract,),
    )


def draft_paper(facts: Facts, taken: Callable[[str], bool], today: datetime.date) -> Draft:
    """The entry that the facts make.

    Args:
        facts: what is known.
        taken: whether an id is one of an entry already, or was one.
        today: the day of the addition.
    """
    notes: list[str] = []
    title = canonical_title(facts.title)
    authors = canonical_authors(facts.authors)
    name = plain(facts.name) or name_in_title(title)
    date = _date(facts, notes)
    venue, date = _venue(facts, date, today, notes)
    if twice := sorted({author for author in authors if authors.count(author) > 1}):
        until = (today + _A_YEAR).isoformat()
        allow = f"P406 until {until}: the record names two authors alike"
        notes.append(f"the record names {', '.join(twice)} twice: if these are two people, --allow '{allow}'")
    links = links_in(plain_remark(remark) for remark in facts.remarks)
    values: dict[str, Value] = {
        "id": new_id(name, authors[0] if authors else "", date[:4], title, taken),
        "title": title,
        "name": name,
        "authors": authors,
        "date": date,
        "venue": venue,
        "arxiv": facts.arxiv,
        "doi": facts.doi if DOI.fullmatch(facts.doi) else "",
        "openreview": facts.openreview,
        "url": "" if facts.arxiv or facts.doi or facts.openreview else facts.url,
        "code": links.code,
        "project": links.project,
        "demo": links.demo,
        "added": today.isoformat(),
    }
    return Draft({key: value for key, value in values.items() if value}, notes)


def canonical_title(title: str) -> str:
    """A title in plain characters, with single spaces and without the stop of a sentence.

    >>> canonical_title("{LLaVA}:  Visual\\n Instruction Tuning.")
    'LLaVA: Visual Instruction Tuning'
    """
    text = re.sub(r"(?<=\S) (?=[:;,?!](?: |$))", "", plain(title))
    while ends_like_a_sentence(text):
        text = text[:-1].rstrip()
    return text


def canonical_authors(authors: Sequence[str]) -> list[str]:
    """Full names without what is no name: marks, brackets, e-mail addresses, ``et al.``. Namesakes stay two.

    >>> canonical_authors(["Team Kite", ":", "Jane  Example*", "Bo Sample (Lab A)", "et al."])
    ['Team Kite', 'Jane Example', 'Bo Sample']
    """
    found: list[str] = []
    for author in authors:
        bare = _MARKS.sub("", _BRACKETS.sub(" ", plain(author)))
        bare = " ".join(_AND.sub("", bare).split()).strip(" ,;:")
        if re.search(r"[^\W\d_]", bare) and "@" not in bare and not _NOBODY.fullmatch(bare):
            found.append(bare)
    return found


def name_in_title(title: str) -> str:
    """The name of the model or system at the head of a title, ``""`` where the head is none.

    One word before a colon is a name; several are one where they look coined, and none is a plain word of a sentence.

    >>> name_in_title("Video-Kite 2: Seeing Feathers"), name_in_title("Less is More: Seeing Feathers")
    ('Video-Kite 2', '')
    """
    report = _REPORT.fullmatch(title)
    head = _HEAD.match(title)
    name = (report["name"] if report else head["name"] if head else "").strip(" \"'“”‘’")
    words = name.split()
    if not words or len(words) > _MOST_WORDS_OF_NAME or len(name) > _LONGEST_NAME:
        return ""
    if len(words) == 1:
        return name if not name.endswith(("?", "!")) or not name[:-1].islower() else ""
    plain_words = any(word.casefold() in _NOT_IN_NAMES or word[0].islower() for word in words)
    coined = any(_COINED.search(word) for word in words)
    return name if coined and not plain_words and not any(_KINDS.search(word) for word in words) else ""


_HEAD = re.compile(r"(?P<name>.+?)\s*(?:[:：](?=\s|[^\x00-\x7f])| -{1,3} | [–—] )")
_REPORT = re.compile(r"(?P<name>.+?) (?:Technical Report|Tech Report|System Card)", re.IGNORECASE)
_COINED = re.compile(r"\d|[a-z][A-Z]|[A-Z]{2}|[+@*²³₂∞πα]")
_KINDS = re.compile(r"(?:LLM|VLM|MLLM|LMM|LVLM|Model|Agent|Benchmark|Survey)s$", re.IGNORECASE)
_NOT_IN_NAMES = NOT_TELLING | {
    "one",
    "all",
    "less",
    "more",
    "using",
    "can",
    "meet",
    "meets",
    "need",
    "needs",
    "vs",
    "vs.",
}
_MOST_WORDS_OF_NAME = 3
_LONGEST_NAME = 40

_MARKS = re.compile(r"[*†‡§¶|^]|(?<=[^\W\d_]{2})\d+$")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}")
_AND = re.compile(r"^and\s+", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:and\s+)?(?:et\.?\s*al\.?|others|anonymous(?:\s+authors?)?|no authors? listed|等)", re.IGNORECASE
)
_URL_COMMAND = re.compile(r"\\(?:url|href)\s*\{([^{}]*)\}")


def plain_remark(text: str) -> str:
    """A remark with its addresses as they are, out of LaTeX's commands for them."""
    return _URL_COMMAND.sub(r" \1 ", text)


def _date(facts: Facts, notes: list[str]) -> str:
    """The day of the first version, or the month of the arXiv id where the paper waited long for its announcement."""
    date = facts.date if is_date(facts.date) else ""
    month = arxiv_month(facts.arxiv)
    if not date or not month or agrees(date, month, {}):
        return date
    notes.append(f"the date is that of the arXiv id, {month}: the record has {date}")
    return month


def _venue(facts: Facts, date: str, today: datetime.date, notes: list[str]) -> tuple[str, str]:
    """Venue and date, which must agree: a paper is out when its venue is, at the latest."""
    preprint = PREPRINT if facts.arxiv else ""
    earliest = int(date[:4]) if date else 1950
    for claim in facts.claims:
        sighting = published_in(
            Claim(plain_remark(claim.text), claim.is_place, claim.year), earliest - 1, today.year + 1
        )
        if sighting is None:
            continue
        year = sighting.venue[-4:]
        if int(year) >= earliest:
            if not claim.is_place:
                notes.append(f"the venue is taken from the authors' comment: {sighting.words}")
            return sighting.venue, date
        if not facts.arxiv:
            # proceedings are often registered in the year after
            return sighting.venue, year
        notes.append(f"the comment names {sighting.venue}, but the first version is of {date[:4]}: see which is right")
    return preprint, date


def is_other_title(expected: str, found: str) -> bool:
    """Whether two titles are so different that they are those of two papers.

    >>> is_other_title("Visual instruction tuning", "Visual Instruction Tuning."), is_other_title("Kites", "Larks")
    (False, True)
    """
    from rapidfuzz.fuzz import ratio, token_set_ratio

    one, other = title_key(expected), title_key(found)
    # a title without its subtitle is part of the other
    return ratio(one, other) < _ALIKE and not (token_set_ratio(one, other) >= _PART and min(len(one), len(other)) > 12)


_ALIKE = 75
_PART = 97


def venue_as_written(text: str, today: datetime.date) -> str:
    """A venue as entries write it, from another way of writing it; the text itself where it is none that is known.

    >>> venue_as_written("NIPS'23", datetime.date(2026, 1, 1)), venue_as_written("Kite Letters 2024", datetime.date(2026, 1, 1))
    ('NeurIPS 2023', 'Kite Letters 2024')
    """
    if text.strip().casefold() == PREPRINT.casefold():
        return PREPRINT
    sighting = published_in(Claim(text, is_place=True), 1950, today.year + 1)
    return sighting.venue if sighting else " ".join(text.split())
