"""LaTeX or HTML that was left in a text."""

import re
from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at

_RESIDUE = re.compile(
    r"\\(?:[a-zA-Z]{2,}|[%&$#_{}~^'\"`=.])"  # a command, an escape or an accent; \n may be what a title is about
    r"|\$[^$]+\$"  # mathematics
    r"|\{[^{}]*\}"  # braces
    r"|\w\^\w"  # a power
    r"|``"  # opening quotes
    r"|&(?:[a-zA-Z]{2,8}|#[0-9]{1,6}|#x[0-9a-fA-F]{1,6});?(?<=;)"  # an entity
    r"|</?(?:a|b|br|code|em|font|i|img|li|math|mml:[a-z]+|p|s|scp|small|span|strong|sub|sup|tt|u)(?:\s[^<>]*)?/?>",
    re.ASCII,
)
_HINT = "write what a reader sees, in plain characters: R², α, é, &"


def _check(subject: Subject) -> Iterator[Breach]:
    for name in ("title", "name"):
        for entry, text in subject.texts(name, "paper", "dataset"):
            if _has_sign(text) and (found := _RESIDUE.search(text)):
                yield at(entry, name, f"{quoted(found[0])} is markup", _HINT)
    for entry, authors in subject.lists("authors", "paper"):
        if not _has_sign("\n".join(authors)):
            continue
        for number, author in enumerate(authors):
            if found := _RESIDUE.search(author):
                yield at(entry, "authors", f"{quoted(found[0])} is markup", _HINT, number)


def _has_sign(text: str) -> bool:
    """Whether a look at the text is needed; quicker than the look."""
    return "\\" in text or "$" in text or "^" in text or "{" in text or "`" in text or "&" in text or "<" in text


RULE = Rule(
    code="P402",
    name="markup-residue",
    check=_check,
    english=Explanation(
        summary="Titles and names are plain text, without LaTeX or HTML.",
        why="The site, the citations and the feeds each write markup in their own way. What is markup in one is rubbish in the others, and a search for the name does not find it.",
        mend="Write what a reader sees: `R²` for `R$^2$`, `π₀` for `$\\pi_0$`, `é` for `\\'e`, `&` for `&amp;`.",
    ),
    chinese=Explanation(
        summary="标题和名称用纯文本，不含 LaTeX 或 HTML。",
        why="网站、引用和订阅源各有各的标记方式。在一处是标记，在别处就是乱码，而且按名称搜索也搜不到。",
        mend="写读者看到的样子：`R$^2$` 写作 `R²`，`$\\pi_0$` 写作 `π₀`，`\\'e` 写作 `é`，`&amp;` 写作 `&`。",
    ),
    bad="""\
- id: some-paper
  title: R$^2$-Bench, a Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: R²-Bench, a Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
