"""A file that is no list of mappings."""

from collections.abc import Iterator

from awesome.rules.base import Breach, Explanation, Rule, Subject, problems

_root = problems(
    "root",
    lambda detail: (f"the file is {detail}, not a list of entries", "begin each entry with “- ” in the first column"),
)
_item = problems(
    "root-item", lambda detail: (f"this entry is {detail}, not fields with values", "write “- id: …”, then its fields")
)


def _check(subject: Subject) -> Iterator[Breach]:
    yield from _root(subject)
    yield from _item(subject)


RULE = Rule(
    code="P004",
    name="wrong-root",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="A catalog file is one list, and each item of it is a mapping of fields to values.",
        why="Everything that reads the catalog goes through it entry by entry. A file of another shape is another file in the wrong place, or one whose leading dashes were lost.",
        mend="Begin each entry with `- ` in the first column, and put its fields below, two spaces in.",
    ),
    chinese=Explanation(
        summary="目录文件是一个列表，列表的每一项都是“字段: 值”的映射。",
        why="所有读取目录的程序都逐条读取。形状不同的文件，要么放错了地方，要么丢了行首的短横线。",
        mend="每个条目以第一列的 `- ` 开头，其余字段在下面缩进两个空格。",
    ),
    bad="""\
id: some-paper
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
