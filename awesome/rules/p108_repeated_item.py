"""The same word twice in a list."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at


def _check(subject: Subject) -> Iterator[Breach]:
    for document in subject.documents:
        for entry in document.entries:
            for name, value in entry.values.items():
                # two authors of one name are another rule's matter
                if type(value) is not list or len(value) < 2 or len(set(value)) == len(value) or name == "authors":
                    continue
                seen: set[str] = set()
                for number, item in enumerate(value):
                    if item in seen and item:
                        message = f"{quoted(item)} stands in {quoted(name)} a second time"
                        yield at(entry, name, message, "take one of the two out", number)
                    seen.add(item)


RULE = Rule(
    code="P108",
    name="repeated-item",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="A list names each thing once.",
        why="What stands twice is counted twice: in the statistics, in the facets, and where two lists are needed as witnesses.",
        mend="Take the second one out.",
    ),
    chinese=Explanation(
        summary="列表中每一项只出现一次。",
        why="写两次就会被数两次：统计、筛选，以及需要两个列表互相印证的地方都会出错。",
        mend="删去重复的一项。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  modalities: [image, video, image]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  modalities: [image, video]
  added: '2026-01-01'
""",
)
