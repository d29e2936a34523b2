"""The Markdown list, read by a CommonMark parser."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from awesome.exporters import markdown
from awesome.exporters.selection import Selection
from awesome.exporters.text import one_line
from awesome.model import Paper
from tests.exporters.support import PAPERS, odd_texts, select, tried

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def headings(text: str) -> list[tuple[str, str]]:
    tokens = READER.parse(text)
    return [
        (token.tag, tokens[index + 1].content) for index, token in enumerate(tokens) if token.type == "heading_open"
    ]


def inline(text: str) -> list[Token]:
    (token,) = (token for token in READER.parse(text) if token.type == "inline")
    return token.children or []


def links(text: str) -> list[str]:
    return [str(token.attrs["href"]) for token in inline(text) if token.type == "link_open"]


def shown(text: str) -> str:
    return "".join(token.content for token in inline(text))


def row(text: str, beginning: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"- {beginning}")).removeprefix("- ")


def test_by_shelf_then_year_newest_first(whole: Selection) -> None:
    text = markdown.export(whole).decode()
    assert headings(text) == [
        ("h1", "Awesome MLLM"),
        ("h2", "Contents"),
        ("h2", "Multimodal instruction tuning"),
        ("h3", "Multimodal instruction tuning 2023"),
        ("h2", "Multimodal in-context learning"),
        ("h3", "Multimodal in-context learning 2022"),
        ("h2", "LLM-aided visual reasoning"),
        ("h3", "LLM-aided visual reasoning 2025"),
        ("h2", "Background"),
        ("h3", "Background 2025"),
        ("h3", "Background 2024"),
        ("h3", "Background year unknown"),
        ("h2", "Data sets"),
        ("h3", "Data sets 2023"),
        ("h3", "Data sets year unknown"),
    ]


def test_rows(whole: Selection) -> None:
    text = markdown.export(whole).decode()
    owlet = row(text, "[Owlet")
    assert (
        shown(owlet)
        == "Owlet: Tuning {Large} Models on 100% of R&D_Data with GPT-9 for $5 · CVPR 2024 · also M-CoT · code · project"
    )
    assert links(owlet) == [
        "https://arxiv.org/abs/2311.00500",
        "https://example.org/owlet",
        "https://example.org/owlet/page_%281%29",
    ]
    assert row(text, "[Wading").endswith("(https://arxiv.org/abs/2205.00010)"), "arXiv is no news beside an arXiv link"
    assert row(text, "**Kite**").startswith("**Kite**: [=HYPERLINK(1)")
    feathers = row(text, "Feathers")
    assert (shown(feathers), links(feathers)) == (
        "Feathers <& Quills> · pre-training · paper",
        ["https://arxiv.org/abs/2401.09999"],
    )
    assert links(row(text, "[Owlet-10K")) == ["https://example.org/data", "https://arxiv.org/abs/2311.00500"]


def test_every_anchor_has_a_heading(whole: Selection) -> None:
    text = markdown.export(whole).decode()
    anchors = set(re.findall(r"\(#([^)]+)\)", text))
    # how GitHub makes them
    slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for _, title in headings(text)}
    assert anchors
    assert anchors <= slugs


def test_every_paper_is_there_once(whole: Selection) -> None:
    text = markdown.export(whole).decode()
    for paper in PAPERS:
        assert text.count(f"[{markdown.escape(paper.title)}](") == 1


def test_the_head_says_how_many(placed: Selection) -> None:
    head = markdown.export(placed).decode()[:600]
    assert "6 papers and 3 data sets" in head
    assert "<https://birds.example/list/>" in head
    assert "512 KB" not in head


@pytest.fixture(scope="module")
def large() -> Selection:
    title = "A Title of Ordinary Length on Large Multimodal Models of Birds and Fish"
    return select(*(Paper(id=f"p{n}", title=f"{title} {n}", url=f"https://example.org/{n}", date=str(2020 + n % 5), added="2026-01-01") for n in range(6000)))  # fmt: skip


def test_a_list_that_github_would_cut_says_so_and_comes_in_parts(large: Selection) -> None:
    whole, parts = markdown.export(large), markdown.parts(large)
    assert len(whole) > markdown.SHOWN_BY_GITHUB
    assert b"larger than what GitHub shows" in whole
    assert max(map(len, parts.values())) < markdown.SHOWN_BY_GITHUB
    assert list(parts) == ["README.md", *(f"background-{year}.md" for year in range(2020, 2025))]
    rows = [line for data in parts.values() for line in data.decode().splitlines() if line.startswith("- [A Title")]
    assert sorted(rows) == sorted(line for line in whole.decode().splitlines() if line.startswith("- [A Title"))
    assert all(f"]({name})" in parts["README.md"].decode() for name in parts if name != "README.md")


@tried
@given(odd_texts(), odd_texts())
def test_no_text_breaks_a_row(title: str, path: str) -> None:
    url = f"https://example.org/{path}"
    text = markdown.export(select(Paper(id="a", title=title, url=url, added=""))).decode()
    written = text.splitlines()[-1]
    assert shown(written.removeprefix("- ")) == one_line(title)
    assert len(links(written.removeprefix("- "))) == 1
    assert "$" not in markdown.escape(title), "no formula begins"
