"""The tiny model: transformers' LLaVA classes with a small configuration, and the processor that feeds it.

A CLIP vision tower sees one patch a cell; a projector (LLaVA-1.5's two layers with GELU) turns each patch into one
embedding of a Llama; the Llama writes words. Nothing here is ours but the sizes and the weights to start from, so that
`save_pretrained`, `generate`, and what a learner knows of larger models carry over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit
from transformers import (
    AutoModelForCausalLM,
    AutoModelForImageTextToText,
    AutoProcessor,
    AutoTokenizer,
    CLIPVisionConfig,
    LlamaConfig,
    LlamaForCausalLM,
    LlavaConfig,
    LlavaForConditionalGeneration,
    LlavaProcessor,
    PreTrainedModel,
    PreTrainedTokenizerFast,
)
from transformers.models.clip import CLIPImageProcessorPil

from reference_impl.scenes.scene import CELL_PIXELS, PICTURE_PIXELS

PAD, UNKNOWN, START, END, IMAGE = "<pad>", "<unk>", "<s>", "</s>", "<image>"
USER, ASSISTANT = "user:", "assistant:"
"""Who speaks, in the template of a conversation."""

CONTROLLER = "controller"
"""Name of the one model that sees no picture."""

PATCHES = (PICTURE_PIXELS // CELL_PIXELS) ** 2
"""Embeddings that stand for one picture."""

WIDTH = 128
"""Of the embeddings, in the tower and in the Llama."""

LONGEST = 1024
"""Most tokens of a prompt and its answer."""

_NOISE = 0.02
_SAME_WORD = 0.4
_COPIED_WORD = 0.2
_LOOKING_BACK = 6.0
_TURNING = 6
"""How many of a head's frequencies tell apart places that are next to each other."""


class WeightsError(Exception):
    """Weights cannot be loaded: the message says which, why, and how to make them."""


def build_tokenizer(words: Sequence[str]) -> PreTrainedTokenizerFast:
    """One token a word; words are parted by spaces."""
    vocabulary = {word: number for number, word in enumerate((PAD, UNKNOWN, START, END, IMAGE, *words))}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token=PAD,
        unk_token=UNKNOWN,
        bos_token=START,
        eos_token=END,
        extra_special_tokens={"image_token": IMAGE},
        padding_side="left",
        model_max_length=LONGEST,
    )


def build_processor(words: Sequence[str]) -> LlavaProcessor:
    """Tokenizer and image processor in one: pictures of any size become 64 x 64 pixels in -1..1."""
    side = {"height": PICTURE_PIXELS, "width": PICTURE_PIXELS}
    pictures = CLIPImageProcessorPil(
        size=side, crop_size=side, do_center_crop=False, image_mean=[0.5, 0.5, 0.5], image_std=[0.5, 0.5, 0.5]
    )
    return LlavaProcessor(
        image_processor=pictures,
        tokenizer=build_tokenizer(words),
        patch_size=CELL_PIXELS,
        vision_feature_select_strategy="default",
        num_additional_image_tokens=1,
    )


def build_model(words: int, *, seed: int) -> LlavaForConditionalGeneration:
    """A model with fresh weights, about 1.3 million of them.

    Args:
        words: number of tokens that the tokenizer knows.
        seed: of the weights.
    """
    torch.manual_seed(seed)
    tower = CLIPVisionConfig(
        hidden_size=WIDTH,
        intermediate_size=2 * WIDTH,
        projection_dim=WIDTH,
        num_hidden_layers=2,
        num_attention_heads=4,
        image_size=PICTURE_PIXELS,
        patch_size=CELL_PIXELS,
    )
    model = LlavaForConditionalGeneration(
        LlavaConfig(
            vision_config=tower,
            text_config=_language(words),
            image_token_index=4,
            vision_feature_layer=-1,
            vision_feature_select_strategy="default",
            image_seq_length=PATCHES,
            tie_word_embeddings=True,
        )
    )
    start_language(model.model.language_model)
    return model


def build_controller(words: int, *, seed: int) -> LlamaForCausalLM:
    """A language model of the same Llama without a tower: what plans, selects, asks and decides.

    Args:
        words: number of tokens that the tokenizer knows.
        seed: of the weights.
    """
    torch.manual_seed(seed)
    model = LlamaForCausalLM(_language(words, bias=True))
    start_language(model.model)
    start_looking_back(model.model)
    return model


def _language(words: int, *, bias: bool = False) -> LlamaConfig:
    return LlamaConfig(
        attention_bias=bias,
        vocab_size=words,
        hidden_size=WIDTH,
        intermediate_size=3 * WIDTH,
        num_hidden_layers=4,
        num_attention_heads=4,
        num_key_value_heads=4,
        max_position_embeddings=LONGEST,
        pad_token_id=0,
        bos_token_id=2,
        eos_token_id=3,
        tie_word_embeddings=True,
    )


@torch.no_grad()
def start_language(language: PreTrainedModel) -> None:
    """Weights for a Llama to start from: attention that already looks for the same word, and copies it.

    A trained language model's query and key matrices multiply to about a multiple of the identity, and so do its value
    and output matrices. Starting there (Trockman and Kolter, Mimetic Initialization of Self-Attention Layers, 2023) lets
    a word find the patch that shows it from the first step on: a model of this size otherwise spends most of its
    training on a plateau. Here both products are a share of the identity plus noise.
    """
    words: Any = language.get_input_embeddings()
    words.weight.normal_(0.0, WIDTH**-0.5)
    layers: Any = language.get_submodule("layers")
    for layer in layers:
        for matrix in layer.parameters():
            if matrix.ndim == 2:
                matrix.normal_(0.0, _NOISE)
        attention = layer.self_attn
        look, copy = (torch.linalg.qr(torch.randn(WIDTH, WIDTH)).Q for _ in range(2))
        attention.q_proj.weight.add_(look, alpha=_SAME_WORD)
        attention.k_proj.weight.add_(look, alpha=_SAME_WORD)
        attention.v_proj.weight.add_(copy, alpha=_COPIED_WORD)
        attention.o_proj.weight.add_(copy.T, alpha=_COPIED_WORD)


@torch.no_grad()
def start_looking_back(language: PreTrainedModel) -> None:
    """Let half of the first layer's heads start by looking at the word before.

    To copy, a model needs two heads in turn: one that tells a word what stands before it, and one that finds by that what
    came next the last time (an induction head; Olsson and others, 2022). The first takes longest to form. Under rotary
    positions it needs no weight but two biases: a key that, turned by one place, is the query.
    """
    layers: Any = language.get_submodule("layers")
    first = layers[0].self_attn
    heads = language.config.num_attention_heads
    width = first.head_dim
    turns = language.config.rope_parameters["rope_theta"] ** (-torch.arange(_TURNING) * 2 / width)
    for head in range(heads // 2):
        part = slice(head * width, (head + 1) * width)
        for projection in (first.q_proj, first.k_proj):
            projection.weight[part].normal_(0.0, _NOISE)
        start = head * width
        first.q_proj.bias[start : start + _TURNING] = _LOOKING_BACK
        first.k_proj.bias[start : start + _TURNING] = _LOOKING_BACK * turns.cos()
        start += width // 2
        first.k_proj.bias[start : start + _TURNING] = _LOOKING_BACK * turns.sin()


def save(model: PreTrainedModel, reader: LlavaProcessor | PreTrainedTokenizerFast, folder: Path) -> None:
    """Write weights as bfloat16, and what reads text and pictures for them, into `folder`; `model` stays as it is."""
    state = {name: value.to(torch.bfloat16) for name, value in model.state_dict().items()}
    model.save_pretrained(folder, state_dict=state)
    reader.save_pretrained(folder)


def load(folder: Path) -> tuple[LlavaForConditionalGeneration, LlavaProcessor]:
    """The model and its processor, in float32, ready to answer.

    Raises:
        WeightsError: the folder lacks a file, or a file is cut short.
    """
    with _explained(folder):
        model = AutoModelForImageTextToText.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
        return model.eval(), AutoProcessor.from_pretrained(folder, local_files_only=True)


def load_controller(folder: Path) -> tuple[LlamaForCausalLM, PreTrainedTokenizerFast]:
    """The controller and its tokenizer, in float32, ready to answer.

    Raises:
        WeightsError: the folder lacks a file, or a file is cut short.
    """
    with _explained(folder):
        model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
        tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        return model.eval(), tokenizer


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn what goes wrong while weights are loaded into a `WeightsError`."""
    try:
        if not folder.is_dir():
            raise OSError("there is no such folder")
        yield
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        reason = str(error).splitlines()[0]
        raise WeightsError(
            f"the weights in {folder} cannot be loaded ({reason}). They are a part of the project: get them back with"
            f" `git checkout {folder}`, or make them again with `make train`."
        ) from error
