"""Shapes that rows of lists have beyond the five layouts, each as one made-up row."""

from __future__ import annotations

from typing import Any

import pytest

from awesome.importers.formats import read
from awesome.importers.row import Row

KITE = "Kite: Seeing Feathers with Patient Models"
LINK = "https://arxiv.org/abs/2401.00001"

SHAPES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "name and title before a label",
        f"1. **Kite**: [Seeing Feathers with Patient Models]({LINK}) (EMNLP 2024) [![Star](https://img.shields.io/github/stars/ex/kite.svg)](https://github.com/ex/kite)\n     - It sees feathers\n     - Yes and no\n",
        {"title": "Seeing Feathers with Patient Models", "name": "Kite", "venue": "EMNLP 2024", "code": "https://github.com/ex/kite"},
    ),
    (
        "day in words, in brackets",
        f"+ [{KITE}]({LINK}) (Mar. 20, 2024, CVPR 2025)\n  [![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)]({LINK})\n",
        {"title": KITE, "date": "2024-03-20", "venue": "CVPR 2025"},
    ),
    ("British day", f"- [{KITE}]({LINK}) (23 June, 2024)\n", {"title": KITE, "date": "2024-06-23"}),
    ("misspelt month", f"- [{KITE}]({LINK}) (03 Decemeber, 2024)\n", {"date": "2024-12-03"}),
    (
        "short date and name in brackets",
        f"* [2401] [Kite (birds)] [{KITE}]({LINK}) [[Project 🌐](https://ex.github.io/kite/)] [[Models 🤗](https://huggingface.co/ex/kite)] [[Demo 🤗](https://huggingface.co/spaces/ex/kite)] [[Code 💻](https://github.com/ex/kite)]\n",
        {"title": KITE, "date": "2024-01", "project": "https://ex.github.io/kite/", "demo": "https://huggingface.co/spaces/ex/kite", "code": "https://github.com/ex/kite"},
    ),
    (
        "short date with a stop, venue glued to the title",
        f"* 24.07 (CVPR24)[{KITE}]({LINK}) | [Paper📑]({LINK}) [Code🖥️](https://github.com/ex/kite/tree/main)\n  - Sees more | Task: Birds\n",
        {"title": KITE, "date": "2024-07", "venue": "CVPR 2024", "code": "https://github.com/ex/kite"},
    ),
    (
        "keys and values below",
        f"- [{KITE}]({LINK})\n  - Ada Sample, Bo Maria Doe\n  - 📅 Date: March 27, 2024\n  - 📑 Publisher: CVPR 2024\n  - Project Page: [Kite](https://ex.github.io/kite)\n  - Code: [Kite](https://github.com/ex/kite)\n  - Datasets: [Nest](https://arxiv.org/abs/2312.99999)\n  - 📖 TLDR: It sees, says Eve Other, Cy Another, in 2020.\n",
        {"title": KITE, "authors": ["Ada Sample", "Bo Maria Doe"], "date": "2024-03-27", "venue": "CVPR 2024", "project": "https://ex.github.io/kite", "code": "https://github.com/ex/kite", "arxiv": "2401.00001"},
    ),
    (
        "bold title, then authors, a place and a bare address below",
        f"* **{KITE}** | [Github](https://github.com/ex/kite)\n  * Ada Sample, Bo Doe\n  * University of Nests, Sea Lab\n  * [ICCVworkshop2023] {LINK}\n",
        {"title": KITE, "authors": ["Ada Sample", "Bo Doe"], "venue": "ICCV Workshop 2023", "code": "https://github.com/ex/kite", "arxiv": "2401.00001"},
    ),
    (
        "venue and name in brackets within the bold title",
        f"**(*CVPR2024_Kite*) Seeing Feathers with Patient Models.** <br>\n*Ada Sample, Bo Doe.*<br>\n[[paper]]({LINK})\n[[code]](https://github.com/ex/kite)\n",
        {"title": "Seeing Feathers with Patient Models", "name": "Kite", "authors": ["Ada Sample", "Bo Doe"], "venue": "CVPR 2024"},
    ),
    (
        "words of the title in bold",
        f"- (arXiv 2024.1) Seeing **Feathers** with Patient **Models**, [[Paper]]({LINK}), [[Code]]()\n",
        {"title": "Seeing Feathers with Patient Models", "date": "2024-01", "venue": "arXiv"},
    ),
    (
        "title in plain text, with question mark",
        f"- (arXiv 2024.1) Can Models See Feathers?, [[Paper]]({LINK}.pdf)\n",
        {"title": "Can Models See Feathers?"},
    ),
    (
        "plain sentences",
        f"- Seeing Feathers with Patient Models. Ada Sample, Bo Doe. CVPR 2024. [paper]({LINK})\n",
        {"title": "Seeing Feathers with Patient Models", "authors": ["Ada Sample", "Bo Doe"], "venue": "CVPR 2024"},
    ),
    (
        "title in quotation marks",
        f"- Ada Sample, Bo Doe. “Seeing Feathers with Patient Models.” In CVPR 2024. [[pdf]({LINK})]\n",
        {"title": "Seeing Feathers with Patient Models", "venue": "CVPR 2024"},
    ),
    (
        "paragraph with a day in front",
        f"(7 May 2024) {KITE}. [arxiv]({LINK}) [code](https://github.com/ex/kite)\n",
        {"title": KITE, "date": "2024-05-07", "code": "https://github.com/ex/kite"},
    ),
    (
        "title behind its labels",
        f"- [[Paper]]({LINK}) [[Code]](https://github.com/ex/kite) **{KITE}**\n",
        {"title": KITE, "code": "https://github.com/ex/kite"},
    ),
    (
        "badges above a bold title in a table",
        f"| Title & Authors & Links | Areas |\n|---|---|\n| ![PDF](https://img.shields.io/badge/AAAI-2026-1f6feb) [![Preprint](https://img.shields.io/badge/arXiv-2401.00001-b31b1b)]({LINK}) [![GitHub](https://img.shields.io/badge/GitHub-Code-white?logo=github)](https://github.com/ex/kite) <br> **{KITE}** <br> Ada Sample, Bo Doe | ![Area](https://img.shields.io/badge/Area-birds-6f42c1) |\n",
        {"title": KITE, "authors": ["Ada Sample", "Bo Doe"], "venue": "AAAI 2026", "code": "https://github.com/ex/kite"},
    ),
    (
        "name behind the title in a table",
        f"| Title | Venue | Date | Code | Supplement |\n|--|--|--|--|--|\n| [{KITE}]({LINK}) (Kite) | ICLR 2024 | 2024-01-11 | [![Star](https://img.shields.io/github/stars/ex/kite.svg)](https://github.com/ex/kite/tree/main/src) | [![Project Page](https://img.shields.io/badge/Project-Page-green.svg)](https://ex.github.io/kite)<br>[![Dataset](https://img.shields.io/badge/Data-blue)](https://huggingface.co/datasets/ex/d) |\n",
        {"title": KITE, "venue": "ICLR 2024", "date": "2024-01-11", "code": "https://github.com/ex/kite", "project": "https://ex.github.io/kite"},
    ),
    (
        "year and conference in columns of their own",
        f"| Year | Conference | Paper Title | Link |\n|--|--|--|--|\n| 2024 | CVPR | {KITE} | [arXiv]({LINK}) |\n",
        {"title": KITE, "venue": "CVPR 2024"},
    ),
    (
        "conference before the year",
        f"| Paper | Conference | Year | Authors | arXiv |\n|--|--|--|--|--|\n| {KITE} | NIPS | 2024 | Ada Sample and Bo Doe | 2401.00001 |\n",
        {"title": KITE, "venue": "NeurIPS 2024", "authors": ["Ada Sample", "Bo Doe"]},
    ),
    (
        "titles below Name, links below Paper",
        f"| Name | Paper | Code |\n|--|--|--|\n| [{KITE}]({LINK}) | [PDF]({LINK}) | [Link](https://github.com/ex/kite) |\n",
        {"title": KITE, "code": "https://github.com/ex/kite"},
    ),
    (
        "Chinese heads",
        f"| 标题 | 会议 | 日期 | 代码 |\n|--|--|--|--|\n| [{KITE}]({LINK}) | CVPR 2024 | 2024年1月5日 | [代码](https://github.com/ex/kite) |\n",
        {"title": KITE, "venue": "CVPR 2024", "date": "2024-01-05", "code": "https://github.com/ex/kite"},
    ),
    (
        "a delimiter that is too short",
        f"| Title | Venue | Date |\n|--|--|\n| [{KITE}]({LINK}) | CVPR 2024 | 2024-01-05 |\n",
        {"title": KITE, "venue": "CVPR 2024", "date": "2024-01-05"},
    ),
    (
        "a table right below HTML",
        f"<details><summary>More</summary>\n| Title | Venue |\n|--|--|\n| [{KITE}]({LINK}) | CVPR 2024 |\n</details>\n",
        {"title": KITE, "venue": "CVPR 2024"},
    ),
    (
        "items right below HTML",
        f"<details><summary>More</summary>\n- [{KITE}]({LINK}), CVPR 2024\n</details>\n",
        {"title": KITE, "venue": "CVPR 2024"},
    ),
    (
        "Markdown within HTML",
        f"<table><tr><th>Title</th><th>Code</th></tr>\n<tr><td>[{KITE}]({LINK})</td><td>[code](https://github.com/ex/kite)</td></tr></table>\n",
        {"title": KITE, "code": "https://github.com/ex/kite"},
    ),
    ("a space before the address", f"- [{KITE}] ({LINK}) CVPR 2024\n", {"title": KITE, "venue": "CVPR 2024"}),
    ("full-width brackets", f"- [{KITE}]（{LINK}） CVPR 2024\n", {"title": KITE}),
    ("no closing bracket", f"- [{KITE}]({LINK}, CVPR 2024\n", {"title": KITE, "venue": "CVPR 2024"}),
    ("twice escaped", f"- [Kites &amp;amp; Feathers in Patient Models]({LINK})\n", {"title": "Kites & Feathers in Patient Models"}),
    ("LaTeX", f"- [$\\pi_0$: Seeing {{F}}eathers with Müller Models]({LINK})\n", {"title": "π₀: Seeing Feathers with Müller Models"}),
    ("old id", "- [Seeing Feathers with Patient Models](https://arxiv.org/abs/cs/0112017)\n", {"arxiv": "cs/0112017"}),
    ("DOI", "- [Seeing Feathers with Patient Models](https://doi.org/10.5555/Ab.12), TPAMI 2024\n", {"doi": "10.5555/ab.12", "venue": "TPAMI 2024"}),
    ("DOI of arXiv", "- [Seeing Feathers with Patient Models](https://doi.org/10.48550/arXiv.2401.00001)\n", {"arxiv": "2401.00001"}),
    ("page of the proceedings", "- [Seeing Feathers with Patient Models](http://openaccess.thecvf.com/content/CVPR2024/x.pdf) CVPR 2024\n", {"url": "https://openaccess.thecvf.com/content/CVPR2024/x.pdf"}),
    ("workshop and findings", f"- [{KITE}]({LINK}) (EMNLP 2024 Findings)\n", {"venue": "Findings of EMNLP 2024"}),
    ("accepted as a talk", f"- [{KITE}]({LINK}), accepted by ICLR 2024 as an oral\n", {"venue": "ICLR 2024"}),
    ("submitted is not published", f"- [{KITE}]({LINK}), submitted to ICLR 2024\n", {"venue": ""}),
    ("authors not all named", f"- [{KITE}]({LINK}), Ada Sample et al., CVPR 2024\n", {"venue": "CVPR 2024", "authors": ""}),
    ("code that is no repository", f"- [{KITE}]({LINK}) [[Code]](https://github.com/ex)\n", {"code": ""}),
    ("a demo that will not last", f"- [{KITE}]({LINK}) [[Demo]](https://0a1b2c3d.gradio.live/)\n", {"demo": ""}),
    ("the code is a page", f"- [{KITE}]({LINK}) [[Code]](https://ex.github.io/kite)\n", {"code": "", "project": "https://ex.github.io/kite"}),
    ("the project is a repository", f"- [{KITE}]({LINK}) [[Project]](http://github.com/ex/kite)\n", {"code": "https://github.com/ex/kite", "project": ""}),
]  # fmt: skip


def _rows(text: str) -> list[Row]:
    return read(text.encode("utf-8"), "list.md")[1].rows


@pytest.mark.parametrize(("text", "expected"), [shape[1:] for shape in SHAPES], ids=[shape[0] for shape in SHAPES])
def test_a_row_of_this_shape(text: str, expected: dict[str, Any]) -> None:
    rows = _rows(f"# A List\n\n## Birds\n\n{text}")
    assert len(rows) == 1, rows
    assert not rows[0].doubts
    assert {name: rows[0].values.get(name, "") for name in expected} == expected
    assert rows[0].sections == ("A List", "Birds") + (("More",) if "summary" in text else ())


@pytest.mark.parametrize(
    "text",
    [
        "- [Image models](#image-models)\n- [Contents](docs/contents.md)\n",
        "- [More lists](https://github.com/ex/awesome-feathers)\n",
        f"Models such as [Kite the First Model]({LINK}) and [Lark the Second Model]({LINK[:-1]}2) have come far.\n",
        f"- **[2024.05]** We are glad that our paper [{KITE}]({LINK}) is out, thanks to all who helped.\n",
        f"## News\n\n- [{KITE}]({LINK})\n",
        f"## 📚 Table of Contents\n\n- [{KITE}]({LINK})\n",
        f"<!-- - [{KITE}]({LINK}) -->\n",
        f"```\n- [{KITE}]({LINK})\n```\n",
        "| Model | Score |\n|--|--|\n| Kite | 71.3 |\n| Lark | 70.1 |\n",
        "Contact: [Ada Sample](https://ada.example.org)\n",
        "",
    ],
)
def test_what_is_no_row_is_left_aside(text: str) -> None:
    assert _rows(f"# A List\n\n{text}") == []


def test_items_of_items() -> None:
    rows = _rows(
        f"- Video\n  - [{KITE}]({LINK})\n  - Audio\n    - [Lark: Hearing Songs in the Wild](https://arxiv.org/abs/2402.00002)\n"
    )
    assert [(row.line, row.sections) for row in rows] == [(2, ("Video",)), (4, ("Video", "Audio"))]


def test_a_paragraph_with_a_paper_on_each_line() -> None:
    rows = _rows(
        f"[{KITE}]({LINK}) CVPR 2024\n[Lark: Hearing Songs in the Wild](https://arxiv.org/abs/2402.00002) [code](https://github.com/ex/lark)\n"
    )
    assert [(row.line, row.text("arxiv"), row.text("code")) for row in rows] == [
        (1, "2401.00001", ""), (2, "2402.00002", "https://github.com/ex/lark")
    ]  # fmt: skip


def test_headings_tell_what_rows_do_not() -> None:
    rows = _rows(
        "## CVPR 2024\n\n- [Seeing Feathers with Patient Models](https://example.org/paper.pdf)\n\n## 2023\n\n- [Hearing Songs with Patient Models](https://example.org/other.pdf)\n"
    )
    assert [(row.text("venue"), row.text("date")) for row in rows] == [("CVPR 2024", ""), ("", "2023")]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("- [Seeing Feathers with Patient Models](https://arxiv.org/abs/N/A)\n", "malformed-id"),
        ("- [Seeing Feathers with Patient Models](https://arxiv.org/abs/2402.0376)\n", "malformed-id"),
        (f"- [Seeing Feathers with Patient Models]({LINK}https://github.com/ex/kite)\n", "malformed-id"),
        (f"- [Seeing Feathers with Patient Models]({LINK}) [[Paper]](https://arxiv.org/abs/2402.00002)\n", "two-ids"),
        (f"- **Seeing Feathers with Patient Models** [CVPR 2024] [{LINK}](https://arxiv.org/abs/2402.00002)\n", "two-ids"),
        (f"- [Seeing Feathers with Patient Models]({LINK}), see [Hearing Songs with Patient Models](https://arxiv.org/abs/2402.00002)\n", "two-papers"),
        ("- **Seeing Feathers with Patient Models** [[Paper]]() [[Code]](https://github.com/ex/kite)\n", "no-id"),
        (f"- [[Paper]]({LINK}) [[Code]](https://github.com/ex/kite)\n", "no-title"),
        (f"| Title | Venue |\n|--|--|\n| [Seeing Feathers | with Patient Models]({LINK}) | CVPR 2024 |\n", "columns"),
        (f"| Title | Venue | Date |\n|--|--|--|\n| [Seeing Feathers with Patient Models]({LINK}) | 2024-01-05 |\n", "columns"),
        (f"- [Seeing \ufffdFeathers with Patient Models]({LINK})\n", "encoding"),
    ],
)  # fmt: skip
def test_what_cannot_be_told_is_a_doubt(text: str, doubt: str) -> None:
    rows = _rows(text)
    assert [found.code for row in rows for found in row.doubts] == [doubt]


def test_empty_cells_at_the_end_are_no_fault() -> None:
    row = _rows(f"| Title | Venue |\n|--|--|\n| [{KITE}]({LINK}) | CVPR 2024 | | |\n")[0]
    assert not row.doubts


def test_lines_of_rows_in_html_with_empty_lines_between() -> None:
    text = "<table>\n\n<tr><th>Title</th></tr>\n\n\n" + "".join(
        f'<tr>\n<td>\n<a href="https://arxiv.org/abs/2401.{number:05}">Seeing Feathers by Way {number}</a></td></tr>\n\n'
        for number in range(1, 6)
    )
    assert [text.split("\n")[row.line - 1] for row in _rows(text + "</table>")] == ["<tr>"] * 5
