"""The formats of reference managers and of tables, each read from a made-up file."""

from __future__ import annotations

import builtins
import json
from typing import Any

import pytest

from awesome.importers.formats import read
from awesome.importers.row import ImportFileError, Reading, Row
from tests.importing.support import Place


def _reading(text: str, name: str) -> Reading:
    return read(text.encode("utf-8"), name)[1]


def _row(text: str, name: str) -> Row:
    rows = _reading(text, name).rows
    assert len(rows) == 1, rows
    return rows[0]


BIBTEX = r"""
@string{cv = "Conference on Nothing"}

@inproceedings{kite,
  title = {{Kite}: Seeing {F}eathers with M{\"u}ller \& Co},
  author = {Sample, Ada and van der Example, Bo and {The Nest Team} and Doe, Jr., Cy and 王, 小明},
  booktitle = {IEEE/CVF Conference on Computer Vision and Pattern Recognition},
  year = 2024, month = jun,
  eprint = {2401.00001v2}, archivePrefix = {arXiv},
  url = {https://github.com/ex/kite},
}
"""


def test_bibtex() -> None:
    row = _row(BIBTEX, "x.bib")
    assert row.line == 4
    assert row.values == {
        "title": "Kite: Seeing Feathers with Müller & Co",
        "authors": ["Ada Sample", "Bo van der Example", "The Nest Team", "Cy Doe Jr.", "王小明"],
        "venue": "CVPR 2024",
        "arxiv": "2401.00001",
        "code": "https://github.com/ex/kite",
    }
    assert not row.doubts


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("journal={arXiv preprint arXiv:2401.00001}, year={2024}", {"arxiv": "2401.00001", "venue": "arXiv", "date": "2024"}),
        ("journal={CoRR}, volume={abs/2401.00001}, year={2024}", {"arxiv": "2401.00001"}),
        ("note={arXiv:2401.00001}", {"arxiv": "2401.00001"}),
        ("doi={https://doi.org/10.5555/Ab.1}, journal={TPAMI}, year={2024}", {"doi": "10.5555/ab.1", "venue": "TPAMI 2024"}),
        ("url={https://openreview.net/forum?id=aB3dE5fG7h}", {"openreview": "aB3dE5fG7h"}),
        (r"howpublished={\url{https://example.org/a\_b.pdf}}, url={https://example.org/a\_b.pdf}", {"url": "https://example.org/a_b.pdf"}),
        ("eprint={2401.00001}, year={2024}, month={3}, author={Sample, Ada and others}", {"date": "2024-03", "authors": None}),
        ("eprint={2401.00001}, date={2024-03-05}, author={Ada Sample}", {"date": "2024-03-05", "authors": ["Ada Sample"]}),
        ("eprint={2401.00001}, booktitle=cv, year=2024", {"venue": None}),
    ],
)  # fmt: skip
def test_what_bibtex_says_in_other_ways(fields: str, expected: dict[str, Any]) -> None:
    row = _row(
        f"@string{{cv = {{A Meeting of Nobody}}}}\n@misc{{x, title={{Seeing Feathers with Models}}, {fields}}}", "x.bib"
    )
    assert {name: row.values.get(name) for name in expected} == expected
    assert not row.doubts


def test_broken_entries_of_bibtex_cost_no_other() -> None:
    text = (
        "@misc{a, title={One of Three Titles}, eprint={2401.00001}}\n"
        "@misc{b, title={Two of Three Titles, eprint={2401.00002}\n"
        "@misc{c, title={Three of Three Titles}, eprint={2401.00003}}\n"
        "@misc{c, title={A Title under the Same Key}, eprint={2401.00004}}\n"
        "@misc{d, title={A Field Twice Over}, title={Another Title}, eprint={2401.00005}}\n"
    )
    rows = _reading(text, "x.bib").rows
    assert [(row.line, [doubt.code for doubt in row.doubts]) for row in rows] == [
        (1, []), (2, ["unreadable"]), (3, []), (4, []), (5, [])
    ]  # fmt: skip


RIS = """\
TY  - CPAPER
ID  - kite
TI  - Kite: Seeing Feathers
AU  - van der Example, Bo
AU  - Doe, Cy, Jr.
T2  - International Conference on Learning Representations
PY  - 2024
DA  - 2024/05/07/
AN  - arXiv:2401.00001
UR  - https://arxiv.org/abs/2401.00001
ER  -

TY  - JOUR
T1  - Lark: Hearing Songs in the Wild
A1  - Sample, Ada
JO  - arXiv preprint arXiv:2402.00002
PY  - 2024///
"""


def test_ris() -> None:
    one, other = _reading(RIS.replace("\n", "\r\n"), "x.ris").rows
    assert (one.line, one.values) == (
        1,
        {
            "title": "Kite: Seeing Feathers",
            "authors": ["Bo van der Example", "Cy Doe Jr."],
            "venue": "ICLR 2024",
            "arxiv": "2401.00001",
        },
    )
    assert (other.line, other.text("arxiv"), other.text("title"), other.list("authors"), other.text("date")) == (
        13, "2402.00002", "Lark: Hearing Songs in the Wild", ["Ada Sample"], "2024"
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["TY  - JOUR\nsome words\nmore words\n", "TY  - JOUR\n", "TY  - JOUR\nUR  - a;b\nmore\nER  - \n"]
)
def test_broken_records_of_ris(text: str) -> None:
    assert _row(text, "x.ris").doubts


def test_csl_json() -> None:
    items = [
        {
            "id": "kite",
            "type": "paper-conference",
            "title": "Kite: Seeing Feathers",
            "author": [{"family": "Example", "given": "Bo", "non-dropping-particle": "van der"}, {"literal": "The Nest Team"}],
            "issued": {"date-parts": [[2024]]},
            "available-date": {"date-parts": [["2023", 12, 30]]},
            "container-title": "Conference on Neural Information Processing Systems",
            "number": "arXiv:2401.00001",
            "DOI": "10.5555/AB.1",
            "URL": "https://arxiv.org/abs/2401.00001",
        },
        {"title": "Lark: Hearing Songs", "URL": "https://doi.org/10.48550/arXiv.2402.00002", "author": []},
        "no item",
        {"id": 7, "issued": {"raw": "2024-02-02"}},
    ]  # fmt: skip
    rows = _reading(json.dumps(items, indent=1), "x.json").rows
    assert rows[0].values == {
        "title": "Kite: Seeing Feathers",
        "authors": ["Bo van der Example", "The Nest Team"],
        "venue": "NeurIPS 2024",
        "doi": "10.5555/ab.1",
        "arxiv": "2401.00001",
        "date": "2023-12-30",
    }
    assert rows[1].text("arxiv") == "2402.00002"
    assert [doubt.code for doubt in rows[2].doubts] == ["no-title"]
    lines = json.dumps(items, indent=1).split("\n")
    assert [lines[row.line - 1].strip() for row in rows] == ["{"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title,arxiv,code\nSeeing Feathers in Models,2401.00001,https://github.com/ex/kite\n", {"code": "https://github.com/ex/kite"}),
        ("Title;Venue;Year;Link\nSeeing Feathers in Models;CVPR;2024;https://arxiv.org/pdf/2401.00001v2\n", {"venue": "CVPR 2024"}),
        ("Paper Title\tAuthors\tURL\nSeeing Feathers in Models\tAda Sample, Bo Doe\thttps://arxiv.org/abs/2401.00001\n", {"authors": ["Ada Sample", "Bo Doe"]}),
        ('标题,链接,日期\n"Seeing Feathers in Models",arXiv:2401.00001,2024/1/5\n', {"date": "2024-01-05"}),
        ('Name,Paper,PDF\nKite,Seeing Feathers in Models,https://arxiv.org/pdf/2401.00001\n', {"name": "Kite"}),
    ],
)  # fmt: skip
def test_tables_of_others(text: str, expected: dict[str, Any]) -> None:
    row = _row(text, "x.csv")
    assert row.line == 2
    assert not row.doubts
    assert row.values | expected == row.values
    assert (row.text("title"), row.text("arxiv")) == ("Seeing Feathers in Models", "2401.00001")


def test_what_is_wrong_with_the_rows_of_a_table() -> None:
    text = 'title,arxiv\nOne of Four Titles,2401.00001,,\nTwo of Four Titles,2401.00002,x\n\nThree of Four Titles\n"Four of Four\nTitles",2401.0004\n'
    rows = _reading(text, "x.csv").rows
    assert [(row.line, [doubt.code for doubt in row.doubts]) for row in rows] == [
        (2, []), (3, ["columns"]), (5, ["no-id", "columns"]), (6, ["malformed-id"])
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\n1,2\n", "size,url\n1,https://example.org\n"])
def test_a_table_without_titles_is_refused(text: str) -> None:
    with pytest.raises(ImportFileError, match="no column is called title"):
        _reading(text, "x.csv")


def test_json_lines_of_others() -> None:
    text = '{"title": "Seeing Feathers in Models", "authors": ["Ada Sample"], "arxiv_id": "2401.00001", "github": "https://github.com/ex/kite"}\n\nnonsense\n[1]\n'
    rows = _reading(text, "x.jsonl").rows
    assert rows[0].values == {
        "title": "Seeing Feathers in Models",
        "authors": ["Ada Sample"],
        "arxiv": "2401.00001",
        "code": "https://github.com/ex/kite",
    }
    assert [(row.line, [doubt.code for doubt in row.doubts]) for row in rows[1:]] == [
        (3, ["unreadable"]), (4, ["unreadable"])
    ]  # fmt: skip


def test_json_that_breaks_off_is_read_so_far() -> None:
    reading = _reading(
        '{"items": [{"title": "Seeing Feathers in Models", "doi": "10.5555/a.1"},\n {"title": ', "x.json"
    )
    assert [row.text("doi") for row in reading.rows] == ["10.5555/a.1"]
    assert "line 2" in reading.notes[0]


@pytest.mark.parametrize(
    "text", ["", "words", "[", "{", '{"a" 1}', "[[1, 2", "[" * 100_000, '{"a":' * 100_000, "[1 2]", "7"]
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ImportFileError, match="no JSON"):
        _reading(text, "x.json")


def test_fields_of_wrong_types_are_left_out() -> None:
    text = '{"id": "kite", "added": "2024-01-01", "title": "Seeing Feathers in Models", "authors": "Ada", "date": 7, "arxiv": "2401.00001"}\n'
    row = _row(text, "x.jsonl")
    assert row.values == {
        "id": "kite",
        "title": "Seeing Feathers in Models",
        "arxiv": "2401.00001",
        "added": "2024-01-01",
    }
    assert len(row.left_out) == 2


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (BIBTEX, "bibtex"),
        (RIS, "ris"),
        ('[{"title": "x"}]', "json"),
        ('{"title": "x"}\n{"title": "y"}\n', "jsonl"),
        ("# A list\n\n- an item\n", "markdown"),
        ("", "markdown"),
    ],
)
def test_a_format_is_told_by_how_it_begins(text: str, form: str) -> None:
    assert read(text.encode(), "-")[0] == form


def test_the_format_can_be_said(place: Place) -> None:
    assert place.read(BIBTEX, "--format", "bibtex", name="notes.txt").report["format"] == "bibtex"
    assert "no JSON" in place.run(BIBTEX, "--format", "json").err


@pytest.mark.parametrize(
    ("name", "package", "data"),
    [("x.bib", "bibtexparser", BIBTEX), ("x.ris", "rispy", RIS), ("x.md", "cmarkgfm", "- a"), ("x.md", "lxml", "- a")],
)
def test_a_missing_package_is_named(
    name: str, package: str, data: str, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    modules = {"x.bib": "bibtex", "x.ris": "ris", "x.md": "markdown"}
    for loaded in [*sys.modules]:
        if loaded.partition(".")[0] == package or loaded in (
            f"awesome.importers.{modules[name]}",
            "awesome.importers.tree",
        ):
            monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, package, None)
    found = place.run(data, name=name)
    assert found.status == 2
    assert f"needs the package {package}: pip install 'awesome-mllm[import]'" in found.err


def test_a_report_needs_no_network_and_no_rules(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    import_ = builtins.__import__

    def guarded(name: str, *arguments: Any) -> Any:
        assert name.partition(".")[0] not in ("requests", "arxiv", "socket"), name
        return import_(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", guarded)
    assert place.read("- [Seeing Feathers in Models](https://arxiv.org/abs/2401.00009)\n").states == ["new"]
