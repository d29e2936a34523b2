"""Stories told of models that learned nothing: their form is tested, and what they say is no matter."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

import numpy as np
import pytest
from PIL import Image
from transformers import LlavaForConditionalGeneration, LlavaProcessor

from reference_impl.chain_of_thought import ANSWER
from reference_impl.generating import Model
from reference_impl.llm_aided_visual_reasoning.vocabulary import vocabulary
from reference_impl.model import CONTROLLER, build_controller, build_model, build_tokenizer
from reference_impl.scenes.drawing import draw
from reference_impl.showing import story
from reference_impl.showing.page import html_of
from reference_impl.showing.stories import (
    chain_of_thought,
    in_context_learning,
    instruction_tuning,
    llm_aided_visual_reasoning,
)
from reference_impl.showing.telling import Models, Own, QuestionError
from reference_impl.showing.terminal import text_of
from reference_impl.tasks.registry import HELD_OUT_TASKS
from tests.reference.showing.examples import SCENE

Tell = Callable[[Models, int, Own | None], story.Told]
TELLERS: dict[str, tuple[Tell, set[str]]] = {
    instruction_tuning.TECHNIQUE: (instruction_tuning.tell, {"pretrained", "instruction-tuned"}),
    chain_of_thought.TECHNIQUE: (chain_of_thought.tell, {"direct", "one-stage", "answer"}),
    in_context_learning.TECHNIQUE: (in_context_learning.tell, {"in-context"}),
    llm_aided_visual_reasoning.TECHNIQUE: (
        llm_aided_visual_reasoning.tell,
        {"controller", "pretrained", "instruction-tuned"},
    ),
}
ASKED = {
    instruction_tuning.TECHNIQUE: "What color is at b2?",
    chain_of_thought.TECHNIQUE: "start at b2 follow 3 arrows. what color?",
    in_context_learning.TECHNIQUE: "color?",
    llm_aided_visual_reasoning.TECHNIQUE: "what digit is at b2 ; what digit is at c3 ; add k and l",
}
PICTURE = draw([SCENE])[0]


class Untrained:
    """Models by name, all with the same fresh weights, and which were asked for."""

    def __init__(self, processor: LlavaProcessor) -> None:
        weights: LlavaForConditionalGeneration = build_model(len(processor.tokenizer), seed=0).eval()
        self.model = Model(weights, processor)
        tokenizer = build_tokenizer(vocabulary())
        self.controller = Model(build_controller(len(tokenizer), seed=0).eval(), tokenizer)
        self.asked: set[str] = set()

    def __call__(self, name: str) -> Model:
        self.asked.add(name)
        return self.controller if name == CONTROLLER else self.model


@pytest.fixture(scope="module")
def models(processor: LlavaProcessor) -> Untrained:
    return Untrained(processor)


def steps(told: story.Told, kind: type[story.Step]) -> Iterable[story.Step]:
    return [step for step in told.story.steps if isinstance(step, kind)]


@pytest.fixture(scope="module", params=TELLERS)
def told(request: pytest.FixtureRequest, models: Untrained) -> story.Told:
    models.asked.clear()
    tell, names = TELLERS[request.param]
    told = tell(models, 5, None)
    assert models.asked == names
    assert told.story.technique == request.param
    return told


def test_a_story_is_whole(told: story.Told) -> None:
    assert story.from_json(story.to_json(told.story)) == told.story
    assert set(told.pictures) == story.picture_names(told.story)
    assert all(Image.open(io.BytesIO(data)).size == (256, 256) for data in told.pictures.values())
    assert sum(map(len, told.pictures.values())) + len(story.to_json(told.story)) < 120_000
    assert max(map(len, text_of(told.story).splitlines())) <= 80
    assert html_of(told).count("<h2>") == len(list(steps(told, story.Heading))) >= 3


def test_it_shows_what_goes_in_the_baseline_and_the_truth(told: story.Told) -> None:
    assert steps(told, story.Prompt)
    by = {step.by for step in told.story.steps if isinstance(step, story.Answer)}
    tables = [step for step in told.story.steps if isinstance(step, story.Table)]
    assert "truth" in by
    assert "baseline" in by or any(cell.right is not None for table in tables for row in table.rows for cell in row)


@pytest.mark.parametrize("technique", TELLERS)
def test_a_seed_tells_the_same_story_and_another_seed_another(technique: str, models: Untrained) -> None:
    tell, _ = TELLERS[technique]
    first, again, other = (tell(models, seed, None) for seed in (1, 1, 2))
    assert first == again
    assert first.story.steps != other.story.steps


@pytest.mark.parametrize("technique", TELLERS)
def test_a_users_picture_and_question_are_answered(technique: str, models: Untrained) -> None:
    tell, _ = TELLERS[technique]
    told = tell(models, 1, Own(PICTURE, ASKED[technique]))
    said = [step for step in told.story.steps if isinstance(step, story.Answer)]
    assert {"baseline", "technique"} <= {step.by for step in said}
    assert all(step.right is None for step in said)
    shown = next(step for step in told.story.steps if isinstance(step, story.Picture))
    pixels = np.asarray(Image.open(io.BytesIO(told.pictures[shown.picture])).convert("RGB")).astype(int)
    assert np.abs(pixels[::4, ::4] - PICTURE).mean() < 6


@pytest.mark.parametrize(
    ("technique", "question"),
    [
        *((technique, question) for technique in TELLERS for question in ("", "what colour is it ?")),
        # of what in-context learning is asked, nothing but the attribute is read
        *((technique, "color " * 600) for technique in TELLERS if technique != in_context_learning.TECHNIQUE),
    ],
)
def test_a_question_that_cannot_be_asked_is_an_error(technique: str, question: str, models: Untrained) -> None:
    with pytest.raises(QuestionError):
        TELLERS[technique][0](models, 1, Own(PICTURE, question))


def test_every_held_out_task_is_asked(models: Untrained) -> None:
    told = instruction_tuning.tell(models, 3)
    tables = [step for step in told.story.steps if isinstance(step, story.Table)]
    assert [row[0].text for row in tables[1].rows] == [task.name.replace("_", " ") for task in HELD_OUT_TASKS]


def test_a_path_of_seven_arrows_has_eight_cells(models: Untrained) -> None:
    told = chain_of_thought.tell(models, 3)
    paths = [step.path for step in told.story.steps if isinstance(step, story.Picture)]
    assert [len(path) for path in paths] == [4, 8, 0, 0, 0]
    votes = next(step for step in told.story.steps if isinstance(step, story.Vote))
    assert sum(ballot.votes for ballot in votes.ballots) + votes.unread == 10


def test_a_rationale_is_held_against_the_true_one_step_by_step() -> None:
    truth = "2 b2 up ; 1 b1 right ; 0 c1"
    assert all(thought.right for thought in chain_of_thought.thoughts(truth, truth))
    shorter = chain_of_thought.thoughts("2 b2 up ; 1 b1 left", truth)
    assert [(thought.text, thought.cell, thought.right) for thought in shorter] == [
        ("2 b2 up", "b2", True), ("1 b1 left", "b1", False), ("", "", False),
    ]  # fmt: skip
    longer = chain_of_thought.thoughts(f"{truth} ; 0 d1", truth)
    assert [thought.right for thought in longer] == [True, True, True, False]
    assert [thought.right for thought in chain_of_thought.thoughts(truth)] == [None] * 3


@pytest.mark.parametrize(
    ("said", "rationale"), [(f"a ; b {ANSWER} red", "a ; b"), ("a ; b", "a ; b"), (f"{ANSWER} red", ""), ("", "")]
)
def test_a_rationale_is_what_stands_before_the_answer(said: str, rationale: str) -> None:
    assert chain_of_thought.rationale_of(said) == rationale


def test_the_examples_grow_one_by_one(models: Untrained) -> None:
    told = in_context_learning.tell(models, 3)
    shots = [step for step in told.story.steps if isinstance(step, story.Shots)]
    assert [(len(step.examples), len(step.answers)) for step in shots] == [(4, 5), (2, 3), (4, 5)]
    assert shots[2].query.text in {example.text for example in shots[2].examples}
