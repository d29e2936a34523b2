"""`awesome from-issue` with the form for papers: what comes of it, and what is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.issues.bench import TODAY, Bench
from tests.issues.support import Answer, rendered


def test_an_id_is_enough(bench: Bench) -> None:
    assert bench.form("paper", "--yes", paper="2603.00003") == 0, bench.out + bench.err
    entry = bench.entry("wagtail")
    assert entry["title"] == "Wagtail: Instruction Tuning on Videos of Birds"
    assert entry["authors"] == ["Jane Example", "Wei Beispiel"]
    assert (entry["arxiv"], entry["date"], entry["venue"]) == ("2603.00003", "2026-03-04", "arXiv")
    assert entry["added"] == TODAY
    assert "+- id: wagtail" in bench.out
    # what nobody said is said to be a suggestion
    (technique,) = entry["techniques"]
    assert f"techniques was not said; {technique} is a suggestion" in bench.err


@pytest.mark.parametrize(
    "typed",
    [
        "arXiv:2603.00003v2 [cs.CV]", "https://arxiv.org/pdf/2603.00003v1.pdf", "２６０３．００００３", "`2603.00003`",
        "<https://arxiv.org/abs/2603.00003>", "[Wagtail](https://arxiv.org/abs/2603.00003)", "  2603.00003  🚀",
        "My paper is https://arxiv.org/abs/2603.00003, thanks!", "https://huggingface.co/papers/2603.00003",
        "https://doi.org/10.48550/arXiv.2603.00003", "arxiv.org/abs/2603.00003\u200b",
        "2603.00003 https://arxiv.org/abs/2603.00003",
    ],
)  # fmt: skip
def test_the_paper_may_be_named_in_any_way(typed: str, bench: Bench) -> None:
    assert bench.form("paper", "--yes", paper=typed) == 0, bench.out + bench.err
    assert bench.entry("wagtail")["arxiv"] == "2603.00003"


def test_what_was_answered_stands_before_what_was_found(bench: Bench) -> None:
    answers: dict[str, Answer] = {
        "paper": "2603.00005",
        "techniques": ["instruction-tuning", "chain-of-thought"],
        "topics": ["evaluation", "document-understanding"],
        "modalities": ["video", "image"],
        "code": "github.com/example/ibis-code",
        "project": "[page](http://ibis.example.org/)",
        "venue": "neurips'26 (oral)",
        "title": "ibis - chain of thought for water birds",
    }
    assert bench.form("paper", "--yes", **answers) == 0, bench.out + bench.err
    entry = bench.entry("ibis")
    assert entry["title"] == "Ibis: Chain of Thought for Water Birds"
    assert entry["techniques"] == ["instruction-tuning", "chain-of-thought"]
    assert entry["topics"] == ["evaluation", "document-understanding"]
    assert entry["modalities"] == ["image", "video"]
    assert entry["code"] == "https://github.com/example/ibis-code"
    assert entry["project"] == "https://ibis.example.org/"
    assert entry["venue"] == "NeurIPS 2026"
    assert "suggestion" not in bench.err


def test_code_and_venue_are_found_in_the_comment(bench: Bench) -> None:
    assert bench.form("paper", "--yes", paper="2603.00005", techniques="chain-of-thought") == 0, bench.out + bench.err
    assert bench.entry("ibis")["code"] == "https://github.com/example/ibis"
    assert bench.entry("ibis")["venue"] == "CVPR 2026"


def test_background_names_a_topic_and_no_technique(bench: Bench) -> None:
    assert bench.form("paper", "--yes", paper="2603.00003", techniques="background", topics=["evaluation"]) == 0
    assert "techniques" not in bench.entry("wagtail")


def test_a_venue_that_nobody_knows_is_left_out_and_said(bench: Bench) -> None:
    assert bench.form("paper", "--yes", paper="2603.00003", venue="World Bird Congress 2026") == 0
    assert bench.entry("wagtail")["venue"] == "arXiv"
    assert "World Bird Congress 2026 is not in the list of venues" in bench.err


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, "Which paper is it?"),
        ({"paper": "N/A"}, "Which paper is it?"),
        ({"paper": "my new paper"}, "No paper is found by `my new paper`"),
        ({"paper": "https://github.com/example/wagtail"}, "a repository is no paper"),
        ({"paper": "2613.00003"}, "No paper is found by `2613.00003`"),
        ({"paper": "2603.00003 and 2603.00005"}, "These are several papers: `2603.00003, 2603.00005`"),
        ({"paper": "2603.09999"}, "`arXiv` knows no paper under `2603.09999`"),
        ({"paper": "2603.00004"}, "was withdrawn"),
        ({"paper": "2401.00001"}, "This is in the list already, as `kite`"),
        ({"paper": "2603.00003", "title": "Penguins on Ice"}, "`2603.00003` leads to `Wagtail: Instruction Tuning on Videos of Birds`, but you wrote `Penguins on Ice`"),
        ({"paper": "2603.00003", "code": "https://github.com/example"}, "repository"),
        ({"paper": "2603.00003", "code": "ask me"}, "Begin it with https://"),
        ({"paper": "https://ibis.example.org/report.pdf"}, "Please write it under"),
    ],
)  # fmt: skip
def test_what_is_missing_or_wrong_is_asked(answers: dict[str, Answer], asked: str, bench: Bench) -> None:
    assert bench.form("paper", "--yes", **answers) == 1
    assert asked in bench.out
    assert "谢谢" in bench.out
    assert bench.untouched()


def test_a_page_without_an_id_needs_the_title(bench: Bench) -> None:
    typed: dict[str, Answer] = {"paper": "https://ibis.example.org/report.pdf", "title": "“Ibis 2 Technical Report”"}
    assert bench.form("paper", "--yes", techniques="chain-of-thought", **typed) == 0, bench.out + bench.err
    assert bench.entry("ibis-2")["url"] == "https://ibis.example.org/report.pdf"
    assert bench.entry("ibis-2")["title"] == "Ibis 2 Technical Report"


def test_offline_it_works_from_what_was_typed(bench: Bench) -> None:
    typed: dict[str, Answer] = {"paper": "2603.00003", "techniques": "instruction-tuning"}
    assert bench.form("paper", "--yes", "--offline", **typed) == 1
    assert "Please write it under `Title / 标题`" in bench.out
    assert bench.form("paper", "--yes", "--offline", **typed, title="Wagtail: Videos of Birds") == 0, bench.out
    assert bench.entry("wagtail")["date"] == "2026-03"
    assert "arXiv was not asked" in bench.err
    assert bench.world.asked == []


def test_a_source_that_is_down_changes_nothing(bench: Bench) -> None:
    bench.world.is_down = True
    assert bench.form("paper", "--yes", paper="2603.00003") == 1
    assert "`arXiv` did not answer" in bench.out
    assert bench.untouched()
    assert bench.form("paper", "--yes", paper="2603.00003", title="Wagtail: Videos of Birds") == 0
    assert "did not answer, so title and identifier are as they were typed" in bench.err


def test_a_paper_that_was_taken_out_stays_out(bench: Bench) -> None:
    removed = "- id: old\n  kind: paper\n  arxiv: '2603.00003'\n  reason: out of scope\n  date: '2026-02-01'\n"
    (bench.folder / "removed.yaml").write_text(removed)
    assert bench.form("paper", "--yes", paper="2603.00003") == 1
    assert "out of scope" in bench.out
    assert bench.untouched()


def test_nothing_is_written_unasked(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert bench.form("paper", paper="2603.00003") == 1
    assert bench.untouched()
    assert bench.form("paper", "--dry-run", paper="2603.00003") == 0
    assert bench.untouched()


def test_output_holds_all_that_a_pull_request_needs(bench: Bench) -> None:
    folder = bench.folder / "outcome"
    assert bench.form("paper", "--output", str(folder), "--issue", "12", paper="2603.00003") == 0
    assert bench.untouched()
    assert bench.output("branch.txt") == "from-issue/12\n"
    assert bench.output("title.txt") == "Add the paper wagtail\n"
    assert bench.output("commit.txt") == "Add the paper wagtail\n\nFrom-issue: #12\n"
    assert "Closes #12" in bench.output("body.md")
    assert "<https://arxiv.org/abs/2603.00003>" in bench.output("body.md")
    assert "+  title: 'Wagtail: Instruction Tuning on Videos of Birds'" in bench.output("body.md")
    assert "谢谢" in bench.output("answer.md")
    assert bench.form("paper", "--output", str(folder), paper="2603.00003") == 0
    assert bench.output("branch.txt") == "from-issue/wagtail\n"


def test_a_text_from_standard_input(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "typed.md"
    file.write_text(rendered("paper", {"paper": "2603.00003"}), encoding="utf-8")
    with file.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert bench.run("from-issue", "-", "--yes") == 0
    assert bench.entry("wagtail")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nowhere.md"],
        ["--event", "nowhere.json"],
        ["-", "--issue", "-3"],
        ["-", "--issue", "x"],
        ["-", "--kind", "x"],
    ],
)
def test_what_cannot_run_ends_with_2(arguments: list[str], bench: Bench) -> None:
    try:
        status = bench.run("from-issue", *arguments)
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else -1
    assert status == 2
