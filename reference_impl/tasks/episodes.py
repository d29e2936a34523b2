"""The games of in-context learning: a few worked examples of a rule, and a query to which it applies.

In `3 ? 7` an operator is hidden that the examples give away; of objects one attribute is named, and the examples show
which; and new words name new concepts, as in Frozen's fast binding (Tsimpoukelli and others, 2021, section 4.3).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from reference_impl.scenes.drawing import Picture
from reference_impl.scenes.making import Kind, random_seed
from reference_impl.scenes.scene import CELLS, DIGITS, SIZES, Object, Scene, Writing
from reference_impl.splits import HELD_OUT_KINDS, HELD_OUT_PAIRS, STRICT_PAIRS, TRAINED_KINDS
from reference_impl.tasks.question_answering import value_of
from reference_impl.vocabulary import NEW_WORDS

OPERATOR, ATTRIBUTE, BINDING = "operator", "attribute", "binding"

OPERATORS: dict[str, Callable[[int, int], int]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: abs(one - other),
    "*": lambda one, other: one * other,
}
"""What `?` may stand for."""

ATTRIBUTES = ("color", "shape", "digit", "cell")
"""What may be named."""

TRAINED_WORDS, HELD_OUT_WORDS = NEW_WORDS[:-32], NEW_WORDS[-32:]
"""New words that name something in training, and those that never do."""

Concept = tuple[str, str, str]
"""Colour, shape and digit: what a new word names. Where it lies and how large it is does not matter."""

Pair = tuple[int, int]

ALL_PAIRS = frozenset(product(range(10), range(10)))
TRAINED_PAIRS = tuple(sorted(ALL_PAIRS - HELD_OUT_PAIRS - STRICT_PAIRS))
"""Operands of training episodes."""


def concepts(kinds: Sequence[Kind]) -> tuple[Concept, ...]:
    """All concepts of some combinations of colour and shape, in an order that mixes them."""
    found = [(color, shape, digit) for color, shape in kinds for digit in DIGITS]
    Random(0).shuffle(found)  # noqa: S311 - an order, no secret
    return tuple(found)


TRAINED_CONCEPTS, HELD_OUT_CONCEPTS = concepts(TRAINED_KINDS), concepts(HELD_OUT_KINDS)


class EpisodeError(ValueError):
    """An episode cannot be as it was asked for: the message says why."""


@dataclass(frozen=True, slots=True)
class Example:
    """A picture and the text that belongs to it under the episode's rule."""

    picture: Picture
    text: str


@dataclass(frozen=True, slots=True)
class Episode:
    """Worked examples and a query.

    Attributes:
        game: `OPERATOR`, `ATTRIBUTE` or `BINDING`.
        rule: what the examples give away: an operator, an attribute, or the words with their concepts.
        examples: in the order in which they stand before the query.
        query: its text is the right answer.
        choices: the answers among which one is chosen by likelihood; empty where the answer is written freely.
    """

    game: str
    rule: str
    examples: tuple[Example, ...]
    query: Example
    choices: tuple[str, ...] = ()

    @property
    def answer(self) -> str:
        """The last word of the query's text: the result, the value, or the name."""
        return self.query.text.split()[-1]


def operator_episode(
    chance: Random, shots: int, *, operator: str = "", pairs: Sequence[Pair] = (), queries: Sequence[Pair] = ()
) -> Episode:
    """`3 ? 7` in handwriting; the text reads the picture and gives the result.

    Args:
        chance: where all choices come from.
        shots: worked examples.
        operator: one of `OPERATORS`; by chance if not given.
        pairs: operands of the examples; those of training if not given.
        queries: operands of the query; those of the examples if not given.
    """
    operator = operator or chance.choice(tuple(OPERATORS))
    pairs = pairs or TRAINED_PAIRS
    examples = tuple(calculation(chance, operator, chance.choice(pairs)) for _ in range(shots))
    return Episode(OPERATOR, operator, examples, calculation(chance, operator, chance.choice(queries or pairs)))


def calculation(chance: Random, operator: str, pair: Pair) -> Example:
    """One line of handwriting with its reading and its result."""
    one, other = pair
    return Example(
        Writing(f"{one}?{other}", random_seed(chance)), f"{one} ? {other} = {OPERATORS[operator](one, other)}"
    )


def attribute_episode(
    chance: Random,
    shots: int,
    *,
    attribute: str = "",
    kinds: Sequence[Kind] = TRAINED_KINDS,
    unnamed: float = 0.0,
) -> Episode:
    """One object a picture, of which one attribute is named, the same one in the whole episode.

    Args:
        chance: where all choices come from.
        shots: examples.
        attribute: what is named; by chance where it is "".
        kinds: combinations of colour and shape that the pictures may show.
        unnamed: how often an object has a colour, or a shape, without a name, where another attribute is asked for: so
            that each is learned by itself, and not together with what it is seen with.
    """
    attribute = attribute or chance.choice(ATTRIBUTES)

    def example() -> Example:
        color, shape = chance.choice(kinds)
        if chance.random() < unnamed:
            lost = chance.choice([name for name in ("color", "shape") if name != attribute])
            color, shape = ("", shape) if lost == "color" else (color, "")
        scene = single(chance, (color, shape, chance.choice(DIGITS)))
        return Example(scene, value_of(scene.objects[0], attribute))

    return Episode(ATTRIBUTE, attribute, tuple(example() for _ in range(shots)), example())


def binding_episode(
    chance: Random,
    shots: int,
    *,
    ways: int = 2,
    known: Sequence[Concept] = TRAINED_CONCEPTS,
    words: Sequence[str] = TRAINED_WORDS,
    cells: Sequence[str] = CELLS,
    apart: bool = False,
) -> Episode:
    """New words for concepts, as in Frozen's fast binding: `shots` examples in all, the same number of each concept.

    Args:
        chance: where all choices come from.
        shots: worked examples; a multiple of `ways`, or fewer than `ways`.
        ways: concepts, each with a word of its own.
        known: concepts that may be named.
        words: new words that may name them.
        cells: where objects may lie.
        apart: whether the concepts share neither colour nor shape nor digit.

    Raises:
        EpisodeError: the examples cannot be shared out evenly.
    """
    if shots % ways and shots > ways:
        raise EpisodeError(f"{shots} examples of {ways} concepts: not the same number of each")
    named = dict(zip(chance.sample(words, ways), _some(chance, known, ways, apart), strict=True))
    order = [name for name in named for _ in range(-(-shots // ways))]
    chance.shuffle(order)
    examples = tuple(Example(single(chance, named[name], cells), name) for name in order[:shots])
    asked = chance.choice(tuple(named))
    rule = " ; ".join(f"{name} means {' '.join(concept)}" for name, concept in named.items())
    return Episode(BINDING, rule, examples, Example(single(chance, named[asked], cells), asked), tuple(named))


def _some(chance: Random, known: Sequence[Concept], ways: int, apart: bool) -> list[Concept]:
    while True:
        chosen = chance.sample(known, ways)
        if not apart or all(len(set(values)) == ways for values in zip(*chosen, strict=True)):
            return chosen


def single(chance: Random, concept: Concept, cells: Sequence[str] = CELLS) -> Scene:
    """A picture of one object of a concept."""
    color, shape, digit = concept
    return Scene((Object(chance.choice(cells), color, shape, chance.choice(SIZES), digit),), random_seed(chance))
