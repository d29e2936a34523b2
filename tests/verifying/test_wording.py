"""What makes a title another one, and what never does."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.verifying.wording import compared, likeness, same_numbers, same_title

WORDS = st.lists(st.text(string.ascii_letters, min_size=2, max_size=8), min_size=3, max_size=9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Visual Instruction Tuning", "visual instruction tuning"),
        ("Multi-Modal Models", "Multimodal Models"),
        ("Tuning: A Study", "Tuning — a study."),
        ("Models & Data", "Models and Data"),
        ("Models \\& Data", "Models &amp; Data"),
        ("$\\pi_0$: A Model", "π0: A Model"),
        ("LLaVA-$\\beta$", "LLaVA-β"),
        ("M\\\"uller Tests", "Müller tests"),
        ("{B}ERT-like \\textbf{models}", "BERT-like models"),
        ("A   Title\n  on two lines", "A Title on two lines"),
        ("Ｗｉｄｅ Letters", "Wide Letters"),
        ("The “Best” Model", "The ``Best'' Model"),
    ],
)  # fmt: skip
def test_the_same_title_in_other_dress(one: str, other: str) -> None:
    assert same_title(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LLaVA", "LLaVA+"),
        ("Gemma 3 Report", "Gemma 4 Report"),
        ("On Models", "On Data"),
        ("A Study of Models", "A Survey of Models"),
    ],
)
def test_another_title(one: str, other: str) -> None:
    assert not same_title(one, other)


@given(WORDS, st.randoms(use_true_random=False))
def test_case_and_punctuation_never_count(words: list[str], chance: object) -> None:
    title = " ".join(words)
    dressed = ": ".join([f"“{words[0].upper()}”", *[" -- ".join(words[1:])]]) + "."
    assert compared(title) == compared(dressed)


@given(WORDS)
def test_accents_never_count(words: list[str]) -> None:
    title = " ".join(words)
    accented = title.replace("a", "á").replace("e", "ë").replace("o", "ô").replace("n", "ñ")
    assert same_title(title, accented)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert same_title(one, one)
    assert same_title(one, other) == same_title(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
    assert same_numbers(one, other) == same_numbers(other, one)


def test_likeness_knows_slips_renamings_and_strangers() -> None:
    title = "Prism: Instruction Tuning for Multimodal Large Language Models"
    assert likeness(title, "Prism: Instruction Tuning for Multimodal Large Langauge Models") > 0.95
    assert likeness(title, "Instruction Tuning for Multimodal Large Language Models") >= 0.75
    assert likeness(title, "A Benchmark of Chart Captions from Weather Reports") < 0.5
