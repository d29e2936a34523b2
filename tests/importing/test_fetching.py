"""Asking the sources about new papers: what a record fills, corrects and contradicts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from awesome.catalog import Catalog
from tests.importing.support import Place
from tests.sources.fake import FakeServer, serving
from tests.sources.feeds import Preprint

KITE = Preprint(
    id="2401.00009",
    title="Kite: Visual Instruction Tuning with Feathers",
    comment="Accepted to CVPR 2024. Code: github.com/ex/kite",
)


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving() as running:
        running.preprints[KITE.id] = KITE
        yield running


def test_a_record_fills_what_the_list_does_not_say(place: Place, server: FakeServer) -> None:
    found = place.run(
        "- [Kite](https://arxiv.org/abs/2401.00009)\n",
        "--fetch",
        "--apply",
        "--technique",
        "M-IT",
        connect=server.session,
    )
    assert found.status == 0, found.said
    entry = Catalog.load(place.folder).by_arxiv["2401.00009"]
    assert (entry.title, entry.authors, entry.date, entry.venue, entry.code) == (
        KITE.title, list(KITE.authors), "2024-01-02", "CVPR 2024", "https://github.com/ex/kite"
    )  # fmt: skip
    assert place.checked() == 0


def test_a_link_of_another_paper_is_told(place: Place, server: FakeServer) -> None:
    found = place.run(
        "- [Hearing Songs in the Wild](https://arxiv.org/abs/2401.00009), Eve Other, Cy Another\n",
        "--fetch",
        "--json",
        connect=server.session,
    )
    assert found.states == ["unclear"]
    assert "is that of “Kite: Visual" in found.row["reasons"][0]


def test_an_id_that_arxiv_does_not_know(place: Place, server: FakeServer) -> None:
    found = place.run(
        "- [Hearing Songs in the Wild](https://arxiv.org/abs/2401.00008)\n", "--fetch", "--json", connect=server.session
    )
    assert found.states == ["unclear"]
    assert "arXiv knows no paper 2401.00008" in found.row["reasons"][0]


def test_the_right_title_may_be_there_already(place: Place, server: FakeServer) -> None:
    server.preprints["2401.00007"] = Preprint(id="2401.00007", title="Planning Tools for Deserts")
    found = place.run(
        "- [Planning Tools](https://arxiv.org/abs/2401.00007)\n", "--fetch", "--json", connect=server.session
    )
    assert (found.states, found.row["entry"]) == (["already there"], "oryx")


def test_only_what_is_new_is_asked_about(place: Place, server: FakeServer) -> None:
    place.run(
        "- [Lark](https://arxiv.org/abs/2301.00001)\n- [X](https://arxiv.org/abs/N/A)\n",
        "--fetch",
        connect=server.session,
    )
    assert server.asked == []


def test_without_the_option_nobody_is_asked(place: Place, server: FakeServer) -> None:
    place.run(
        "- [Kite: Seeing Feathers](https://arxiv.org/abs/2401.00009)\n",
        "--apply",
        "--technique",
        "M-IT",
        connect=server.session,
    )
    assert server.asked == []


def test_a_source_that_fails_changes_nothing(place: Place, server: FakeServer) -> None:
    before = place.text()
    server.stop()
    found = place.run(
        "- [Kite: Seeing Feathers](https://arxiv.org/abs/2401.00009)\n",
        "--fetch",
        "--apply",
        "--technique",
        "M-IT",
        connect=server.session,
    )
    assert found.status == 2
    assert "arXiv could not be reached" in found.err
    assert place.text() == before
