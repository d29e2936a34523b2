"""The day on which an entry came into the list."""

from collections.abc import Iterator

from awesome.dates import is_after, is_day
from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at


def _check(subject: Subject) -> Iterator[Breach]:
    right: set[str] = set()
    for entry, day in subject.texts("added", "paper", "dataset"):
        if day in right:
            continue
        if not is_day(day):
            yield at(entry, "added", f"{quoted(day)} is not a day", "write the day of the change, YYYY-MM-DD")
        elif is_after(day, subject.today):
            message = f"{quoted(day)} lies after today, {subject.today.isoformat()}"
            yield at(entry, "added", message, "write the day of the change")
        else:
            right.add(day)


RULE = Rule(
    code="P306",
    name="added",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="`added` is a real day that has come, `YYYY-MM-DD`.",
        why="The feed announces entries by this day. One in the future would stay at its top, and one that is no day would never appear.",
        mend="Write the day on which you add the entry, and never change it afterwards.",
    ),
    chinese=Explanation(
        summary="`added` 是已经到来的真实日期，写作 `YYYY-MM-DD`。",
        why="订阅源按这一天发布新条目。写成未来的日期会一直占据首位，不成日期的则永远不会出现。",
        mend="写添加条目的当天，此后不再改动。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
