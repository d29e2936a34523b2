"""Bytes that are no UTF-8."""

from awesome.rules.base import Explanation, Rule, problems


def _say(detail: str) -> tuple[str, str]:
    return f"the {detail} is not UTF-8", "save the file with the encoding UTF-8, and check the letters at this place"


RULE = Rule(
    code="P001",
    name="encoding",
    check=problems("encoding", _say),
    suppressible=False,
    english=Explanation(
        summary="A catalog file is text in UTF-8.",
        why="A byte of another encoding is a different letter for every reader, or none. Names suffer first: most of them hold the accents that older encodings write in their own way.",
        mend="Save the file as UTF-8 (editors offer it under “Save with encoding”) and look at the letters the finding points to.",
    ),
    chinese=Explanation(
        summary="目录文件必须是 UTF-8 文本。",
        why="其他编码的字节，在不同读者那里会变成不同的字符，甚至无法显示。首当其冲的是人名：许多人名带有重音符号，而旧编码各有各的写法。",
        mend="将文件另存为 UTF-8（编辑器中通常叫“以编码保存”），并核对提示位置处的字符。",
    ),
    bad=b"""\
- id: some-paper
  title: A Paper about Multimodal Models
  authors: [Jos\xe9 Example]
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  authors: [José Example]
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
