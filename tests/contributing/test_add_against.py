"""`awesome add` against servers that misbehave and records that are hostile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from awesome.cli import main
from tests.contributing.adding import SAID, TODAY, Place, unchanged
from tests.sources import bad
from tests.sources.fake import FakeServer, serving
from tests.sources.feeds import Preprint, error_feed, shape

BAD_SERVERS = {
    "hangs": (bad.hang, "in time"),
    "drips": (bad.drip, "in time"),
    "sends 50 MB": (bad.body(b"x" * 50_000_000), "bytes"),
    "never ends": (bad.endless, "bytes"),
    "sends a page": (bad.page, "no feed"),
    "sends a bomb": (bad.body(shape("bomb.xml")), "document type"),
    "sends nonsense": (bad.nonsense, "could not be reached"),
    "says an error": (bad.body(error_feed("x", "incorrect id format for\x9b31m x")), "incorrect id format"),
    "redirects to a file": (bad.redirect("file:///etc/passwd"), "https"),
    "redirects inward": (bad.redirect("http://127.0.0.1:9/"), "https"),
    "redirects inward by https": (bad.redirect("https://127.0.0.1:9/"), "open internet"),
    "redirects for ever": (bad.redirect("?"), "redirects"),
    "is busy": (bad.status(503, Retry_After="3600"), "503"),
    "refuses": (bad.status(403), "403"),
}


@pytest.mark.parametrize("name", BAD_SERVERS)
def test_a_server_that_misbehaves_changes_nothing(name: str, place: Place) -> None:
    behaviour, words = BAD_SERVERS[name]
    place.server.always(behaviour)
    said = unchanged(place, "2401.00001", *SAID, "--yes")
    assert "awesome add: arXiv " in said
    assert words in said
    assert "nothing is written" in said


def test_nobody_there_changes_nothing(place: Place) -> None:
    place.server.stop()
    said = unchanged(place, "2401.00001", *SAID, "--yes")
    assert "arXiv could not be reached" in said
    assert "--offline" in said


def test_a_busy_server_is_asked_again(place: Place) -> None:
    place.server.troubles = [bad.status(503)]
    assert place.add("2401.00001", *SAID, "--yes").status == 0


HOSTILE = (
    "Kite\x1b]0;owned\x07\x1b[31m\u202egpj\u200b <script>alert(1)</script> ::set-output name=x::y ##[error]z {{ 1 }} "
    "'; rm -rf / $(id) `id` \\input{/etc/passwd} &lt;b&gt; |x| [a](javascript:b) @everyone #1 %0A::error::c"
)


@pytest.mark.parametrize(
    "title", [HOSTILE, "::set-output name=x::y", "##[error]Kite", "- id: evil", "# no comment", "&a *b !c", "=cmd()"]
)
def test_a_hostile_record_reaches_neither_terminal_nor_workflow_nor_yaml(title: str, place: Place) -> None:
    place.server.add(
        Preprint(
            "2401.00009",
            title.replace("\x1b", "\u009b").replace("\x07", ""),
            (title[:60].replace("\x1b", "").replace("\x07", ""), "Bo Sample"),
            abstract=HOSTILE.replace("\x1b", "").replace("\x07", ""),
            comment=f"Project page: https://example.org/{title[:9]} {HOSTILE}".replace("\x1b", "").replace("\x07", ""),
        )
    )
    before = place.papers.read_text(encoding="utf-8")
    for words in (SAID, ()):
        done = place.add("2401.00009", *words, "--yes")
        for line in done.said.splitlines():
            assert not line.lstrip().startswith("::")
            assert "##[" not in line
            assert all(character.isprintable() for character in line)
    after = place.papers.read_text(encoding="utf-8")
    if after != before:
        assert place.checked() == 0
        assert main(["check", "--today", TODAY, str(place.papers)]) == 0


def test_the_server_of_the_tests_is_the_only_one_that_is_reached(place: Place, server_elsewhere: FakeServer) -> None:
    place.server.always(bad.redirect(f"{server_elsewhere.base}/arxiv/api/query"))
    unchanged(place, "2401.00001", *SAID, "--yes")
    assert server_elsewhere.asked == []


@pytest.fixture
def server_elsewhere() -> Iterator[FakeServer]:
    with serving() as server:
        yield server
