"""The form of a DOI."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from awesome.findings import quoted
from awesome.identifiers import DOI
from awesome.rules.base import Breach, Explanation, Rule, Subject, at

_PREFIX = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi\s*:?\s*)", re.IGNORECASE)
_OF_ARXIV = "10.48550/arxiv."


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, doi in subject.texts("doi", "paper", "dataset"):
        if doi.startswith(_OF_ARXIV):
            message = f"the DOI {quoted(doi)} is arXiv's own name for an arXiv id"
            yield at(entry, "doi", message, f"write the field arxiv: {quoted(doi.removeprefix(_OF_ARXIV))} instead")
        elif not _is_well_formed(doi):
            message = f"{quoted(doi)} is not a DOI in lower case"
            proposal = unquote(_PREFIX.sub("", doi)).strip().rstrip(".,;").lower()
            hint = f"write {quoted(proposal)}" if _is_well_formed(proposal) else "a DOI begins with 10. and has a slash"
            yield at(entry, "doi", message, hint)


def _is_well_formed(doi: str) -> bool:
    return DOI.fullmatch(doi) is not None and doi == doi.lower() and doi[-1] not in ".,;"


RULE = Rule(
    code="P204",
    name="doi-form",
    check=_check,
    english=Explanation(
        summary="A DOI is written bare and in lower case.",
        why="DOIs do not know case, so one paper has many spellings; in lower case and without the resolver's address, two that are the same look the same. A DOI that arXiv made from its id says no more than the id.",
        mend="Write `10.1109/…` without `https://doi.org/`, in lower case. Instead of `10.48550/arxiv.…` write `arxiv`.",
    ),
    chinese=Explanation(
        summary="DOI 只写本身，用小写。",
        why="DOI 不区分大小写，同一篇论文因此有多种写法；统一小写并去掉解析地址，相同的 DOI 看上去才相同。arXiv 由编号生成的 DOI 并不比编号多说什么。",
        mend="写作 `10.1109/…`，不带 `https://doi.org/`，用小写。`10.48550/arxiv.…` 请改写为 `arxiv` 字段。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  doi: https://doi.org/10.5555/Example.2024.1
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  doi: '10.5555/example.2024.1'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
