"""The Croissant description, validated and loaded by mlcroissant."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import mlcroissant
import pytest

from awesome.exporters import FORMATS, croissant, csv_table, export_all
from awesome.exporters.selection import Selection
from awesome.model import FIELDS
from tests.exporters.support import DATA_SETS, PAPERS, select

# the reader's own use of an older interface
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


@pytest.fixture(scope="module")
def loaded(placed: Selection, tmp_path_factory: pytest.TempPathFactory) -> mlcroissant.Dataset:
    return load(placed, tmp_path_factory.mktemp("croissant"))


def load(selection: Selection, folder: Path) -> mlcroissant.Dataset:
    for name, data in export_all(selection).items():
        (folder / name).write_bytes(data)
    return mlcroissant.Dataset(jsonld=folder / FORMATS["croissant"].file)


def records(dataset: mlcroissant.Dataset, name: str) -> list[dict[str, Any]]:
    return [{key.partition("/")[2]: plain(value) for key, value in record.items()} for record in dataset.records(name)]


def plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode()
    return [plain(item) for item in value] if isinstance(value, list) else value


def test_it_is_valid_without_error_or_warning(
    placed: Selection, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        dataset = load(placed, tmp_path)
    assert not dataset.metadata.ctx.issues.errors
    assert not dataset.metadata.ctx.issues.warnings
    assert not caplog.records
    assert dataset.metadata.version == "2026.3.4"
    assert dataset.metadata.url == "https://birds.example/list/"


def test_without_an_address_only_the_address_is_missed(whole: Selection, tmp_path: Path) -> None:
    issues = load(whole, tmp_path).metadata.ctx.issues
    assert not issues.errors
    assert all("schema.org/url" in warning for warning in issues.warnings)


def test_the_table_is_complete(loaded: mlcroissant.Dataset) -> None:
    table = records(loaded, "table")
    assert [(row["type"], row["id"]) for row in table] == [("paper", p.id) for p in PAPERS] + [
        ("dataset", d.id) for d in DATA_SETS
    ]
    assert set(table[0]) == set(csv_table.COLUMNS)
    assert table[0]["arxiv"] == "arXiv:2311.00500"
    assert table[0]["authors"] == PAPERS[0].authors
    assert (table[0]["year"], table[1]["date"]) == (2023, "2022-05")
    assert table[3]["authors"] is None


def test_the_lines_keep_lists(loaded: mlcroissant.Dataset) -> None:
    lines = records(loaded, "lines")
    assert lines[0]["authors"] == PAPERS[0].authors
    assert lines[0]["techniques"] == PAPERS[0].techniques
    assert not {"arxiv", "date", "size"} & set(lines[0])


def test_every_field_is_described() -> None:
    assert {*csv_table.COLUMNS, *FIELDS["paper"], *FIELDS["dataset"]} <= set(croissant.MEANINGS)


def test_without_an_address_none_is_invented(whole: Selection) -> None:
    described = json.loads(croissant.export(whole))
    assert "url" not in described
    assert "http" not in described["citeAs"]


def test_an_empty_selection_loads(tmp_path: Path) -> None:
    assert records(load(select(), tmp_path), "table") == []
