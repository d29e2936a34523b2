"""The story of a demo as data: what goes in, what a baseline says, what the technique says, and how it comes to it.

A story is told once and shown in several ways (`showing.terminal`, `showing.page`, the site). As JSON it names its
pictures; their PNG files lie beside it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import msgspec

from reference_impl.files import FileError, read_limited, write

_LARGEST = 5_000_000
_PICTURE = re.compile(r"[a-z0-9-]+\.png")

Speaker = Literal["baseline", "technique", "truth"]
"""Whose words are shown: of what the technique is compared with, of the technique, or of the generator that knows."""


class _Step(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", kw_only=True, omit_defaults=True
):
    """One thing that is shown."""


class Heading(_Step, frozen=True, tag="heading"):
    """The beginning of a part: its name, and what to look for."""

    title: str
    text: str = ""


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A cell that is pointed at, with a word or number to it."""

    cell: str
    label: str = ""


class Picture(_Step, frozen=True, tag="picture"):
    """A picture, with what is known of it.

    Attributes:
        picture: name of its file.
        cells: what stands where, in words, for those who do not see it; empty where nobody knows.
        marked: cells that are pointed at.
        path: cells that a line is drawn through.
        caption: what it is.
    """

    picture: str
    cells: dict[str, str] = {}
    marked: tuple[Mark, ...] = ()
    path: tuple[str, ...] = ()
    caption: str = ""


class Prompt(_Step, frozen=True, tag="prompt"):
    """What a model is given, word by word; `to` names the model."""

    to: str
    text: str


class Answer(_Step, frozen=True, tag="answer"):
    """What is said.

    Attributes:
        by: see `Speaker`.
        who: the model, in words.
        text: its words; "" where it said nothing.
        right: whether it is the truth; None where nobody knows, or where it is the truth itself.
        note: what there is to know about it.
    """

    by: Speaker
    who: str
    text: str
    right: bool | None = None
    note: str = ""


class Cell(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A field of a table; `right` where it is an answer that can be checked."""

    text: str
    right: bool | None = None


class Table(_Step, frozen=True, tag="table"):
    """Rows of fields under a head of the same length."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Thought(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One step of a rationale: its words, the cell that it is about, and what a careful reader would have written."""

    text: str
    cell: str = ""
    truth: str | None = None

    @property
    def right(self) -> bool | None:
        """Whether the step is as a careful reader's; None where nobody knows."""
        return None if self.truth is None else self.text == self.truth


class Rationale(_Step, frozen=True, tag="rationale"):
    """A rationale, step by step, over a picture."""

    who: str
    picture: str
    thoughts: tuple[Thought, ...]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A worked example: a picture's file, what it shows in words, and the text that belongs to it."""

    picture: str
    shows: str
    text: str


class Shots(_Step, frozen=True, tag="shots"):
    """Worked examples one by one, and what is answered after each.

    Attributes:
        examples: in the order in which they are given.
        query: the picture that is asked about; its text is the truth.
        answers: after no example, after the first, after the second …: one more than there are examples.
    """

    examples: tuple[Example, ...]
    query: Example
    answers: tuple[str, ...]


class Ballot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer and how many samples gave it."""

    text: str
    votes: int


class Vote(_Step, frozen=True, tag="vote"):
    """What sampled rationales vote for; `agreement` is the winner's share."""

    ballots: tuple[Ballot, ...]
    agreement: float
    answer: str
    right: bool | None = None
    unread: int = 0


class Task(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A task of a plan, with what became of it.

    Attributes:
        number: by which others name it.
        tool: what is to be done.
        arguments: in words.
        needs: numbers of the tasks whose results it takes.
        wave: tasks of one wave run side by side.
        model: which of several models for the task was taken.
        reason: why.
        result: in words; "" where it failed.
        error: in words; "" where it did not.
        picture: file of the picture that came of it; "" for none.
    """

    number: int
    tool: str
    arguments: str
    needs: tuple[int, ...] = ()
    wave: int = 1
    model: str = ""
    reason: str = ""
    result: str = ""
    error: str = ""
    picture: str = ""


class Plan(_Step, frozen=True, tag="plan"):
    """A plan as it was carried out."""

    request: str
    tasks: tuple[Task, ...]


class Round(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One round: what was asked, what was answered, what is concluded, and how sure that is (0 to 1)."""

    questions: tuple[str, ...]
    answers: tuple[str, ...]
    conclusion: str
    confidence: float
    decision: str = ""


class Rounds(_Step, frozen=True, tag="rounds"):
    """Rounds of evidence up to the answer."""

    question: str
    rounds: tuple[Round, ...]
    threshold: float


Step = Heading | Picture | Prompt | Answer | Table | Rationale | Shots | Vote | Plan | Rounds


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A demo.

    Attributes:
        technique: see `results.TECHNIQUES`.
        title: of the page.
        lead: what is shown, in a few sentences.
        seed: of everything that was drawn.
        steps: in order.
    """

    technique: str
    title: str
    lead: str
    seed: int
    steps: tuple[Step, ...]


class Told(msgspec.Struct, frozen=True):
    """A story with its pictures: PNG data by the name of the file."""

    story: Story
    pictures: dict[str, bytes]


class StoryError(ValueError):
    """A story cannot be read: the message says which, and why."""


def to_json(story: Story) -> str:
    """The story's one form as JSON."""
    return msgspec.json.format(msgspec.json.encode(story), indent=1).decode() + "\n"


def from_json(text: bytes | str) -> Story:
    """A story from JSON.

    Raises:
        StoryError: it is no story, or names a picture that is no file beside it.
    """
    try:
        story = msgspec.json.decode(text, type=Story)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoryError(f"no story: {error}") from error
    for name in picture_names(story):
        if not _PICTURE.fullmatch(name):
            raise StoryError(f"{name!r} is no name of a picture")
    return story


def save(told: Told, folder: Path) -> list[Path]:
    """Write ``<technique>.json`` and its pictures into `folder`; returns what was written.

    Raises:
        FileError: the folder cannot be written.
    """
    paths = [write(folder / f"{told.story.technique}.json", to_json(told.story).encode())]
    return paths + [write(folder / name, data) for name, data in sorted(told.pictures.items())]


def load(folder: Path, technique: str) -> Told:
    """A story that was saved.

    Raises:
        StoryError: the story or one of its pictures is not there or cannot be read.
    """
    path = folder / f"{technique}.json"
    try:
        story = from_json(read_limited(path, _LARGEST))
        return Told(story, {name: read_limited(folder / name, _LARGEST) for name in sorted(picture_names(story))})
    except (FileError, StoryError) as error:
        raise StoryError(f"{path}: {error}") from error


def picture_names(story: Story) -> set[str]:
    """Files of all pictures that are shown."""
    names: set[str] = set()
    for step in story.steps:
        match step:
            case Picture() | Rationale():
                names.add(step.picture)
            case Shots():
                names |= {example.picture for example in (*step.examples, step.query)}
            case Plan():
                names |= {task.picture for task in step.tasks}
    return names - {""}
