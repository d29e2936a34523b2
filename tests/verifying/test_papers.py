"""What is said where arXiv, a DOI's registry or OpenReview and an entry do not agree."""

from __future__ import annotations

from typing import Any

import pytest

from tests.verifying.behaviours import status
from tests.verifying.support import DATASET, PAPER, Bench, entry
from tests.verifying.world import Work, World

TITLE = str(PAPER["title"])
LATER = "2026-11-30"


def only_row(bench: Bench, *options: str, day: str = "2026-11-23") -> dict[str, Any]:
    (row,) = bench.rows(*options, day=day)
    return row


def test_a_list_that_agrees_has_no_findings(bench: Bench) -> None:
    assert bench.verify() == 0
    assert bench.out == ""
    assert "0 findings and 0 notes" in bench.err


@pytest.mark.parametrize(
    "work",
    [
        Work(TITLE.upper()),
        Work("{A} Paper about \\textit{Multi-Modal} Models."),
        Work(TITLE, ("J. Example", "Beispiel, Wei")),
        Work(TITLE, ("JANE EXAMPLE", "Beispiel Wei")),
        Work(TITLE, published="2024-01-08"),
        Work(TITLE, comment="12 pages, submitted to CVPR 2025"),
        Work(TITLE, doi="10.48550/arXiv.2401.00001"),
    ],
)
def test_what_never_counts_as_drift(work: Work, bench: Bench, world: World) -> None:
    world.works["2401.00001"] = work
    assert bench.rows() == []


def test_a_paper_that_was_renamed(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work("A Paper on Multimodal Models", version=3)
    row = only_row(bench)
    assert (row["kind"], row["certainty"], row["file"][-11:], row["line"]) == ("title", "certain", "papers.yaml", 2)
    assert "“A Paper on Multimodal Models”" in row["message"]
    assert "2 of 2 authors are the same" in row["evidence"]
    assert row["command"] == "awesome edit some-paper --title 'A Paper on Multimodal Models'"


def test_a_title_with_latex_is_proposed_in_plain_characters(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work("A $\\pi_0$ Paper about {M}ultimodal Models", version=2)
    assert only_row(bench)["changes"] == {"title": "A π₀ Paper about Multimodal Models"}


def test_a_paper_that_was_wholly_renamed_and_still_names_its_model(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, name="Prismatic")])
    world.works["2401.00001"] = Work("Seeing Is Believing", version=2, abstract="We present Prismatic, a model.")
    row = only_row(bench)
    assert (row["kind"], row["certainty"]) == ("title", "certain")
    assert "its title or abstract names “Prismatic”" in row["evidence"]


def test_an_id_of_another_paper(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work("Chart Captions from Weather Reports", ("Zoe Quux", "Max Muster"))
    row = only_row(bench)
    assert (row["kind"], row["certainty"], row["line"]) == ("wrong-id", "certain", 6)
    assert "they have no author in common" in row["evidence"]
    # which one is right nobody can say from here
    assert row["changes"] == {}


def test_an_id_of_another_paper_of_the_list_names_its_entry(bench: Bench, world: World) -> None:
    other = entry(
        PAPER, id="charts", title="Chart Captions from Weather Reports", authors=["Zoe Quux"], arxiv="2401.00002"
    )
    bench.write([PAPER, other])
    world.works = {
        name: Work("Chart captions from weather reports", ("Zoe Quux",)) for name in ("2401.00001", "2401.00002")
    }
    assert "that is the title of “charts”" in only_row(bench)["evidence"]


def test_another_paper_of_the_same_people_is_not_taken_for_a_new_title(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work("A Paper about Multimodal Models 2", published="2025-03-04")
    row = bench.rows()[0]
    assert (row["kind"], row["certainty"]) == ("title", "unsure")
    bench.write([entry(PAPER, date="")])
    world.works["2401.00001"] = Work("Chart Captions from Weather Reports")
    assert only_row(bench, day=LATER)["certainty"] == "likely"


def test_what_another_paper_says_is_not_held_against_the_entry(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work(
        "Chart Captions from Weather Reports", ("Zoe Quux",), "2020-01-01", comment="Accepted to CVPR 2024"
    )
    assert bench.kinds() == ["wrong-id"]


def test_authors_who_joined_left_or_changed_places(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work(TITLE, ("Jane Example", "Zoe Quux"))
    row = only_row(bench)
    assert (row["kind"], row["line"]) == ("authors", 3)
    assert "does not name “Wei Beispiel”" in row["message"]
    assert "names “Zoe Quux”, who is not here" in row["message"]
    world.works["2401.00001"] = Work(TITLE, ("Wei Beispiel", "Jane Example"))
    assert only_row(bench, day=LATER)["message"] == "the record has another order"


def test_authors_that_the_entry_lacks(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, authors=[])])
    row = only_row(bench)
    assert (row["kind"], row["changes"]) == ("no-authors", {"authors": ["Jane Example", "Wei Beispiel"]})


@pytest.mark.parametrize(
    ("date", "published", "is_off"),
    [
        ("2024-01-02", "2024-01-09", False),
        ("2024-01-02", "2024-01-10", True),
        ("2024-01", "2024-01-31", False),
        ("2024-01", "2024-02-07", False),
        ("2024-01", "2023-12-20", True),
        ("2024-12", "2025-01-05", False),
        ("2024", "2024-06-15", False),
        ("2024", "2025-06-15", True),
    ],
)
def test_dates(date: str, published: str, is_off: bool, bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, date=date)])
    world.works["2401.00001"] = Work(TITLE, published=published)
    assert bench.kinds() == (["date"] if is_off else [])


def test_a_withdrawn_paper_comes_with_the_command_that_takes_it_out(bench: Bench, world: World) -> None:
    words = "This paper has been withdrawn by the authors; it's wrong"
    world.works["2401.00001"] = Work(TITLE, comment=words, version=2)
    row = only_row(bench)
    assert row["kind"] == "withdrawn"
    assert words in row["message"]
    assert row["command"].startswith("awesome remove some-paper --reason 'withdrawn: This paper")


def test_an_id_that_arxiv_does_not_know_is_reported_when_it_was_asked_for_twice(bench: Bench, world: World) -> None:
    del world.works["2401.00001"]
    assert bench.kinds() == []
    assert bench.kinds(day="2026-11-25") == []
    row = only_row(bench, day="2026-11-26")
    assert row["kind"] == "unknown-id"
    assert row["evidence"] == ["asked on 2026-11-23 and again on 2026-11-26"]
    world.works["2401.00001"] = Work(TITLE)
    assert bench.kinds(day="2026-12-06") == []


@pytest.mark.parametrize(
    ("work", "venue"),
    [
        (Work(TITLE, comment="Accepted to CVPR 2024 (Highlight). Code at our page"), "CVPR 2024"),
        (Work(TITLE, comment="NeurIPS'24 camera ready"), "NeurIPS 2024"),
        (Work(TITLE, journal_ref="Transactions on Machine Learning Research, 2024"), "TMLR 2024"),
        (Work(TITLE, comment="Extended version of our CVPR 2023 paper"), ""),
        (Work(TITLE, comment="Submitted to ICML 2024"), ""),
        (Work(TITLE, comment="Accepted to CVPR 2019"), ""),
    ],
)
def test_a_preprint_that_was_published(work: Work, venue: str, bench: Bench, world: World) -> None:
    world.works["2401.00001"] = work
    rows = bench.rows("--only", "venues")
    assert [row["changes"] for row in rows] == ([{"venue": venue}] if venue else [])
    if venue:
        assert rows[0]["command"] == f"awesome edit some-paper --venue '{venue}'"
        assert rows[0]["evidence"][0].startswith("arXiv's ")


def test_a_doi_says_where_the_paper_was_published(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work(TITLE, doi="10.5555/made.up")
    record = {"title": TITLE, "container-title": "International Journal of Computer Vision", "type": "article-journal"}
    world.dois["10.5555/made.up"] = {**record, "issued": {"date-parts": [[2025, 3]]}}
    assert only_row(bench)["changes"] == {"venue": "IJCV 2025"}
    # the resolver breaks down, and what it said before still holds
    world.broken["doi"] = status(503)
    assert only_row(bench, day=LATER)["changes"] == {"venue": "IJCV 2025"}


def test_a_doi_of_another_paper_says_nothing(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work(TITLE, doi="10.5555/made.up")
    world.dois["10.5555/made.up"] = {"title": "Weather Reports of the Last Century", "container-title": "CVPR 2024"}
    assert bench.rows() == []


def test_a_venue_that_is_in_no_vocabulary_is_a_note(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work(TITLE, journal_ref="Journal of Things Nobody Lists 12 (2024) 3-4")
    assert bench.verify() == 0
    assert "V202 venue-unread (note)" in bench.out


def test_an_entry_whose_venue_is_known_is_left_alone(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, venue="ICLR 2024")])
    world.works["2401.00001"] = Work(TITLE, comment="Accepted to CVPR 2024")
    assert bench.rows() == []


def test_records_behind_dois_and_openreview(bench: Bench, world: World) -> None:
    here = entry(PAPER, id="one", arxiv="", doi="10.5555/made.up")
    there = entry(PAPER, id="two", title="Another Made-Up Paper", arxiv="", openreview="abcdefghij")
    bench.write([here, there])
    world.dois["10.5555/made.up"] = {"title": f"RETRACTED: {TITLE}", "author": [{"literal": "Jane Example"}]}
    world.notes["abcdefghij"] = {
        "id": "abcdefghij",
        "forum": "abcdefghij",
        "content": {
            "title": {"value": "Another Made-Up Paper"},
            "authors": {"value": ["Jane Example", "Wei Beispiel"]},
            "venue": {"value": "ICLR 2024 poster"},
        },
        "pdate": 1_704_153_600_000,
    }
    rows = {(row["id"], row["kind"]): row for row in bench.rows()}
    assert ("one", "withdrawn") in rows
    assert rows["two", "venue"]["changes"] == {"venue": "ICLR 2024"}


def test_the_title_of_the_journal_is_not_held_against_the_preprint(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, doi="10.5555/made.up")])
    world.dois["10.5555/made.up"] = {
        "title": f"{TITLE}: Extended",
        "author": [{"given": "Jane", "family": "Example"}, {"given": "Zoe", "family": "Quux"}],
        "container-title": "International Journal of Computer Vision",
        "issued": {"date-parts": [[2025]]},
    }
    (row,) = bench.rows()
    assert (row["kind"], row["changes"], row["certainty"]) == ("venue", {"venue": "IJCV 2025"}, "unsure")


def test_data_sets_are_looked_at_too(bench: Bench, world: World) -> None:
    data = entry(DATASET, title="A Made-Up Data Set of Charts", arxiv="2401.00002", venue="arXiv", date="2024-01")
    bench.write([PAPER], [data])
    world.works["2401.00002"] = Work("A Made-Up Dataset of Charts and Maps", version=2, comment="Accepted at ECCV 2024")
    rows = {row["kind"]: row for row in bench.rows()}
    assert set(rows) == {"title", "venue"}
    assert rows["venue"]["of"] == "dataset"
    assert rows["venue"]["command"] == "awesome edit some-data --dataset --venue 'ECCV 2024'"


def test_an_entry_may_allow_drift_with_a_reason(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work("A Paper on Multimodal Models", version=3)
    bench.write([entry(PAPER, allow=["V104 until 2027-06-30: it is known by its first title"])])
    assert bench.rows() == []


def test_an_entry_that_was_mended_is_no_finding_any_more_without_another_look(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work("A Paper on Multimodal Models", version=3)
    assert bench.kinds() == ["title"]
    bench.write([entry(PAPER, title="A Paper on Multimodal Models")])
    assert bench.kinds("--budget", "0") == []
