"""The form of a date, and whether it is one."""

from collections.abc import Iterator

from awesome.dates import EARLIEST_YEAR, is_date
from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at


def _check(subject: Subject) -> Iterator[Breach]:
    real: set[str] = set()
    for entry, date in subject.texts("date", "paper", "dataset"):
        if date in real:
            continue
        if is_date(date):
            real.add(date)
        else:
            message = f"{quoted(date)} is not a real date, or one before {EARLIEST_YEAR}"
            yield at(entry, "date", message, "write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known")


RULE = Rule(
    code="P301",
    name="date-form",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="A date is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and a day of the calendar.",
        why="The list is sorted, counted and fed by date. Written so, dates sort as text, and what is not known is left open and not made up.",
        mend="Write as much as is known: `2024-03-07`, `2024-03` or `2024`.",
    ),
    chinese=Explanation(
        summary="日期写作 `YYYY`、`YYYY-MM` 或 `YYYY-MM-DD`，且是真实存在的日子。",
        why="列表按日期排序、统计并生成订阅源。这样写的日期可以直接按文字排序，未知的部分留空而不杜撰。",
        mend="知道多少写多少：`2024-03-07`、`2024-03` 或 `2024`。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2024-02-30'
  doi: '10.5555/example.2024.1'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2024-02'
  doi: '10.5555/example.2024.1'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
