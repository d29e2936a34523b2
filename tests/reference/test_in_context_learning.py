"""Episodes, the ladder, the controls, and the ideal observer."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transformers import LlavaForConditionalGeneration, LlavaProcessor

from reference_impl.generating import Model
from reference_impl.in_context_learning import (
    LADDER,
    answers,
    blind,
    episodes,
    ideal,
    interleaved,
    prompt,
    repeated,
    shuffled,
    with_other_pictures,
    with_similar,
)
from reference_impl.model import IMAGE, START
from reference_impl.samples import Encoder
from reference_impl.scenes.scene import Scene, Writing
from reference_impl.splits import HELD_OUT_KINDS, HELD_OUT_PAIRS
from reference_impl.tasks.episodes import (
    HELD_OUT_CONCEPTS,
    HELD_OUT_WORDS,
    OPERATORS,
    TRAINED_CONCEPTS,
    TRAINED_WORDS,
    EpisodeError,
    attribute_episode,
    binding_episode,
    operator_episode,
)
from reference_impl.tasks.question_answering import value_of

seeds = st.integers(0, 10**6)
shots = st.sampled_from([0, 1, 2, 4, 8])


@given(seeds, shots)
@settings(max_examples=50, deadline=None)
def test_an_operator_episode_has_one_operator_that_gives_every_result(seed: int, count: int) -> None:
    episode = operator_episode(Random(seed), count)
    assert len(episode.examples) == count
    for turn in (*episode.examples, episode.query):
        one, question, other, equals, result = turn.text.split()
        assert (question, equals) == ("?", "=")
        assert int(result) == OPERATORS[episode.rule](int(one), int(other))
        assert isinstance(turn.picture, Writing)
        assert turn.picture.text == f"{one}?{other}"
        assert (int(one), int(other)) not in HELD_OUT_PAIRS


@given(seeds, shots)
@settings(max_examples=50, deadline=None)
def test_an_attribute_episode_names_the_same_attribute_of_every_object(seed: int, count: int) -> None:
    episode = attribute_episode(Random(seed), count, kinds=HELD_OUT_KINDS)
    for turn in (*episode.examples, episode.query):
        assert isinstance(turn.picture, Scene)
        (thing,) = turn.picture.objects
        assert turn.text == value_of(thing, episode.rule)
        assert thing.kind in HELD_OUT_KINDS


@given(seeds, st.sampled_from([(2, 2), (2, 6), (5, 5), (5, 10)]), st.booleans())
@settings(max_examples=50, deadline=None)
def test_a_new_word_names_one_concept_in_a_whole_episode(seed: int, sizes: tuple[int, int], apart: bool) -> None:
    ways, count = (2, sizes[1]) if apart and sizes[1] % 2 == 0 else sizes
    episode = binding_episode(
        Random(seed), count, ways=ways, known=HELD_OUT_CONCEPTS, words=HELD_OUT_WORDS, apart=apart and ways == 2
    )
    named: dict[str, set[tuple[str, str, str]]] = {}
    for turn in (*episode.examples, episode.query):
        assert isinstance(turn.picture, Scene)
        (thing,) = turn.picture.objects
        named.setdefault(turn.text, set()).add((thing.color, thing.shape, thing.mark))
    assert all(len(concepts) == 1 for concepts in named.values())
    assert len({next(iter(concepts)) for concepts in named.values()}) == len(named) == ways
    assert set(Counter(turn.text for turn in episode.examples).values()) == {count // ways}
    assert set(episode.choices) == set(named)


def test_examples_that_cannot_be_shared_out_are_an_error(chance: Random) -> None:
    with pytest.raises(EpisodeError, match="not the same number"):
        binding_episode(chance, 5, ways=2)


def test_trained_and_held_out_words_and_concepts_are_apart() -> None:
    assert not set(TRAINED_WORDS) & set(HELD_OUT_WORDS)
    assert not set(TRAINED_CONCEPTS) & set(HELD_OUT_CONCEPTS)


@given(seeds)
@settings(max_examples=30, deadline=None)
def test_only_words_that_were_met_are_learned(seed: int) -> None:
    sample = interleaved(binding_episode(Random(seed), 6))
    met: set[str] = set()
    for piece in sample.pieces[2::2]:
        assert piece.learned == (piece.text in met)
        met.add(piece.text)


def test_a_prompt_ends_with_the_query_and_does_not_say_its_answer(chance: Random) -> None:
    episode = operator_episode(chance, 2)
    asked = prompt(episode)
    assert asked.text.split()[0] == START
    assert asked.text.endswith(f"{episode.examples[-1].text} {IMAGE}")
    assert asked.pictures == (*(one.picture for one in episode.examples), episode.query.picture)
    alone = prompt(episode, text_only=True)
    assert alone.text.count(IMAGE) == 1
    assert alone.pictures == (episode.query.picture,)


@pytest.mark.parametrize("number", range(len(LADDER)))
def test_every_rung_draws_what_the_model_can_read(number: int, encoder: Encoder, chance: Random) -> None:
    rung = LADDER[number]
    batch = encoder.batch(rung.draw(chance, 4, 0.0))
    assert batch.seen is None if not rung.patches else batch.seen is not None and batch.seen.shape[1] == rung.patches


def test_the_stage_draws_every_game(encoder: Encoder, chance: Random) -> None:
    samples = episodes(chance, 60, 0.0)
    assert encoder.batch(samples).tokens > 60
    texts = [sample.text for sample in samples]
    assert any("operator" in text for text in texts)
    assert any("?" in text and "operator" not in text for text in texts)
    assert any(set(text.split()) & set(TRAINED_WORDS) for text in texts)


@given(seeds)
@settings(max_examples=40, deadline=None)
def test_controls_change_what_they_say_and_nothing_else(seed: int) -> None:
    chance = Random(seed)
    episode, other = (operator_episode(chance, 4) for _ in range(2))
    mixed = shuffled(episode, chance)
    assert [one.picture for one in mixed.examples] == [one.picture for one in episode.examples]
    assert [one.text.split()[:-1] for one in mixed.examples] == [one.text.split()[:-1] for one in episode.examples]
    assert Counter(one.text.split()[-1] for one in mixed.examples) == Counter(
        one.text.split()[-1] for one in episode.examples
    )
    strange = with_other_pictures(episode, other)
    assert [one.picture for one in strange.examples] == [one.picture for one in other.examples]
    assert [one.text.split()[-1] for one in strange.examples] == [one.text.split()[-1] for one in episode.examples]
    assert repeated(episode).examples == episode.examples[:1] * 4
    for changed in (mixed, strange, repeated(episode)):
        assert changed.query == episode.query
    assert blind(episode).examples == episode.examples
    assert blind(episode).answer == episode.answer
    assert blind(episode).query.picture == Writing("")


def test_the_ideal_observer_knows_what_examples_tell() -> None:
    chance = Random(2)
    told = operator_episode(chance, 3, operator="*", pairs=[(6, 7)], queries=[(3, 9)])
    assert ideal(told) == 1.0
    # both examples fit sum and product alike, and so does no difference: 2 + 2 = 2 * 2
    open_ = operator_episode(chance, 2, operator="+", pairs=[(2, 2)], queries=[(3, 9)])
    assert ideal(open_) == 0.5
    assert ideal(attribute_episode(chance, 0)) == 0.25
    assert ideal(attribute_episode(chance, 1)) == 1.0
    assert ideal(binding_episode(chance, 0)) == 0.5
    assert ideal(binding_episode(chance, 2)) == 1.0


def test_similar_examples_are_those_whose_pictures_are_most_like(
    model: LlavaForConditionalGeneration, processor: LlavaProcessor, chance: Random
) -> None:
    known = Model(model.eval(), processor)
    pool = attribute_episode(chance, 6, attribute="color")
    twin = pool.examples[2]
    episode = type(pool)(pool.game, pool.rule, pool.examples, twin)
    near = with_similar(known, episode, 2)
    assert len(near.examples) == 2
    assert near.examples[-1] == twin


def test_answers_are_words_of_the_choices_where_there_are_any(
    model: LlavaForConditionalGeneration, processor: LlavaProcessor, chance: Random
) -> None:
    asked = [operator_episode(chance, 1), binding_episode(chance, 2), attribute_episode(chance, 1)]
    said = answers(Model(model.eval(), processor), asked)
    assert len(said) == 3
    assert said[1] in asked[1].choices
