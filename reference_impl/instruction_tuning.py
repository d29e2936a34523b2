"""Multimodal instruction tuning (M-IT): a model that can describe pictures learns to do what it is told.

Read from top to bottom. A *triplet* is an instruction, a picture and a response. Benchmarks, here rules over labelled
scenes, are *adapted* into triplets by wordings; a language model writes more of them from text alone; several make a
conversation in one template; and the model is trained on the responses. What was learned shows on wordings, on
combinations and on whole tasks that training never saw.

After LLaVA (Liu and others, 2023, sections 3 and 4), InstructBLIP (Dai and others, 2023, section 2) and MultiInstruct
(Xu and others, 2023, sections 3 and 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from reference_impl.generating import Prompt
from reference_impl.model import ASSISTANT, END, IMAGE, START, USER
from reference_impl.samples import Piece, Sample
from reference_impl.scenes.drawing import Picture
from reference_impl.scenes.making import Kind, random_scene
from reference_impl.splits import TRAINED_KINDS
from reference_impl.tasks.base import Question, Task
from reference_impl.training.loop import Stage
from reference_impl.training.objectives import Draw
from reference_impl.training.parts import LANGUAGE, PROJECTOR

ONE_WORD, SENTENCE = "answer with one word", "answer in a sentence"
"""Response-format prompts (Improved Baselines with Visual Instruction Tuning, section 3.3): they end an instruction."""

NOTHING = "?"
"""What is said in place of an instruction without slots, in the control without instructions."""

TUNING = Stage("instruction tuning", (PROJECTOR, LANGUAGE), steps=1000, rate=2e-3, matrix_rate=6e-3)
"""The second stage of LLaVA: projector and language model move, the tower stands still."""

TURNS = 4
"""Turns of a conversation in training."""

FEWEST, MOST = 3, 7
"""Objects of a picture that is asked about."""

_GROWING = ((0.15, 2), (0.3, 4), (0.45, 8))
"""Until which share of the stage pictures have how many patches: among few, looking for a colour and counting form."""

_OTHER_MARKS = ("digits", "arrows", "none")
_FORMATTED = 0.25


class TripletError(ValueError):
    """A triplet is none: the message says what it lacks."""


@dataclass(frozen=True, slots=True)
class Triplet:
    """What one turn of instruction tuning is made of.

    Attributes:
        instruction: what the user says, in words parted by spaces.
        picture: what it is about, or None for an instruction without a picture.
        response: what the assistant is to say.
        task: the task that it belongs to.
    """

    instruction: str
    picture: Picture | None
    response: str
    task: str

    def __post_init__(self) -> None:
        for name in ("instruction", "response"):
            text = getattr(self, name)
            if not text.split():
                raise TripletError(f"a triplet of the task {self.task} has no {name}")
            if {START, END, IMAGE, USER, ASSISTANT} & set(text.split()):
                raise TripletError(f"the {name} {text!r} holds a word of the template")


# ---- 1. from labelled pictures to triplets


def adapt(task: Task, question: Question, wording: str, form: str = "") -> Triplet:
    """A question of a labelled set as a triplet, in one of the task's wordings.

    Args:
        task: what is asked.
        question: the picture, the slots and the answer.
        wording: with braces where the slots belong.
        form: `ONE_WORD`, `SENTENCE`, or nothing.
    """
    instruction = wording.format(**question.slots)
    response = f"it is {question.answer}" if form == SENTENCE else question.answer
    return Triplet(f"{instruction} {form}".strip(), question.scene, response, task.name)


def random_conversation(
    chance: Random,
    tasks: Sequence[Task],
    *,
    turns: int = TURNS,
    kinds: Sequence[Kind] = TRAINED_KINDS,
    held_out: bool = False,
    instructions: bool = True,
    most: int = MOST,
) -> list[Triplet]:
    """Triplets about one fresh picture, each of a task and in a wording by chance.

    Args:
        chance: where all choices come from.
        tasks: what may be asked.
        turns: how many triplets.
        kinds: combinations of colour and shape that the picture may show.
        held_out: whether the wordings are those that are kept for the test.
        instructions: whether the wordings are said, or only what stands in their slots.
        most: objects of the picture at the most.
    """
    questions: list[Question] = []
    while len(questions) < turns:
        asked = [chance.choice(tasks) for _ in range(turns)]
        marks = chance.choice(_OTHER_MARKS) if any(task.name == "marks" for task in asked) else "digits"
        scene = random_scene(chance, min(FEWEST, most), most, marks=marks, kinds=_fewer(chance, kinds))
        questions = [question for task in asked if (question := task.ask(chance, scene))]
    triplets = []
    for task, question in zip(asked, questions, strict=True):
        wording = chance.choice(task.wordings(held_out))
        form = chance.choice((ONE_WORD, SENTENCE)) if task.short and chance.random() < _FORMATTED else ""
        if not instructions:
            wording, form = " ".join(f"{{{slot}}}" for slot in question.slots) or NOTHING, ""
        triplets.append(adapt(task, question, wording, form))
    return triplets


def _fewer(chance: Random, kinds: Sequence[Kind]) -> Sequence[Kind]:
    """A few of the combinations, so that a picture often shows several objects of a colour or shape."""
    return chance.sample(kinds, min(len(kinds), chance.choice((3, 5, len(kinds)))))


# ---- 2. from triplets to what the model reads: one template for all tasks


def conversation(turns: Sequence[Triplet]) -> Sample:
    """Turns about one picture as one sample; every response is learned, and nothing else.

    The picture stands before the first turn, as in LLaVA.

    Raises:
        TripletError: there is no turn, or the turns are about several pictures.
    """
    if not turns:
        raise TripletError("a conversation has no turn")
    picture = turns[0].picture
    if any(turn.picture is not picture for turn in turns):
        raise TripletError("the turns of a conversation are about several pictures")
    pieces = [Piece(START if picture is None else f"{START} {IMAGE}")]
    for turn in turns:
        pieces += [Piece(f"{USER} {turn.instruction} {ASSISTANT}"), Piece(f"{turn.response} {END}", learned=True)]
    return Sample(tuple(pieces), () if picture is None else (picture,))


def prompt(instruction: str, picture: Picture | None, history: Sequence[Triplet] = ()) -> Prompt:
    """What the model is given to answer: the same template, up to where the response begins."""
    said = [f"{USER} {turn.instruction} {ASSISTANT} {turn.response} {END}" for turn in history]
    head = START if picture is None else f"{START} {IMAGE}"
    return Prompt(" ".join([head, *said, f"{USER} {instruction} {ASSISTANT}"]), () if picture is None else (picture,))


def conversations(tasks: Sequence[Task], *, instructions: bool = True) -> Draw:
    """What the second stage draws: conversations about fresh pictures.

    Args:
        tasks: what may be asked.
        instructions: whether the wordings are said; else only what stands in their slots, which is the control of FLAN
            (Wei and others, 2021, section 4.2): the same inputs and outputs without instructions.
    """

    def drawn(chance: Random, count: int, progress: float) -> list[Sample]:
        patches = next((few for until, few in _GROWING if progress < until), 0)
        samples = []
        for _ in range(count):
            turns = random_conversation(chance, tasks, instructions=instructions, most=min(patches or MOST, MOST))
            samples.append(replace(conversation(turns), patches=patches))
        return samples

    return drawn
