"""A key that stands twice in one entry."""

from awesome.findings import quoted
from awesome.rules.base import Explanation, Rule, problems


def _say(detail: str) -> tuple[str, str]:
    name, _, line = detail.rpartition("|")
    return f"the field {quoted(name)} stands here a second time (first on line {line})", "keep one of the two lines"


RULE = Rule(
    code="P007",
    name="duplicate-key",
    check=problems("duplicate-key", _say),
    suppressible=False,
    english=Explanation(
        summary="A field stands once in an entry.",
        why="YAML readers disagree about a repeated key: most keep the last value and say nothing, so one of the two values is lost unseen.",
        mend="Keep the line that is right and delete the other.",
    ),
    chinese=Explanation(
        summary="一个条目中，同一字段只能出现一次。",
        why="各种 YAML 解析器对重复键的处理并不一致：多数只保留最后一个值而不作提示，于是另一个值就悄悄丢失了。",
        mend="保留正确的一行，删去另一行。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  venue: arXiv
  venue: CVPR 2024
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  venue: CVPR 2024
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
