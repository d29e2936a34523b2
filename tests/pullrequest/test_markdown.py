"""Strangers' text in Markdown: shown as it is, and inert, by the parser that GitHub uses."""

from __future__ import annotations

import pytest
from hypothesis import given

from awesome.pullrequest.markdown import block, code, link, prose, visible
from tests.pullrequest.hostile import ANY, TEXTS
from tests.pullrequest.rendering import ACTS_IN_TEXT, rendered


@pytest.mark.parametrize("text", TEXTS)
def test_a_code_span_holds_any_text(text: str) -> None:
    assert_all_is_code(text)


@given(ANY)
def test_a_code_span_holds_whatever_is_thought_of(text: str) -> None:
    assert_all_is_code(text)


def assert_all_is_code(text: str) -> None:
    for before, after in (("- said: ", " and more"), ("(", ")"), ("", ""), ("**a** ", "<br>b")):
        found = rendered(f"{before}{code(text)}{after}\n")
        assert len(found.code) == 1
        assert found.tags <= {"p", "ul", "li", "code", "strong", "br"}
        assert not found.links
        assert not found.comments
        assert not ACTS_IN_TEXT.search(found.text)
        assert found.code[0].strip() == visible(text).strip() or "\\x60" in found.code[0]


@given(ANY, ANY)
def test_a_code_span_in_a_link_and_beside_another(one: str, other: str) -> None:
    found = rendered(f"- {link(code(one), 'https://example.org/a')}, {code(other)} x\n")
    assert found.links == ["https://example.org/a"]
    assert len(found.code) == 2


@pytest.mark.parametrize("text", TEXTS)
def test_a_block_holds_any_lines(text: str) -> None:
    assert_block(["first", text, text + text, "last"])


@given(ANY, ANY)
def test_a_block_holds_whatever_is_thought_of(one: str, other: str) -> None:
    assert_block([one, other])


def assert_block(lines: list[str]) -> None:
    found = rendered(f"before\n\n{block(lines)}\n\nafter\n")
    assert found.tags == {"p", "pre", "code"}
    assert len(found.code) == 1
    assert found.code[0].count("\n") == len(lines)
    assert not found.links
    assert [part.strip() for part in found.plain if part.strip()] == ["before", "after"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_sentence_of_the_check_is_inert_wherever_a_stranger_has_a_word(text: str) -> None:
    for sentence in (text, f"the id “{text}” is taken", f"{text} “a” {text}", f"see `{text}` there"):
        assert_inert_sentence(sentence)


@given(ANY, ANY)
def test_a_sentence_is_inert_whatever_is_thought_of(one: str, other: str) -> None:
    assert_inert_sentence(f"{one}“{other}”{one} the title")


def assert_inert_sentence(sentence: str) -> None:
    found = rendered(f"- **error**: {prose(sentence)} (P304)<br>x\n")
    assert found.tags <= {"ul", "li", "strong", "br", "code"}
    assert not found.links
    assert not found.comments
    assert not ACTS_IN_TEXT.search(found.text)


def test_plain_words_of_the_check_stay_plain() -> None:
    assert prose("the arXiv id “2304.08485” is that of “llava” (line 12) already") == (
        "the arXiv id `2304.08485` is that of `llava` (line 12) already"
    )


def test_an_address_of_ours_is_not_left_by_what_stands_in_it() -> None:
    found = rendered(link(code("x"), 'https://example.org/a(b) c<d>"e\n](https://evil.example)'))
    assert len(found.links) == 1
    assert found.links[0].startswith("https://example.org/a")


@pytest.mark.parametrize("text", TEXTS)
def test_what_nobody_sees_is_seen(text: str) -> None:
    shown = visible(text)
    assert shown.isprintable()
    assert len(shown) <= 300
    assert "<!--" not in shown
