"""Spaces that should not be there."""

import re
from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.yamltext import Entry

_UNUSUAL = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def _check(subject: Subject) -> Iterator[Breach]:
    for document in subject.documents:
        for entry in document.entries:
            # all values in one text, each between line breaks, so that a few looks are enough
            parts = [value if isinstance(value, str) else "\n".join(value) for value in entry.values.values()]
            text = "\n".join(["", *parts, ""])
            if "  " in text or "\n " in text or " \n" in text or (not text.isascii() and _UNUSUAL.search(text)):
                for name, value in entry.values.items():
                    yield from _in_value(entry, name, value)


def _in_value(entry: Entry, name: str, value: str | list[str]) -> Iterator[Breach]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            if wrong := _wrong(item):
                yield at(entry, name, wrong, _hint(item), number)
    elif wrong := _wrong(value):
        yield at(entry, name, wrong, _hint(value))


def _wrong(text: str) -> str:
    """What is wrong with the spaces of a text, ``""`` where nothing is."""
    bare = text.strip(" ")
    if text and not bare:
        return "the value is nothing but spaces"
    if match := _UNUSUAL.search(text):
        return f"there is an unusual space (U+{ord(match[0]):04X}) in the value"
    if "  " in bare:
        return "there are two spaces in a row in the value"
    if text != bare:
        return "the value begins with a space" if text[0] == " " else "the value ends with a space"
    return ""


def _hint(text: str) -> str:
    mended = " ".join(text.split())
    return f"write {quoted(mended)}" if mended else "leave it out: what is not known is not written"


RULE = Rule(
    code="P404",
    name="spaces",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="No value begins or ends with a space, or has two in a row or one of another kind.",
        why="Nobody sees such spaces, but they make two equal values different: an author has two pages, a duplicate is not found, and the quotes around the value look as if they meant something.",
        mend="Write single, ordinary spaces between the words and none around them.",
    ),
    chinese=Explanation(
        summary="值的首尾没有空格，中间没有连续两个空格，也没有其他种类的空格。",
        why="这样的空格肉眼看不出，却会让两个相同的值变得不同：一位作者有了两个页面，重复条目查不出来，值外面的引号也显得别有深意。",
        mend="词与词之间只用一个普通空格，首尾不留空格。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about  Multimodal Models
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
