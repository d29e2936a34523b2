"""A title in capitals."""

from collections.abc import Iterator

from awesome.rules.base import Breach, Explanation, Rule, Subject, at

_MOST_WORDS = 2


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, title in subject.texts("title", "paper", "dataset"):
        if title.isupper() and len(title.split()) > _MOST_WORDS:
            message = "the title is all in capitals"
            yield at(entry, "title", message, "write it as the paper's record has it, with capitals where they belong")


RULE = Rule(
    code="P403",
    name="capitals",
    check=_check,
    english=Explanation(
        summary="A title of more than two words is not all in capitals.",
        why="Capitals are a journal's layout, not the title. They hide which letters are capitals by right, as in names of models, and read like shouting between the others.",
        mend="Write the title as arXiv or the proceedings' list of contents has it.",
    ),
    chinese=Explanation(
        summary="两个词以上的标题不全用大写字母。",
        why="全大写是刊物的版式，不是标题本身。它掩盖了哪些字母本来就该大写（如模型名称），夹在其他标题中也显得刺眼。",
        mend="按 arXiv 或论文集目录中的写法书写。",
    ),
    bad="""\
- id: some-paper
  title: A PAPER ABOUT MULTIMODAL MODELS
  arxiv: '2401.00001'
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
