"""What instructions are worth: tuned against not tuned, on wordings, combinations and tasks that training never saw."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, stdev

from reference_impl.experiments.measuring import Sheet, accuracy, majority
from reference_impl.generating import Model, generate
from reference_impl.instruction_tuning import FEWEST, MOST, NOTHING, prompt
from reference_impl.scenes.making import Kind, random_scene
from reference_impl.splits import HELD_OUT_KINDS, TRAINED_KINDS
from reference_impl.tasks.base import Question, Task
from reference_impl.tasks.registry import HELD_OUT_TASKS, TRAINED_TASKS

TECHNIQUE = "instruction-tuning"
TUNED, UNTUNED, SILENT = "instruction-tuned", "pretrained", "no-instructions"

CURVES = {
    "equal budget per task": {1: "tasks-1-each", 2: "tasks-2-each", 4: "tasks-4-each", 8: "tasks-8-each", 16: TUNED},
    "equal budget in all": {1: "tasks-1-total", 2: "tasks-2-total", 4: "tasks-4-total", 8: "tasks-8-total", 16: TUNED},
}
"""Arms of the tasks curve by how many tasks they were trained on."""

_LONGEST_ANSWER = 100
_MARKS = ("digits", "arrows", "none")
_SIGMAS = 1.96


def measure(sheet: Sheet) -> None:
    """Every task in trained and held-out wordings, held-out tasks against the majority answer, and the tasks curve."""
    for arm in (TUNED, UNTUNED):
        _tasks(sheet, arm)
    _combinations(sheet)
    _held_out(sheet)
    _curve(sheet)


def _questions(sheet: Sheet, task: Task, n: int, kinds: Sequence[Kind] = TRAINED_KINDS) -> list[Question]:
    chance = sheet.chance(task.name, len(kinds))
    questions: list[Question] = []
    while len(questions) < n:
        marks = chance.choice(_MARKS) if task.name == "marks" else "digits"
        few = chance.sample(kinds, min(len(kinds), chance.choice((3, 5, len(kinds)))))
        question = task.ask(chance, random_scene(chance, FEWEST, MOST, marks=marks, kinds=few))
        if question:
            questions.append(question)
    return questions


def _hits(model: Model, questions: Sequence[Question], wordings: Sequence[str]) -> float:
    """The share of right answers, the wordings taking turns."""
    asked = [
        prompt(wordings[number % len(wordings)].format(**question.slots), question.scene)
        for number, question in enumerate(questions)
    ]
    said = generate(model, asked, most=_LONGEST_ANSWER)
    return accuracy(said, [question.answer for question in questions])


def _tasks(sheet: Sheet, arm: str) -> None:
    """Each trained task in trained and in held-out wordings; over wordings, sensitivity is std / mean (MultiInstruct)."""
    model, _ = sheet.trained(arm)
    each = max(sheet.n // len(TRAINED_TASKS), 1)
    name = "tuned" if arm == TUNED else "not tuned"
    seen, unseen, spread = [], [], []
    for task in TRAINED_TASKS:
        questions = _questions(sheet, task, each)
        trained, held_out = (_hits(model, questions, task.wordings(kept)) for kept in (False, True))
        seen.append(trained)
        unseen.append(held_out)
        sheet.note("each task", f"{name}, {task.name}", trained, arm=arm, n=each)
        if arm == TUNED:
            some = questions[: max(each // 4, 1)]
            by_wording = [_hits(model, some, [wording]) for kept in (False, True) for wording in task.wordings(kept)]
            spread.append(stdev(by_wording) / max(fmean(by_wording), 1e-9))
    n = each * len(TRAINED_TASKS)
    sheet.note("trained tasks", f"{name}, trained wordings", fmean(seen), arm=arm, n=n)
    sheet.note("trained tasks", f"{name}, held-out wordings", fmean(unseen), arm=arm, n=n)
    sheet.note("trained tasks", name, fmean(seen) - fmean(unseen), arm=arm, metric="paraphrase gap", n=n)
    if spread:
        sheet.note("trained tasks", name, fmean(spread), arm=arm, metric="sensitivity", n=n)


def _combinations(sheet: Sheet) -> None:
    """The trained tasks on pictures of held-out combinations of colour and shape alone."""
    model, _ = sheet.trained(TUNED)
    each = max(sheet.n // len(TRAINED_TASKS), 1)
    hits = [_hits(model, _questions(sheet, task, each, HELD_OUT_KINDS), task.wordings()) for task in TRAINED_TASKS]
    sheet.note("trained tasks", "tuned, held-out combinations", fmean(hits), arm=TUNED, n=each * len(hits))


def _held_out(sheet: Sheet) -> None:
    """Tasks that no stage has trained, one by one, each with the half width of its interval of 95 %."""
    for task in HELD_OUT_TASKS:
        questions = _questions(sheet, task, sheet.n)
        wordings = task.wordings(held_out=True)
        for series, arm in (("tuned", TUNED), ("not tuned", UNTUNED)):
            hits = _hits(sheet.trained(arm)[0], questions, wordings)
            sheet.note("held-out tasks", f"{series}, {task.name}", hits, arm=arm)
            half = _SIGMAS * (hits * (1 - hits) / sheet.n) ** 0.5
            sheet.note("held-out tasks", f"{series}, {task.name}", half, arm=arm, metric="half interval")
        silent = [" ".join(f"{{{slot}}}" for slot in question.slots) or NOTHING for question in questions[:1]]
        sheet.note(
            "held-out tasks", f"without instructions, {task.name}",
            _hits(sheet.trained(SILENT)[0], questions, silent), arm=SILENT,
        )  # fmt: skip
        answers = [question.answer for question in questions]
        sheet.note("held-out tasks", f"majority answer, {task.name}", majority(answers))


def _curve(sheet: Sheet) -> None:
    """Held-out tasks over the number of trained tasks."""
    each = max(sheet.n // len(HELD_OUT_TASKS), 1)
    asked = {task: _questions(sheet, task, each) for task in HELD_OUT_TASKS}
    n = each * len(asked)
    for series, arms in CURVES.items():
        for tasks, arm in arms.items():
            hits = fmean(_hits(sheet.trained(arm)[0], own, task.wordings(held_out=True)) for task, own in asked.items())
            sheet.note("tasks", series, hits, arm=arm, place=tasks, n=n)
    often = fmean(majority([question.answer for question in own]) for own in asked.values())
    for tasks in next(iter(CURVES.values())):
        sheet.note("tasks", "majority answer", often, place=tasks, n=n)
