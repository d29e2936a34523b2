"""A field that every entry must have."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.model import REQUIRED_FIELDS
from awesome.rules.base import Breach, Explanation, Rule, Subject, at

_HINTS = {
    "id": "write a short slug: the name of the model in lower case, else author, year and a word of the title",
    "title": "write the title as the paper's own record has it",
    "name": "write the name as its authors do",
    "added": "write the day of the change, YYYY-MM-DD",
    "kind": "write what it is for, from awesome/data/kinds.yaml; for a removal, paper or dataset",
    "reason": "write why the entry was taken out",
    "date": "write the day on which the entry was taken out, YYYY-MM-DD",
}


def _check(subject: Subject) -> Iterator[Breach]:
    for kind, names in REQUIRED_FIELDS.items():
        required = frozenset(names)
        for entry in subject.entries(kind):
            if not entry.values.keys() >= required:
                for name in names:
                    if name not in entry.values and name not in entry.unread:
                        yield at(entry, name, f"the field {quoted(name)} is missing", _HINTS[name])


RULE = Rule(
    code="P103",
    name="missing-field",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="An entry has the fields that no entry can do without.",
        why="A paper needs an id (its address), a title and the day it was added; a data set a name and a kind. Everything else may be unknown, and then the field is left out.",
        mend="Add the field. What is not known is never guessed; these few are always known.",
    ),
    chinese=Explanation(
        summary="条目必须具备不可缺少的字段。",
        why="论文必须有 id（即它的地址）、标题和收录日期；数据集必须有名称和类别。其余信息都可以未知，未知时就不写该字段。",
        mend="补上该字段。未知的内容绝不猜测，但这几项总是已知的。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
