"""Which links are alive, dead or unknown, and what is said of them when."""

from __future__ import annotations

import pytest

from awesome.sources.links import LinkLook, look_at
from awesome.sources.session import Limits
from tests.verifying import behaviours
from tests.verifying.behaviours import Behaviour, redirect, status, titled
from tests.verifying.support import DATASET, PAPER, Bench, entry
from tests.verifying.world import World

URL = "https://site.example/some/page"
FAST = Limits(seconds=0.6, silence_seconds=0.4, patience=2, tries=1)


def look(world: World, behaviour: Behaviour, url: str = URL) -> LinkLook:
    world.pages[url] = behaviour
    return look_at(url, world.session(FAST))


@pytest.mark.parametrize(
    ("behaviour", "state"),
    [
        (behaviours.alive, "alive"),
        (behaviours.no_head, "alive"),
        (behaviours.endless, "alive"),
        (titled("Four hundred and four ways to read a chart"), "alive"),
        (titled("A Study of Pages Not Found by Search"), "alive"),
        (status(206), "alive"),
        (status(416), "alive"),
        (status(404), "dead"),
        (status(410), "dead"),
        (titled("404 Not Found"), "dead"),
        (titled("Page not found · GitHub Pages"), "dead"),
        (titled("Error 404 (Not Found)!!1"), "dead"),
        (titled("页面不存在"), "dead"),
        *((status(code), "unknown") for code in (400, 401, 403, 405, 407, 412, 429, 451, 500, 502, 503, 504, 520, 999)),
        (titled("Just a moment...", 403), "unknown"),
        (titled("Just a moment...", 200), "unknown"),
        (titled("Are you a robot?", 200), "unknown"),
        (titled("404", 404, cf_mitigated="challenge"), "unknown"),
        (titled("安全验证", 200), "unknown"),
        (behaviours.hang, "unknown"),
        (behaviours.drip, "unknown"),
        (behaviours.hang_up, "unknown"),
        (redirect(URL), "unknown"),
        (redirect("https://site.example/404"), "dead"),
        (redirect("https://site.example/"), "unknown"),
        (redirect("https://site.example/login?next=/some/page"), "unknown"),
        (redirect("https://elsewhere.example/some/page", 302), "alive"),
    ],
)
def test_three_states(behaviour: Behaviour, state: str, world: World) -> None:
    found = look(world, behaviour)
    assert found.state == state, found
    assert bool(found.why) == (state != "alive")


@pytest.mark.parametrize(
    "inward",
    [
        "https://127.0.0.1/", "http://127.0.0.1:1/", "https://10.0.0.1/secret", "https://192.168.1.1/", "https://[::1]/",
        "https://169.254.169.254/latest/meta-data/", "https://[::ffff:127.0.0.1]/", "http://site.example/plain",
        "file:///etc/passwd", "ftp://site.example/",
    ],
)  # fmt: skip
def test_a_redirect_inward_reaches_nothing_and_says_nothing(inward: str, world: World) -> None:
    assert look(world, redirect(inward)).state == "unknown"
    # the same address was asked, and no other
    assert {url for _, url in world.asked} == {URL}


def test_a_host_without_a_name_is_dead(world: World) -> None:
    world.no_hosts.add("site.example")
    found = look(world, behaviours.alive)
    assert (found.state, found.answered) == ("dead", False)


def test_an_honest_host_is_asked_once(world: World) -> None:
    look(world, behaviours.alive, "https://github.com/example/some-paper")
    assert [method for method, _ in world.asked] == ["HEAD"]


def test_only_the_beginning_of_a_page_is_read(world: World) -> None:
    look(world, behaviours.alive)
    assert [method for method, _ in world.asked] == ["HEAD", "GET"]


@pytest.mark.parametrize(
    ("to", "noted"),
    [
        ("https://site.example/some/page/", False),
        ("https://www.site.example/some/page", False),
        ("https://SITE.example/some/page", False),
        ("https://site.example/some/other", True),
        ("https://elsewhere.example/some/page", True),
    ],
)
def test_a_move_for_good_is_noted(to: str, noted: bool, bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, project=URL)])
    world.pages[URL] = redirect(to)
    assert bench.verify() == 0
    assert ("V303 redirect" in bench.out) == noted
    if noted:
        assert f"awesome edit some-paper --project {to}" in bench.out


def test_a_passing_redirect_is_not_noted(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, project=URL)])
    world.pages[URL] = redirect("https://elsewhere.example/now", 302)
    assert bench.rows() == []


def test_only_what_is_dead_twice_days_apart_is_reported(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, project=URL)])
    world.pages[URL] = status(404)
    assert bench.kinds() == []
    assert bench.kinds(day="2026-11-24") == []
    (row,) = bench.rows(day="2026-11-26")
    assert (row["kind"], row["line"]) == ("dead-link", 8)
    assert row["message"] == f"“{URL}” is dead: it answers 404"
    assert row["evidence"] == ["seen on 2026-11-23 and again on 2026-11-26"]
    assert row["command"] == "awesome edit some-paper --project ''"


def test_a_day_of_life_between_two_deaths_counts(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, project=URL)])
    for day, behaviour, kinds in (
        ("2026-11-01", status(404), []),
        ("2026-11-08", behaviours.alive, []),
        ("2026-11-15", status(404), []),
        ("2026-11-22", status(429), []),
        ("2026-11-29", status(404), ["dead-link"]),
        ("2026-12-06", status(403), ["dead-link"]),
        ("2026-12-13", behaviours.alive, []),
    ):
        world.pages[URL] = behaviour
        assert bench.kinds(day=day) == kinds, day


def test_a_link_may_be_dead_many_times_on_one_day(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, project=URL)])
    world.pages[URL] = status(404)
    for _ in range(3):
        assert bench.kinds("some-paper") == []


@pytest.mark.parametrize("token", ["", "made-up-token"])
def test_a_repository_that_moved(token: str, bench: Bench, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", token)
    bench.write([entry(PAPER, code="https://github.com/example/old-name")])
    world.repositories["example/old-name"] = ("new-owner/new-name", False)
    world.pages["https://github.com/example/old-name"] = redirect("https://github.com/new-owner/new-name")
    (row,) = bench.rows()
    assert (row["kind"], row["certainty"]) == ("moved-repository", "certain")
    assert row["changes"] == {"code": "https://github.com/new-owner/new-name"}
    asked = {url for _, url in world.asked}
    assert ("/github/graphql" in asked) == bool(token)


def test_github_is_asked_about_many_repositories_at_once(
    bench: Bench, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "made-up-token")
    papers = [
        entry(PAPER, id=f"paper-{number}", title=f"Paper {number}", arxiv="", doi=f"10.5555/{number}", venue="CVPR 2024",
              code=f"https://github.com/example/code-{number}")
        for number in range(120)
    ]  # fmt: skip
    bench.write(papers)
    world.repositories |= {
        "example/code-3": None,
        "example/code-4": ("Example/Code-4", False),
        "example/code-5": ("example/code-5", True),
    }
    bench.verify("--only", "links")
    assert [url for _, url in world.asked].count("/github/graphql") == 3
    assert not any("github.com" in url for _, url in world.asked)
    assert "V304 archived-repository (note): paper-5" in bench.out
    kinds = {row["kind"]: row["id"] for row in bench.rows("--only", "links", day="2026-12-01")}
    # a name in other letters is no move
    assert kinds == {"dead-link": "paper-3", "archived-repository": "paper-5"}


def test_github_that_knows_nothing_any_more_is_not_believed(
    bench: Bench, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "made-up-token")
    bench.write(
        [entry(PAPER, id=f"p-{n}", title=f"Paper {n}", code=f"https://github.com/example/{n}x") for n in range(20)]
    )
    world.repositories |= {f"example/{number}x": None for number in range(20)}
    for day in ("2026-11-01", "2026-11-10", "2026-11-20"):
        assert "dead-link" not in bench.kinds("--only", "links", day=day)
    assert "GitHub" in bench.err


def test_a_path_within_a_repository_is_a_link_like_any_other(
    bench: Bench, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "made-up-token")
    url = "https://github.com/example/research/tree/main/data"
    bench.write([PAPER], [entry(DATASET, url=url)])
    world.pages[url] = status(404)
    bench.kinds("--only", "links", day="2026-11-01")
    assert bench.kinds("--only", "links", day="2026-11-08") == ["dead-link"]


def test_a_host_that_is_asked_too_often_is_left_alone(bench: Bench, world: World) -> None:
    urls = [f"https://site.example/{number}" for number in range(5)]
    bench.write([entry(PAPER, id=f"p-{n}", title=f"Paper {n}", project=url) for n, url in enumerate(urls)])
    for url in urls:
        world.pages[url] = status(429, Retry_After="3600")
    bench.verify("--only", "links")
    assert len({url for _, url in world.asked}) == 1
    assert "site.example: it is asked too often" in bench.err


def test_retry_after_is_honoured_where_it_is_short(bench: Bench, world: World) -> None:
    answers = [status(429, Retry_After="1"), behaviours.alive]
    bench.write([entry(PAPER, project=URL)])
    world.pages[URL] = lambda handler: answers.pop(0)(handler) if len(answers) > 1 else answers[0](handler)
    assert bench.verify("--only", "links") == 0
    assert '"link https://site.example/some/page","2026-11-23"]' in bench.state.read_text()


def test_links_that_an_id_gives_are_looked_at_where_arxiv_tells_nothing(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, arxiv="", doi="10.5555/made.up", venue="CVPR 2024")])
    bench.verify("--only", "links")
    assert ("HEAD", "https://doi.org/10.5555/made.up") in world.asked
