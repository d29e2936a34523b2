"""A title that ends like a sentence."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at

_STOPS = frozenset(".,;:。，；：、")
_ABBREVIATIONS = frozenset({"al.", "corp.", "etc.", "inc.", "jr.", "ltd.", "no.", "sr.", "vol.", "vs."})


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, title in subject.texts("title", "paper", "dataset"):
        if ends_like_a_sentence(title):
            message = f"the title ends with {quoted(title[-1])}"
            yield at(entry, "title", message, "take it out; a title is no sentence")


def ends_like_a_sentence(title: str) -> bool:
    """Whether the last character of a title is a stop that is no part of its last word."""
    return title[-1:] in _STOPS and not _belongs(title)


def _belongs(title: str) -> bool:
    """Whether the stop is part of the last word: an ellipsis, an abbreviation, or letters with stops between."""
    last = title.rpartition(" ")[2].lower()
    return last.endswith("..") or last in _ABBREVIATIONS or (last.endswith(".") and "." in last[:-1])


RULE = Rule(
    code="P401",
    name="trailing-stop",
    check=_check,
    english=Explanation(
        summary="A title does not end with a stop, comma, colon or semicolon.",
        why="The stop is what was left of a reference list. Citations put their own behind the title, so that two would stand there.",
        mend="Take it out. A question mark, an ellipsis or the stop of an abbreviation may stay.",
    ),
    chinese=Explanation(
        summary="标题末尾不加句号、逗号、冒号或分号。",
        why="末尾的句点多半是从参考文献中带来的。引用格式会在标题后自己加上标点，这样就成了两个。",
        mend="删去即可。问号、省略号以及缩写词的句点可以保留。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models.
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
