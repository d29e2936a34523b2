"""An author who is not given as a full name."""

import re
from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at

LONGEST = 80

_NICKNAME = re.compile(r"(?:^|(?<=\s))\([^\W\d_][\w.'’ -]*\)(?=\s)")
_WRONG = (
    (re.compile(r"[,，、;；]"), "has a comma in it", "write “First Last”, one author an item"),
    (re.compile(r"@"), "is an e-mail address", "write the author's full name"),
    (re.compile(r"\bet\.? ?al\b|\bothers\b|等$", re.IGNORECASE), "stands for authors unnamed", "name all, or none"),
    (
        re.compile(r"^and\s|\sand\s|\s&\s", re.IGNORECASE),
        "is more than one name",
        "make each author an item of the list",
    ),
    (re.compile(r"[()\[\]<>{}*†‡§¶|]"), "has brackets or a mark in it", "write the name alone"),
    (
        re.compile(r"(?<![-.\w])[0-9]+(?!\.?\w)|[^\W\d_]{2}[0-9]+$|^[0-9]+(?=[A-Z][a-z])"),
        "has a number in it",
        "write the name alone",
    ),
    (re.compile(r"^[\W\d_]*$"), "has no letter in it", "write the author's full name"),
)


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, authors in subject.lists("authors", "paper"):
        # a few looks at all names together settle nearly every list
        if _are_plain("\n" + "\n".join(authors)) and max(map(len, authors)) <= LONGEST:
            continue
        for number, author in enumerate(authors):
            if author and (wrong := _wrong(author)):
                yield at(entry, "authors", f"the author {quoted(author)} {wrong[0]}", wrong[1], number)


def _are_plain(names: str) -> bool:
    """Whether names, a line each, are nothing but letters and what stands between them."""
    bare = names.replace("\n", "").replace(" ", "").replace("-", "").replace(".", "").replace("'", "")
    lower = names.lower()
    return bare.isalpha() and not (
        " and " in lower or "\nand " in lower or "et al" in lower or "others" in lower or "等" in lower
    )


def _wrong(author: str) -> tuple[str, str] | None:
    bare = _NICKNAME.sub("", author)
    for pattern, what, hint in _WRONG:
        if pattern.search(bare):
            return what, hint
    if len(author) > LONGEST:
        return f"has {len(author)} characters", "make each author an item of the list"
    return None


RULE = Rule(
    code="P405",
    name="author-name",
    check=_check,
    english=Explanation(
        summary="Each author is one full name, first name first, and nothing else.",
        why="Citations, the pages of authors and the search take the names as they stand. “Last, First” becomes two authors in one format and none in another; a footnote mark or an e-mail becomes part of the name.",
        mend="Write `Jane Q. Example`, one author an item, all of them in the paper's order. Without the full list, leave `authors` out.",
    ),
    chinese=Explanation(
        summary="每位作者写一个完整姓名，按论文署名的顺序书写，不带其他内容。",
        why="引用、作者页和搜索都直接使用这里的姓名。“姓, 名”在一种格式里会变成两个作者，在另一种格式里会消失；脚注符号或邮箱会成为姓名的一部分。",
        mend="写作 `Jane Q. Example`，每位作者一项，按论文顺序全部列出。没有完整名单就不写 `authors`。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  authors: ['Example, Jane']
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  authors: [Jane Example]
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
