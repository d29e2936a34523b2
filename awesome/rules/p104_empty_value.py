"""A field that is there and says nothing."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.model import LIST_FIELDS
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.yamltext import Entry

_HINT = "leave the field out: what is not known is not written"
_STANDS_FOR_NOTHING = frozenset({"~", "null", "none", "n/a", "unknown", "tba", "tbd", "todo", "?", "-", "coming soon"})
_FREE_TEXT = ("size", "reason", "code", "project", "demo", "url")
_FREE_LISTS = ("authors", "languages")
"""Fields without a list or a form of their own that would refuse such a word."""


def _check(subject: Subject) -> Iterator[Breach]:
    for document in subject.documents:
        for entry in document.entries:
            values = entry.values
            if not all(values.values()):
                for name in values:
                    if not values[name] and name not in entry.unread:
                        yield at(entry, name, f"the field {quoted(name)} is empty", _HINT)
    for kind, names in LIST_FIELDS.items():
        for name in names:
            for entry, items in subject.lists(name, kind):
                if "" in items:
                    yield from _empty_items(entry, name, items)
    yield from _words_for_nothing(subject)


def _empty_items(entry: Entry, name: str, items: list[str]) -> Iterator[Breach]:
    for number, item in enumerate(items):
        if not item:
            yield at(entry, name, f"an item of {quoted(name)} is empty", "take the item out", number)


def _words_for_nothing(subject: Subject) -> Iterator[Breach]:
    for name in _FREE_TEXT:
        for entry, text in subject.texts(name, "paper", "dataset", "removal"):
            if text.casefold() in _STANDS_FOR_NOTHING:
                yield at(entry, name, f"{quoted(text)} stands for nothing known", _HINT)
    for name in _FREE_LISTS:
        for entry, items in subject.lists(name, "paper", "dataset"):
            if not _STANDS_FOR_NOTHING.isdisjoint(map(str.casefold, items)):
                for number, item in enumerate(items):
                    if item.casefold() in _STANDS_FOR_NOTHING:
                        yield at(entry, name, f"{quoted(item)} stands for nothing known", "take the item out", number)


RULE = Rule(
    code="P104",
    name="empty-value",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="A field that is written says something.",
        why="What is not known is absent, in one way only. An empty text, an empty list or a word like “unknown” would have to be told apart from a real value by everyone who reads the file.",
        mend="Leave the field out, or write what it should say.",
    ),
    chinese=Explanation(
        summary="写出来的字段必须有内容。",
        why="未知的信息只有一种写法：不写。空文字、空列表或“unknown”之类的词，会迫使每个读取者自己去分辨哪些才是真正的值。",
        mend="删去该字段，或写上应有的内容。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  modalities: []
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
