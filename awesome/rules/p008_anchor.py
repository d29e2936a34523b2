"""An anchor, the name that YAML gives a value to repeat it."""

from awesome.findings import quoted
from awesome.rules.base import Explanation, Rule, problems


def _say(detail: str) -> tuple[str, str]:
    return (
        f"the value has an anchor {quoted('&' + detail)}",
        "take the anchor out; quote the value if the & belongs to it",
    )


RULE = Rule(
    code="P008",
    name="anchor",
    check=problems("anchor", _say),
    suppressible=False,
    english=Explanation(
        summary="No value has a YAML anchor.",
        why="An anchor names a value so that it can be used again elsewhere. An entry here says all of itself in its own lines, so that it can be read, moved and compared alone.",
        mend="Take the `&name` out. If the text itself begins with `&`, put the value in quotes.",
    ),
    chinese=Explanation(
        summary="值不使用 YAML 锚点。",
        why="锚点给一个值命名，以便在别处重复引用。而在这里，每个条目都在自己的几行里说完全部内容，这样才能单独阅读、移动和比较。",
        mend="删去 `&名称`。如果文字本身以 `&` 开头，请给整个值加引号。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  venue: &venue CVPR 2024
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
