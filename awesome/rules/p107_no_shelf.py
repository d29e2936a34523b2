"""A paper that is about nothing the list has a place for."""

from collections.abc import Iterator

from awesome.rules.base import Breach, Explanation, Rule, Subject, at

PLACES = frozenset({"techniques", "topics"})


def _check(subject: Subject) -> Iterator[Breach]:
    for entry in subject.entries("paper"):
        if PLACES.isdisjoint(entry.values) and PLACES.isdisjoint(entry.unread):
            message = "the paper names neither a technique nor a topic"
            yield at(entry, "id", message, "add the technique it uses, or a topic for the background shelf")


RULE = Rule(
    code="P107",
    name="no-shelf",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="A paper names a technique, or at least a topic.",
        why="A paper without a technique stands on the background shelf, where only its topics tell what it is about. Without both, nobody would come across it.",
        mend="Add `techniques` if the paper does one of the four, else `topics` from `awesome/data/topics.yaml`.",
    ),
    chinese=Explanation(
        summary="论文要标明技术，至少要标明主题。",
        why="没有标明技术的论文归入背景一栏，在那里只有主题能说明它讲的是什么。两者都没有，就没有人会读到它。",
        mend="如果论文属于四种技术之一，就写 `techniques`；否则从 `awesome/data/topics.yaml` 中选 `topics`。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  topics: [foundation-models]
  added: '2026-01-01'
""",
)
