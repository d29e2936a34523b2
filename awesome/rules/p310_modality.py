"""Modalities come from a closed list."""

from collections.abc import Iterable, Mapping

from awesome.rules.base import Explanation, Rule
from awesome.rules.closed import closed_list, spellings
from awesome.vocabulary import Vocabulary


def _words(vocabulary: Vocabulary) -> tuple[Iterable[str], Mapping[str, str]]:
    return vocabulary.modalities, spellings(vocabulary.modalities)


RULE = Rule(
    code="P310",
    name="modality",
    check=closed_list("modalities", "modality", ("paper", "dataset"), "modalities.yaml", _words),
    suppressible=False,
    english=Explanation(
        summary="A modality is one of those in `awesome/data/modalities.yaml`.",
        why="Readers choose papers by what the model sees and hears. “vision”, “images” and “image” would be three choices for one thing.",
        mend="Choose from the list. Text is not named: every model of this list has it.",
    ),
    chinese=Explanation(
        summary="模态须取自 `awesome/data/modalities.yaml`。",
        why="读者按模型能看到、听到什么来挑选论文。“vision”“images”“image”并存，就是同一件事的三个选项。",
        mend="从词表中选择。文本不必写：本列表中的模型都处理文本。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  modalities: [images]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  modalities: [image]
  added: '2026-01-01'
""",
)
