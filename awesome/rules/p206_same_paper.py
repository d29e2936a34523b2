"""The same paper, or the same data set, as two entries."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.yamltext import Entry

_IDS = {"arxiv": "arXiv id", "doi": "DOI", "openreview": "OpenReview id"}
_PLACES_OF_DATASET = ("paper", "arxiv", "doi", "openreview", "url")


def _check(subject: Subject) -> Iterator[Breach]:
    for field, noun in _IDS.items():
        first: dict[str, Entry] = {}
        for entry, identifier in subject.texts(field, "paper"):
            other = first.setdefault(identifier.casefold(), entry)
            if other is not entry:
                message = f"the {noun} {quoted(identifier)} is that of {quoted(other.id)} (line {other.line}) already"
                yield at(entry, field, message, "make one entry of the two; a paper may name several techniques")
    yield from _datasets(subject)


def _datasets(subject: Subject) -> Iterator[Breach]:
    told: set[int] = set()
    for field in _PLACES_OF_DATASET:
        known: dict[tuple[str, str], Entry] = {}
        for entry, place in subject.texts(field, "dataset"):
            name = entry.text("name")
            other = known.setdefault((name, place), entry)
            if other is not entry and name and id(entry) not in told:
                told.add(id(entry))
                message = f"a data set {quoted(name)} of the same {field} stands on line {other.line} already"
                yield at(entry, "name", message, "make one entry of the two; a data set may name several techniques")


RULE = Rule(
    code="P206",
    name="same-paper",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="A paper has one entry, and so has a data set.",
        why="Lists put a paper into two sections and so have it twice. Here it has one entry with two techniques: one address, one citation, counted once.",
        mend="Merge the two entries and keep the older id; put the other id into `formerly` if it has been published.",
    ),
    chinese=Explanation(
        summary="一篇论文只有一个条目，数据集也一样。",
        why="许多列表把一篇论文放进两个分类，于是它出现两次。在这里它只有一个条目，可以标两种技术：一个地址，一条引用，只计一次。",
        mend="合并两个条目，保留较早的 id；另一个 id 如果已经发布过，写进 `formerly`。",
    ),
    bad="""\
- id: first-name
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'

- id: second-name
  title: What Its Second Version Was Called
  arxiv: '2401.00001'
  techniques: [chain-of-thought]
  added: '2026-01-01'
""",
    good="""\
- id: first-name
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning, chain-of-thought]
  added: '2026-01-01'
""",
)
