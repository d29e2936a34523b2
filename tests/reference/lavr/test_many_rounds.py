"""Many rounds: who is asked what, when it ends, and what is kept of it."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference_impl.llm_aided_visual_reasoning.controller import (
    ANALYSE,
    ASK_FIRST,
    ASK_LATER,
    DECIDE,
    DECIDE_LAST,
)
from reference_impl.llm_aided_visual_reasoning.evaluation import questions_of
from reference_impl.llm_aided_visual_reasoning.inquiries import UNKNOWN, follow, search
from reference_impl.llm_aided_visual_reasoning.many_rounds import Question, discuss, noisy, truth
from reference_impl.scenes.scene import COLORS, Object, Scene
from tests.reference.lavr.helpers import Careful, Scripted, cells

PATH = Scene((Object("b2", "red", "circle", "large", "right"), Object("c2", "blue", "circle", "small", "")))
QUESTION = Question("start at b2 follow arrows until none . what color ?", COLORS, PATH)
SURE = [[0.99, 0.002, 0.002, 0.002, 0.002, 0.002]]
UNSURE = [[0.5, 0.1, 0.1, 0.1, 0.1, 0.1]]


@given(st.integers(0, 10**6), st.integers(1, 5), st.booleans())
@settings(max_examples=40, deadline=None)
def test_it_takes_as_many_rounds_as_the_question_needs(seed: int, size: int, path: bool) -> None:
    inquiry = follow(Random(seed), size) if path else search(Random(seed), size + 1)
    dialogue = discuss(Careful(inquiry, trusted=True), truth, questions_of([inquiry]))[0]
    assert (dialogue.answer, len(dialogue.rounds), dialogue.forced) == (inquiry.answer, inquiry.steps, False)


def test_where_answers_may_be_wrong_cells_are_asked_about_again(chance: Random) -> None:
    inquiry = follow(chance, 3)
    dialogue = discuss(Careful(inquiry, trusted=False), truth, questions_of([inquiry]), trust="9")[0]
    asked = cells(dialogue.rounds)
    assert len(asked) == 6
    assert asked[::2] == asked[1::2]
    lied = discuss(Careful(inquiry, trusted=False), noisy(truth, 0.6, 3), questions_of([inquiry]), trust="8", most=60)[
        0
    ]
    assert len(lied.rounds) > 6


def test_first_later_and_last_rounds_have_prompts_of_their_own() -> None:
    controller = Scripted({ASK_FIRST: ["b2"], ASK_LATER: ["c2"], ANALYSE: ["b2 right sure so c2"]}, shares=UNSURE)
    dialogue = discuss(controller, truth, [QUESTION], most=3)[0]
    roles = [ask.role for ask in controller.asked]
    assert roles == [ASK_FIRST, ANALYSE, DECIDE, ASK_LATER, ANALYSE, DECIDE, ASK_LATER, ANALYSE, DECIDE_LAST]
    assert dialogue.forced
    assert dialogue.answer == "red"
    assert dialogue.calls == 9


def test_evidence_and_analyses_accumulate_in_what_is_asked() -> None:
    controller = Scripted({ASK_FIRST: ["b2"], ASK_LATER: ["c2"], ANALYSE: ["b2 right sure so c2"]}, shares=UNSURE)
    discuss(controller, truth, [QUESTION], most=2)
    assert controller.asked[-1].slots["transcript"] == (
        "start at b2 follow arrows until none . what color ? trust 10 . "
        "ask: first b2 answer: large red circle right analysis: b2 right sure so c2 "
        "ask: later c2 answer: small blue circle analysis: b2 right sure so c2"
    )
    assert controller.asked[-1].slots["evidence"] == "b2: large red circle right\nc2: small blue circle"


def test_it_ends_as_soon_as_it_is_sure_and_not_before() -> None:
    script = {ASK_FIRST: ["b2"], ASK_LATER: ["c2"], ANALYSE: ["x"]}
    assert len(discuss(Scripted(script, shares=SURE), truth, [QUESTION])[0].rounds) == 1
    assert len(discuss(Scripted(script, shares=SURE), truth, [QUESTION], sure=0.995, most=5)[0].rounds) == 5


def test_what_cannot_be_read_is_asked_for_again_warmer_and_then_given_up() -> None:
    controller = Scripted({ASK_FIRST: ["hm", "what about z9", "b2 ?"], ANALYSE: ["so"]}, shares=SURE)
    dialogue = discuss(controller, truth, [QUESTION])[0]
    assert cells(dialogue.rounds) == ["b2"]
    assert controller.temperatures[:3] == [0.0, pytest.approx(0.3), pytest.approx(0.6)]
    never = discuss(Scripted({ASK_FIRST: ["hm"], ANALYSE: ["so"]}, shares=SURE), truth, [QUESTION])[0]
    assert never.rounds[0].answer == UNKNOWN


@pytest.mark.parametrize("said", ["import os", "large red circle right " * 9, "<s>", ""])
def test_an_answer_that_is_none_counts_as_unknown(said: str) -> None:
    controller = Scripted({ASK_FIRST: ["b2"], ANALYSE: ["so"]}, shares=SURE)
    assert discuss(controller, lambda asked: [said for _ in asked], [QUESTION])[0].rounds[0].answer == UNKNOWN


@pytest.mark.parametrize(
    ("said", "answer", "confidence"),
    [("Blue.", "blue", 1.0), ("I am not sure", "", 0.0), ("red or blue", "", 0.0), ("", "", 0.0)],
)
def test_without_probabilities_words_decide(said: str, answer: str, confidence: float) -> None:
    controller = Scripted({ASK_FIRST: ["b2"], ASK_LATER: ["c2"], ANALYSE: ["so"], DECIDE: [said], DECIDE_LAST: ["red"]})
    dialogue = discuss(controller, truth, [QUESTION], most=2)[0]
    assert (dialogue.rounds[0].likely, dialogue.rounds[0].confidence) == (answer, confidence)
    assert dialogue.answer == (answer or "red")


def test_many_questions_go_side_by_side_and_end_apart(chance: Random) -> None:
    short, long = follow(chance, 1), follow(chance, 4)
    while short.question == long.question:
        long = follow(chance, 4)

    class Both(Careful):
        def _one(self, ask: object) -> str:
            self.inquiry = short if short.question == ask.slots["question"] else long  # type: ignore[attr-defined]
            return super()._one(ask)  # type: ignore[arg-type]

        def probabilities(self, asked: object, candidates: object) -> list[list[float]]:
            rows = []
            for ask, names in zip(asked, candidates, strict=True):  # type: ignore[call-overload]
                self.inquiry = short if short.question == ask.slots["question"] else long
                rows += super().probabilities([ask], [names])
            return rows

    dialogues = discuss(Both(short, trusted=True), truth, questions_of([short, long]))
    assert [len(one.rounds) for one in dialogues] == [1, 4]
    assert [one.answer for one in dialogues] == [short.answer, long.answer]


def test_a_dialogue_is_kept_as_json() -> None:
    controller = Scripted({ASK_FIRST: ["b2"], ANALYSE: ["so"]}, shares=SURE)
    data = json.loads(json.dumps(discuss(controller, truth, [QUESTION])[0].as_data()))
    assert data["rounds"][0]["cell"] == "b2"
    assert data["confidence"] == 0.99
