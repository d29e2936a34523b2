"""Sizes that no real list has."""

from awesome.rules.base import Explanation, Rule, problems


def _say(detail: str) -> tuple[str, str]:
    return detail, "what follows is not read; take out what is not meant to be here"


RULE = Rule(
    code="P013",
    name="size",
    check=problems("size", _say),
    suppressible=False,
    english=Explanation(
        summary="File, lines, lists and nesting stay within sizes that a real list never reaches.",
        why="A file of gigabytes or a value nested a thousand deep is an accident or an attack. It is refused before it costs time and memory.",
        mend="Look at the place for text that was pasted by mistake. The limits (`awesome.yamltext.Limits`) lie far above what the list needs.",
    ),
    chinese=Explanation(
        summary="文件、行、列表和嵌套层数，都不超过真实列表绝不会达到的上限。",
        why="数 GB 的文件或嵌套上千层的值，不是失误就是攻击。在它耗费时间和内存之前就予以拒绝。",
        mend="检查提示位置是否误贴了内容。各项上限见 `awesome.yamltext.Limits`，远高于列表的实际需要。",
    ),
    bad="""\
- id: some-paper
  title: [[[[[[[[[A Paper about Multimodal Models]]]]]]]]]
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
