"""Text that is no YAML."""

from awesome.findings import quoted
from awesome.rules.base import Explanation, Rule, problems

_HINTS = {
    "mapping values are not allowed": "put the value in single quotes if it has a colon and a space in it",
    "while scanning a quoted scalar": "close the quotes; a single quote inside single quotes is written twice",
    "while scanning for the next token": "put the value in single quotes: YAML reads this character as something else",
    "while parsing a flow sequence": "close the list with ], and quote an item that has a bracket or a colon in it",
    "while parsing a flow mapping": "put the value in single quotes: braces begin a mapping",
    "could not find expected ':'": "each line is “field: value”; a value stays on its line",
    "while parsing a block mapping": "indent each field by two spaces; after a closing quote nothing may follow",
    "while parsing a block collection": "begin each entry with “- ” in the first column",
}


_OF_A_CONFLICT = "keep what belongs of both sides, each entry whole, and delete the lines with the marks"


def _say(detail: str) -> tuple[str, str]:
    if detail.startswith("conflict "):
        return f"a conflict of git is left here: {quoted(detail.partition(' ')[2])}", _OF_A_CONFLICT
    hint = next((hint for words, hint in _HINTS.items() if words in detail), "compare the line with other entries")
    return f"this is not YAML: {quoted(detail)}", hint


RULE = Rule(
    code="P011",
    name="syntax",
    check=problems("syntax", _say),
    suppressible=False,
    english=Explanation(
        summary="A catalog file is YAML that a parser can read to its end.",
        why="An entry whose text cannot be parsed is no entry. The check goes on with the next one, but what the broken one says remains unknown, and no other program reads any further.",
        mend="Most often a value with `: ` in it lacks its quotes, or a quote is not closed. Compare the line with those of other entries, or write the value in single quotes.",
    ),
    chinese=Explanation(
        summary="目录文件必须是能够完整解析的 YAML。",
        why="无法解析的条目不算条目。检查会从下一个条目继续，但出错条目的内容无从得知，而其他程序读到这里就停止了。",
        mend="最常见的原因是：含有 `: ` 的值没有加引号，或引号没有闭合。请与其他条目的写法对照，或把值写在单引号里。",
    ),
    bad="""\
- id: some-paper
  title: Some Model: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: 'Some Model: A Paper about Multimodal Models'
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
