"""Characters that nobody sees."""

from collections.abc import Iterator

from awesome.rules.base import Breach, Explanation, Rule, Subject, at, problems
from awesome.yamltext import FORBIDDEN_CHARACTER, Entry

_NAMES = {
    "\t": "a tab",
    "\n": "a line break",
    "\r": "a carriage return",
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u200c": "a zero-width non-joiner",
    "\u200d": "a zero-width joiner",
    "\u200e": "a left-to-right mark",
    "\u200f": "a right-to-left mark",
    "\u2028": "a line separator",
    "\u202e": "a right-to-left override",
    "\ufeff": "a byte-order mark",
}
_HINT = "delete the character and write what can be seen"

_raw = problems("character", lambda detail: (f"here stands {_name(_character(detail))}", _HINT))


def _character(point: str) -> str:
    return chr(int(point.partition("+")[2], 16))


def _name(character: str) -> str:
    point = f"U+{ord(character):04X}"
    known = _NAMES.get(character)
    return f"{known} ({point})" if known else f"the invisible character {point}"


def _check(subject: Subject) -> Iterator[Breach]:
    yield from _raw(subject)
    for document in subject.documents:
        for entry in document.entries:
            for name, value in entry.values.items():
                # true of every value without hidden characters, and of few others
                if (value if isinstance(value, str) else "".join(value)).isprintable():
                    continue
                yield from _in_value(entry, name, value)


def _in_value(entry: Entry, name: str, value: str | list[str]) -> Iterator[Breach]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            if hidden := _first_hidden(item):
                yield at(entry, name, f"there is {_name(hidden)} in the value", _HINT, number)
    elif hidden := _first_hidden(value):
        yield at(entry, name, f"there is {_name(hidden)} in the value", _HINT)


def _first_hidden(value: str) -> str:
    if match := FORBIDDEN_CHARACTER.search(value):
        return match[0]
    return next((character for character in "\t\n\r" if character in value), "")


RULE = Rule(
    code="P012",
    name="hidden-character",
    check=_check,
    english=Explanation(
        summary="No value holds a control, zero-width or bidirectional character, a tab or a line break.",
        why="Such characters come along when text is copied from a PDF or a web page. Two values that look alike are then different, a search does not find what everybody sees, and some of them turn the order of the text around or act on the terminal that shows it.",
        mend="Delete the character; a line of text stays one line. Where a script needs a joiner to be written rightly, write it as an escape in double quotes (`\\u200d`) and allow it with the reason.",
    ),
    chinese=Explanation(
        summary="值中不得含有控制字符、零宽字符、双向控制字符、制表符或换行。",
        why="这类字符常随着从 PDF 或网页复制的文字混进来。两个看上去相同的值其实不同，搜索找不到人人都看得见的内容；有的还会颠倒文字顺序，或者操纵显示它的终端。",
        mend="删去该字符；一个值只占一行。如果某种文字确实需要连接符，请在双引号中写成转义（`\\u200d`），并用 allow 说明理由。",
    ),
    bad="""\
- id: some-paper
  title: "A Paper about Multi\\u200bmodal Models"
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
