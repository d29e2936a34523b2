"""Who plans, selects, responds, asks and decides: one interface for the small model here and for any other.

A controller is *asked* in a role with named slots, and says text. How a role is put into words is the controller's own
matter: the small model knows the formats of ``prompts/controller.toml``, an endpoint is told in plain language.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from reference_impl.generating import Allowed, Model, Prompt, PromptError, generate, likelihoods
from reference_impl.llm_aided_visual_reasoning.plan_words import to_json
from reference_impl.llm_aided_visual_reasoning.templates import fill
from reference_impl.model import START

PLAN, SELECT, RESPOND = "plan", "select", "respond"
ASK_FIRST, ASK_LATER, ANALYSE, DECIDE, DECIDE_LAST = (
    "rounds.questioner_first",
    "rounds.questioner_later",
    "rounds.reasoner",
    "rounds.decision",
    "rounds.decision_last",
)
ROLES = (PLAN, SELECT, RESPOND, ASK_FIRST, ASK_LATER, ANALYSE, DECIDE, DECIDE_LAST)
_SAYS_JSON = (PLAN, SELECT)


class ControllerError(Exception):
    """A controller gave no answer: the message says why. It becomes an error as data."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a controller is asked.

    Attributes:
        role: one of `ROLES`.
        slots: what the role's template may use, by name.
        allowed: a grammar that the answer is held to, where the controller can be held to one.
        most: words of the answer at the most.
    """

    role: str
    slots: Mapping[str, str]
    allowed: Allowed | None = field(default=None, repr=False, compare=False)
    most: int = 64


class Controller(Protocol):
    """What every controller does."""

    def say(self, asked: Sequence[Ask], /, *, temperature: float = 0.0, seed: int = 0) -> list[str]:
        """The answer to each; those of one call have one role.

        Raises:
            ControllerError: it cannot be asked, or did not answer.
        """

    def probabilities(self, asked: Sequence[Ask], candidates: Sequence[Sequence[str]], /) -> list[list[float]] | None:
        """How likely each candidate is as the answer, summing to 1; None where the controller cannot say.

        Raises:
            ControllerError: it cannot be asked.
        """


@dataclass(frozen=True, slots=True)
class LocalController:
    """The small language model.

    Attributes:
        model: weights and tokenizer of `model.build_controller`.
    """

    model: Model

    def say(self, asked: Sequence[Ask], *, temperature: float = 0.0, seed: int = 0) -> list[str]:
        """See `Controller`; plans and choices come as JSON."""
        if not asked:
            return []
        options = {"most": max(ask.most for ask in asked), "temperature": temperature, "seed": seed}
        try:
            said = generate(self.model, [_prompt(ask) for ask in asked], allowed=asked[0].allowed, **options)  # type: ignore[arg-type]
        except PromptError as error:
            raise ControllerError(f"the controller cannot be asked: {error}") from error
        return [to_json(words) if ask.role in _SAYS_JSON else words for ask, words in zip(asked, said, strict=True)]

    def probabilities(self, asked: Sequence[Ask], candidates: Sequence[Sequence[str]]) -> list[list[float]]:
        """See `Controller`."""
        try:
            scores = likelihoods(self.model, [_prompt(ask) for ask in asked], candidates)
        except PromptError as error:
            raise ControllerError(f"the controller cannot be asked: {error}") from error
        return [_normalised(row) for row in scores]


def _prompt(ask: Ask) -> Prompt:
    return Prompt(f"{START} {fill(ask.role, **ask.slots)}")


def _normalised(scores: Sequence[float]) -> list[float]:
    """Log-probabilities as shares of 1."""
    most = max(scores)
    shares = [math.exp(score - most) for score in scores]
    return [share / sum(shares) for share in shares]
