"""More than one YAML document in a file."""

from awesome.rules.base import Explanation, Rule, problems


def _say(_detail: str) -> tuple[str, str]:
    return "a second YAML document begins here", "take the line --- out, so that all entries are in one list"


RULE = Rule(
    code="P005",
    name="several-documents",
    check=problems("documents", _say),
    suppressible=False,
    english=Explanation(
        summary="A catalog file is one YAML document.",
        why="What follows a line `---` is another document, and most programs read the first one only: the entries below would be in the file and yet missing everywhere else.",
        mend="Take the line `---` out.",
    ),
    chinese=Explanation(
        summary="一个目录文件只包含一个 YAML 文档。",
        why="`---` 之后是另一个文档，而多数程序只读第一个：下面的条目虽然写在文件里，在别处却都不存在。",
        mend="删去 `---` 这一行。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
---
- id: some-survey
  title: A Survey about Multimodal Models
  arxiv: '2401.00002'
  topics: [survey]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'

- id: some-survey
  title: A Survey about Multimodal Models
  arxiv: '2401.00002'
  topics: [survey]
  added: '2026-01-01'
""",
)
