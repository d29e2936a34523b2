"""Techniques come from the four."""

from collections.abc import Iterable, Mapping

from awesome.model import TECHNIQUES
from awesome.rules.base import Explanation, Rule
from awesome.rules.closed import closed_list, spellings
from awesome.vocabulary import Vocabulary


def _words(vocabulary: Vocabulary) -> tuple[Iterable[str], Mapping[str, str]]:
    return TECHNIQUES, spellings(vocabulary.techniques)


RULE = Rule(
    code="P308",
    name="technique",
    check=closed_list("techniques", "technique", ("paper", "dataset"), "techniques.yaml", _words),
    suppressible=False,
    english=Explanation(
        summary="A technique is one of the four: `instruction-tuning`, `in-context-learning`, `chain-of-thought`, `llm-aided-visual-reasoning`.",
        why="The techniques are the shelves of the list. A fifth word would be a shelf that does not exist; what belongs to none stands on the background shelf, which is not written.",
        mend="Write the technique in full as above, or leave `techniques` out and name a topic.",
    ),
    chinese=Explanation(
        summary="技术只有四种：`instruction-tuning`、`in-context-learning`、`chain-of-thought`、`llm-aided-visual-reasoning`。",
        why="技术就是列表的书架。第五个词意味着一个不存在的书架；不属于任何一种的论文归入背景一栏，而背景一栏不必写出。",
        mend="按上面的全称书写，或者不写 `techniques`，改为标明主题。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [M-CoT]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [chain-of-thought]
  added: '2026-01-01'
""",
)
