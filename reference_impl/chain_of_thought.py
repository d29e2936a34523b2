"""Multimodal chain of thought (M-CoT): a model that writes down its steps before it answers.

Read from top to bottom. A chain (`tasks.chains`) is a question about a picture with its reasoning and its answer. Its
*format* says what is given and what is learned, in the names of Multimodal-CoT: Q question, C context (the picture), M
options, R rationale, A answer. Two independent models make the method of that paper, one for the rationale, one for the
answer; the other formats are what it is compared with. Sampled many times, rationales vote (self-consistency).

After Zhang and others, Multimodal Chain-of-Thought Reasoning (2023, section 4), Wei and others, Chain-of-Thought Prompting
(2022, section 3.3 for the controls), and Wang and others, Self-Consistency (2022).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from reference_impl.generating import Model, Prompt, generate
from reference_impl.model import ASSISTANT, END, IMAGE, START, USER
from reference_impl.samples import Piece, Sample
from reference_impl.scenes.drawing import Picture
from reference_impl.scenes.making import random_seed
from reference_impl.scenes.scene import CELLS, COLORS, Scene
from reference_impl.tasks.chains import Chain, carried
from reference_impl.training.loop import Stage
from reference_impl.training.objectives import Draw
from reference_impl.training.parts import LANGUAGE, PROJECTOR

ANSWER = "answer"
"""The word before the answer, by which it is found in what a model says."""

DOT = "."
LONGEST_ANSWER = 110
"""Most words of a rationale with its answer."""

REASONING = Stage(
    "chain-of-thought tuning", (PROJECTOR, LANGUAGE), steps=1800, rate=2e-3, matrix_rate=6e-3, falls_from=0.4
)

_ADDITIONS_SHARE = 0.1
_PASSED_SHARE = 0.4

MATCHED_BATCH, MATCHED_SHARE = 72, 5 / 6
"""Chains of a batch without rationales, and the share of the steps that they take: in all 3.5 million tokens, where 32
chains with rationales are 3.3 million in all steps (padding not counted)."""


class Format(StrEnum):
    """What goes in and what comes out, with an arrow between."""

    DIRECT = "QCM→A"
    RATIONALE = "QCM→R"
    FROM_RATIONALE = "QCMR→A"
    ONE_STAGE = "QCM→RA"
    ANSWER_FIRST = "QCM→AR"
    DOTS = "QCM→dots A"


# ---- 1. formats: one chain, six ways to learn from it


def sample(chain: Chain, form: Format) -> Sample:
    """A chain as the model is trained on it; what stands before the arrow is given, what stands behind it is learned."""
    given, learned = _parts(chain, form)
    asked = f"{START} {IMAGE} {USER} {chain.question}{given} {ASSISTANT}"
    return Sample((Piece(asked), Piece(f"{learned} {END}", learned=True)), (chain.scene,))


def _parts(chain: Chain, form: Format) -> tuple[str, str]:
    answer = f"{ANSWER} {chain.answer}"
    match form:
        case Format.DIRECT:
            return "", answer
        case Format.RATIONALE:
            return "", chain.rationale
        case Format.FROM_RATIONALE:
            return f" {chain.rationale}", answer
        case Format.ONE_STAGE:
            return "", f"{chain.rationale} {answer}"
        case Format.ANSWER_FIRST:
            return "", f"{answer} {chain.rationale}"
        case Format.DOTS:
            # as many words as the rationale has, so that the model may compute as long, but says nothing (Wei and others)
            return "", f"{' '.join([DOT] * len(chain.rationale.split()))} {answer}"


def prompt(question: str, picture: Picture, rationale: str = "") -> Prompt:
    """What a model is given: the question, and for the answer's model the rationale."""
    return Prompt(f"{START} {IMAGE} {USER} {' '.join([question, *rationale.split()])} {ASSISTANT}", (picture,))


def named_additions(chance: Random, rows: int = 5) -> Sample:
    """Additions in the words of a rationale, without a picture, each row naming its operator.

    A rationale shows few of the sums that it may come to, and none of a held-out pair. These rows show all but the strict
    ones, as a language model brings its arithmetic along to the pictures that it is tuned on.
    """
    pieces = [Piece(START)]
    for _ in range(rows):
        before, digit, result = carried(chance)
        passed = f"{chance.choice(CELLS)} {chance.choice(COLORS)} ; " if chance.random() < _PASSED_SHARE else ""
        said = f"operator + = {before} ; {passed}{chance.choice(CELLS)} {chance.choice(COLORS)} + {digit} ="
        pieces += [Piece(said), Piece(str(result), learned=True)]
    return Sample(tuple(pieces))


def samples(form: Format, draw: Callable[[Random], Chain]) -> Draw:
    """What training in one format draws: questions, and, where rationales are read or written, a share of additions.

    Positions have gaps, so that longer chains are not at positions never met.
    """
    adds = form not in {Format.DIRECT, Format.DOTS}

    def one(chance: Random) -> Sample:
        if adds and chance.random() < _ADDITIONS_SHARE:
            return named_additions(chance)
        return sample(draw(chance), form)

    def drawn(chance: Random, count: int, _: float) -> list[Sample]:
        return [replace(one(chance), gaps=random_seed(chance)) for _ in range(count)]

    return drawn


# ---- 2. answers: in one stage, or in two


def read_answer(said: str) -> str:
    """The answer in what a model said; nothing where there is none. A failed reading is counted wrong, not guessed."""
    words = said.split()
    place = words.index(ANSWER) + 1 if ANSWER in words else len(words)
    return words[place] if place < len(words) else ""


def answers(model: Model, asked: Sequence[Prompt], *, temperature: float = 0.0, seed: int = 0) -> list[str]:
    """What a model of one stage says to each prompt, rationale and answer."""
    return generate(model, asked, most=LONGEST_ANSWER, temperature=temperature, seed=seed)


@dataclass(frozen=True, slots=True)
class TwoStages:
    """Multimodal-CoT: two models of one architecture that share no weight.

    Attributes:
        rationale: writes the rationale from question and picture (QCM→R).
        answer: answers from question, picture and rationale (QCMR→A). It learned from true rationales and reads
            generated ones, and the gap between the two is measured.
    """

    rationale: Model
    answer: Model

    def rationales(self, questions: Sequence[str], pictures: Sequence[Picture]) -> list[str]:
        """The first stage."""
        asked = [prompt(question, picture) for question, picture in zip(questions, pictures, strict=True)]
        return generate(self.rationale, asked, most=LONGEST_ANSWER)

    def answers(self, questions: Sequence[str], pictures: Sequence[Picture], rationales: Sequence[str]) -> list[str]:
        """The second stage, from rationales of wherever they come."""
        asked = [prompt(*given) for given in zip(questions, pictures, rationales, strict=True)]
        return [read_answer(said) for said in generate(self.answer, asked, most=3)]


def blank(scene: Scene) -> Scene:
    """The same paper with nothing on it: what remains when the picture is taken away."""
    return Scene((), scene.seed)


# ---- 3. self-consistency: many rationales, one vote


@dataclass(frozen=True, slots=True)
class Vote:
    """What many sampled answers agree on.

    Attributes:
        answer: the most frequent one; among equals the one that was sampled first.
        agreement: its share of the answers that could be read, which is how sure the vote is (0 where there is none).
        unread: how many samples held no answer; they do not vote.
    """

    answer: str
    agreement: float
    unread: int


def vote(said: Sequence[str]) -> Vote:
    """The vote of sampled answers (Self-Consistency, section 2)."""
    read = [answer for answer in map(read_answer, said) if answer]
    if not read:
        return Vote("", 0.0, len(said))
    answer, often = Counter(read).most_common(1)[0]
    return Vote(answer, often / len(read), len(said) - len(read))
