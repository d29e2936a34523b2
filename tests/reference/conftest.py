"""A tiny model that many tests share, and what reads for it."""

from __future__ import annotations

from random import Random

import pytest
import torch
from transformers import LlavaForConditionalGeneration, LlavaProcessor

from reference_impl.model import build_model, build_processor
from reference_impl.samples import Encoder
from reference_impl.vocabulary import vocabulary


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> None:
    """Tests run side by side; each takes one thread, so that figures come out alike."""
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def processor() -> LlavaProcessor:
    return build_processor(vocabulary())


@pytest.fixture(scope="session")
def encoder(processor: LlavaProcessor) -> Encoder:
    return Encoder(processor.tokenizer)


@pytest.fixture
def model(processor: LlavaProcessor) -> LlavaForConditionalGeneration:
    return build_model(len(processor.tokenizer), seed=0)


@pytest.fixture
def chance() -> Random:
    return Random(7)
