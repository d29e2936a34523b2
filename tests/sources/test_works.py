"""What DOI registries and OpenReview say, and what they say instead."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from awesome.sources.doi import fetch_doi
from awesome.sources.errors import SourceError
from awesome.sources.openreview import fetch_openreview
from awesome.sources.records import WorkRecord, date_of
from tests.sources import bad, fake
from tests.sources.fake import QUICK, FakeServer

ONCE = replace(QUICK, tries=1)
DOI = "10.5555/example.2024.1"
WORK: dict[str, Any] = {
    "title": "Kite: Seeing Feathers",
    "author": [
        {"given": "Ada", "family": "Example", "sequence": "first"},
        {"given": "Bo", "non-dropping-particle": "van", "family": "Sample"},
        {"literal": "Team Kite"},
    ],
    "issued": {"date-parts": [[2024, 10, 28]]},
    "container-title": "Proceedings of the 32nd ACM International Conference on Multimedia",
    "event-title": "MM '24: The 32nd ACM International Conference on Multimedia",
    "DOI": DOI,
    "type": "paper-conference",
}


def by_doi(server: FakeServer, doi: str = DOI) -> WorkRecord | None:
    with server.session(ONCE) as session:
        return fetch_doi(doi, session)


def by_openreview(server: FakeServer, identifier: str = "aB3dE5gH7j") -> WorkRecord | None:
    with server.session(ONCE) as session:
        return fetch_openreview(identifier, session)


def test_a_registry_says_title_authors_date_and_place(server: FakeServer) -> None:
    server.works[DOI] = WORK
    record = by_doi(server)
    assert record is not None
    assert record.title == "Kite: Seeing Feathers"
    assert record.authors == ("Ada Example", "Bo van Sample", "Team Kite")
    assert record.date == "2024-10-28"
    assert record.doi == DOI
    assert record.venue.startswith("MM '24: The 32nd ACM")
    assert not record.withdrawn


def test_the_resolver_sends_elsewhere_and_is_followed(server: FakeServer) -> None:
    server.works[DOI] = WORK
    server.troubles = [bad.redirect(f"/doi/{DOI}")]
    assert by_doi(server) is not None


@pytest.mark.parametrize(
    "doi", ["10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o", "10.1/a?b#c", "10.1/../../x"]
)
def test_a_doi_is_one_part_of_the_address_whatever_is_in_it(doi: str, server: FakeServer) -> None:
    server.works[doi] = WORK
    record = by_doi(server, doi)
    assert record is not None
    assert record.doi == doi


def test_an_unknown_doi_is_none(server: FakeServer) -> None:
    assert by_doi(server) is None
    server.troubles = [bad.status(410)]
    assert by_doi(server) is None


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({"title": "Kite", "subtitle": ["Seeing Feathers"]}, "Kite: Seeing Feathers"),
        ({"title": ["Kite:"], "subtitle": "Seeing Feathers"}, "Kite: Seeing Feathers"),
        ({"title": "Kite: Seeing Feathers", "subtitle": ["Seeing feathers"]}, "Kite: Seeing Feathers"),
        ({"title": " Kite \n Two "}, "Kite Two"),
    ],
)
def test_a_title_has_its_subtitle_once(changes: dict[str, Any], title: str, server: FakeServer) -> None:
    server.works[DOI] = WORK | changes
    record = by_doi(server)
    assert record is not None
    assert record.title == title


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"issued": {"date-parts": [[2024]]}}, "2024"),
        ({"issued": {"date-parts": [[2024, 13, 1]]}}, "2024"),
        ({"issued": {"date-parts": [["2024", "2", "30"]]}}, "2024-02"),
        ({"issued": {"date-parts": [[None]]}}, ""),
        ({"issued": {"date-parts": []}}, ""),
        ({"issued": {}}, ""),
        ({"issued": "2024"}, ""),
        ({"issued": {"date-parts": [[2024]]}, "published-online": {"date-parts": [[2024, 3, 5]]}}, "2024-03-05"),
        ({"issued": {"date-parts": [[2025, 1]]}, "published-online": {"date-parts": [[2024, 9, 30]]}}, "2024-09-30"),
        ({"issued": {"date-parts": [[10**30, -5]]}}, ""),
    ],
)
def test_the_first_publication_counts_as_far_as_it_is_known(
    dates: dict[str, Any], expected: str, server: FakeServer
) -> None:
    server.works[DOI] = {**WORK, **dates}
    record = by_doi(server)
    assert record is not None
    assert record.date == expected


@pytest.mark.parametrize("title", ["RETRACTED: Kite", "[Retracted] Kite", "Withdrawn: Kite", "Retracted Article: Kite"])
def test_a_retraction_in_the_title_is_seen(title: str, server: FakeServer) -> None:
    server.works[DOI] = WORK | {"title": title}
    record = by_doi(server)
    assert record is not None
    assert record.withdrawn


@pytest.mark.parametrize(
    "junk",
    [[], "text", 5, {"title": ""}, {"title": 5}, {"title": []}, {"title": [[]]}, {}],
)
def test_an_answer_without_a_title_is_no_work(junk: Any, server: FakeServer) -> None:
    server.works[DOI] = junk
    if isinstance(junk, dict):
        assert by_doi(server) is None
    else:
        with pytest.raises(SourceError):
            by_doi(server)


def test_fields_of_other_types_are_passed_over(server: FakeServer) -> None:
    server.works[DOI] = {
        "title": "Kite",
        "author": "Ada",
        "issued": [1],
        "event": {"name": "ICML 2024"},
        "container-title": 7,
    }
    assert by_doi(server) == WorkRecord(
        "The DOI's registry", "Kite", venue="ICML 2024", doi=DOI, url=f"https://doi.org/{DOI}"
    )


@pytest.mark.parametrize(
    "behaviour", [bad.page, bad.body(b"[" * 100_000), bad.body(b"\xff"), bad.status(406), bad.status(500)]
)
def test_an_answer_in_another_format_is_said(behaviour: fake.Behaviour, server: FakeServer) -> None:
    server.always(behaviour)
    with pytest.raises(SourceError, match=r"The DOI's registry"):
        by_doi(server)
    with pytest.raises(SourceError, match="OpenReview"):
        by_openreview(server)


NOTE: dict[str, Any] = {
    "id": "aB3dE5gH7j",
    "forum": "aB3dE5gH7j",
    "cdate": 1_695_000_000_000,
    "pdate": 1_705_400_000_000,
    "odate": 1_697_200_000_000,
    "content": {
        "title": {"value": "Kite: Seeing Feathers"},
        "authors": {"value": ["Ada Example", "Bo Sample"]},
        "venue": {"value": "ICLR 2024 poster"},
        "venueid": {"value": "ICLR.cc/2024/Conference"},
        "abstract": {"value": "We look at\nfeathers."},
    },
}


def test_openreview_says_title_authors_first_day_and_place(server: FakeServer) -> None:
    server.notes["aB3dE5gH7j"] = NOTE
    assert by_openreview(server) == WorkRecord(
        source="OpenReview",
        title="Kite: Seeing Feathers",
        authors=("Ada Example", "Bo Sample"),
        date="2023-10-13",
        venue="ICLR 2024 poster",
        openreview="aB3dE5gH7j",
        url="https://openreview.net/forum?id=aB3dE5gH7j",
        abstract="We look at feathers.",
    )


def test_papers_behind_the_old_interface_are_found_there(server: FakeServer) -> None:
    plain = {name: value["value"] for name, value in NOTE["content"].items()}
    server.old_notes["aB3dE5gH7j"] = {
        "id": "aB3dE5gH7j",
        "forum": "aB3dE5gH7j",
        "cdate": 1_600_000_000_000,
        "content": plain,
    }
    record = by_openreview(server)
    assert record is not None
    assert (record.title, record.date) == ("Kite: Seeing Feathers", "2020-09-13")


def test_a_review_leads_to_its_paper(server: FakeServer) -> None:
    server.notes["rev1ewXYZ0"] = {"id": "rev1ewXYZ0", "forum": "aB3dE5gH7j", "content": {"review": {"value": "no"}}}
    server.notes["aB3dE5gH7j"] = NOTE
    record = by_openreview(server, "rev1ewXYZ0")
    assert record is not None
    assert record.openreview == "aB3dE5gH7j"


@pytest.mark.parametrize(
    "content",
    [
        {"venueid": {"value": "ICLR.cc/2024/Conference/Withdrawn_Submission"}},
        {"venue": {"value": "ICLR 2024 Conference Withdrawn Submission"}},
    ],
)
def test_a_withdrawn_submission_is_seen(content: dict[str, Any], server: FakeServer) -> None:
    server.notes["aB3dE5gH7j"] = NOTE | {"content": NOTE["content"] | content}
    record = by_openreview(server)
    assert record is not None
    assert record.withdrawn


@pytest.mark.parametrize(
    "note", [{}, {"content": []}, {"content": {"title": {"value": 5}}}, {"content": {"title": ""}}]
)
def test_a_note_without_a_title_is_no_paper(note: dict[str, Any], server: FakeServer) -> None:
    server.notes["aB3dE5gH7j"] = note
    assert by_openreview(server) is None


@pytest.mark.parametrize("time", [None, "x", -5, 0, 10**18, True, 1.5])
def test_a_time_that_is_none_is_no_date(time: Any, server: FakeServer) -> None:
    server.notes["aB3dE5gH7j"] = {**NOTE, "pdate": time, "odate": time, "cdate": time}
    record = by_openreview(server)
    assert record is not None
    assert record.date in ("", "1970-01-01")


def test_what_openreview_keeps_to_itself_is_said(server: FakeServer) -> None:
    server.always(bad.status(403))
    with pytest.raises(SourceError, match="403"):
        by_openreview(server)


def test_an_unknown_id_is_none(server: FakeServer) -> None:
    assert by_openreview(server) is None
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    ("parts", "text"), [([2024, 2, 3], "2024-02-03"), ([2024, 0], "2024"), ("2024", ""), ([True], ""), ([1234], "")]
)
def test_dates_are_shortened_to_what_can_be(parts: object, text: str) -> None:
    assert date_of(parts) == text
