"""One round, as in HuggingGPT: plan, select, execute, respond.

Read from top to bottom; each stage can be called alone. A plan is JSON that a language model wrote (`plans`), its tasks
are unfolded and run in waves (`execution`) by tools that the model selects (`selection`), and what came of it all goes
back to the model for the response. Where nothing needs a tool, or no plan can be read, the model just talks.

After Shen and others, HuggingGPT: Solving AI Tasks with ChatGPT and its Friends in Hugging Face (2023, section 3).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reference_impl.llm_aided_visual_reasoning.controller import PLAN, RESPOND, Ask, Controller, ControllerError
from reference_impl.llm_aided_visual_reasoning.execution import Limits, Result, execute, kind_of, words_of_value
from reference_impl.llm_aided_visual_reasoning.plan_words import NAMES, plan_grammar
from reference_impl.llm_aided_visual_reasoning.plans import Plan, read_plan, unfold, waves
from reference_impl.llm_aided_visual_reasoning.selection import ACCURATE, Choice, select
from reference_impl.llm_aided_visual_reasoning.task_list import CHAT, TASK_LIST, Kind
from reference_impl.llm_aided_visual_reasoning.templates import fill
from reference_impl.llm_aided_visual_reasoning.tools.base import Tool
from reference_impl.llm_aided_visual_reasoning.user_requests import RequestError, marked
from reference_impl.scenes.drawing import Picture

ROOM = 160
"""Words that the conversation before a request may take up."""

_LONGEST_PLAN = 480
_LONGEST_RESPONSE = 64
_TALK = "There is nothing in this that the tools could do. Ask about the picture."
_LONGEST_REQUEST = 2_000


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything that happened in one round.

    Attributes:
        request: what the user said.
        marked: the request with its index hints.
        said: the plan, as the controller wrote it.
        plan: what was read of it, unfolded.
        results: by id of the task, in the order in which they ran.
        response: what the user is told.
        problem: why it came to no plan; nothing where it did.
        calls: how often the controller was asked.
    """

    request: str
    marked: str = ""
    said: str = ""
    plan: Plan = field(default_factory=Plan)
    results: Mapping[str, Result] = field(default_factory=dict)
    response: str = ""
    problem: str = ""
    calls: int = 0

    def as_data(self) -> dict[str, Any]:
        """The trace as JSON can hold it; pictures are named, not held."""
        return {
            "request": self.request,
            "marked": self.marked,
            "said": self.said,
            "problem": self.problem,
            "plan": self.plan.as_data(),
            "waves": [[task.id for task in wave] for wave in waves(self.plan.tasks, tuple(self.plan.errors))],
            "results": {name: _result_data(result) for name, result in self.results.items()},
            "response": self.response,
            "calls": self.calls,
        }


def _result_data(result: Result) -> dict[str, Any]:
    choice = result.choice
    return {
        "task": result.task.task,
        "args": dict(result.task.args),
        "tool": choice.tool.card.name if choice and choice.tool else None,
        "reason": choice.reason if choice else "",
        "passed over": dict(choice.passed_over) if choice else {},
        "wave": result.wave,
        "result": words_of_value(result.value),
        "error": result.error,
    }


# ---- 1. the plan


def cut_context(history: Sequence[str], room: int = ROOM) -> list[str]:
    """The latest turns of a conversation that fit into `room` words; the oldest are dropped, two at a time."""
    kept = list(history)
    while sum(len(turn.split()) for turn in kept) > room:
        kept = kept[2:]
    return kept


def plan_ask(request: str, history: Sequence[str] = ()) -> Ask:
    """What the controller is asked for a plan.

    Raises:
        RequestError: the request has no step, too many, or is too long.
    """
    if len(request) > _LONGEST_REQUEST:
        raise RequestError(f"the request has {len(request):,} characters; at most {_LONGEST_REQUEST:,} are read")
    kept = cut_context(history)
    slots = {
        "request": request,
        "marked": marked(request),
        "history": " ".join(fill("earlier", request=turn) for turn in kept),
        "log": "\n".join(kept),
        "tasks": json.dumps({name: [one.name for one in kind.arguments] for name, kind in TASK_LIST.items()}),
    }
    return Ask(PLAN, slots, plan_grammar, _LONGEST_PLAN)


def plans(controller: Controller, requests: Sequence[str]) -> list[str]:
    """What the controller plans for many requests at once, as it says it."""
    return controller.say([plan_ask(request) for request in requests])


# ---- 2. the response


def respond(controller: Controller, request: str, results: Mapping[str, Result]) -> str:
    """What the user is told: first what was asked for, then what went wrong on the way.

    Only results that no other task took up are given to the controller, and those that failed. It says what they are by
    letters, and the letters are replaced here, so that no result can be garbled.

    Raises:
        ControllerError: it did not answer.
    """
    used = {name for result in results.values() for name in result.task.dep}
    told = [
        result for name, result in results.items() if (name not in used or result.error) and result.task.task != CHAT
    ]
    told = told[: len(NAMES)]
    if not told:
        return _TALK
    names = NAMES[: len(told)]
    slots = {
        "request": request,
        "records": " ; ".join(f"{name} {kind_of(result)}" for name, result in zip(names, told, strict=True)),
        "workflow": json.dumps([_result_data(result) for result in results.values()]),
        "results": json.dumps({name: _told(result) for name, result in zip(names, told, strict=True)}),
    }
    said = controller.say([Ask(RESPOND, slots, most=_LONGEST_RESPONSE)])[0]
    values = {name: _told(result) for name, result in zip(names, told, strict=True)}
    return " ".join(values.get(word, word) for word in said.split())


def _told(result: Result) -> str:
    if result.error:
        return f"{result.task.id} ({result.task.task or 'unknown'}: {result.error})"
    return result.task.id if kind_of(result) == Kind.PICTURE else words_of_value(result.value)


# ---- 3. all of it


def answer(
    controller: Controller,
    tools: Sequence[Tool],
    request: str,
    picture: Picture,
    *,
    history: Sequence[str] = (),
    want: str = ACCURATE,
    limits: Limits | None = None,
) -> Trace:
    """One request, from the user's words to the response.

    Args:
        controller: who plans, selects and responds.
        tools: what there is to be called.
        request: what the user says.
        picture: what it is about.
        history: what the user said before, oldest first.
        want: what tools are to be, `selection.ACCURATE` or `selection.FAST`.
        limits: of time.
    """
    try:
        ask = plan_ask(request, history)
        said = controller.say([ask])[0]
    except (RequestError, ControllerError) as error:
        return Trace(request, response=_TALK, problem=str(error))
    plan = unfold(read_plan(said))
    trace = Trace(request, ask.slots["marked"], said, plan, calls=1)
    return carry_out(controller, tools, trace, picture, want=want, limits=limits)


def carry_out(
    controller: Controller,
    tools: Sequence[Tool],
    trace: Trace,
    picture: Picture,
    *,
    want: str = ACCURATE,
    limits: Limits | None = None,
) -> Trace:
    """What follows the plan, of wherever the plan came."""
    plan = trace.plan
    if plan.unreadable or (not plan.errors and all(task.task == CHAT for task in plan.tasks)):
        return _with(trace, {}, _TALK, plan.unreadable, trace.calls)
    chosen: dict[str, Choice] = {}
    calls = trace.calls

    def choose(task: str) -> Choice:
        if task not in chosen:
            chosen[task] = select(controller, tools, task, want)
        return chosen[task]

    results = execute(plan, picture, choose, limits)
    calls += sum("only one" not in choice.reason and choice.tool is not None for choice in chosen.values())
    try:
        response, problem = respond(controller, trace.request, results), ""
        calls += 1
    except ControllerError as error:
        final = list(results.values())[-1]
        response, problem = f"the result is {_told(final)}", f"no response: {error}"
    return _with(trace, results, response, problem, calls)


def _with(trace: Trace, results: Mapping[str, Result], response: str, problem: str, calls: int) -> Trace:
    return Trace(trace.request, trace.marked, trace.said, trace.plan, results, response, problem, calls)
