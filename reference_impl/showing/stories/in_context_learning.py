"""In-context learning: worked examples one by one, the answer after each, and what becomes of it when they say nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from reference_impl.generating import Model
from reference_impl.in_context_learning import answers, blind, prompt, repeated, shuffled
from reference_impl.scenes.drawing import Picture
from reference_impl.showing import story
from reference_impl.showing.pictures import cells_of
from reference_impl.showing.telling import Models, Own, QuestionError, Telling
from reference_impl.splits import HELD_OUT_KINDS, HELD_OUT_PAIRS
from reference_impl.tasks.episodes import (
    ATTRIBUTES,
    HELD_OUT_CONCEPTS,
    HELD_OUT_WORDS,
    Episode,
    Example,
    attribute_episode,
    binding_episode,
    operator_episode,
)

TECHNIQUE = "in-context-learning"
LEARNER = "in-context"

_LEAD = (
    "No weight moves here. What is to be done stands nowhere but in the worked examples before the query: one set of"
    " weights plays three games, and only the examples say which rule holds."
)
_WHO = "the model"


@dataclass(frozen=True, slots=True)
class _Game:
    """A game as it is shown: its name, what to look for, and how an episode is drawn."""

    title: str
    text: str
    draw: Callable[[Random], Episode]


_GAMES = (
    _Game(
        "A hidden operator",
        "A question mark stands for plus, minus or times, and the examples give away which. These two digits stood in no"
        " episode of training.",
        lambda chance: operator_episode(chance, 4, queries=sorted(HELD_OUT_PAIRS)),
    ),
    _Game(
        "A hidden attribute",
        "One attribute is named: colour, shape, digit or cell. No picture of training showed these combinations of colour"
        " and shape.",
        lambda chance: attribute_episode(chance, 2, kinds=HELD_OUT_KINDS),
    ),
    _Game(
        "New words",
        "Two words that never named anything in training name two kinds of object that no training picture showed."
        " The answer is one of the two, so that a guess is right half of the time.",
        lambda chance: binding_episode(chance, 4, known=HELD_OUT_CONCEPTS, words=HELD_OUT_WORDS),
    ),
)


def tell(models: Models, seed: int, own: Own | None = None) -> story.Told:
    """The story, on fresh episodes or with a user's picture as the query.

    Raises:
        QuestionError: the user asks for no attribute.
        WeightsError: a model cannot be loaded.
    """
    telling = Telling(TECHNIQUE)
    model = models(LEARNER)
    chance = Random(f"{TECHNIQUE} {seed}")  # noqa: S311 - chance, no secret
    if own:
        _own(telling, model, own, chance)
    else:
        for game in _GAMES:
            _play(telling, model, game, chance)
    return telling.told("In-context learning", _LEAD, seed)


def _play(telling: Telling, model: Model, game: _Game, chance: Random) -> None:
    episode = game.draw(chance)
    telling.heading(game.title, game.text)
    _shots(telling, model, episode)
    telling.prompt("the model, after the last example", prompt(episode))
    controls = {
        "all examples, as they are": episode,
        "the labels exchanged among the examples": shuffled(episode, chance),
        "the first example again and again": repeated(episode),
        "the query's picture empty": blind(episode),
    }
    given = answers(model, list(controls.values()))
    text_only = answers(model, [episode], text_only=True)[0]
    rows = [(condition, answer) for condition, answer in zip(controls, given, strict=True)]
    rows.append(("the examples' texts without their pictures", text_only))
    telling.add(
        story.Table(
            caption="What the answer rests on",
            head=("the examples", "answer"),
            rows=tuple((story.Cell(name), story.Cell(answer, answer == episode.answer)) for name, answer in rows),
        ),
        story.Answer(by="truth", who=f"the rule was: {episode.rule}", text=episode.answer),
    )


def _shots(telling: Telling, model: Model, episode: Episode) -> None:
    """The examples one by one, and the answer after each."""
    growing = [replace(episode, examples=episode.examples[:shots]) for shots in range(len(episode.examples) + 1)]
    telling.add(
        story.Shots(
            examples=tuple(_example(telling, example.picture, example.text) for example in episode.examples),
            query=_example(telling, episode.query.picture, episode.answer),
            answers=tuple(answers(model, growing)),
        )
    )


def _example(telling: Telling, picture: Picture, text: str) -> story.Example:
    cells = cells_of(picture)
    shows = " ".join(cells.values()) if all(len(words) == 1 for words in cells.values()) else _said(cells)
    return story.Example(telling.file(picture), shows or "your picture", text)


def _said(cells: dict[str, str]) -> str:
    return "; ".join(f"{words} at {cell}" for cell, words in cells.items())


def _own(telling: Telling, model: Model, own: Own, chance: Random) -> None:
    """The user's picture as the query, after examples that name the attribute that the user asks for."""
    words: Sequence[str] = own.question.lower().replace("?", " ").split()
    named = [attribute for attribute in ATTRIBUTES if attribute in words]
    if len(named) != 1:
        raise QuestionError(
            "for in-context learning the question must name one attribute, which the examples then show:"
            f" {', '.join(ATTRIBUTES)}"
        )
    shown = attribute_episode(chance, 4, attribute=named[0], kinds=HELD_OUT_KINDS)
    episode = replace(shown, query=Example(own.picture, "?"))
    telling.heading("Your picture", "It should show one object. Nobody here knows the truth.")
    telling.picture(own.picture, "What you brought")
    telling.heading(
        "After examples", f"Each of {len(episode.examples)} examples names the {named[0]}, and nothing says so."
    )
    for example in episode.examples:
        telling.picture(example.picture, f"An example: {example.text}")
    telling.prompt(_WHO, prompt(episode))
    none = answers(model, [replace(episode, examples=())])[0]
    telling.add(
        story.Answer(by="baseline", who=f"{_WHO}, without an example", text=none),
        story.Answer(by="technique", who=f"{_WHO}, after the examples", text=answers(model, [episode])[0]),
    )
