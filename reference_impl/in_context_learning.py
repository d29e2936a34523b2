"""Multimodal in-context learning (M-ICL): what to do stands in the examples before the question, and no weight moves.

Read from top to bottom. An *episode* is a few worked examples, pictures with their texts, and a query picture whose text
is left to the model. Three games are played: in `3 ? 7` an operator is hidden that the examples give away; of objects,
one attribute is named, and the examples show which; and new words name new concepts (fast binding). Training is on
episodes, each with a rule of its own, so that nothing but the examples can tell it. Examples are drawn by chance or are
those most like the query (RICES); controls take away what they say.

After Flamingo (Alayrac and others, 2022, sections 2.3 and 3.2), Frozen (Tsimpoukelli and others, 2021, section 4.3) and
Rethinking the Role of Demonstrations (Min and others, 2022, section 4) for the controls. LLaVA's pictures stand among the
words and are seen by all that follows, so Flamingo's mask of all but the last picture and its zero gate have no place
here: both belong to cross-attention.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

import torch
from torch import Tensor

from reference_impl.generating import Model, Prompt, generate, likelihoods
from reference_impl.model import IMAGE, START
from reference_impl.samples import Piece, Sample
from reference_impl.scenes.drawing import Picture
from reference_impl.scenes.scene import CELLS, Scene, Writing
from reference_impl.splits import STRICT_PAIRS
from reference_impl.tasks.episodes import (
    ALL_PAIRS,
    ATTRIBUTE,
    ATTRIBUTES,
    BINDING,
    OPERATOR,
    OPERATORS,
    TRAINED_CONCEPTS,
    Episode,
    Example,
    attribute_episode,
    binding_episode,
    calculation,
    operator_episode,
)
from reference_impl.training.loop import Stage
from reference_impl.training.parts import LAYERS

TRAINED_SHOTS = {OPERATOR: 4, ATTRIBUTE: 4, BINDING: 6}
"""Examples of a training episode, for each game."""


# ---- 1. from episodes to what the model reads: pictures and texts in turn, nothing between them


def interleaved(episode: Episode, *, patches: int = 0) -> Sample:
    """An episode as one sample, learned at every text that its past can tell.

    A new word's first use cannot be told, so that it is given. A text stands right behind its picture, and the next
    picture right behind the text: with a word or two between them, binding did not form.

    Args:
        episode: what is read.
        patches: how many patches of each picture are seen, the object's among them; 0 for all.
    """
    pieces = [Piece(START)]
    met: set[str] = set()
    turns = (*episode.examples, episode.query)
    for turn in turns:
        pieces += [Piece(IMAGE), Piece(turn.text, learned=episode.game != BINDING or turn.text in met)]
        met.add(turn.text)
    return Sample(tuple(pieces), tuple(turn.picture for turn in turns), patches=patches)


def explicit(chance: Random, rows: int = 4) -> Sample:
    """Calculations that name their operator, each row one of its own; they may hold all pairs but the strict ones."""
    pieces = [Piece(START)]
    pictures = []
    for _ in range(rows):
        operator = chance.choice(tuple(OPERATORS))
        row = calculation(chance, operator, chance.choice(tuple(sorted(ALL_PAIRS - STRICT_PAIRS))))
        pieces += [Piece(f"operator {operator} {IMAGE}"), Piece(row.text, learned=True)]
        pictures.append(row.picture)
    return Sample(tuple(pieces), tuple(pictures))


def prompt(episode: Episode, *, text_only: bool = False) -> Prompt:
    """What the model is given: the examples and the query's picture.

    Args:
        episode: what is asked.
        text_only: leave the examples' pictures out, and keep their texts (Flamingo's 0-shot).
    """
    shown = " ".join(example.text if text_only else f"{IMAGE} {example.text}" for example in episode.examples)
    pictures = () if text_only else tuple(example.picture for example in episode.examples)
    return Prompt(" ".join(filter(None, (START, shown, IMAGE))), (*pictures, episode.query.picture))


# ---- 2. training: binding is learned on a ladder, then all games together


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder on which binding is learned.

    From scratch, binding does not form. Where few concepts lie right beside their words, in one place, it forms in half a
    minute, and then stands being widened: to more places, more concepts, concepts that share attributes, more patches.
    """

    concepts: int
    cells: int = len(CELLS)
    patches: int = 1
    apart: bool = True

    def draw(self, chance: Random, count: int, _: float, /) -> list[Sample]:
        """See `training.objectives.Draw`."""
        known, cells = TRAINED_CONCEPTS[: self.concepts], CELLS[: self.cells]
        shots = TRAINED_SHOTS[BINDING]
        return [
            interleaved(
                binding_episode(chance, shots, known=known, cells=cells, apart=self.apart), patches=self.patches
            )
            for _ in range(count)
        ]


_ALL = len(TRAINED_CONCEPTS)
LADDER = (
    Rung(18, cells=1), Rung(18, cells=4), Rung(60), Rung(180), Rung(_ALL),
    Rung(_ALL, apart=False), Rung(_ALL, patches=2, apart=False), Rung(_ALL, patches=4, apart=False),
    Rung(_ALL, patches=8, apart=False),
)  # fmt: skip
"""From few concepts in one place, one patch a picture, to all of them anywhere."""


def climbing(number: int) -> Stage:
    """The stage of a rung; it is over as soon as the words are told apart.

    The words' embeddings stand still, so that what is learned of one word holds of every other, new ones included.
    """
    return Stage(
        f"binding, rung {number + 1}", (LAYERS,), steps=500, rate=1e-3, matrix_rate=None, falls_from=1, enough=0.25
    )


EPISODES = Stage("in-context tuning", (LAYERS,), steps=1200, batch=16, rate=1e-3, matrix_rate=None, falls_from=0.3)
"""All games together, with all patches."""

_UNNAMED_SHARE = 0.5
_SHARES = {OPERATOR: 0.3, "explicit": 0.15, ATTRIBUTE: 0.25, BINDING: 0.3}


def episodes(chance: Random, count: int, _: float) -> list[Sample]:
    """Episodes of all games, and calculations that name their operator."""
    return [_random(chance) for _ in range(count)]


def _random(chance: Random) -> Sample:
    game = chance.choices(list(_SHARES), list(_SHARES.values()))[0]
    if game == "explicit":
        return explicit(chance)
    return interleaved(random_episode(chance, game, TRAINED_SHOTS[game]))


def random_episode(chance: Random, game: str, shots: int) -> Episode:
    """An episode of a game as training draws it."""
    if game == OPERATOR:
        return operator_episode(chance, shots)
    return (
        attribute_episode(chance, shots, unnamed=_UNNAMED_SHARE)
        if game == ATTRIBUTE
        else binding_episode(chance, shots)
    )


# ---- 3. answers


def answers(model: Model, episodes: Sequence[Episode], *, text_only: bool = False) -> list[str]:
    """What the model answers to the query of each episode: the last word that it writes, or the likeliest choice."""
    asked = [prompt(episode, text_only=text_only) for episode in episodes]
    free = [number for number, episode in enumerate(episodes) if not episode.choices]
    given: dict[int, str] = {}
    if free:
        most = max(len(episodes[number].query.text.split()) for number in free)
        said = generate(model, [asked[number] for number in free], most=most)
        given |= {number: (text.split() or [""])[-1] for number, text in zip(free, said, strict=True)}
    closed = [number for number, episode in enumerate(episodes) if episode.choices]
    if closed:
        choices = [episodes[number].choices for number in closed]
        scores = likelihoods(model, [asked[number] for number in closed], choices)
        for number, row, words in zip(closed, scores, choices, strict=True):
            given[number] = words[row.index(max(row))]
    return [given[number] for number in range(len(episodes))]


# ---- 4. which examples: by chance, or those most like the query


@torch.inference_mode()
def features(model: Model, pictures: Sequence[Picture]) -> Tensor:
    """One direction (pictures, width) for each picture: the mean of its projected patches."""
    inner = model.weights.model
    pixels = model.pixels(pictures)
    patches: Tensor = inner.multi_modal_projector(inner.vision_tower(pixels).last_hidden_state[:, 1:])
    mean: Tensor = patches.mean(1)
    apart = mean - mean.mean(0)
    directions: Tensor = apart / apart.norm(dim=-1, keepdim=True).clamp_min(1e-6)
    return directions


def with_similar(model: Model, episode: Episode, shots: int) -> Episode:
    """The episode with those `shots` of its examples whose pictures are most like the query's, the most similar last.

    Retrieval of in-context examples by similarity (RICES; Flamingo, appendix A.2).
    """
    pictures = [example.picture for example in episode.examples]
    directions = features(model, [*pictures, episode.query.picture])
    order = (directions[:-1] @ directions[-1]).argsort().tolist()
    return replace(episode, examples=tuple(episode.examples[number] for number in order[len(order) - shots :]))


# ---- 5. controls: examples that say nothing, and what could be said at best


def shuffled(episode: Episode, chance: Random) -> Episode:
    """The labels exchanged among the examples: results, values or names; a reading stays with its picture."""
    heads = [example.text.split()[:-1] for example in episode.examples]
    labels = [example.text.split()[-1] for example in episode.examples]
    chance.shuffle(labels)
    texts = [" ".join([*head, label]) for head, label in zip(heads, labels, strict=True)]
    changed = tuple(replace(example, text=text) for example, text in zip(episode.examples, texts, strict=True))
    return replace(episode, examples=changed)


def with_other_pictures(episode: Episode, other: Episode) -> Episode:
    """The examples' labels under the pictures, with their readings, of another episode."""
    changed = []
    for own, others in zip(episode.examples, other.examples, strict=True):
        head, label = others.text.split()[:-1], own.text.split()[-1]
        changed.append(Example(others.picture, " ".join([*head, label])))
    return replace(episode, examples=tuple(changed))


def repeated(episode: Episode) -> Episode:
    """The first example in place of every other."""
    return replace(episode, examples=episode.examples[:1] * len(episode.examples))


def blind(episode: Episode) -> Episode:
    """The query's picture with nothing on it."""
    seen = episode.query.picture
    empty = Scene((), seen.seed) if isinstance(seen, Scene) else Writing("")
    return replace(episode, query=replace(episode.query, picture=empty))


def ideal(episode: Episode) -> float:
    """How likely the best possible answer is right, for whoever reads every picture without a mistake.

    All operators, or all attributes, are taken to be as likely before the examples are seen.
    """
    if episode.game == OPERATOR:
        fitting = [sign for sign in OPERATORS if all(_fits(example, sign) for example in episode.examples)]
        one, _, other, *_ = episode.query.text.split()
        often = Counter(OPERATORS[sign](int(one), int(other)) for sign in fitting)
        return max(often.values()) / len(fitting)
    if episode.game == ATTRIBUTE:
        return 1.0 if episode.examples else 1 / len(ATTRIBUTES)
    # of the names that no example bears, one is as good as another
    named = {example.text for example in episode.examples}
    if episode.answer in named:
        return 1.0
    return 1 / (len(episode.choices) - len(named))


def _fits(example: Example, operator: str) -> bool:
    one, _, other, _, result = example.text.split()
    return OPERATORS[operator](int(one), int(other)) == int(result)
