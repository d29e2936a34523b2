"""Samples as tensors: what is learned, token by token, and what is refused."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import LlavaForConditionalGeneration, LlavaProcessor

from reference_impl.instruction_tuning import conversation, random_conversation
from reference_impl.model import ASSISTANT, END, IMAGE, PATCHES, USER
from reference_impl.pretraining import described
from reference_impl.samples import IGNORED, Encoder, Piece, Sample, SampleError, to_pixels
from reference_impl.scenes.drawing import draw
from reference_impl.scenes.making import random_scene
from reference_impl.scenes.scene import Scene
from reference_impl.tasks.registry import TRAINED_TASKS
from reference_impl.training.objectives import response_loss

EMPTY_SCENE = Scene(())


def test_exactly_the_words_of_learned_pieces_are_learned(encoder: Encoder) -> None:
    pieces = (Piece("<s> <image> user: color at b2 ? assistant:"), Piece("red </s>", learned=True), Piece("user:"))
    ids, labels = encoder.tokens(Sample(pieces, (EMPTY_SCENE,)))
    learned = [label for label in labels if label != IGNORED]
    assert learned == [encoder.words["red"], encoder.words["</s>"]]
    assert [number for number, label in zip(ids, labels, strict=True) if label != IGNORED] == learned
    assert ids.count(encoder.image) == PATCHES


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_in_a_conversation_every_response_is_learned_and_nothing_else(encoder: Encoder, seed: int) -> None:
    turns = random_conversation(Random(seed), TRAINED_TASKS)
    _, labels = encoder.tokens(conversation(turns))
    names = {number: word for word, number in encoder.words.items()}
    learned = " ".join(names[label] for label in labels if label != IGNORED)
    assert learned == " ".join(f"{turn.response} {END}" for turn in turns)
    assert not {USER, ASSISTANT, IMAGE} & set(learned.split())


@pytest.mark.parametrize(
    ("sample", "message"),
    [
        (Sample((Piece("user: xyzzy"), Piece("red", True))), "'xyzzy' is not in the vocabulary"),
        (Sample((Piece("user: color"),)), "nothing is learned"),
        (Sample((Piece("red", True),)), "nothing is learned"),
        (Sample((Piece("<s> <image>"), Piece("red", True))), "1 <image> words, but 0 pictures"),
        (Sample((Piece("<s>"), Piece("red", True)), (EMPTY_SCENE,)), "0 <image> words, but 1 pictures"),
    ],
)
def test_what_cannot_be_trained_on_is_an_error(encoder: Encoder, sample: Sample, message: str) -> None:
    with pytest.raises(SampleError, match=message):
        encoder.batch([sample])


def test_a_row_sees_nothing_of_other_rows_nor_of_its_padding(
    encoder: Encoder, model: LlavaForConditionalGeneration, chance: Random
) -> None:
    samples = described(chance, 5, 1.0)
    together = encoder.batch(samples)
    hidden = model.model(input_ids=together.ids, pixel_values=together.pixels).last_hidden_state
    for row, sample in enumerate(samples):
        alone = encoder.batch([sample])
        own = model.model(input_ids=alone.ids, pixel_values=alone.pixels).last_hidden_state[0]
        assert torch.allclose(hidden[row, : len(own)], own, atol=1e-5)


@given(st.integers(0, 10**6))
@settings(max_examples=40, deadline=None)
def test_positions_rise_and_have_gaps_only_where_a_seed_asks_for_them(encoder: Encoder, seed: int) -> None:
    pieces = (Piece("<s> <image>"), Piece("red " * 60, learned=True))
    positions = encoder.batch([Sample(pieces, (EMPTY_SCENE,), gaps=seed)]).positions[0]
    steps = positions.diff()
    assert positions[0] <= 7
    assert int(steps.min()) >= 1
    assert int(steps.max()) <= 8
    if not seed:
        assert torch.equal(positions, torch.arange(len(positions)))


def test_the_loss_is_that_of_the_model_itself_on_the_learned_words(
    encoder: Encoder, model: LlavaForConditionalGeneration, chance: Random
) -> None:
    batch = encoder.batch(described(chance, 4, 1.0))
    ours = response_loss(model, batch)
    theirs = model(input_ids=batch.ids, pixel_values=batch.pixels, labels=batch.labels).loss
    assert ours.words == int((batch.labels[:, 1:] != IGNORED).sum())
    assert torch.allclose(ours.total / ours.words, theirs, atol=1e-5)


def test_the_encoder_reads_as_the_processor_does(encoder: Encoder, processor: LlavaProcessor, chance: Random) -> None:
    scene = random_scene(chance, 4, 8)
    text = "<s> <image> user: describe the picture assistant:"
    theirs = processor(text=[text], images=[draw([scene])[0]], return_tensors="pt", add_special_tokens=False)
    ours = encoder.batch([Sample((Piece(text), Piece("red", True)), (scene,))])
    assert torch.equal(theirs["input_ids"], ours.ids[:, :-1])
    assert ours.pixels is not None
    assert torch.allclose(theirs["pixel_values"], ours.pixels, atol=1e-5)


def test_pixels_lie_between_minus_one_and_one() -> None:
    pixels = to_pixels(np.array([[[[0, 255, 127]]]], dtype=np.uint8))
    assert pixels.shape == (1, 3, 1, 1)
    assert pixels.flatten().tolist() == pytest.approx([-1.0, 1.0, -0.0039], abs=1e-3)


def test_a_word_sees_all_before_it_across_the_gaps_between_positions(
    encoder: Encoder, model: LlavaForConditionalGeneration
) -> None:
    # the second row differs from the first in its first word alone, which all later ones are to see
    rows = [Sample((Piece(f"<s> {word}"), Piece("blue " * 60, learned=True)), gaps=7) for word in ("red", "green")]
    batch = encoder.batch(rows)
    assert int(batch.positions.diff().max()) > 1
    losses = [response_loss(model, encoder.batch([row])).total.item() for row in rows]
    late = [
        model.model(
            input_ids=batch.ids[row : row + 1],
            position_ids=batch.positions[row : row + 1],
            attention_mask=torch.ones_like(batch.ids[:1]),
        ).last_hidden_state[0, :-1]
        for row in range(2)
    ]
    for hidden, loss in zip(late, losses, strict=True):
        scores = model.lm_head(hidden[1:])
        assert torch.nn.functional.cross_entropy(scores, batch.ids[0, 2:], reduction="sum").item() == pytest.approx(
            loss, rel=1e-4
        )
    assert not torch.allclose(late[0][-1], late[1][-1], atol=1e-6)
