"""What the model answers: generated word by word, sampled many times, held to a grammar, or ranked among candidates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import torch
from torch import Tensor
from transformers import LlavaProcessor, PreTrainedModel, PreTrainedTokenizerFast

from reference_impl.model import END, IMAGE, LONGEST, PATCHES, UNKNOWN
from reference_impl.samples import to_pixels
from reference_impl.scenes.drawing import Picture, draw

T = TypeVar("T")
Reader = LlavaProcessor | PreTrainedTokenizerFast
Allowed = Callable[[list[str]], Sequence[str]]
"""A grammar: from the words of an answer so far to those that may come next; no word means that the answer ends."""


class PromptError(ValueError):
    """A prompt cannot be answered: the message says why."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Words parted by spaces, `<image>` for a picture among them, and what these pictures show, in order."""

    text: str
    pictures: tuple[Picture, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights and what reads text and pictures for them.

    Attributes:
        weights: of transformers' LLaVA or Llama class.
        reader: its processor or tokenizer.
        split: whose drawings pictures are made of: "train" or "test".
    """

    weights: PreTrainedModel
    reader: Reader
    split: str = "test"

    @property
    def tokenizer(self) -> PreTrainedTokenizerFast:
        """The tokenizer, also where it is a part of a processor."""
        return self.reader.tokenizer if isinstance(self.reader, LlavaProcessor) else self.reader

    def inputs(self, prompts: Sequence[Prompt]) -> dict[str, Tensor]:
        """Prompts as tensors, padded on the left.

        Raises:
            PromptError: a prompt is too long, holds a word that is not in the vocabulary, or lacks a picture.
        """
        for prompt in prompts:
            self._check(prompt)
        texts = [prompt.text for prompt in prompts]
        pictures = [picture for prompt in prompts for picture in prompt.pictures]
        shared = {"return_tensors": "pt", "padding": True, "add_special_tokens": False}
        if pictures:
            return dict(self.reader(text=texts, images=list(draw(pictures, self.split)), **shared))
        inputs = self.tokenizer(texts, **shared)
        return {"input_ids": inputs["input_ids"], "attention_mask": inputs["attention_mask"]}

    def pixels(self, pictures: Sequence[Picture]) -> Tensor:
        """Pictures as the tower sees them (pictures, 3, 64, 64)."""
        return to_pixels(draw(pictures, self.split))

    def _check(self, prompt: Prompt) -> None:
        words = prompt.text.split()
        known = self.tokenizer.get_vocab()
        unknown = [word for word in words if word not in known or word == UNKNOWN]
        if unknown:
            raise PromptError(f"not in the vocabulary: {' '.join(dict.fromkeys(unknown))}")
        if words.count(IMAGE) != len(prompt.pictures):
            raise PromptError(f"{words.count(IMAGE)} {IMAGE} words, but {len(prompt.pictures)} pictures")
        if len(words) + len(prompt.pictures) * (PATCHES - 1) > LONGEST // 2:
            raise PromptError(f"longer than {LONGEST // 2} tokens")


@torch.inference_mode()
def generate(
    model: Model,
    prompts: Sequence[Prompt],
    *,
    most: int,
    temperature: float = 0.0,
    seed: int = 0,
    allowed: Allowed | None = None,
    batch: int = 128,
) -> list[str]:
    """The answer to each prompt, in order.

    Args:
        model: what answers.
        prompts: what is asked.
        most: words of an answer at the most.
        temperature: of sampling; 0 takes the likeliest word.
        seed: of sampling.
        allowed: a grammar that answers are held to.
        batch: prompts that are answered side by side.
    """
    torch.manual_seed(seed)
    order = sorted(range(len(prompts)), key=lambda number: len(prompts[number].text.split()))
    answers = [""] * len(prompts)
    for chosen in _parts(order, batch):
        inputs = model.inputs([prompts[number] for number in chosen])
        length = inputs["input_ids"].shape[1]
        options: dict[str, Any] = {"max_new_tokens": most, "do_sample": temperature > 0}
        if temperature > 0:
            options |= {"temperature": temperature, "top_k": 0}
        if allowed:
            options["prefix_allowed_tokens_fn"] = _held_to(model.tokenizer, allowed, length)
        weights: Any = model.weights
        tokens = weights.generate(**inputs, **options)
        for number, row in zip(chosen, tokens[:, length:], strict=True):
            answers[number] = words_of(model.tokenizer, row)
    return answers


def words_of(tokenizer: PreTrainedTokenizerFast, tokens: Tensor) -> str:
    """Tokens (length) as words, up to the end of the answer."""
    words: list[str] = list(tokenizer.convert_ids_to_tokens(tokens.tolist()))
    return " ".join(words[: words.index(END)] if END in words else words)


def _held_to(tokenizer: PreTrainedTokenizerFast, allowed: Allowed, start: int) -> Callable[[int, Tensor], list[int]]:
    """A grammar in the form in which `generate` asks for it: from all tokens so far to those that may follow."""

    vocabulary = tokenizer.get_vocab()

    def next_tokens(_: int, tokens: Tensor) -> list[int]:
        said = list(tokenizer.convert_ids_to_tokens(tokens[start:].tolist()))
        words = [] if END in said else list(allowed(said))
        return [vocabulary[word] for word in words or [END]]

    return next_tokens


@torch.inference_mode()
def likelihoods(model: Model, prompts: Sequence[Prompt], candidates: Sequence[Sequence[str]]) -> list[list[float]]:
    """How likely each candidate is as the answer to its prompt: the sum of its words' log-probabilities.

    Args:
        model: what answers.
        prompts: what is asked.
        candidates: for each prompt the answers to be ranked.
    """
    rows = [
        (Prompt(f"{prompt.text} {candidate}", prompt.pictures), len(candidate.split()))
        for prompt, answers in zip(prompts, candidates, strict=True)
        for candidate in answers
    ]
    scores: list[float] = []
    for chosen in _parts(rows, 128):
        inputs = model.inputs([row for row, _ in chosen])
        logits = model.weights(**inputs, use_cache=False).logits[:, :-1].log_softmax(-1)
        said = logits.gather(-1, inputs["input_ids"][:, 1:, None])[..., 0]
        scores += [said[row, -length:].sum().item() for row, (_, length) in enumerate(chosen)]
    flat = iter(scores)
    return [[next(flat) for _ in answers] for answers in candidates]


def _parts(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
