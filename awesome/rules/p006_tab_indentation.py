"""Tabs where spaces indent."""

from awesome.rules.base import Explanation, Rule, problems


def _say(_detail: str) -> tuple[str, str]:
    return "a tab indents this line", "indent with two spaces"


RULE = Rule(
    code="P006",
    name="tab-indentation",
    check=problems("tab", _say),
    suppressible=False,
    english=Explanation(
        summary="Lines are indented with spaces, never with tabs.",
        why="YAML forbids tabs there: most programs refuse the file with a message that says nothing of a tab, and an editor shows it like spaces.",
        mend="Replace the tab by two spaces.",
    ),
    chinese=Explanation(
        summary="缩进只用空格，不用制表符。",
        why="YAML 不允许用制表符缩进：多数程序会拒绝整个文件，报错信息却不提制表符，而编辑器里它看上去和空格一样。",
        mend="把制表符换成两个空格。",
    ),
    bad="""\
- id: some-paper
\ttitle: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
