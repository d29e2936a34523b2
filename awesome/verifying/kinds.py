"""The kinds of drift: what each means, whether it asks for anything, and whether a command may mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of drift.

    Attributes:
        name: as it is called in the report's data.
        code: what an entry's `allow` calls it.
        family: which part of the world it is about: ``arxiv``, ``venues`` or ``links``.
        title: the heading of its part of the report.
        english, chinese: what it means and how it is mended.
        is_note: whether it is worth knowing, and nothing needs to be done.
        is_safe: whether `--apply` may write what mends it, where that is certain.
    """

    name: str
    code: str
    family: str
    title: str
    english: str
    chinese: str
    is_note: bool = False
    is_safe: bool = False


_ALL = (
    Kind(
        name="withdrawn",
        code="V101",
        family="arxiv",
        title="Withdrawn papers",
        english="The paper's record says that it was withdrawn or retracted. Withdrawn papers are removed, with the reason.",
        chinese="论文的记录显示该文已被撤回或撤稿。撤回的论文应移出列表，并写明原因。",
    ),
    Kind(
        name="wrong-id",
        code="V102",
        family="arxiv",
        title="Ids of another paper",
        english="The record behind the id is another paper; the report says why that is believed. Write the right id.",
        chinese="该编号对应的是另一篇论文，报告会说明判断依据。请改为正确的编号。",
    ),
    Kind(
        name="unknown-id",
        code="V103",
        family="arxiv",
        title="Ids that nobody knows",
        english="The source knew no such id, on two days at least three days apart. Write the right id.",
        chinese="至少相隔三天的两次查询中，来源都没有这个编号。请改为正确的编号。",
    ),
    Kind(
        name="title",
        code="V104",
        family="arxiv",
        title="Other titles",
        english="The paper has another title now. Case, LaTeX, accents and punctuation never count. Take the title over.",
        chinese="论文现在用的是另一个标题（大小写、LaTeX、重音和标点的差别不算）。请改用现标题。",
        is_safe=True,
    ),
    Kind(
        name="authors",
        code="V105",
        family="arxiv",
        title="Other authors",
        english="Somebody joined or left, or the order is another one; initials and the order within a name never count.",
        chinese="作者有增减，或顺序不同（缩写和姓名先后的差别不算）。",
    ),
    Kind(
        name="no-authors",
        code="V106",
        family="arxiv",
        title="Authors that the record knows",
        english="The entry names no authors, and the paper's record does. Take them over.",
        chinese="条目没有写作者，而论文的记录里有。请补上。",
        is_safe=True,
    ),
    Kind(
        name="date",
        code="V107",
        family="arxiv",
        title="Other dates",
        english="The first version is of a day more than a week away from the entry's date. Write the day of the first version.",
        chinese="首个版本的日期与条目的日期相差超过一周。请写首个版本的日期。",
    ),
    Kind(
        name="venue",
        code="V201",
        family="venues",
        title="Published since",
        english="The entry calls the paper a preprint, and its record says where it was published. Take the venue over.",
        chinese="条目写的是预印本，而论文的记录说明了发表处。请改写发表处。",
        is_safe=True,
    ),
    Kind(
        name="venue-unread",
        code="V202",
        family="venues",
        title="Published, it seems, at a place that is not in the vocabulary",
        english="The record names a place of publication that is not in the vocabulary. Add it there if it belongs to the field.",
        chinese="记录中的发表处不在词表之内。如果属于本领域，可加入词表。",
        is_note=True,
    ),
    Kind(
        name="dead-link",
        code="V301",
        family="links",
        title="Dead links",
        english="The link was dead on two days at least three days apart, and never alive between them. Mend it or take it out.",
        chinese="链接在至少相隔三天的两次检查中都已失效，其间也从未恢复。请改正或删去。",
    ),
    Kind(
        name="moved-repository",
        code="V302",
        family="links",
        title="Repositories that have moved",
        english="The repository has another owner or another name now. Write its new address.",
        chinese="代码仓库已更换所有者或名称。请写新的地址。",
        is_safe=True,
    ),
    Kind(
        name="redirect",
        code="V303",
        family="links",
        title="Links that lead elsewhere for good",
        english="The server says that the page has another address for good. The new one may be written.",
        chinese="服务器表示该页面已永久迁往别处，可以改写为新地址。",
        is_note=True,
    ),
    Kind(
        name="archived-repository",
        code="V304",
        family="links",
        title="Archived repositories",
        english="The repository was archived: it can be read, and nobody works on it. Nothing needs to be done.",
        chinese="代码仓库已归档：仍可阅读，但不再维护。无需处理。",
        is_note=True,
    ),
)

KINDS = {kind.name: kind for kind in _ALL}
"""All kinds by name, in the order of the report."""
