"""Tools that compute: a counter, a calculator and a sorter. Nothing they are given is ever run as code."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from typing import Any

from reference_impl.llm_aided_visual_reasoning.tools.base import Tool, ToolError, cards

LARGEST = 10**9
"""Largest number, by amount, that the calculator takes or gives."""

_OPERATIONS = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def count(args: Mapping[str, Any]) -> int:
    """How many boxes there are."""
    return len(args["boxes"])


def calculate(args: Mapping[str, Any]) -> int:
    """The sum, difference or product of two numbers.

    Raises:
        ToolError: the operator is unknown, or a number is too large.
    """
    sign = args["operator"]
    if sign not in _OPERATIONS:
        raise ToolError(f"unknown operator {sign!r}; there are: {' '.join(_OPERATIONS)}")
    result: int = _OPERATIONS[sign](args["left"], args["right"])
    if max(map(abs, (args["left"], args["right"], result))) > LARGEST:
        raise ToolError(f"numbers beyond {LARGEST:,} are not calculated with")
    return result


def sort(args: Mapping[str, Any]) -> tuple[int, ...]:
    """The numbers from small to large."""
    return tuple(sorted(args["numbers"]))


def arithmetic_tools() -> list[Tool]:
    """All tools of this file."""
    return [
        Tool(cards()["counter"], count),
        Tool(cards()["calculator"], calculate),
        Tool(cards()["sorter"], sort),
    ]
