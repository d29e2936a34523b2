"""The stories by technique."""

from __future__ import annotations

from collections.abc import Callable

from reference_impl.showing.stories import (
    chain_of_thought,
    in_context_learning,
    instruction_tuning,
    llm_aided_visual_reasoning,
)
from reference_impl.showing.story import Told
from reference_impl.showing.telling import Models, Own

Tell = Callable[[Models, int, Own | None], Told]
"""Models, a seed, and what a user brings (or None), to a story."""

STORIES: dict[str, Tell] = {
    module.TECHNIQUE: module.tell
    for module in (instruction_tuning, in_context_learning, chain_of_thought, llm_aided_visual_reasoning)
}
"""All stories, in the order of the techniques."""
