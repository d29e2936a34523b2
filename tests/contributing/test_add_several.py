"""`awesome add` of several papers at once, from the command line, a file and standard input."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contributing.adding import SAID, Place, unchanged
from tests.sources.feeds import Preprint

MANY = [
    Preprint(f"2402.{number:05}", f"{name}: Feathers", published="2024-02-01")
    for number, name in enumerate(("Pike", "Rook", "Swan"), 1)
]


def test_several_are_asked_for_at_once_and_written_together(place: Place) -> None:
    place.server.add(*MANY)
    done = place.add(*(preprint.id for preprint in MANY), "2301.00001", "2402.00001", *SAID, "--yes")
    assert done.status == 0, done.said
    assert "there already: papers.yaml:9: lark" in done.err
    assert len(place.server.asked) == 1
    assert all(f"- id: {name}\n" in place.text() for name in ("pike", "rook", "swan"))
    assert place.checked() == 0


def test_two_papers_of_one_name_have_two_ids(place: Place) -> None:
    place.server.add(
        Preprint("2402.00001", "Pike: Feathers"), Preprint("2402.00002", "Pike: Scales of Very Large Fish")
    )
    assert place.add("2402.00001", "2402.00002", *SAID, "--yes").status == 0
    assert "- id: pike\n" in place.text()
    assert "- id: example-2024-pike\n" in place.text()


def test_one_of_several_with_a_problem_keeps_all_out(place: Place) -> None:
    place.server.add(*MANY)
    assert "2404.99999" in unchanged(place, MANY[0].id, "2404.99999", *SAID, "--yes", status=1)


LIST = b"""\
# what to read
2402.00001  Pike
- [Rook](https://arxiv.org/abs/2402.00002v1), [code](https://github.com/example/rook)

2402.00003, 2402.00001
"""


@pytest.mark.parametrize("where", ["file", "-"])
def test_ids_come_from_a_file_or_from_standard_input(where: str, place: Place) -> None:
    place.server.add(*MANY)
    file = place.folder / "ids.txt"
    file.write_bytes(b"\xef\xbb\xbf" + LIST.replace(b"\n", b"\r\n"))
    done = place.add("--from", str(file) if where == "file" else "-", *SAID, "--yes", piped=LIST)
    assert done.status == 0, done.said
    assert all(f"- id: {name}\n" in place.text() for name in ("pike", "rook", "swan"))


def test_a_line_without_an_id_is_named_with_its_number(place: Place) -> None:
    said = unchanged(place, "--from", "-", piped=b"2402.00001\nno id here\n\xff\xfe\nabs/N/A\n")
    assert "standard input, line 2: “no id here”" in said
    assert "line 4" in said
    assert place.server.asked == []


def test_more_than_anybody_adds_is_not_read(place: Place) -> None:
    assert "bytes" in unchanged(place, "--from", "-", piped=b"2402.00001\n" * 200_000)
    many = "\n".join(f"2402.{number:05}" for number in range(2000)).encode()
    assert "at most" in unchanged(place, "--from", "-", piped=many)


def test_a_file_that_names_no_paper_is_said_to(place: Place, tmp_path: Path) -> None:
    source = tmp_path / "ids.txt"
    source.write_text("\n\n")
    assert "ids.txt” names no paper" in unchanged(place, "--from", str(source))
    assert "standard input names no paper" in unchanged(place, "--from", "-", piped=b"")
