"""`awesome add`: from an id to an entry, and everything that can be wrong on the way."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from awesome.cli import main
from awesome.vocabulary import Vocabulary
from tests.contributing.adding import SAID, TODAY, Place
from tests.sources import fake
from tests.sources.fake import FakeServer, serving
from tests.sources.feeds import Preprint, error_feed, shape
from tests.sources.test_works import DOI, NOTE, WORK

KITE = Preprint(comment="Accepted to CVPR 2024. Code: https://github.com/example/kite")
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


@pytest.fixture
def place(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with serving() as server:
        server.add(KITE)
        yield Place(tmp_path, server, capsys, monkeypatch)


def unchanged(place: Place, *words: str, status: int = 2, typed: str | None = None, piped: bytes | None = None) -> str:
    """What the command says that writes nothing."""
    before = place.text()
    done = place.add(*words, typed=typed, piped=piped)
    assert done.status == status, done.said
    assert place.text() == before
    return done.said


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


MANY = [
    Preprint(f"2402.{number:05}", f"{name}: Feathers", published="2024-02-01")
    for number, name in enumerate(("Pike", "Rook", "Swan"), 1)
]


def test_several_are_asked_for_at_once_and_written_together(place: Place) -> None:
    place.server.add(*MANY)
    done = place.add(*(preprint.id for preprint in MANY), "2301.00001", "2402.00001", *SAID, "--yes")
    assert done.status == 0, done.said
    assert "there already: papers.yaml:9: lark" in done.err
    assert len(place.server.asked) == 1
    assert all(f"- id: {name}\n" in place.text() for name in ("pike", "rook", "swan"))
    assert place.checked() == 0


def test_two_papers_of_one_name_have_two_ids(place: Place) -> None:
    place.server.add(
        Preprint("2402.00001", "Pike: Feathers"), Preprint("2402.00002", "Pike: Scales of Very Large Fish")
    )
    assert place.add("2402.00001", "2402.00002", *SAID, "--yes").status == 0
    assert "- id: pike\n" in place.text()
    assert "- id: example-2024-pike\n" in place.text()


def test_one_of_several_with_a_problem_keeps_all_out(place: Place) -> None:
    place.server.add(*MANY)
    assert "2404.99999" in unchanged(place, MANY[0].id, "2404.99999", *SAID, "--yes", status=1)


LIST = b"""\
# what to read
2402.00001  Pike
- [Rook](https://arxiv.org/abs/2402.00002v1), [code](https://github.com/example/rook)

2402.00003, 2402.00001
"""


@pytest.mark.parametrize("where", ["file", "-"])
def test_ids_come_from_a_file_or_from_standard_input(where: str, place: Place) -> None:
    place.server.add(*MANY)
    file = place.folder / "ids.txt"
    file.write_bytes(b"\xef\xbb\xbf" + LIST.replace(b"\n", b"\r\n"))
    done = place.add("--from", str(file) if where == "file" else "-", *SAID, "--yes", piped=LIST)
    assert done.status == 0, done.said
    assert all(f"- id: {name}\n" in place.text() for name in ("pike", "rook", "swan"))


def test_a_line_without_an_id_is_named_with_its_number(place: Place) -> None:
    said = unchanged(place, "--from", "-", piped=b"2402.00001\nno id here\n\xff\xfe\nabs/N/A\n")
    assert "standard input, line 2: “no id here”" in said
    assert "line 4" in said
    assert place.server.asked == []


def test_more_than_anybody_adds_is_not_read(place: Place) -> None:
    assert "bytes" in unchanged(place, "--from", "-", piped=b"2402.00001\n" * 200_000)
    many = "\n".join(f"2402.{number:05}" for number in range(2000)).encode()
    assert "at most" in unchanged(place, "--from", "-", piped=many)


BAD_SERVERS = {
    "hangs": (fake.hang, "in time"),
    "drips": (fake.drip, "in time"),
    "sends 50 MB": (fake.body(b"x" * 50_000_000), "bytes"),
    "never ends": (fake.endless, "bytes"),
    "sends a page": (fake.page, "no feed"),
    "sends a bomb": (fake.body(shape("bomb.xml")), "document type"),
    "sends nonsense": (fake.nonsense, "could not be reached"),
    "says an error": (fake.body(error_feed("x", "incorrect id format for\x9b31m x")), "incorrect id format"),
    "redirects to a file": (fake.redirect("file:///etc/passwd"), "https"),
    "redirects inward": (fake.redirect("http://127.0.0.1:9/"), "https"),
    "redirects inward by https": (fake.redirect("https://127.0.0.1:9/"), "open internet"),
    "redirects for ever": (fake.redirect("?"), "redirects"),
    "is busy": (fake.status(503, Retry_After="3600"), "503"),
    "refuses": (fake.status(403), "403"),
}


@pytest.mark.parametrize("name", BAD_SERVERS)
def test_a_server_that_misbehaves_changes_nothing(name: str, place: Place) -> None:
    behaviour, words = BAD_SERVERS[name]
    place.server.always(behaviour)
    said = unchanged(place, "2401.00001", *SAID, "--yes")
    assert "awesome add: arXiv " in said
    assert words in said
    assert "nothing is written" in said


def test_nobody_there_changes_nothing(place: Place) -> None:
    place.server.stop()
    said = unchanged(place, "2401.00001", *SAID, "--yes")
    assert "arXiv could not be reached" in said
    assert "--offline" in said


def test_a_busy_server_is_asked_again(place: Place) -> None:
    place.server.troubles = [fake.status(503)]
    assert place.add("2401.00001", *SAID, "--yes").status == 0


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


HOSTILE = (
    "Kite\x1b]0;owned\x07\x1b[31m\u202egpj\u200b <script>alert(1)</script> ::set-output name=x::y ##[error]z {{ 1 }} "
    "'; rm -rf / $(id) `id` \\input{/etc/passwd} &lt;b&gt; |x| [a](javascript:b) @everyone #1 %0A::error::c"
)


@pytest.mark.parametrize(
    "title", [HOSTILE, "::set-output name=x::y", "##[error]Kite", "- id: evil", "# no comment", "&a *b !c", "=cmd()"]
)
def test_a_hostile_record_reaches_neither_terminal_nor_workflow_nor_yaml(title: str, place: Place) -> None:
    place.server.add(
        Preprint(
            "2401.00009",
            title.replace("\x1b", "\u009b").replace("\x07", ""),
            (title[:60].replace("\x1b", "").replace("\x07", ""), "Bo Sample"),
            abstract=HOSTILE.replace("\x1b", "").replace("\x07", ""),
            comment=f"Project page: https://example.org/{title[:9]} {HOSTILE}".replace("\x1b", "").replace("\x07", ""),
        )
    )
    before = place.papers.read_text(encoding="utf-8")
    for words in (SAID, ()):
        done = place.add("2401.00009", *words, "--yes")
        for line in done.said.splitlines():
            assert not line.lstrip().startswith("::")
            assert "##[" not in line
            assert all(character.isprintable() for character in line)
    after = place.papers.read_text(encoding="utf-8")
    if after != before:
        assert place.checked() == 0
        assert main(["check", "--today", TODAY, str(place.papers)]) == 0


def test_the_server_of_the_tests_is_the_only_one_that_is_reached(place: Place, server_elsewhere: FakeServer) -> None:
    place.server.always(fake.redirect(f"{server_elsewhere.base}/arxiv/api/query"))
    unchanged(place, "2401.00001", *SAID, "--yes")
    assert server_elsewhere.asked == []


@pytest.fixture
def server_elsewhere() -> Iterator[FakeServer]:
    with serving() as server:
        yield server
