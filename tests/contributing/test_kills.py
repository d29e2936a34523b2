"""A command that is killed leaves every file of the list as it was or as it was to be, and never a part of one."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, product
from pathlib import Path

import pytest

from awesome.canonical import file_text
from awesome.checking import check
from awesome.cli import main
from tests.checking.support import TODAY, entry, write
from tests.contributing.killing import State, put_back, run_and_kill, state_of
from tests.sources.fake import serving
from tests.sources.feeds import Preprint
from tests.verifying.world import Work, World

_MADE = 400
"""Papers in the list, so that writing it takes a while."""

_BETWEEN = {"rename": {"P307"}}
"""What the check says between the writing of two files: that a data set names its paper by its old id."""

_FOREIGN = "- [Finch: Reasoning about Seeds](https://arxiv.org/abs/2401.90001), Ada Sample, CVPR 2024\n"


def made_papers() -> list[dict[str, str | list[str]]]:
    """Papers unlike one another."""
    words = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "islet", "jetty", "kelp")
    return [
        entry(
            "paper",
            id=f"{first}-{number}",
            title=f"{first.title()} {second} {number}: Seeing {third} with Language Models of {number * 7919 % 1000} Kinds",
            authors=["Jane Example", "Wei Beispiel"],
            arxiv=f"2401.{number:05}",
            venue="arXiv",
            date="2024-01",
        )
        for number, (first, second, third) in zip(range(_MADE), product(words, repeat=3), strict=False)
    ]


@dataclass
class Place:
    """A folder with the list, and what may be run there."""

    folder: Path
    commands: dict[str, Callable[[], int]]
    begin: dict[str, State]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("list")
    papers = made_papers()
    write(folder, "paper", *papers)
    write(folder, "dataset", entry("dataset", id="songs", name="Songs", paper=str(papers[3]["id"])))
    first, third, fifth = (str(papers[number]["id"]) for number in (0, 3, 5))
    foreign = folder / "list.md"
    foreign.write_text(_FOREIGN, encoding="utf-8")
    usual = state_of(folder)
    shuffled = file_text("paper", papers).replace("title: ", "title:  ").encode()
    works = {str(paper["arxiv"]): Work(str(paper["title"])) for paper in papers}
    works[str(papers[5]["arxiv"])] = Work(str(papers[5]["title"]), comment="Accepted to CVPR 2024")
    root = ("--root", str(folder), "--today", TODAY, "--yes")
    said = ("--technique", "M-IT", "--topic", "training-data", "--modality", "image")
    with serving() as server, World(works=works).serving() as world:
        server.add(Preprint("2402.90001", "Wren: Instruction Tuning by Song"))
        commands: dict[str, Callable[[], int]] = {
            "fmt": lambda: main(["fmt", str(folder / "papers.yaml")]),
            "add": lambda: main(["add", "2402.90001", *said, *root], connect=server.session),
            "edit": lambda: main(["edit", first, "--venue", "CVPR 2024", *root]),
            "rename": lambda: main(["rename", third, "another-id", *root]),
            "remove": lambda: main(["remove", first, "--reason", "withdrawn by its authors", *root]),
            "import": lambda: main(
                ["import", str(foreign), "--apply", "--technique", "M-IT", "--topic", "training-data", *root]
            ),
            "verify": lambda: main(
                ["verify", fifth, "--only", "arxiv,venues", "--apply", "--fresh", *root], connect=world.session
            ),
        }
        yield Place(folder, commands, dict.fromkeys(commands, usual) | {"fmt": {**usual, "papers.yaml": shuffled}})


VERBS = ("fmt", "add", "edit", "rename", "remove", "import", "verify")


def whole(place: Place, verb: str, new: State) -> bool:
    """Make sure that each file is the old or the new one and what is between is told; whether all are new."""
    old, now = place.begin[verb], state_of(place.folder)
    for name in old | new | now:
        assert now.get(name) in (old.get(name), new.get(name)), f"{name} is neither old nor new after {verb}"
    if now not in (old, new):
        files = [str(place.folder / name) for name in now]
        codes = {finding.code for finding in check(files, datetime.date.fromisoformat(TODAY)).findings}
        assert codes <= _BETWEEN.get(verb, set())
    return now == new


def finished(place: Place, verb: str) -> tuple[State, float]:
    """What the command leaves that nobody kills, and the seconds it takes."""
    put_back(place.folder, place.begin[verb])
    ending = run_and_kill(place.commands[verb])
    assert (ending.killed, ending.status) == (False, 0)
    new = state_of(place.folder)
    assert new != place.begin[verb]
    return new, ending.seconds


@pytest.mark.parametrize("verb", VERBS)
def test_no_file_operation_is_a_bad_moment(verb: str, place: Place) -> None:
    new, _ = finished(place, verb)
    written = []
    for operation in count(1):
        put_back(place.folder, place.begin[verb])
        ending = run_and_kill(place.commands[verb], before_operation=operation)
        written.append(whole(place, verb, new))
        if not ending.killed:
            break
    # killed before the first there is nothing of it, and not killed there is all
    assert (written[0], written[-1]) == (False, True)
    assert len(written) > 2


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("kills", [3, pytest.param(72, marks=pytest.mark.sweep)])
def test_no_moment_is_a_bad_one(kills: int, verb: str, place: Place) -> None:
    """21 kills in all, and 504 in the sweep."""
    new, seconds = finished(place, verb)
    chance = random.Random(f"{verb} {kills}")
    for _ in range(kills):
        put_back(place.folder, place.begin[verb])
        run_and_kill(place.commands[verb], after=chance.uniform(0, seconds * 1.1))
        whole(place, verb, new)
