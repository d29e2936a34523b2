"""Edits are prepared in memory and checked, shown, agreed to and written as one step."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from awesome import writing
from awesome.checking import check
from awesome.editing import Drop, Edit, EditError, Put, prepare
from awesome.files import FileError, put_in_place
from awesome.writing import Rewrite, rewrite
from tests.checking.support import TODAY, entry, write
from tests.contributing.small import DAY, OTHER, REMOVAL, contents, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path)


def test_nothing_is_written_before_it_is_told_to(folder: Path) -> None:
    before = contents(folder)
    change = prepare(folder, [Put("paper", entry("paper", id="new", title="Newts in Ponds", arxiv="2403.1"))], DAY)
    assert [(finding.code, finding.line) for finding in change.findings] == [("P203", 3)]
    assert change.errors == 1
    assert "+  title: Newts in Ponds\n" in change.diff()
    assert contents(folder) == before
    change.write()
    assert contents(folder).keys() == before.keys()
    assert "Newts" in contents(folder)["papers.yaml"]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (Drop("paper", "some-papr"), "has no paper “some-papr”; did you mean “some-paper”?"),
        (Drop("dataset", "zzzzzz"), "has no data set “zzzzzz”"),
        (Put("paper", entry("paper"), "nothing-like-it-at-all"), "has no paper “nothing-like-it-at-all”"),
        (Put("paper", entry("paper")), "the id “some-paper” is taken in .*: “A Paper about Multimodal Models”"),
        (Put("paper", entry("paper", id="the-other"), "some-paper"), "the id “the-other” is taken"),
        (Put("dataset", entry("dataset")), "the id “some-data” is taken in .*: “SomeData”"),
        (Put("song", entry("paper")), "no kind of entry “song”"),
    ],
)
def test_a_mistake_is_told(edit: Edit, message: str, folder: Path) -> None:
    with pytest.raises(EditError, match=message):
        prepare(folder, [edit], DAY)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            lambda text: text.replace("title: A", "title: 'A"),
            r"cannot be read in full(.|\n)*papers\.yaml:\d+:\d+: P011",
        ),
        (lambda text: text.replace("\n", "\r\n"), "CR LF; run `awesome fmt` first"),
        (lambda text: text.replace("- id: some-paper\n", "-\n  id: some-paper\n"), "run `awesome fmt` first"),
        (lambda text: "\ufeff" + text, "cannot be read in full"),
    ],
)
def test_a_file_that_cannot_be_edited_is_left_alone(spoil: Callable[[str], str], message: str, folder: Path) -> None:
    file = folder / "papers.yaml"
    file.write_bytes(spoil(file.read_text()).encode())
    before = file.read_bytes()
    with pytest.raises(EditError, match=message):
        prepare(folder, [Drop("paper", "the-other")], DAY)
    assert file.read_bytes() == before


def test_a_fault_elsewhere_does_not_matter(folder: Path) -> None:
    loud = entry(
        "paper", id="zebra", title="ALL IN CAPITALS HERE.", arxiv="2404.00004", code="https://example.org/x.py"
    )
    write(folder, "paper", entry("paper"), loud)
    change = prepare(folder, [Put("paper", OTHER)], DAY)
    assert change.findings == []
    # nor in the entry itself, if it was there before
    change = prepare(folder, [Put("paper", {**loud, "date": "2024-04"}, "zebra")], DAY)
    assert change.findings == []
    change = prepare(folder, [Put("paper", {**loud, "title": "LOUDER IN CAPITALS HERE"}, "zebra")], DAY)
    assert [finding.code for finding in change.findings] == []
    change = prepare(folder, [Put("paper", {**loud, "date": "2024-13"}, "zebra")], DAY)
    assert [finding.code for finding in change.findings] == ["P301"]


def test_what_an_edit_does_to_others_is_found(folder: Path) -> None:
    found = prepare(folder, [Drop("paper", "some-paper")], DAY).findings
    assert [(finding.code, finding.entry) for finding in found] == [("P307", "some-data")]
    twin = entry("paper", id="a-twin", title="Something Else Altogether")
    found = prepare(folder, [Put("paper", twin)], DAY).findings
    assert [(finding.code, finding.entry) for finding in found] == [("P206", "some-paper")]


def test_empty_values_are_left_out(folder: Path) -> None:
    values = {**entry("paper", id="new", title="Newts in Ponds", arxiv="2403.00003"), "venue": "", "topics": []}
    prepare(folder, [Put("paper", values)], DAY).write()
    assert "venue" not in (folder / "papers.yaml").read_text()
    assert check([str(folder / "papers.yaml")], DAY).errors == 0


@pytest.mark.parametrize("before", [None, "[]\n", "# Gone.\n\n[]\n"])
def test_the_first_removal_makes_the_file(before: str | None, folder: Path) -> None:
    removed = folder / "removed.yaml"
    if before is not None:
        removed.write_text(before)
    change = prepare(folder, _taken_out(), DAY)
    assert change.findings == []
    change.write()
    assert removed.read_text().endswith(f"- id: some-paper\n  kind: paper\n  reason: withdrawn\n  date: '{TODAY}'\n")
    assert check([str(path) for path in folder.iterdir()], DAY).findings == []
    prepare(folder, [Drop("removal", "some-paper"), Put("paper", entry("paper"))], DAY).write()
    assert removed.read_text().endswith("[]\n")
    assert check([str(path) for path in folder.iterdir()], DAY).findings == []


def test_a_name_is_shown_escaped(folder: Path) -> None:
    hostile = {**OTHER, "title": "A\x1b[31m Red \u202e Title"}
    shown = prepare(folder, [Put("paper", hostile, "the-other")], DAY).diff()
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def _taken_out() -> list[Edit]:
    return [Drop("dataset", "some-data"), Drop("paper", "some-paper"), REMOVAL]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, int], None]]:
    """Lets a function of the system fail, with an error, when it has been called so often."""

    def fail(name: str, number: int, after: int = 0) -> None:
        real, calls = getattr(os, name), iter(range(1_000))

        def failing(*arguments: object, **options: object) -> object:
            if next(calls) >= after:
                raise OSError(number, os.strerror(number))
            return real(*arguments, **options)

        monkeypatch.setattr(os, name, failing)

    yield fail
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("name", "number", "words"),
    [("fsync", errno.ENOSPC, "no space left"), ("open", errno.EACCES, "permission denied"), ("fsync", errno.EIO, "i")],
)
def test_a_disk_that_does_not_take_it_keeps_the_old_files(
    name: str, number: int, words: str, folder: Path, failing: Callable[..., None]
) -> None:
    before = contents(folder)
    change = prepare(folder, _taken_out(), DAY)
    failing(name, number, after=1)
    with pytest.raises(EditError, match=words):
        change.write()
    assert contents(folder) == before


def test_what_was_written_before_a_failure_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change = prepare(folder, _taken_out(), DAY)

    def once(path: str, temporary: str) -> None:
        monkeypatch.setattr("awesome.writing.put_in_place", never)
        put_in_place(path, temporary)

    def never(path: str, temporary: str) -> None:
        raise FileError(path, "operation not permitted")

    monkeypatch.setattr("awesome.writing.put_in_place", once)
    with pytest.raises(EditError, match=r"papers\.yaml: operation not permitted; .*datasets\.yaml had been written"):
        change.write()
    assert set(contents(folder)) == {"papers.yaml", "datasets.yaml"}


class StoppedError(Exception):
    """Stands for a kill."""


_NEWTS: list[Edit] = [
    Put("paper", entry("paper", id="new", title="Newts", arxiv="2403.00003")),
    Put("dataset", entry("dataset", id="new", name="NewtData", paper="new")),
]


@pytest.mark.parametrize("edits", [_taken_out(), _NEWTS], ids=["taken out", "put in"])
@pytest.mark.parametrize("written", [0, 1, 2])
def test_between_two_files_the_list_passes_the_check(
    written: int, edits: list[Edit], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "removed.yaml").write_text("[]\n")
    calls = iter(range(9))

    def stop(path: str, temporary: str) -> None:
        if next(calls) == written:
            raise StoppedError
        put_in_place(path, temporary)

    monkeypatch.setattr("awesome.writing.put_in_place", stop)
    with suppress(StoppedError):
        prepare(folder, edits, DAY).write()
    assert check([str(folder / name) for name in contents(folder)], DAY).findings == []
    assert not [name for name in contents(folder) if name.endswith(".tmp")]


def test_a_file_that_changed_meanwhile_is_not_written_over(folder: Path) -> None:
    change = prepare(folder, [Put("paper", {**OTHER, "date": "2024-02"}, "the-other")], DAY)
    file = folder / "papers.yaml"
    file.write_text(file.read_text() + "# somebody else was here\n")
    with pytest.raises(EditError, match="changed since it was read; nothing is written"):
        change.write()
    assert file.read_text().endswith("# somebody else was here\n")


def test_a_file_that_came_meanwhile_is_not_written_over(folder: Path) -> None:
    change = prepare(folder, _taken_out(), DAY)
    write(folder, "removal", entry("removal", id="another"))
    before = contents(folder)
    with pytest.raises(EditError, match="come into being"):
        change.write()
    assert contents(folder) == before


def test_one_command_writes_at_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(writing, "_LONGEST_WAIT", 0.05)
    change = prepare(folder, [Drop("paper", "the-other")], DAY)
    other = os.open(folder, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    with pytest.raises(EditError, match="another command"):
        change.write()
    os.close(other)
    change.write()
    assert "the-other" not in (folder / "papers.yaml").read_text()


def test_a_link_is_followed_and_the_mode_is_kept(tmp_path: Path) -> None:
    place = tmp_path / "elsewhere"
    place.mkdir()
    target = write(place, "paper", entry("paper"), OTHER)
    target.chmod(0o640)
    link = tmp_path / "papers.yaml"
    link.symlink_to(target)
    prepare(tmp_path, [Drop("paper", "the-other")], DAY).write()
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert "the-other" not in target.read_text()


def test_what_a_kill_left_is_swept(folder: Path) -> None:
    left = folder / ".papers.yaml.4711.tmp"
    left.write_text("- id: half")
    kept = folder / ".other.yaml.4711.tmp"
    kept.write_text("not ours")
    file = folder / "papers.yaml"
    rewrite([Rewrite(file, file.read_bytes(), b"[]\n")])
    assert not left.exists()
    assert kept.exists()
