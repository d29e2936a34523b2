"""Many rounds, as in IdealGPT: a questioner asks, an answerer looks, a reasoner weighs all evidence, until it is sure.

Read from top to bottom. Each call is a fresh one: what was asked, seen and thought so far stands in the prompt. The
questioner has one prompt for the first round and one for later ones, the reasoner one for a free decision and one for
the last round, in which it must guess. Here being sure is a probability: that of the likeliest answer, which training on
answers that may be wrong has made honest. An endpoint that gives no probabilities says "not sure" in words.

After You and others, IdealGPT: Iteratively Decomposing Vision and Language Reasoning via Large Language Models (2023,
section 3).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any

from reference_impl.llm_aided_visual_reasoning.controller import (
    ANALYSE,
    ASK_FIRST,
    ASK_LATER,
    DECIDE,
    DECIDE_LAST,
    Ask,
    Controller,
)
from reference_impl.llm_aided_visual_reasoning.inquiries import STOP, UNKNOWN, blurred, seen
from reference_impl.llm_aided_visual_reasoning.templates import fill
from reference_impl.scenes.drawing import Picture
from reference_impl.scenes.scene import ARROWS, CELLS, COLORS, DIGITS, SHAPES, SIZES, Scene
from reference_impl.tasks.captioning import EMPTY

SURE = 0.95
"""How likely an answer must be for the reasoner to stop."""

MOST_ROUNDS = 16
_TRIES = 3
_WARMER = 0.3
_LONGEST_ANSWER = 6
_KNOWN = {*COLORS, *SHAPES, *SIZES, *DIGITS, *ARROWS, EMPTY, UNKNOWN}
_NOT_SURE = "not sure"

Answerer = Callable[[Sequence[tuple[Picture, str]]], list[str]]
"""What looks: from pictures and cells to what each cell shows, in words. `tools.neural.Eyes.phrases` is one."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be found out.

    Attributes:
        text: in words that the controller knows.
        candidates: the answers to choose from.
        picture: what it is about.
    """

    text: str
    candidates: tuple[str, ...]
    picture: Picture = field(repr=False)


@dataclass(frozen=True, slots=True)
class Round:
    """One round.

    Attributes:
        cell: that the questioner asked about; nothing where it asked none.
        answer: what the answerer said.
        analysis: what the reasoner made of it.
        likely: the answer that it takes for the likeliest.
        confidence: how likely it takes that to be, in 0..1.
    """

    cell: str
    answer: str
    analysis: str
    likely: str
    confidence: float


@dataclass(slots=True)
class Dialogue:
    """All rounds about one question.

    Attributes:
        question: what is to be found out.
        trust: how far the answerer is to be trusted: "10" (never wrong), "9" or "8" (of ten answers).
        rounds: so far.
        forced: whether it ended without the reasoner being sure.
        words: that the controller read and said in all calls.
        calls: how often the controller was asked.
    """

    question: Question
    trust: str
    rounds: list[Round] = field(default_factory=list)
    forced: bool = False
    words: int = 0
    calls: int = 0

    @property
    def answer(self) -> str:
        """The likeliest answer of the last round."""
        return self.rounds[-1].likely if self.rounds else ""

    @property
    def confidence(self) -> float:
        """How sure the last round was."""
        return self.rounds[-1].confidence if self.rounds else 0.0

    def as_data(self) -> dict[str, Any]:
        """The dialogue as JSON can hold it."""
        return {
            "question": self.question.text,
            "trust": self.trust,
            "rounds": [asdict(one) for one in self.rounds],
            "answer": self.answer,
            "confidence": round(self.confidence, 4),
            "forced": self.forced,
            "calls": self.calls,
            "words": self.words,
        }

    def transcript(self, *, cell: str = "", answer: str = "", analysis: str = "") -> str:
        """Everything so far, in the controller's format; and of the round that is under way, as far as it is."""
        said = [fill("rounds.head", question=self.question.text, trust=self.trust)]
        rounds = [(one.cell, one.answer, one.analysis) for one in self.rounds]
        for place, (asked, told, thought) in enumerate([*rounds, (cell, answer, analysis)] if cell else rounds):
            said.append(fill("rounds.asked", order="later" if place else "first", cell=asked, answer=told))
            if thought:
                said.append(fill("rounds.analysed", analysis=thought))
        return " ".join(said)

    def ask(self, role: str, **under_way: str) -> Ask:
        """What the controller is asked in a role."""
        evidence = "\n".join(f"{one.cell}: {one.answer}" for one in self.rounds)
        if under_way:
            evidence += f"\n{under_way['cell']}: {under_way['answer']}"
        slots = {
            "transcript": self.transcript(**under_way),
            "question": self.question.text,
            "candidates": ", ".join(self.question.candidates),
            "evidence": evidence.strip() or "none yet",
            "analysis": under_way.get("analysis", "") or (self.rounds[-1].analysis if self.rounds else "none yet"),
        }
        return Ask(role, slots, _GRAMMARS.get(role), most=_MOST_WORDS[role])


_VALUES = (*ARROWS, "none", "yes", "no", UNKNOWN)
_ANALYSIS = (CELLS, _VALUES, ("sure", "unsure"), ("so",), (*CELLS, STOP))


def _one_cell(said: list[str]) -> Sequence[str]:
    return () if said else CELLS


def _one_analysis(said: list[str]) -> Sequence[str]:
    return _ANALYSIS[len(said)] if len(said) < len(_ANALYSIS) else ()


_GRAMMARS = {ASK_FIRST: _one_cell, ASK_LATER: _one_cell, ANALYSE: _one_analysis}
_MOST_WORDS = {ASK_FIRST: 1, ASK_LATER: 1, ANALYSE: len(_ANALYSIS), DECIDE: 4, DECIDE_LAST: 4}


# ---- 1. who answers


def truth(asked: Sequence[tuple[Picture, str]]) -> list[str]:
    """An answerer that looks the truth up in the scene."""
    return [seen(picture, cell) if isinstance(picture, Scene) else UNKNOWN for picture, cell in asked]


def noisy(answerer: Answerer, share: float, seed: int) -> Answerer:
    """An answerer of whose answers a share is unknown or about something else, anew each time it is asked."""
    chance = Random(f"{seed} answers")  # noqa: S311 - chance, no secret

    def answer(asked: Sequence[tuple[Picture, str]]) -> list[str]:
        return [blurred(chance, said, share) for said in answerer(asked)]

    return answer


def _readable(answer: str) -> str:
    """An answer as the controller may read it: at most six words, all of them known; else it counts as unknown."""
    words = answer.split()
    return answer if words and len(words) <= _LONGEST_ANSWER and _KNOWN.issuperset(words) else UNKNOWN


# ---- 2. the loop


def discuss(
    controller: Controller,
    answerer: Answerer,
    questions: Sequence[Question],
    *,
    trust: str = "10",
    most: int = MOST_ROUNDS,
    sure: float = SURE,
) -> list[Dialogue]:
    """Find out many things, each in its own dialogue; all of them go through their rounds side by side.

    Args:
        controller: questioner and reasoner.
        answerer: who looks at a cell.
        questions: what is to be found out.
        trust: see `Dialogue`.
        most: rounds at the most; in the last the reasoner must guess.
        sure: how likely an answer must be for a dialogue to end.

    Raises:
        ControllerError: the controller cannot be asked, or does not answer.
    """
    dialogues = [Dialogue(question, trust) for question in questions]
    open_ones = list(dialogues)
    for number in range(most):
        if not open_ones:
            break
        last = number == most - 1
        cells = _said(controller, open_ones, ASK_LATER if number else ASK_FIRST, [{}] * len(open_ones), _cell)
        looked = answerer(
            [(dialogue.question.picture, cell or CELLS[0]) for dialogue, cell in zip(open_ones, cells, strict=True)]
        )
        states = [
            {"cell": cell or CELLS[0], "answer": _readable(answer) if cell else UNKNOWN}
            for cell, answer in zip(cells, looked, strict=True)
        ]
        thoughts = _said(controller, open_ones, ANALYSE, states, lambda text, _: " ".join(text.split())[:500])
        states = [state | {"analysis": thought} for state, thought in zip(states, thoughts, strict=True)]
        decided = _decide(controller, open_ones, states, DECIDE_LAST if last else DECIDE)
        for dialogue, state, (likely, confidence) in zip(open_ones, states, decided, strict=True):
            dialogue.rounds.append(Round(**state, likely=likely, confidence=confidence))
            dialogue.forced = last and confidence < sure
        open_ones = [dialogue for dialogue in open_ones if dialogue.confidence < sure]
    return dialogues


def _said(
    controller: Controller,
    dialogues: Sequence[Dialogue],
    role: str,
    states: Sequence[dict[str, str]],
    read: Callable[[str, Dialogue], str],
) -> list[str]:
    """What the controller says in a role, read; what cannot be read is asked for again, a little warmer each time."""
    found = [""] * len(dialogues)
    for attempt in range(_TRIES):
        left = [place for place, text in enumerate(found) if not text]
        if not left:
            break
        asked = [dialogues[place].ask(role, **states[place]) for place in left]
        for place, ask, text in zip(
            left, asked, controller.say(asked, temperature=_WARMER * attempt, seed=attempt), strict=True
        ):
            _count(dialogues[place], ask, text)
            found[place] = read(text, dialogues[place])
    return found


def _count(dialogue: Dialogue, ask: Ask, said: str) -> None:
    dialogue.calls += 1
    dialogue.words += len(ask.slots["transcript"].split()) + len(said.split())


def _cell(text: str, _: Dialogue) -> str:
    return next((word for word in text.lower().replace(":", " ").replace("?", " ").split() if word in CELLS), "")


def _decide(
    controller: Controller, dialogues: Sequence[Dialogue], states: Sequence[dict[str, str]], role: str
) -> list[tuple[str, float]]:
    """The likeliest answer of each dialogue and how likely it is, by probabilities, or by what the controller says."""
    asked = [dialogue.ask(role, **state) for dialogue, state in zip(dialogues, states, strict=True)]
    candidates = [dialogue.question.candidates for dialogue in dialogues]
    shares = controller.probabilities(asked, candidates)
    if shares is None:
        said = _said(controller, dialogues, role, states, _candidate)
        return [("", 0.0) if text in {_NOT_SURE, ""} else (text, 1.0) for text in said]
    for dialogue, ask in zip(dialogues, asked, strict=True):
        _count(dialogue, ask, "")
    best = [max(range(len(row)), key=row.__getitem__) for row in shares]
    return [(names[place], row[place]) for names, row, place in zip(candidates, shares, best, strict=True)]


def _candidate(text: str, dialogue: Dialogue) -> str:
    """The candidate that an endpoint names; "not sure" where it says so; nothing where it says neither or several."""
    words = text.lower().replace(".", " ").replace(",", " ").split()
    if _NOT_SURE in " ".join(words):
        return _NOT_SURE
    named = [candidate for candidate in dialogue.question.candidates if candidate in words]
    return named[0] if len(named) == 1 else ""
