"""What measures the site: its server, its records, its sums."""

from __future__ import annotations

import gzip
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from awesome.catalog import Catalog
from awesome.model import Dataset, Paper
from benchmarks.site.browsing import Times
from benchmarks.site.records import records
from benchmarks.site.server import Served, serve


def _get(here: Served, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection(urlsplit(here.address).netloc, timeout=10)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    for name in ("index.html", "papers/index.html", "404.html"):
        (tmp_path / name).write_text(f"{name} " * 100, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"png" * 100)
    return tmp_path


def test_text_goes_over_the_wire_compressed_and_is_counted_so(folder: Path) -> None:
    with serve(folder) as here:
        answer, body = _get(here, "/papers/?q=1", **{"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(body) == b"papers/index.html " * 100
        assert here.sent == {"papers/index.html": len(body)}
        _, plain = _get(here, "/papers/")
        assert here.sent["papers/index.html"] == len(body) + len(plain)


def test_pictures_are_left_as_they_are(folder: Path) -> None:
    with serve(folder) as here:
        answer, body = _get(here, "/picture.png", **{"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
    assert body == b"png" * 100


def test_a_wrong_address_gets_the_page_for_it(folder: Path) -> None:
    with serve(folder) as here:
        answer, body = _get(here, "/nowhere")
    assert answer.status == 404
    assert body.startswith(b"404.html")


def test_others_are_given_what_ours_is_searched_for() -> None:
    paper = Paper("kite", "Kites Look Down", "2026-01-01", name="Kite", authors=["Ada Example"], date="2024-05", venue="CVPR 2024", techniques=["chain-of-thought"], topics=["hallucination"])  # fmt: skip
    catalog = Catalog([paper], [Dataset("kite-set", "KiteSet", "2026-01-01", paper="kite")])
    [record] = records(catalog)
    assert (record["venue"], record["year"]) == ("CVPR 2024", "2024")
    assert {"Hallucination", "幻觉", "多模态思维链"} <= set(record["topics"])
    assert record["datasets"] == ["KiteSet"]


def test_times_are_told_by_their_middle_and_their_slow_end() -> None:
    found = Times(ready=1, keystrokes=[float(one) for one in range(1, 101)], unanswered=0, work=[])
    assert found.middle == 50.5
    assert 95 <= found.slow <= 97
