"""`awesome from-issue` with the form for corrections: the named field, and nothing else."""

from __future__ import annotations

import pytest

from tests.issues.bench import DATASETS, PAPERS, Bench


@pytest.mark.parametrize(
    "entry",
    [
        "kite", "KITE", " `kite` ", "https://example.github.io/list/papers/kite/", "https://example.org/zh/papers/kite/#title",
        "papers/kite", "arXiv:2401.00001v2", "https://arxiv.org/abs/2401.00001", "[Kite](https://example.org/papers/kite/)", "２４０１.００００１",
    ],
)  # fmt: skip
def test_the_entry_may_be_named_in_any_way(entry: str, bench: Bench) -> None:
    assert bench.form("correction", "--yes", entry=entry, field="venue", value="ICLR 2025") == 0, bench.out
    assert bench.text() == PAPERS.replace("venue: arXiv", "venue: ICLR 2025")


@pytest.mark.parametrize(
    ("field", "value", "before", "after"),
    [
        ("title", "“Kite: Tuning of Birds”", "title: 'Kite: Visual Instruction Tuning of Birds'", "title: 'Kite: Tuning of Birds'"),
        ("name", "KITE 2", "name: Kite", "name: KITE 2"),
        ("authors", "Jane Example; Bo B. Sample; Wei Beispiel", "Bo Sample", "Bo B. Sample"),
        ("authors", "Jane Example, Bo Sample and Wei Beispiel, 张三", "Wei Beispiel]", "Wei Beispiel, 张三]"),
        ("date", "2024/2/3", "'2024-01-02'", "'2024-02-03'"),
        ("date", "2024年1月", "'2024-01-02'", "'2024-01'"),
        ("venue", "Proc. of CVPR'24, oral", "venue: arXiv", "venue: CVPR 2024"),
        ("arxiv", "https://arxiv.org/pdf/2401.00007v2", "'2401.00001'", "'2401.00007'"),
        ("doi", "doi:10.5555/KITE.1", "arxiv: '2401.00001'", "arxiv: '2401.00001'\n  doi: '10.5555/kite.1'"),
        ("techniques", "M-CoT, M-IT", "techniques: [instruction-tuning]", "techniques: [chain-of-thought, instruction-tuning]"),
        ("topics", "Evaluation / 评测, 幻觉", "[training-data]", "[evaluation, hallucination]"),
        ("topics", "nothing", "  topics: [training-data]\n", ""),
        ("modalities", "video", "[image]", "[video]"),
        ("code", "github.com/example/kite", "modalities: [image]", "modalities: [image]\n  code: https://github.com/example/kite"),
        ("project", "<http://kite.example.org>", "modalities: [image]", "modalities: [image]\n  project: https://kite.example.org"),
    ],
)  # fmt: skip
def test_a_field_is_corrected(field: str, value: str, before: str, after: str, bench: Bench) -> None:
    assert bench.form("correction", "--yes", entry="kite", field=field, value=value) == 0, bench.out
    kite, heron = PAPERS.split("\n\n- id: heron")
    expected = f"{kite.replace(before, after)}\n\n- id: heron{heron}"
    if field == "techniques":
        # it goes to another shelf
        assert bench.entry("kite")["techniques"] == ["chain-of-thought", "instruction-tuning"]
    else:
        assert bench.text() == expected


@pytest.mark.parametrize(("field", "value"), [("kind", "benchmark; Instruction tuning"), ("size", "10K")])
def test_a_field_of_data_sets_means_the_data_set(field: str, value: str, bench: Bench) -> None:
    assert bench.form("correction", "--yes", entry="kite", field=field, value=value) == 0, bench.out
    assert bench.text() == PAPERS
    assert bench.text("datasets.yaml") != DATASETS


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"entry": "kite", "field": "removal"}, "Taking an entry out is for a maintainer to decide"),
        ({"entry": "kite", "field": "twice"}, "Which of two entries stays"),
        ({"entry": "kite", "field": "changed-name"}, "No reason is needed"),
        ({"entry": "kite", "field": "other"}, "A maintainer reads what you wrote"),
        ({"entry": "kite"}, "A maintainer reads what you wrote"),
        ({"entry": "kite", "field": "authors", "value": "Bo B. Sample"}, "so a maintainer looks at it"),
        ({"entry": "kit", "field": "venue", "value": "x"}, "Did you mean `kite`?"),
        ({"entry": "", "field": "venue", "value": "x"}, "There is no entry"),
        ({"entry": "qqqqqqqqq", "field": "venue", "value": "x"}, "There is no entry `qqqqqqqqq`"),
        ({"entry": "kite", "field": "venue"}, "What should stand there instead?"),
        ({"entry": "kite", "field": "title", "value": "none"}, "What should stand there instead?"),
        ({"entry": "kite", "field": "venue", "value": "arXiv"}, "`kite` says so already: `arXiv`"),
        ({"entry": "kite", "field": "venue", "value": "Bird Congress"}, "The venue `Bird Congress` is not in the vocabulary"),
        ({"entry": "kite", "field": "date", "value": "last spring"}, "`last spring` is not understood"),
        ({"entry": "kite", "field": "topics", "value": "birds"}, "`birds` is not understood"),
        ({"entry": "kite", "field": "arxiv", "value": "10.5555/x.1"}, "is not understood under `arXiv id / arXiv 编号`"),
        ({"entry": "kite", "field": "arxiv", "value": "2402.00002"}, "`2402.00002`"),
        ({"entry": "https://x.org/datasets/kite/", "field": "code", "value": "https://github.com/example/kite"}, "`kite` has no such thing as `Code / 代码`"),
        ({"entry": "kite", "field": "code", "value": "javascript:alert(1)"}, "`javascript:alert(1)`"),
    ],
)  # fmt: skip
def test_everything_else_is_asked_or_handed_on(answers: dict[str, str], said: str, bench: Bench) -> None:
    assert bench.form("correction", "--yes", **answers) == 1
    assert said in bench.out
    assert "谢谢" in bench.out
    assert bench.untouched()


def test_the_evidence_is_passed_on(bench: Bench) -> None:
    assert (
        bench.form("correction", "--yes", entry="kite", field="venue", value="ICLR 2025", evidence="https://x.org/y")
        == 0
    )
    assert "https://x.org/y" in bench.err


def test_no_source_is_asked(bench: Bench) -> None:
    bench.form("correction", "--yes", entry="kite", field="venue", value="ICLR 2025")
    assert bench.world.asked == []
