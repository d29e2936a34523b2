"""Rules that hold entries, files and folders against each other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from awesome.cli import main
from tests.checking.support import TODAY, Value, codes, entry, findings, write

Fields = dict[str, Value]

OTHER: Fields = {"id": "the-other", "title": "Quite Another Work on Hallucination", "arxiv": "2402.00002"}
BY_DOI: Fields = {"arxiv": None, "doi": "10.5555/abc"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, OTHER, []),
        ({}, {**OTHER, "id": "some-paper"}, ["P202"]),
        ({}, {**OTHER, "id": "Some-Paper"}, ["P201", "P202"]),
        ({}, {**OTHER, "arxiv": "2401.00001"}, ["P206"]),
        (BY_DOI, {**OTHER, **BY_DOI}, ["P206"]),
        ({"openreview": "aBcDeFgHiJ"}, {**OTHER, "openreview": "aBcDeFgHiJ"}, ["P206"]),
        # ids of OpenReview that differ in case alone are two papers, but nobody has seen such a pair
        ({}, {**OTHER, "title": "A paper about multimodal models"}, ["P207"]),
        ({}, {**OTHER, "title": "A Paper about Multimodal Models (v2)"}, ["P208"]),
        ({}, {**OTHER, "title": "A Paper about Multi-Modal Models"}, ["P208"]),
        ({}, {**OTHER, "title": "A Papr about Multimodal Models"}, ["P208"]),
        ({}, {**OTHER, "title": "SomeModel: A Paper about Multimodal Models"}, ["P208"]),
        ({}, {**OTHER, "title": "A Paper about Multimodal Models: With a Subtitle That Is Long"}, ["P208"]),
        ({"title": "Gemma 3 Report of the Team"}, {**OTHER, "title": "Gemma 4 Report of the Team"}, []),
        ({"title": "Some-VL Report"}, {**OTHER, "title": "Some-2-VL Report"}, []),
        # one paper by its id: what its titles say adds nothing
        ({}, {**OTHER, "arxiv": "2401.00001", "title": "A Paper about Multimodal Models"}, ["P206"]),
        ({}, {**OTHER, "formerly": ["some-paper"]}, ["P209"]),
        ({"formerly": ["older"]}, {**OTHER, "formerly": ["older"]}, ["P209"]),
        ({"formerly": ["some-paper"]}, OTHER, ["P209"]),
        ({"formerly": ["older"]}, {**OTHER, "formerly": ["oldest"]}, []),
    ],
)
def test_two_papers(
    first: Fields, second: Fields, expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert codes(capsys, write(tmp_path, "paper", entry("paper", **first), entry("paper", **second))) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"paper": "some-paper"}, {"id": "more", "name": "MoreData", "paper": "some-paper"}, []),
        ({"paper": "some-paper"}, {"id": "more", "paper": "some-paper"}, ["P206"]),
        ({"paper": "some-paper"}, {"id": "more", "name": "Some-Data", "paper": "some-paper"}, []),
        ({"paper": "some-paper"}, {"id": "more", "name": "SOMEDATA", "paper": "some-paper"}, ["P207"]),
        ({"url": "https://example.org/a"}, {"id": "more", "url": "https://example.org/a"}, ["P206"]),
        ({"url": "https://example.org/a"}, {"id": "more", "name": "Mo", "url": "https://example.org/a"}, []),
        ({"url": "https://example.org/a"}, {"id": "more", "url": "https://example.org/b"}, []),
    ],
)
def test_two_datasets(
    first: Fields, second: Fields, expected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "paper", entry("paper"))
    file = write(tmp_path, "dataset", entry("dataset", **first), entry("dataset", **second))
    assert codes(capsys, file) == expected


def test_what_was_removed_does_not_come_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers = write(tmp_path, "paper", entry("paper"), entry("paper", **OTHER))
    write(tmp_path, "removal", entry("removal", id="THE-OTHER".lower()), entry("removal", id="x", arxiv="2401.00001"))
    found = findings(capsys, papers)
    assert [(finding["code"], finding["entry"]) for finding in found] == [("P210", "some-paper"), ("P210", "the-other")]
    assert "withdrawn" in str(found[0]["message"])


def test_a_removed_paper_says_nothing_of_a_dataset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "removal", entry("removal", id="some-data"))
    file = write(tmp_path, "dataset", entry("dataset", url="https://example.org/a"))
    assert codes(capsys, file) == []


def test_a_paper_that_could_not_be_read_is_not_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers = write(tmp_path, "paper", entry("paper", id="broken"), entry("paper", **OTHER))
    papers.write_text(papers.read_text().replace("title: A Paper", "title: 'A Paper"))
    file = write(tmp_path, "dataset", entry("dataset", paper="broken"))
    assert codes(capsys, file) == []
    assert codes(capsys, papers, file) == ["P011"]


def test_without_any_papers_a_reference_proves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(capsys, write(tmp_path, "dataset", entry("dataset", paper="anything"))) == []


def test_each_folder_is_a_catalog_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        files.append(write(tmp_path / name, "paper", entry("paper")))
    assert codes(capsys, *files) == []


def test_a_file_under_two_names_is_one_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path, "paper", entry("paper"))
    (tmp_path / "link.yaml").symlink_to(file)
    monkeypatch.chdir(tmp_path)
    assert codes(capsys, file, Path("papers.yaml"), tmp_path / "link.yaml") == []


def test_a_file_of_another_name_stands_in_the_place_of_the_papers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "paper", entry("paper"))
    draft = tmp_path / "draft.yaml"
    draft.write_text((tmp_path / "papers.yaml").read_text(), encoding="utf-8")
    assert codes(capsys, draft) == []


def test_the_default_is_the_catalog_of_the_working_directory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "paper", entry("paper"))
    write(tmp_path, "dataset", entry("dataset", paper="some-paper"))
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--today", TODAY]) == 0
    assert capsys.readouterr().err == "no findings in 1 paper and 1 data set\n"


def test_a_neighbour_that_may_not_be_read_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, "dataset", entry("dataset", paper="some-paper"))
    os.mkfifo(tmp_path / "papers.yaml")
    assert main(["check", str(file)]) == 2
    assert "papers.yaml" in capsys.readouterr().err


def test_a_suppression_covers_its_own_entry_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loud = {"title": "ALL IN CAPITALS"}
    allowed = entry("paper", **loud, allow=["P403 until 2027-01-01: the record has it so"])
    other = entry("paper", **{**OTHER, "title": "LOUDER THAN THE FIRST"})
    found = findings(capsys, write(tmp_path, "paper", allowed, other))
    assert [(finding["code"], finding["entry"]) for finding in found] == [("P403", "the-other")]


def test_what_breaks_the_text_cannot_be_suppressed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, "paper", entry("paper", allow=["P012 until 2027-01-01: I like it so"]))
    file.write_text(file.read_text().replace("A Paper", "A\u200bPaper"), encoding="utf-8")
    assert "P012" in codes(capsys, file)


TWENTY_MISTAKES = """\
- id: Some_Model
  title: A PAPER ABOUT EVERYTHING.
  authors: [Jane Example, 'Sample, John', Jane Example]
  date: '2024-13'
  venue: CVPR
  arxiv: 2401.00001v2
  techniques: [M-IT]
  topics: halucination
  modalities: [image, image]
  code: http://github.com/example
  demo: https://10.0.0.1:7860
  added: yesterday
  year: '2024'
  year: '2025'

- id: broken
  title: Broken: A Paper That Cannot Be Read
  arxiv: '2402.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'

- id: some-other
  title: 'R$^2$: A  Study'
  venue: &v arXiv
  topics: []
  project: https://arxiv.org/abs/2403.00001
"""


def test_a_file_with_twenty_mistakes_is_answered_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "papers.yaml"
    file.write_text(TWENTY_MISTAKES, encoding="utf-8")
    found = set(codes(capsys, file))
    assert found >= {
        *("P007", "P008", "P011"),
        *("P101", "P102", "P103", "P104", "P106", "P108", "P201", "P203"),
        *("P301", "P304", "P306", "P308", "P401", "P402", "P403", "P404", "P405", "P406"),
        *("P501", "P502", "P504", "P505", "P506"),
    }
    # what could not be read is not said to be out of form
    assert "P601" not in found


def test_reading_goes_on_behind_every_entry_that_breaks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "papers.yaml"
    broken = [
        "title: a: b",
        "title: 'open",
        "title: [open",
        "title: {open",
        "title: @x",
        'title: "\\q"',
        "bare",
        "   title: x",
    ]
    file.write_text("".join(f"- id: e{number}\n  {line}\n" for number, line in enumerate(broken)) + "- id: last\n")
    found = findings(capsys, file)
    lines = sorted({int(finding["line"]) for finding in found if finding["code"] == "P011"})
    assert len(lines) >= len(broken) - 2
    assert ("P103", "last") in {(finding["code"], finding["entry"]) for finding in found}


def test_a_rule_that_finds_too_much_says_that_there_is_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, "paper", *(entry("paper", id=f"e{number:05}", added=None) for number in range(6000)))
    missing = [finding for finding in findings(capsys, file) if finding["code"] == "P103"]
    assert len(missing) == 5001
    assert "more than 5,000" in str(missing[-1]["message"])
