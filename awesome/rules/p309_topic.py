"""Topics come from a closed list."""

from collections.abc import Iterable, Mapping

from awesome.rules.base import Explanation, Rule
from awesome.rules.closed import closed_list, spellings
from awesome.vocabulary import Vocabulary


def _words(vocabulary: Vocabulary) -> tuple[Iterable[str], Mapping[str, str]]:
    return vocabulary.topics, spellings(vocabulary.topics)


RULE = Rule(
    code="P309",
    name="topic",
    check=closed_list("topics", "topic", ("paper",), "topics.yaml", _words),
    suppressible=False,
    english=Explanation(
        summary="A topic is one of those in `awesome/data/topics.yaml`.",
        why="Free tags grow until each names one paper. A closed list gives each topic a page, a name in both languages, and papers that can be found together.",
        mend="Choose the topic that comes nearest. A new one is proposed by adding it to the list, with the papers it would gather.",
    ),
    chinese=Explanation(
        summary="主题须取自 `awesome/data/topics.yaml`。",
        why="自由标签会不断增多，直到每个标签只对应一篇论文。封闭的词表让每个主题都有自己的页面和中英文名称，相关论文可以一起找到。",
        mend="选择最接近的主题。要提议新主题，请把它加进词表，并说明它会汇集哪些论文。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  topics: [halucination]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  topics: [hallucination]
  added: '2026-01-01'
""",
)
