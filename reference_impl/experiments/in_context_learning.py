"""How well the examples are used: by number of shots, on pairs, kinds and words never trained, beside every control."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from statistics import fmean, stdev

from reference_impl.experiments.measuring import Sheet, accuracy
from reference_impl.in_context_learning import (
    answers,
    blind,
    ideal,
    repeated,
    shuffled,
    with_other_pictures,
    with_similar,
)
from reference_impl.splits import HELD_OUT_KINDS, HELD_OUT_PAIRS, STRICT_PAIRS, TRAINED_KINDS
from reference_impl.tasks.episodes import (
    HELD_OUT_CONCEPTS,
    HELD_OUT_WORDS,
    TRAINED_CONCEPTS,
    TRAINED_WORDS,
    Episode,
    attribute_episode,
    binding_episode,
    operator_episode,
)

TECHNIQUE, ARM = "in-context-learning", "in-context"
SHOTS = (0, 1, 2, 4, 8)
"""No training episode has more than four examples of an operator or an attribute, or six of new words."""

TRIALS = 4
_POOL = 24

Draw = Callable[[Random, int], Episode]
"""An episode with a number of shots."""


def _operators(pairs: frozenset[tuple[int, int]]) -> Draw:
    return lambda chance, shots: operator_episode(chance, shots, queries=sorted(pairs))


def _new_words(ways: int, *, new_concepts: bool = True, new_words: bool = True, apart: bool = False) -> Draw:
    return lambda chance, shots: binding_episode(
        chance,
        shots,
        ways=ways,
        known=HELD_OUT_CONCEPTS if new_concepts else TRAINED_CONCEPTS,
        words=HELD_OUT_WORDS if new_words else TRAINED_WORDS,
        apart=apart,
    )


CURVES: dict[str, dict[str, tuple[Draw, tuple[int, ...]]]] = {
    "operator": {
        "trained pairs": (operator_episode, SHOTS),
        "pairs in no episode": (_operators(HELD_OUT_PAIRS), SHOTS),
        "pairs nowhere": (_operators(STRICT_PAIRS), SHOTS),
    },
    "attribute": {
        "trained kinds": (lambda chance, shots: attribute_episode(chance, shots, kinds=TRAINED_KINDS), SHOTS),
        "unseen kinds": (lambda chance, shots: attribute_episode(chance, shots, kinds=HELD_OUT_KINDS), SHOTS),
    },
    "new words": {
        "trained words and concepts": (_new_words(2, new_concepts=False, new_words=False), (0, 1, 2, 4, 6, 8)),
        "unseen concepts": (_new_words(2, new_words=False), (0, 1, 2, 4, 6, 8)),
        "unseen words": (_new_words(2, new_concepts=False), (0, 1, 2, 4, 6, 8)),
        "unseen words and concepts": (_new_words(2), (0, 1, 2, 4, 6, 8)),
        "unseen concepts that share nothing": (_new_words(2, new_words=False, apart=True), (0, 1, 2, 4, 6, 8)),
        "unseen words and concepts, five ways": (_new_words(5), (5, 10)),
    },
}
"""Every curve of shots: its experiment, its name, how its episodes are drawn, and the shots."""

CONTROLLED: dict[str, tuple[Draw, int]] = {
    "operator": (_operators(HELD_OUT_PAIRS), 4),
    "attribute": (lambda chance, shots: attribute_episode(chance, shots, kinds=HELD_OUT_KINDS), 4),
    "new words": (_new_words(2, new_words=False), 4),
}
"""What the controls are tried on: for each experiment the episodes and the shots."""


def measure(sheet: Sheet) -> None:
    """All curves and controls."""
    for experiment, curves in CURVES.items():
        for series, (draw, places) in curves.items():
            for shots in places:
                _place(sheet, experiment, series, draw, shots)
    for experiment, (draw, shots) in CONTROLLED.items():
        _controls(sheet, experiment, draw, shots)


def _place(sheet: Sheet, experiment: str, series: str, draw: Draw, shots: int) -> None:
    """One place of a curve: trials of fresh episodes each, and what an ideal observer would reach on them."""
    chance = sheet.chance(experiment, series, shots)
    model, _ = sheet.trained(ARM)
    reached, best = [], []
    for _ in range(TRIALS):
        episodes = [draw(chance, shots) for _ in range(sheet.n // TRIALS)]
        reached.append(accuracy(answers(model, episodes), [episode.answer for episode in episodes]))
        best += [ideal(episode) for episode in episodes]
    sheet.note(experiment, series, fmean(reached), arm=ARM, place=shots)
    sheet.note(experiment, series, stdev(reached), arm=ARM, place=shots, metric="std over trials")
    sheet.note(experiment, f"{series}, ideal observer", fmean(best), place=shots)


def _controls(sheet: Sheet, experiment: str, draw: Draw, shots: int) -> None:
    chance = sheet.chance(experiment, "controls")
    model, _ = sheet.trained(ARM)
    episodes = [draw(chance, shots) for _ in range(sheet.n)]
    right = [episode.answer for episode in episodes]
    pools = [draw(chance, _POOL) for _ in episodes]
    others = [draw(chance, shots) for _ in episodes]
    conditions = {
        "as they are": episodes,
        "no examples": [draw(chance, 0) for _ in episodes],
        "shuffled labels": [shuffled(episode, chance) for episode in episodes],
        "pictures of another episode": [with_other_pictures(*pair) for pair in zip(episodes, others, strict=True)],
        "one example repeated": [repeated(episode) for episode in episodes],
        "blank query": [blind(episode) for episode in episodes],
        "similar examples": [with_similar(model, pool, shots) for pool in pools],
    }
    for name, changed in conditions.items():
        given = answers(model, changed)
        sheet.note(f"{experiment}, controls", name, accuracy(given, [episode.answer for episode in changed]), arm=ARM)
    texts = answers(model, episodes, text_only=True)
    sheet.note(f"{experiment}, controls", "examples without pictures", accuracy(texts, right), arm=ARM)
    sheet.note(f"{experiment}, controls", "majority answer", max(right.count(one) for one in set(right)) / len(right))
