"""`awesome add --dataset`: data sets with a paper of the list, with one of their own, and by their address alone."""

from __future__ import annotations

import pytest

from tests.contributing.adding import Place
from tests.sources import bad

URL = "https://huggingface.co/datasets/example/feathers"
SAID = ("--kind", "instruction-tuning", "--technique", "M-IT", "--modality", "image", "--yes")


def test_with_a_paper_of_the_list(place: Place) -> None:
    options = ["--url", URL, "--paper", "lark", "--size", "150K", "--language", "en", "--language", "zh"]
    done = place.add("--dataset", "Feathers-150K", *options, *SAID)
    assert done.status == 0, done.said
    assert (
        "- id: feathers-150k\n  name: Feathers-150K\n  paper: lark\n"
        f"  url: {URL}\n  kind: [instruction-tuning]\n  techniques: [instruction-tuning]\n  modalities: [image]\n"
        "  size: 150K\n  languages: [en, zh]\n  added: '2026-11-23'\n"
    ) in place.text().replace("'150K'", "150K")
    assert place.server.asked == []
    assert place.checked() == 0


@pytest.mark.parametrize("word", ["2301.00001", "https://arxiv.org/abs/2301.00001v2"])
def test_a_paper_of_the_list_by_its_other_id(word: str, place: Place) -> None:
    assert place.add("--dataset", "Feathers", "--paper", word, *SAID).status == 0
    assert "paper: lark\n" in place.text().partition("- id: feathers")[2]
    assert place.server.asked == []


def test_with_a_paper_that_the_list_does_not_have(place: Place) -> None:
    done = place.add("--dataset", "Feathers", "--paper", "2401.00001", "--url", URL, *SAID)
    assert done.status == 0, done.said
    text = place.text().partition("- id: feathers")[2]
    assert "title: 'Kite: Visual Instruction Tuning with Feathers'\n  date: '2024-01-02'" in text
    assert "arxiv: '2401.00001'" in text
    assert place.checked() == 0


def test_by_its_address_alone(place: Place) -> None:
    assert place.add("--dataset", "Feathers", "--url", URL, "--date", "2024", *SAID).status == 0
    assert place.checked() == 0


def test_by_hand(place: Place) -> None:
    done = place.add("--dataset", "Feathers", "--paper", "2401.00001", "--offline", "--title", "Kite", *SAID)
    assert done.status == 0, done.said
    assert place.server.asked == []
    assert place.checked() == 0


def test_an_id_that_a_data_set_has_is_not_made_again(place: Place) -> None:
    done = place.add("--dataset", "Songs", "--url", URL, "--date", "2024", *SAID)
    assert done.status == 0, done.said
    assert "of the same name: datasets.yaml:1: songs" in done.err
    assert "- id: 2024-songs" in place.text().replace("'", "")


def test_the_same_data_set_is_named(place: Place) -> None:
    before = place.text()
    done = place.add("--dataset", "SONGS", "--paper", "lark", *SAID)
    assert done.status == 1
    assert "there already: datasets.yaml:1: songs" in done.err
    assert place.text() == before


WRONG = {
    ("--dataset", "Feathers"): "where is it?",
    ("--dataset", "Feathers", "--url", URL): "--kind is missing",
    ("--dataset", "Feathers", "--url", URL, "--kind", "instruction"): "there is no kind “instruction”",
    ("--dataset", "Feathers", "--paper", "larck", *SAID): "did you mean “lark”",
    ("--dataset", "Feathers", "--paper", "https://github.com/example/kite", *SAID): "repository",
    ("--dataset", "Feathers", "--url", URL, "--topic", "reasoning", *SAID): "--topic belongs to papers",
    ("--dataset", "Feathers", "--url", URL, "--code", "https://github.com/a/b", *SAID): "--code belongs to papers",
    ("--dataset", "Feathers", "2401.00001", "--url", URL, *SAID): "--paper names the paper",
    ("--dataset", "Feathers", "--paper", "2404.99999", *SAID): "arXiv knows no paper",
}


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_a_mistake_is_said_and_nothing_written(words: tuple[str, ...], place: Place) -> None:
    before = place.text()
    done = place.add(*words)
    assert done.status == 2
    assert WRONG[words] in done.said
    assert place.text() == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--url", "http://example.org/"), "P501"),
        (("--url", "https://127.0.0.1/"), "P502"),
        (("--url", URL, "--id", "Not A Slug"), "P201"),
        (("--url", URL, "--venue", "Kite Letters"), "P304"),
    ],
)
def test_nothing_is_written_that_the_check_forbids(words: tuple[str, ...], code: str, place: Place) -> None:
    before = place.text()
    done = place.add("--dataset", "Feathers", *words, *SAID)
    assert done.status == 1
    assert code in done.said
    assert place.text() == before


def test_somebody_at_a_terminal_is_asked(place: Place) -> None:
    done = place.add("--dataset", "Feathers", "--paper", "lark", typed="\nbenchmark, preference\n\n\ny\n")
    assert done.status == 0, done.said
    assert "kind: [benchmark, preference]" in place.text()
    assert "What is it for?" in done.err


def test_a_server_that_is_down_changes_nothing(place: Place) -> None:
    place.server.always(bad.status(503, Retry_After="3600"))
    before = place.text()
    done = place.add("--dataset", "Feathers", "--paper", "2401.00001", *SAID)
    assert done.status == 2
    assert "arXiv" in done.err
    assert place.text() == before
