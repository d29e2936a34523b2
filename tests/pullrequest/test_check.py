"""`awesome pr check`: what a change brings is told, on its own lines, and nothing else stands in its way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pullrequest.conftest import Check
from tests.pullrequest.support import Clone, entry, paper

OLD = [paper(number) for number in range(1, 21)]


def codes(clone: Clone) -> list[str]:
    return [finding.code for finding in clone.report.findings]


def test_nothing_changed(clone: Clone, check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    assert check() == 0
    output = capsys.readouterr()
    assert output.out == ""
    assert "This changes no entry of the list" in output.err


def test_a_good_addition_passes_and_is_shown(clone: Clone, check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    new = paper(30, venue="CVPR 2024", code="https://github.com/example/thirty", topics=["training-data"])
    clone.write("paper", *OLD, new)
    assert check() == 0
    output = capsys.readouterr()
    assert "New paper paper-030 (papers.yaml, line" in output.out
    for shown in (str(new["title"]), "Ada Example, Ben Example", "CVPR 2024 · arXiv 2401.00030", "github.com/example"):
        assert shown in output.out
    assert "This adds 1 entry" in output.err
    assert "The check passes" in output.err


def test_an_old_fault_elsewhere_does_not_block(clone: Clone, check: Check) -> None:
    faulty = [paper(1, venue="CVPR"), *OLD[1:]]
    clone.git("switch", "--quiet", "main")
    clone.write("paper", *faulty)
    clone.commit()
    clone.git("switch", "--quiet", "--create", "later")
    clone.write("paper", *faulty, paper(30))
    assert check() == 0
    assert codes(clone) == []
    assert clone.report.counts.added == 1


def test_a_fault_is_told_on_its_line(clone: Clone, check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    clone.write("paper", *OLD, paper(30, venue="CVPR"))
    assert check("--format", "github") == 1
    out = capsys.readouterr().out
    lines = Path("papers.yaml").read_text().splitlines()
    number = next(number for number, line in enumerate(lines, 1) if line == "  venue: CVPR")
    assert re.match(rf"::error file=papers.yaml,line={number},col=10,title=P304 paper-030::", out)


def test_errors_come_before_warnings_where_only_ten_are_shown(
    clone: Clone, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    overdue = ["P403 until 2026-01-01: so in the record"]
    clone.write("paper", paper(1, title="ALL CAPITALS OF ONE", allow=overdue), *OLD[1:], paper(30, venue="CVPR"))
    assert check("--format", "github") == 1
    commands = [line.split(" ")[0] for line in capsys.readouterr().out.splitlines()]
    assert commands == ["::error", "::warning"]
    assert (clone.report.counts.errors, clone.report.counts.warnings) == (1, 1)


@pytest.mark.parametrize("number", [0, 30], ids=["above the other", "below it"])
def test_a_paper_that_is_there_already_is_told_on_the_new_line(number: int, clone: Clone, check: Check) -> None:
    """Whichever of the two stands first, it is the new one that its author is told of."""
    twin = paper(
        number, id=f"a-{number}" if number == 0 else "z-30", arxiv="2401.00007", title="Another Title Altogether"
    )
    clone.write("paper", *OLD, twin)
    assert check() == 1
    (finding,) = clone.report.findings
    assert (finding.code, finding.entry) == ("P206", twin["id"])
    lines = Path("papers.yaml").read_text().splitlines()
    assert lines[finding.line - 1] == "  arxiv: '2401.00007'"
    assert "“paper-007”" in finding.message
    named = int(re.findall(r"line (\d+)", finding.message)[0])
    assert lines[named - 1] == "- id: paper-007"
    (pair,) = clone.report.alike
    assert (pair.id, pair.other, pair.likeness, pair.line) == (twin["id"], "paper-007", "arxiv", named)


def test_a_taken_id_is_an_addition_that_is_told(clone: Clone, check: Check) -> None:
    clone.write("paper", *OLD, paper(30, id="paper-007"))
    assert check() == 1
    assert clone.report.counts.added == 1
    assert clone.report.counts.changed == 0
    (finding,) = clone.report.findings
    assert finding.code == "P202"
    assert clone.report.entries[0].line <= finding.line < clone.report.entries[0].line + 6


def test_like_titles_and_names_are_shown_but_do_not_fail(clone: Clone, check: Check) -> None:
    title = "Fjord and Delta: Seeing Number Five Again with Language Models"
    clone.write("paper", *OLD[:4], paper(5, name="Fjordic"), *OLD[5:])
    clone.commit()
    clone.git("branch", "--force", "main")
    clone.write(
        "paper",
        *OLD[:4],
        paper(5, name="Fjordic"),
        *OLD[5:],
        paper(30, title=title),
        paper(31, name="FJORDIC", title="Quite Another Thing"),
    )
    assert check() == 0
    found = {(pair.id, pair.other, pair.likeness) for pair in clone.report.alike}
    assert ("paper-031", "paper-005", "name") in found
    assert any(pair[0] == "paper-030" and pair[2] == "near" for pair in found)


@pytest.mark.parametrize(
    ("fields", "likeness"),
    [
        ({"arxiv": "2401.00005v3", "title": "Quite Another Thing"}, "arxiv"),
        ({"title": "BirdLM: Fjord and Delta: Seeing Nummber 5 with Language Models"}, "near"),
        ({"title": "FJORD AND DELTA: SEEING NUMBER 5 WITH LANGUAGE MODELS"}, "title"),
    ],
)
def test_what_is_here_already_is_seen_through_a_slip(
    fields: dict[str, str | list[str]], likeness: str, clone: Clone, check: Check
) -> None:
    clone.write("paper", *OLD, paper(30, **fields))
    check()
    first = clone.report.alike[0]
    assert (first.id, first.other, first.likeness) == ("paper-030", "paper-005", likeness)


def test_a_correction_is_told_field_by_field(clone: Clone, check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    clone.write("paper", paper(1, venue="CVPR 2024", authors=None), *OLD[1:])
    assert check() == 0
    (told,) = clone.report.entries
    assert (told.change, told.changed) == ("changed", ["authors", "venue"])
    assert told.before == {"authors": ["Ada Example", "Ben Example"]}
    out = capsys.readouterr().out
    assert "    - authors: Ada Example, Ben Example\n    + venue: CVPR 2024\n" in out


def test_a_new_id_is_one_change_of_one_entry(clone: Clone, check: Check) -> None:
    clone.write("paper", paper(1, id="paper-one", formerly=["paper-001"]), *OLD[1:])
    assert check() == 0
    (told,) = clone.report.entries
    assert (told.change, told.id, told.was) == ("changed", "paper-one", "paper-001")


def test_what_is_taken_out_is_shown_with_its_reason(clone: Clone, check: Check) -> None:
    clone.write("paper", *OLD[1:])
    clone.write("removal", entry("removal", id="paper-001", reason="withdrawn by its authors"))
    assert check() == 0
    assert [(told.kind, told.change, told.id) for told in clone.report.entries] == [
        ("removal", "added", "paper-001"),
        ("paper", "removed", "paper-001"),
    ]


def test_a_data_set_is_an_entry_too(clone: Clone, check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    clone.write("dataset", entry("dataset", paper="paper-003", size="3 k", languages=["en"]))
    assert check() == 0
    assert (
        "New data set some-data (datasets.yaml, line 1)\n    SomeData\n    kind: Benchmark" in capsys.readouterr().out
    )


def test_main_is_where_the_branch_was_cut_off(clone: Clone, check: Check) -> None:
    clone.write("paper", *OLD, paper(30))
    clone.commit()
    clone.git("switch", "--quiet", "main")
    clone.write("paper", *OLD[:-1])
    clone.commit("Main goes on")
    clone.git("switch", "--quiet", "change")
    assert check() == 0
    assert [told.id for told in clone.report.entries] == ["paper-030"]


def test_on_github_the_merge_is_checked_and_the_lines_are_those_of_the_change(clone: Clone, check: Check) -> None:
    clone.write("paper", *OLD, paper(30, venue="CVPR"))
    proposed = clone.commit()
    line = next(n for n, text in enumerate(Path("papers.yaml").read_text().splitlines(), 1) if "venue: CVPR" in text)
    clone.git("switch", "--quiet", "main")
    # merged meanwhile: five papers above, and one whose arXiv id is that of the new paper
    clone.write(
        "paper",
        *(paper(n, id=f"a-{n}") for n in range(40, 44)),
        *OLD[:10],
        paper(45, id="b", arxiv="2401.00030"),
        *OLD[10:],
    )
    clone.commit("Main goes on")
    clone.git("merge", "--quiet", "--no-edit", "change")
    assert check("--since", "HEAD^1", "--lines-of", "HEAD^2") == 1
    by_code = {finding.code: finding for finding in clone.report.findings}
    assert by_code.keys() == {"P206", "P304"}
    assert by_code["P304"].line == line
    assert (
        clone.git("show", f"{proposed}:papers.yaml").splitlines()[by_code["P206"].line - 1] == "  arxiv: '2401.00030'"
    )
    assert [told.id for told in clone.report.entries] == ["paper-030"]


def test_marks_of_a_conflict_are_named(clone: Clone, check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    text = Path("papers.yaml").read_text()
    clone.write_text(
        text.replace("- id: paper-005", "<<<<<<< HEAD\n- id: paper-005")
        .replace("- id: paper-006", "=======\n- id: paper-006")
        .replace("- id: paper-007", ">>>>>>> main\n- id: paper-007")
    )
    assert check() == 1
    assert codes(clone)[:3] == ["P011"] * 3
    assert "a conflict of git is left here: “<<<<<<<”" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--since", "no-such-branch"],
        ["--since", "--help"],
        ["--since", "\0"],
        ["--lines-of", "nowhere"],
        ["--root", "nowhere"],
    ],
)
def test_what_cannot_run_ends_with_2_and_a_sentence(
    arguments: list[str], clone: Clone, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = check(*arguments)
    except SystemExit as error:
        status = int(error.code or 0)
    output = capsys.readouterr()
    assert status == 2
    assert output.err
    assert "Traceback" not in output.err
    assert not Path("report.json").exists()


def test_outside_of_a_clone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from awesome.cli import main

    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    assert main(["pr", "check"]) == 2
    assert "is not in a clone of git" in capsys.readouterr().err
