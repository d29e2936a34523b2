"""Plots of months, and shares with code."""

from __future__ import annotations

import pytest

from awesome.model import Paper
from awesome.website.statistics import Statistics
from tests.website.test_statistics import ADDED, COT, DATASETS, IT, PAPERS, statistics_of, svg, table


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    return statistics_of(PAPERS, DATASETS)


def test_months_are_columns_from_the_first_to_the_last(statistics: Statistics) -> None:
    figure = statistics.plot("months", "en")
    months = [f"{year}-{month:02}" for year in (2023, 2024, 2025) for month in range(1, 13)][3:27]
    assert list(table(figure)) == months
    # a paper of which only the year is known has no month
    assert {month: cells[-1] for month, cells in table(figure).items() if cells[-1] != "0"} == {"2023-04": "1", "2023-06": "1", "2024-12": "1", "2025-03": "1"}  # fmt: skip
    columns = svg(figure).xpath("//g[@class='plot-month']")
    assert [(column.get("data-label"), column.get("data-text")) for column in columns] == [(month, cells[-1]) for month, cells in table(figure).items()]  # fmt: skip
    assert {part.get("class") for column in columns for part in column} == {"plot-it", "plot-icl", "plot-lavr", "plot-bg"}  # fmt: skip


def test_columns_are_as_high_as_the_table_says_and_stand_on_the_baseline() -> None:
    papers = [Paper(f"p{i}", "T", ADDED, date=f"2024-{1 + i % 3:02}", techniques=[(IT, COT)[i % 2]]) for i in range(70)]
    tree = svg(statistics_of(papers).plot("months", "en"))
    floor = float(tree.xpath("string(//path[@class='plot-zero']/@d)").split("H")[0].split()[1])
    scales = []
    for column in tree.xpath("//g[@class='plot-month']"):
        parts = column.xpath("rect")
        assert max(float(part.get("y")) + float(part.get("height")) for part in parts) == pytest.approx(floor, abs=0.11)
        assert sum(int(part.get("data-text")) for part in parts) == int(column.get("data-text"))
        scales.append(sum(float(part.get("height")) for part in parts) / int(column.get("data-text")))
    assert scales == pytest.approx([scales[0]] * 3, rel=0.02)
    assert tree.xpath("//text[@class='plot-note']/text()") == ["2024-01: 24"]


def test_years_of_few_papers_are_left_to_the_note() -> None:
    papers = [Paper(f"p{i}", "T", ADDED, date="2024-05") for i in range(300)]
    papers += [Paper("old", "T", ADDED, date="2001-01"), Paper("older", "T", ADDED, date="1999-07")]
    figure = statistics_of(papers).plot("months", "en")
    assert list(table(figure)) == ["2024-05"]
    assert "2 papers before 2024 are left out." in figure


def test_shares_with_code(statistics: Statistics) -> None:
    assert table(statistics.plot("code_years", "en")) == {
        "2023": ["1", "2", "50.0%"], "2024": ["1", "2", "50.0%"], "2025": ["0", "1", "0.0%"], "undated": ["0", "1", "0.0%"],
    }  # fmt: skip
    assert list(table(statistics.plot("code_techniques", "en")).values()) == [
        ["1", "1", "100.0%"], ["0", "1", "0.0%"], ["1", "3", "33.3%"], ["1", "1", "100.0%"], ["0", "2", "0.0%"], ["2", "6", "33.3%"],
    ]  # fmt: skip
    tree = svg(statistics.plot("code_techniques", "en"))
    assert tree.xpath("//a/rect[2]/@class") == ["plot-it", "plot-cot", "plot-lavr", "plot-one"]
