"""What arXiv's feed says, in both shapes that it had, and what is no feed."""

from __future__ import annotations

import datetime
import logging
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome.sources.arxiv import BATCH, ArxivRecord, fetch_arxiv
from awesome.sources.errors import SourceError
from tests.sources import bad, fake
from tests.sources.fake import QUICK, FakeServer
from tests.sources.feeds import Preprint, error_feed, feed, shape

ONCE = replace(QUICK, tries=1)


def fetch(server: FakeServer, *ids: str) -> dict[str, ArxivRecord]:
    with server.session(ONCE) as session:
        return fetch_arxiv(ids, session)


@pytest.mark.parametrize("form", ["old", "new"])
def test_a_record_is_read_from_both_shapes_of_the_feed(form: str, server: FakeServer) -> None:
    server.shape = form
    server.add(
        Preprint(
            title="Kite &\n  Lark <1>",
            abstract="  Two\nlines. ",
            comment="CVPR 2024",
            journal_ref="CVPR 2024",
            doi="10.1/AB",
        )
    )
    (record,) = fetch(server, "2401.00001").values()
    assert record == ArxivRecord(
        id="2401.00001",
        version=2,
        title="Kite & Lark <1>",
        authors=("Ada Example", "Bo Sample"),
        published=datetime.date(2024, 1, 2),
        updated=datetime.date(2024, 2, 3),
        abstract="Two lines.",
        comment="CVPR 2024",
        journal_ref="CVPR 2024",
        categories=("cs.CV", "cs.CL"),
    )


def test_a_doi_is_taken_in_small_letters(server: FakeServer) -> None:
    server.add(Preprint(doi="10.1145/ABC.1"))
    assert fetch(server, "2401.00001")["2401.00001"].doi == "10.1145/abc.1"


def test_records_come_in_the_order_of_the_question_and_the_unknown_are_absent(server: FakeServer) -> None:
    server.add(Preprint("2401.00001"), Preprint("2401.00002"), Preprint("hep-th/9901001"))
    found = fetch(server, "hep-th/9901001", "2401.99999", "2401.00001", "2401.00002", "2401.00001")
    assert list(found) == ["hep-th/9901001", "2401.00001", "2401.00002"]
    assert fetch(server, "2401.99999") == {}
    assert fetch(server) == {}


def test_many_are_asked_for_in_few_requests(server: FakeServer) -> None:
    ids = [f"2401.{number:05}" for number in range(1, 2 * BATCH + 2)]
    server.add(*(Preprint(identifier) for identifier in ids))
    assert list(fetch(server, *ids)) == ids
    assert len(server.asked) == 3


def test_an_empty_answer_is_asked_for_a_second_time(server: FakeServer) -> None:
    server.add(Preprint())
    server.troubles = [bad.body(feed([]))]
    assert list(fetch(server, "2401.00001")) == ["2401.00001"]
    assert fetch(server, "2401.99999") == {}
    assert len(server.asked) == 4


def test_papers_that_nobody_asked_for_are_passed_over(server: FakeServer) -> None:
    server.always(bad.body(feed([Preprint("2401.00001"), Preprint("2401.00009")])))
    assert list(fetch(server, "2401.00001")) == ["2401.00001"]


def test_an_entry_without_dates_is_no_paper_and_is_not_printed(
    server: FakeServer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger().handlers.clear()
    whole = feed([Preprint("2401.00001")], shape="new")
    server.always(bad.body(whole.replace(b"<published>2024-01-02T17:59:25Z</published>", b"")))
    assert fetch(server, "2401.00001") == {}
    assert capfd.readouterr().err == ""


FEED = feed([Preprint()])
NO_FEEDS = {
    "a page": shape("page.html"),
    "nothing": b"",
    "a bomb": shape("bomb.xml"),
    "another format": b'{"feed": []}',
    "cut off": FEED[: len(FEED) // 2],
    "cut off in an entry": FEED[: FEED.index(b"<published>")],
    "another root": b"<rss><channel/></rss>",
    "no namespace": b"<feed><entry/></feed>",
    "another encoding": FEED.decode().encode("utf-16"),
    "not UTF-8": FEED.replace(b"Ada", b"Ad\xe9"),
    "deep": b'<feed xmlns="http://www.w3.org/2005/Atom">' + b"<a>" * 5000 + b"</a>" * 5000 + b"</feed>",
    "a wrong date": FEED.replace(b"2024-01-02T17:59:25Z", b"yesterday"),
    "a document type": b"<!DOCTYPE feed SYSTEM 'file:///etc/passwd'>" + FEED.partition(b"?>")[2].lstrip(),
    "a null byte": FEED.replace(b"Kite", b"Ki\x00te"),
}


@pytest.mark.parametrize("name", NO_FEEDS)
def test_what_is_no_whole_feed_makes_no_paper_unknown(name: str, server: FakeServer) -> None:
    server.always(bad.body(NO_FEEDS[name]))
    with pytest.raises(SourceError) as caught:
        fetch(server, "2401.00001")
    assert str(caught.value).startswith("arXiv ")
    assert "passwd" not in str(caught.value)


@pytest.mark.parametrize("code", [301, 302, 403, 404, 429, 500, 503])
def test_a_status_is_said(code: int, server: FakeServer) -> None:
    server.always(bad.status(code))
    with pytest.raises(SourceError, match=str(code)):
        fetch(server, "2401.00001")


@pytest.mark.parametrize("code", [200, 400])
def test_arxivs_own_word_of_an_error_is_said(code: int, server: FakeServer) -> None:
    body = error_feed("incorrect_id_format_for_x", "incorrect id format for x\x85<b>")
    server.always(lambda handler: handler.send(body, code))
    with pytest.raises(SourceError, match="incorrect id format for x"):
        fetch(server, "2401.00001")


def test_a_busy_arxiv_is_asked_again(server: FakeServer) -> None:
    server.add(Preprint())
    server.troubles = [bad.status(503)]
    with server.session(replace(QUICK, patience=10)) as session:
        assert list(fetch_arxiv(["2401.00001"], session)) == ["2401.00001"]


WITHDRAWN = [
    "This paper has been withdrawn by the authors", "This paper has been withdrawn by the author due to a crucial error",
    "This submission has been withdrawn by arXiv administrators", "Withdrawn", "withdrawn due to errors in Table 2",
    "Paper withdrawn", "arXiv admin note: this paper has been withdrawn by arXiv due to disputed authorship",
    "We have withdrawn this paper", "The authors have withdrawn this work", "The manuscript has been temporarily withdrawn",
    "This article was retracted", "Removed by author", "Withdrawn by arXiv admins", "This version is withdrawn",
]  # fmt: skip
NOT_WITHDRAWN = [
    "", "Accepted to CVPR 2024", "Withdrawn from ICLR 2024", "ICLR 2024 withdrawn submission", "Withdrawn submission to ICLR",
    "This paper was withdrawn from ICLR 2024", "We have withdrawn this paper from ICLR", "We study retracted papers",
    "A benchmark of withdrawn patents", "Detecting withdrawn products", "withdrawal symptoms in text", "12 pages; money withdrawn",
]  # fmt: skip


@pytest.mark.parametrize(("comment", "withdrawn"), [(c, True) for c in WITHDRAWN] + [(c, False) for c in NOT_WITHDRAWN])
def test_withdrawn_papers_are_told_from_those_withdrawn_elsewhere(
    comment: str, withdrawn: bool, server: FakeServer
) -> None:
    server.add(Preprint(comment=comment))
    assert fetch(server, "2401.00001")["2401.00001"].withdrawn is withdrawn


@pytest.mark.parametrize(
    ("abstract", "withdrawn"),
    [
        ("This paper has been withdrawn by the authors.", True),
        ("Withdrawn because of an error.", True),
        ("We look at papers that have been withdrawn. This paper has been withdrawn of nothing.", False),
        ("A withdrawn paper is one that is gone.", False),
    ],
)
def test_an_abstract_may_say_it_too(abstract: str, withdrawn: bool, server: FakeServer) -> None:
    server.add(Preprint(abstract=abstract))
    assert fetch(server, "2401.00001")["2401.00001"].withdrawn is withdrawn


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40
)


@settings(max_examples=25)
@given(
    title=TEXT.filter(str.strip), comment=TEXT, authors=st.lists(TEXT, max_size=3), form=st.sampled_from(["old", "new"])
)
def test_any_text_comes_through_the_feed(title: str, comment: str, authors: list[str], form: str) -> None:
    preprint = Preprint(title=title, comment=comment, authors=tuple(authors))
    with fake.serving() as server:
        server.shape = form
        server.add(preprint)
        (record,) = fetch(server, "2401.00001").values()
    assert record.title == " ".join(title.split())
    assert record.comment == " ".join(comment.split())
    assert record.authors == tuple(" ".join(name.split()) for name in authors if name.strip())
