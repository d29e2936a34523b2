"""`python -m reference_impl show-mask`: samples of training, token by token, with those marked that are learned."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterable
from random import Random
from typing import TYPE_CHECKING

from reference_impl.cli import EXIT_OK
from reference_impl.commands.common import add_seed, add_technique, chosen

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

    from reference_impl.samples import Sample

_COLUMNS = 80
_IMAGE, _PATCHES = "<image>", 16


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.epilog = "The loss falls on «these» tokens and on no other. A picture's sixteen tokens are written as one."
    add_technique(parser)
    add_seed(parser)


def run(options: argparse.Namespace) -> int:
    """Print a sample of each kind."""
    print("«learned» given")
    for technique in chosen(options.technique):
        print(f"\n{technique}")
        tokenizer = tokenizer_of(technique)
        for name, sample in samples(technique, Random(f"{technique} {options.seed}")):  # noqa: S311 - chance, no secret
            tokens, learned = masked(sample, tokenizer)
            print(f"\n  {name}: {learned} of {len(tokens)} tokens are learned")
            text = " ".join(tokens).replace(" ".join([_IMAGE] * _PATCHES), f"{_IMAGE}x{_PATCHES}")
            print(textwrap.fill(text, _COLUMNS, initial_indent="    ", subsequent_indent="    "))
    return EXIT_OK


def samples(technique: str, chance: Random) -> Iterable[tuple[str, Sample]]:
    """A sample of each kind that a technique's training draws, by name."""
    if technique == "instruction-tuning":
        from reference_impl.instruction_tuning import conversation, random_conversation
        from reference_impl.tasks.registry import TRAINED_TASKS

        yield "a conversation", conversation(random_conversation(chance, TRAINED_TASKS))
    elif technique == "in-context-learning":
        from reference_impl.in_context_learning import TRAINED_SHOTS, interleaved, random_episode

        for game, shots in TRAINED_SHOTS.items():
            yield f"an episode of the game {game}", interleaved(random_episode(chance, game, shots))
    elif technique == "chain-of-thought":
        from reference_impl.chain_of_thought import Format, sample
        from reference_impl.tasks.chains import random_chain

        chain = random_chain(chance, "hops 2")
        for form in Format:
            yield form, sample(chain, form)
    else:
        from reference_impl.llm_aided_visual_reasoning.training import (
            plan_sample,
            respond_sample,
            rounds_sample,
            select_sample,
        )
        from reference_impl.llm_aided_visual_reasoning.user_requests import CHAIN

        yield "a plan", plan_sample(chance, CHAIN, 2)
        yield "a choice of a tool", select_sample(chance)
        yield "a response", respond_sample(chance)
        yield "a dialogue of several rounds", rounds_sample(chance)


def tokenizer_of(technique: str) -> PreTrainedTokenizerFast:
    """The tokenizer of the models that learn a technique; the controller has its own words."""
    from reference_impl.llm_aided_visual_reasoning.vocabulary import vocabulary as controller_words
    from reference_impl.model import build_tokenizer
    from reference_impl.results import TECHNIQUES
    from reference_impl.vocabulary import vocabulary

    return build_tokenizer(controller_words() if technique == TECHNIQUES[-1] else vocabulary())


def masked(sample: Sample, tokenizer: PreTrainedTokenizerFast) -> tuple[list[str], int]:
    """The tokens as training reads them, those in guillemets that are learned; and how many are."""
    from reference_impl.samples import IGNORED, Encoder

    encoder = Encoder(tokenizer)
    names = {number: word for word, number in encoder.words.items()}
    ids, labels = encoder.tokens(sample)
    learned = [label != IGNORED for label in labels]
    tokens = [f"«{names[number]}»" if own else names[number] for number, own in zip(ids, learned, strict=True)]
    return tokens, sum(learned)
