"""A suppression whose day has passed."""

from collections.abc import Iterator

from awesome.findings import WARNING
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.suppressions import read_suppressions


def _check(subject: Subject) -> Iterator[Breach]:
    for suppression in read_suppressions(subject.lists("allow", "paper", "dataset")):
        if suppression.until < subject.today:
            message = f"{suppression.code} was allowed until {suppression.until.isoformat()}"
            hint = "look at it again: mend it, or give it another day"
            yield at(suppression.entry, "allow", message, hint, suppression.item)


RULE = Rule(
    code="P703",
    name="allow-overdue",
    check=_check,
    severity=WARNING,
    suppressible=False,
    english=Explanation(
        summary="A suppression is looked at again when its day has come.",
        why="What was true when it was written may have changed. It goes on working, so that time alone turns no list red, but the weekly run fails until somebody has looked.",
        mend="Mend what it allows, or write another day if the reason still holds.",
    ),
    chinese=Explanation(
        summary="豁免到期后要重新审视。",
        why="写下豁免时的情况可能已经变化。到期后它仍然有效，这样列表不会仅因时间推移就报错；但每周例行检查会失败，直到有人复查。",
        mend="改正被豁免的问题；如果理由依然成立，就写上新的日期。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2023-06-01'
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
  allow: ['P303 until 2026-01-31: first shown at a workshop']
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2023-06-01'
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
  allow: ['P303 until 2094-06-30: first shown at a workshop']
""",
)
