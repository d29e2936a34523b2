"""A data set of a paper that is not in the list."""

from collections.abc import Iterable, Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.suggest import nearest

_PAPERS = """\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
"""


def _check(subject: Subject) -> Iterator[Breach]:
    # where papers could not be read, a missing one proves nothing
    if not subject.is_complete("paper"):
        return
    named = subject.texts("paper", "dataset")
    known = subject.by_id("paper") if named else {}
    for entry, paper in named:
        if paper not in known:
            yield at(entry, "paper", f"papers.yaml has no paper {quoted(paper)}", _hint(paper, subject, known))


def _hint(paper: str, subject: Subject, known: Iterable[str]) -> str:
    for entry in subject.known("paper"):
        if paper in entry.list("formerly"):
            return f"it is now {quoted(entry.id)}"
    # in order, so that of two that are alike the same one is named each time
    meant = nearest(paper, sorted(known))
    proposal = f"did you mean {quoted(meant)}? " if meant else ""
    return f"{proposal}Where the paper is not in the list, give its arxiv, doi or openreview instead"


RULE = Rule(
    code="P307",
    name="unknown-paper",
    check=_check,
    suppressible=False,
    file="datasets.yaml",
    beside={"papers.yaml": _PAPERS},
    english=Explanation(
        summary="A data set's `paper` is the id of a paper in `papers.yaml`.",
        why="The data set's page takes title, authors and address from that entry. A name that leads nowhere is a page without them.",
        mend="Write the paper's id. Where the paper is not in the list, leave `paper` out and give the data set the paper's title and id.",
    ),
    chinese=Explanation(
        summary="数据集的 `paper` 必须是 `papers.yaml` 中某篇论文的 id。",
        why="数据集页面的标题、作者和地址都取自那个条目。指向不存在的条目，页面上就什么也没有。",
        mend="写论文的 id。如果论文不在列表中，就不写 `paper`，改为在数据集中写出论文的标题和标识。",
    ),
    bad="""\
- id: some-data
  name: SomeData
  paper: some-papr
  kind: [benchmark]
  added: '2026-01-01'
""",
    good="""\
- id: some-data
  name: SomeData
  paper: some-paper
  kind: [benchmark]
  added: '2026-01-01'
""",
)
