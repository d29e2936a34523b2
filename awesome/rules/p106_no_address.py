"""An entry that nothing leads to."""

from collections.abc import Iterator

from awesome.rules.base import Breach, Explanation, Rule, Subject, at

OF_PAPER = frozenset({"arxiv", "doi", "openreview", "url"})
OF_DATASET = OF_PAPER | {"paper"}


def _check(subject: Subject) -> Iterator[Breach]:
    for entry in subject.entries("paper"):
        if OF_PAPER.isdisjoint(entry.values) and OF_PAPER.isdisjoint(entry.unread):
            message = "the paper has no arXiv id, DOI, OpenReview id or url"
            yield at(entry, "id", message, "add one of them; an id is better than a url")
    for entry in subject.entries("dataset"):
        if OF_DATASET.isdisjoint(entry.values) and OF_DATASET.isdisjoint(entry.unread):
            message = "the data set has no paper, no id of its own and no url"
            yield at(entry, "id", message, "name its paper, or where the data is")


RULE = Rule(
    code="P106",
    name="no-address",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="A paper names at least one of arXiv id, DOI, OpenReview id and url; a data set its paper, an id or a url.",
        why="An entry that leads nowhere can be neither read nor verified, and nobody can tell it from an invented one.",
        mend="Add the id under which the paper is found. A url stands only where there is no id.",
    ),
    chinese=Explanation(
        summary="论文至少要有 arXiv 编号、DOI、OpenReview 编号或 url 之一；数据集要有所属论文、自己的标识或 url。",
        why="没有去处的条目既无法阅读也无法核实，谁也分不清它是不是编造的。",
        mend="补上能找到这篇论文的标识。只有在没有标识时才写 url。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
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
