"""A suppression that suppresses nothing."""

from collections.abc import Iterator

from awesome.rules.base import Breach, Explanation, Rule, Subject, at


def _check(subject: Subject) -> Iterator[Breach]:
    for suppression in subject.unused:
        message = f"{suppression.code} finds nothing in this entry"
        yield at(suppression.entry, "allow", message, "take the suppression out", suppression.item)


RULE = Rule(
    code="P702",
    name="allow-unused",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="A suppression suppresses something.",
        why="What was allowed has been mended since, or the code is mistaken. Left in place, it would hide the next slip of that kind in this entry.",
        mend="Take the item out of `allow`.",
    ),
    chinese=Explanation(
        summary="每一项豁免都确有所豁免。",
        why="当初豁免的问题已经改正，或者规则代码写错了。留着不删，这个条目下次再犯同类错误就会被掩盖。",
        mend="从 `allow` 中删去该项。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2024-01-05'
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
  allow: ['P303 until 2094-06-30: first shown at a workshop']
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2024-01-05'
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
