"""Who is said to publish together."""

from __future__ import annotations

from awesome.model import Paper
from awesome.website.teams import MOST_AUTHORS, Team, teams_of
from tests.website.made_up import FIRST
from tests.website.test_statistics import statistics_of, svg, table


def signed(*authors: str, times: int = 1) -> list[Paper]:
    return [Paper(f"{'-'.join(authors)[:40]}-{number}", "T", FIRST, authors=list(authors)) for number in range(times)]


def test_a_group_takes_in_who_signed_most_of_its_papers() -> None:
    papers = [*signed("Ada", "Bo", times=4), *signed("Bo", "Ada", "Cy", times=8), *signed("Ada", "Bo", "Di", times=1)]
    assert teams_of(papers, 5) == [Team(("Ada", "Bo", "Cy"), 8)]


def test_an_author_is_in_one_group() -> None:
    papers = [*signed("Ada", "Bo", times=9), *signed("Ada", "Cy", times=5), *signed("Di", "Cy", times=4)]
    assert teams_of(papers, 5) == [Team(("Ada", "Bo"), 9), Team(("Cy", "Di"), 4)]


def test_few_papers_and_long_lists_make_no_group() -> None:
    many = [f"Hand {number}" for number in range(MOST_AUTHORS + 1)]
    assert teams_of([*signed("Ada", "Bo", times=2), *signed(*many, times=9), *signed("Cy", times=9)], 5) == []


def test_the_groups_with_the_most_papers_are_kept_in_order() -> None:
    papers = [paper for size in range(3, 13) for paper in signed(f"One {size}", f"Other {size}", times=size)]
    assert [team.papers for team in teams_of(papers, 4)] == [12, 11, 10, 9]
    assert teams_of(papers[::-1], 4) == teams_of(papers, 4)


def test_a_name_twice_on_a_paper_is_one_author() -> None:
    assert teams_of(signed("Ada", "Ada", times=9), 5) == []


def test_the_plot_leads_to_the_papers_of_the_group() -> None:
    figure = statistics_of([*signed("Ada Example", "Bo Sample", times=5), *signed("Cy Model", "Di Other", times=3)]).plot("teams", "zh")  # fmt: skip
    assert table(figure) == {"Ada Example、Bo Sample": ["5"], "Cy Model、Di Other": ["3"]}
    links = svg(figure).xpath("//a/@href")
    assert links[0] == "../zh/explore/?q=Ada+Example+Bo+Sample"
