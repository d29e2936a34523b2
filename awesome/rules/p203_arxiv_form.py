"""The form of an arXiv id."""

import re
from collections.abc import Iterator

from awesome.dates import is_after
from awesome.findings import quoted
from awesome.identifiers import arxiv_month, identifier_in_url
from awesome.rules.base import Breach, Explanation, Rule, Subject, at

_NEW_LENGTH = len("2304.08485")
_DECORATION = re.compile(r"^\s*(?:arxiv\s*:?\s*)?(?P<id>.*?)(?:v[0-9]+)?(?:\s*\[[\w.-]+\])?\s*$", re.IGNORECASE)


def _check(subject: Subject) -> Iterator[Breach]:
    known: set[str] = set()
    for entry, identifier in subject.texts("arxiv", "paper", "dataset", "removal"):
        # of a month that was looked at before, only the number is left
        if (
            identifier[:5] in known
            and len(identifier) == _NEW_LENGTH
            and identifier.isascii()
            and identifier[5:].isdigit()
        ):
            continue
        month = arxiv_month(identifier)
        if not month:
            yield at(entry, "arxiv", f"{quoted(identifier)} is not an arXiv id", _hint(identifier))
        elif is_after(month, subject.today):
            message = f"the arXiv id {quoted(identifier)} is of {month}, which is to come"
            yield at(entry, "arxiv", message, "compare it with the paper's page: it begins with year and month")
        elif len(identifier) == _NEW_LENGTH:
            known.add(identifier[:5])


def _hint(written: str) -> str:
    found = identifier_in_url(written.strip())
    proposal = found[1] if found and found[0] == "arxiv" else ""
    if not proposal and (match := _DECORATION.fullmatch(written)):
        proposal = match["id"]
    if arxiv_month(proposal):
        return f"write {quoted(proposal)}"
    return "write it as 2304.08485 (year, month, number) or, before April 2007, as cs/0112017, without version"


RULE = Rule(
    code="P203",
    name="arxiv-form",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="An arXiv id has the form of its time, no version, and a month that has come.",
        why="Links, citations and the comparison of duplicates are derived from the id. A digit too few leads to no paper or to another one; a version would hide that two entries are the same paper.",
        mend="Copy the id from the paper's abstract page: `2304.08485`, for papers before April 2007 `cs/0112017`; leave `v2` out.",
    ),
    chinese=Explanation(
        summary="arXiv 编号须符合其年代的格式，不带版本号，且月份不在未来。",
        why="链接、引用和查重都由编号推导得出。少一位数字就会指向不存在的论文或别的论文；带上版本号则会掩盖两个条目其实是同一篇论文。",
        mend="从论文的摘要页复制编号：`2304.08485`；2007 年 4 月以前的论文形如 `cs/0112017`；不写 `v2`。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001v2'
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
