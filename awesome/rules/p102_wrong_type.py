"""A string where a list belongs, a list where a string belongs, or anything deeper."""

from collections.abc import Iterator

from awesome.canonical import field_line
from awesome.findings import quoted
from awesome.model import FIELDS, LIST_FIELDS
from awesome.rules.base import Breach, Explanation, Rule, Subject, at, problems
from awesome.yamltext import Value


def _say_nested(detail: str) -> tuple[str, str]:
    name, _, found = detail.partition("|")
    if name:
        return f"the field {quoted(name)} holds {found}", "a value is one text, or a list of texts: [one, two]"
    return f"the list holds {found}", "an item of a list is one text; quote it if its brackets or colon belong to it"


_nested = problems("nested", _say_nested)
_key = problems("key", lambda detail: (f"the name of a field is {detail}", "write “field: value”"))


def _check(subject: Subject) -> Iterator[Breach]:
    yield from _nested(subject)
    yield from _key(subject)
    for kind, lists in LIST_FIELDS.items():
        known = frozenset(FIELDS[kind])
        for entry in subject.entries(kind):
            for name, value in entry.values.items():
                if (type(value) is list) is not (name in lists) and name in known:
                    wanted, found = ("a list", "one text") if name in lists else ("one text", "a list")
                    message = f"the field {quoted(name)} is {wanted}, this is {found}"
                    yield at(entry, name, message, f"write {_mended(name, value)}")


def _mended(name: str, value: Value) -> str:
    if isinstance(value, str):
        return quoted(field_line(name, [item for item in value.replace(";", ",").split(",") if item.strip()] or [""]))
    return quoted(field_line(name, value[0] if value else "…"))


RULE = Rule(
    code="P102",
    name="wrong-type",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="Each field is one text or a list of texts, as the model says.",
        why="Whoever reads the catalog relies on it: a loop over the authors that meets a text goes through its letters. Nothing stands deeper than a list, so that one change is one line.",
        mend="Put a list in brackets, `techniques: [chain-of-thought]`, also where it has one item; write a single value without them.",
    ),
    chinese=Explanation(
        summary="每个字段要么是一段文字，要么是文字的列表，由数据模型规定。",
        why="所有读取目录的程序都依赖这一点：本该遍历作者列表的循环，遇到一段文字就会逐个字母地读。列表之下不再嵌套，这样一处改动就是一行改动。",
        mend="列表写在方括号里，即使只有一项：`techniques: [chain-of-thought]`；单个值不加方括号。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: instruction-tuning
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
