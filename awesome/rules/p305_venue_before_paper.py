"""A venue of a year before the paper."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, venue in subject.texts("venue", "paper", "dataset"):
        year = venue[-4:]
        if year.isdigit() and year < entry.text("date")[:4]:
            date = entry.text("date")
            message = f"the venue {quoted(venue)} is of a year before the date {quoted(date)}"
            yield at(entry, "venue", message, "correct the year of the venue, or write the date of first publication")


RULE = Rule(
    code="P305",
    name="venue-before-paper",
    check=_check,
    english=Explanation(
        summary="A venue's year is not before the paper's date.",
        why="A paper is first published when it appears at its venue at the latest. An earlier venue is that of another paper, or the date is that of a later version.",
        mend="Correct the venue's year, or write the date of first publication.",
    ),
    chinese=Explanation(
        summary="发表处的年份不得早于论文的日期。",
        why="论文最迟在会议或期刊上发表时首次公开。发表处的年份更早，要么属于另一篇论文，要么日期写成了后来版本的日期。",
        mend="改正发表处的年份，或写首次发表的日期。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2024-03'
  venue: CVPR 2023
  doi: '10.5555/example.2024.1'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2024-03'
  venue: CVPR 2024
  doi: '10.5555/example.2024.1'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
