"""Which tool does a task: those that are there are asked whether they can, and the controller chooses, with a reason.

HuggingGPT, section 3.2. Tools are put before the controller by letters, with their cards' figures, so that a new tool
needs no new word and no training.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reference_impl.llm_aided_visual_reasoning.controller import SELECT, Ask, Controller, ControllerError
from reference_impl.llm_aided_visual_reasoning.plan_words import NAMES, choice_grammar
from reference_impl.llm_aided_visual_reasoning.tools.base import Tool

ACCURATE, FAST = "accurate", "fast"
"""What a user may want most."""

MOST_CANDIDATES = 5
_LONGEST_DESCRIPTION = 100
_TENTHS = 9
_LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """The tool for one task.

    Attributes:
        tool: that was chosen; None where none can do the task.
        reason: why.
        passed_over: tools that cannot be called now, with what they said.
    """

    tool: Tool | None
    reason: str
    passed_over: tuple[tuple[str, str], ...] = ()


def available(tools: Sequence[Tool], task: str) -> tuple[list[Tool], list[tuple[str, str]]]:
    """The tools for a task that can be called now, the first `MOST_CANDIDATES` of them, and what the others said."""
    there: list[Tool] = []
    passed_over: list[tuple[str, str]] = []
    for tool in tools:
        if tool.card.task != task or len(there) == MOST_CANDIDATES:
            continue
        try:
            why = tool.unavailable()
        except Exception as error:  # noqa: BLE001 - a tool that cannot even say whether it is there is not there
            why = f"asked whether it is there, it failed: {error}"
        if why:
            passed_over.append((tool.card.name, why))
        else:
            there.append(tool)
    return there, passed_over


def select(controller: Controller, tools: Sequence[Tool], task: str, want: str = ACCURATE) -> Choice:
    """Choose a tool for a task.

    Args:
        controller: who chooses where there are several.
        tools: all that there are.
        task: what is to be done.
        want: `ACCURATE` or `FAST`.
    """
    there, passed = available(tools, task)
    if not there:
        return Choice(None, f"no tool for {task} is available", tuple(passed))
    if len(there) == 1:
        return Choice(there[0], "the only one that is available", tuple(passed))
    names = NAMES[: len(there)]
    try:
        said = controller.say([_ask(there, names, task, want)])[0]
        name, reason = _read(said)
        return Choice(there[names.index(name)], reason, tuple(passed))
    except (ControllerError, ValueError, RecursionError) as error:
        best = max(there, key=lambda tool: tool.card.quality)
        return Choice(
            best, f"highest quality; the controller's choice could not be read ({_cut(error)})", tuple(passed)
        )


def _ask(there: Sequence[Tool], names: Sequence[str], task: str, want: str) -> Ask:
    quality = _ranks([tool.card.quality for tool in there])
    cost = _ranks([tool.card.cost for tool in there])
    grammar = choice_grammar(names)
    cards = [
        {
            "id": name,
            "quality": tool.card.quality,
            "milliseconds": tool.card.cost,
            "description": tool.card.description[:_LONGEST_DESCRIPTION],
        }
        for name, tool in zip(names, there, strict=True)
    ]
    said = " ; ".join(
        f"{name} quality {good} cost {dear}" for name, good, dear in zip(names, quality, cost, strict=True)
    )
    slots = {"task": task, "want": want, "candidates": said, "cards": json.dumps(cards)}
    return Ask(SELECT, slots, lambda words: grammar[words[-1] if words else ""], most=8)


def _ranks(values: Sequence[float]) -> list[int]:
    """Values as whole numbers from 0 to 9 that keep their order, as far apart as there is room."""
    order = sorted(set(values))
    step = _TENTHS / max(len(order) - 1, 1)
    return [round(order.index(value) * step) for value in values]


def _read(said: str) -> tuple[str, str]:
    data: Any = json.loads(said)
    if not isinstance(data, dict) or not isinstance(data.get("id"), str):
        raise ValueError("no object with an id")
    return data["id"], str(data.get("reason", ""))[:_LONGEST_REASON]


def _cut(error: Exception) -> str:
    return " ".join(str(error).split())[:100]
