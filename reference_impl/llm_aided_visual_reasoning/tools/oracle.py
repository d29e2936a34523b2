"""Tools that look the truth up in the scene: what the evaluation puts in the place of real ones.

They see scenes, not pixels, and what they cut out is a scene again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reference_impl.llm_aided_visual_reasoning.tools.arithmetic import arithmetic_tools
from reference_impl.llm_aided_visual_reasoning.tools.base import Card, Tool, ToolError, Work
from reference_impl.scenes.scene import CELLS, DIGITS, Object, Scene
from reference_impl.tasks.captioning import caption, phrase
from reference_impl.tasks.question_answering import VALUES, value_of


def _scene(args: Mapping[str, Any]) -> Scene:
    if not isinstance(args["image"], Scene):
        raise ToolError("an oracle sees scenes only")
    return args["image"]


def _at(args: Mapping[str, Any], cell: str) -> Object:
    if cell not in _scene(args).by_cell:
        raise ToolError(f"there is nothing at {cell}")
    return _scene(args).by_cell[cell]


def _kept(scene: Scene, cells: Sequence[str]) -> Scene:
    return Scene(tuple(thing for thing in scene.objects if thing.cell in cells), scene.seed)


def _caption(args: Mapping[str, Any]) -> str:
    return caption(_scene(args))


def _answer(args: Mapping[str, Any]) -> str:
    words = args["text"].split()
    attributes = [word for word in words if word in VALUES]
    cells = [word for word in words if word in CELLS]
    if len(attributes) != 1 or len(cells) != 1:
        raise ToolError("a question names one attribute and one cell")
    value = value_of(_at(args, cells[0]), attributes[0])
    if value not in VALUES[attributes[0]]:
        raise ToolError(f"{cells[0]} shows no {attributes[0]}")
    return value


def _detect(args: Mapping[str, Any]) -> tuple[str, ...]:
    wanted = set(args["text"].split())
    return tuple(thing.cell for thing in _scene(args).objects if wanted and wanted <= set(phrase(thing).split()))


def _segment(args: Mapping[str, Any]) -> Scene:
    scene = _scene(args)
    return _kept(scene, [thing.cell for thing in scene.objects if thing.color == args["color"]])


def _digit(args: Mapping[str, Any]) -> int:
    scene = _scene(args)
    if not args.get("cell") and len(scene.objects) != 1:
        raise ToolError(f"the picture shows {len(scene.objects)} objects; say which cell is meant")
    thing = _at(args, args.get("cell") or scene.objects[0].cell)
    if thing.mark not in DIGITS:
        raise ToolError(f"{thing.cell} shows no digit")
    return int(thing.mark)


def _crop(args: Mapping[str, Any]) -> Scene:
    return _kept(_scene(args), [args["cell"]] if args.get("cell") else args["boxes"])


def _draw(args: Mapping[str, Any]) -> Scene:
    return _scene(args)


def oracle_tools() -> list[Tool]:
    """One tool a task, always right; those that compute are the real ones."""
    work: dict[str, Work] = {
        "caption": _caption,
        "vqa": _answer,
        "detect": _detect,
        "segment": _segment,
        "digit": _digit,
        "crop": _crop,
        "draw": _draw,
    }
    looked_up = [Tool(Card(f"{task}-oracle", task, "Looks the truth up.", 1.0, 0.0), do) for task, do in work.items()]
    return [*looked_up, *arithmetic_tools()]
