"""The database, opened by SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given

from awesome.exporters import sqlite
from awesome.exporters.selection import Selection
from awesome.model import Dataset, Paper
from tests.exporters.support import DATA_SETS, PAPERS, odd_texts, select, tried


@pytest.fixture(scope="module")
def database(whole: Selection) -> Iterator[sqlite3.Connection]:
    with closing(opened(sqlite.export(whole))) as connection:
        yield connection


def opened(data: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    connection.execute("PRAGMA foreign_keys = ON")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return connection


def test_papers_and_their_parts(database: sqlite3.Connection) -> None:
    assert database.execute("SELECT id FROM papers ORDER BY number").fetchall() == [(paper.id,) for paper in PAPERS]
    assert database.execute("SELECT * FROM paper_list WHERE id = 'owlet'").fetchone() == (
        "owlet", PAPERS[0].title, "Owlet", "; ".join(PAPERS[0].authors), "2023-11-17", "CVPR 2024",
        "instruction-tuning; chain-of-thought", "training-data; reasoning", "image; video",
        "https://arxiv.org/abs/2311.00500", "https://example.org/owlet",
    )  # fmt: skip
    assert database.execute("SELECT family, given, particle FROM authors WHERE name LIKE 'Minerva%'").fetchone() == (
        "Owl",
        "Minerva",
        "van der",
    )
    assert database.execute("SELECT venue, venue_id, venue_year FROM papers WHERE id = 'stork'").fetchone() == (
        "Nowhere Symposium 2025",
        None,
        2025,
    )


def test_what_is_not_known_is_null(database: sqlite3.Connection) -> None:
    row = database.execute(
        "SELECT name, date, year, venue, venue_id, venue_year, arxiv, doi, code FROM papers WHERE id = 'mute-swan'"
    )
    assert set(row.fetchone()) == {None}


def test_data_sets(database: sqlite3.Connection) -> None:
    assert [row[0] for row in database.execute("SELECT id FROM data_set_list")] == [
        data_set.id for data_set in DATA_SETS
    ]
    assert database.execute("SELECT paper_title, kinds FROM data_set_list WHERE id = 'owlet'").fetchone() == (
        PAPERS[0].title,
        "instruction-tuning; benchmark",
    )
    question = "SELECT language FROM data_set_languages AS l JOIN data_sets AS d ON d.number = l.data_set_number WHERE d.id = 'owlet'"
    assert database.execute(question).fetchall() == [("en",), ("zh",)]


def test_the_common_questions_have_views(database: sqlite3.Connection) -> None:
    views = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")]
    assert views == [
        "author_counts", "data_set_list", "newest_papers", "paper_list", "papers_with_code", "technique_years", "venue_counts",
    ]  # fmt: skip
    for view in views:
        assert database.execute(f"SELECT * FROM {view}").fetchall()
    assert database.execute("SELECT papers FROM technique_years WHERE technique = 'chain-of-thought'").fetchall() == [
        (1,)
    ]


def test_questions_use_the_indexes(database: sqlite3.Connection) -> None:
    for question in (
        "SELECT * FROM papers WHERE venue_id = 'cvpr' AND venue_year = 2024",
        "SELECT * FROM papers WHERE arxiv = '2311.00500'",
        "SELECT * FROM papers WHERE id = 'owlet'",
        "SELECT * FROM paper_authors WHERE author_number = 1",
        "SELECT * FROM paper_topics WHERE topic_id = 'survey'",
    ):
        assert "USING" in database.execute(f"EXPLAIN QUERY PLAN {question}").fetchone()[3]


def test_foreign_keys_hold(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("INSERT INTO paper_topics VALUES (1, 9, 'no-such-topic')")


def test_terms_and_papers_beyond_the_lists_keep_the_keys_whole() -> None:
    paper = Paper(
        id="a", title="A", techniques=["new"], topics=["newer"], modalities=["smell"], seen_in=["wall"], added=""
    )
    data_set = Dataset(id="a", name="A", kind=["odd"], paper="elsewhere", modalities=["taste"], added="")
    with closing(opened(sqlite.export(select(paper, data_sets=(data_set,))))) as connection:
        assert connection.execute("SELECT en FROM modalities WHERE id IN ('smell', 'taste')").fetchall() == [
            ("smell",),
            ("taste",),
        ]
        assert connection.execute("SELECT paper, paper_number FROM data_sets").fetchall() == [("elsewhere", None)]


def test_the_same_bytes_each_time(whole: Selection) -> None:
    data = sqlite.export(whole)
    assert data == sqlite.export(whole)
    assert data[:16] == b"SQLite format 3\0"
    assert int.from_bytes(data[16:18], "big") == 4096
    assert opened(data).execute("PRAGMA user_version").fetchone() == (sqlite.SCHEMA_VERSION,)


@tried
@given(odd_texts().filter(lambda text: "\0" not in text), odd_texts().filter(lambda text: "\0" not in text))
def test_every_text_is_kept(title: str, author: str) -> None:
    with closing(opened(sqlite.export(select(Paper(id="a", title=title, authors=[author], added=""))))) as connection:
        assert connection.execute("SELECT title FROM papers").fetchone() == (title,)
        assert connection.execute("SELECT name FROM authors").fetchone() == (author,)
