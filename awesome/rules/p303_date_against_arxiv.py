"""A date that the arXiv id contradicts."""

import datetime
from collections.abc import Iterator

from awesome.dates import is_date
from awesome.findings import quoted
from awesome.identifiers import arxiv_month
from awesome.rules.base import Breach, Explanation, Rule, Subject, at

GRACE = datetime.timedelta(days=7)


def _check(subject: Subject) -> Iterator[Breach]:
    bounds: dict[str, tuple[str, str]] = {}
    for entry, identifier in subject.texts("arxiv", "paper", "dataset"):
        date = entry.text("date")
        # of the new style, and in the id's month
        if not date or (date[2:4] == identifier[:2] and date[5:7] == identifier[2:4] and date[:2] == "20"):
            continue
        month = arxiv_month(identifier)
        if not month or not is_date(date) or agrees(date, month, bounds):
            continue
        message = f"the date {quoted(date)} contradicts the arXiv id {quoted(identifier)}, announced in {month}"
        hint = f"write {month}, or the day of the first version"
        yield at(entry, "date", message, f"{hint}; allow it if the paper was first published elsewhere")


def agrees(date: str, month: str, bounds: dict[str, tuple[str, str]]) -> bool:
    """Whether a date can be that of a paper whose arXiv id is of this month; `bounds` keeps what was computed."""
    if len(date) < len("2024-01-01"):
        return month.startswith(date)
    if month not in bounds:
        first = datetime.date.fromisoformat(f"{month}-01")
        following = (first + datetime.timedelta(days=31)).replace(day=1)
        bounds[month] = (first - GRACE).isoformat(), (following + GRACE).isoformat()
    earliest, too_late = bounds[month]
    return earliest <= date < too_late


RULE = Rule(
    code="P303",
    name="date-against-arxiv",
    check=_check,
    english=Explanation(
        summary="A date and an arXiv id agree: a day lies in the id's month or at most seven days outside it; a bare month or year is the id's.",
        why="An arXiv id carries the month of its announcement. A paper handed in during the last days of a month has an id of the next one, and a list may name the day after; a date further off is that of another version, or the id is that of another paper.",
        mend="Write the day of the first version. Where the paper came out elsewhere long before, keep that date and allow it.",
    ),
    chinese=Explanation(
        summary="日期与 arXiv 编号一致：写到日的日期在编号所示月份之内，或前后不超过七天；只写月或年时，须与编号相同。",
        why="arXiv 编号带有公布的月份。月末最后几天提交的论文，编号属于下个月；列表也可能记下公布后一两天的日期。相差更远，要么是其他版本的日期，要么编号是另一篇论文的。",
        mend="写首个版本的日期。如果论文早已在别处发表，保留那个日期并用 allow 说明。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2024-05-20'
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2023-12-29'
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
