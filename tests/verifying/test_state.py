"""The file that remembers what was looked at: bounded, whole after a kill, and never taken on trust."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from awesome.verifying.facts import ARXIV, Facts, LinkFacts, PaperFacts
from awesome.verifying.state import Look, StateError, opened, read
from tests.verifying.support import Bench, days, many, works
from tests.verifying.world import World


def test_the_state_forgets_what_the_list_no_longer_holds(bench: Bench, world: World) -> None:
    bench.write(many(30))
    world.works = works(30)
    bench.verify()
    assert len(days(bench)) == 60
    bench.write(many(10))
    bench.verify(day="2026-11-24")
    assert len(days(bench)) == 20


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\n", b"garbage", b"\x00\xff" * 50, b'["awesome verified","2"]\n', b'{"a": 1}\n',
        b'["awesome verified","1"]\n["arxiv 2401.00001","yesterday"]\n', b'["awesome verified","1"]\n["arxiv"]\n',
        b'["awesome verified","1"]\n["ftp x","2026-11-23"]\n', b'["awesome verified","1"]\n[' + b"[" * 100_000 + b"\n",
        b'["awesome verified","1"]\n["arxiv x","2026-11-23",{"title":1}]\n',
        b'["awesome verified","1"]\n["arxiv x","2026-11-23",{"made_up":1}]\n',
    ],
)  # fmt: skip
def test_a_state_that_is_none_is_named_and_a_fresh_start_offered(data: bytes, bench: Bench, world: World) -> None:
    bench.state.parent.mkdir()
    bench.state.write_bytes(data)
    assert bench.verify() == 2
    assert "verified.jsonl" in bench.err
    assert "--fresh" in bench.err
    assert bench.state.read_bytes() == data
    assert world.asked == []
    assert bench.verify("--fresh") == 0
    assert bench.state.with_name("verified.jsonl.old").read_bytes() == data


def test_a_line_that_a_kill_cut_short_is_left_out(bench: Bench) -> None:
    bench.verify()
    whole = bench.state.read_bytes()
    for end in range(len(whole) - 1, len(b'["awesome verified","1"]\n'), -7):
        bench.state.write_bytes(whole[:end])
        assert bench.verify("--budget", "0") == 0, whole[:end]


def test_two_runs_at_once_do_not_share_a_state(bench: Bench, world: World) -> None:
    bench.state.parent.mkdir()
    with opened(bench.state, lambda _key: True):
        assert bench.verify() == 2
        assert "another `awesome verify` is running" in bench.err


def test_a_state_elsewhere(bench: Bench, tmp_path: Path) -> None:
    assert bench.verify("--state", str(tmp_path / "deep" / "down.jsonl")) == 0
    assert (tmp_path / "deep" / "down.jsonl").exists()
    assert not bench.state.exists()


KEYS = st.one_of(
    st.from_regex(r"arxiv [0-9]{4}\.[0-9]{5}", fullmatch=True),
    st.from_regex(r"link https://[a-z]{1,9}/\S{0,9}", fullmatch=True),
)
DAYS = st.dates().map(lambda day: f"{max(day.year, 1950)}-01-{day.day % 28 + 1:02}")
TEXTS = st.text(max_size=20)
PAPERS = st.builds(PaperFacts, title=TEXTS, authors=st.lists(TEXTS, max_size=3), version=st.integers(0, 9), venue=TEXTS)
LINKS = st.builds(LinkFacts, dead=TEXTS, again=TEXTS, why=TEXTS, to=TEXTS, archived=st.booleans(), doubt=TEXTS)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(notes=st.lists(st.tuples(KEYS, DAYS, PAPERS, LINKS), max_size=20))
def test_what_is_noted_is_read_back(notes: list[tuple[str, str, PaperFacts, LinkFacts]], tmp_path: Path) -> None:
    path = tmp_path / "state.jsonl"
    path.unlink(missing_ok=True)
    expected: dict[str, Look] = {}
    with opened(path, lambda _key: True) as state:
        for key, day, paper, link in notes:
            facts: Facts = paper if key.startswith(ARXIV) else link
            state.note(key, day, facts)
            expected[key] = Look(day, facts)
        # while the run goes on, and a kill would leave just this
        assert read(path) == expected
    assert read(path) == expected
    lines = path.read_bytes().splitlines()
    assert lines[1:] == sorted(lines[1:], key=lambda line: json.loads(line)[0])


@given(data=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_break_the_reading_of_a_state(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "state.jsonl"
    for content in (data, b'["awesome verified","1"]\n' + data):
        path.write_bytes(content)
        with contextlib.suppress(StateError):
            assert isinstance(read(path), dict)
