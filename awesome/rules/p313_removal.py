"""What removed.yaml says of an entry that was taken out."""

from collections.abc import Iterator

from awesome.dates import is_after, is_day
from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at

_KINDS = ("paper", "dataset")


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, kind in subject.texts("kind", "removal"):
        if kind not in _KINDS:
            yield at(entry, "kind", f"{quoted(kind)} is nothing that is removed", f"write {' or '.join(_KINDS)}")
    for entry, day in subject.texts("date", "removal"):
        if not is_day(day):
            yield at(entry, "date", f"{quoted(day)} is not a day", "write the day of the change, YYYY-MM-DD")
        elif is_after(day, subject.today):
            message = f"{quoted(day)} lies after today, {subject.today.isoformat()}"
            yield at(entry, "date", message, "write the day of the change")


RULE = Rule(
    code="P313",
    name="removal",
    check=_check,
    suppressible=False,
    file="removed.yaml",
    english=Explanation(
        summary="A removal says of a `paper` or a `dataset` on which real day it was taken out.",
        why="Papers and data sets may share an id, so the kind tells which of the two is meant; the day lets anyone find the change that took it out.",
        mend="Write `kind: paper` or `kind: dataset`, and the day as `YYYY-MM-DD`.",
    ),
    chinese=Explanation(
        summary="移除记录要写明移除的是 `paper` 还是 `dataset`，以及真实的移除日期。",
        why="论文和数据集可以共用 id，因此要用 kind 说明指的是哪一个；有了日期，任何人都能找到移除它的那次改动。",
        mend="写 `kind: paper` 或 `kind: dataset`，日期写作 `YYYY-MM-DD`。",
    ),
    bad="""\
- id: some-paper
  kind: papers
  reason: withdrawn by its authors
  date: '2026-02-01'
""",
    good="""\
- id: some-paper
  kind: paper
  reason: withdrawn by its authors
  date: '2026-02-01'
""",
)
