"""One title, two entries."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.titles import title_key
from awesome.yamltext import Entry

_IDS = ("arxiv", "doi", "openreview")


def _check(subject: Subject) -> Iterator[Breach]:
    first: dict[str, Entry] = {}
    for following, key in subject.title_keys:
        other, entry = by_age(first.setdefault(key, following), following)
        if other is not entry and key and not share_an_id(entry, other):
            message = f"the title is that of {quoted(other.id)} (line {other.line}) already"
            yield at(entry, "title", message, "make one entry of the two, with all ids that are known")
    names: dict[tuple[str, str], Entry] = {}
    for entry, paper in subject.texts("paper", "dataset"):
        name = entry.text("name")
        other = names.setdefault((title_key(name), paper), entry)
        if other is not entry and name != other.text("name"):
            message = f"the paper has a data set {quoted(other.text('name'))} (line {other.line}) already"
            yield at(entry, "name", message, "make one entry of the two, or write what tells them apart")


def by_age(one: Entry, two: Entry) -> tuple[Entry, Entry]:
    """Two entries, the one first that was added first: the newcomer is told, wherever it stands in the file."""
    return (two, one) if one.text("added") > two.text("added") else (one, two)


def share_an_id(entry: Entry, other: Entry) -> bool:
    """Whether both are one paper by an id, so that there is nothing more to say of their titles."""
    return any(entry.text(name) == other.text(name) != "" for name in _IDS)


RULE = Rule(
    code="P207",
    name="same-title",
    check=_check,
    english=Explanation(
        summary="No two papers have the same title, whatever their case, punctuation and accents; nor two data sets of a paper the same name.",
        why="Nearly always it is one paper that was found twice, once on arXiv and once in the proceedings.",
        mend="Merge the entries: one may have an arXiv id and a DOI. Where two papers do share a title, allow it with the reason.",
    ),
    chinese=Explanation(
        summary="两篇论文的标题不得相同（不计大小写、标点和重音符号）；同一篇论文的两个数据集也不得同名。",
        why="这几乎总是同一篇论文被找到了两次：一次在 arXiv，一次在会议论文集。",
        mend="合并条目：一个条目可以同时有 arXiv 编号和 DOI。如果确有两篇论文同名，用 allow 说明理由。",
    ),
    bad="""\
- id: first-name
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'

- id: second-name
  title: A paper about multimodal models!
  doi: '10.5555/example.2024.1'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: first-name
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  doi: '10.5555/example.2024.1'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
