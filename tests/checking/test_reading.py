"""Reading: both readers see the same, whatever the text; nothing is read beyond its limits."""

from __future__ import annotations

import datetime
import gc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.canonical import file_text, format_document
from awesome.commands.common import one_pass
from awesome.document import Document, Entry, Limits
from awesome.files import FileError, read_at_most, write_atomically
from awesome.quickread import read
from awesome.rules import rule
from awesome.rules.base import Subject
from awesome.vocabulary import Vocabulary
from awesome.yamlevents import read_document
from awesome.yamltext import parse
from tests.checking.support import TODAY, entry

PLAIN = file_text(
    "paper",
    [
        entry(
            "paper", authors=["Jane Example", "Étienne O'Brien", "3D Lab", "it's"], venue="CVPR 2024", date="2024-01"
        ),
        entry("paper", id="the-other", title="It's: 'Quoted' #1", arxiv="2402.00002", topics=["3d-understanding"]),
        entry("paper", id="third", title="Third # Work", arxiv="2402.00003", code="https://example.org/a#b"),
    ],
)
PIECES = [
    *("'", '"', "#", " #", ": ", ":", " ", "\n", "\n- ", "\n  ", "- ", "[", "]", ",", ", ", "{", "}", "&a", "*a", "!", "|"),
    *(">", "\n---\n", "\n...\n", "%", "?", "? ", "-", "\\", "''", "é", " # c\n", "\n  # c\n", "\n# c\n", "\n\n", "\r\n", "@"),
]  # fmt: skip


def seen(entries: list[Entry]) -> list[tuple[object, ...]]:
    return [
        (e.values, e.line, e.column, e.end_line, e.marks.keys, e.marks.values, e.marks.items, e.unread) for e in entries
    ]


@st.composite
def disturbed(draw: st.DrawFn) -> str:
    """The plain text with pieces put in, put over, or taken out."""
    text = PLAIN
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        piece = draw(st.sampled_from(PIECES))
        removed = draw(st.sampled_from([0, 0, len(piece), 3]))
        text = text[:place] + piece + text[place + removed :]
    return text


@given(disturbed())
def test_the_quick_reader_sees_what_libyaml_sees(text: str) -> None:
    quick = read(Document("papers.yaml", text), Limits())
    if quick is not None:
        slow = Document("papers.yaml", text)
        read_document(slow, Limits())
        assert slow.problems == []
        assert seen(quick) == seen(slow.entries)


@given(disturbed())
def test_the_form_rule_finds_something_just_where_formatting_changes_something(text: str) -> None:
    document = parse(text.encode())
    if not document.problems:
        subject = Subject([document], Vocabulary.load(), datetime.date.fromisoformat(TODAY))
        found = list(rule("P601").check(subject))
        assert bool(found) == (format_document("paper", document) != document.text)


def test_the_quick_reader_reads_the_real_list() -> None:
    text = (Path(__file__).parents[2] / "papers.yaml").read_text(encoding="utf-8")
    assert read(Document("papers.yaml", text), Limits()) is not None


@pytest.mark.parametrize(
    ("text", "limits", "line"),
    [
        (b"- id: a\n" * 3, Limits(file_bytes=20), 1),
        (b"- id: a\n- id: b\n- id: c\n", Limits(entries=2), 1),
        (b"-   id: a\n-   id: b\n-   id: c\n", Limits(entries=2), 1),
        (b"[{id: a}, {id: b},\n {id: c}]\n", Limits(entries=2), 2),
        (b"- id: a\n  title: aaaaaaaaaa\n", Limits(line_characters=15), 2),
        (b"- id: a\n  title: >\n   aaaaaaa\n   aaaaaaa\n", Limits(line_characters=12), 2),
        (b"- id: a\n\n\n\n", Limits(lines=3), 1),
        (b"- id: a\n  b: c\n  d: e\n", Limits(fields=2), 3),
        (b"- authors: [a, b, c]\n", Limits(list_items=2), 1),
        (b"- authors:\n  - a\n  - b\n  - c\n", Limits(list_items=2), 2),
        (b"- a: [x, y]\n- b: [x, y]\n- c: [x, y]\n", Limits(values=5), 2),
        (b"- a: [[[[x]]]]\n", Limits(depth=3), 1),
        (b"- a: {b: {c: {d: e}}}\n", Limits(depth=2), 1),
    ],
)
def test_a_limit_is_a_problem_at_its_place(text: bytes, limits: Limits, line: int) -> None:
    document = parse(text, "papers.yaml", limits)
    assert [(problem.kind, problem.line) for problem in document.problems] == [("size", line)]
    assert not document.readable


@pytest.mark.parametrize("text", [b"- a\n" * 50, b"\x01\n" * 50, b"\tx\n" * 50, b"- a: &x b\n" * 50])
def test_problems_of_one_kind_are_counted_only_so_far(text: bytes) -> None:
    limits = Limits(problems=10)
    kinds = [problem.kind for problem in parse(text, "papers.yaml", limits).problems]
    assert max(kinds.count(kind) for kind in kinds) == 10


@pytest.mark.parametrize(
    ("data", "places"),
    [
        (b"- id: \xe9\n", [(1, 7)]),
        ("- id: é".encode() + b"\xff\n  b: \xe9t\xe9\n", [(1, 8), (2, 6), (2, 8)]),
    ],
)
def test_a_byte_that_is_no_utf8_is_found_at_its_letter(data: bytes, places: list[tuple[int, int]]) -> None:
    document = parse(data)
    assert [(problem.line, problem.column) for problem in document.problems] == places
    assert document.entries


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x85", "\u200b", "\u202e", "\u2028", "\ufeff", "\U000e0041", "\r"])
def test_a_hidden_character_is_found_at_its_place_and_the_rest_is_read(sign: str) -> None:
    document = parse(f"- id: é{sign}x\n  title: y\n".encode())
    assert [(problem.kind, problem.line, problem.column) for problem in document.problems] == [("character", 1, 8)]
    assert document.entries[0].text("title") == "y"


def test_positions_are_those_of_the_text_behind_a_broken_entry() -> None:
    document = parse(b"- id: a\n  b: c: d\n\n- id: e\n  title: f\n")
    assert [problem.kind for problem in document.problems] == ["syntax"]
    assert document.entries[-1].mark("title") == (5, 10)


def test_only_so_much_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "papers.yaml"
    file.write_bytes(b"x" * 100)
    assert read_at_most(str(file), 100) == b"x" * 100
    assert read_at_most(str(file), 10) == b"x" * 11


@pytest.mark.parametrize("name", [".", "nowhere", "a\0b", "/dev/null", "/dev/zero"])
def test_what_is_no_file_is_an_error_that_names_it(name: str) -> None:
    with pytest.raises(FileError) as error:
        read_at_most(name, 10)
    assert error.value.path == name
    assert error.value.reason


def test_writing_needs_a_file_to_replace(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        write_atomically(str(tmp_path / "nowhere"), b"")
    assert list(tmp_path.iterdir()) == []


def test_one_pass_leaves_the_collector_as_it_was() -> None:
    with one_pass():
        assert not gc.isenabled()
    assert gc.isenabled()
