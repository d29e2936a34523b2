"""An edit changes the entry that it is about, and no other byte of the file."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from awesome.canonical import file_text, format_document
from awesome.splicing import Pieces, SpliceError, cut
from awesome.yamltext import outline, parse
from tests.checking.support import entry
from tests.contributing.catalogs import ENTRIES, FILES, Entry, states, text_of

_FREE = st.sampled_from(["new", "newer", "zebra", "aardvark", "beta-2"])


def pieces_of(text: str, kind: str = "paper") -> Pieces:
    return cut(kind, outline(text.encode(), FILES[kind]))


def values_in(text: str, kind: str) -> list[Entry]:
    document = parse(text.encode(), FILES[kind])
    assert not document.problems
    return [entry.values for entry in document.entries]


@settings(max_examples=150)
@given(states(), st.booleans())
def test_what_is_cut_joins_again(state: dict[str, list[tuple[str, Entry]]], in_order: bool) -> None:
    for kind, entries in state.items():
        text = text_of(kind, entries, in_order=in_order)
        assert pieces_of(text, kind).text == text


@settings(max_examples=200)
@given(st.data())
def test_a_list_in_form_stays_in_form(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(FILES)))
    entries = {str(values["id"]): values for values in data.draw(st.lists(ENTRIES[kind], max_size=6))}
    pieces = pieces_of(file_text(kind, list(entries.values())), kind)
    for _ in range(data.draw(st.integers(1, 4))):
        values = {**data.draw(ENTRIES[kind]), "id": data.draw(_FREE)}
        old = data.draw(st.sampled_from([*entries, ""]))
        place = pieces.find(old)
        if place is not None and data.draw(st.booleans()):
            pieces.take(place)
            del entries[old]
            continue
        assume(values["id"] not in entries.keys() - {old})
        if place is None:
            pieces.put(values)
        else:
            pieces.replace(place, values)
            del entries[old]
        entries[str(values["id"])] = values
    assert pieces.text == file_text(kind, list(entries.values()))


@settings(max_examples=300)
@given(st.data())
def test_all_other_lines_stay(data: st.DataObject) -> None:
    """Whatever stands between the entries, and in whatever order they are."""
    state = data.draw(states())
    kind = data.draw(st.sampled_from(sorted(state)))
    text = text_of(kind, state[kind], in_order=data.draw(st.booleans()))
    pieces = pieces_of(text, kind)
    before = [piece.values for piece in pieces.pieces]
    place = data.draw(st.integers(-1, len(before) - 1))
    values = {**data.draw(ENTRIES[kind]), "id": data.draw(_FREE)}
    if place < 0:
        pieces.put(values)
        expected = [*before, values]
    elif data.draw(st.booleans()):
        pieces.take(place)
        expected = before[:place] + before[place + 1 :]
    else:
        pieces.replace(place, values)
        expected = [*before[:place], *before[place + 1 :], values]
    after = values_in(pieces.text, kind)
    kept = [item for item in expected if item is not values]
    assert [item for item in after if item != values] == [item for item in kept if item != values]
    told, wanted = (sorted(repr(sorted(item.items())) for item in items) for items in (after, expected))
    assert told == wanted
    comments = [line for line in text.splitlines() if line.startswith("#")]
    left = [line for line in pieces.text.splitlines() if line.startswith("#")]
    # a comment right above an entry goes where that goes
    assert left.count("# apart") == comments.count("# apart")
    assert len(comments) - len(left) <= (place >= 0)


COMMENTED = """\
# The head of the file.

# about the first
- id: alpha
  title: Whales and Ships  # as the record has it
  # why there is no venue
  arxiv: '2401.00001'
  topics: [evaluation]
  added: '2026-01-01'
  # the last line

# stands apart

- id: gamma
  title: Harbours at Night
  arxiv: '2401.00002'
  topics: [evaluation]
  added: '2026-01-01'

# the foot
"""


def test_comments_stay_with_what_they_are_about() -> None:
    pieces = pieces_of(COMMENTED)
    values = dict(pieces.pieces[0].values)
    pieces.replace(0, {**values, "title": "Whales and Boats"})
    assert pieces.text == COMMENTED.replace("Whales and Ships", "Whales and Boats")
    pieces.put({**values, "id": "beta"})
    pieces.put({**values, "id": "omega"})
    text = pieces.text
    assert text.replace("Whales and Boats", "Whales and Ships").startswith(COMMENTED[: COMMENTED.index("- id: gamma")])
    assert [piece.id for piece in pieces.pieces] == ["alpha", "beta", "gamma", "omega"]
    assert text.endswith("added: '2026-01-01'\n\n# the foot\n")


def test_the_comment_of_a_field_that_goes_stays_in_the_entry() -> None:
    pieces = pieces_of(COMMENTED)
    values = {name: value for name, value in pieces.pieces[0].values.items() if name not in ("arxiv", "title")}
    pieces.replace(0, values)
    own = pieces.pieces[0].own
    for comment in ("# about the first", "# as the record has it", "# why there is no venue", "# the last line"):
        assert comment in own
    document = parse(pieces.text.encode())
    assert document.entries[0].values == values


def test_an_entry_that_goes_takes_its_own_comments_along() -> None:
    pieces = pieces_of(COMMENTED)
    pieces.take(0)
    assert pieces.text == "# The head of the file.\n\n# stands apart\n\n" + COMMENTED[COMMENTED.index("- id: gamma") :]
    pieces.take(0)
    assert "# the foot" in pieces.text
    assert values_in(pieces.text, "paper") == []


@pytest.mark.parametrize("head", ["", "# A head.\n\n", "# A head.\n# Two lines.\n\n"])
def test_the_first_and_the_last_entry_of_a_file(head: str) -> None:
    empty = head + "[]\n"
    pieces = pieces_of(empty)
    pieces.put(entry("paper"))
    assert pieces.text == head + file_text("paper", [entry("paper")])
    pieces.take(0)
    assert pieces.text == empty


def test_a_file_without_a_line_end_gets_one() -> None:
    text = file_text("paper", [entry("paper")])
    pieces = pieces_of(text.rstrip("\n"))
    pieces.put(entry("paper", id="zz"))
    assert pieces.text == file_text("paper", [entry("paper"), entry("paper", id="zz")])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[{id: a, title: One}, {id: b, title: Two}]\n", "first column"),
        ("-\n  id: a\n  title: One\n", "first column"),
        ("  - id: a\n    title: One\n", "first column"),
        ("- id: a\r\n  title: One\r\n", "CR LF"),
    ],
)
def test_a_file_that_cannot_be_cut_says_why(text: str, why: str) -> None:
    with pytest.raises(SpliceError, match=why):
        pieces_of(text)


def test_entries_in_braces_are_told_apart() -> None:
    pieces = pieces_of("- {id: a, title: One}\n- {id: c, title: Two}\n")
    pieces.put({"id": "b", "title": "Three"})
    assert pieces.text == "- {id: a, title: One}\n- id: b\n  title: Three\n\n- {id: c, title: Two}\n"


def test_in_a_list_without_order_an_entry_goes_above_what_must_follow_it() -> None:
    blocks = [file_text("paper", [entry("paper", id=name)]) for name in ("beta", "omega", "alpha")]
    pieces = pieces_of("\n".join(blocks))
    pieces.put(entry("paper", id="gamma"))
    assert [piece.id for piece in pieces.pieces] == ["beta", "gamma", "omega", "alpha"]
    document = parse(pieces.text.encode())
    assert format_document("paper", document) != pieces.text
