"""Texts on one line, addresses, capitals that are meant, dates of citations, and the clock."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from awesome.exporters.capitals import protected_spans
from awesome.exporters.citation import Venues, date_parts
from awesome.exporters.clock import EPOCH, ClockError, build_time
from awesome.exporters.text import address, on_one_line, one_line
from awesome.model import Paper
from awesome.vocabulary import Vocabulary
from tests.exporters.support import odd_texts, tried


@tried
@given(odd_texts())
def test_one_line_is_one_line_and_may_stand_in_xml(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) == 1
    assert one_line(line) == line == on_one_line([text, "x"])[0].strip()
    element = ET.Element("t")
    element.text = line
    assert ET.fromstring(ET.tostring(element, "utf-8")).text == line


def test_addresses() -> None:
    assert address("https://example.org/模型?a=1&b=(2)#x") == "https://example.org/模型?a=1&b=(2)#x"
    assert address('https://example.org/a b"<\\>\n') == "https://example.org/a%20b%22%3C%5C%3E"


@pytest.mark.parametrize(
    ("title", "name", "kept"),
    [
        ("Owlet: Visual Instruction Tuning", "Owlet", ["Owlet"]),
        ("Owlet: Visual Instruction Tuning", "", ["Owlet"]),
        ("Tuning the Owlet 2 Model with GPT-9V", "Owlet 2", ["Owlet 2", "GPT-9V"]),
        ("Multi-Modal Chain-of-Thought Reasoning", "", []),
        ("Vision-LLM Alignment in 3D with a Q-Former", "", ["LLM", "3D", "Q-Former"]),
        ("A Study of mPLUG and iBOT", "", ["mPLUG", "iBOT"]),
        ("What’s Left for the Owl's Nest?", "", []),
        ("Reading Chinese Birds from Wikipedia", "", ["Chinese", "Wikipedia"]),
        ("Learning from the notes of Minerva at night", "", ["Minerva"]),
        ("Seeing further: When small owls learn", "", []),
        ("看图说话：大模型", "", []),
        ("R&D of AT&T Birds", "", ["R&D", "AT&T"]),
    ],
)
def test_capitals(title: str, name: str, kept: list[str]) -> None:
    assert [title[start:end] for start, end in protected_spans(title, name)] == kept


@tried
@given(odd_texts(), odd_texts())
def test_spans_are_in_order_and_apart(title: str, name: str) -> None:
    ends = [end for span in protected_spans(title, name) for end in span]
    assert ends == sorted(set(ends))


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2024", (2024,)),
        ("2024-05", (2024, 5)),
        ("2024-05-06", (2024, 5, 6)),
        ("2024-5", ()),
        ("2024-13", ()),
        ("", ()),
    ],
)
def test_date_parts(date: str, parts: tuple[int, ...]) -> None:
    assert date_parts(date) == parts


@pytest.mark.parametrize(
    ("paper", "kind", "short", "issued", "available"),
    [
        ({"venue": "CVPR 2024", "date": "2023-11-17"}, "proceedings", "CVPR", (2024,), (2023, 11, 17)),
        ({"venue": "CVPR 2024", "date": "2024"}, "proceedings", "CVPR", (2024,), ()),
        ({"venue": "CVPR Workshop 2024"}, "proceedings", "CVPR Workshop", (2024,), ()),
        ({"venue": "TMLR 2025", "date": "2024-01"}, "journal", "TMLR", (2025,), (2024, 1)),
        ({"venue": "arXiv", "date": "2022-05-03"}, "preprint", "arXiv", (2022, 5, 3), ()),
        ({"venue": "Blog 2025", "date": "2025-02"}, "web", "Blog", (2025, 2), ()),
        ({"venue": "Blog 2025"}, "web", "Blog", (2025,), ()),
        ({"venue": "Nowhere 2025", "date": "2024"}, "other", "Nowhere", (2025,), (2024,)),
        ({"arxiv": "2205.00010", "date": "2022-05"}, "preprint", "", (2022, 5), ()),
        ({}, "other", "", (), ()),
    ],
)
def test_citations(
    paper: dict[str, str], kind: str, short: str, issued: tuple[int, ...], available: tuple[int, ...]
) -> None:
    entry = Paper(id="x", title="X", added="2026-01-01", **paper)  # type: ignore[arg-type]
    cited = Venues(Vocabulary.load()).cite(entry)
    assert (cited.kind, cited.short, cited.issued, cited.available) == (kind, short, issued, available)


def test_the_clock_reads_the_environment(tmp_path: Path) -> None:
    assert build_time(tmp_path, {"SOURCE_DATE_EPOCH": "1700000000"}) == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert build_time(tmp_path, {"SOURCE_DATE_EPOCH": "0"}) == EPOCH
    with pytest.raises(ClockError, match="yesterday"):
        build_time(tmp_path, {"SOURCE_DATE_EPOCH": "yesterday"})


def test_the_clock_reads_the_last_commit_and_is_never_now(tmp_path: Path) -> None:
    assert build_time(tmp_path, {}) == EPOCH
    date = "2024-02-03T04:05:06+00:00"
    people = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Owl"), ("EMAIL", "owl@birds.example"), ("DATE", date))}  # fmt: skip
    for words in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "First"]):
        subprocess.run(
            ["git", "-C", str(tmp_path), *words],
            check=True,
            env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), **people},
        )
    assert build_time(tmp_path, {}) == datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert build_time(tmp_path / "absent", {}) == EPOCH
