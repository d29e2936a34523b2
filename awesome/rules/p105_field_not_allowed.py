"""A field that another one makes needless, and in time wrong."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at_key

IDS = ("arxiv", "doi", "openreview")
OF_THE_PAPER = ("title", *IDS, "venue")


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, _ in subject.texts("url", "paper"):
        beside = next((name for name in IDS if name in entry.values), None)
        if beside:
            message = f"the field {quoted('url')} stands beside {quoted(beside)}, which gives the address"
            yield at_key(entry, "url", message, "take the url out; a page of the project belongs in “project”")
    for entry, paper in subject.texts("paper", "dataset"):
        for name in OF_THE_PAPER:
            if name in entry.values:
                message = f"the field {quoted(name)} stands beside {quoted('paper')}, whose entry says it"
                yield at_key(entry, name, message, f"take it out; correct it in the entry of {quoted(paper)}")


RULE = Rule(
    code="P105",
    name="field-not-allowed",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="No field repeats what another one already gives.",
        why="A paper's address is derived from its id, and what is to be said of a data set's paper stands in that paper's entry. What stands twice is corrected once, and then contradicts itself.",
        mend="Take the field out; if it says something better, correct the place it repeats.",
    ),
    chinese=Explanation(
        summary="字段不重复其他字段已经给出的内容。",
        why="论文的地址由它的标识推导得出；数据集所属论文的信息写在那篇论文的条目里。写了两处的内容，往往只改一处，于是自相矛盾。",
        mend="删去该字段；如果它写得更准确，就去改正被它重复的那一处。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  url: https://example.org/some-paper
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
