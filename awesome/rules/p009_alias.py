"""An alias, YAML's way to repeat a value."""

from awesome.findings import quoted
from awesome.rules.base import Explanation, Rule, problems


def _say(detail: str) -> tuple[str, str]:
    return (
        f"{quoted('*' + detail)} stands for a value from elsewhere",
        "write the value itself; quote it if the * belongs to it",
    )


RULE = Rule(
    code="P009",
    name="alias",
    check=problems("alias", _say),
    suppressible=False,
    english=Explanation(
        summary="No value is a YAML alias.",
        why="An alias repeats a value that stands elsewhere, so a change of one entry would silently change another. A few lines of aliases can also grow to gigabytes when they are read.",
        mend="Write the value itself. If the text begins with `*`, put it in quotes.",
    ),
    chinese=Explanation(
        summary="值不使用 YAML 别名。",
        why="别名重复引用写在别处的值，于是改动一个条目会悄悄改变另一个。短短几行别名在读取时还可能膨胀到数个 GB。",
        mend="直接写出该值。如果文字以 `*` 开头，请加引号。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  venue: *venue
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
