"""What becomes of rows: new, already there, nearly there, unclear, and what the report says of it."""

from __future__ import annotations

import json

import pytest

from tests.importing.support import Place

LARK = "Lark: Visual Instruction Tuning with Songs"


def test_a_new_paper(place: Place) -> None:
    row = place.read(
        "# L\n\n## Birds\n\n- [Seeing Feathers in Models](https://arxiv.org/pdf/2401.00009v2), Ada Sample, Bo Doe, CVPR 2024\n"
    ).row
    assert row["state"] == "new"
    assert (row["line"], row["kind"], row["sections"]) == (5, "paper", ["L", "Birds"])
    assert row["values"] == {
        "title": "Seeing Feathers in Models",
        "authors": ["Ada Sample", "Bo Doe"],
        "venue": "CVPR 2024",
        "arxiv": "2401.00009",
        "date": "2024-01",
    }


@pytest.mark.parametrize(
    ("line", "entry", "how"),
    [
        (f"- [{LARK}](https://arxiv.org/abs/2301.00001)", "lark", "by its arXiv id"),
        ("- [Visual Instruction Tuning with Songs](https://arxiv.org/abs/2301.00001)", "lark", "by its arXiv id"),
        ("- [Lark](https://arxiv.org/abs/2301.00001)", "lark", "by its arXiv id"),
        ("- [LARK - visual instruction-tuning with  songs.](https://example.org/lark.pdf)", "lark", "by its title"),
        ("- [Planning Tools for Deserts](https://openreview.net/pdf?id=aB3dE5fG7h)", "oryx", "by its OpenReview id"),
        ("- [Planning Tools for Deserts](https://arxiv.org/abs/2401.00009)", "oryx", "by its title"),
        ("- [Pike: A Report on the Rivers](https://www.example.org/pike/) [[Paper]](https://www.example.org/pike/)", "pike", "by its address"),
    ],
)  # fmt: skip
def test_what_is_there_already(place: Place, line: str, entry: str, how: str) -> None:
    row = place.read(line).row
    assert (row["state"], row["entry"], row["reasons"]) == ("already there", entry, [how])


def test_what_the_list_lacks(place: Place) -> None:
    lines = (
        f"- [{LARK}](https://arxiv.org/abs/2301.00001), Ada Sample, Bo Doe, CVPR 2024 [[Code]](https://github.com/ex/lark)\n"
        "- [2023-02-07] [Moth: Chain-of-Thought Reasoning about Lamps](https://arxiv.org/abs/2302.00002) ACL 2023\n"
        "- [Newt: In-Context Learning for Ponds](https://arxiv.org/abs/2303.00003), Eve Other, Cy Another, ICCV 2023 [[Code]](https://github.com/ex/other)\n"
        "- [Planning Tools for Deserts](https://arxiv.org/abs/2401.00009)\n"
    )
    assert [row["lacks"] for row in place.read(lines).rows] == [
        {"authors": ["Ada Sample", "Bo Doe"], "code": "https://github.com/ex/lark", "date": "2023-01", "venue": "CVPR 2024"},
        {"date": "2023-02-07", "venue": "ACL 2023"},
        {"date": "2023-03"},
        {"arxiv": "2401.00009", "date": "2024-01"},
    ]  # fmt: skip
    said = place.run(lines).out
    assert "the list lacks: authors Ada Sample, Bo Doe; code https://github.com/ex/lark" in said


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "- [Lark: Visual Instruction Tuning with Song](https://arxiv.org/abs/2401.00009)",
            "lark has nearly this title",
        ),
        (f"- [{LARK} v2](https://arxiv.org/abs/2401.00009)", "lark has nearly this title"),
        ("- [Sparrow: Visual Instruction Tuning with Songs](https://doi.org/10.5555/a.1)", "lark may be this paper"),
    ],
)
def test_what_is_nearly_there(place: Place, line: str, reason: str) -> None:
    row = place.read(line).row
    assert (row["state"], row["entry"]) == ("nearly there", "lark")
    assert reason in row["reasons"][0]


def test_rows_that_are_nearly_one(place: Place) -> None:
    found = place.read(
        "- [Seeing Seven Feathers in Patient Models](https://arxiv.org/abs/2401.00008)\n"
        "- [Seeing Seven Feathers in Patient Model](https://arxiv.org/abs/2401.00009)\n"
    )
    assert found.states == ["new", "nearly there"]
    assert "line 1 has nearly this title" in found.rows[1]["reasons"][0]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("- [Seeing Feathers in Models](https://arxiv.org/abs/2301.00001)", "the arXiv id 2301.00001 is that of “Lark"),
        (f"- [{LARK}](https://arxiv.org/abs/2302.00002)", "the title is that of lark"),
        (f"- [{LARK}](https://arxiv.org/abs/2401.00009)", "the list has this title with another arXiv id: 2301.00001"),
        ("- [Seeing Feathers in Models](https://arxiv.org/abs/2305.00005)", "it was taken out on 2026-02-01: withdrawn"),
        ("- [Seeing Feathers in Models](https://arxiv.org/abs/2712.00005)", "is of a month to come"),
        ("- [Seeing Feathers in Models](https://arxiv.org/abs/N/A)", "names no paper"),
        ("- [Kite](https://arxiv.org/abs/2401.00009)", "may be a name: the paper's title is not told"),
        ("- [[Paper]](https://arxiv.org/abs/2401.00009)", "it has no title"),
        ("- [Seeing Feathers in Models](https://arxiv.org/abs/2401.00008) [[PDF]](https://arxiv.org/pdf/2401.00009)", "two arXiv ids"),
        ("- [Feathers in Any Model at All](https://example.org/pike) [[pdf]](https://example.org/pike)", "its address is that of “Pike"),
    ],
)  # fmt: skip
def test_what_is_unclear(place: Place, line: str, reason: str) -> None:
    found = place.read(line)
    assert found.row["state"] == "unclear"
    assert reason in "; ".join(found.row["reasons"])
    assert found.status == 1


def test_authors_tell_a_renamed_paper_from_another(place: Place) -> None:
    found = place.read(
        "- [Learning Where the Water Stands](https://arxiv.org/abs/2303.00003), Ada Example, Bo Sample\n"
        "- [Larks at Night over Hills](https://arxiv.org/abs/2303.00003), Eve Other, Cy Another\n"
    )
    assert found.states == ["already there", "unclear"]


def test_a_row_that_says_a_paper_again(place: Place) -> None:
    found = place.read(
        "## A\n- [Seeing Feathers in Models](https://arxiv.org/abs/2401.00009)\n"
        "## B\n- [Seeing Feathers in Models](https://arxiv.org/pdf/2401.00009) [[Code]](https://github.com/ex/kite)\n"
    )
    assert (found.row["line"], found.row["also"], found.row["values"]["code"]) == (2, [4], "https://github.com/ex/kite")


def test_one_id_under_two_titles(place: Place) -> None:
    found = place.read(
        "- [Seeing Feathers in Models](https://arxiv.org/abs/2401.00009)\n- [Hearing Songs at Night](https://arxiv.org/abs/2401.00009)\n"
    )
    assert found.states == ["unclear", "unclear"]
    assert ["line 2" in found.rows[0]["reasons"][0], "line 1" in found.rows[1]["reasons"][0]] == [True, True]


def test_one_title_under_two_ids(place: Place) -> None:
    found = place.read(
        "- [Seeing Feathers in Models](https://arxiv.org/abs/2401.00008)\n- [Seeing Feathers in Models](https://arxiv.org/abs/2401.00009)\n"
    )
    assert found.states == ["unclear", "unclear"]


def test_a_doubtful_row_is_known_all_the_same(place: Place) -> None:
    found = place.read(
        f"| Title | Venue | Code |\n|--|--|--|\n| [{LARK}](https://arxiv.org/abs/2301.00001) | [Code](https://github.com/ex/lark) |\n"
    )
    assert (found.states, found.row["doubts"], found.row["lacks"]) == (["already there"], ["columns"], {})


def test_a_date_that_the_id_contradicts(place: Place) -> None:
    row = place.read("- [2023-05-20] [Seeing Feathers in Models](https://arxiv.org/abs/2401.00009)\n").row
    assert row["values"]["date"] == "2024-01"
    assert "2023-05-20 contradicts the arXiv id" in row["left_out"][0]


def test_data_sets_of_our_own_exports(place: Place) -> None:
    data_sets = [
        {"type": "dataset", "id": "songs", "name": "Songs", "added": "2026-01-01", "kind": ["benchmark"]},
        {"type": "dataset", "id": "songs-too", "name": "SONGS", "added": "2026-01-01", "kind": ["benchmark"]},
        {"type": "dataset", "id": "songs", "name": "Other Songs", "added": "2026-01-01", "kind": ["benchmark"]},
        {"type": "dataset", "id": "nests", "name": "Nests", "added": "2026-01-01", "kind": ["benchmark"]},
        {"type": "dataset", "id": "nameless", "added": "2026-01-01"},
    ]
    found = place.read("".join(json.dumps(data_set) + "\n" for data_set in data_sets), name="x.jsonl")
    assert found.states == ["already there", "unclear", "new", "unclear"]


def test_the_report_for_a_reader(place: Place) -> None:
    text = f"# L\n\n## Birds\n\n- [Seeing Feathers in Models](https://arxiv.org/abs/2401.00009)\n- [{LARK}](https://arxiv.org/abs/2301.00001)\n- [Hearing Songs](https://arxiv.org/abs/N/A)\n- [Contents](#contents)\n"
    found = place.run(text)
    assert found.status == 1
    assert "other.md:5: new: “Seeing Feathers in Models” (arXiv 2401.00009)\n    in: L / Birds\n" in found.out
    assert "other.md:7: unclear: “Hearing Songs”\n" in found.out
    assert "markdown, 3 rows: 1 new, 1 already there, 0 nearly there, 1 unclear; 1 items name no paper" in found.err
    assert "lark" not in found.out.replace("the list lacks", "")[: found.out.index("new")]
    everything = place.run(text, "--all").out
    assert (
        f"other.md:6: already there: “{LARK}” (arXiv 2301.00001)\n    lark, by its arXiv id\n    papers.yaml:1\n"
        in everything
    )


def test_a_list_without_anything_new_is_no_finding(place: Place) -> None:
    assert place.run(f"- [{LARK}](https://arxiv.org/abs/2301.00001)\n").status == 0


def test_standard_input(place: Place) -> None:
    found = place.run("- [Seeing Feathers in Models](https://arxiv.org/abs/2401.00009)\n", piped=True)
    assert "standard input: markdown, 1 rows: 1 new" in found.err
