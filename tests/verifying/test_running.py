"""Runs that end early, run again, find no network or a broken state, and never change an entry by that."""

from __future__ import annotations

import io
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from awesome.verifying import touring
from awesome.verifying.facts import LINK
from awesome.verifying.progress import Progress
from awesome.verifying.state import read
from awesome.verifying.touring import Outcome
from awesome.yamltext import parse
from tests.verifying import behaviours
from tests.verifying.behaviours import status
from tests.verifying.support import Bench, days, many, works
from tests.verifying.world import Work, World

ROOT = Path(__file__).parents[2]


def test_a_second_run_asks_nothing_that_was_just_answered(bench: Bench, world: World) -> None:
    bench.verify()
    world.asked.clear()
    assert bench.verify(day="2026-11-28") == 0
    assert world.asked == []
    bench.verify(day="2026-11-29")
    assert world.asked


def test_named_entries_are_looked_at_whenever_they_are_named(bench: Bench, world: World) -> None:
    bench.verify()
    world.asked.clear()
    bench.verify("some-paper")
    assert world.asked


def test_the_oldest_look_comes_first(bench: Bench, world: World) -> None:
    bench.write(many(250))
    world.works = works(250)
    bench.verify("paper-007", "paper-200", day="2026-10-01", limits=None)
    bench.verify("--only", "arxiv", day="2026-11-01")
    world.asked.clear()
    bench.verify("paper-200", day="2026-11-03")
    world.asked.clear()
    bench.verify("--only", "arxiv", day="2026-11-20")
    batches = [url for _, url in world.asked if url.startswith("/arxiv")]
    assert len(batches) == 3
    assert "2401.00200" in batches[-1]
    assert "2401.00001" in batches[0]


def test_a_run_without_time_says_how_far_it_came_and_the_next_goes_on(bench: Bench, world: World) -> None:
    bench.write(many(30))
    world.works = works(30)
    world.broken["arxiv"] = behaviours.hang
    for number in range(1, 31):
        world.pages[f"https://s{number % 7}.example/{number}"] = (
            behaviours.hang if number % 7 == 1 else behaviours.alive
        )
    status_of_run = bench.verify("--budget", "1s")
    assert status_of_run == 0
    assert "the next run goes on with the others" in bench.err
    known = days(bench)
    world.broken.clear()
    world.pages.clear()
    world.asked.clear()
    assert bench.verify() == 0
    assert len(days(bench)) == 60
    # what was looked at is not asked for again
    assert {url for _, url in world.asked}.isdisjoint(key.removeprefix(LINK) for key in known)


def test_a_budget_of_nothing_reports_what_is_known(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work("A Paper on Multimodal Models", version=2)
    bench.verify()
    world.asked.clear()
    assert bench.verify("--budget", "0") == 1
    assert "V104 title" in bench.out
    assert world.asked == []


@pytest.mark.parametrize("budget", ["", "10", "soon", "-5m", "10 m", "1d", "999999999h"])
def test_a_budget_is_a_time(budget: str, bench: Bench) -> None:
    expected = 0 if budget == "10" else 2
    assert bench.verify(f"--budget={budget}") == expected


@pytest.mark.parametrize(
    "arguments",
    [["--only", "archive"], ["no-such-paper"], ["--commit"], ["--today", "tomorrow"], ["--older-than", "x"]],
)
def test_what_cannot_run_says_so(arguments: list[str], bench: Bench, world: World) -> None:
    assert bench.verify(*arguments) == 2
    assert bench.err
    assert world.asked == []


def test_near_names_are_proposed(bench: Bench) -> None:
    bench.verify("some-papr")
    assert "did you mean “some-paper”" in bench.err
    bench.verify("--only", "arxv")
    assert "did you mean “arxiv”" in bench.err


def test_a_catalog_that_cannot_be_read_is_not_looked_at(bench: Bench, world: World) -> None:
    (bench.folder / "papers.yaml").write_text("- id: [a\n")
    assert bench.verify() == 2
    assert "papers.yaml:" in bench.err
    assert world.asked == []


def test_without_a_network_nothing_changes(bench: Bench, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(touring, "_PROOF_SECONDS", 0.3)
    bench.write(many(30))
    world.broken["arxiv"] = behaviours.hang_up
    world.no_hosts = {f"s{number}.example" for number in range(7)}
    before = bench.text
    assert bench.verify() == 2
    assert "nobody answered" in bench.err
    assert bench.text == before
    assert days(bench) == {}


def test_a_dead_network_kills_no_host(bench: Bench, world: World) -> None:
    """A host without a name is dead only where others answer."""
    bench.write(many(30))
    world.works = works(30)
    world.no_hosts = {"s3.example"}
    assert bench.verify(day="2026-11-01") == 0
    assert bench.verify(day="2026-11-08") == 1
    dead = [line for line in bench.out.splitlines() if "dead-link" in line]
    assert len(dead) == 4
    assert all("there is no host of this name" in line for line in dead)


@pytest.mark.parametrize(
    "broken",
    [
        status(500),
        status(404),
        status(200),
        behaviours.titled("arXiv is resting", 200),
        behaviours.endless,
        behaviours.hang_up,
        lambda handler: handler.reply(200, "<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "application/atom+xml"),
    ],
)
def test_a_source_that_is_down_or_lying_changes_nothing(
    broken: behaviours.Behaviour, bench: Bench, world: World
) -> None:
    bench.write(many(30))
    world.works = works(30)
    bench.verify(day="2026-10-01")
    before = (bench.text, bench.state.read_bytes())
    world.broken["arxiv"] = broken
    for day in ("2026-11-01", "2026-11-08"):
        bench.verify("--only", "arxiv,venues", day=day)
        assert bench.out == ""
        assert "arXiv" in bench.err
        assert (bench.text, bench.state.read_bytes()) == before


def test_an_arxiv_that_tells_of_other_papers_is_not_believed(bench: Bench, world: World) -> None:
    bench.write(many(30))
    world.works = {
        f"2401.{number:05}": Work(f"Weather Report of Day {number * 31}", ("Zoe Quux",)) for number in range(1, 31)
    }
    bench.verify("--only", "arxiv")
    assert bench.out == ""
    assert "its answers are about other papers" in bench.err


SCRIPT = """
import signal
# a run in the background starts with interrupts ignored; a user's does not
signal.signal(signal.SIGINT, signal.default_int_handler)
import sys
from awesome.cli import main
from tests.verifying.world import World
world = World(port=int(sys.argv[1]))
sys.exit(main(sys.argv[2:], connect=world.session))
"""


def start(bench: Bench, *options: str) -> subprocess.Popen[str]:
    """The verb as a process of its own."""
    command = [sys.executable, "-c", SCRIPT, str(bench.world.port), "verify", "--root", str(bench.folder), *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("kills", [5, pytest.param(120, marks=pytest.mark.sweep)])
def test_a_kill_at_any_moment_breaks_nothing(kills: int, bench: Bench, world: World) -> None:
    """Runs are killed while they look and while they mend; each next one goes on."""
    bench.write(many(40))
    world.works = {name: Work(work.title, comment="Accepted to CVPR 2024") for name, work in works(40).items()}
    chance = random.Random(1)
    for _ in range(kills):
        process = start(bench, "--apply", "--yes", "--today", "2026-11-23")
        time.sleep(chance.uniform(0.3, 1.6))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        if bench.state.exists():
            read(bench.state)
        assert len(parse(bench.text.encode()).entries) == 40
        if chance.random() < 0.2:
            # begin again, so that the kills fall on all of it
            bench.write(many(40))
            bench.state.unlink(missing_ok=True)
    assert bench.verify("--apply", "--yes") == 0
    assert bench.text.count("venue: CVPR 2024") == 40


def test_a_user_who_has_had_enough_is_obeyed_at_once(bench: Bench, world: World) -> None:
    bench.write(many(40))
    world.works = works(40)
    for number in range(1, 41):
        world.pages[f"https://s{number % 7}.example/{number}"] = behaviours.hang
    process = start(bench, "--only", "links")
    while not world.asked:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in said
    assert read(bench.state) == {}


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_one_line_grow_and_go() -> None:
    stream = Terminal()
    now = iter([0.0, 1.0, 65.0, 66.0])
    progress = Progress(stream, 600, clock=lambda: next(now))
    progress(Outcome(looked=0, due=4))
    progress(Outcome(looked=2, due=4, failed=1))
    progress.close()
    shown = stream.getvalue().split("\r\x1b[K")
    assert shown == [
        "",
        "[........................] 0 of 4 looked at, 0:01 of 10:00",
        "[############............] 2 of 4 looked at, 1:05 of 10:00, 1 without answer",
        "",
    ]


def test_a_file_gets_a_line_now_and_then() -> None:
    stream = io.StringIO()
    now = iter(range(0, 1_000, 10))
    progress = Progress(stream, 600, clock=lambda: next(now))
    for looked in range(7):
        progress(Outcome(looked=looked, due=7))
    progress.close()
    assert stream.getvalue().splitlines() == ["2 of 7 looked at, 0:30 of 10:00", "5 of 7 looked at, 1:00 of 10:00"]
