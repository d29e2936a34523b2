"""`awesome from-issue` with the form for data sets."""

from __future__ import annotations

import pytest

from tests.issues.bench import TODAY, Bench
from tests.issues.support import Answer

NAMED: dict[str, Answer] = {"name": "BirdBench", "kind": ["benchmark"]}


def test_the_paper_of_the_list_says_the_rest(bench: Bench) -> None:
    answers: dict[str, Answer] = {
        **NAMED,
        "paper": "arXiv:2401.00001v3",
        "url": "birds.example.org/bench",
        "size": "3K images",
    }
    assert bench.form("dataset", "--yes", **answers, techniques="unknown", modalities=["image"]) == 0, bench.out
    assert bench.entry("birdbench", bench.text("datasets.yaml")) == {
        "id": "birdbench", "name": "BirdBench", "paper": "kite", "date": "2024-01-02",
        "url": "https://birds.example.org/bench", "kind": ["benchmark"], "modalities": ["image"], "size": "3K images", "added": TODAY,
    }  # fmt: skip


@pytest.mark.parametrize("paper", ["kite", "Kite", "https://arxiv.org/abs/2401.00001"])
def test_a_paper_is_named_by_its_id_in_the_list_too(paper: str, bench: Bench) -> None:
    assert bench.form("dataset", "--yes", **NAMED, paper=paper) == 0, bench.out
    assert bench.entry("birdbench", bench.text("datasets.yaml"))["paper"] == "kite"


def test_a_paper_outside_the_list_gives_its_own_ids(bench: Bench) -> None:
    assert bench.form("dataset", "--yes", **NAMED, paper="2603.00003", techniques="instruction-tuning") == 0, bench.out
    entry = bench.entry("birdbench", bench.text("datasets.yaml"))
    assert (entry["arxiv"], entry["date"]) == ("2603.00003", "2026-03-04")
    assert entry["title"] == "Wagtail: Instruction Tuning on Videos of Birds"
    assert entry["techniques"] == ["instruction-tuning"]


def test_an_address_is_enough_without_a_paper(bench: Bench) -> None:
    assert bench.form("dataset", "--yes", **NAMED, url="https://birds.example.org/bench") == 0, bench.out
    assert bench.entry("birdbench", bench.text("datasets.yaml"))["url"] == "https://birds.example.org/bench"


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, "What is the data set called?"),
        ({"name": "BirdBench"}, "What is the data set for?"),
        (NAMED, "Where is it?"),
        ({**NAMED, "paper": "2603.00003", "name": "kite"}, "This is in the list already, as `kite`"),
        ({**NAMED, "url": "https://huggingface.co/datasets/example/kite/"}, "This is in the list already, as `kite`"),
        ({**NAMED, "paper": "nonsense"}, "No paper is found by `nonsense`"),
        ({**NAMED, "paper": "2603.09999"}, "knows no paper under"),
        ({**NAMED, "url": "ftp://birds.example.org"}, "The address `ftp://birds.example.org` is not https"),
    ],
)
def test_what_is_missing_or_wrong_is_asked(answers: dict[str, Answer], asked: str, bench: Bench) -> None:
    assert bench.form("dataset", "--yes", **answers) == 1
    assert asked in bench.out
    assert bench.untouched()
