"""What is measured: each experiment asks every model it names, keeps what it measured, and gives shares of one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from transformers import LlavaForConditionalGeneration, LlavaProcessor

from reference_impl.calibration import calibration_bins, calibration_error
from reference_impl.experiments import (
    chain_of_thought,
    evaluation,
    in_context_learning,
    instruction_tuning,
    llm_aided_visual_reasoning,
)
from reference_impl.experiments.arms import ARMS
from reference_impl.experiments.measuring import Sheet, accuracy, majority
from reference_impl.generating import Model
from reference_impl.llm_aided_visual_reasoning import evaluation as measured_plans
from reference_impl.llm_aided_visual_reasoning.many_rounds import discuss
from reference_impl.llm_aided_visual_reasoning.user_requests import SINGLE
from reference_impl.llm_aided_visual_reasoning.vocabulary import vocabulary
from reference_impl.model import CONTROLLER, build_controller, build_tokenizer
from reference_impl.results import merge, series_and_place
from reference_impl.tasks.registry import HELD_OUT_TASKS

shares = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


@pytest.fixture(scope="module")
def controller() -> Model:
    tokenizer = build_tokenizer(vocabulary())
    return Model(build_controller(len(tokenizer), seed=0).eval(), tokenizer)


def sheet(model: LlavaForConditionalGeneration, processor: LlavaProcessor, technique: str, n: int) -> Sheet:
    """A sheet on which every arm is the same untrained model."""
    asked: set[str] = set()

    def trained(name: str) -> tuple[Model, float]:
        assert name in ARMS
        asked.add(name)
        return Model(model.eval(), processor), 1.0

    return Sheet(technique, 0, trained, n)


def test_accuracy_and_majority_are_shares() -> None:
    assert accuracy(["a", "b", "c"], ["a", "b", "d"]) == pytest.approx(2 / 3)
    assert majority(["a", "b", "a", "c"]) == 0.5


@given(shares)
def test_calibration_error_is_a_share_and_does_not_depend_on_the_order(pairs: list[tuple[float, bool]]) -> None:
    sure, right = [one for one, _ in pairs], [one for _, one in pairs]
    error = calibration_error(sure, right)
    assert 0 <= error <= 1
    assert calibration_error(sure[::-1], right[::-1]) == pytest.approx(error)


@given(shares)
def test_every_answer_is_in_one_bin(pairs: list[tuple[float, bool]]) -> None:
    sure, right = [one for one, _ in pairs], [one for _, one in pairs]
    found = calibration_bins(sure, right)
    assert sum(one.share for one in found) == pytest.approx(1)
    assert all(one.until - 0.1 - 1e-9 <= one.confidence <= one.until + 1e-9 for one in found)


def test_calibration_error_of_known_answers() -> None:
    assert calibration_error([1.0, 1.0], [True, True]) == 0.0
    assert calibration_error([0.95, 0.95], [False, False]) == pytest.approx(0.95)
    assert calibration_error([0.0, 0.0], [False, False]) == 0.0
    sure, right = [0.95, 0.95, 0.55, 0.55], [True, True, True, False]
    assert calibration_error(sure, right) == pytest.approx(0.05)
    assert [(one.accuracy, one.share) for one in calibration_bins(sure, right)] == [(0.5, 0.5), (1.0, 0.5)]


def test_the_same_questions_are_asked_of_all_that_is_compared(
    model: LlavaForConditionalGeneration, processor: LlavaProcessor
) -> None:
    one, other = (sheet(model, processor, chain_of_thought.TECHNIQUE, 4) for _ in range(2))
    assert one.chance("hops 3").random() == other.chance("hops 3").random()
    assert one.chance("hops 3").random() != one.chance("hops 4").random()


def test_examples_are_measured_on_every_curve_beside_an_ideal_observer(
    model: LlavaForConditionalGeneration, processor: LlavaProcessor
) -> None:
    own = sheet(model, processor, in_context_learning.TECHNIQUE, 8)
    in_context_learning.measure(own)
    results = merge(own.rows)
    assert all(0 <= one.mean <= 1 for one in results)
    for experiment, curves in in_context_learning.CURVES.items():
        for series, (_, places) in curves.items():
            for name in (series, f"{series}, ideal observer"):
                found = [
                    series_and_place(one.condition)
                    for one in results
                    if (one.experiment, one.metric) == (experiment, "accuracy")
                ]
                assert {place for own_series, place in found if own_series == name} == set(places)
    controls = {one.condition for one in results if one.experiment == "new words, controls"}
    assert {"as they are", "shuffled labels", "blank query", "similar examples", "majority answer"} <= controls


def test_held_out_tasks_stand_beside_the_majority_answer(
    model: LlavaForConditionalGeneration, processor: LlavaProcessor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instruction_tuning, "_LONGEST_ANSWER", 4)
    own = sheet(model, processor, instruction_tuning.TECHNIQUE, 16)
    instruction_tuning.measure(own)
    found = {(one.experiment, one.condition): one.mean for one in merge(own.rows) if one.metric == "accuracy"}
    for task in HELD_OUT_TASKS:
        for series in ("tuned", "not tuned", "without instructions", "majority answer"):
            assert 0 <= found["held-out tasks", f"{series}, {task.name}"] <= 1
        assert found["held-out tasks", f"majority answer, {task.name}"] > 0
    assert ("tasks", "equal budget per task @ 16") in found


def test_plans_and_rounds_stand_beside_their_baselines(
    model: LlavaForConditionalGeneration,
    processor: LlavaProcessor,
    controller: Model,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measured_plans, "LENGTHS", {SINGLE: (1,)})
    monkeypatch.setattr(measured_plans, "MOST_ROUNDS", 2)
    seeing = Model(model.eval(), processor)
    own = Sheet(
        llm_aided_visual_reasoning.TECHNIQUE, 0, lambda name: (controller if name == CONTROLLER else seeing, 1.0), 2
    )
    monkeypatch.setattr(discuss, "__kwdefaults__", {"trust": "10", "most": 2, "sure": 0.95})
    llm_aided_visual_reasoning.measure(own)
    found = {(one.experiment, one.condition, one.metric): one.mean for one in merge(own.rows)}
    assert 0 <= found["plan", "single, held-out wordings @ 1", "exact match"] <= 1
    assert found["success", "gold plan, true tools", "success rate"] == 1
    for series in ("true answers, 0 % of answers spoilt", "trained answerer, one round"):
        assert 0 <= found["rounds", series, "accuracy"] <= 1
        assert 0 <= found["rounds", series, "calibration error"] <= 1
    assert ("rounds", "vision-language model alone", "accuracy") in found


def test_what_was_measured_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def measure(own: Sheet) -> None:
        calls.append(own.seed)
        own.note("hops", "majority answer", 0.25, place=3)

    monkeypatch.setitem(evaluation.MEASURES, "chain-of-thought", measure)
    done: list[tuple[str, int]] = []
    for _ in range(2):
        results = evaluation.evaluate(["chain-of-thought"], (0, 1), 10, tmp_path, lambda *one: done.append(one))
        (only,) = results.results
        assert (only.mean, only.seeds, only.n) == (0.25, (0, 1), 10)
    assert calls == [0, 1]
    assert done == [("chain-of-thought", 0), ("chain-of-thought", 1)] * 2
