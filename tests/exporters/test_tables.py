"""CSV, JSON and JSON Lines, read back by Python and by pandas."""

from __future__ import annotations

import csv
import io
import json
import re

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.catalog import Catalog
from awesome.exporters import csv_table, json_lines, json_whole
from awesome.exporters.json_whole import FormatError, from_json
from awesome.exporters.selection import Selection
from awesome.exporters.text import one_line
from awesome.model import FIELDS, LIST_FIELDS, Dataset, Paper
from tests.exporters.support import DATA_SETS, PAPERS, odd_texts, select, tried


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_csv_has_one_row_an_entry(whole: Selection) -> None:
    table = rows(csv_table.export(whole))
    assert [(row["type"], row["id"]) for row in table] == [("paper", p.id) for p in PAPERS] + [
        ("dataset", d.id) for d in DATA_SETS
    ]
    owlet = table[0]
    assert owlet["authors"].split("; ") == PAPERS[0].authors
    assert (owlet["techniques"], owlet["shelf"]) == ("instruction-tuning; chain-of-thought", "instruction-tuning")
    assert (owlet["link"], owlet["pdf"]) == ("https://arxiv.org/abs/2311.00500", "https://arxiv.org/pdf/2311.00500")
    data = {row["id"]: row for row in table if row["type"] == "dataset"}
    assert data["owlet"]["title"] == PAPERS[0].title
    assert data["feathers"]["link"] == "https://arxiv.org/abs/2401.09999"
    assert data["owlet"]["languages"] == "en; zh"


def test_csv_opens_in_excel_and_in_pandas(whole: Selection) -> None:
    data = csv_table.export(whole)
    assert data.startswith(b"\xef\xbb\xbftype,id,")
    assert data.count(b"\r\n") == len(PAPERS) + len(DATA_SETS) + 1
    frame = pandas.read_csv(io.BytesIO(data))
    assert list(frame.columns) == list(csv_table.COLUMNS)
    assert frame["arxiv"][0] == "arXiv:2311.00500"
    assert frame["authors"][0].split("; ")[2] == "王小明"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(1)", " =1", "＝1", "'=1", "''=1", "\t=1"])
def test_csv_runs_nothing(cell: str) -> None:
    written = csv_table.harmless(cell)
    assert written.startswith("'")
    assert re.sub(r"^'('*\s*[=+\-@＝])", r"\1", written) == one_line(cell)


@tried
@given(odd_texts(), odd_texts())
def test_csv_keeps_every_text(title: str, author: str) -> None:
    data = csv_table.export(select(Paper(id="a", title=title, authors=[author], added="2026-01-01")))
    (row,) = rows(data)
    for written, text in ((row["title"], title), (row["authors"], author)):
        assert not re.match(r"[=+\-@]", written)
        assert written in (one_line(text), f"'{one_line(text)}")


def strings(kind: str) -> st.SearchStrategy[dict[str, object]]:
    lists = LIST_FIELDS[kind]
    return st.fixed_dictionaries(
        {"title": odd_texts(), "name": odd_texts(), "added": st.just("2026-01-01")},
        optional={
            name: st.lists(odd_texts(), max_size=3) if name in lists else odd_texts()
            for name in FIELDS[kind]
            if name not in ("id", "title", "name", "added")
        },
    )


@tried
@given(st.lists(strings("paper"), max_size=3), st.lists(strings("dataset"), max_size=3))
def test_json_gives_the_same_catalog(papers: list[dict[str, object]], data_sets: list[dict[str, object]]) -> None:
    catalog = Catalog(
        [Paper(id=f"p{number}", **values) for number, values in enumerate(papers)],  # type: ignore[arg-type]
        [Dataset(id=f"d{number}", **values) for number, values in enumerate(data_sets)],  # type: ignore[arg-type]
    )
    again = from_json(json_whole.export(select(*catalog, data_sets=tuple(catalog.datasets.values()))))
    assert list(again.papers.items()) == list(catalog.papers.items())
    assert list(again.datasets.items()) == list(catalog.datasets.items())


def test_json_has_a_version_and_only_what_is_known(whole: Selection) -> None:
    file = json.loads(json_whole.export(whole))
    assert list(file) == ["version", "papers", "data_sets"]
    assert file["version"] == 1
    assert file["papers"][3].keys() == {"id", "title", "url", "topics", "added"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "truncated"),
        ('{"papers": [], "data_sets": []}', "version"),
        ('{"version": 2, "papers": [], "data_sets": []}', "version 2"),
        ('{"version": 1, "papers": [], "data_sets": [], "more": 1}', "more"),
        ('{"version": 1, "papers": [{"id": "a"}], "data_sets": []}', "title"),
        ('{"version": 1, "papers": [{"id": "a", "title": 1, "added": ""}], "data_sets": []}', "title"),
        ('{"version": 1, "papers": [{"id": "a", "title": "", "added": ""}, {"id": "a", "title": "", "added": ""}], "data_sets": []}', "'a'"),
    ],
)  # fmt: skip
def test_json_that_is_no_catalog_is_refused(text: str, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        from_json(text)


def test_json_lines_name_their_type(whole: Selection) -> None:
    lines = [json.loads(line) for line in json_lines.export(whole).decode().splitlines()]
    assert [line["type"] for line in lines] == ["paper"] * len(PAPERS) + ["dataset"] * len(DATA_SETS)
    assert next(iter(lines[0])) == "type"
    assert lines[0]["authors"] == PAPERS[0].authors


def test_empty_selections() -> None:
    assert from_json(json_whole.export(select())).papers == {}
    assert json_lines.export(select()) == b""
    assert rows(csv_table.export(select())) == []
