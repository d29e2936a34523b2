"""The commands that a report proposes are run as they stand, and mend what they were proposed for."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import pytest

from awesome.cli import main
from awesome.verifying.drift import edit_command, remove_command
from tests.verifying.behaviours import redirect, status
from tests.verifying.support import DATASET, PAPER, Bench, entry
from tests.verifying.world import Work, World

TITLE = str(PAPER["title"])
URL = "https://site.example/some/page"
REPOSITORY = "https://github.com/example/some-paper"
LATER = "2026-11-30"

Happening = Callable[[Bench, World], None]


def _other_title(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work("--A “Paper” on $\\pi_0$ Multimodal Models: It's Here", version=3)


def _other_authors(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work(TITLE, ("Jane Example", "Wei Beispiel", "Zoë O'Hara", "张三"))


def _no_authors(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, authors=[])])


def _other_date(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, date="2024-01-31")])


def _published(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work(TITLE, comment="Accepted to CVPR 2024")


def _withdrawn(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work(TITLE, comment="This paper has been withdrawn by its authors; it's wrong")


def _dead(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, project=URL)])
    world.pages[URL] = status(404)


def _only_link_dead(bench: Bench, world: World) -> None:
    bench.write(
        [PAPER, entry(PAPER, id="two", title="Quite Another Work", arxiv="", authors=["A B"], venue="", url=URL)]
    )
    world.pages[URL] = status(404)


def _dead_link_of_data(bench: Bench, world: World) -> None:
    bench.write([PAPER], [entry(DATASET, paper="some-paper", url=URL)])
    world.pages[URL] = status(404)


def _elsewhere(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, project=URL)])
    world.pages[URL] = redirect("https://elsewhere.example/some/page")


def _moved(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, code=REPOSITORY)])
    world.pages[REPOSITORY] = redirect("https://github.com/example/renamed")


def _data_published(bench: Bench, world: World) -> None:
    data = entry(DATASET, title="A Made-Up Data Set of Charts", arxiv="2401.00002", venue="arXiv", date="2024-01")
    bench.write([PAPER], [data])
    world.works["2401.00002"] = Work("A Made-Up Data Set of Charts", comment="Accepted at ECCV 2024")


@pytest.mark.parametrize(
    ("happening", "kind"),
    [
        (_other_title, "title"), (_other_authors, "authors"), (_no_authors, "no-authors"), (_other_date, "date"),
        (_published, "venue"), (_withdrawn, "withdrawn"), (_dead, "dead-link"), (_only_link_dead, "dead-link"),
        (_dead_link_of_data, "dead-link"), (_elsewhere, "redirect"), (_moved, "moved-repository"),
        (_data_published, "venue"),
    ],
)  # fmt: skip
def test_what_is_proposed_can_be_run_and_mends(happening: Happening, kind: str, bench: Bench, world: World) -> None:
    happening(bench, world)
    bench.verify()
    rows = {row["kind"]: row for row in bench.rows(day=LATER)}
    words = shlex.split(rows[kind]["command"])
    assert words[0] == "awesome"
    assert main([*words[1:], "--yes", "--root", str(bench.folder), "--today", LATER]) == 0, bench.capsys.readouterr()
    assert kind not in bench.kinds("--budget", "0", day=LATER)
    files = [str(file) for file in bench.folder.glob("*.yaml")]
    bench.capsys.readouterr()
    main(["check", "--today", LATER, *files])
    assert " error: " not in bench.capsys.readouterr().out


def test_words_that_look_like_options_are_none(bench: Bench) -> None:
    command = edit_command("paper", "some-paper", {"title": "--yes -x A Title", "authors": ["-A B", "Jane Example"]})
    words = shlex.split(command)[1:]
    assert main([*words, "--yes", "--root", str(bench.folder), "--today", LATER]) == 0
    assert "title: '--yes -x A Title'\n  authors: ['-A B', Jane Example]\n" in bench.text


def test_a_removal_that_is_proposed_can_be_run(bench: Bench) -> None:
    bench.write([PAPER, entry(PAPER, id="two", title="Quite Another Work", arxiv="2401.00007", authors=["A B"])])
    words = shlex.split(remove_command("paper", "two", "its only address, “x” 'y', is dead"))[1:]
    assert main([*words, "--yes", "--root", str(bench.folder), "--today", LATER]) == 0
    assert "- id: two\n" not in bench.text
