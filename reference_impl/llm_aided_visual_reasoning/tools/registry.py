"""All tools in one list. A new tool is one function with a card, and one line here."""

from __future__ import annotations

from reference_impl.generating import Model
from reference_impl.llm_aided_visual_reasoning.tools.arithmetic import arithmetic_tools
from reference_impl.llm_aided_visual_reasoning.tools.base import Tool
from reference_impl.llm_aided_visual_reasoning.tools.neural import neural_tools
from reference_impl.llm_aided_visual_reasoning.tools.pixels import pixel_tools


def all_tools(model: Model, instructed: Model | None = None) -> list[Tool]:
    """Every tool that comes along.

    Args:
        model: the pretrained LLaVA that the neural tools see with.
        instructed: the same, tuned on instructions; the tool that needs it says so where it is not there.
    """
    return [*neural_tools(model, instructed), *pixel_tools(), *arithmetic_tools()]
