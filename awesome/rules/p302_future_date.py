"""A date that is still to come."""

from collections.abc import Iterator

from awesome.dates import is_after, is_date
from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at


def _check(subject: Subject) -> Iterator[Breach]:
    today = subject.today.isoformat()
    for entry, date in subject.texts("date", "paper", "dataset"):
        # a date that is no later as text is no later as a date
        if date > today[: len(date)] and is_date(date) and is_after(date, subject.today):
            message = f"the date {quoted(date)} lies after today, {today}"
            yield at(entry, "date", message, "write the day of first publication; mind the order of month and day")


RULE = Rule(
    code="P302",
    name="future-date",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="No paper or data set has a date that is still to come.",
        why="A date in the future is a slip of a digit or of month and day, and would stand at the top of “newest” until it has come.",
        mend="Write the day of first publication.",
    ),
    chinese=Explanation(
        summary="论文和数据集的日期不得在未来。",
        why="未来的日期不是数字写错，就是月日颠倒；而在那一天到来之前，它会一直排在“最新”的首位。",
        mend="写首次发表的日期。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2094-01'
  doi: '10.5555/example.2024.1'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2024-01'
  doi: '10.5555/example.2024.1'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
