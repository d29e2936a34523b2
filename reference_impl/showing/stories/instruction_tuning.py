"""Instruction tuning: the same model before and after, on instructions, wordings and tasks that it was not trained on."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from reference_impl.generating import Model, Prompt, generate
from reference_impl.instruction_tuning import ONE_WORD, SENTENCE, Triplet, adapt, prompt
from reference_impl.scenes.making import ALL_KINDS, random_scene
from reference_impl.scenes.scene import Scene
from reference_impl.showing import story
from reference_impl.showing.telling import Models, Own, Telling, asked, check
from reference_impl.tasks.base import Question, Task
from reference_impl.tasks.registry import HELD_OUT_TASKS, TASKS

TECHNIQUE = "instruction-tuning"
UNTUNED, TUNED = "pretrained", "instruction-tuned"

_BEFORE, _AFTER, _TRUTH = "before tuning", "after tuning", "the generator"
_FIRST = TASKS["color_at"]
_SEEN = tuple(TASKS[name] for name in ("shape_of_digit", "count_color", "exist_digit", "cell_of_digit", "same_color"))
_LONGEST = 60
_LONGEST_SHOWN = 12
_LEAD = (
    "A model that only learned to describe pictures is told what to do, and describes them all the same. After tuning on"
    " instructions it does what it is told: also in other words than those of training, on combinations of colour and"
    " shape that no picture of training showed, and, as far as it goes, on tasks that it never saw."
)


def tell(models: Models, seed: int, own: Own | None = None) -> story.Told:
    """The story, on a fresh scene or on what a user brings.

    Raises:
        QuestionError: the user's question cannot be asked.
        WeightsError: a model cannot be loaded.
    """
    telling = Telling(TECHNIQUE)
    if own:
        _own(telling, models, own)
    else:
        _fresh(telling, models, Random(f"{TECHNIQUE} {seed}"))  # noqa: S311 - chance, no secret
    return telling.told("Instruction tuning", _LEAD, seed)


def _fresh(telling: Telling, models: Models, chance: Random) -> None:
    scene, questions = _questions(chance, (_FIRST, *_SEEN, *HELD_OUT_TASKS))
    first, seen, held_out = questions[0], questions[1 : len(_SEEN) + 1], questions[len(_SEEN) + 1 :]
    telling.heading("The picture", "It was drawn for this demo; the generator knows what stands in it.")
    telling.picture(scene, "A fresh scene: a cell is named by its column and its row.", marked=[first.slots["cell"]])

    telling.heading("One instruction", "A wording that was trained, then one that was not.")
    for wording in (_FIRST.wordings()[0], _FIRST.wordings(held_out=True)[1]):
        _ask(telling, models, adapt(_FIRST, first, wording))

    telling.heading("Tasks that were trained", "All in wordings that were not.")
    triplets = [
        adapt(task, question, chance.choice(task.wordings(True))) for task, question in zip(_SEEN, seen, strict=True)
    ]
    telling.add(_table(models, "Trained tasks in new words", triplets))

    telling.heading(
        "Tasks that were never trained",
        "Their words occur in other instructions. One answer says little: the share of right answers over a thousand, beside"
        " that of the most frequent answer, stands in the results.",
    )
    triplets = [
        adapt(task, question, chance.choice(task.wordings(True)))
        for task, question in zip(HELD_OUT_TASKS, held_out, strict=True)
    ]
    telling.add(_table(models, "Held-out tasks", triplets))

    telling.heading("The form of the answer", "The end of an instruction can ask for a form.")
    for form in (ONE_WORD, SENTENCE):
        _ask(telling, models, adapt(_FIRST, first, _FIRST.wordings()[0], form))

    telling.heading("Two turns", "The second instruction stands in one prompt with the first and its answer.")
    opening = adapt(_FIRST, first, _FIRST.wordings()[2])
    _ask(telling, models, adapt(_SEEN[0], seen[0], _SEEN[0].wordings()[0]), (opening,))


def _own(telling: Telling, models: Models, own: Own) -> None:
    tuned, untuned = models(TUNED), models(UNTUNED)
    instruction = asked(own.question, list(tuned.tokenizer.get_vocab()))
    question = check(tuned, prompt(instruction, own.picture))
    telling.heading("Your picture", "As the model sees it: 64 x 64 pixels, sixteen cells.")
    telling.picture(own.picture, "What you brought")
    telling.heading("Your instruction", "Nobody here knows the truth.")
    telling.prompt("both models", question)
    telling.add(
        story.Answer(by="baseline", who=_BEFORE, text=_cut(_said(untuned, [question])[0])),
        story.Answer(by="technique", who=_AFTER, text=_cut(_said(tuned, [question])[0])),
    )
    telling.heading("What it sees in it", "The same model, told to describe the picture.")
    telling.add(
        story.Answer(by="technique", who=_AFTER, text=_said(tuned, [prompt("describe the picture", own.picture)])[0])
    )


def _questions(chance: Random, tasks: Sequence[Task]) -> tuple[Scene, list[Question]]:
    """A fresh scene, of which each task can ask something."""
    while True:
        scene = random_scene(chance, 5, 7, kinds=ALL_KINDS)
        questions = [question for task in tasks if (question := task.ask(chance, scene))]
        if len(questions) == len(tasks):
            return scene, questions


def _ask(telling: Telling, models: Models, triplet: Triplet, history: Sequence[Triplet] = ()) -> None:
    """One triplet asked of both models."""
    question = prompt(triplet.instruction, triplet.picture, history)
    telling.prompt("both models", question)
    before, after = (_said(models(name), [question])[0] for name in (UNTUNED, TUNED))
    telling.add(
        story.Answer(by="baseline", who=_BEFORE, text=_cut(before), right=before == triplet.response),
        story.Answer(by="technique", who=_AFTER, text=_cut(after), right=after == triplet.response),
        story.Answer(by="truth", who=_TRUTH, text=triplet.response),
    )


def _table(models: Models, caption: str, triplets: Sequence[Triplet]) -> story.Table:
    prompts = [prompt(triplet.instruction, triplet.picture) for triplet in triplets]
    before, after = (_said(models(name), prompts) for name in (UNTUNED, TUNED))
    rows = [
        (
            story.Cell(triplet.task.replace("_", " ")),
            story.Cell(triplet.instruction),
            story.Cell(_cut(one), one == triplet.response),
            story.Cell(_cut(other), other == triplet.response),
            story.Cell(triplet.response),
        )
        for triplet, one, other in zip(triplets, before, after, strict=True)
    ]
    return story.Table(caption=caption, head=("task", "instruction", _BEFORE, _AFTER, "truth"), rows=tuple(rows))


def _said(model: Model, prompts: Sequence[Prompt]) -> list[str]:
    return generate(model, prompts, most=_LONGEST)


def _cut(said: str) -> str:
    words = said.split()
    return " ".join([*words[:_LONGEST_SHOWN], "…"]) if len(words) > _LONGEST_SHOWN else said
