"""How good tools are and how long they take: where the figures of `cards.toml` come from."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from reference_impl.llm_aided_visual_reasoning.tools.base import Tool, ToolError, Value, pixels_of
from reference_impl.llm_aided_visual_reasoning.tools.oracle import oracle_tools
from reference_impl.llm_aided_visual_reasoning.tools.pixels import crop
from reference_impl.scenes.making import random_scene
from reference_impl.scenes.scene import COLORS, Scene

_FEWEST, _MOST = 3, 8
_ASKED = ("color", "shape", "size", "digit")


@dataclass(frozen=True, slots=True)
class Measured:
    """A tool's quality (share of right results) and cost (milliseconds a call), on `n` fresh scenes."""

    quality: float
    cost: float
    n: int


def measure(tool: Tool, n: int, seed: int = 0) -> Measured:
    """Let a tool that sees do its task on fresh scenes in test drawings, and compare with the truth.

    Pictures come to the tool as pixels. A picture that it makes is right if every pixel is.
    """
    chance = Random(f"{seed} tools")  # noqa: S311 - chance, no secret
    oracle = {other.card.task: other for other in oracle_tools()}[tool.card.task]
    right, seconds = 0, 0.0
    for _ in range(n):
        scene = random_scene(chance, _FEWEST, _MOST)
        args = _arguments(chance, scene, tool.card.task)
        pixels = pixels_of(scene)
        begun = time.perf_counter()
        try:
            made: Any = tool.work(args | {"image": pixels})
        except ToolError:
            made = None
        seconds += time.perf_counter() - begun
        right += made is not None and _equal(made, oracle.work(args | {"image": scene}), args, pixels)
    return Measured(right / n, 1000 * seconds / n, n)


def _arguments(chance: Random, scene: Scene, task: str) -> dict[str, Any]:
    thing = chance.choice(scene.objects)
    wanted: dict[str, dict[str, Any]] = {
        "vqa": {"text": f"{chance.choice(_ASKED)} at {thing.cell}"},
        "detect": {"text": " ".join(thing.kind)},
        "segment": {"color": chance.choice(COLORS)},
        "digit": {"cell": thing.cell},
        "crop": {"cell": thing.cell},
        "draw": {"boxes": (thing.cell,)},
    }
    return wanted.get(task, {})


def _equal(made: Any, truth: Value, args: dict[str, Any], pixels: Any) -> bool:
    if not isinstance(truth, Scene):
        return bool(made == truth)
    kept: Sequence[str] = [thing.cell for thing in truth.objects]
    if "boxes" in args:
        return bool((made != pixels).any())
    expected = crop({"image": pixels, "boxes": kept})
    return bool((made == expected).all())
