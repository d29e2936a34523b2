"""What is written is read back the same by us and by every YAML reader; formatting loses nothing."""

from __future__ import annotations

import io
import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from awesome.canonical import entry_text, field_line, file_text, format_document
from awesome.cli import main
from awesome.model import FIELDS, LIST_FIELDS
from awesome.yamltext import parse

AWKWARD = [
    "no", "Yes", "NULL", "~", "1.0", "2310.00500", "1e3", "0x1F", "0o17", "017", "1_000", "12:30:45", "2024-01-01",
    "- a", "a: b", "a #b", "#a", "a:", ": a", "'", '"', "''", "a'b", "[a]", "{a}", "a, b", "*a", "&a", "!a", "%a", "@a",
    "`a", "|", ">", "?", "? a", "=", "<<", ".inf", ".nan", " a", "a ", "a\nb", "a\tb", "\x85", "\u2028", "é", "王小明",
    "😀", "\\n", "a\\", "---", "...", "true", "off", "y", "N",
]  # fmt: skip
TEXT = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(
        st.characters(codec="utf-8", exclude_characters="\x00\r\ufeff\ufffe\uffff", exclude_categories=["Cs"]),
        min_size=1,
    ),
    st.text(string.ascii_letters + " :#,[]{}'\"-&*!|>%@`?0123456789", min_size=1),
)
VALUE = st.one_of(TEXT, st.lists(TEXT, max_size=5))
MAPPING = st.dictionaries(st.sampled_from(FIELDS["paper"]), VALUE, min_size=1)


@given(MAPPING)
def test_every_yaml_reader_sees_the_same_strings(values: dict[str, str | list[str]]) -> None:
    text = entry_text("paper", values)
    assert yaml.load(text, Loader=yaml.CSafeLoader) == [values]
    assert yaml.safe_load(text) == [values]
    # ruamel reads YAML 1.2
    assert YAML(typ="safe", pure=True).load(io.StringIO(text)) == [values]


@given(st.lists(MAPPING, max_size=5))
def test_we_read_back_what_we_wrote(entries: list[dict[str, str | list[str]]]) -> None:
    named = [{**values, "id": f"e{number}"} for number, values in enumerate(entries)]
    document = parse(file_text("paper", named).encode())
    # what nobody sees is a problem of its own, and is replaced while the rest is read
    if not [problem for problem in document.problems if problem.kind != "empty"]:
        read = {entry.id: entry.values for entry in document.entries}
        assert read == {str(values["id"]): values for values in named}


@given(MAPPING, st.sampled_from(FIELDS["paper"]), VALUE)
def test_a_changed_field_changes_one_line(
    values: dict[str, str | list[str]], name: str, value: str | list[str]
) -> None:
    before = entry_text("paper", {**values, name: "x"}).splitlines()
    after = entry_text("paper", {**values, name: value}).splitlines()
    assert len(before) == len(after) == len({**values, name: value})
    assert sum(old != new for old, new in zip(before, after, strict=True)) <= 1


COMMENT = st.text(string.ascii_letters + " #:'\"[]", max_size=12).map(lambda text: f"# {text}".rstrip())


@st.composite
def commented_files(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A file with comments in every place where YAML allows one, and the comments."""
    comments: list[str] = []
    lines: list[str] = []

    def maybe(indent: str) -> None:
        if draw(st.booleans()):
            comment = draw(COMMENT)
            comments.append(comment)
            lines.append(f"{indent}{comment}")

    maybe("")
    for number in draw(st.permutations(range(draw(st.integers(1, 4))))):
        maybe("")
        lead = "- "
        values: dict[str, str | list[str]] = {
            "id": f"e{number}",
            "title": draw(TEXT),
            "authors": draw(st.lists(TEXT, max_size=3)),
        }
        for name, value in values.items():
            if lead == "  ":
                maybe("  ")
            line = lead + field_line(name, value)
            if draw(st.booleans()):
                comment = draw(COMMENT)
                comments.append(comment)
                line += f"  {comment}"
            lines.append(line)
            lead = "  "
        maybe("  ")
        maybe("")
    return "\n".join(lines) + "\n", comments


@settings(max_examples=200)
@given(commented_files())
def test_formatting_keeps_every_comment_and_value_and_is_idempotent(case: tuple[str, list[str]]) -> None:
    text, comments = case
    document = parse(text.encode())
    if document.problems:
        return
    formatted = format_document("paper", document)
    again = parse(formatted.encode())
    assert {entry.id: entry.values for entry in again.entries} == {entry.id: entry.values for entry in document.entries}
    assert format_document("paper", again) == formatted
    for comment in comments:
        assert formatted.count(comment) >= comments.count(comment)


def test_the_fast_reader_and_libyaml_agree_on_the_real_list() -> None:
    data = (Path(__file__).parents[2] / "datasets.yaml").read_bytes()
    expected = yaml.load(data, Loader=yaml.CBaseLoader)
    assert [entry.values for entry in parse(data, "datasets.yaml").entries] == expected


@given(st.lists(MAPPING, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_the_fast_reader_and_libyaml_agree_on_any_text(
    entries: list[dict[str, str | list[str]]], random: object
) -> None:
    text = file_text("paper", entries)
    cut = random.randrange(len(text) + 1)  # type: ignore[attr-defined]
    for candidate in (text, text[:cut], text[:cut] + "'" + text[cut:], text[:cut] + "\n" + text[cut:]):
        document = parse(candidate.encode())
        if document.problems:
            continue
        assert [entry.values for entry in document.entries] == yaml.load(candidate, Loader=yaml.CBaseLoader)


@pytest.mark.parametrize("kind", ["paper", "dataset"])
def test_positions_point_at_the_value(kind: str) -> None:
    values: dict[str, str | list[str]] = {
        name: [f"{name} one", f"{name} two"] if name in LIST_FIELDS[kind] else f"{name} value" for name in FIELDS[kind]
    }
    text = entry_text(kind, values)
    lines = text.splitlines()
    entry = parse(text.encode()).entries[0]
    for name, value in values.items():
        for item, expected in enumerate(value) if isinstance(value, list) else [(None, value)]:
            line, column = entry.mark(name, item)
            assert lines[line - 1][column - 1 :].startswith(expected)


def test_fmt_writes_once_and_then_nothing(tmp_path: Path) -> None:
    file = tmp_path / "papers.yaml"
    file.write_text("- title: 'B'\n  id: b\n- id: a\n  title: \"A: b\"\n", encoding="utf-8")
    assert main(["fmt", str(file)]) == 0
    first = file.read_bytes()
    assert first == b"- id: a\n  title: 'A: b'\n\n- id: b\n  title: B\n"
    stamp = file.stat().st_mtime_ns
    assert main(["fmt", str(file)]) == 0
    assert file.read_bytes() == first
    assert file.stat().st_mtime_ns == stamp


def test_fmt_refuses_what_it_cannot_read_in_full(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "papers.yaml"
    text = b"- id: a\n  title: one\n  title: two\n"
    file.write_bytes(text)
    assert main(["fmt", str(file)]) == 1
    assert file.read_bytes() == text
    assert "P007" in capsys.readouterr().out
