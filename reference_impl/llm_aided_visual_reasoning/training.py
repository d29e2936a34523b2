"""What the controller is trained on: one model that plans, selects, responds, asks, analyses and decides.

All of it is text. Nothing here has seen a picture: what pictures show reaches the controller in the words of tools.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from reference_impl.llm_aided_visual_reasoning.inquiries import (
    TRUSTS,
    Analysis,
    analysed,
    blurred,
    next_cell,
    random_inquiry,
    seen,
)
from reference_impl.llm_aided_visual_reasoning.plan_words import NAMES, REASONS, choice_words, to_words
from reference_impl.llm_aided_visual_reasoning.templates import fill
from reference_impl.llm_aided_visual_reasoning.user_requests import (
    CHAIN,
    GRAPH,
    LONGEST_TRAINED_PLAN,
    SINGLE,
    TALK,
    marked,
    random_request,
)
from reference_impl.llm_aided_visual_reasoning.vocabulary import vocabulary
from reference_impl.model import END, START
from reference_impl.samples import Piece, Sample
from reference_impl.scenes.making import random_seed
from reference_impl.training.loop import Stage
from reference_impl.training.parts import LAYERS

COPYING = Stage("copying", (LAYERS,), steps=500, rate=1e-3, matrix_rate=None, falls_from=1.0, enough=0.1)
TUNING = Stage("controller tuning", (LAYERS,), steps=2000, batch=16, rate=1e-3, matrix_rate=None, falls_from=0.5)
"""The words' embeddings stand still, so that what is learned of one word holds of every other."""

_RUNGS = (0.15, 0.3)
"""Shares of the stage after which plans get longer."""

_SHARES = {
    SINGLE: (0.32, 0.10, 0.06),
    CHAIN: (0.34, 0.24, 0.19),
    GRAPH: (0.10, 0.27, 0.31),
    TALK: (0.04, 0.02, 0.02),
    "copy": (0.04, 0.02, 0.02),
    "select": (0.08, 0.10, 0.10),
    "respond": (0.08, 0.05, 0.05),
    "rounds": (0.0, 0.20, 0.25),
}
"""How often each role is drawn, on each rung."""

RESULTS = ("number", "numbers", "text", "boxes", "picture", "failed")
"""What a response may be about."""

_GAPS_SHARE = 0.5
_HISTORY_SHARE = 0.15
_STREWN = 0.15
"""Share of a step's words that are followed by one that means nothing: so steps are copied, and not remembered."""

_COPIED = (2, 14)
_AGAIN = 2
_LONGEST_DIALOGUE = 14
_AT_STOP = 0.6
_LAST_SHARE = 0.15


def plan_sample(chance: Random, graph: str, length: int) -> Sample:
    """A request of a graph and a length, and its plan."""
    request = random_request(chance, graph, length, strewn=_STREWN)
    before = random_request(chance, SINGLE, 1).text if chance.random() < _HISTORY_SHARE else ""
    history = fill("earlier", request=before.split(" : ", 1)[1]) if before else ""
    asked = marked(request.text)
    return _sample(fill("plan", history=history, marked=asked), to_words(request.plan, asked))


def select_sample(chance: Random) -> Sample:
    """Tools that could do a task, what the user wants, and the choice with its reason."""
    want = chance.choice(tuple(REASONS))
    names = chance.sample(NAMES, chance.randint(2, 4))
    quality, cost = (chance.sample(range(10), len(names)) for _ in range(2))
    best = max(range(len(names)), key=lambda place: quality[place] if want == "accurate" else -cost[place])
    said = " ; ".join(
        f"{name} quality {good} cost {dear}" for name, good, dear in zip(names, quality, cost, strict=True)
    )
    return _sample(fill("select", want=want, candidates=said), choice_words(names[best], want))


def respond_sample(chance: Random) -> Sample:
    """Results that matter, each by its letter, and the response that says them; what they are is filled in later."""
    names = chance.sample(NAMES, chance.randint(1, 4))
    kinds = [chance.choice(RESULTS) for _ in names]
    records = " ; ".join(f"{name} {kind}" for name, kind in zip(names, kinds, strict=True))
    said = " ".join(response_words(name, kind) for name, kind in zip(names, kinds, strict=True))
    return _sample(fill("respond", records=records), said)


def response_words(name: str, kind: str) -> str:
    """What a response says of one result."""
    if kind == "failed":
        return f"sorry , {name} failed ."
    return f"here is a picture {name} ." if kind == "picture" else f"the {kind} is {name} ."


def rounds_sample(chance: Random) -> Sample:
    """A dialogue up to some round, where the reasoner decides.

    Questions and analyses are learned in all rounds. What the question's true answer is, is learned at the end alone: in
    the rounds before, it would be read off. Most dialogues end where a careful reasoner would stop, or near it.
    """
    inquiry = random_inquiry(chance)
    trust = chance.choice(tuple(TRUSTS))
    evidence: list[tuple[str, str]] = []
    analyses: list[Analysis] = []
    again = chance.randint(0, _AGAIN) if trust != "10" else 0
    stops = 0
    while stops <= again and len(evidence) < _LONGEST_DIALOGUE:
        cell = next_cell(inquiry, analyses[-1] if analyses else None)
        evidence.append((cell, blurred(chance, seen(inquiry.scene, cell), TRUSTS[trust])))
        analyses.append(analysed(inquiry, evidence, trust == "10"))
        stops += analyses[-1].onward == "stop" or stops > 0
    count = len(evidence) if chance.random() < _AT_STOP else chance.randint(1, len(evidence))
    pieces = [Piece(f"{START} {fill('rounds.head', question=inquiry.question, trust=trust)}")]
    for place, ((cell, answer), analysis) in enumerate(zip(evidence[:count], analyses, strict=False)):
        asked = fill("rounds.asked", order="later" if place else "first", cell=cell, answer=answer).split()
        pieces += [
            Piece(" ".join(asked[:2])),
            Piece(cell, learned=True),
            Piece(" ".join([*asked[3:], fill("rounds.reasoner", transcript="").strip()])),
            Piece(analysis.text, learned=True),
        ]
    last = chance.random() < _LAST_SHARE
    pieces += [
        Piece(fill("rounds.decision_last" if last else "rounds.decision", transcript="").strip()),
        Piece(inquiry.answer, learned=True),
    ]
    return Sample(tuple(pieces))


def _sample(prompt: str, answer: str) -> Sample:
    return Sample((Piece(f"{START} {prompt}"), Piece(f"{answer} {END}", learned=True)))


def copy_sample(chance: Random) -> Sample:
    """Words by chance, to be said again: what forms the heads that later copy steps (Olsson and others, 2022)."""
    words = " ".join(chance.sample(vocabulary(), chance.randint(*_COPIED)))
    return _sample(words, words)


def copies(chance: Random, count: int, _: float) -> list[Sample]:
    """What a step of the first stage draws: words by chance, three times over, learned from the second time on."""
    samples = []
    for _ in range(count):
        words = " ".join(chance.sample(vocabulary(), chance.randint(*_COPIED)))
        samples.append(Sample((Piece(f"{START} {words}"), Piece(f"{words} {words}", learned=True))))
    return samples


def controller_samples(chance: Random, count: int, progress: float) -> list[Sample]:
    """What a step of the stage draws; in every second batch positions have gaps, as those of longer requests have."""
    samples = _alike(chance, count, progress)
    if chance.random() < _GAPS_SHARE:
        return [replace(sample, gaps=random_seed(chance)) for sample in samples]
    return samples


def _alike(chance: Random, count: int, progress: float) -> list[Sample]:
    """Samples of one role and one length, so that little of a batch is padding.

    A curriculum: short plans first, then longer ones and dialogues. From the start on long plans, a model of this size
    stays on a plateau for longer than all of this takes.
    """
    rung = sum(progress >= start for start in _RUNGS)
    role = chance.choices(list(_SHARES), [share[rung] for share in _SHARES.values()])[0]
    if role in {SINGLE, CHAIN, GRAPH, TALK}:
        shortest = {SINGLE: 1, CHAIN: 2, GRAPH: 3, TALK: 0}[role]
        longest = min(LONGEST_TRAINED_PLAN, 2 + rung)
        length = chance.randint(shortest, max(shortest, longest)) if role in {CHAIN, GRAPH} else shortest
        return [plan_sample(chance, role, length) for _ in range(count)]
    draw = {"copy": copy_sample, "select": select_sample, "respond": respond_sample, "rounds": rounds_sample}[role]
    return [draw(chance) for _ in range(count)]
