"""A file that is outlined says what it says when it is read in full."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome.columns import column, sort_keys
from awesome.document import Document
from awesome.sameness import common_end, common_start
from awesome.yamltext import NotPlainError, outline, parse
from tests.contributing.catalogs import FILES, State, changed, states, text_of

ROOT = Path(__file__).parents[2]
_DIRT = st.sampled_from(
    ["\n", "- ", "  ", "'", '"', "#", ": ", "[", "]", "a", "é", "\n\n# apart\n\n", "- id: x\n", "|", "&a ", "\t"]
)


def told(document: Document) -> list[object]:
    """All that a document says."""
    entries = [
        (entry.line, entry.column, entry.end_line, entry.values, entry.marks.values, entry.marks.items)
        for entry in document.entries
    ]
    return [document.text, document.problems, document.readable, entries]


def texts(state: State) -> list[tuple[str, str]]:
    return [(FILES[kind], text_of(kind, entries, in_order=False)) for kind, entries in state.items()]


@settings(max_examples=150)
@given(states())
def test_an_outline_is_what_is_read(state: State) -> None:
    for file, text in texts(state):
        assert told(outline(text.encode(), file)) == told(parse(text.encode(), file))


@settings(max_examples=300)
@given(states(3), st.data())
def test_an_outline_of_anything_is_what_is_read_or_says_that_it_is_not(state: State, data: st.DataObject) -> None:
    for file, whole in texts(state):
        text = whole
        for _ in range(data.draw(st.integers(1, 3))):
            place = data.draw(st.integers(0, len(text)))
            text = text[:place] + data.draw(_DIRT) + text[place + data.draw(st.integers(0, 3)) :]
        read = parse(text.encode(), file)
        try:
            found = outline(text.encode(), file)
            assert told(found) == told(read)
            found = outline(text.encode(), file)
            for name in ("id", "title", "techniques"):
                assert column(found, name) == [entry.values.get(name, "") for entry in read.entries]
        except NotPlainError:
            assert read.problems


@settings(max_examples=300)
@given(st.data())
def test_an_outline_by_another_is_that_of_the_text(data: st.DataObject) -> None:
    state = data.draw(states())
    after = data.draw(changed(state))
    for (file, text), (_, other) in zip(texts(state), texts(after), strict=False):
        like = outline(text.encode(), file)
        assert told(outline(other.encode(), file, like=like)) == told(parse(other.encode(), file))
        # the one that it was made by is as it was
        assert told(like) == told(parse(text.encode(), file))


@given(st.text("ab", max_size=12), st.text("ab", max_size=12))
def test_what_two_texts_share(one: str, other: str) -> None:
    start = common_start(one, other)
    assert one[:start] == other[:start]
    assert one[start : start + 1] != other[start : start + 1] or start == min(len(one), len(other))
    end = common_end(one, other, start)
    assert one[len(one) - end :] == other[len(other) - end :]
    assert start + end <= min(len(one), len(other))


@pytest.mark.parametrize("name", FILES.values())
def test_an_outline_of_the_list(name: str) -> None:
    data = (ROOT / name).read_bytes()
    found, read = outline(data, name), parse(data, name)
    for field in ("id", "title", "techniques", "formerly", "nothing"):
        assert column(found, field) == [entry.values.get(field, "") for entry in read.entries]
    kind = {file: kind for kind, file in FILES.items()}[name]
    assert sort_keys(kind, found) == sort_keys(kind, read)
    assert told(found) == told(read)


def test_a_field_that_stands_twice_is_no_plain_entry() -> None:
    document = outline(b"- id: a\n  title: One\n  title: Two\n\n- id: b\n")
    assert column(document, "id") == ["a", "b"]
    assert document.entries[1].values == {"id": "b"}
    with pytest.raises(NotPlainError):
        _ = document.entries[0].values
