"""An id that two entries of a file have."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.yamltext import Entry


def _check(subject: Subject) -> Iterator[Breach]:
    for document in subject.documents:
        first: dict[str, Entry] = {}
        for entry in document.entries:
            identifier = entry.id
            if not identifier:
                continue
            # a removal names a paper or a data set, and the two may share an id
            key = identifier.casefold() + "\n" + entry.text("kind")
            other = first.setdefault(key, entry)
            if other is not entry:
                message = f"the id {quoted(identifier)} is taken by the entry on line {other.line}"
                yield at(entry, "id", message, "add the year or a word of the title, or merge the two entries")


RULE = Rule(
    code="P202",
    name="id-taken",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="No two entries of a file have the same id, also when compared without case.",
        why="Two entries with one id have one address, so one of them would be nowhere. On file systems that do not tell `A` from `a`, ids that differ in case alone overwrite each other's pages.",
        mend="If both are the same paper, keep one. If not, tell the newer one apart by its year or a word of its title.",
    ),
    chinese=Explanation(
        summary="同一文件中不得有两个条目使用相同的 id，不区分大小写。",
        why="两个条目共用一个 id 就共用一个地址，其中一个便无处可寻。在不区分大小写的文件系统上，仅大小写不同的 id 还会互相覆盖页面。",
        mend="如果是同一篇论文，只保留一条；否则给较新的一条加上年份或标题中的一个词。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'

- id: some-paper
  title: Quite Another Work on Hallucination
  arxiv: '2402.00002'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'

- id: some-paper-2024
  title: Quite Another Work on Hallucination
  arxiv: '2402.00002'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
