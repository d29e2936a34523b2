"""Files that are broken, huge, deep, binary, or meant to harm: a message or a report, never a traceback."""

from __future__ import annotations

import json
import os
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from awesome.importers.comparing import compare
from awesome.importers.formats import FORMATS, read
from awesome.importers.report import Report, as_json, as_text, summary
from awesome.importers.row import ImportFileError
from benchmarks.layouts import LAYOUTS
from benchmarks.otherlists import other_list
from tests.importing.support import TODAY, Place

N = 5_000
BOMBS = {
    "brackets": "[" * N,
    "links in links": "[a](" * N,
    "pictures in pictures": "![[" * N,
    "quotations": ">" * N,
    "quotations on each line": "".join(">" * (number % 200) + "a\n" for number in range(2_000)),
    "items in items": "- " * N,
    "items ever deeper": "".join("  " * number + "- a\n" for number in range(400)),
    "numbers in numbers": "1. " * N,
    "emphasis": "*a **b " * (N // 7),
    "code": "".join("`" * number + " " for number in range(250)),
    "fences": "```\n" * N,
    "an open fence": "- a\n```\n" + "- [A Title of Words](https://arxiv.org/abs/2401.00009)\n" * 100,
    "open tags": "<" * N,
    "open attributes": "<a href='" * N,
    "details": "<details>\n\n" * (N // 10),
    "blocks": "<div>" * N,
    "tables in tables": "<table><tr><td>" * (N // 15),
    "cells": "<table><tr>" + "<td>" * N,
    "plain text": "<plaintext><script><style><textarea>",
    "comments": "<!--" * N,
    "a long line": "- [A Title of Words](https://arxiv.org/abs/2401.00009) " + "x" * 200_000,
    "a long line of labels": "- [A Title of Words](https://arxiv.org/abs/2401.00009) "
    + "[[Code]](https://github.com/ex/kite) " * N,
    "bars": "|" * N + "\n" + "|-" * N + "|\n" + "|a" * N,
    "narrow rows of a wide table": "|a" * 2_000 + "|\n" + "|-" * 2_000 + "|\n" + "|\n" * 2_000,
    "rows without a head": "\n|a|b|" * N,
    "references": "[a]: /u\n" + "[a] " * N,
    "footnotes": "[^a] " * N + "\n\n[^a]: x\n",
    "headings": "# a\n" * N,
    "one long item": "- [A Title of Words](https://arxiv.org/abs/2401.00009) " + "Ada Sample, " * N,
    "one long title": f"- [{'word ' * N}](https://arxiv.org/abs/2401.00009)",
    "groups": "- " + "(a) " * N + "[A Title of Words](https://arxiv.org/abs/2401.00009)",
    "brackets within": "- [A Title of Words](https://arxiv.org/abs/2401.00009) " + "(" * N,
    "many lines": "- [A Title of Words](https://arxiv.org/abs/2401.00009)\n" + "  word <br>\n" * N,
    "Markdown in HTML": "<div>\n" + "[a](http" * N + "\n</div>",
    "spaces": " " * N + "|",
    "tabs": "\t" * N + "- a",
    "marks": "\ufeff\u202e\u200b\x01" * N,
    "entities": "&amp;" * N + "&#0;&#xffffffff;&nosuch;",
    "control characters": "- [A \x1b[31mTitle\x07 of Words](https://arxiv.org/abs/2401.00009)\n",
    "surrogates": "- [A &#xd800; Title of Words](https://arxiv.org/abs/2401.00009)\n",
    "blocks of BibTeX": "@a{" * N,
    "braces of BibTeX": "@a{b, title={" + "{" * N + "}" * N + "}}",
    "quotation marks of BibTeX": '@a{b, title="' + '"' * N,
    "authors of BibTeX": "@a{b, title={A Title of Words}, author={" + "A B and " * N + "}}",
    "strings of BibTeX": "".join(f"@string{{a{number + 1} = a{number} # a{number}}}\n" for number in range(500))
    + "@a{b, title=a500}",
    "records of RIS": "TY  - JOUR\n" * N,
    "lines of RIS": "TY  - JOUR\nTI  - x\n" + "more\n" * N,
    "lists of JSON": "[" * N,
    "objects of JSON": '{"a":' * N,
    "numbers of JSON": "[" + "9" * N + "]",
    "half a surrogate of JSON": '[{"title": "A \\ud800 Title", "DOI": "10.5555/a"}]',
    "odd items of JSON": '[{"title": {"a": 1}, "author": [[], 1, {"family": {}}], "issued": {"date-parts": [[[]]]}, "DOI": []}]',
    "odd dates of JSON": '[{"title": "x", "author": [], "issued": {"date-parts": [["2024", null, -3]]}}]',
    "quotation marks of CSV": "title,arxiv\n" + '"a\n' * N,
    "columns of CSV": "title," + "a," * N + "\n" + "b," * N,
    "no bytes": "",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_refused(name: str) -> None:
    form = {"BibTeX": "bibtex", "RIS": "ris", "CSV": "csv", "JSON": "json"}.get(name.rpartition(" of ")[2], "markdown")
    try:
        _, reading = read(BOMBS[name].encode("utf-8", "surrogatepass"), "x", form)
    except ImportFileError:
        return
    assert all(1 <= row.line <= BOMBS[name].count("\n") + 1 for row in reading.rows)
    assert len(reading.notes) < 30


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "this is no text"),
        (b"%PDF-1.7\n" + os.urandom(4_000), "this is no text"),
        (b"PK\x03\x04" + os.urandom(4_000), "this is no text"),
        (b"text\0text", "this is no text"),
        ("- 一个标题".encode("gb18030") * 50, "this is no text in UTF-8"),
        (b"a" * (16 * 2**20 + 1), "more than 16,777,216 bytes"),
    ],
)
@pytest.mark.parametrize("name", ["x.md", "x.bib", "x.ris", "x.csv", "x.json", "x.jsonl", "x"])
def test_what_is_no_text_is_refused(place: Place, data: bytes, message: str, name: str) -> None:
    found = place.run(data, name=name)
    assert (found.status, message in found.err) == (2, True)


def test_a_file_of_fifty_megabytes_is_refused_unread(place: Place) -> None:
    file = place.folder / "big.md"
    with file.open("wb") as sparse:
        sparse.truncate(50 * 10**6)
    from awesome.cli import main

    assert main(["import", str(file), "--root", str(place.folder)]) == 2


@pytest.mark.parametrize("make", [lambda folder: folder / "none.md", lambda folder: folder, lambda _: os.devnull])
def test_what_is_no_file_is_told(
    place: Place, make: Callable[[object], object], capsys: pytest.CaptureFixture[str]
) -> None:
    from awesome.cli import main

    assert main(["import", str(make(place.folder)), "--root", str(place.folder)]) == 2
    assert "awesome import: " in capsys.readouterr().err


def test_rows_with_lost_characters_are_unclear_and_others_are_not(place: Place) -> None:
    text = "- [Seeing Feathers in Models](https://arxiv.org/abs/2401.00009)\n- [Se\xe9ing Songs at Night](https://arxiv.org/abs/2401.00008)\n"
    found = place.read(text.encode("latin-1") + b"- filler\n" * 200)
    assert found.states == ["new", "unclear"]
    assert "lost by a wrong encoding" in found.rows[1]["reasons"][0]


def test_nothing_of_a_file_acts_in_the_terminal(place: Place) -> None:
    title = "Seeing \x1b[31mFeathers\x07 ::set-output name=x::y \u202e in Models"
    for name, text in (
        (
            "x.md",
            f"# \x1b[2J\n- [{title}](https://arxiv.org/abs/2401.00009)\n- [{title}](https://arxiv.org/abs/\x1b[31m)\n",
        ),
        (
            "x.jsonl",
            json.dumps({"title": title, "arxiv_id": "2401.00009", "code": "https://e.org/\x1b[31m"}) + "\n\x1b[31m\n",
        ),
        ("x.bib", f"@misc{{x, title={{{title}}}, eprint={{\x1b[31m}}}}\n@misc{{\x1b[31m"),
        ("\x1b[31m.csv", f"title,arxiv\n{title},\x1b[31m\n"),
    ):
        for words in ((), ("--json",), ("--apply", "--technique", "M-IT"), ("--all", "--suggest")):
            said = place.run(text, *words, name=name).said
            assert not any(character in said for character in "\x1b\x07\u202e"), (name, words)


def test_a_path_in_an_id_goes_nowhere(place: Place) -> None:
    record = {
        "id": "../../etc/passwd",
        "added": "2024-01-01",
        "title": "Seeing Feathers in Models",
        "arxiv": "2401.00009",
        "topics": ["survey"],
    }
    found = place.run(json.dumps(record) + "\n", "--apply", name="x.jsonl")
    assert found.status == 0
    assert "passwd" not in place.text()
    assert place.checked() == 0


_WORDS = st.sampled_from(
    ["[", "]", "(", ")", "](", "**", "*", "|", "\n", "\n\n", "- ", "# ", "<br>", "<td>", "<table>", "</table>", "`", "```", ">", "\\",
     "https://arxiv.org/abs/", "2401.00009", "N/A", "Code", "Paper", "A Title of Words", "Ada Sample, Bo Doe", "CVPR 2024", "2024-01-05",
     "&amp;", "：", "，", "（", "）", "\u200b", "\x00", "é", "标题", "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"), "  ",
     "|--|--|\n", "| Title | Venue |\n", "@misc{", "title={", "}", ",", "TY  - JOUR\n", "TI  - ", "ER  - \n", '"', "{", ":", "[[", "null",
     '{"title": "x"}', "title,arxiv\n", "![a](https://img.shields.io/badge/a-b-c)", "<details>", "<summary>", "<!--", "-->"]
)  # fmt: skip
_PIECES = st.one_of(_WORDS, st.text(max_size=8))


@given(pieces=st.lists(_PIECES, max_size=60), form=st.sampled_from(sorted(FORMATS)))
@example(pieces=["\ufeff"], form="csv")
@settings(max_examples=400)
def test_no_text_crashes_a_reader(pieces: list[str], form: str) -> None:
    _survives("".join(pieces).encode("utf-8", "replace"), form)


@given(data=st.binary(max_size=400), form=st.sampled_from(sorted(FORMATS)))
@settings(max_examples=200)
def test_no_bytes_crash_a_reader(data: bytes, form: str) -> None:
    _survives(data, form)


@given(
    layout=st.sampled_from(LAYOUTS),
    cuts=st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 30), _PIECES), min_size=1, max_size=6),
)
@settings(max_examples=150)
def test_no_damage_to_a_list_crashes_its_reader(layout: object, cuts: list[tuple[int, int, str]]) -> None:
    assert isinstance(layout, type(LAYOUTS[0]))
    text = other_list(layout, 12, 3, 0.3).text
    for start, length, piece in cuts:
        text = text[:start] + piece + text[start + length :]
    _survives(text.encode("utf-8", "replace"), "markdown")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.just("2401.00009"),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["title", "author", "authors", "issued", "date-parts", "DOI", "URL", "id", "added", "type", "papers", "name", "number", "family", "literal", "raw", "arxiv"]), inner, max_size=5),
    max_leaves=25,
)  # fmt: skip


@given(value=_JSON, form=st.sampled_from(["json", "jsonl", "csl-json"]))
@settings(max_examples=300)
def test_no_json_crashes_its_reader(value: object, form: str) -> None:
    _survives(json.dumps(value).encode(), form)


def _survives(data: bytes, form: str) -> None:
    """Reading, comparing and reporting end in a report or in a message."""
    import datetime

    from awesome.catalog import Catalog
    from awesome.model import Paper

    catalog = Catalog([Paper(id="kite", title="A Title of Words", added="2024-01-01", arxiv="2401.00009")])
    try:
        _, reading = read(data, "x", form)
    except ImportFileError:
        return
    verdicts = compare(reading.rows, catalog, datetime.date.fromisoformat(TODAY))
    report = Report("x", form, verdicts, reading.aside, reading.notes)
    assert sum(report.counts.values()) == len(verdicts)
    assert summary(report)
    json.loads(as_json(report))
    assert as_text(report, everything=True).isprintable() or "\n" in as_text(report, everything=True)
    for verdict in verdicts:
        assert verdict.row.line >= 1
        assert verdict.state in ("unclear", "already there") or verdict.row.text("title") or verdict.row.text("name")
