"""The model: of transformers' own classes, small, saved and loaded as any other."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
import torch
from safetensors.torch import load_file
from transformers import (
    AutoModelForImageTextToText,
    AutoProcessor,
    LlavaForConditionalGeneration,
    LlavaProcessor,
    PreTrainedTokenizerFast,
)

from reference_impl.generating import Model, Prompt, PromptError, generate, likelihoods
from reference_impl.model import WeightsError, build_controller, build_tokenizer, load, load_controller, save
from reference_impl.scenes.drawing import draw
from reference_impl.scenes.making import random_scene

TEXT = "<s> <image> user: describe the picture assistant:"


@pytest.fixture(scope="module")
def folder(processor: LlavaProcessor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from reference_impl.model import build_model

    folder = tmp_path_factory.mktemp("weights")
    save(build_model(len(processor.tokenizer), seed=3), processor, folder)
    return folder


def test_it_has_one_to_three_million_weights(model: LlavaForConditionalGeneration) -> None:
    assert 1_000_000 <= sum(weight.numel() for weight in model.parameters()) <= 3_000_000


def test_the_tokenizer_is_a_fast_one_and_the_processor_a_real_one(processor: LlavaProcessor) -> None:
    assert isinstance(processor.tokenizer, PreTrainedTokenizerFast)
    assert processor.tokenizer.decode(processor.tokenizer("red circle 4")["input_ids"]) == "red circle 4"


def test_saved_weights_are_bfloat16_and_small(folder: Path) -> None:
    weights = load_file(folder / "model.safetensors")
    assert {weight.dtype for weight in weights.values()} == {torch.bfloat16}
    assert (folder / "model.safetensors").stat().st_size < 4_000_000


def test_plain_auto_classes_load_it_and_it_answers(folder: Path, chance: Random) -> None:
    model: Any = AutoModelForImageTextToText.from_pretrained(folder)
    processor = AutoProcessor.from_pretrained(folder)
    assert type(model).__name__ == "LlavaForConditionalGeneration"
    assert isinstance(processor.tokenizer, PreTrainedTokenizerFast)
    picture = draw([random_scene(chance, 4, 8)])[0]
    inputs = processor(text=TEXT, images=picture, return_tensors="pt", add_special_tokens=False)
    tokens = model.generate(**inputs, max_new_tokens=5, do_sample=False)
    assert tokens.shape[1] <= inputs["input_ids"].shape[1] + 5


def test_a_picture_of_any_size_is_read(folder: Path) -> None:
    _, processor = load(folder)
    import numpy as np

    picture = np.zeros((300, 200, 3), dtype=np.uint8)
    assert processor(text=TEXT, images=picture, return_tensors="pt")["pixel_values"].shape == (1, 3, 64, 64)


def test_it_answers_alike_alone_and_among_others(folder: Path, chance: Random) -> None:
    model = Model(*load(folder))
    assert model.weights.dtype == torch.float32
    scenes = [random_scene(chance, 2, 8) for _ in range(3)]
    prompts = [Prompt(TEXT, (scenes[0],)), Prompt("<s> user: red assistant:"), Prompt(TEXT, (scenes[2],))]
    prompts = [prompts[0], prompts[2]]
    together = generate(model, prompts, most=8)
    assert together == [generate(model, [prompt], most=8)[0] for prompt in prompts]


def test_sampling_comes_again_by_its_seed(folder: Path, chance: Random) -> None:
    model = Model(*load(folder))
    prompts = [Prompt(TEXT, (random_scene(chance, 2, 8),))] * 3
    first, again, other = (generate(model, prompts, most=8, temperature=1.0, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert len(set(first)) > 1


def test_an_answer_is_held_to_a_grammar(folder: Path, chance: Random) -> None:
    model = Model(*load(folder))

    def allowed(said: list[str]) -> list[str]:
        return [["red", "blue"], ["circle"], []][len(said)]

    answers = generate(model, [Prompt(TEXT, (random_scene(chance, 2, 8),))], most=8, allowed=allowed)
    assert answers[0] in {"red circle", "blue circle"}


def test_candidates_are_ranked_by_what_generation_would_say(folder: Path, chance: Random) -> None:
    model = Model(*load(folder))
    prompts = [Prompt(TEXT, (random_scene(chance, 2, 8),)) for _ in range(3)]
    words = ["red", "blue", "circle", "4"]
    for prompt, scores in zip(prompts, likelihoods(model, prompts, [words] * 3), strict=True):
        best = generate(model, [prompt], most=1, allowed=lambda said: [] if said else words)[0]
        assert words[scores.index(max(scores))] == best
        assert all(score < 0 for score in scores)


@pytest.mark.parametrize(
    ("prompt", "message"),
    [
        (Prompt("<s> user: xyzzy <unk>"), "not in the vocabulary: xyzzy <unk>"),
        (Prompt("<s> <image>"), "1 <image> words, but 0 pictures"),
        (Prompt("red " * 600), "longer than 512 tokens"),
    ],
)
def test_a_prompt_that_cannot_be_answered_is_an_error(folder: Path, prompt: Prompt, message: str) -> None:
    with pytest.raises(PromptError, match=message):
        generate(Model(*load(folder)), [prompt], most=2)


@pytest.mark.parametrize("damage", ["missing", "no weights", "cut short", "no configuration", "no JSON"])
def test_damaged_weights_are_a_clear_error(folder: Path, tmp_path: Path, damage: str) -> None:
    copy = tmp_path / "weights"
    if damage != "missing":
        copy.mkdir()
        for file in folder.iterdir():
            (copy / file.name).write_bytes(file.read_bytes())
    weights = copy / "model.safetensors"
    if damage == "no weights":
        weights.unlink()
    elif damage == "cut short":
        weights.write_bytes(weights.read_bytes()[:10_000])
    elif damage == "no configuration":
        (copy / "config.json").unlink()
    elif damage == "no JSON":
        (copy / "config.json").write_text("{")
    with pytest.raises(WeightsError, match=r"cannot be loaded .*make train"):
        load(copy)


def test_the_controller_is_a_llama_that_is_saved_and_loaded_alike(tmp_path: Path) -> None:
    tokenizer = build_tokenizer(["plan", "red"])
    model = build_controller(len(tokenizer), seed=1)
    save(model, tokenizer, tmp_path)
    loaded, reader = load_controller(tmp_path)
    ids = torch.tensor([reader.convert_tokens_to_ids(["<s>", "plan", "red"])])
    assert torch.allclose(loaded(ids).logits, model(ids).logits, atol=0.1)
