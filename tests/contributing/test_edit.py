"""`awesome edit`: fields changed, cleared, put in and taken out; what is wrong is said, and then nothing is written."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.amending import OPTIONS
from awesome.document import Value
from awesome.model import FIELDS, LIST_FIELDS
from awesome.vocabulary import Vocabulary
from tests.contributing.desk import LARK, NESTS, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("lark", "--title", "Lark: Another Title"), "  title: 'Lark: Another Title'"),
        (("lark", "--title=-- Lark --"), "  title: '-- Lark --'"),
        (("lark", "--venue", "CVPR 2024"), "  venue: CVPR 2024"),
        (("lark", "--venue", "NIPS'23"), "  venue: NeurIPS 2023"),
        (("lark", "--date", "2023-01"), "  date: '2023-01'"),
        (("lark", "--name", "LARK"), "  name: LARK"),
        (("lark", "--author", "Jane Example", "--author", "Wei Beispiel"), "  authors: [Jane Example, Wei Beispiel]"),
        (("lark", "--arxiv", "https://arxiv.org/pdf/2301.00009v3.pdf"), "  arxiv: '2301.00009'"),
        (("lark", "--doi", "https://doi.org/10.5555/LARK"), "  doi: '10.5555/lark'"),
        (("lark", "--openreview", "https://openreview.net/forum?id=abcDEF1234"), "  openreview: abcDEF1234"),
        (("lark", "--openreview", "abcdefghij"), "  openreview: abcdefghij"),
        (("lark", "--code", "https://github.com/example/other"), "  code: https://github.com/example/other"),
        (("lark", "--project", "https://lark.example.org/"), "  project: https://lark.example.org/"),
        (("lark", "--demo", "https://demo.example.org/"), "  demo: https://demo.example.org/"),
        (("lark", "--technique", "M-CoT", "--technique", "M-IT"), "  techniques: [chain-of-thought, instruction-tuning]"),
        (("lark", "--technique", "M-CoT,M-IT"), "  techniques: [chain-of-thought, instruction-tuning]"),
        (("lark", "--topic", "reasoning"), "  topics: [reasoning]"),
        (("lark", "--modality", "video", "--modality", "image"), "  modalities: [video, image]"),
        (("lark", "--seen-in", "bradyfu"), "  seen_in: [bradyfu]"),
        (("lark", "--add", "topic", "reasoning"), "  topics: [training-data, evaluation, reasoning]"),
        (("lark", "--add", "techniques", "LAVR"), "  techniques: [instruction-tuning, llm-aided-visual-reasoning]"),
        (("lark", "--drop", "topic", "training-data"), "  topics: [evaluation]"),
        (("lark", "--drop", "author", "Bo Sample"), "  authors: [Jane Example]"),
        (("lark", "--drop", "topic", "evaluation", "--add", "topic", "reasoning"), "  topics: [training-data, reasoning]"),
        (("stork", "--doi", "", "--url", "https://example.org/legs"), "  url: https://example.org/legs"),
    ],
)  # fmt: skip
def test_a_field_says_what_was_said(words: tuple[str, ...], line: str, desk: Desk) -> None:
    done = desk.run("edit", *words, "--yes")
    assert done.status == 0, done.said
    assert line in desk.block(words[0]).splitlines()
    assert f"+{line}" in done.out.splitlines()
    assert [finding for finding in desk.checked() if "error" in finding] == []


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("nests", "--kind", "benchmark", "--kind", "instruction-tuning"), "  kind: [benchmark, instruction-tuning]"),
        (("nests", "--size", "150K pictures"), "  size: '150K pictures'"),
        (("nests", "--language", "en", "--language", "zh"), "  languages: [en, zh]"),
        (("nests", "--url", "https://example.org/nests"), "  url: https://example.org/nests"),
        (("nests", "--paper", "heron", "--title", "", "--arxiv", ""), "  paper: heron"),
    ],
)
def test_a_field_of_a_data_set(words: tuple[str, ...], line: str, desk: Desk) -> None:
    done = desk.run("edit", *words, "--dataset", "--yes")
    assert done.status == 0, done.said
    assert line in desk.block("nests", "datasets.yaml").splitlines()


@pytest.mark.parametrize("name", ["name", "venue", "code", "date", "topics", "modalities", "authors"])
@pytest.mark.parametrize("nothing", ["", " "])
def test_an_empty_value_takes_a_field_out(name: str, nothing: str, desk: Desk) -> None:
    assert desk.run("edit", "lark", f"--{OPTIONS[name]}", nothing, "--yes").status == 0
    assert f"  {name}:" not in desk.block("lark")


@pytest.mark.parametrize("word", ["background", "none", ""])
def test_a_paper_goes_to_the_background_shelf_and_comes_back(word: str, desk: Desk) -> None:
    before = desk.files()
    assert desk.run("edit", "lark", "--technique", word, "--yes").status == 0
    assert desk.text().index("- id: lark") > desk.text().index("- id: heron")
    assert desk.run("edit", "lark", "--technique", "M-IT", "--yes").status == 0
    assert desk.files() == before


def test_every_field_but_those_that_other_commands_keep_can_be_changed() -> None:
    fields = {*FIELDS["paper"], *FIELDS["dataset"]}
    assert set(OPTIONS) == fields - {"id", "added", "formerly"}
    assert len(set(OPTIONS.values())) == len(OPTIONS)


def test_what_changes_nothing_says_so(desk: Desk) -> None:
    before = desk.files()
    done = desk.run("edit", "lark", "--venue", "arXiv", "--arxiv", "arXiv:2301.00001v2", "--demo", "", "--yes")
    assert (done.status, done.out) == (0, "")
    assert "“lark” says this already" in done.err
    assert desk.files() == before


def test_the_change_is_shown_and_not_written_unasked(desk: Desk) -> None:
    before = desk.files()
    for options in ((), ("--dry-run",)):
        done = desk.run("edit", "lark", "--venue", "CVPR 2024", *options)
        assert "-  venue: arXiv\n+  venue: CVPR 2024\n" in done.out
        assert "nothing is written" in done.err
        assert desk.files() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("larks", "--demo", ""), "there is no paper “larks”; did you mean “lark”?"),
        (("Lark", "--demo", ""), "did you mean “lark”?"),
        (("early-bird", "--demo", ""), "there is no paper “early-bird”; it is now “lark”"),
        (("dodo", "--demo", ""), "it was taken out on 2026-02-01: “withdrawn by its authors”"),
        (("songs", "--demo", ""), "but a data set of that id: add --dataset"),
        (("lark", "--dataset", "--url", ""), "there is no data set “lark”, but a paper of that id: leave --dataset out"),
        (("https://arxiv.org/abs/2301.00002", "--demo", ""), "“heron” has the arXiv id 2301.00002"),
        (("zzzzzzzz", "--demo", ""), "there is no paper “zzzzzzzz” in the list"),
        (("lark",), "what shall change? Name a field: --title, --name"),
        (("lark", "--kind", "benchmark"), "--kind belongs to data sets"),
        (("nests", "--dataset", "--code", "https://x.example"), "--code belongs to papers"),
        (("lark", "--technique", "M-ITT"), "there is no technique “M-ITT”; did you mean “instruction-tuning”?"),
        (("lark", "--topic", "evalation"), "there is no topic “evalation”; did you mean “evaluation”?"),
        (("lark", "--modality", "imgae"), "there is no modality “imgae”; did you mean “image”?"),
        (("nests", "--dataset", "--kind", "benchmrk"), "there is no kind “benchmrk”; did you mean “benchmark”?"),
        (("lark", "--add", "topc", "reasoning"), "no field “topc” holds a list; did you mean topic?"),
        (("lark", "--add", "title", "A"), "no field “title” holds a list"),
        (("lark", "--drop", "topic", "evalation"), "did you mean “evaluation”?"),
        (("lark", "--drop", "topic", "reasoning"), "“reasoning” is none of the entry's topics"),
        (("lark", "--drop", "author", "Bob Sample"), "did you mean “Bo Sample”?"),
        (("lark", "--drop", "seen-in", "bradyfu"), "“bradyfu” is none of the entry's seen in"),
        (("lark", "--arxiv", "lark"), "--arxiv “lark”: this is no id of a paper"),
        (("lark", "--arxiv", "10.5555/lark"), "this is the DOI 10.5555/lark; write --doi 10.5555/lark"),
        (("lark", "--title", "x" * 1_000_000), "--title has 1,000,000 characters; 20,000 at most"),
        (("lark", "--author", "x" * 1_000_000), "--author has 1,000,000 characters"),
        (("x" * 1_000_000, "--title", "A"), "there is no paper “xxx"),
        (("lark", "--title", "a\udcff"), "--title is not written in UTF-8: “a\\udcff”"),
        (("lark", "--topic", "\x1b[31m"), "there is no topic “\\x1b[31m”"),
        (("\u202elark", "--demo", ""), "there is no paper “\\u202elark”"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(words: tuple[str, ...], said: str, desk: Desk) -> None:
    before = desk.files()
    done = desk.run("edit", *words, "--yes")
    assert done.status == 2
    assert said in done.err
    assert len(done.said) < 2_000
    assert desk.files() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--title", ""), "P103 error: the field “title” is missing"),
        (("--title", "Lark\nSongs"), "P012 error: there is a line break (U+000A) in the value"),
        (("--title", "Lark\u202eSongs"), "P012 error: there is a right-to-left override (U+202E)"),
        (("--title", "Lark\x1b[31m"), "P012 error"),
        (("--author", "Jane\x00Example"), "P012 error"),
        (("--seen-in", "bradyfoo"), "did you mean “bradyfu”?"),
        (("--venue", "CVPRR 2024"), "did you mean “CVPR”?"),
        (("--venue", "CVPR"), "write “CVPR YYYY”"),
        (("--arxiv", "2301.00002"), "P206 error"),
        (("--arxiv", ""), "P106 error"),
        (("--arxiv", "2305.00005"), "P210 error: “2305.00005” was removed on “2026-02-01”"),
        (("--date", "yesterday"), "P301 error"),
        (("--code", "javascript:alert(1)"), "P501 error"),
        (("--demo", "https://127.0.0.1/"), "P502 error"),
        (("--allow", "P208"), "P701 error"),
        (("--technique", "", "--topic", ""), "P107 error"),
    ],
)
def test_what_would_not_pass_is_shown_and_not_written(words: tuple[str, ...], said: str, desk: Desk) -> None:
    before = desk.files()
    done = desk.run("edit", "lark", *words, "--yes")
    assert done.status == 1
    assert said in done.out
    assert "nothing is written, since the result would not pass the check" in done.err
    assert not set("\x1b\x00\u202e") & set(done.said)
    assert desk.files() == before


def test_an_old_fault_elsewhere_does_not_stand_in_the_way(desk: Desk) -> None:
    papers = desk.folder / "papers.yaml"
    papers.write_text(desk.text().replace("Learning by Rivers", "LEARNING BY RIVERS ALONE"))
    done = desk.run("edit", "lark", "--venue", "CVPR 2024", "--yes")
    assert (done.status, "P4" in done.out) == (0, False)
    assert "LEARNING BY RIVERS ALONE" in desk.text()


@pytest.mark.parametrize(
    "text", ["- id: lark\n  title: [\n", "", "- id: lark\n  id: lark\n", "- {id: lark, title: {a: b}}\n"]
)
def test_a_file_that_cannot_be_read_is_left_alone(text: str, desk: Desk) -> None:
    (desk.folder / "papers.yaml").write_text(text)
    done = desk.run("edit", "lark", "--demo", "https://demo.example.org/", "--yes")
    assert done.status in (1, 2)
    assert done.err.startswith("awesome edit: ") or "nothing is written" in done.err
    assert desk.text() == text


@pytest.mark.parametrize(
    "odd",
    [
        "- id: lark\n  title: >-\n    Lark:\n    Visual Instruction Tuning with Songs\n  arxiv: '2301.00001'\n  techniques: [instruction-tuning]\n",
        '- id: "lark"\n  title: A Song\n  arxiv: "2301.00001"\n  techniques: ["instruction-tuning"]\n',
        "- id: lark\n  title: A Song\n  arxiv: '2301.00001'\n  techniques:\n    - instruction-tuning\n",
        "- {id: lark, title: A Song, arxiv: '2301.00001', techniques: [instruction-tuning]}\n",
        "- id: lark  # the bird\n  title: × and ÷\n  authors: [×, ÷ A]\n  arxiv: '2301.00001'\n  techniques: [instruction-tuning]\n",
    ],
)
def test_an_entry_in_another_form_is_edited_and_left_alone(odd: str, desk: Desk) -> None:
    heron = desk.text()[desk.text().index("- id: heron") :]
    (desk.folder / "papers.yaml").write_text(f"# A head.\n\n{odd}\n{heron}")
    assert desk.run("edit", "heron", "--date", "2023-01", "--yes").status == 0
    assert desk.text().startswith(f"# A head.\n\n{odd}\n- id: heron\n")
    done = desk.run("edit", "lark", "--date", "2023-01", "--yes")
    assert done.status == 0, done.said
    assert desk.text().count("  date: '2023-01'\n") == 2


def test_no_file_no_entry(desk: Desk) -> None:
    (desk.folder / "papers.yaml").unlink()
    done = desk.run("edit", "lark", "--demo", "", "--yes")
    assert (done.status, "there is no paper “lark”" in done.err) == (2, True)
    assert not (desk.folder / "papers.yaml").exists()


_VOCABULARY = Vocabulary.load()
_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30)
_WORDS: dict[str, st.SearchStrategy[Value]] = {
    "title": _TEXTS,
    "name": _TEXTS | st.just(""),
    "authors": st.lists(_TEXTS, max_size=4),
    "date": st.sampled_from(["2023", "2023-01", "2023-02-03", ""]),
    "venue": st.sampled_from(["arXiv", "CVPR 2024", "Nature 2023", ""]),
    "doi": st.sampled_from(["10.5555/lark", "10.5555/a(b)c;d", ""]),
    "techniques": st.lists(st.sampled_from(sorted(_VOCABULARY.techniques)), max_size=3, unique=True),
    "topics": st.lists(st.sampled_from(sorted(_VOCABULARY.topics)), max_size=3, unique=True),
    "modalities": st.lists(st.sampled_from(sorted(_VOCABULARY.modalities)), max_size=3, unique=True),
    "code": st.sampled_from(["https://github.com/example/other", ""]),
    "project": st.sampled_from(["https://lark.example.org/", ""]),
    "size": _TEXTS,
    "kind": st.lists(st.sampled_from(sorted(_VOCABULARY.kinds)), min_size=1, max_size=3, unique=True),
    "languages": st.lists(_TEXTS, max_size=3, unique=True),
}  # fmt: skip


def _said(name: str, value: Value) -> list[str]:
    items = [value] if isinstance(value, str) else value or [""]
    return [f"--{OPTIONS[name]}={item}" for item in items]


@given(data=st.data())
@pytest.mark.parametrize(("kind", "values"), [("paper", LARK), ("dataset", NESTS)])
@pytest.mark.parametrize("comment", ["", "# looked at twice\n", "# apart\n\n"])
def test_edited_and_edited_back_is_as_it_was(
    kind: str, values: dict[str, Value], comment: str, data: st.DataObject
) -> None:
    names = data.draw(
        st.lists(st.sampled_from([name for name in FIELDS[kind] if name in _WORDS]), min_size=1, unique=True)
    )
    flag = ["--dataset"] if kind == "dataset" else []
    identifier = str(values["id"])
    there = [word for name in names for word in _said(name, data.draw(_WORDS[name]))]
    base: dict[str, Value] = {**({"techniques": ["instruction-tuning"]} if kind == "paper" else {}), **values}
    back = [word for name in names for word in _said(name, base.get(name) or ([] if name in LIST_FIELDS[kind] else ""))]
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), comment=comment)
        before = desk.files()
        first = desk.run("edit", identifier, *flag, *there, "--yes")
        assert first.status in (0, 1), first.said
        if first.status == 1:
            assert desk.files() == before
        second = desk.run("edit", identifier, *flag, *back, "--yes")
        assert second.status == 0, second.said
        assert desk.files() == before


@given(st.sampled_from(sorted(OPTIONS)), st.text(max_size=40), st.booleans())
def test_whatever_is_typed_is_taken_whole_or_not_at_all(name: str, text: str, dataset: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        before = desk.files()
        done = desk.run(
            "edit", *(["nests", "--dataset"] if dataset else ["lark"]), f"--{OPTIONS[name]}={text}", "--yes"
        )
        assert done.status in (0, 1, 2), done.said
        if done.status:
            assert desk.files() == before
        assert [line for line in desk.checked() if " error: " in line] == []
