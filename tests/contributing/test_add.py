"""`awesome add`: from an id to an entry, and everything that can be wrong on the way."""

from __future__ import annotations

import shlex
from itertools import pairwise

import pytest

from awesome.vocabulary import Vocabulary
from tests.contributing.adding import SAID, Place, unchanged
from tests.sources.feeds import Preprint
from tests.sources.test_works import DOI, NOTE, WORK

BLOCK = """\
- id: kite
  title: 'Kite: Visual Instruction Tuning with Feathers'
  name: Kite
  authors: [Ada Example, Bo Sample]
  date: '2024-01-02'
  venue: CVPR 2024
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  topics: [training-data]
  modalities: [image]
  code: https://github.com/example/kite
  added: '2026-11-23'
"""


@pytest.mark.parametrize(
    "word",
    [
        "2401.00001", "https://arxiv.org/pdf/2401.00001v3.pdf", "2401.00001v3", "arXiv:2401.00001 [cs.CV]",
        "https://huggingface.co/papers/2401.00001", "https://doi.org/10.48550/arXiv.2401.00001",
    ],
)  # fmt: skip
def test_an_id_becomes_an_entry_in_its_place(word: str, place: Place) -> None:
    done = place.add(word, *SAID, "--yes")
    assert done.status == 0, done.said
    assert BLOCK in place.papers.read_text(encoding="utf-8")
    assert place.checked() == 0
    assert "+  title: 'Kite: Visual Instruction Tuning with Feathers'" in done.out
    assert "“Accepted to CVPR 2024. Code: https://github.com/example/kite”" in done.err


def test_the_diff_is_shown_and_nothing_written_without_a_word(place: Place) -> None:
    assert "+- id: kite" in unchanged(place, "2401.00001", *SAID, status=1)
    assert "+- id: kite" in unchanged(place, "2401.00001", *SAID, "--yes", "--dry-run", status=0)


def test_a_paper_that_is_there_is_named_before_anybody_is_asked(place: Place) -> None:
    said = unchanged(place, "https://arxiv.org/abs/2301.00001v2", status=1)
    assert "papers.yaml:9: lark" in said
    assert "Songs" in said
    assert place.server.asked == []


def test_a_paper_that_was_taken_out_is_not_taken_in_again(place: Place) -> None:
    said = unchanged(place, "2305.00005")
    assert "2026-02-01" in said
    assert "withdrawn by its authors" in said
    assert place.server.asked == []


def test_the_same_title_under_another_id_is_named(place: Place) -> None:
    place.server.add(Preprint("2401.00007", "LARK: Visual Instruction Tuning, with Songs"))
    said = unchanged(place, "2401.00007", *SAID, "--yes", status=1)
    assert "there already: papers.yaml:9: lark" in said
    place.server.works[DOI] = WORK | {"title": "Lark: Visual Instruction Tuning with Songs"}
    said = unchanged(place, DOI, *SAID, "--yes", status=1)
    assert f"awesome edit lark --doi {DOI}" in said


def test_another_paper_of_the_same_title_may_be_allowed(place: Place) -> None:
    place.server.add(Preprint("2401.00007", "LARK: Visual Instruction Tuning, with Songs"))
    done = place.add("2401.00007", *SAID, "--yes", "--allow", "P207 until 2027-06-30: another paper of the same title")
    assert done.status == 0, done.said
    assert place.checked() == 0


def test_nearly_the_same_title_is_named_and_stops_at_the_check(place: Place) -> None:
    place.server.add(Preprint("2401.00007", "Lark: Visual Instruction Tuning with Song"))
    said = unchanged(place, "2401.00007", *SAID, "--yes", status=1)
    assert "nearly alike: papers.yaml:9: lark" in said
    assert "P208" in said
    done = place.add(
        "2401.00007", *SAID, "--yes", "--allow", "P208 until 2027-06-30: another paper of the same authors"
    )
    assert done.status == 0, done.said
    assert place.checked() == 0


def test_an_id_of_another_paper_is_noticed_where_the_title_is_given(place: Place) -> None:
    said = unchanged(
        place, "2401.00001", "--title", "Deep Residual Learning for Image Recognition", *SAID, "--yes", status=1
    )
    assert "is that of “Kite: Visual Instruction Tuning with Feathers”" in said
    done = place.add("2401.00001", "--title", "KITE: Visual Instruction Tuning with Feathers", *SAID, "--yes")
    assert done.status == 0
    assert "title: 'KITE: Visual" in place.text()


def test_an_id_that_arxiv_does_not_know(place: Place) -> None:
    assert "arXiv knows no paper 2404.99999" in unchanged(place, "2404.99999", *SAID, "--yes", status=1)


def test_a_withdrawn_paper_is_not_taken_in(place: Place) -> None:
    place.server.add(Preprint("2401.00008", "Gone", comment="This paper has been withdrawn by the authors"))
    said = unchanged(place, "2401.00008", *SAID, "--yes", status=1)
    assert "withdrawn" in said
    assert "This paper has been withdrawn by the authors" in said


def test_what_only_a_person_can_say_is_asked_for_with_reasons_and_the_command(place: Place) -> None:
    said = unchanged(place, "2401.00001", "--code", "https://github.com/example/kite-2")
    assert "--technique is missing; suggested:" in said
    assert "instruction-tuning" in said
    assert "in the title" in said or "in the list" in said
    command = next(line for line in said.splitlines() if line.strip().startswith("awesome add"))
    words = shlex.split(command)[2:]
    assert ("--technique", "instruction-tuning") in pairwise(words)
    assert place.add(*words).status == 0
    assert "kite-2" in place.text()
    assert place.checked() == 0


def test_each_thing_that_is_missing_is_named(place: Place) -> None:
    said = unchanged(place, "2401.00001", "--technique", "M-CoT", "--yes")
    assert "--technique is missing" not in said
    assert "--topic is missing" in said
    assert "--modality is missing" in said


def test_nothing_can_be_left_out_but_by_a_word(place: Place) -> None:
    done = place.add("2401.00001", "--technique", "M-IT", "--topic", "none", "--modality", "none", "--yes")
    assert done.status == 0
    assert "topics" not in BLOCK.partition("topics")[0]
    assert "topics" not in place.text().partition("id: kite")[2].partition("- id")[0]


def test_a_background_paper_needs_a_topic(place: Place) -> None:
    assert "P107" in unchanged(
        place, "2401.00001", "--background", "--topic", "none", "--modality", "none", "--yes", status=1
    )
    done = place.add("2401.00001", "--background", "--topic", "evaluation", "--modality", "none", "--yes")
    assert done.status == 0
    assert place.checked() == 0


def test_the_options_say_it_otherwise_than_the_record(place: Place) -> None:
    options = ["--name", "Kite-X", "--venue", "NIPS'24", "--code", "https://github.com/example/x", "--project"]
    options += ["https://example.org/x", "--demo", "https://example.org/demo", "--date", "2024-01", "--id", "the-kite"]
    assert place.add("2401.00001", *SAID, *options, "--yes").status == 0
    text = place.text()
    for line in (
        "id: the-kite",
        "name: Kite-X",
        "venue: NeurIPS 2024",
        "demo: https://example.org/demo",
        "date: '2024-01'",
    ):
        assert line in text
    assert place.checked() == 0


def test_chinese_and_short_names_of_techniques_are_understood(place: Place) -> None:
    chinese = Vocabulary.load().topics["reasoning"].zh
    words = ["--technique", "m-cot", "--topic", f"{chinese}，training-data", "--modality", "图像", "--yes"]
    done = place.add("2401.00001", *words)
    assert done.status == 0, done.said
    assert "techniques: [chain-of-thought]\n  topics: [reasoning, training-data]\n  modalities: [image]" in place.text()


WRONG_WORDS = {
    ("2401.00001", "--technique", "magic"): "there is no technique “magic”",
    ("2401.00001", "--topic", "trainig-data"): "did you mean “training-data”",
    ("2401.00001", "--modality", "smell"): "there is no modality",
    ("2401.00001", "--background", "--technique", "M-IT"): "--background",
    ("2401.00001", "2402.00002", "--name", "Kite"): "--name can be said of one paper only",
    ("2401.00001", "--author", "Ada Example"): "--offline",
    ("2401.00001", "--kind", "benchmark"): "--dataset",
    ("2401.00001", "--offline"): "--title",
    (): "which paper?",
    ("--offline", "--title", "Kite"): "which paper?",
    ("https://github.com/example/kite",): "--code",
    ("kite",): "no id of a paper",
    ("2401.1", "2413.00001"): "five digits",
    ("--from", "nowhere.txt"): "nowhere.txt",
    ("2401.00001", "--today", "tomorrow"): "YYYY-MM-DD",
}


@pytest.mark.parametrize("words", WRONG_WORDS, ids=" ".join)
def test_a_mistake_in_the_words_is_said_before_anybody_is_asked(words: tuple[str, ...], place: Place) -> None:
    assert WRONG_WORDS[words] in unchanged(place, *words)
    assert place.server.asked == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--venue", "Kite Letters 2024"), "P304"),
        (("--venue", "CVPR 2023"), "P305"),
        (("--date", "2019-05-05"), "P303"),
        (("--code", "https://github.com/example"), "P506"),
        (("--project", "http://example.org/"), "P501"),
        (("--project", "https://127.0.0.1/"), "P502"),
        (("--id", "Not A Slug"), "P201"),
        (("--id", "../../etc/passwd"), "P201"),
        (("--title", "KITE: VISUAL INSTRUCTION TUNING WITH FEATHERS"), "P403"),
        (("--allow", "P208"), "P701"),
    ],
)
def test_nothing_is_written_that_the_check_forbids(words: tuple[str, ...], code: str, place: Place) -> None:
    said = unchanged(place, "2401.00001", *SAID, *words, "--yes", status=1)
    assert code in said
    assert "nothing is written" in said


def test_an_id_that_is_taken_is_said(place: Place) -> None:
    assert "taken" in unchanged(place, "2401.00001", *SAID, "--id", "lark", "--yes")


def test_a_doi_and_an_openreview_id_become_entries(place: Place) -> None:
    place.server.works[DOI] = WORK
    place.server.notes["aB3dE5gH7j"] = NOTE | {"content": NOTE["content"] | {"title": {"value": "Rook: Seeing Towers"}}}
    assert place.add(f"https://doi.org/{DOI}", *SAID, "--yes").status == 0
    assert place.add("https://openreview.net/forum?id=aB3dE5gH7j", *SAID, "--yes").status == 0
    text = place.text()
    assert f"venue: ACM MM 2024\n  doi: '{DOI}'" in text
    assert "date: '2023-10-13'\n  venue: ICLR 2024\n  openreview: aB3dE5gH7j" in text
    assert place.checked() == 0


def test_unknown_dois_and_openreview_ids_are_said(place: Place) -> None:
    said = unchanged(place, "10.5555/nothing", "openreview:aB3dE5gH7j", *SAID, "--yes", status=1)
    assert "no registry has the DOI 10.5555/nothing" in said
    assert "OpenReview has no paper aB3dE5gH7j" in said


def test_by_hand_nobody_is_asked(place: Place) -> None:
    words = ["2401.00001", "--offline", "--title", "Kite: Feathers", "--author", "Ada Example", "--author", "Bo Sample"]
    done = place.add(*words, *SAID, "--yes")
    assert done.status == 0, done.said
    assert "authors: [Ada Example, Bo Sample]\n  date: 2024-01" in place.text().replace("'", "")
    assert place.server.asked == []
    assert place.checked() == 0


def test_by_hand_a_paper_may_have_but_an_address(place: Place) -> None:
    url = "https://example.org/kite.pdf"
    done = place.add("--offline", "--title", "Kite: Feathers", "--url", url, "--date", "2025", *SAID, "--yes")
    assert done.status == 0, done.said
    assert f"url: {url}" in place.text()
    assert place.checked() == 0


def test_the_list_must_be_readable_and_there(place: Place) -> None:
    place.papers.write_text("- id: [\n")
    assert "papers.yaml" in unchanged(place, "2401.00001", *SAID, "--yes")
    place.papers.unlink()
    assert place.add("2401.00001", *SAID, "--yes").status == 2
    assert place.server.asked == []
