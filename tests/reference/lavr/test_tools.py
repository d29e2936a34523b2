"""Tools: what they make, what they refuse, and that their cards say the truth."""

from __future__ import annotations

from random import Random
from typing import Any

import numpy as np
import pytest
from transformers import LlavaForConditionalGeneration, LlavaProcessor

from reference_impl.generating import Model
from reference_impl.llm_aided_visual_reasoning.task_list import TASK_LIST
from reference_impl.llm_aided_visual_reasoning.tools.arithmetic import LARGEST, arithmetic_tools, calculate
from reference_impl.llm_aided_visual_reasoning.tools.base import Card, Tool, ToolError, cards, part, pixels_of
from reference_impl.llm_aided_visual_reasoning.tools.measuring import measure
from reference_impl.llm_aided_visual_reasoning.tools.neural import Eyes
from reference_impl.llm_aided_visual_reasoning.tools.oracle import oracle_tools
from reference_impl.llm_aided_visual_reasoning.tools.pixels import (
    color_of,
    crop,
    draw_boxes,
    filled_cells,
    pixel_tools,
    read_by_template,
    segment,
)
from reference_impl.llm_aided_visual_reasoning.tools.registry import all_tools
from reference_impl.scenes.making import random_scene
from reference_impl.scenes.scene import COLORS, Object, Scene
from reference_impl.tasks.captioning import caption

SCENE = Scene(
    (
        Object("b2", "red", "circle", "large", "4"),
        Object("c3", "red", "square", "small", "7"),
        Object("d1", "blue", "circle", "small", "2"),
    ),
    seed=5,
)
ORACLE = {tool.card.task: tool for tool in oracle_tools()}


@pytest.fixture
def tools(model: LlavaForConditionalGeneration, processor: LlavaProcessor) -> list[Tool]:
    return all_tools(Model(model, processor))


def test_every_task_but_talking_has_a_tool_and_some_have_several(tools: list[Tool]) -> None:
    tasks = [tool.card.task for tool in tools]
    assert set(tasks) == set(TASK_LIST) - {"chat"}
    assert {task for task in tasks if tasks.count(task) > 1} >= {"vqa", "detect", "digit"}
    assert len({tool.card.name for tool in tools}) == len(tools) == len(cards())


def test_several_tools_for_a_task_differ_in_quality_or_cost() -> None:
    for task in ("vqa", "detect", "digit"):
        figures = [(card.quality, card.cost) for card in cards().values() if card.task == task]
        assert len(set(figures)) == len(figures)


def test_a_tool_that_lacks_its_weights_says_so(tools: list[Tool]) -> None:
    said = {tool.card.name: tool.unavailable() for tool in tools}
    assert "not tuned" in said["instructed"]
    assert not said["region-reader"]


@pytest.mark.parametrize(("task", "quality"), [("painting", 0.5), ("digit", 1.5)])
def test_a_card_that_cannot_be_true_is_refused(task: str, quality: float) -> None:
    with pytest.raises(ToolError):
        Card("x", task, "", quality, 1.0)


def test_a_crop_keeps_its_cells_and_nothing_else() -> None:
    pixels = pixels_of(SCENE)
    cut = crop({"image": pixels, "boxes": ("b2", "d1")})
    assert filled_cells(cut) == ["d1", "b2"]
    assert (part(cut, "b2") == part(pixels, "b2")).all()
    assert filled_cells(pixels) == ["d1", "b2", "c3"]


def test_boxes_are_drawn_around_cells_and_leave_the_picture_as_it_was() -> None:
    pixels = pixels_of(SCENE)
    before = pixels.copy()
    framed = draw_boxes({"image": pixels, "boxes": ("c3",)})
    assert (pixels == before).all()
    changed = np.argwhere((framed != pixels).any(-1))
    assert changed.min(0).tolist() == [32, 32]
    assert changed.max(0).tolist() == [47, 47]
    assert len(changed) <= 60


def test_colours_are_told_apart_by_the_palette() -> None:
    pixels = pixels_of(SCENE)
    assert [color_of(pixels, cell) for cell in ("b2", "c3", "d1", "a1")] == ["red", "red", "blue", ""]
    assert filled_cells(segment({"image": pixels, "color": "red"})) == ["b2", "c3"]
    assert {color_of(pixels_of(Scene((Object("a1", color, "cross", "small"),))), "a1") for color in COLORS} == set(
        COLORS
    )


@pytest.mark.parametrize("cell", ["b2", "c3", "d1"])
def test_the_template_reader_reads(cell: str) -> None:
    assert read_by_template({"image": SCENE, "cell": cell}) == int(SCENE.by_cell[cell].mark)
    assert read_by_template({"image": crop({"image": SCENE, "cell": cell})}) == int(SCENE.by_cell[cell].mark)


@pytest.mark.parametrize(
    ("work", "args", "why"),
    [
        (crop, {"image": SCENE, "cell": "z9"}, "no cell 'z9'"),
        (draw_boxes, {"image": SCENE, "boxes": ("<script>",)}, "no cell '<script>'"),
        (segment, {"image": SCENE, "color": "mauve"}, "unknown colour 'mauve'"),
        (read_by_template, {"image": SCENE, "cell": "a1"}, "no digit at a1"),
        (read_by_template, {"image": SCENE}, "shows 3 objects"),
        (calculate, {"left": 1, "operator": "__import__", "right": 1}, "unknown operator"),
        (calculate, {"left": LARGEST, "operator": "*", "right": LARGEST}, "beyond"),
    ],
)
def test_what_cannot_be_done_says_why(work: Any, args: dict[str, Any], why: str) -> None:
    with pytest.raises(ToolError, match=why):
        work(args)


def test_numbers_are_counted_calculated_and_sorted() -> None:
    work = {tool.card.task: tool.work for tool in arithmetic_tools()}
    assert work["count"]({"boxes": ("a1", "b2")}) == 2
    assert [work["calculate"]({"left": 7, "operator": sign, "right": 9}) for sign in "+-*"] == [16, -2, 63]
    assert work["sort"]({"numbers": (3, -1, 2)}) == (-1, 2, 3)


def test_oracles_know_the_scene() -> None:
    assert ORACLE["caption"].work({"image": SCENE}) == caption(SCENE)
    assert ORACLE["detect"].work({"image": SCENE, "text": "red"}) == ("b2", "c3")
    assert ORACLE["vqa"].work({"image": SCENE, "text": "size at d1"}) == "small"
    cut = ORACLE["crop"].work({"image": SCENE, "cell": "b2"})
    assert ORACLE["digit"].work({"image": cut}) == 4
    with pytest.raises(ToolError, match="scenes only"):
        ORACLE["caption"].work({"image": pixels_of(SCENE)})


@pytest.mark.parametrize("name", ["palette-segmenter", "template-reader", "rough-reader", "cropper", "box-drawer"])
def test_cards_tell_the_quality_that_is_measured(name: str) -> None:
    tool = next(tool for tool in pixel_tools() if tool.card.name == name)
    assert measure(tool, 300).quality == pytest.approx(tool.card.quality, abs=0.03)


class _Told(Eyes):
    """Eyes that are told what cells show."""

    def __init__(self, scene: Scene, seen: dict[str, str]) -> None:
        self.scene, self.seen = scene, seen

    def phrases(self, asked: Any) -> list[str]:
        return [self.seen.get(cell, "empty") for _, cell in asked]

    def caption(self, _: Any) -> str:
        return caption(self.scene)


def test_neural_tools_read_what_the_model_says() -> None:
    eyes = _Told(SCENE, {"b2": "large red circle 4", "c3": "small red square"})
    assert eyes.digit({"image": SCENE, "cell": "b2"}) == 4
    assert eyes.attribute({"image": SCENE, "text": "shape at c3"}) == "square"
    assert eyes.detect_by_cells({"image": SCENE, "text": "red circle"}) == ("b2",)
    assert eyes.detect_by_caption({"image": SCENE, "text": "circle"}) == ("d1", "b2")
    for args, why in (({"cell": "c3"}, "shows no digit"), ({"cell": "e5"}, "no cell 'e5'")):
        with pytest.raises(ToolError, match=why):
            eyes.digit({"image": SCENE} | args)
    with pytest.raises(ToolError, match="one attribute and one cell"):
        eyes.attribute({"image": SCENE, "text": "import os"})


def test_the_real_model_is_asked_in_words_that_it_knows(tools: list[Tool], chance: Random) -> None:
    work = {tool.card.name: tool.work for tool in tools}
    scene = random_scene(chance, 3, 5)
    assert isinstance(work["captioner"]({"image": scene}), str)
    assert isinstance(work["cell-scanner"]({"image": pixels_of(scene), "text": "red"}), tuple)
    with pytest.raises(ToolError, match="cannot be asked"):
        work["instructed"]({"image": scene, "text": "xyzzy"})
