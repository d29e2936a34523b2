"""Writing what is new: where it goes, what the check refuses, and that nothing else is touched."""

from __future__ import annotations

import json

import pytest

from awesome.catalog import Catalog
from tests.importing.support import LISTING, Place

LIST = """\
# L

## Chain-of-Thought

- [Kite: Reasoning about Feathers](https://arxiv.org/abs/2401.00009), Ada Sample, Bo Doe, CVPR 2024 [[Code]](https://github.com/ex/kite)

## 🔥 Surveys & Others

- [Hearing Songs in the Wild](https://arxiv.org/abs/2402.00009) [[Project]](https://ex.github.io/songs)
- [Lark: Visual Instruction Tuning with Songs](https://arxiv.org/abs/2301.00001)
- [Nothing to See](https://arxiv.org/abs/N/A)
"""


def _entries(place: Place) -> Catalog:
    return Catalog.load(place.folder)


def test_all_new_papers_in_one_place(place: Place) -> None:
    before = place.text()
    found = place.run(LIST, "--apply", "--technique", "M-IT", "--topic", "reasoning", "--seen-in", LISTING)
    assert found.status == 1  # one row is unclear
    assert "becomes kite" in found.out
    assert "+- id: kite" in found.out
    kite = _entries(place).by_arxiv["2401.00009"]
    assert (kite.id, kite.name, kite.techniques, kite.topics, kite.added, kite.seen_in) == (
        "kite", "Kite", ["instruction-tuning"], ["reasoning"], "2026-11-23", [LISTING]
    )  # fmt: skip
    assert (kite.authors, kite.venue, kite.date, kite.code) == (
        ["Ada Sample", "Bo Doe"], "CVPR 2024", "2024-01", "https://github.com/ex/kite"
    )  # fmt: skip
    assert _entries(place).by_arxiv["2402.00009"].project == "https://ex.github.io/songs"
    assert all(line in place.text() for line in before.split("\n"))
    assert place.checked() == 0


def test_places_by_headings(place: Place) -> None:
    found = place.run(
        LIST, "--apply", "--section", "chain of thought=M-CoT,reasoning", "--section", "Surveys & Others=survey"
    )
    assert "2 new" in found.err
    entries = _entries(place)
    assert (entries.by_arxiv["2401.00009"].techniques, entries.by_arxiv["2401.00009"].topics) == (
        ["chain-of-thought"],
        ["reasoning"],
    )
    assert (entries.by_arxiv["2402.00009"].techniques, entries.by_arxiv["2402.00009"].topics) == ([], ["survey"])
    assert place.checked() == 0


def test_a_heading_counts_before_what_is_said_of_all(place: Place) -> None:
    place.run(LIST, "--apply", "--section", "Chain-of-Thought=M-CoT", "--background", "--topic", "survey")
    entries = _entries(place)
    assert entries.by_arxiv["2401.00009"].techniques == ["chain-of-thought"]
    assert entries.by_arxiv["2402.00009"].topics == ["survey"]


def test_without_a_place_nothing_is_written(place: Place) -> None:
    before = place.text()
    found = place.run(LIST, "--apply")
    assert (found.status, place.text()) == (1, before)
    assert "2 new rows have no place: --technique, --background with --topic, or --section" in found.err
    found = place.run(LIST, "--apply", "--topic", "survey")
    assert (found.status, place.text()) == (1, before)


def test_suggestions_are_shown_and_never_taken_unasked(place: Place) -> None:
    before = place.text()
    text = "- [Finch: Visual Instruction Tuning with Other Songs](https://arxiv.org/abs/2401.00007)\n"
    found = place.run(text, "--suggest")
    assert "suggested technique: instruction-tuning (" in found.out
    assert place.text() == before
    place.run(text, "--apply", "--suggest")
    assert place.text() == before
    place.run(text, "--apply", "--accept-suggestions", "1")
    assert place.text() == before
    place.run(text, "--apply", "--accept-suggestions", "0.01")
    assert _entries(place).by_arxiv["2401.00007"].techniques == ["instruction-tuning"]


def test_suggestions_for_a_program(place: Place) -> None:
    text = "- [Finch: Visual Instruction Tuning with Other Songs](https://arxiv.org/abs/2401.00007)\n"
    best = place.read(text, "--suggest").row["suggestions"]["techniques"][0]
    assert best["value"] == "instruction-tuning"
    assert 0 < best["score"] <= 1


def test_a_dry_run_writes_nothing(place: Place) -> None:
    before = place.text()
    found = place.run(LIST, "--apply", "--technique", "M-IT", "--dry-run")
    assert "+- id: kite" in found.out
    assert place.text() == before


def test_the_report_for_a_program_stands_alone_on_standard_output(place: Place) -> None:
    found = place.run(LIST, "--apply", "--technique", "M-IT", "--json")
    assert [bool(row["becomes"]) for row in found.rows] == [True, True, False, False]
    assert "+- id: kite" in found.err
    assert place.checked() == 0


def test_what_the_check_refuses_is_unclear_and_costs_no_other(place: Place) -> None:
    text = LIST + "- [Sounds and Pictures](https://arxiv.org/abs/2403.00009), Ada Sample, Bo Doe, CVPR 2021\n"
    found = place.run(text, "--apply", "--technique", "M-IT", "--json")
    assert [row["state"] for row in found.rows] == ["new", "new", "already there", "unclear", "unclear"]
    assert "the check refuses it (P305)" in found.rows[-1]["reasons"][0]
    assert "2403.00009" not in place.text()
    assert "2401.00009" in place.text()
    assert place.checked() == 0


def test_a_venue_without_a_year_is_left_out_and_told(place: Place) -> None:
    text = "| Title | Venue | Date |\n|--|--|--|\n| [Seeing Feathers in Models](https://arxiv.org/abs/2401.00009) | CVPR | 2024-01-05 |\n"
    found = place.run(text, "--apply", "--technique", "M-IT")
    assert "its venue is left out: CVPR lacks its year" in found.out
    assert _entries(place).by_arxiv["2401.00009"].venue == "arXiv"


def test_ids_of_new_entries_do_not_clash(place: Place) -> None:
    text = "".join(
        f"- [Lark: Seeing {what}s with Models](https://arxiv.org/abs/2401.0000{number}), Ada Sample, Bo Doe\n"
        for number, what in enumerate(("River", "Harbour", "Mountain"), start=1)
    )
    place.run(text, "--apply", "--technique", "M-IT")
    entries = _entries(place)
    assert len({entries.by_arxiv[f"2401.0000{number}"].id for number in (1, 2, 3)} - {"lark"}) == 3
    assert place.checked() == 0


def test_entries_of_another_list_like_ours(place: Place) -> None:
    records = [
        {"type": "paper", "id": "kite", "title": "Kite: Seeing Feathers", "arxiv": "2401.00009", "added": "2025-05-05",
         "techniques": ["chain-of-thought"], "topics": ["reasoning"], "modalities": ["video"], "seen_in": [LISTING, "nobody"],
         "formerly": ["kyte"], "allow": ["P208 until 2026-12-12: why"]},
        {"type": "dataset", "id": "feathers", "name": "Feathers", "paper": "kite", "kind": ["benchmark"], "added": "2025-05-05"},
        {"type": "paper", "id": "lark", "title": "Lark Two: Another Kind of Bird", "arxiv": "2402.00009", "added": "2025-05-05",
         "topics": ["survey"]},
    ]  # fmt: skip
    found = place.run("".join(f"{json.dumps(record)}\n" for record in records), "--apply", name="x.jsonl")
    assert found.status == 0, found.said
    entries = _entries(place)
    kite = entries.papers["kite"]
    assert (kite.added, kite.techniques, kite.modalities, kite.seen_in) == (
        "2026-11-23",
        ["chain-of-thought"],
        ["video"],
        [LISTING],
    )
    assert not kite.formerly
    assert not kite.allow
    assert entries.datasets["feathers"].paper == "kite"
    assert entries.by_arxiv["2402.00009"].id != "lark"
    assert place.checked() == 0


def test_a_second_import_finds_nothing_new(place: Place) -> None:
    place.run(LIST, "--apply", "--technique", "M-IT")
    after = place.text()
    found = place.run(LIST, "--apply", "--technique", "M-IT", "--json")
    assert [row["state"] for row in found.rows] == ["already there"] * 3 + ["unclear"]
    assert "there is nothing to write" in found.err
    assert place.text() == after


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--technique", "M-I"), "did you mean"),
        (("--topic", "huh", "--background"), "there is no topic “huh”"),
        (("--background",), "--background needs a topic"),
        (("--technique", "M-IT", "--background", "--topic", "survey"), "leave out one of the two"),
        (("--section", "Birds"), "write --section HEADING=NAME"),
        (("--section", "=M-IT"), "write --section HEADING=NAME"),
        (("--section", "Birds=birds"), "there is no topic “birds”"),
        (("--section", "Birds=background"), "name a technique, or a topic"),
        (("--seen-in", "nobody"), "no list has the key “nobody”"),
        (("--accept-suggestions", "90"), "write a number above 0 and up to 1"),
        (("--accept-suggestions", "much"), "write a number above 0 and up to 1"),
        (("--format", "word"), "invalid choice"),
    ],
)
def test_mistakes_on_the_command_line(place: Place, words: tuple[str, ...], message: str) -> None:
    before = place.text()
    found = place.run(LIST, "--apply", *words)
    assert found.status == 2
    assert message in found.err
    assert place.text() == before


@pytest.mark.parametrize("text", ["- id: [", "a: b\n", "- id: x\n  title: X\n  added: '2026-01-01'\n  wings: two\n"])
def test_a_list_that_cannot_be_read_is_not_touched(place: Place, text: str) -> None:
    place.papers.write_text(text, encoding="utf-8")
    found = place.run(LIST, "--apply", "--technique", "M-IT")
    assert found.status == 2
    assert place.papers.read_text(encoding="utf-8") == text


def test_rows_on_one_line_are_told_apart(place: Place) -> None:
    records = [
        {"title": f"Seeing {what}s in Models", "doi": f"10.5555/{what.lower()}"}
        for what in ("Feather", "River", "Harbour")
    ]
    found = place.run(json.dumps({"items": records}), "--apply", "--technique", "M-IT", "--json", name="x.json")
    assert [row["line"] for row in found.rows] == [1, 1, 1]
    dois = Catalog.load(place.folder).by_doi
    assert [row["becomes"] for row in found.rows] == [dois[record["doi"]].id for record in records]
