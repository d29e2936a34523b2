"""Nothing that is held out stands in anything that any stage of any arm draws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from random import Random

import pytest

from reference_impl.experiments.arms import ARMS, Arm
from reference_impl.model import ASSISTANT, USER
from reference_impl.samples import Encoder, Sample
from reference_impl.scenes.drawing import Picture
from reference_impl.scenes.scene import CELLS, Scene, Writing
from reference_impl.splits import HELD_OUT_KINDS, HELD_OUT_PAIRS, LONGEST_TRAINED_HOPS, STRICT_PAIRS
from reference_impl.tasks.base import wordings
from reference_impl.tasks.chains import additions, random_chain, trained_chain
from reference_impl.tasks.episodes import HELD_OUT_WORDS
from reference_impl.tasks.question_answering import VALUES
from reference_impl.tasks.registry import HELD_OUT_TASKS, TRAINED_TASKS

DRAWN = 24
MOMENTS = (0.0, 0.2, 0.4, 0.7, 0.99)

SLOTS = {name: f"(?:{'|'.join(values)})" for name, values in {**VALUES, "cell": CELLS, "other": CELLS}.items()}
"""What may stand in the slots of wordings."""

arms = pytest.mark.parametrize("arm", ARMS.values(), ids=lambda arm: arm.name)


@cache
def drawn(name: str, encoder: Encoder) -> tuple[Sample | Scene | Writing, ...]:
    """What the stages of an arm draw at several moments."""
    found: list[Sample | Scene | Writing] = []
    for number, lesson in enumerate(ARMS[name].lessons):
        for moment in MOMENTS:
            chance = Random(f"leak {name} {number} {moment}")
            found += lesson.objective(encoder).draw(chance, DRAWN, moment)
    return tuple(found)


def pictures(arm: Arm, encoder: Encoder) -> Iterator[Picture]:
    for one in drawn(arm.name, encoder):
        yield from one.pictures if isinstance(one, Sample) else (one,)


def texts(arm: Arm, encoder: Encoder) -> list[str]:
    return [one.text for one in drawn(arm.name, encoder) if isinstance(one, Sample)]


def pattern(wording: str) -> re.Pattern[str]:
    """A wording with any of its words in each slot, as a whole turn of a user, whatever form is asked for."""
    said = re.sub(r"\\{(\w+)\\}", lambda slot: SLOTS[slot[1]], re.escape(wording))
    return re.compile(rf"{USER} {said}( answer (with one word|in a sentence))? {ASSISTANT}")


@arms
def test_no_picture_shows_a_held_out_combination(arm: Arm, encoder: Encoder) -> None:
    shown = [one for one in pictures(arm, encoder) if isinstance(one, Scene)]
    assert not {thing.kind for scene in shown for thing in scene.objects} & set(HELD_OUT_KINDS)


@arms
def test_no_handwriting_holds_a_pair_that_is_held_out_strictly(arm: Arm, encoder: Encoder) -> None:
    lines = [one.text for one in pictures(arm, encoder) if isinstance(one, Writing)]
    assert not [line for line in lines for one, other in STRICT_PAIRS if f"{one}?{other}" in line]


@arms
def test_a_held_out_pair_stands_only_beside_its_operator(arm: Arm, encoder: Encoder) -> None:
    for text in texts(arm, encoder):
        pairs = {(int(one), int(other)) for one, other in re.findall(r"(\d) \? (\d) =", text)}
        assert not pairs & STRICT_PAIRS, text
        if "operator" not in text:
            assert not pairs & HELD_OUT_PAIRS, text


@arms
def test_no_held_out_wording_and_no_held_out_task_is_said(arm: Arm, encoder: Encoder) -> None:
    kept = [wording for task in TRAINED_TASKS for wording in wordings()[task.name]["held_out"]]
    kept += [wording for task in HELD_OUT_TASKS for both in wordings()[task.name].values() for wording in both]
    for text in texts(arm, encoder):
        for one in map(pattern, kept):
            assert not one.search(text), text
        # nor is a held-out task asked for in the short words of pretraining
        assert not re.search(rf"{USER} size \d {ASSISTANT}", text), text


@arms
def test_no_held_out_word_is_said(arm: Arm, encoder: Encoder) -> None:
    assert not set(HELD_OUT_WORDS) & {word for text in texts(arm, encoder) for word in text.split()}


@arms
def test_no_chain_is_longer_than_the_longest_of_training(arm: Arm, encoder: Encoder) -> None:
    for text in texts(arm, encoder):
        asked = re.search(r"follow (\d) arrows", text)
        if asked and int(asked[1]) > LONGEST_TRAINED_HOPS and ASSISTANT in text and " ; " in text:
            assert "out" in text.split(), text
            assert len(re.findall(r"\b(?:up|right|down|left)\b", text)) <= LONGEST_TRAINED_HOPS + 1, text


def test_the_pattern_of_a_wording_finds_it() -> None:
    wording = wordings()["color_at"]["held_out"][0]
    text = f"<s> <image> {USER} {wording.format(cell='b2')} {ASSISTANT} red </s>"
    assert pattern(wording).search(text)
    assert pattern(wording).search(text.replace(f" {ASSISTANT}", f" answer with one word {ASSISTANT}"))
    assert not pattern(wording).search(text.replace(USER, "user"))


def test_no_rationale_adds_a_held_out_pair() -> None:
    chance = Random(3)
    added = {pair for _ in range(1500) for pair in additions(trained_chain(chance))}
    assert len(added) > 60
    assert not added & (HELD_OUT_PAIRS | STRICT_PAIRS)


def test_additions_are_what_is_carried_and_what_is_added() -> None:
    chain = random_chain(Random(1), "sum 3")
    totals = [int(one) for one in re.findall(r"= (\d+)", chain.rationale)]
    digits = [int(one) for one in re.findall(r"\+ (\d)", chain.rationale)]
    assert additions(chain) == list(zip(totals[:-1], digits[1:], strict=True))
    assert totals[-1] == sum(digits) == int(chain.answer)
