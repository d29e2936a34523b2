"""Kinds of data set come from a closed list."""

from collections.abc import Iterable, Mapping

from awesome.rules.base import Explanation, Rule
from awesome.rules.closed import closed_list, spellings
from awesome.vocabulary import Vocabulary


def _words(vocabulary: Vocabulary) -> tuple[Iterable[str], Mapping[str, str]]:
    return vocabulary.kinds, spellings(vocabulary.kinds)


RULE = Rule(
    code="P311",
    name="kind",
    check=closed_list("kind", "kind of data set", ("dataset",), "kinds.yaml", _words),
    suppressible=False,
    file="datasets.yaml",
    english=Explanation(
        summary="A data set's kind is one of those in `awesome/data/kinds.yaml`.",
        why="The kind says what the data is for: to train, to align, to measure. Readers choose by it, so it has one spelling.",
        mend="Choose from the list; a data set may have several kinds.",
    ),
    chinese=Explanation(
        summary="数据集的类别须取自 `awesome/data/kinds.yaml`。",
        why="类别说明数据的用途：训练、对齐还是评测。读者据此挑选，所以只有一种写法。",
        mend="从词表中选择；一个数据集可以有多个类别。",
    ),
    bad="""\
- id: some-data
  name: SomeData
  arxiv: '2401.00001'
  kind: [benchmarks]
  added: '2026-01-01'
""",
    good="""\
- id: some-data
  name: SomeData
  arxiv: '2401.00001'
  kind: [benchmark]
  added: '2026-01-01'
""",
)
