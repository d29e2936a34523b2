"""`awesome rename`: another id, under which data sets find their paper, and to which the old address leads."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.canonical import field_line
from awesome.catalog import Catalog
from tests.contributing.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_old_address_and_the_data_sets_follow(desk: Desk) -> None:
    done = desk.run("rename", "lark", "skylark", "--yes")
    assert done.status == 0, done.said
    catalog = Catalog.load(desk.folder)
    assert catalog.papers["skylark"].formerly == ["lark", "early-bird"]
    assert catalog.former_papers["lark"].id == "skylark"
    assert catalog.datasets["songs"].paper == "skylark"
    assert desk.checked() == []
    assert "-  paper: lark\n+  paper: skylark\n" in done.out


def test_a_data_set_is_renamed_alone(desk: Desk) -> None:
    papers = desk.text()
    assert desk.run("rename", "songs", "lark", "--dataset", "--yes").status == 0
    catalog = Catalog.load(desk.folder)
    assert (catalog.datasets["lark"].formerly, catalog.datasets["lark"].paper) == (["songs"], "lark")
    assert desk.text() == papers
    assert desk.checked() == []


def test_the_entry_goes_to_its_place(desk: Desk) -> None:
    assert desk.run("rename", "stork", "aardvark", "--yes").status == 0
    assert desk.run("rename", "heron", "a2", "--yes").status == 0
    assert [paper.id for paper in Catalog.load(desk.folder)] == ["lark", "a2", "aardvark"]
    assert desk.checked() == []


def test_an_old_id_may_be_taken_back(desk: Desk) -> None:
    assert desk.run("rename", "lark", "early-bird", "--yes").status == 0
    assert Catalog.load(desk.folder).papers["early-bird"].formerly == ["lark"]
    assert desk.checked() == []


def test_the_same_id_is_no_change(desk: Desk) -> None:
    before = desk.files()
    done = desk.run("rename", "lark", "lark", "--yes")
    assert (done.status, done.out) == (0, "")
    assert "“lark” is its id already" in done.err
    assert desk.files() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lark", "heron"), "the id “heron” is taken by another paper"),
        (("heron", "early-bird"), "“early-bird” is an old id of the paper “lark”"),
        (("lark", "dodo"), "“dodo” is the id of a paper that was taken out on 2026-02-01: “withdrawn by its authors”"),
        (("lark", "Sky Lark"), "“Sky Lark” cannot be an id; write “sky-lark”"),
        (("lark", "LARK"), "write “lark”"),
        (("lark", "../../etc/passwd"), "write “etc-passwd”"),
        (("lark", "sky--lark"), "write “sky-lark”"),
        (("lark", "lerche\n"), "“lerche\\x0a” cannot be an id"),
        (("lark", "\u202eevil"), "“\\u202eevil” cannot be an id"),
        (("lark", "\x1b[31m"), "cannot be an id"),
        (("lark", "a\udcff"), "cannot be an id"),
        (("lark", "百灵"), "write small letters and digits, joined by single hyphens"),
        (("lark", ""), "write small letters and digits"),
        (("lark", "a-" * 50 + "b"), "has 101 characters, 64 at most"),
        (("lark", "x" * 1_000_000), "has 1,000,000 characters, 64 at most"),
        (("larks", "skylark"), "there is no paper “larks”; did you mean “lark”?"),
        (("early-bird", "skylark"), "it is now “lark”"),
        (("songs", "hymns"), "but a data set of that id: add --dataset"),
        (("songs", "nests", "--dataset"), "the id “nests” is taken by another data set"),
    ],
)
def test_what_cannot_be_done_is_said(words: tuple[str, ...], said: str, desk: Desk) -> None:
    before = desk.files()
    done = desk.run("rename", *words, "--yes")
    assert done.status == 2
    assert said in done.err
    assert len(done.said) < 2_000
    assert desk.files() == before


def test_an_id_that_differs_in_case_alone_is_taken(desk: Desk) -> None:
    papers = desk.folder / "papers.yaml"
    papers.write_text(desk.text().replace("- id: heron", "- id: Heron"))
    assert "is taken by another paper" in desk.run("rename", "lark", "heron", "--yes").err


def test_the_change_is_shown_and_not_written_unasked(desk: Desk) -> None:
    before = desk.files()
    done = desk.run("rename", "lark", "skylark")
    assert (done.status, "+- id: skylark\n" in done.out) == (1, True)
    assert desk.files() == before


_IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)


@given(_IDS, st.sampled_from([("lark", ()), ("heron", ()), ("songs", ("--dataset",))]))
def test_renamed_there_and_back_leaves_the_old_id_to_the_entry(new: str, which: tuple[str, tuple[str, ...]]) -> None:
    old, flag = which
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        before = desk.files()
        first = desk.run("rename", old, new, *flag, "--yes")
        if first.status:
            assert desk.files() == before
            return
        assert desk.checked() == []
        if new in (old, "early-bird"):
            return
        assert desk.run("rename", new, old, *flag, "--yes").status == 0
        # all that is left of it is the line that keeps the other address
        former = ["early-bird"] if old == "lark" else []
        line, was = (f"  {field_line('formerly', names)}\n" if names else "" for names in ([new, *former], former))
        file = desk.folder / ("datasets.yaml" if flag else "papers.yaml")
        file.write_text(file.read_text().replace(line, was))
        assert desk.files() == before
