"""What is measured of both systems, given the models: plain rows, each of one condition.

Plans: node, edge and argument F1 and exact match by graph and length, longer than trained, too; success with each stage
replaced by its oracle. Rounds: accuracy where the reasoner itself stops, what that cost, calibration, and baselines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean

from reference_impl.calibration import calibration_bins, calibration_error
from reference_impl.generating import Model, likelihoods
from reference_impl.instruction_tuning import prompt
from reference_impl.llm_aided_visual_reasoning.controller import Controller
from reference_impl.llm_aided_visual_reasoning.execution import Limits, Result, execute, kind_of
from reference_impl.llm_aided_visual_reasoning.inquiries import FOLLOW, TRUSTS, Inquiry, follow, random_inquiry, search
from reference_impl.llm_aided_visual_reasoning.many_rounds import (
    MOST_ROUNDS,
    SURE,
    Answerer,
    Dialogue,
    Question,
    discuss,
    noisy,
)
from reference_impl.llm_aided_visual_reasoning.plans import Plan, Task, read_plan, unfold
from reference_impl.llm_aided_visual_reasoning.scoring import Scores, score
from reference_impl.llm_aided_visual_reasoning.selection import Choice, available, select
from reference_impl.llm_aided_visual_reasoning.single_round import plans
from reference_impl.llm_aided_visual_reasoning.task_list import CHAT, Kind
from reference_impl.llm_aided_visual_reasoning.tools.base import Tool, Value, pixels_of
from reference_impl.llm_aided_visual_reasoning.tools.oracle import oracle_tools
from reference_impl.llm_aided_visual_reasoning.tools.pixels import filled_cells
from reference_impl.llm_aided_visual_reasoning.user_requests import CHAIN, GRAPH, SINGLE, Request, random_request
from reference_impl.scenes.drawing import Picture
from reference_impl.scenes.making import random_scene
from reference_impl.scenes.scene import Scene

LENGTHS = {SINGLE: (1,), CHAIN: (2, 3, 4, 5, 6, 7, 8), GRAPH: (3, 4, 5, 6, 7, 8)}
"""Lengths of plans that are measured; `user_requests.LONGEST_TRAINED_PLAN` is the longest in training."""

_LIMITS = Limits(together=1)


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure: what was asked, under which circumstances, what was measured, on how many questions."""

    experiment: str
    condition: str
    metric: str
    value: float
    n: int


# ---- 1. plans


def draw_requests(graph: str, length: int, n: int, seed: int, *, held_out: bool = False) -> list[Request]:
    """Fresh requests, the same ones for the same seed."""
    chance = Random(f"test {seed} {graph} {length} {held_out}")  # noqa: S311 - chance, no secret
    return [random_request(chance, graph, length, held_out=held_out) for _ in range(n)]


def planning(controller: Controller, n: int, seed: int = 0) -> list[Figure]:
    """Scores of plans by graph, length and wording; `n` requests a condition."""
    rows: list[Figure] = []
    for graph, lengths in LENGTHS.items():
        for length in lengths:
            for held_out in (False, True):
                asked = draw_requests(graph, length, n, seed, held_out=held_out)
                said = plans(controller, [request.text for request in asked])
                scores = [score(read_plan(text).tasks, request.plan) for text, request in zip(said, asked, strict=True)]
                series = f"{graph}, {'held-out' if held_out else 'trained'} wordings @ {length}"
                rows += _score_rows(series, scores)
    return rows


def _score_rows(series: str, scores: Sequence[Scores]) -> list[Figure]:
    rows = []
    for metric, values in (
        ("node F1", [one.node for one in scores]),
        ("edge F1", [one.edge for one in scores if one.edge is not None]),
        ("argument F1", [one.argument for one in scores if one.argument is not None]),
        ("exact match", [one.exact for one in scores]),
    ):
        if values:
            rows.append(Figure("plan", series, metric, fmean(values), len(scores)))
    return rows


# ---- 2. success, with each stage replaced by its oracle


def success(controller: Controller, tools: Sequence[Tool], n: int, seed: int = 0, lengths: int = 4) -> list[Figure]:
    """How often all final results are right: as it is, and with plan, selection or tools replaced by an oracle.

    Args:
        controller: plans and selects.
        tools: real ones; pictures reach them as pixels.
        n: requests, of all graphs and of 1 to `lengths` tasks.
        seed: of requests and scenes.
        lengths: see `n`.
    """
    chance = Random(f"test {seed} success")  # noqa: S311 - chance, no secret
    asked: list[tuple[Request, Scene, dict[str, Result]]] = []
    while len(asked) < n:
        graph = chance.choice((SINGLE, CHAIN, GRAPH))
        length = 1 if graph == SINGLE else chance.randint(2 if graph == CHAIN else 3, lengths)
        request = random_request(chance, graph, length)
        scene = random_scene(chance, 10, 14)
        truth = _run(request.plan, scene, oracle_tools(), None)
        if not any(result.error for result in truth.values()):
            asked.append((request, scene, truth))
    said = plans(controller, [request.text for request, _, _ in asked])
    planned = [unfold(read_plan(text)) for text in said]
    choices = {task: select(controller, tools, task) for task in {tool.card.task for tool in tools}}
    best = {task: Choice(_best(tools, task), "oracle") for task in choices}
    conditions: dict[str, Callable[[int], dict[str, Result]]] = {
        "as it is": lambda k: _run(planned[k].tasks, pixels_of(asked[k][1]), tools, choices, planned[k]),
        "gold plan": lambda k: _run(asked[k][0].plan, pixels_of(asked[k][1]), tools, choices),
        "best tools chosen": lambda k: _run(planned[k].tasks, pixels_of(asked[k][1]), tools, best, planned[k]),
        "true tools": lambda k: _run(planned[k].tasks, asked[k][1], oracle_tools(), None, planned[k]),
        "gold plan, true tools": lambda k: _run(asked[k][0].plan, asked[k][1], oracle_tools(), None),
    }
    rows = []
    for condition, run in conditions.items():
        right = [float(_same(run(k), asked[k][2])) for k in range(n)]
        rows.append(Figure("success", condition, "success rate", fmean(right), n))
    calls = [len([task for task in plan.tasks if task.task != CHAT]) for plan in planned]
    rows.append(Figure("success", "as it is", "tool calls", fmean(calls), n))
    words = [len(request.text.split()) + len(text.split()) for (request, _, _), text in zip(asked, said, strict=True)]
    rows.append(Figure("success", "as it is", "words", fmean(words), n))
    return rows


def _best(tools: Sequence[Tool], task: str) -> Tool | None:
    return max(available(tools, task)[0], key=lambda tool: tool.card.quality, default=None)


def _run(
    tasks: Sequence[Task],
    picture: Picture,
    tools: Sequence[Tool],
    choices: dict[str, Choice] | None,
    plan: Plan | None = None,
) -> dict[str, Result]:
    """Run tasks with chosen tools, or with the only one that there is for each."""
    chosen = choices or {tool.card.task: Choice(tool, "the only one") for tool in tools}
    whole = Plan(unfold(Plan(tuple(tasks))).tasks, plan.errors if plan else {})
    nobody = Choice(None, "no tool")
    return execute(whole, picture, lambda task: chosen.get(task, nobody), _LIMITS)


def _same(results: dict[str, Result], truth: dict[str, Result]) -> bool:
    """Whether the results that no other task took up are the same, in any order."""
    return _final(results) == _final(truth)


def _final(results: dict[str, Result]) -> list[str]:
    used = {name for result in results.values() for name in result.task.dep}
    return sorted(_seen(result) for name, result in results.items() if name not in used and result.task.task != CHAT)


def _seen(result: Result) -> str:
    """A result in a form in which that of a real tool and that of an oracle can be compared."""
    if result.error:
        return f"failed {result.error}"
    kind = kind_of(result)
    return f"{kind} {shown_cells(result.value)}" if kind == Kind.PICTURE else json.dumps([kind, result.value])


def shown_cells(picture: Value | None) -> str:
    """The cells that a picture shows something in; frames are drawn around what is there, and do not count."""
    if isinstance(picture, Scene):
        return " ".join(thing.cell for thing in picture.objects)
    return " ".join(filled_cells(pixels_of(picture)))  # type: ignore[arg-type]


# ---- 3. rounds


def draw_inquiries(n: int, seed: int, *, family: str = "", steps: int = 0) -> list[Inquiry]:
    """Fresh questions, of both families and all lengths, or of one."""
    chance = Random(f"test {seed} inquiries {family} {steps}")  # noqa: S311 - chance, no secret
    if not family:
        return [random_inquiry(chance) for _ in range(n)]
    return [follow(chance, steps) if family == FOLLOW else search(chance, steps) for _ in range(n)]


def questions_of(inquiries: Sequence[Inquiry]) -> list[Question]:
    """What a controller and an answerer are given of inquiries."""
    return [Question(one.question, one.candidates, one.scene) for one in inquiries]


def _dialogue_rows(series: str, dialogues: Sequence[Dialogue], inquiries: Sequence[Inquiry]) -> list[Figure]:
    right = [one.answer == asked.answer for one, asked in zip(dialogues, inquiries, strict=True)]
    error = calibration_error([one.confidence for one in dialogues], right)
    n = len(dialogues)
    figures = {
        "accuracy": fmean(right),
        "calibration error": error,
        "rounds": fmean(len(one.rounds) for one in dialogues),
        "unknown ratio": fmean(one.forced for one in dialogues),
        "words": fmean(one.words for one in dialogues),
        "calls": fmean(one.calls for one in dialogues),
    }
    return [Figure("rounds", series, metric, value, n) for metric, value in figures.items()]


def rounds(
    controller: Controller, answerers: dict[str, Answerer], n: int, seed: int = 0, *, sure: float = SURE
) -> list[Figure]:
    """Dialogues with answerers of several trusts, where the reasoner itself stops, and with one round only.

    Args:
        controller: questioner and reasoner.
        answerers: by name; each is asked as it is, and with a share of its answers wrong or unknown.
        n: questions a condition.
        seed: of questions and noise.
        sure: how likely an answer must be for the reasoner to stop.
    """
    rows: list[Figure] = []
    asked = draw_inquiries(n, seed)
    for name, answerer in answerers.items():
        for trust, share in TRUSTS.items():
            heard = noisy(answerer, share, seed)
            dialogues = discuss(controller, heard, questions_of(asked), trust=trust, sure=sure)
            series = f"{name}, {round(100 * share)} % of answers spoilt"
            rows += _dialogue_rows(series, dialogues, asked)
        once = discuss(controller, answerer, questions_of(asked), most=1)
        rows += _dialogue_rows(f"{name}, one round", once, asked)
    return rows


def rounds_curve(controller: Controller, answerer: Answerer, n: int, seed: int = 0) -> list[Figure]:
    """Accuracy when the reasoner must answer after so many rounds, for noisy answers, beside its own stop; calibration."""
    asked = draw_inquiries(n, seed)
    rows: list[Figure] = []
    sure: list[float] = []
    right: list[bool] = []
    whole = discuss(controller, noisy(answerer, TRUSTS["9"], seed), questions_of(asked), trust="9", sure=2.0)
    for place in range(MOST_ROUNDS):
        said = [dialogue.rounds[place] for dialogue in whole]
        hits = [one.likely == inquiry.answer for one, inquiry in zip(said, asked, strict=True)]
        rows.append(Figure("rounds", f"forced after so many @ {place + 1}", "accuracy", fmean(hits), n))
        sure += [one.confidence for one in said]
        right += hits
    by_bin = [
        Figure("calibration", f"reasoner @ {one.until:g}", "accuracy", one.accuracy, len(sure))
        for one in calibration_bins(sure, right)
    ]
    error = calibration_error(sure, right)
    return [*rows, Figure("calibration", "reasoner, every round", "calibration error", error, len(sure)), *by_bin]


def without_reasoner(controller: Controller, answerer: Answerer, n: int, seed: int = 0, most: int = 4) -> Figure:
    """The last answer taken for the answer after a fixed number of rounds: what the reasoner is worth."""
    asked = draw_inquiries(n, seed)
    dialogues = discuss(controller, answerer, questions_of(asked), most=most, sure=2.0)
    right = 0
    for dialogue, inquiry in zip(dialogues, asked, strict=True):
        last = dialogue.rounds[-1].answer
        words = last.split()
        if inquiry.family == FOLLOW:
            right += inquiry.answer in words
        else:
            right += inquiry.answer == ("yes" if inquiry.sought in last else "no")
    return Figure("rounds", f"no reasoner, {most} rounds", "accuracy", right / n, n)


def seeing_alone(model: Model, n: int, seed: int = 0) -> Figure:
    """The vision-language model alone: the likeliest candidate, straight from the picture."""
    asked = draw_inquiries(n, seed)
    known = set(model.tokenizer.get_vocab())
    prompts = []
    for one in asked:
        words = [word for word in one.question.split() if word in known]
        prompts.append(prompt(" ".join(words), one.scene))
    scores = likelihoods(model, prompts, [one.candidates for one in asked])
    best = [one.candidates[row.index(max(row))] for one, row in zip(asked, scores, strict=True)]
    right = fmean(said == one.answer for said, one in zip(best, asked, strict=True))
    return Figure("rounds", "vision-language model alone", "accuracy", right, n)
