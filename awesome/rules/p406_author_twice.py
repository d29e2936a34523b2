"""One author twice in a paper."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.titles import title_key


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, authors in subject.lists("authors", "paper"):
        if len(set(map(str.casefold, authors))) == len(authors):
            continue
        first: dict[str, int] = {}
        for number, author in enumerate(authors):
            key = title_key(author)
            if key and first.setdefault(key, number) != number:
                message = f"the author {quoted(author)} is named a second time"
                yield at(entry, "authors", message, "take one out; allow it if two authors share a name", number)


RULE = Rule(
    code="P406",
    name="author-twice",
    check=_check,
    english=Explanation(
        summary="A paper names each author once.",
        why="A name that stands twice is a slip of a list or of an import, and makes every count of authors wrong. Two people of one name on a paper are rare, and worth saying so.",
        mend="Take the second one out. Where two authors do share a name, allow it with that reason.",
    ),
    chinese=Explanation(
        summary="一篇论文中每位作者只出现一次。",
        why="重复的姓名多半是来源列表或导入时的疏漏，会让作者统计全都出错。同一篇论文有两位同名作者的情况很少见，值得特别说明。",
        mend="删去重复的一个。如果确有两位作者同名，用 allow 说明。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  authors: [Jane Example, John Sample, Jane Example]
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  authors: [Jane Example, John Sample]
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
