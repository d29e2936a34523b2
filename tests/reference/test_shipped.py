"""The weights that ship: small, whole, and of use with transformers alone; and the stories that the site shows of them."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image
from safetensors import safe_open
from transformers import AutoModelForCausalLM, AutoModelForImageTextToText, AutoProcessor, AutoTokenizer

from reference_impl.chain_of_thought import answers, prompt, read_answer
from reference_impl.commands.common import SEED
from reference_impl.commands.showcase import FOLDER
from reference_impl.experiments.arms import ARMS
from reference_impl.generating import Model
from reference_impl.in_context_learning import answers as examples_answers
from reference_impl.instruction_tuning import prompt as instructed
from reference_impl.llm_aided_visual_reasoning.controller import LocalController
from reference_impl.llm_aided_visual_reasoning.plans import read_plan
from reference_impl.llm_aided_visual_reasoning.single_round import plans
from reference_impl.llm_aided_visual_reasoning.user_requests import CHAIN, random_request
from reference_impl.model import CONTROLLER
from reference_impl.scenes.drawing import draw
from reference_impl.scenes.making import random_scene
from reference_impl.showing import story
from reference_impl.showing.stories import TOLD
from reference_impl.showing.stories.registry import STORIES
from reference_impl.showing.telling import WEIGHTS, shipped
from reference_impl.tasks.chains import random_chain
from reference_impl.tasks.episodes import operator_episode

SHIPPED = [arm.name for arm in ARMS.values() if arm.ships]
MOST_BYTES = 30_000_000


@cache
def model(name: str) -> Model:
    return shipped()(name)


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


def test_what_ships_is_what_is_there() -> None:
    assert sorted(path.name for path in WEIGHTS.iterdir() if path.is_dir()) == sorted(SHIPPED)
    text = (WEIGHTS / "README.md").read_text(encoding="utf-8")
    for name in SHIPPED:
        assert f"| `{name}` |" in text
    for path in (WEIGHTS / SHIPPED[0]).iterdir():
        assert f"`{path.name}`" in text, path.name


def test_it_is_small_and_in_half_precision() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) <= MOST_BYTES
    for name in SHIPPED:
        with safe_open(WEIGHTS / name / "model.safetensors", framework="pt") as file:
            assert {file.get_tensor(key).dtype for key in file.keys()} == {torch.bfloat16}  # noqa: SIM118 - no mapping


@pytest.mark.parametrize("name", [name for name in SHIPPED if name != CONTROLLER])
def test_transformers_alone_gives_the_same_answer(name: str) -> None:
    scene = random_scene(Random(f"shipped {name}"), 5, 7)
    asked = instructed("what color is at a1 ?", scene)
    folder = WEIGHTS / name
    plain = AutoModelForImageTextToText.from_pretrained(folder, dtype=torch.float32).eval()
    processor = AutoProcessor.from_pretrained(folder)
    picture = Image.fromarray(draw([scene], "test")[0])
    inputs = processor(text=asked.text, images=picture, add_special_tokens=False, return_tensors="pt")
    said = plain.generate(**inputs, max_new_tokens=4, do_sample=False)[0, inputs["input_ids"].shape[1] :]
    ours = model(name)
    given = ours.weights.generate(**ours.inputs([asked]), max_new_tokens=4, do_sample=False)[0, -len(said) :]  # type: ignore[operator]
    assert said.tolist() == given.tolist()


def test_transformers_alone_loads_the_controller() -> None:
    plain = AutoModelForCausalLM.from_pretrained(WEIGHTS / CONTROLLER, dtype=torch.float32)
    tokenizer = AutoTokenizer.from_pretrained(WEIGHTS / CONTROLLER)
    inputs = tokenizer("<s> user:", add_special_tokens=False, return_tensors="pt")
    assert plain(**inputs).logits.shape[-1] == len(tokenizer)


def test_steps_help_and_examples_help_and_plans_are_right() -> None:
    """What the demos rest on, on few questions: bounds far below what was measured, so that chance does not matter."""
    chance = Random("shipped")
    chains = [random_chain(chance, "hops 4", stays=True) for _ in range(40)]
    asked = [prompt(chain.question, chain.scene) for chain in chains]
    stepwise, at_once = (
        share(
            [read_answer(said) == chain.answer for said, chain in zip(answers(model(name), asked), chains, strict=True)]
        )
        for name in ("one-stage", "direct")
    )
    assert stepwise > 0.8 > 0.6 > at_once
    episodes = [operator_episode(chance, 4) for _ in range(40)]
    given = examples_answers(model("in-context"), episodes)
    assert share([one == episode.answer for one, episode in zip(given, episodes, strict=True)]) > 0.7
    requests = [random_request(chance, CHAIN, 2) for _ in range(20)]
    said = plans(LocalController(model(CONTROLLER)), [request.text for request in requests])
    assert share([read_plan(text).tasks == request.plan for text, request in zip(said, requests, strict=True)]) > 0.7


@pytest.mark.parametrize("technique", TOLD)
def test_the_showcase_is_what_the_weights_say(technique: str) -> None:
    kept = story.load(FOLDER, technique)
    told = STORIES[technique](shipped(), SEED, None)
    assert _rounded(story.to_json(told.story)) == _rounded(story.to_json(kept.story))
    assert set(told.pictures) == set(kept.pictures)
    for name, data in told.pictures.items():
        assert np.array_equal(_pixels(data), _pixels(kept.pictures[name])), name


def _rounded(text: str) -> str:
    """Without the last digits of probabilities, in which machines differ."""
    return "\n".join(
        line[:-3] if '"confidence"' in line or '"agreement"' in line else line for line in text.splitlines()
    )


def _pixels(data: bytes) -> NDArray[np.uint8]:
    return np.asarray(Image.open(io.BytesIO(data)))


def test_the_showcase_holds_nothing_else() -> None:
    named = {name for technique in TOLD for name in story.load(FOLDER, technique).pictures}
    assert {path.name for path in Path(FOLDER).iterdir()} == named | {f"{technique}.json" for technique in TOLD}
