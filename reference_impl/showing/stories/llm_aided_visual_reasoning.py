"""LLM-aided visual reasoning: plans carried out by tools, a chain and a graph, and rounds of doubt."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import cast

from reference_impl.generating import Model, Prompt, PromptError, generate
from reference_impl.instruction_tuning import prompt
from reference_impl.llm_aided_visual_reasoning.controller import LocalController
from reference_impl.llm_aided_visual_reasoning.evaluation import shown_cells
from reference_impl.llm_aided_visual_reasoning.execution import Result, execute, kind_of, words_of_value
from reference_impl.llm_aided_visual_reasoning.inquiries import FOLLOW, TRUSTS, Inquiry, follow
from reference_impl.llm_aided_visual_reasoning.many_rounds import SURE, Dialogue, Question, discuss, noisy
from reference_impl.llm_aided_visual_reasoning.plans import Plan, unfold
from reference_impl.llm_aided_visual_reasoning.selection import Choice
from reference_impl.llm_aided_visual_reasoning.single_round import Trace, answer
from reference_impl.llm_aided_visual_reasoning.task_list import Kind
from reference_impl.llm_aided_visual_reasoning.templates import fill
from reference_impl.llm_aided_visual_reasoning.tools.base import Tool, pixels_of
from reference_impl.llm_aided_visual_reasoning.tools.neural import Eyes
from reference_impl.llm_aided_visual_reasoning.tools.oracle import oracle_tools
from reference_impl.llm_aided_visual_reasoning.tools.registry import all_tools
from reference_impl.llm_aided_visual_reasoning.user_requests import (
    CHAIN,
    GRAPH,
    LONGEST_TRAINED_PLAN,
    Request,
    random_request,
)
from reference_impl.model import CONTROLLER
from reference_impl.scenes.drawing import Picture
from reference_impl.scenes.making import random_scene
from reference_impl.scenes.scene import Scene
from reference_impl.showing import story
from reference_impl.showing.telling import Models, Own, QuestionError, Telling

TECHNIQUE = "llm-aided-visual-reasoning"
SEEING, INSTRUCTED = "pretrained", "instruction-tuned"

_PARTS = (
    ("One round: a chain", CHAIN, 3, "Each step takes up what the step before it made."),
    ("One round: a graph", GRAPH, LONGEST_TRAINED_PLAN, "Steps take up the results of several others."),
)
_TRUST = "9"
_STEPS = 3
_ALONE, _PLANNED, _TRUTH = "the vision-language model alone", "controller and tools", "the generator"
_LONGEST_ANSWER = 8
_LEAD = (
    "A language model that sees no picture decides: it takes a request apart, chooses a tool for each part, and says what"
    " came of it. The tools look, cut, count and calculate. Where one look may be wrong, it asks again until it is sure."
)


def tell(models: Models, seed: int, own: Own | None = None) -> story.Told:
    """The story, on fresh requests and scenes, or on what a user brings.

    Raises:
        QuestionError: the user's request cannot be planned.
        WeightsError: a model cannot be loaded.
    """
    telling = Telling(TECHNIQUE)
    controller = LocalController(models(CONTROLLER))
    tools = all_tools(models(SEEING), models(INSTRUCTED))
    if own:
        _own(telling, controller, tools, models(INSTRUCTED), own)
    else:
        chance = Random(f"{TECHNIQUE} {seed}")  # noqa: S311 - chance, no secret
        for title, graph, length, text in _PARTS:
            telling.heading(title, text)
            _round(telling, controller, tools, models(INSTRUCTED), *_asked(chance, graph, length))
        _rounds(telling, controller, models(SEEING), follow(chance, _STEPS), seed)
    return telling.told("LLM-aided visual reasoning", _LEAD, seed)


def _asked(chance: Random, graph: str, length: int) -> tuple[Request, Scene, str]:
    """A request, a picture about which it can be answered, and the answer."""
    while True:
        request, scene = random_request(chance, graph, length), random_scene(chance, 10, 14)
        only = {tool.card.task: Choice(tool, "the only one") for tool in oracle_tools()}
        true = execute(unfold(Plan(request.plan)), scene, only.__getitem__)
        if not any(result.error for result in true.values()):
            return request, scene, _final(true)


def _final(results: Mapping[str, Result]) -> str:
    """The results that no other task took up, in words."""
    used = {name for result in results.values() for name in result.task.dep}
    return ", ".join(_words(result) for name, result in results.items() if name not in used)


def _words(result: Result) -> str:
    if result.error:
        return "nothing"
    if kind_of(result) == Kind.PICTURE:
        return f"a picture of {shown_cells(result.value) or 'nothing'}"
    return words_of_value(result.value)


def _round(
    telling: Telling,
    controller: LocalController,
    tools: list[Tool],
    alone: Model,
    request: Request,
    scene: Scene,
    truth: str,
) -> None:
    telling.picture(scene, "A fresh scene")
    telling.add(story.Answer(by="baseline", who=_ALONE, text=_at_once(alone, request.text, scene)))
    trace = answer(controller, tools, request.text, pixels_of(scene))
    _given(telling, trace)
    _trace(telling, trace)
    given = _final(trace.results)
    telling.add(
        story.Answer(by="technique", who=_PLANNED, text=given, right=given == truth, note=trace.response),
        story.Answer(by="truth", who=_TRUTH, text=truth),
    )


def _at_once(model: Model, request: str, picture: Picture) -> str:
    """What the instructed model answers to the whole request, without the words that it does not know."""
    known = set(model.tokenizer.get_vocab())
    asked = " ".join(word for word in request.split() if word in known)
    try:
        return generate(model, [prompt(asked, picture)], most=_LONGEST_ANSWER)[0]
    except PromptError:
        return ""


def _given(telling: Telling, trace: Trace) -> None:
    """What the controller is given: the request with its index hints."""
    telling.prompt("the controller, for a plan", Prompt(fill("plan", history="", marked=trace.marked)))


def _trace(telling: Telling, trace: Trace) -> None:
    """The plan as it was carried out: tasks, the tool of each with the reason, and what it made."""
    numbers = {name: number for number, name in enumerate(trace.results, 1)}
    tasks = []
    for name, result in trace.results.items():
        task, choice = result.task, result.choice
        made = kind_of(result) == Kind.PICTURE and not result.error
        tasks.append(
            story.Task(
                number=numbers[name],
                tool=task.task or "unknown",
                arguments=", ".join(f"{key} {_argument(value, numbers)}" for key, value in task.args.items()),
                needs=tuple(numbers[needed] for needed in task.dep if needed in numbers),
                wave=result.wave + 1,
                model=choice.tool.card.name if choice and choice.tool else "",
                reason=choice.reason if choice else "",
                result="" if result.error else _words(result),
                error=result.error,
                picture=telling.file(pixels_of(cast("Picture", result.value))) if made else "",
            )
        )
    telling.add(story.Plan(request=trace.request, tasks=tuple(tasks)))


def _argument(value: str, numbers: Mapping[str, int]) -> str:
    """An argument with the number of a task in place of its name."""
    return " and ".join(
        f"[{numbers[part.removeprefix('<resource>-')]}]" if part.removeprefix("<resource>-") in numbers else part
        for part in value.split(",")
    )


def _rounds(telling: Telling, controller: LocalController, eyes: Model, inquiry: Inquiry, seed: int) -> None:
    """A question that takes more looks than anyone knows beforehand, with looks that are sometimes wrong."""
    share = TRUSTS[_TRUST]
    telling.heading(
        "Many rounds",
        f"Arrows are followed until there is none. One look in {round(1 / share)} is spoilt, and the reasoner is told so: it"
        " asks again where it doubts, and stops when it is sure.",
    )
    telling.picture(inquiry.scene, "A fresh scene", path=() if inquiry.family != FOLLOW else inquiry.cells)
    question = Question(inquiry.question, inquiry.candidates, inquiry.scene)
    looks = noisy(Eyes(eyes).phrases, share, seed)
    once, whole = (discuss(controller, looks, [question], trust=_TRUST, **limits)[0] for limits in ({"most": 1}, {}))
    telling.add(
        story.Answer(by="baseline", who="after one round", text=once.answer, right=once.answer == inquiry.answer),
        story.Rounds(question=inquiry.question, rounds=_told(whole), threshold=SURE),
        story.Answer(by="technique", who="when it is sure", text=whole.answer, right=whole.answer == inquiry.answer),
        story.Answer(by="truth", who=_TRUTH, text=inquiry.answer),
    )


def _told(dialogue: Dialogue) -> tuple[story.Round, ...]:
    last = len(dialogue.rounds)
    return tuple(
        story.Round(
            questions=(f"what is at {one.cell} ?",),
            answers=(one.answer,),
            conclusion=one.analysis,
            confidence=round(one.confidence, 4),
            decision=_decision(one.likely, final=number == last, forced=dialogue.forced),
        )
        for number, one in enumerate(dialogue.rounds, 1)
    )


def _decision(likely: str, *, final: bool, forced: bool) -> str:
    if not final:
        return f"perhaps {likely}; go on"
    return f"{likely}, because no round is left" if forced else f"{likely}; stop"


def _own(telling: Telling, controller: LocalController, tools: list[Tool], alone: Model, own: Own) -> None:
    telling.heading("Your picture", "As the tools see it: 64 x 64 pixels, sixteen cells.")
    telling.picture(own.picture, "What you brought")
    trace = answer(controller, tools, own.question, own.picture)
    if trace.problem and not trace.plan.tasks:
        raise QuestionError(
            f"{trace.problem}; ask in steps, such as: what digit is at a1 ; what digit is at b2 ; add k and l"
        )
    telling.heading("Your request", "Steps are parted by a semicolon; each gets a letter, by which others name it.")
    telling.add(story.Answer(by="baseline", who=_ALONE, text=_at_once(alone, own.question, own.picture)))
    _given(telling, trace)
    _trace(telling, trace)
    telling.add(story.Answer(by="technique", who=_PLANNED, text=_final(trace.results), note=trace.response))
