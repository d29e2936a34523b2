"""What stories are told with: steps and pictures that are gathered, models that are loaded when they are first needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from transformers.utils import logging

from reference_impl.generating import Model, Prompt, PromptError
from reference_impl.model import CONTROLLER, UNKNOWN, load, load_controller
from reference_impl.scenes.drawing import Picture, Pixels
from reference_impl.showing import story
from reference_impl.showing.pictures import cells_of, png

WEIGHTS = Path(__file__).parent.parent / "weights"
"""Where the shipped weights lie: a folder for each model."""

Models = Callable[[str], Model]
"""A model by the name of its folder."""

_JOINED = "?.,;:+=*|"
_NEAR = 3


class QuestionError(ValueError):
    """A user's question cannot be asked: the message says why, and what could be asked."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a user brings: a picture as the model sees it, and a question about it."""

    picture: Pixels
    question: str


def shipped(folder: Path = WEIGHTS) -> Models:
    """The shipped models, each loaded once, when it is first asked for.

    Raises (when a model is asked for):
        WeightsError: see `model.load`.
    """
    loaded: dict[str, Model] = {}

    def model(name: str) -> Model:
        if name not in loaded:
            # a file of 2.6 MB needs no bar
            logging.disable_progress_bar()
            read = load_controller if name == CONTROLLER else load
            loaded[name] = Model(*read(folder / name))
        return loaded[name]

    return model


@dataclass(slots=True)
class Telling:
    """A story while it is told.

    Attributes:
        technique: see `results.TECHNIQUES`.
        steps: so far.
        pictures: PNG data by the name of the file, so far.
    """

    technique: str
    steps: list[story.Step] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)

    def add(self, *steps: story.Step) -> None:
        """Go on."""
        self.steps += steps

    def heading(self, title: str, text: str = "") -> None:
        """Begin a part."""
        self.add(story.Heading(title=title, text=text))

    def file(self, picture: Picture, split: str = "test") -> str:
        """The name of a picture's file; equal pictures share one."""
        data = png(picture, split)
        for name, known in self.pictures.items():
            if known == data:
                return name
        name = f"{self.technique}-{len(self.pictures) + 1:02}.png"
        self.pictures[name] = data
        return name

    def picture(self, shown: Picture, caption: str, marked: Sequence[str] = (), path: Sequence[str] = ()) -> None:
        """Show a picture."""
        self.add(
            story.Picture(
                picture=self.file(shown),
                cells=cells_of(shown),
                caption=caption,
                marked=tuple(story.Mark(cell) for cell in marked),
                path=tuple(path),
            )
        )

    def prompt(self, to: str, prompt: Prompt) -> None:
        """Show what a model is given."""
        self.add(story.Prompt(to=to, text=prompt.text))

    def told(self, title: str, lead: str, seed: int) -> story.Told:
        """The end."""
        whole = story.Story(technique=self.technique, title=title, lead=lead, seed=seed, steps=tuple(self.steps))
        return story.Told(whole, dict(self.pictures))


def asked(question: str, known: Sequence[str]) -> str:
    """A user's question in the form in which the model reads it: small letters, marks apart, spaces between words.

    Args:
        question: as the user wrote it.
        known: all words that the model knows.

    Raises:
        QuestionError: it is empty, too long, or holds a word that the model does not know.
    """
    apart = "".join(f" {letter} " if letter in _JOINED else letter for letter in question.lower())
    words = apart.split()
    if not words:
        raise QuestionError('the question is empty; ask something, such as "what color is at b2 ?"')
    plain = dict.fromkeys(word for word in known if not word.startswith("<") and word != UNKNOWN)
    for word in words:
        if word not in plain:
            near = get_close_matches(word[:40], plain, _NEAR, 0.6)
            hint = f"did you mean {' or '.join(repr(one) for one in near)}?" if near else "nothing it knows is like it"
            raise QuestionError(f"the model does not know the word {word[:40]!r}; {hint}")
    return " ".join(words)


def check(model: Model, prompt: Prompt) -> Prompt:
    """The prompt, if the model can be given it.

    Raises:
        QuestionError: it is too long.
    """
    try:
        model.inputs([prompt])
    except PromptError as error:
        raise QuestionError(f"the question cannot be asked: {error}") from error
    return prompt
