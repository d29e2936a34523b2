"""The canonical form: what `awesome fmt` writes, and how the form rule points at what differs."""

from __future__ import annotations

import random
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.canonical import file_text, format_document
from awesome.cli import main
from awesome.quickform import is_in_form
from awesome.yamltext import parse
from tests.checking.support import TODAY, entry, findings, write

TWO = file_text(
    "paper", [entry("paper"), entry("paper", id="the-other", title="Quite Another Work", arxiv="2402.00002")]
)
FIRST, SECOND = (f"{block.strip()}\n" for block in TWO.split("\n\n"))


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        (TWO.replace("title: A Paper", "title:  A Paper"), 2, 10, "“title: A Paper about Multimodal Models”"),
        (TWO.replace("'2402.00002'", '"2402.00002"'), 9, 10, "“arxiv: '2402.00002'”"),
        (TWO.replace("[instruction-tuning]", "[ instruction-tuning ]", 1), 4, 16, "“techniques: [instruction-tuning]”"),
        (TWO.replace("[instruction-tuning]", "\n  - instruction-tuning", 1), 4, 15, "“techniques: [instruction-tuning]”"),
        (f"{FIRST}{SECOND}", 5, 1, "below this line is missing: an empty line"),
        (f"{FIRST}\n\n{SECOND}", 7, 1, "an empty line too many"),
        (f"\n{TWO}", 1, 1, "an empty line too many"),
        (f"{TWO}\n", 12, 1, "an empty line too many"),
        (TWO.rstrip("\n"), 11, 22, "the last line has no line end"),
        (f"---\n{TWO}", 1, 1, "this line is one too many"),
        (TWO.replace("\n", "\r\n"), 1, 1, "CR LF"),
        (f"{SECOND}\n{FIRST}", 1, 3, "it must follow “some-paper”"),
        (f"{SECOND.replace('the-other', 'x')}\n{FIRST}\n{SECOND}", 1, 3, "it must follow “the-other”"),
        (f"{FIRST}\n{SECOND}\n{FIRST.replace('some-paper', 'a')}", 13, 3, "it must stand first"),
        (TWO.replace("  title: A Paper", "  added: '2026-01-01'\n  title: A Paper", 1).replace("\n  added: '2026-01-01'\n\n", "\n\n", 1), 2, 3, "“title: A Paper"),
        (f"# some words\n\n\n{TWO}", 3, 1, "an empty line too many"),
        (f"# head  \n\n{TWO}", 1, 7, "“# head”"),
        ("[ ]\n", 1, 1, "“[]”"),
    ],
)  # fmt: skip
def test_the_first_line_that_differs_is_named(
    text: str, line: int, column: int, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "papers.yaml"
    file.write_bytes(text.encode())
    found = [finding for finding in findings(capsys, file) if finding["code"] == "P601"]
    assert [(finding["line"], finding["column"]) for finding in found] == [(line, column)]
    assert message in str(found[0]["message"])
    assert main(["fmt", str(file)]) == 0
    capsys.readouterr()
    assert "P601" not in {finding["code"] for finding in findings(capsys, file)}


def test_of_a_long_line_the_place_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    authors = [f"Person{chr(97 + number // 26)}{chr(97 + number % 26)} Example" for number in range(60)]
    file = write(tmp_path, "paper", entry("paper", authors=authors))
    file.write_text(file.read_text().replace("Personba", "'Personba").replace("ba Example", "ba Example'"))
    (found,) = findings(capsys, file)
    assert "Personba" in str(found["message"])
    assert len(str(found["message"])) < 250


def test_the_fewest_entries_are_said_to_be_out_of_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(3)
    entries = [
        entry("paper", id=f"e{number:03}", title=f"Work {number} of Its Author", arxiv=f"2401.{number:05}")
        for number in range(100)
    ]
    blocks = file_text("paper", entries).rstrip("\n").split("\n\n")
    moved = chance.sample(range(100), 5)
    kept = [block for number, block in enumerate(blocks) if number not in moved]
    for number in moved:
        kept.insert(chance.randrange(len(kept)), blocks[number])
    file = tmp_path / "papers.yaml"
    file.write_text("\n\n".join(kept) + "\n")
    found = findings(capsys, file)
    assert {finding["code"] for finding in found} == {"P601"}
    assert len(found) <= 5
    assert {finding["entry"] for finding in found} <= {f"e{number:03}" for number in moved}


@given(
    st.integers(0, len(TWO)), st.sampled_from(["", " ", "\n", "'", '"', "#", "- ", ": ", ",", "x", "\n\n", "é", "["])
)
def test_what_is_taken_for_in_form_quickly_is_what_would_be_written(place: int, change: str) -> None:
    for text in (TWO[:place] + change + TWO[place:], TWO[:place] + change + TWO[place + 1 :]):
        document = parse(text.encode())
        if not document.problems and is_in_form(document):
            assert format_document("paper", document) == text


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "no"},
        {"title": "Yes, It Is: A Study"},
        {"title": "Off"},
        {"title": "A Paper about C#"},
        {"authors": ["Y", "No", "On Time"]},
        {"authors": ["Étienne Example", "3D Lab", "O'Brien"]},
        {"title": "'Quoted' Work"},
        {"title": "Work with a Join\u200der"},
        {"title": "it's: so"},
    ],
)
def test_a_plain_look_and_a_full_one_agree(fields: dict[str, str | list[str] | None]) -> None:
    text = file_text("paper", [entry("paper", **fields)])
    document = parse(text.encode())
    assert is_in_form(document) or format_document("paper", document) == text
    for form in (text.replace("'", ""), text.replace("[", "['", 1).replace("]", "']", 1)):
        other = parse(form.encode())
        if form != text and not other.problems:
            assert not is_in_form(other)


def test_check_shows_a_patch_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "papers.yaml"
    text = TWO.replace("'2402.00002'", '"2402.00002"')
    file.write_text(text)
    assert main(["fmt", "--check", str(file)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("--- ")
    assert lines[1].startswith("+++ ")
    assert lines[2] == "@@ -6,6 +6,6 @@"
    assert [line for line in lines[3:] if line[0] != " "] == ['-  arxiv: "2402.00002"', "+  arxiv: '2402.00002'"]
    assert file.read_text() == text


def test_check_is_content_with_a_file_in_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "papers.yaml"
    file.write_text(TWO)
    assert main(["fmt", "--check", str(file)]) == 0
    assert capsys.readouterr().out == ""


def test_a_patch_cannot_act_on_a_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "papers.yaml"
    file.write_text('- title: "a\\e[31m\\u202eb"\n  id: "::error::x"\n', encoding="utf-8")
    assert main(["fmt", "--check", str(file)]) == 1
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert not any(line.startswith("::") for line in shown.splitlines())


def test_a_wrong_name_among_others_leaves_all_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "papers.yaml"
    file.write_text(f"\n{TWO}")
    assert main(["fmt", str(file), str(tmp_path / "nowhere.yaml")]) == 2
    assert file.read_text() == f"\n{TWO}"


def test_mode_and_link_stay(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.yaml"
    target.write_text(f"\n{TWO}")
    target.chmod(0o640)
    link = tmp_path / "papers.yaml"
    link.symlink_to("elsewhere.yaml")
    assert main(["fmt", str(link)]) == 0
    assert link.is_symlink()
    assert target.read_text() == TWO
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere.yaml", "papers.yaml"]


@pytest.mark.parametrize("broken", ["os.fsync", "os.fchmod", "pathlib.Path.replace"])
def test_a_failure_while_writing_leaves_the_old_file(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "papers.yaml"
    file.write_text(f"\n{TWO}")

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(broken, fail)
    assert main(["fmt", str(file)]) == 2
    assert "no space left" in capsys.readouterr().err
    assert file.read_text() == f"\n{TWO}"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", ["on", "a: b", "# c", "1", "no way", "'", "ключ"])
def test_a_field_of_any_name_keeps_its_name(name: str, tmp_path: Path) -> None:
    file = tmp_path / "papers.yaml"
    quoted = name.replace("'", "''")
    file.write_text(f"- '{quoted}': x\n  id: y\n", encoding="utf-8")
    assert main(["fmt", str(file)]) == 0
    assert parse(file.read_bytes()).entries[0].values == {"id": "y", name: "x"}


@pytest.mark.parametrize(
    "text",
    ["[] # gone\n", "# a\n[]\n# b\n", "- id: x # a\n", "- # a\n  id: x\n", "- {id: x} # a\n", "- id: | # a\n    x\n", "[{id: x}, # a\n {id: y}]\n"],
)  # fmt: skip
def test_comments_in_odd_places_stay(text: str, tmp_path: Path) -> None:
    file = tmp_path / "papers.yaml"
    file.write_text(text)
    assert main(["fmt", str(file)]) == 0
    once = file.read_text()
    for comment in ("# a", "# b", "# gone"):
        assert once.count(comment) == text.count(comment)
    assert main(["fmt", "--check", str(file)]) == 0


def test_formatting_changes_no_finding_but_the_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "papers.yaml"
    file.write_text("- title: A PAPER IN CAPITALS\n  id: 'some-paper'\n  venue: CVPR\n")

    def others() -> list[tuple[str | int, str | int]]:
        main(["check", "--today", TODAY, str(file)])
        capsys.readouterr()
        return sorted((f["code"], f["message"]) for f in findings(capsys, file) if f["code"] != "P601")

    before = others()
    assert main(["fmt", str(file)]) == 0
    capsys.readouterr()
    assert others() == before
