"""From what sources say of a made-up paper to the values of its entry."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.canonical import entry_text
from awesome.drafting import Draft, Facts, draft_paper, facts_of_arxiv, facts_of_work
from awesome.linkfinding import Links, is_acceptable, links_in
from awesome.model import FIELDS
from awesome.sources.arxiv import ArxivRecord
from awesome.sources.records import WorkRecord
from awesome.venues import Claim
from awesome.yamltext import parse

TODAY = datetime.date(2026, 11, 23)
RECORD: dict[str, Any] = {
    "id": "2401.00001",
    "version": 2,
    "title": "Kite: {V}isual Instruction Tuning with Feathers.",
    "authors": ("Ada Example", "Bo Sample"),
    "published": datetime.date(2024, 1, 2),
    "updated": datetime.date(2024, 6, 1),
    "abstract": "We tune. Code is available at https://github.com/example/other.",
    "comment": "Accepted to CVPR 2024. Project page: https://example.github.io/kite Code: https://github.com/example/kite.git",
}


def of_arxiv(*taken: str, **changes: Any) -> Draft:
    return draft_paper(facts_of_arxiv(ArxivRecord(**(RECORD | changes))), set(taken).__contains__, TODAY)


def test_a_record_of_arxiv_becomes_an_entry() -> None:
    draft = of_arxiv()
    assert draft.values == {
        "id": "kite",
        "title": "Kite: Visual Instruction Tuning with Feathers",
        "name": "Kite",
        "authors": ["Ada Example", "Bo Sample"],
        "date": "2024-01-02",
        "venue": "CVPR 2024",
        "arxiv": "2401.00001",
        "code": "https://github.com/example/kite",
        "project": "https://example.github.io/kite",
        "added": "2026-11-23",
    }
    assert draft.notes == ["the venue is taken from the authors' comment: CVPR 2024"]


def test_the_date_is_that_of_the_first_version() -> None:
    assert of_arxiv(updated=datetime.date(2026, 1, 1)).values["date"] == "2024-01-02"


def test_a_paper_that_waited_long_for_its_announcement_has_the_month_of_its_id() -> None:
    assert of_arxiv(published=datetime.date(2023, 12, 29)).values["date"] == "2023-12-29"
    draft = of_arxiv(published=datetime.date(2023, 11, 29), comment="")
    assert draft.values["date"] == "2024-01"
    assert "2023-11-29" in draft.notes[0]


def test_a_taken_id_is_not_made_again() -> None:
    assert of_arxiv("kite").values["id"] == "example-2024-kite"
    assert of_arxiv("kite", "example-2024-kite").values["id"] == "example-2024-kite-visual"


def test_what_nobody_says_is_left_out() -> None:
    draft = of_arxiv(comment="", abstract="", authors=(), title="Seeing Feathers")
    assert draft.values == {
        "id": "2024-seeing-feathers",
        "title": "Seeing Feathers",
        "date": "2024-01-02",
        "venue": "arXiv",
        "arxiv": "2401.00001",
        "added": "2026-11-23",
    }


def test_a_reference_counts_more_than_a_remark() -> None:
    draft = of_arxiv(journal_ref="Proceedings of ECCV 2024, pp. 1-10")
    assert draft.values["venue"] == "ECCV 2024"
    assert draft.notes == []


def test_a_venue_before_the_first_version_is_left_to_a_person() -> None:
    draft = of_arxiv(comment="NeurIPS 2023")
    assert draft.values["venue"] == "arXiv"
    assert "NeurIPS 2023" in draft.notes[0]


def test_two_authors_of_one_name_are_said() -> None:
    draft = of_arxiv(authors=("Ada Example", "Bo Sample", "Ada Example"))
    assert draft.values["authors"] == ["Ada Example", "Bo Sample", "Ada Example"]
    assert any("P406 until 2027-11-23" in note for note in draft.notes)


def test_a_record_of_a_registry_becomes_an_entry() -> None:
    work = WorkRecord(
        source="The DOI's registry",
        title="Lark",
        authors=("Ada Example",),
        date="2025-01-03",
        venue="Computer Vision – ECCV 2024; Lecture Notes in Computer Science",
        doi="10.5555/lark",
    )
    values = draft_paper(facts_of_work(work), lambda _: False, TODAY).values
    # out at its venue at the latest, though registered in the year after
    assert values == {
        "id": "example-2024-lark",
        "title": "Lark",
        "authors": ["Ada Example"],
        "date": "2024",
        "venue": "ECCV 2024",
        "doi": "10.5555/lark",
        "added": "2026-11-23",
    }


def test_a_url_is_kept_only_where_there_is_no_id() -> None:
    url = "https://example.org/kite.pdf"
    assert draft_paper(Facts("Kite", url=url), lambda _: False, TODAY).values["url"] == url
    assert "url" not in draft_paper(Facts("Kite", url=url, doi="10.5555/kite"), lambda _: False, TODAY).values


texts = st.text(max_size=60)


@given(
    st.builds(
        Facts,
        title=st.text(min_size=1, max_size=80),
        authors=st.lists(texts, max_size=4),
        date=st.one_of(st.just(""), st.dates().map(str), texts),
        name=texts,
        claims=st.lists(st.builds(Claim, texts, st.booleans(), texts), max_size=2),
        remarks=st.lists(texts, max_size=2),
    )
)
def test_any_facts_give_values_that_can_be_written_and_read_again(facts: Facts) -> None:
    values = draft_paper(facts, lambda _: False, TODAY).values
    assert set(values) <= set(FIELDS["paper"])
    assert all(values.values())
    document = parse(entry_text("paper", values).encode())
    assert document.problems == []
    assert document.entries[0].values == values


LINKS = {
    "Code: https://github.com/example/kite.": Links("https://github.com/example/kite"),
    "Project page: https://example.github.io/kite/; Code: https://github.com/example/kite": Links(
        "https://github.com/example/kite", "https://example.github.io/kite/"
    ),
    r"Our code is available at \url{https://github.com/example/kite}": Links("https://github.com/example/kite"),
    "code at http://github.com/example/kite.git (soon)": Links("https://github.com/example/kite"),
    "We build upon https://github.com/example/lark. Code: github.com/example/kite": Links(
        "https://github.com/example/kite"
    ),
    "Based on the code of https://github.com/example/lark": Links(),
    "Demo: https://huggingface.co/spaces/example/kite": Links(demo="https://huggingface.co/spaces/example/kite"),
    "Website: https://kite.example/": Links(project="https://kite.example/"),
    "project page http://kite.example/": Links(),
    "project page: https://bit.ly/abc": Links(),
    "12 pages, https://github.com/example/kite/tree/main/sub": Links("https://github.com/example/kite"),
    "data at https://huggingface.co/datasets/example/kite": Links(),
    "https://github.com/example": Links(),
    "Project webpage at https://sites.google.com/view/kite.": Links(project="https://sites.google.com/view/kite"),
    "(https://kite.github.io)": Links(project="https://kite.github.io"),
    "The code will be released at https://gitlab.com/group/sub/kite": Links("https://gitlab.com/group/sub/kite"),
    "Page: javascript:alert(1)": Links(),
    "Page: https://user:pw@kite.example/": Links(),
    "Project page: https://127.0.0.1/x": Links(),
    "Project page: https://kite.example/\u202egpj": Links(project="https://kite.example/"),
    "Our demo video: https://youtu.be/x": Links(),
    "主页：https://example.github.io/kite，代码：https://github.com/example/kite。": Links(
        "https://github.com/example/kite", "https://example.github.io/kite"
    ),
    "Published at https://arxiv.org/abs/2401.00001, project https://doi.org/10.1/x": Links(),
    "HTTPS://GitHub.com/Example/Kite": Links("https://github.com/Example/Kite"),
}


@pytest.mark.parametrize("remark", LINKS)
def test_links_in_remarks(remark: str) -> None:
    found = draft_paper(Facts("Kite", arxiv="2401.00001", remarks=[remark]), lambda _: False, TODAY).values
    expected = LINKS[remark]
    if "\u202e" in remark:
        expected = Links(project=str(found.get("project", "")))
        assert "\u202e" not in expected.project
    assert Links(*(str(found.get(name, "")) for name in ("code", "project", "demo"))) == expected


def test_the_first_text_counts_more() -> None:
    texts_of_paper = ["code: https://github.com/example/kite", "code: https://github.com/example/lark"]
    assert links_in(texts_of_paper).code == "https://github.com/example/kite"


@given(
    st.lists(
        st.sampled_from(
            ["https://", "github.com/", "a/b", " ", "code: ", "(", ")", ".", "é", "%", "@", "#", "[", "]", ":"]
        )
    )
)
def test_every_link_that_is_found_passes_the_check(parts: list[str]) -> None:
    for name, url in links_in(["".join(parts)])._asdict().items():
        assert not url or is_acceptable(name, url)
