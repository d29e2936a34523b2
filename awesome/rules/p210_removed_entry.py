"""An entry that was taken out and is back."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.yamltext import Entry

_HINT = "take the entry out; if it is to come back, take it out of removed.yaml and say why"


def _check(subject: Subject) -> Iterator[Breach]:
    removals = subject.known("removal")
    if not removals:
        return
    for kind in ("paper", "dataset"):
        of_kind = [removal for removal in removals if removal.text("kind") == kind]
        by_id = {removal.id.casefold(): removal for removal in of_kind if removal.id}
        by_arxiv = {removal.text("arxiv"): removal for removal in of_kind if removal.text("arxiv")}
        for entry, identifier in subject.texts("id", kind):
            if removal := by_id.get(identifier.casefold()):
                yield at(entry, "id", _message(identifier, removal), _HINT)
        if kind == "paper":
            for entry, arxiv in subject.texts("arxiv", kind):
                removal = by_arxiv.get(arxiv)
                if removal and removal.id.casefold() != entry.id.casefold():
                    yield at(entry, "arxiv", _message(arxiv, removal), _HINT)


def _message(name: str, removal: Entry) -> str:
    reason = f": {quoted(removal.text('reason'))}" if removal.text("reason") else ""
    return f"{quoted(name)} was removed on {quoted(removal.text('date'))}{reason}"


RULE = Rule(
    code="P210",
    name="removed-entry",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="What `removed.yaml` names is not in the list.",
        why="An entry is taken out for a reason: a withdrawn paper, a request, a mistake. An import that knows nothing of it would bring it back.",
        mend="Take the entry out again. If the reason has gone, take it out of `removed.yaml` in the same change.",
    ),
    chinese=Explanation(
        summary="`removed.yaml` 中列出的内容不再出现在列表里。",
        why="移除条目总有原因：论文撤回、作者要求，或原本有误。不知情的导入会把它带回来。",
        mend="再次移除该条目。如果原因已不存在，请在同一次改动中把它从 `removed.yaml` 里删去。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: another-paper
  title: Quite Another Work on Hallucination
  arxiv: '2402.00002'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    beside={
        "removed.yaml": """\
- id: some-paper
  kind: paper
  arxiv: '2401.00001'
  reason: withdrawn by its authors
  date: '2026-02-01'
"""
    },
)
