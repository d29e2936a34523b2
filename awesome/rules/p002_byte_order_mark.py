"""A byte-order mark at the beginning of a file."""

from awesome.rules.base import Explanation, Rule, problems


def _say(_detail: str) -> tuple[str, str]:
    return "the file begins with a byte-order mark", "save it as UTF-8 without byte-order mark (BOM)"


RULE = Rule(
    code="P002",
    name="byte-order-mark",
    check=problems("byte-order-mark", _say),
    suppressible=False,
    english=Explanation(
        summary="A catalog file has no byte-order mark.",
        why="UTF-8 needs none. Some editors write one unasked; nobody sees it, but it becomes part of the first key for programs that do not expect it, and every comparison of the file shows a changed first line.",
        mend="Save the file as “UTF-8”, not “UTF-8 with BOM”.",
    ),
    chinese=Explanation(
        summary="目录文件不带字节序标记（BOM）。",
        why="UTF-8 不需要 BOM。有些编辑器会自动写入；它肉眼不可见，却会被不作防备的程序当成第一个键的一部分，也会让每次比较都显示首行有改动。",
        mend="保存时选择“UTF-8”，而不是“带 BOM 的 UTF-8”。",
    ),
    bad=b"""\
\xef\xbb\xbf- id: some-paper
  title: A Paper about Multimodal Models
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
