"""A venue that is not in the vocabulary, or lacks its year."""

import datetime
import re
from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.suggest import nearest
from awesome.vocabulary import Venue, Vocabulary

EARLIEST_YEAR = 1950

_WITH_YEAR = re.compile(r"(?P<name>.*?)[\s'’,-]*\(?(?P<year>\d{4}|'?\d\d)?\)?", re.ASCII)
_YEAR_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d)\s+(?P<name>.+)", re.ASCII)
_AWARD = re.compile(r"[\s,(]+(?:oral|spotlight|poster|highlight|accepted|best paper.*|main)\)?$", re.IGNORECASE)


def _check(subject: Subject) -> Iterator[Breach]:
    names = {venue.name: venue for venue in subject.vocabulary.venues.values()}
    right: set[str] = set()
    for entry, written in subject.texts("venue", "paper", "dataset"):
        if written in right:
            continue
        if _is_right(written, names, subject.today):
            right.add(written)
        else:
            yield at(entry, "venue", *_say(written, subject.vocabulary, subject.today))


def _is_right(written: str, names: dict[str, Venue], today: datetime.date) -> bool:
    venue = names.get(written)
    if venue is not None:
        return venue.type == "preprint"
    name, _, year = written.rpartition(" ")
    venue = names.get(name)
    return venue is not None and venue.type != "preprint" and len(year) == 4 and _is_year(year, today)


def _is_year(text: str, today: datetime.date) -> bool:
    # a paper may be accepted for the coming year
    return text.isascii() and text.isdigit() and EARLIEST_YEAR <= int(text) <= today.year + 1


def _say(written: str, vocabulary: Vocabulary, today: datetime.date) -> tuple[str, str]:
    by_name = _spellings(vocabulary)
    bare = _AWARD.sub("", written.strip())
    match = _YEAR_FIRST.fullmatch(bare) or _WITH_YEAR.fullmatch(bare)
    name, year = (match["name"], match["year"] or "") if match else (bare, "")
    venue = by_name.get(bare.casefold()) or by_name.get(name.strip().casefold())
    if venue is None:
        alike = nearest(name, by_name)
        hint = f"did you mean {quoted(by_name[alike].name)}? " if alike else ""
        return (
            f"the venue {quoted(written)} is not in the vocabulary",
            f"{hint}Venues stand in awesome/data/venues.yaml",
        )
    if venue.type == "preprint":
        return f"{quoted(written)} is written without a year", f"write {quoted(venue.name)}"
    year = f"20{year[-2:]}" if len(year) in (2, 3) else year
    if not year:
        return f"the venue {quoted(written)} lacks its year", f"write {quoted(venue.name + ' YYYY')}"
    if not _is_year(year, today):
        return f"the venue {quoted(written)} has a year that cannot be", f"write {quoted(venue.name + ' YYYY')}"
    return f"the venue {quoted(written)} is written otherwise", f"write {quoted(f'{venue.name} {year}')}"


def _spellings(vocabulary: Vocabulary) -> dict[str, Venue]:
    """Venues by all their names, in lower case."""
    found: dict[str, Venue] = {}
    for venue in vocabulary.venues.values():
        for name in (*venue.aliases, venue.full, venue.id, venue.name):
            found[name.casefold()] = venue
    return found


RULE = Rule(
    code="P304",
    name="venue",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="A venue is one of the vocabulary, with its year: `CVPR 2024`; arXiv stands alone.",
        why="Lists write NIPS, NeurIPS and NeurIPS D&B for one conference, with and without year. Only one spelling can be counted and chosen as a facet, and without a year it does not say where to look.",
        mend="Write the name from `awesome/data/venues.yaml`, a space and the year. A venue that is missing there is added there.",
    ),
    chinese=Explanation(
        summary="发表处须在词表之中并带年份：`CVPR 2024`；arXiv 不带年份。",
        why="同一个会议，各列表写作 NIPS、NeurIPS 或 NeurIPS D&B，有的带年份，有的不带。只有统一写法才能统计和筛选，而没有年份就不知道该去哪里找。",
        mend="写 `awesome/data/venues.yaml` 中的名称、一个空格和年份。词表中没有的，就加进词表。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  venue: NIPS'24
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  venue: NeurIPS 2024
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
