"""A story in the terminal and on a page."""

from __future__ import annotations

import html.parser
import re

import msgspec
import pytest

from reference_impl.showing import story
from reference_impl.showing.page import html_of
from reference_impl.showing.terminal import COLUMNS, text_of
from tests.reference.showing.examples import told

VOID = {"meta", "img", "br", "rect", "polyline", "circle"}


class Reader(html.parser.HTMLParser):
    """Tells whether every element is closed, and keeps what is in the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.met: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.met.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


SAID = [
    "A title", "What is shown.", "A part", "A fresh scene", "<s> <image> user: color at b2 ? assistant:", "after tuning",
    "as trained", "Some answers", "2 d1 right", "should be: out", "3 ? 7 = 10", "agreement 0.78", "detector-a",
    "the better one", "no such colour", "not sure", "0.95", "stop", "(nothing)",
]  # fmt: skip


def test_the_terminal_has_eighty_columns_and_says_everything() -> None:
    text = text_of(told().story)
    assert max(map(len, text.splitlines())) <= COLUMNS
    assert all(part in text for part in SAID)
    assert not re.search(r"[^\n\x20-\x7e]", text)


def test_the_terminal_draws_the_board() -> None:
    lines = text_of(told().story).splitlines()
    row = next(number for number, line in enumerate(lines) if line.startswith("1 |"))
    assert re.fullmatch(r"1 \| +\| +\| +\| \[1\] small yellow \|", lines[row])
    assert lines[row + 1].endswith("| triangle right   |")
    assert "[*] large red" in lines[row + 3]
    assert "circle 4" in lines[row + 4]


def test_the_terminal_marks_right_and_wrong_in_words() -> None:
    text = text_of(told().story)
    assert '"red" (right)' in text
    assert "(nothing) (wrong)" in text
    assert "[##########..........] 0.50" in text


def test_the_page_is_whole_and_needs_nothing_beside_it() -> None:
    page = html_of(told())
    assert page.startswith("<!doctype html>")
    reader = Reader(page)
    assert all(part in reader.text for part in SAID)
    tags = {tag for tag, _ in reader.met}
    assert not tags & {"script", "link", "iframe", "object", "a"}
    for tag, attributes in reader.met:
        assert not any(name.startswith("on") for name in attributes)
        if tag == "img":
            assert str(attributes["src"]).startswith("data:image/png;base64,")
            assert attributes["alt"]
    assert not re.search(r"https?:|@import|url\(", page)
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert 'name="viewport"' in page
    assert page == html_of(told())


def test_cells_are_marked_where_they_lie() -> None:
    shapes = [(tag, attributes) for tag, attributes in Reader(html_of(told())).met if tag in {"rect", "polyline"}]
    assert shapes[0] == ("rect", {"x": "1.03", "y": "1.03", "width": "0.94", "height": "0.94"})
    assert shapes[1] == ("polyline", {"points": "3.5,0.5 3.5,1.5 "})


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "\x1b[31mred\x07", '"><img src=x onerror=y>', "ab\u202ecd"]
)
def test_what_a_model_says_stays_text(text: str) -> None:
    steps = (
        story.Answer(by="technique", who=text, text=text),
        story.Prompt(to=text, text=text),
        story.Table(caption=text, head=(text,), rows=((story.Cell(text),),)),
        story.Rationale(who=text, picture="x.png", thoughts=(story.Thought(text, "", text),)),
        story.Plan(request=text, tasks=(story.Task(number=0, tool=text, arguments=text, result=text, error=text),)),
        story.Rounds(question=text, rounds=(story.Round((text,), (text,), text, 0.5, text),), threshold=0.5),
        story.Vote(ballots=(story.Ballot(text, 1),), agreement=1.0, answer=text),
        story.Shots(examples=(), query=story.Example("x.png", text, text), answers=(text,)),
    )
    whole = story.Told(msgspec.structs.replace(told().story, title=text, lead=text, steps=steps), {"x.png": b""})
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", text_of(whole.story))
    reader = Reader(html_of(whole))
    assert "script" not in {tag for tag, _ in reader.met}
    assert not any("onerror" in attributes for _, attributes in reader.met)
