"""Requests: their wordings, their graphs, their index hints; and the questions that need rounds."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference_impl.llm_aided_visual_reasoning.inquiries import (
    STOP,
    UNKNOWN,
    Inquiry,
    analysed,
    blurred,
    follow,
    next_cell,
    search,
    seen,
)
from reference_impl.llm_aided_visual_reasoning.plan_words import NAMES
from reference_impl.llm_aided_visual_reasoning.task_list import CHAT
from reference_impl.llm_aided_visual_reasoning.user_requests import (
    CHAIN,
    GRAPH,
    SINGLE,
    TALK,
    RequestError,
    graph_of,
    marked,
    random_request,
)
from reference_impl.llm_aided_visual_reasoning.vocabulary import request_wordings, vocabulary
from reference_impl.splits import HELD_OUT_KINDS


@pytest.mark.parametrize("kind", sorted(request_wordings()))
def test_a_kind_has_wordings_enough_and_the_held_out_ones_use_its_words(kind: str) -> None:
    wordings = request_wordings()[kind]
    assert len(set(wordings["trained"])) >= 5
    assert len(set(wordings["held_out"])) >= 2
    assert not set(wordings["trained"]) & set(wordings["held_out"])
    known = {word for text in wordings["trained"] for word in text.split()}
    assert {word for text in wordings["held_out"] for word in text.split()} <= known
    slots = {frozenset(word for word in text.split() if word.startswith("{")) for text in wordings["trained"]}
    assert len(slots) == 1


@pytest.mark.parametrize(("graph", "length"), [(SINGLE, 1), (CHAIN, 2), (CHAIN, 8), (GRAPH, 3), (GRAPH, 8), (TALK, 0)])
def test_a_request_has_the_graph_and_the_length_that_it_was_drawn_for(graph: str, length: int, chance: Random) -> None:
    known = set(vocabulary())
    for _ in range(30):
        request = random_request(chance, graph, length, held_out=True)
        assert graph_of(request.plan) == request.graph == graph
        assert sum(task.task != CHAT for task in request.plan) == length
        assert known.issuperset(marked(request.text).split())


def test_steps_are_marked_with_letters_and_an_end() -> None:
    assert marked("Count that; k : read b2, then add k and that.") == (
        "l: count that ; k: read b2 ; m: add k and that ; end:"
    )


def test_the_users_own_letters_stay() -> None:
    assert marked("x = read b2\ny = read c3?") == "x: read b2 ; y: read c3 ; end:"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        (" ; . ?", "empty"),
        ("; ".join(["count that"] * 17), f"17 steps; at most {len(NAMES)}"),
        ("k : read b2 ; k : read c3", "two steps are named k"),
    ],
)
def test_a_request_that_cannot_be_planned_says_why(text: str, why: str) -> None:
    with pytest.raises(RequestError, match=why):
        marked(text)


def _rounds(inquiry: Inquiry, chance: Random, share: float) -> tuple[int, str]:
    """How many rounds a careful questioner needs, and what the last answer was."""
    evidence: list[tuple[str, str]] = []
    last = None
    while last is None or last.onward != STOP:
        cell = next_cell(inquiry, last)
        evidence.append((cell, blurred(chance, seen(inquiry.scene, cell), share)))
        last = analysed(inquiry, evidence, share == 0)
        assert len(evidence) < 200
    return len(evidence), evidence[-1][1]


@given(st.integers(0, 10**6), st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_a_path_takes_as_many_rounds_as_it_has_cells_and_ends_at_the_answer(seed: int, steps: int) -> None:
    chance = Random(seed)
    inquiry = follow(chance, steps)
    rounds, last = _rounds(inquiry, chance, 0.0)
    assert rounds == inquiry.steps == steps
    assert inquiry.answer in last.split()


@given(st.integers(0, 10**6), st.integers(2, 6))
@settings(max_examples=60, deadline=None)
def test_a_search_ends_where_it_finds_or_has_seen_all(seed: int, cells: int) -> None:
    chance = Random(seed)
    inquiry = search(chance, cells)
    rounds, last = _rounds(inquiry, chance, 0.0)
    assert rounds == inquiry.steps <= cells
    assert (inquiry.sought in last) == (inquiry.answer == "yes")


def test_where_answers_may_be_wrong_nobody_knows_how_many_rounds_it_takes(chance: Random) -> None:
    assert len({_rounds(follow(chance, 3), chance, 0.2)[0] for _ in range(60)}) > 3


def test_a_blurred_answer_is_unknown_or_another_as_often_as_it_should(chance: Random) -> None:
    said = [blurred(chance, "large red circle up", 0.2) for _ in range(3_000)]
    assert 0.07 < said.count(UNKNOWN) / len(said) < 0.13
    assert 0.77 < said.count("large red circle up") / len(said) < 0.84


def test_no_question_shows_a_combination_that_is_held_out(chance: Random) -> None:
    for _ in range(100):
        for inquiry in (follow(chance, 3), search(chance, 4)):
            assert not {thing.kind for thing in inquiry.scene.objects} & set(HELD_OUT_KINDS)
