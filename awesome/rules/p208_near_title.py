"""Two titles that are nearly the same."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.rules.p207_same_title import by_age, share_an_id


def _check(subject: Subject) -> Iterator[Breach]:
    for one, two in subject.near_titles:
        other, entry = by_age(one, two)
        if not share_an_id(entry, other):
            title = quoted(other.text("title"))
            message = f"the title is nearly that of {quoted(other.id)} (line {other.line}): {title}"
            yield at(entry, "title", message, "make one entry of the two, or allow it if both are papers of their own")


RULE = Rule(
    code="P208",
    name="near-title",
    check=_check,
    english=Explanation(
        summary="No two papers have titles that differ only by a slip, a version or a dropped subtitle.",
        why="The same paper comes back under a title with a typing error, without its subtitle or with “v2” behind it. Digits count: a third and a fourth report of one model are two papers.",
        mend="Merge the entries if it is one paper. If not, allow it in the entry that was added later (of two of one day, in the lower one) and say so.",
    ),
    chinese=Explanation(
        summary="两篇论文的标题不得只差一处笔误、一个版本号或一段被省略的副标题。",
        why="同一篇论文常常换个样子再次出现：标题有错字、缺了副标题，或后面多了“v2”。数字算作差别：同一模型的第三版和第四版报告是两篇论文。",
        mend="如果是同一篇论文，合并条目；如果不是，在较晚添加的条目中用 allow 说明；同一天添加的，写在靠后的条目里。",
    ),
    bad="""\
- id: first-name
  title: A Paper about Multimodal Models and Their Uses
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'

- id: second-name
  title: A Paper about Multimodel Models and Their Uses
  doi: '10.5555/example.2024.1'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: first-name
  title: A Paper about Multimodal Models and Their Uses
  arxiv: '2401.00001'
  doi: '10.5555/example.2024.1'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
