"""What is suggested for a paper, and why."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome.catalog import Catalog
from awesome.model import SHELVES
from awesome.suggesting import suggest
from awesome.vocabulary import Vocabulary

ROOT = Path(__file__).parents[2]
_SMALL = Catalog([])


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.load(ROOT)


@pytest.mark.parametrize(
    ("title", "technique", "topic", "modality"),
    [
        ("Wren: Visual Instruction Tuning with Songs", "instruction-tuning", "training-data", "image"),
        ("Heron: Multimodal Chain-of-Thought Reasoning by Rivers", "chain-of-thought", "reasoning", "image"),
        ("Towards Better In-Context Examples for Large Vision-Language Models", "in-context-learning", "", "image"),
        ("StorkGPT: Planning with Visual Foundation Models as Tools", "llm-aided-visual-reasoning", "", "image"),
        ("A Benchmark of Hallucination in Large Video-Language Models", "background", "hallucination", "video"),
    ],
)
def test_a_title_that_says_it(catalog: Catalog, title: str, technique: str, topic: str, modality: str) -> None:
    found = suggest(title, "", catalog)
    assert found.techniques[0].value == technique
    assert not topic or topic in [each.value for each in found.topics]
    assert modality in [each.value for each in found.modalities]


def test_each_has_a_reason_that_can_be_looked_up(catalog: Catalog) -> None:
    title = "Wren: Visual Instruction Tuning with Songs"
    found = suggest(title, "", catalog)
    for each in (*found.techniques[:1], *found.topics, *found.modalities):
        assert 0 <= each.score <= 1
        assert each.reason
    assert "instruction tuning" in found.techniques[0].reason.casefold()


def test_what_is_suggested_is_in_the_closed_lists(catalog: Catalog) -> None:
    vocabulary = Vocabulary.load()
    for paper in list(catalog)[::200]:
        found = suggest(paper.title, "", catalog, leave_out=paper.id)
        assert {each.value for each in found.techniques} <= set(SHELVES)
        assert {each.value for each in found.topics} <= set(vocabulary.topics)
        assert {each.value for each in found.modalities} <= set(vocabulary.modalities)
        assert 1 <= len(found.topics) <= 4


def test_a_paper_is_no_evidence_for_itself(catalog: Catalog) -> None:
    paper = catalog.papers["llava"]
    found = suggest(paper.title, "", catalog, leave_out=paper.id)
    assert all("like LLaVA," not in each.reason for each in (*found.techniques, *found.topics, *found.modalities))


def test_a_list_without_papers() -> None:
    found = suggest("Wren: Visual Instruction Tuning with Songs", "", Catalog([]))
    assert found.techniques[0].value == "instruction-tuning"


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_suggestions(title: str, abstract: str) -> None:
    found = suggest(title, abstract, _SMALL)
    assert [each.score for each in found.techniques] == sorted((each.score for each in found.techniques), reverse=True)
    assert len(found.techniques) >= 1
