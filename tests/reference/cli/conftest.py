"""Weights that learned nothing, under the names of those that ship."""

from __future__ import annotations

from pathlib import Path

import pytest
from transformers import LlavaProcessor

from reference_impl.llm_aided_visual_reasoning.vocabulary import vocabulary
from reference_impl.model import CONTROLLER, build_controller, build_model, build_tokenizer, save

NAMES = ("pretrained", "instruction-tuned", "in-context", "direct", "one-stage", "answer")


@pytest.fixture(scope="session")
def weights(processor: LlavaProcessor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weights")
    save(build_model(len(processor.tokenizer), seed=0), processor, folder / "one")
    for name in NAMES:
        (folder / name).symlink_to(folder / "one")
    tokenizer = build_tokenizer(vocabulary())
    save(build_controller(len(tokenizer), seed=0), tokenizer, folder / CONTROLLER)
    return folder
