"""A second build leaves what a clean one would: no byte more, none less."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from awesome.cli import main
from awesome.model import Paper
from awesome.website.builder import Report
from awesome.website.output import AddressError, Output
from tests.website.conftest import BELOW, build
from tests.website.made_up import DATASETS, NAMESAKE, PAPERS, REMOVALS, make_clone, write_list


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}  # fmt: skip


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


@pytest.fixture(scope="module")
def first(own_clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build that is copied, not made anew, for each test."""
    out = tmp_path_factory.mktemp("first")
    build(own_clone, out)
    return out


@pytest.fixture(scope="module")
def own_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone that the tests of this module may change."""
    return make_clone(tmp_path_factory.mktemp("own") / "clone")


@pytest.fixture
def out(tmp_path: Path, own_clone: Path, first: Path) -> Path:
    """The first build."""
    write_list(own_clone)
    return Path(shutil.copytree(first, tmp_path / "first"))


def clean_build(clone: Path, first: Path, out: Path) -> Report:
    """A build from nothing but the prose, which MkDocs need not build again for another list."""
    shutil.copytree(first / "shell", out / "shell")
    shutil.copy(first / "shell.digest", out)
    return build(clone, out)


def changed(identifier: str, **values: object) -> list[Paper]:
    return [paper_like(paper, **values) if paper.id == identifier else paper for paper in PAPERS]


def paper_like(paper: Paper, **values: object) -> Paper:
    fields = {name: getattr(paper, name) for name in paper.__struct_fields__}
    return Paper(**{**fields, **values})


NEW = Paper("aa-new", "New", "2026-03-01", url="https://example.org/new", topics=["survey"])
LATER_LISTS: dict[str, Callable[[Path], None]] = {
    "nothing": write_list,
    "a title": lambda clone: write_list(clone, changed("kite-1", title="Another Title Altogether", name="")),
    "an id, a date and a shelf": lambda clone: write_list(clone, changed("lark-1", id="lark-one", formerly=["lark-1"], date="2025-11-11", techniques=["instruction-tuning"])),
    "a name with a page": lambda clone: write_list(clone, [paper_like(paper, authors=["Somebody Else"]) if paper.authors[1:2] == [NAMESAKE] else paper for paper in PAPERS]),
    "entries more and less": lambda clone: write_list(clone, [NEW, *[paper for paper in PAPERS if paper.id != "no-date"]], DATASETS[1:], REMOVALS[1:]),
}  # fmt: skip


@pytest.mark.parametrize("change", LATER_LISTS)
def test_a_second_build_equals_a_clean_one(
    own_clone: Path, first: Path, out: Path, tmp_path: Path, change: str
) -> None:
    LATER_LISTS[change](own_clone)
    second = build(own_clone, out)
    clean = clean_build(own_clone, first, tmp_path / "clean")
    assert clean.kept == 0
    assert second.written + second.kept == clean.written
    assert second.kept > 0
    assert tree(out / "site") == tree(tmp_path / "clean" / "site")
    assert folders(out / "site") == folders(tmp_path / "clean" / "site")
    if change == "nothing":
        assert second.written == 0
    if change == "entries more and less":
        assert not [path for path in tree(out / "site") if "/no-date" in path or "/gone/" in path]


def test_a_build_that_was_interrupted_is_made_whole(own_clone: Path, out: Path) -> None:
    """What a killed build leaves: no manifest, pages half written, others missing, others of an older list."""
    whole = tree(out / "site")
    (out / "manifest.json").unlink()
    (out / "site" / "papers" / "kite-1" / "index.html").write_text("half a pa")
    (out / "site" / "index.html").unlink()
    (out / "site" / "papers" / "stray").mkdir()
    (out / "site" / "papers" / "stray" / "index.html").write_text("of an older list")
    build(own_clone, out)
    assert tree(out / "site") == whole
    assert not (out / "site" / "papers" / "stray").exists()


def test_a_build_that_fails_is_made_whole_by_the_next(own_clone: Path, out: Path) -> None:
    whole = tree(out / "site")
    template = own_clone / "site" / "templates" / "authors.html.j2"
    text = template.read_text(encoding="utf-8")
    template.write_text(text + "{{ no_such_name }}", encoding="utf-8")
    try:
        with pytest.raises(Exception, match="no_such_name"):
            build(own_clone, out)
        assert not (out / "manifest.json").exists()
    finally:
        template.write_text(text, encoding="utf-8")
    build(own_clone, out)
    assert tree(out / "site") == whole


@pytest.mark.parametrize("manifest", ["", "{", "[]", '{"version": 0, "files": {}}', '{"version": 1, "files": 3}'])
def test_a_manifest_that_cannot_be_read_is_none(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "manifest.json").write_text(manifest)
    output = Output(tmp_path / "site", tmp_path / "manifest.json")
    output.write("a/b.txt", "text")
    output.finish()
    assert (tmp_path / "site" / "a" / "b.txt").read_text() == "text"
    assert (output.written, output.kept) == (1, 0)


def test_a_file_that_somebody_took_away_is_written_again(tmp_path: Path) -> None:
    for _ in range(2):
        output = Output(tmp_path / "site", tmp_path / "manifest.json")
        output.write("page/index.html", "text")
        output.finish()
        (tmp_path / "site" / "page" / "index.html").unlink()
    assert output.written == 1


def test_what_changes_for_all_changes_every_page(own_clone: Path, out: Path, tmp_path: Path) -> None:
    """The words of the interface and the site's own address stand on every page."""
    build(own_clone, out, SITE_URL=BELOW)
    build(own_clone, tmp_path / "clean", SITE_URL=BELOW)
    assert tree(out / "site") == tree(tmp_path / "clean" / "site")


def test_no_two_pages_share_an_address(tmp_path: Path) -> None:
    output = Output(tmp_path / "site", tmp_path / "manifest.json")
    output.write("papers/kite/index.html", "one")
    with pytest.raises(AddressError, match="two pages want the address papers/kite/index"):
        output.write("papers/kite/index.html", "other")


@pytest.mark.parametrize("path", ["papers/../../kite/index.html", "../index.html"])
def test_no_file_is_written_outside_of_the_site(tmp_path: Path, path: str) -> None:
    output = Output(tmp_path / "out" / "site", tmp_path / "manifest.json")
    with pytest.raises(AddressError, match="outside of the site"):
        output.write(path, "text")
    assert not [found for found in tmp_path.rglob("*") if found.is_file()]


def test_a_list_that_names_what_there_is_not_is_refused_in_a_sentence(
    own_clone: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_list(own_clone, changed("kite-1", techniques=["instruction-tunin"]))
    assert main(["build", "--root", str(own_clone)]) == 2
    assert "names “instruction-tunin”, which is in none of the closed lists" in capsys.readouterr().err
