"""The report as a stranger's file: taken where it is a report, refused in our own words where it is not."""

from __future__ import annotations

import io
import json
import random
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.pullrequest.artifact import read_archive
from awesome.pullrequest.report import Alike, Counts, Entry, Found, Report, ReportError, clipped, decode, encode
from tests.pullrequest.hostile import ANY, TEXTS

REPORT = Report(
    1,
    Counts(1, 0, 0, 1, 0, 1),
    [Entry("paper", "some-paper", "added", 3, {"title": "A Paper", "authors": ["Ada Example"]})],
    [Found("papers.yaml", 4, 5, "P304", "error", "the venue “X” is not in the list", "write it", "some-paper")],
    [Alike("paper", "some-paper", "other", "A Paper Too", 9, "near")],
)


def test_what_is_written_is_read() -> None:
    assert decode(encode(REPORT)) == REPORT


@given(ANY, st.lists(ANY, max_size=5))
def test_any_text_can_be_told(text: str, items: list[str]) -> None:
    values: dict[str, str | list[str]] = {"title": clipped(text), "authors": [clipped(item) for item in items]}
    report = Report(1, REPORT.counts, [Entry("paper", clipped(text, 200), "added", 1, values)], [], [])
    assert decode(encode(report)) == report


def test_a_report_beyond_its_size_tells_less_and_counts_all() -> None:
    values: dict[str, str | list[str]] = {"authors": ["x" * 1000] * 60}
    entries = [Entry("paper", f"paper-{n}", "added", n, values) for n in range(40)]
    read = decode(encode(msgspec.structs.replace(REPORT, entries=entries, counts=Counts(40, 0, 0, 1, 0, 1))))
    assert 0 < len(read.entries) < 40
    assert read.counts.added == 40


def edited(change: Callable[[Any], None]) -> bytes:
    data = json.loads(encode(REPORT))
    change(data)
    return json.dumps(data).encode()


def at(*path: str | int, value: object) -> bytes:
    def change(data: Any) -> None:
        for name in path[:-1]:
            data = data[name]
        data[path[-1]] = value

    return edited(change)


WRONG = {
    "nothing": b"",
    "not JSON": b"papers",
    "another version": at("version", value=2),
    "a field too many": at("token", value="x"),
    "a list for an object": b"[]",
    "deep": b"[" * 200_000,
    "deep inside": at("entries", 0, "values", "title", value=json.loads("[" * 50 + "]" * 50)),
    "not UTF-8": b'{"version": 1, "counts": "\xff"}',
    "half a surrogate": encode(REPORT).replace(b"A Paper", b"\\ud800"),
    "a number that is none": at("counts", "added", value=float("nan")),
    "a number too large": at("counts", "added", value=10**30),
    "a negative number": at("entries", 0, "line", value=-1),
    "a number for a text": at("entries", 0, "id", value=1),
    "truth for a number": at("counts", "errors", value=True),
    "a file that is none of ours": at("findings", 0, "file", value="../../etc/passwd"),
    "another kind": at("entries", 0, "kind", value="script"),
    "a code that is none": at("findings", 0, "code", value="P304\n"),
    "a severity that is none": at("findings", 0, "severity", value="**error**"),
    "a likeness that is none": at("alike", 0, "likeness", value="<b>"),
    "a name of a field that is none": at("entries", 0, "values", "</code>", value="x"),
    "a name of a field with a line end": at("entries", 0, "values", "title\n", value="x"),
    "an id too long": at("entries", 0, "id", value="x" * 201),
    "a text too long": at("findings", 0, "message", value="x" * 1001),
    "too many entries": at("entries", value=[{"kind": "paper", "id": "x", "change": "added"}] * 41),
    "too many items": at("entries", 0, "values", "authors", value=["x"] * 61),
    "too many fields": at("entries", 0, "values", value={"a" * n: "x" for n in range(1, 42)}),
    "too large": b" " * 1_000_001,
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_report_is_refused_in_words_of_ours(name: str) -> None:
    with pytest.raises(ReportError) as refused:
        decode(WRONG[name])
    assert_ours(str(refused.value))


def assert_ours(message: str) -> None:
    assert message.isascii()
    assert message.isprintable()
    assert len(message) < 200
    for word in ("passwd", "script", "code>", "token", "**"):
        assert word not in message


@given(st.binary(max_size=300))
def test_any_bytes_are_taken_or_refused(data: bytes) -> None:
    for read in (decode, read_archive):
        with pytest.raises(ReportError) as refused:
            read(data)
        assert_ours(str(refused.value))


@given(st.integers(0, 2**32), st.integers(1, 6))
def test_a_report_with_bytes_changed_is_taken_or_refused(seed: int, times: int) -> None:
    chance = random.Random(seed)
    for whole, read in ((encode(REPORT), decode), (archive(("report.json", encode(REPORT))), read_archive)):
        data = bytearray(whole)
        for _ in range(times):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            assert isinstance(read(bytes(data)), Report)
        except ReportError as refused:
            assert_ours(str(refused))


# the archive


def archive(*files: tuple[str, bytes], mode: int = stat.S_IFREG | 0o644, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as opened:
        for name, content in files:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            info.compress_type = method
            opened.writestr(info, content)
    return buffer.getvalue()


def lying_about_its_size() -> bytes:
    """An archive that inflates to a hundred times what it says."""
    data = archive(("report.json", b" " * 100_000_000))
    real, said = struct.pack("<I", 100_000_000), struct.pack("<I", 1_000)
    return data.replace(real, said)


def without_permissions() -> bytes:
    return archive(("report.json", encode(REPORT)), mode=0)


def encrypted() -> bytes:
    data = bytearray(archive(("report.json", encode(REPORT))))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    return bytes(data)


def test_the_archive_of_a_check_is_read() -> None:
    assert read_archive(archive(("report.json", encode(REPORT)))) == REPORT
    assert read_archive(archive(("report.json", encode(REPORT)), method=zipfile.ZIP_STORED)) == REPORT
    assert read_archive(without_permissions()) == REPORT


BAD_ARCHIVES: dict[str, Callable[[], bytes]] = {
    "no archive": lambda: b"report",
    "empty": archive,
    "two files": lambda: archive(("report.json", encode(REPORT)), ("more.json", b"{}")),
    "a file twice": lambda: archive(("report.json", encode(REPORT)), ("report.json", encode(REPORT))),
    "another name": lambda: archive(("Report.json", encode(REPORT))),
    "a path out of it": lambda: archive(("../report.json", encode(REPORT))),
    "a path from the root": lambda: archive(("/report.json", encode(REPORT))),
    "a path of another system": lambda: archive(("..\\report.json", encode(REPORT))),
    "a name with an end in it": lambda: archive(("report.json_.sh", encode(REPORT))).replace(b"json_.sh", b"json\0.sh"),
    "a folder": lambda: archive(("report.json/", b"")),
    "a link": lambda: archive(("report.json", b"/etc/passwd"), mode=stat.S_IFLNK | 0o777),
    "a device": lambda: archive(("report.json", encode(REPORT)), mode=stat.S_IFCHR | 0o644),
    "a pipe": lambda: archive(("report.json", encode(REPORT)), mode=stat.S_IFIFO | 0o644),
    "a bomb": lambda: archive(("report.json", b" " * 100_000_000)),
    "a bomb that lies": lying_about_its_size,
    "a bomb of another make": lambda: archive(("report.json", b" " * 100_000_000), method=zipfile.ZIP_LZMA),
    "encrypted": encrypted,
    "cut off": lambda: archive(("report.json", encode(REPORT)))[:-30],
    "too large": lambda: archive(("report.json", random.Random(1).randbytes(1_100_000))),
    "many files": lambda: archive(*((f"{n}.json", b"") for n in range(5000))),
}


def broken_stream() -> bytes:
    data = archive(("report.json", encode(REPORT)))
    content = zlib.compress(encode(REPORT))[2:-4]
    place = data.index(content[:20])
    return data[:place] + b"\xff" * 20 + data[place + 20 :]


BAD_ARCHIVES["a broken stream"] = broken_stream


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", BAD_ARCHIVES)
def test_another_archive_is_refused_in_words_of_ours(name: str) -> None:
    with pytest.raises(ReportError) as refused:
        read_archive(BAD_ARCHIVES[name]())
    assert_ours(str(refused.value))


@pytest.mark.parametrize("text", TEXTS)
def test_a_name_in_the_archive_is_never_repeated(text: str) -> None:
    if len(name := text.replace("\0", "")) < 60_000 and name:
        with pytest.raises(ReportError) as refused:
            read_archive(archive((name, encode(REPORT))))
        assert_ours(str(refused.value))
