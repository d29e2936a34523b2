"""The report in a terminal, as Markdown and as JSON; and what no text of the world can make it do."""

from __future__ import annotations

import json
import re
import shlex

import pytest

from awesome.verifying.report import Report, ReportError, Row, from_json, to_json
from awesome.verifying.showing import as_markdown
from tests.verifying.support import PAPER, Bench, entry
from tests.verifying.world import Work, World

EVIL = [
    "\x1b]0;owned\x07\x1b[31mRed",
    "Title\n::error::owned",
    "::set-output name=x::y",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "[click](https://evil.example) ![](https://evil.example/x.png) https://evil.example www.evil.example",
    "@example/everyone #1 example/list#2 GH-3 deadbeefdeadbeef :tada:",
    "``` ` `````` end",
    "\u202egpj.exe \u200bhidden\u2066",
    '$(touch owned) `touch owned` ; touch owned\' "touch owned"',
    "| a | b |\n|---|---|",
    "# heading\n\n- item\n\n<!-- awesome verify -->",
]


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_of_the_world_acts(evil: str, bench: Bench, world: World) -> None:
    work = Work(f"A Paper about Multimodal Models {evil}", ("Jane Example", f"Wei {evil}"), version=2)
    work.comment = f"{evil} accepted to CVPR 2024 {evil}"
    # what XML cannot say, arXiv cannot either
    for name in ("title", "comment"):
        setattr(work, name, re.sub("[\x00-\x08\x0b-\x1f]", "", getattr(work, name)))
    work.authors = tuple(re.sub("[\x00-\x08\x0b-\x1f]", "", name) for name in work.authors)
    world.works["2401.00001"] = work
    report = bench.folder / "report.md"
    rows = bench.rows("--report", str(report))
    assert rows
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066]", bench.out + bench.err)
    assert not any(line.lstrip().startswith("::") for line in (bench.out + bench.err).splitlines())
    _assert_inert(report.read_text())
    for row in rows:
        if row["command"]:
            assert shlex.split(row["command"])[:3] == ["awesome", "edit", "some-paper"]


def _assert_inert(markdown: str) -> None:
    """Nothing of a stranger stands outside of code."""
    import cmarkgfm
    from lxml import html

    page = html.fromstring(f"<div>{cmarkgfm.github_flavored_markdown_to_html(markdown)}</div>")
    assert {element.tag for element in page.iter()} <= {"div", "h1", "h2", "p", "ul", "li", "code", "br"}
    for element in page.iter("code"):
        element.text = ""
    text = page.text_content()
    for word in ("evil", "owned", "@", "#1", "GH-", "tada", "deadbeef", "script", "::"):
        assert word not in text


def test_the_markdown_names_kind_line_evidence_and_command(bench: Bench, world: World) -> None:
    world.works["2401.00001"] = Work("A Paper on Multimodal Models", version=3, comment="Accepted to CVPR 2024")
    bench.verify("--report", str(bench.folder / "report.md"))
    text = (bench.folder / "report.md").read_text()
    assert "## Other titles (1)" in text
    assert "- `some-paper` `papers.yaml:2` (certain): arXiv has the title `A Paper on Multimodal Models`" in text
    assert "Why: 2 of 2 authors are the same" in text
    assert "Mend: `awesome edit some-paper --venue 'CVPR 2024'`" in text
    assert "2 findings and 0 notes on 2026-11-23" in text


def row(number: int, message: str = "gone") -> Row:
    return Row("dead-link", "V301", "paper", f"paper-{number}", "papers.yaml", number, message, [], "certain", {}, "")


def report(*rows: Row, never: int = 0) -> Report:
    return Report("2026-11-23", 10, 5, 10, never, "2026-11-01", {"alive": 3}, {"arXiv": "no answer"}, list(rows))


def test_markdown_can_be_bounded_and_counts_what_is_too_much() -> None:
    rows = [row(number, "x" * 200) for number in range(1_000)]
    text = as_markdown(report(*rows), most=20_000)
    assert len(text) < 20_000
    shown = text.count("\n- `paper-")
    assert f"There are {1_000 - shown:,} more" in text
    assert shown > 50


def test_lines_are_linked_where_the_files_have_an_address() -> None:
    text = as_markdown(report(row(7)), base="https://github.com/example/list/blob/abc")
    assert "[`paper-7`](https://github.com/example/list/blob/abc/papers.yaml#L7)" in text


def test_who_did_not_answer_is_named() -> None:
    assert "- `arXiv`: `no answer`" in as_markdown(report())


def test_json_is_read_back() -> None:
    given = report(row(1, "ü\u2028\x1b"), row(2))
    data = to_json(given)
    assert data.isascii()
    assert from_json(data) == given


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-20],
        lambda data: data.replace(b"dead-link", b"made-up-kind"),
        lambda data: data.replace(b'"line": 1', b'"line": "1"'),
        lambda data: data.replace(b'"day"', b'"days"'),
        lambda _data: b"[]",
        lambda _data: b"",
        lambda _data: b"[" * 200_000,
        lambda _data: b"\xff\xfe",
    ],
)
def test_a_file_that_is_no_report_is_refused(change: object, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "made-up-token")
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/list")
    data = change(to_json(report(row(1))))  # type: ignore[operator]
    with pytest.raises(ReportError):
        from_json(data)
    file = bench.folder / "report.json"
    file.write_bytes(data)
    assert bench.verify("--issue", str(file)) == 2
    assert "is no report" in bench.err
    assert bench.world.issues == []


def test_the_json_report_says_all_that_is_known(bench: Bench, world: World) -> None:
    bench.write([entry(PAPER, project="https://site.example/")])
    bench.verify("--json", str(bench.folder / "r.json"), "--only", "links")
    found = json.loads((bench.folder / "r.json").read_text())
    assert found == {
        "day": "2026-11-23", "held": 1, "looked": 1, "due": 1, "never": 0, "oldest": "2026-11-23",
        "links": {"alive": 1}, "failures": {}, "rows": [],
    }  # fmt: skip
