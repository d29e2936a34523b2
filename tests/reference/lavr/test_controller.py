"""The small controller: what it is trained on, and that it learns."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference_impl.generating import Model
from reference_impl.llm_aided_visual_reasoning.controller import (
    ASK_FIRST,
    DECIDE,
    Ask,
    ControllerError,
    LocalController,
)
from reference_impl.llm_aided_visual_reasoning.evaluation import planning, rounds, success
from reference_impl.llm_aided_visual_reasoning.many_rounds import truth
from reference_impl.llm_aided_visual_reasoning.plans import read_plan
from reference_impl.llm_aided_visual_reasoning.single_round import plan_ask
from reference_impl.llm_aided_visual_reasoning.templates import templates
from reference_impl.llm_aided_visual_reasoning.tools.oracle import oracle_tools
from reference_impl.llm_aided_visual_reasoning.training import (
    TUNING,
    controller_samples,
    plan_sample,
    rounds_sample,
    select_sample,
)
from reference_impl.llm_aided_visual_reasoning.user_requests import LONGEST_TRAINED_PLAN
from reference_impl.llm_aided_visual_reasoning.vocabulary import request_wordings, vocabulary
from reference_impl.model import build_controller, build_tokenizer
from reference_impl.samples import Encoder
from reference_impl.training.loop import Stage, train
from reference_impl.training.objectives import Response
from reference_impl.training.parts import LANGUAGE


@pytest.fixture(scope="module")
def small() -> Model:
    tokenizer = build_tokenizer(vocabulary())
    return Model(build_controller(len(tokenizer), seed=0).eval(), tokenizer)


@given(st.integers(0, 10**6), st.floats(0, 0.999))
@settings(max_examples=60, deadline=None)
def test_all_that_it_is_trained_on_is_in_its_words(seed: int, progress: float) -> None:
    encoder = Encoder(build_tokenizer(vocabulary()))
    assert encoder.batch(controller_samples(Random(seed), 2, progress)).tokens < 2 * 400


def test_no_held_out_wording_and_no_longer_plan_is_trained(chance: Random) -> None:
    kept = [text.split("{")[0].strip() for kind in request_wordings().values() for text in kind["held_out"]]
    longest = 0
    for _ in range(600):
        for sample in controller_samples(chance, 1, 0.99):
            longest = max(longest, sample.pieces[-1].text.count(',"task":') - sample.pieces[-1].text.count("chat"))
            steps = [step.split(": ", 1)[-1] for step in sample.pieces[0].text.split(" ; ")]
            whole = [text for text in kept if len(text.split()) > 4]
            assert not any(step.startswith(tuple(whole)) for step in steps)
    assert longest == LONGEST_TRAINED_PLAN


def test_the_plan_alone_is_learned_of_a_request(chance: Random) -> None:
    given_, learned = plan_sample(chance, "chain", 2).pieces
    assert not given_.learned
    assert given_.text.endswith("end: assistant:")
    assert learned.learned
    assert learned.text.startswith("[ ")


def test_the_true_answer_is_learned_once_at_the_end_and_stands_nowhere_else(chance: Random) -> None:
    for _ in range(100):
        pieces = rounds_sample(chance).pieces
        assert pieces[-1].learned
        assert sum("likely:" in piece.text for piece in pieces) == 1
        assert "likely:" in pieces[-2].text


def test_a_choice_is_the_best_by_what_is_wanted(chance: Random) -> None:
    for _ in range(50):
        asked, said = (piece.text for piece in select_sample(chance).pieces)
        words = asked.split()
        cards = {
            words[k - 1]: (int(words[k + 1]), int(words[k + 3])) for k, word in enumerate(words) if word == "quality"
        }
        chosen = said.split()[1]
        if "accurate" in words:
            assert cards[chosen][0] == max(good for good, _ in cards.values())
        else:
            assert cards[chosen][1] == min(dear for _, dear in cards.values())


def test_an_untrained_one_is_held_to_json_all_the_same(small: Model) -> None:
    plan = read_plan(LocalController(small).say([plan_ask("read the digit at b2 ; count that")])[0])
    assert plan.tasks or plan.unreadable


def test_unknown_words_are_an_error_that_names_them(small: Model) -> None:
    with pytest.raises(ControllerError, match="not in the vocabulary: xyzzy"):
        LocalController(small).say([plan_ask("xyzzy the digit")])


def test_probabilities_sum_to_one(small: Model) -> None:
    ask = Ask(DECIDE, {"transcript": "is there a red circle among b2 c3 ? trust 10 ."})
    shares = LocalController(small).probabilities([ask, ask], [("yes", "no"), ("red", "blue", "green")])
    assert [sum(row) for row in shares] == pytest.approx([1, 1])
    assert all(0 < share < 1 for row in shares for share in row)


def test_nothing_asked_is_nothing_said(small: Model) -> None:
    assert LocalController(small).say([]) == []


def test_every_template_says_something_and_uses_known_words() -> None:
    known = {*vocabulary(), "<s>"}
    for name, text in templates().items():
        words = [word for word in text.split() if not word.startswith("{")]
        assert words, name
        assert known.issuperset(words), name
    assert ASK_FIRST in templates()


def test_it_learns_in_a_few_steps() -> None:
    tokenizer = build_tokenizer(vocabulary())
    model = build_controller(len(tokenizer), seed=0)
    stage = Stage(TUNING.name, (LANGUAGE,), steps=40, batch=8)
    losses = train(
        model,
        Response(Encoder(tokenizer), lambda chance, count, _: [plan_sample(chance, "single", 1) for _ in range(count)]),
        stage,
        seed=0,
        quiet=True,
    )
    assert sum(losses[-5:]) < 0.5 * sum(losses[:5])


def test_evaluations_give_a_row_for_every_condition(small: Model) -> None:
    controller = LocalController(small)
    rows = success(controller, oracle_tools(), 4, lengths=3)
    best = {row.condition: row.value for row in rows if row.metric == "success rate"}
    assert best["gold plan, true tools"] == 1.0
    assert {"as it is", "gold plan", "best tools chosen", "true tools"} < set(best)
    figures = rounds(controller, {"truth": truth}, 4)
    assert {row.metric for row in figures} >= {"accuracy", "rounds", "calibration error", "unknown ratio", "words"}


def test_plans_are_scored_by_graph_length_and_wording(small: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reference_impl.llm_aided_visual_reasoning.evaluation.LENGTHS", {"chain": (2,)})
    rows = planning(LocalController(small), 2)
    assert {row.condition for row in rows} == {"chain, trained wordings @ 2", "chain, held-out wordings @ 2"}
    assert {row.metric for row in rows} >= {"node F1", "exact match"}
