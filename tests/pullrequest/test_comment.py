"""The comment: a maintainer reads what is new, what is wrong and how to mend it, and nothing in it acts."""

from __future__ import annotations

import re
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given

from awesome.pullrequest.comment import LONGEST, MARKER, Situation, comment, conflict, no_report
from awesome.pullrequest.places import Place
from awesome.pullrequest.report import Alike, Counts, Entry, Found, Report, clipped
from tests.pullrequest.hostile import ANY, TEXTS
from tests.pullrequest.rendering import ACTS_IN_TEXT, rendered

PLACE = Place("https://github.com", "birds/list", 12, "someone/list", "add-a-paper", "a" * 40)
SITUATION = Situation(PLACE, 77, passed=True)
OURS = re.compile(
    r"https://(github\.com/(birds|someone)/list/[!-~]+|arxiv\.org/abs/[\d.]+|openreview\.net/forum\?id=[\w-]+|doi\.org/10\.[!-~]+)"
)
PAPER: dict[str, str | list[str]] = {
    "id": "some-paper", "title": "Seeing Birds", "name": "BirdLM", "authors": [f"Author {n}" for n in range(1, 9)],
    "venue": "CVPR 2025", "date": "2025-06-01", "arxiv": "2506.00001", "techniques": ["instruction-tuning"],
    "topics": ["training-data"], "modalities": ["image"], "code": "https://github.com/example/birds", "added": "2026-01-01",
}  # fmt: skip


def report(
    entries: list[Entry] | None = None, findings: list[Found] | None = None, alike: list[Alike] | None = None
) -> Report:
    entries, findings, alike = entries or [], findings or [], alike or []
    ways = [entry.change for entry in entries]
    severities = [finding.severity for finding in findings]
    counts = Counts(
        ways.count("added"), ways.count("changed"), ways.count("removed"), severities.count("error"),
        severities.count("warning"), len(alike),
    )  # fmt: skip
    return Report(1, counts, entries, findings, alike)


NEW = Entry("paper", "some-paper", "added", 12, PAPER)
FINDING = Found(
    "papers.yaml", 15, 10, "P304", "error", "“CVPR” is no venue with a year", "write the year", "some-paper"
)


def test_an_addition_that_passes() -> None:
    text = comment(SITUATION, report([NEW]))
    assert text.startswith(f"{MARKER}\n### The check passes\n")
    assert "This adds 1 entry." in text
    assert (
        "```text\nBirdLM: Seeing Birds\nAuthor 1, Author 2, Author 3, Author 4, Author 5, Author 6 and 2 more\n"
        "CVPR 2025 · 2025-06-01 · arXiv 2506.00001\nshelf: Multimodal instruction tuning (M-IT)\n" in text
    )
    found = rendered(text)
    assert "https://arxiv.org/abs/2506.00001" in found.links
    assert not any("example/birds" in link for link in found.links)


def test_what_is_wrong_is_said_with_its_line_and_the_way_to_mend_it() -> None:
    text = comment(replace(SITUATION, passed=False), report([NEW], [FINDING]))
    assert "### 1 error to mend before this can be merged" in text
    line = next(line for line in text.splitlines() if line.startswith("- **error**"))
    assert "`CVPR` is no venue with a year (P304)" in line
    assert "To mend it: write the year." in line
    found = rendered(line)
    anchor = "a8d00d6694956e31a5a33e7cc7cef5b499ca6b8489cf72fd496fec88fb5ead06"
    assert found.links == [
        f"https://github.com/birds/list/pull/12/files#diff-{anchor}R15",
        "https://github.com/someone/list/edit/add-a-paper/papers.yaml#L15",
    ]


def test_what_may_be_here_already_is_linked() -> None:
    text = comment(SITUATION, report([NEW], alike=[Alike("paper", "some-paper", "old", "Seeing Bird", 99, "near")]))
    assert "#### Is it here already?" in text
    link = f"https://github.com/someone/list/blob/{'a' * 40}/papers.yaml#L99"
    assert f"- `some-paper` and [`old`]({link}), `Seeing Bird`: nearly the same title" in text


def test_a_correction_shows_what_was_and_what_is() -> None:
    entry = Entry(
        "paper", "some-paper", "changed", 12, PAPER, ["venue", "demo"], {"venue": "arXiv", "demo": "https://a.example"}
    )
    text = comment(SITUATION, report([entry]))
    assert "**Changed paper** `some-paper`" in text
    assert "```diff\n- venue: arXiv\n+ venue: CVPR 2025\n- demo: https://a.example\n```" in text


OUT_OF_FORM = msgspec.structs.replace(FINDING, code="P601", message="the line should read “title: Seeing Birds”")


def test_an_entry_out_of_form_is_shown_as_it_should_be_written() -> None:
    entry = msgspec.structs.replace(NEW, values={"title": "Birds: Seen", "arxiv": "2506.00001", "id": "some-paper"})
    text = comment(SITUATION, report([entry], [OUT_OF_FORM]))
    assert "```yaml\n- id: some-paper\n  title: 'Birds: Seen'\n  arxiv: '2506.00001'\n```" in text
    assert "```yaml" not in comment(SITUATION, report([entry], [FINDING]))


@pytest.mark.parametrize("title", ["x" * 999 + "…", "a <!-- b", "`" * 20, "##[error]a", "e" + "\u0301" * 9])
def test_an_entry_that_cannot_be_shown_whole_is_not_shown_for_pasting(title: str) -> None:
    entry = msgspec.structs.replace(NEW, values={"id": "some-paper", "title": title})
    assert "```yaml" not in comment(SITUATION, report([entry], [OUT_OF_FORM]))


def test_a_hint_that_asks_gets_no_full_stop() -> None:
    finding = msgspec.structs.replace(FINDING, hint="did you mean “techniques”?")
    assert "did you mean `techniques`? [Edit]" in comment(SITUATION, report([NEW], [finding]))


def test_the_preview_the_run_and_the_guide_are_linked() -> None:
    text = comment(replace(SITUATION, preview=PLACE.artifact(78, 5)), report([NEW]))
    assert "[Download the pages as they will look](https://github.com/birds/list/actions/runs/78/artifacts/5)" in text
    assert "[the run of the check](https://github.com/birds/list/actions/runs/77)" in text
    assert "[what happens with a pull request](https://github.com/birds/list/blob/main/CONTRIBUTING.md)" in text


@pytest.mark.parametrize(
    ("passed", "findings", "says"),
    [
        (True, [], "### The check passes\n"),
        (True, [msgspec.structs.replace(FINDING, severity="warning")], "### The check passes, with 1 thing to look at\n"),
        (False, [FINDING, FINDING], "### 2 errors to mend before this can be merged\n"),
        (False, [], "### The check did not end well, though it names no error\n"),
    ],
)  # fmt: skip
def test_the_heading_says_how_it_ended(passed: bool, findings: list[Found], says: str) -> None:
    assert says in comment(replace(SITUATION, passed=passed), report([NEW], findings))


def test_a_change_of_the_check_itself_is_not_believed_unseen() -> None:
    text = comment(replace(SITUATION, other_files=3, own_tool=True), report([NEW]))
    assert "This also changes 3 files beside the list. The check itself is among what it changes" in text
    assert "The check itself" not in comment(replace(SITUATION, other_files=1), report([NEW]))
    assert "beside the list" not in comment(SITUATION, report([NEW]))


def test_a_conflict_is_explained_for_the_browser_and_for_git() -> None:
    text = conflict(SITUATION)
    assert "https://github.com/birds/list/pull/12/conflicts" in text
    assert "git pull --no-rebase https://github.com/birds/list.git main\n" in text
    assert "make fmt\n" in text
    assert "keep both" in text


def test_a_report_that_is_not_taken_says_why() -> None:
    text = no_report(SITUATION, "What the check has left is not taken: the archive cannot be read.")
    assert "What the check has left is not taken: the archive cannot be read." in text
    assert "https://github.com/birds/list/actions/runs/77" in text


def test_a_fork_that_is_gone_leaves_no_dead_link() -> None:
    gone = replace(PLACE, head_repository="")
    text = comment(replace(SITUATION, place=gone), report([NEW], [FINDING]))
    assert "/edit/" not in text
    assert "github.com//" not in text


def full(text: str) -> Report:
    """A report whose every text is that one."""
    short, cut = clipped(text, 200), clipped(text)
    names = [
        *PAPER,
        "openreview",
        "doi",
        "url",
        "project",
        "demo",
        "allow",
        "formerly",
        "reason",
        "kind",
        "size",
        "languages",
    ]
    values: dict[str, str | list[str]] = dict.fromkeys(names, cut)
    lists: dict[str, str | list[str]] = {name: [cut, cut] for name in names}
    entries = [
        Entry(kind, short, change, 3, given, names, lists, short)
        for kind in ("paper", "dataset", "removal")
        for change in ("added", "changed", "removed")
        for given in (values, lists)
    ]  # fmt: skip
    findings = [
        Found("datasets.yaml", 1, 1, "P601", severity, message, message, short)
        for severity in ("error", "warning")
        for message in (cut, clipped(f"the title “{text}” is that of “{text}” (line 3): “{text}”"))
    ]
    return report(entries, findings, [Alike("dataset", short, short, cut, 1, "near")] * 3)


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_of_a_stranger_acts(text: str) -> None:
    assert_inert(text)


@given(ANY)
def test_nothing_of_a_stranger_acts_whatever_is_thought_of(text: str) -> None:
    assert_inert(text)


def assert_inert(text: str) -> None:
    written = comment(replace(SITUATION, other_files=2, own_tool=True), full(text))
    found = rendered(written)
    assert found.tags <= {"h3", "h4", "p", "ul", "li", "strong", "a", "br", "code", "pre", "blockquote", "sub"}
    assert found.attributes <= {"href", "class"}
    assert found.comments == [" awesome-mllm: what the check says of this pull request "]
    assert found.headings == 4
    assert all(OURS.fullmatch(link) for link in found.links)
    assert not ACTS_IN_TEXT.search(found.text)
    assert written.count(MARKER) == 1
    assert len(written) <= LONGEST


@pytest.mark.parametrize(
    "branch", ["a b", "a/../../..", "x)](https://evil.example", "`a`", "@octocat", "#1", "a\u202eb", "é", "<b>"]
)
def test_a_name_of_a_branch_stays_inside_of_its_address(branch: str) -> None:
    text = comment(replace(SITUATION, place=replace(PLACE, head_branch=branch)), report([NEW], [FINDING]))
    found = rendered(text)
    assert all(
        re.fullmatch(r"https://(github\.com/(birds|someone)/list/[!-~]+|arxiv\.org/abs/[\d.]+)", link)
        for link in found.links
    )
    assert not ACTS_IN_TEXT.search(found.text)


@pytest.mark.parametrize(
    ("ids", "address"),
    [
        ({"arxiv": "2506.00001"}, "https://arxiv.org/abs/2506.00001"),
        ({"arxiv": "2506.00001", "doi": "10.1145/1"}, "https://arxiv.org/abs/2506.00001"),
        ({"doi": "10.1145/x(y)z"}, "https://doi.org/10.1145/x%28y%29z"),
        ({"openreview": "abcDEF123-_"}, "https://openreview.net/forum?id=abcDEF123-_"),
        ({"arxiv": "2506.00001v2"}, ""),
        ({"arxiv": "٢٥٠٦.٠٠٠٠١"}, ""),
        ({"arxiv": "../../evil"}, ""),
        ({"doi": "10.1/x) [a](https://evil.example"}, ""),
        ({"openreview": "a b"}, ""),
        ({"arxiv": ["2506.00001"]}, "https://arxiv.org/abs/2506.00001"),
        ({}, ""),
    ],
)
def test_only_an_id_that_is_well_formed_gives_a_link(ids: dict[str, str | list[str]], address: str) -> None:
    entry = Entry("paper", "a", "added", 1, {"title": "A", "url": "https://evil.example", **ids})
    found = rendered(comment(SITUATION, report([entry])))
    outside = [link for link in found.links if not link.startswith("https://github.com/birds/list/")]
    assert outside == ([address] if address else [])


def test_much_is_cut_to_what_a_comment_holds_and_the_rest_is_counted() -> None:
    entries = [Entry("paper", f"paper-{n}", "added", n, PAPER | {"title": "x" * 900}) for n in range(40)]
    findings = [msgspec.structs.replace(FINDING, message="“" + "y" * 900 + "”") for _ in range(60)]
    many = report(entries, findings)
    counts = msgspec.structs.replace(many.counts, added=5000, errors=4000)
    text = comment(SITUATION, msgspec.structs.replace(many, counts=counts))
    assert len(text) <= LONGEST
    assert "4,000 errors to mend" in text
    assert "This adds 5,000 entries." in text
    assert re.search(r"… and \d{4} more, which the log of the run names", text)
    assert re.search(r"^… and \d{4} more$", text, re.MULTILINE)
