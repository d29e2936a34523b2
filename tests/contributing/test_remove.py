"""`awesome remove`: an entry taken out, with the reason and the day kept; never what a data set still names."""

from __future__ import annotations

import shlex
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.catalog import Catalog
from tests.checking.support import TODAY
from tests.contributing.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_paper_goes_and_its_id_reason_and_day_stay(desk: Desk) -> None:
    before, block = desk.text(), desk.block("heron")
    done = desk.run("remove", "heron", "--reason", "withdrawn: the record says so", "--yes")
    assert done.status == 0, done.said
    assert desk.text() == before.replace(f"{block}\n\n", "")
    assert (
        f"- id: heron\n  kind: paper\n  arxiv: '2301.00002'\n  reason: 'withdrawn: the record says so'\n  date: '{TODAY}'\n"
    ) in desk.text("removed.yaml")
    assert desk.checked() == []


def test_a_paper_without_an_arxiv_id(desk: Desk) -> None:
    assert desk.run("remove", "stork", "--reason", "out of scope", "--yes").status == 0
    removal = Catalog.load(desk.folder).removals["paper", "stork"]
    assert (removal.arxiv, removal.date) == ("", TODAY)
    assert desk.checked() == []


def test_a_data_set_goes_and_its_papers_id_stays_free(desk: Desk) -> None:
    assert desk.run("remove", "nests", "--dataset", "--reason", "the page is gone", "--yes").status == 0
    catalog = Catalog.load(desk.folder)
    assert list(catalog.datasets) == ["songs"]
    assert catalog.removals["dataset", "nests"].arxiv == ""
    assert desk.checked() == []


def test_the_old_addresses_of_an_entry_say_so_too(desk: Desk) -> None:
    assert desk.run("remove", "lark", "--with-datasets", "--reason", "withdrawn", "--yes").status == 0
    catalog = Catalog.load(desk.folder)
    assert {("paper", "lark"), ("paper", "early-bird"), ("dataset", "songs")} < set(catalog.removals)
    assert "songs" not in catalog.datasets
    assert "lark" not in catalog.papers
    assert desk.checked() == []


def test_what_a_data_set_names_stays_and_the_message_says_how_to_go_on(desk: Desk) -> None:
    before = desk.files()
    refused = desk.run("remove", "lark", "--reason", "withdrawn", "--yes")
    assert (refused.status, refused.out) == (2, "")
    assert "“songs” names the paper" in refused.err
    assert "a data set names the paper “lark”; nothing is written" in refused.err
    assert "--with-datasets" in refused.err
    assert desk.files() == before
    (command,) = [line for line in refused.err.splitlines() if line.startswith("  awesome ")]
    words = shlex.split(command)[1:]
    assert words[:3] == ["edit", "songs", "--dataset"]
    assert desk.run(*words, "--yes").status == 0
    assert desk.run("remove", "lark", "--reason", "withdrawn", "--yes").status == 0
    songs = Catalog.load(desk.folder).datasets["songs"]
    assert (songs.paper, songs.title, songs.arxiv) == ("", "Lark: Visual Instruction Tuning with Songs", "2301.00001")
    assert desk.checked() == []


def test_many_data_sets_are_counted(desk: Desk) -> None:
    for number in range(12):
        songs = desk.block("songs", "datasets.yaml").strip()
        more = songs.replace("id: songs", f"id: songs-{number}").replace("name: Songs", f"name: Songs{number}")
        (desk.folder / "datasets.yaml").write_text(desk.text("datasets.yaml") + f"\n{more}\n")
    refused = desk.run("remove", "lark", "--reason", "withdrawn", "--yes")
    assert "13 data sets name the paper “lark”" in refused.err
    assert "… and 3 more" in refused.err


def test_a_list_without_removals_gets_them(desk: Desk) -> None:
    (desk.folder / "removed.yaml").unlink()
    assert desk.run("remove", "heron", "--reason", "withdrawn", "--yes").status == 0
    assert "- id: heron\n" in desk.text("removed.yaml")
    assert desk.checked() == []


def test_a_list_without_data_sets(desk: Desk) -> None:
    (desk.folder / "datasets.yaml").unlink()
    assert desk.run("remove", "lark", "--reason", "withdrawn", "--yes").status == 0
    assert not (desk.folder / "datasets.yaml").exists()


def test_the_last_paper_goes(desk: Desk) -> None:
    assert desk.run("remove", "lark", "--with-datasets", "--reason", "withdrawn", "--yes").status == 0
    assert desk.run("remove", "nests", "--dataset", "--reason", "withdrawn", "--yes").status == 0
    assert "[]" in desk.text("datasets.yaml")
    assert desk.checked() == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("heron",), "--reason"),
        (("heron", "--reason", " "), "--reason is empty"),
        (("heron", "--reason", "x" * 1_000_000), "--reason has 1,000,000 characters; 20,000 at most"),
        (("heron", "--reason", "a\udcff"), "--reason is not written in UTF-8"),
        (("hereon", "--reason", "withdrawn"), "did you mean “heron”?"),
        (("dodo", "--reason", "withdrawn"), "it was taken out on 2026-02-01"),
        (("early-bird", "--reason", "withdrawn"), "it is now “lark”"),
        (("songs", "--reason", "withdrawn"), "but a data set of that id: add --dataset"),
        (("songs", "--dataset", "--with-datasets", "--reason", "withdrawn"), "--with-datasets goes with a paper"),
    ],
)
def test_what_cannot_be_done_is_said(words: tuple[str, ...], said: str, desk: Desk) -> None:
    before = desk.files()
    done = desk.run("remove", *words, "--yes")
    assert done.status == 2
    assert said in done.err
    assert desk.files() == before


@pytest.mark.parametrize("reason", ["line\nbreak", "a\u202eb", "\x1b[31mred", "nul\x00"])
def test_a_hostile_reason_is_shown_and_not_written(reason: str, desk: Desk) -> None:
    before = desk.files()
    done = desk.run("remove", "heron", "--reason", reason, "--yes")
    assert (done.status, "P012 error" in done.out) == (1, True)
    assert not set("\x1b\x00\u202e") & set(done.said)
    assert desk.files() == before


def test_the_change_is_shown_and_not_written_unasked(desk: Desk) -> None:
    before = desk.files()
    done = desk.run("remove", "heron", "--reason", "withdrawn")
    assert (done.status, "-- id: heron\n" in done.out, "+- id: heron\n" in done.out) == (1, True, True)
    assert desk.files() == before


@given(st.text(max_size=60))
def test_whatever_the_reason_is_it_is_kept_whole_or_nothing_is_written(reason: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        before = desk.files()
        done = desk.run("remove", "heron", f"--reason={reason}", "--yes")
        if done.status:
            assert desk.files() == before
        else:
            assert Catalog.load(desk.folder).removals["paper", "heron"].reason == reason
            assert [line for line in desk.checked() if " error: " in line] == []
