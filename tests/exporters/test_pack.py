"""The registry of formats and the pack."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import replace

import pytest

from awesome.exporters import FORMATS, export_all
from awesome.exporters.clock import EPOCH
from awesome.exporters.pack import CHECKSUMS, PACK, README
from awesome.exporters.selection import Selection


@pytest.fixture(scope="module")
def archive(placed: Selection) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(PACK.export(placed)))


def test_the_formats() -> None:
    assert list(FORMATS) == [
        "bibtex",
        "ris",
        "csl-json",
        "csv",
        "json",
        "jsonl",
        "sqlite",
        "atom",
        "markdown",
        "croissant",
    ]
    for name, form in FORMATS.items():
        assert form.name == name
        assert re.fullmatch(r"awesome-mllm\.[a-z.]+", form.file)
        assert form.media_type
        assert form.en
        assert re.search("[\u4e00-\u9fff]", form.zh)
    assert len({form.file for form in FORMATS.values()}) == len(FORMATS)


def test_all_files_are_what_each_format_makes(placed: Selection) -> None:
    assert export_all(placed) == {form.file: form.export(placed) for form in FORMATS.values()}


def test_everything_is_in_it(archive: zipfile.ZipFile, placed: Selection) -> None:
    assert archive.testzip() is None
    names = archive.namelist()
    assert names == sorted(names)
    assert all(name.startswith("awesome-mllm/") for name in names)
    found = {name.partition("/")[2]: archive.read(name) for name in names}
    assert {README, CHECKSUMS, "markdown/README.md"} <= found.keys()
    for name, data in export_all(placed).items():
        assert found[name] == data


def test_the_checksums_are_right(archive: zipfile.ZipFile) -> None:
    lines = archive.read(f"awesome-mllm/{CHECKSUMS}").decode().splitlines()
    sums = {name: checksum for checksum, _, name in (line.partition("  ") for line in lines)}
    files = {name.removeprefix("awesome-mllm/") for name in archive.namelist()} - {CHECKSUMS}
    assert sums == {name: hashlib.sha256(archive.read(f"awesome-mllm/{name}")).hexdigest() for name in files}


def test_the_readme_says_what_it_is(archive: zipfile.ZipFile) -> None:
    text = archive.read(f"awesome-mllm/{README}").decode()
    assert "$" not in text
    assert "6 papers and 3 data sets, as of 2026-03-04" in text
    assert "CC0 1.0" in text
    assert "<https://birds.example/list/>" in text
    assert "@misc{awesome-mllm" in text
    assert all(f"`{form.file}`" in text and form.zh in text for form in FORMATS.values())


def test_the_same_bytes_each_time(placed: Selection) -> None:
    assert PACK.export(placed) == PACK.export(replace(placed))


def test_times_are_the_selections(placed: Selection) -> None:
    for time in (placed.time, EPOCH):
        archive = zipfile.ZipFile(io.BytesIO(PACK.export(replace(placed, time=time))))
        assert {info.date_time for info in archive.infolist()} == {time.timetuple()[:6]}
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o100644}
