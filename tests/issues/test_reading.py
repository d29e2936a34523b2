"""The reader of forms: what was typed comes back, whatever it is, or nothing is guessed."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from awesome.issues.choosing import read_choice
from awesome.issues.forms import load_forms
from awesome.issues.reading import MOST_CHARACTERS, NO_ANSWER, FormError, read_answers
from tests.issues.support import rendered

KINDS = st.sampled_from(sorted(load_forms()))
LINE = st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]))
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
LABELS = st.sampled_from([f"### {part.label}" for form in load_forms().values() for part in form.questions])
HOSTILE_LINE = st.one_of(
    LINE,
    LABELS,
    st.sampled_from(["```", "~~~", "---", "# ", "<!--", "- [X] x", "_No response_ ", "> ### Code", "</details>"]),
)


@given(kind=KINDS, data=st.data())
def test_any_text_in_any_field_comes_back(kind: str, data: st.DataObject) -> None:
    parts = load_forms()[kind].questions
    answers = {}
    for part in parts:
        if part.type == "textarea":
            lines = data.draw(st.lists(HOSTILE_LINE, max_size=12))
            answers[part.id] = "\n".join(lines)
        elif part.type == "input":
            answers[part.id] = data.draw(HOSTILE_LINE)
    for text in answers.values():
        assume(text.strip() != NO_ANSWER.strip())
    issue = rendered(kind, answers)
    for ends in ("\n", "\r\n"):
        read = read_answers(issue.replace("\n", ends))
        assert read.kind == kind
        assert {name: read.text(name) for name in answers} == {name: text.strip() for name, text in answers.items()}


@given(kind=KINDS, data=st.data())
def test_any_choice_comes_back(kind: str, data: st.DataObject) -> None:
    parts = [part for part in load_forms()[kind].questions if part.options]
    chosen = {}
    for part in parts:
        values = st.sampled_from([option.value for option in part.options])
        chosen[part.id] = data.draw(
            st.lists(values, unique=True, max_size=None if part.multiple or part.type == "checkboxes" else 1)
        )
    read = read_answers(rendered(kind, {"note": "x", **chosen}))
    for part in parts:
        choice = read_choice(part, read.text(part.id))
        assert set(choice.values) == set(chosen[part.id])
        assert choice.unread == []


@given(kind=KINDS, seed=st.integers(), level=st.sampled_from(["#", "##", "### ", "#### ", "**", "> ### "]))
def test_an_order_and_headings_changed_by_hand_are_read(kind: str, seed: int, level: str) -> None:
    answers = {part.id: f"text of {part.id}" for part in load_forms()[kind].questions if not part.options}
    sections = ("\n\n" + rendered(kind, answers)).split("\n\n### ")[1:]
    random.Random(seed).shuffle(sections)
    issue = "Hello!\n\n" + "\n".join(f"{level}{section}" for section in sections)
    assume(issue != rendered(kind, answers))
    read = read_answers(issue)
    assert read.kind == kind
    for name, text in answers.items():
        assert read.text(name) == text


@given(kind=KINDS, text=st.one_of(TEXT, st.lists(HOSTILE_LINE).map("\n".join)))
def test_any_text_at_all_is_read_or_refused_with_a_reason(kind: str, text: str) -> None:
    reasons: list[str] = []
    for wanted in ("", kind):
        try:
            answers = read_answers(text, wanted)
        except FormError as error:
            reasons.append(error.reason)
        else:
            assert all(value.strip() == value and value for value in answers.texts.values())
    assert set(reasons) <= {"no_form", "heading_twice"}


def test_what_was_taken_out_is_absent() -> None:
    issue = rendered("paper", {"paper": "2401.00001", "title": "Gone", "note": "Still here"})
    shorter = issue.replace("### Title / 标题\n\nGone\n\n", "")
    read = read_answers(shorter)
    assert (read.text("paper"), read.text("title"), read.text("note")) == ("2401.00001", "", "Still here")


def test_one_language_of_a_heading_is_enough() -> None:
    read = read_answers("### Which paper?\n2401.00001\n### 代码\nhttps://example.org/code\n")
    assert read.kind == "paper"
    assert read.text("paper") == "2401.00001"
    assert read.text("code") == "https://example.org/code"


def test_a_heading_that_stands_twice_is_no_guess() -> None:
    issue = "### Which paper?\n\n2401.00001\n\n### Which paper?\n\n2401.00002\n"
    with pytest.raises(FormError) as caught:
        read_answers(issue)
    assert caught.value.reason == "heading_twice"
    assert (
        read_answers("### Which paper?\n\n2401.00001\n\n### Which paper?\n\n2401.00001\n").text("paper") == "2401.00001"
    )


def test_a_heading_in_the_last_answer_is_its_text() -> None:
    note = "### Which paper? / 哪篇论文？\n\n2401.99999\n\n```\n### Title / 标题\n```"
    read = read_answers(rendered("paper", {"paper": "2401.00001", "note": note}))
    assert (read.text("paper"), read.text("title"), read.text("note")) == ("2401.00001", "", note)


@pytest.mark.parametrize(
    "text", ["", "   \n", "Please add my paper!", "# Bug\n\nThe site is down", "\x00" * 100, "### "]
)
def test_what_is_no_form_is_said_to_be_none(text: str) -> None:
    with pytest.raises(FormError) as caught:
        read_answers(text)
    assert caught.value.reason == "no_form"


@pytest.mark.parametrize("filler", ["a", "\n", "### Which paper?\n", "[", "- [X] x\n", "```\n", "a, ", "\u200b"])
def test_a_megabyte_of_anything_is_read(filler: str) -> None:
    note = (filler * MOST_CHARACTERS)[: MOST_CHARACTERS - 5_000]
    read = read_answers(rendered("paper", {"paper": "2401.00001", "note": note}))
    assert read.text("paper") == "2401.00001"
    assert read.text("note") == note.strip()
    for part in load_forms()["paper"].questions:
        if part.options:
            read_choice(part, note)
    with pytest.raises(FormError, match="too_long"):
        read_answers(note + "x" * 10_000)


@pytest.mark.parametrize(
    ("part", "answer", "values", "unread"),
    [
        ("techniques", "- [x] Multimodal instruction tuning (M-IT)\n- [ ] Other", ["instruction-tuning"], []),
        ("techniques", "* [X] M-CoT\n* [X]M-IT", ["chain-of-thought", "instruction-tuning"], []),
        ("techniques", "M-ICL", ["in-context-learning"], []),
        ("techniques", "☑ LAVR\n☐ M-IT", ["llm-aided-visual-reasoning"], []),
        ("techniques", "1. 多模态思维链\n2. background", ["chain-of-thought", "background"], []),
        ("techniques", "- [ ] M-CoT", [], []),
        ("techniques", "- [x] I do not know / 我不知道", ["unknown"], []),
        ("topics", "Documents, charts and tables / 文档、图表与表格, Audio, speech and music", ["document-understanding", "audio-understanding"], []),
        ("topics", "评测；幻觉、hallucination", ["evaluation", "hallucination"], []),
        ("topics", "ＥＶＡＬＵＡＴＩＯＮ", ["evaluation"], []),
        ("topics", "Evaluation, world domination", ["evaluation"], ["world domination"]),
        ("modalities", "3D, 🚀", ["3d"], ["🚀"]),
        ("modalities", "Image\nVideo", ["image", "video"], []),
    ],
)  # fmt: skip
def test_choices_typed_by_hand(part: str, answer: str, values: list[str], unread: list[str]) -> None:
    choice = read_choice(load_forms()["paper"].part(part), answer)
    assert (choice.values, choice.unread) == (values, unread)


def test_labels_are_as_the_reader_expects_them() -> None:
    for form in load_forms().values():
        for part in form.questions:
            assert re.fullmatch(r"[^\n#]+", part.label)
            assert part.label == part.label.strip()
