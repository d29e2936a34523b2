"""Where a rule about data sets or removals begins and ends: one entry a case, through the command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checking.support import Value, entry, findings, write

Fields = dict[str, Value]

FINDINGS_OF_DATASETS: list[tuple[str, Fields, str]] = [
    ("P101", {"topics": ["survey"]}, "the fields are"),
    ("P103", {"kind": None}, "kinds.yaml"),
    ("P104", {"size": "TBD"}, "leave the field out"),
    ("P105", {"arxiv": "2402.00002"}, "some-paper"),
    ("P105", {"title": "A Paper about Multimodal Models"}, "some-paper"),
    ("P105", {"venue": "CVPR 2024"}, "some-paper"),
    ("P106", {"paper": None}, "name its paper"),
    ("P307", {"paper": "some-papers"}, "“some-paper”"),
    ("P307", {"paper": "old-paper"}, "it is now “some-paper”"),
    ("P311", {"kind": ["benchmarks"]}, "“benchmark”"),
    ("P311", {"kind": ["Pre-training"]}, "“pre-training”"),
    ("P501", {"url": "http://example.org/data"}, "https"),
    ("P503", {"url": "https://bit.ly/abc"}, "leads to"),
    ("P505", {"url": "https://arxiv.org/abs/2402.00002"}, "arxiv"),
]

NO_FINDING_OF_DATASETS: list[Fields] = [
    {},
    {"paper": None, "url": "https://example.org/data"},
    {"paper": None, "arxiv": "2402.00002", "title": "A Data Set for Models", "venue": "CVPR 2024", "date": "2024-02"},
    {"url": "https://github.com/example/x/tree/main/data", "size": "12K", "languages": ["en", "zh"]},
    {"id": "some-paper"},
]


@pytest.mark.parametrize(("code", "fields", "hint"), FINDINGS_OF_DATASETS)
def test_found_in_a_dataset(
    code: str, fields: Fields, hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "paper", entry("paper", formerly=["old-paper"]))
    found = findings(capsys, write(tmp_path, "dataset", entry("dataset", **{"paper": "some-paper", **fields})))
    assert {finding["code"] for finding in found} == {code}
    assert hint in str(found[-1]["hint"])


@pytest.mark.parametrize("fields", NO_FINDING_OF_DATASETS)
def test_not_found_in_a_dataset(fields: Fields, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "paper", entry("paper"))
    assert findings(capsys, write(tmp_path, "dataset", entry("dataset", **{"paper": "some-paper", **fields}))) == []


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("P313", {"kind": "author"}),
        ("P313", {"date": "2026-02"}),
        ("P313", {"date": "2027-01-01"}),
        ("P103", {"reason": None}),
    ],
)
def test_found_in_a_removal(code: str, fields: Fields, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = findings(capsys, write(tmp_path, "removal", entry("removal", **fields)))
    assert [finding["code"] for finding in found] == [code]
