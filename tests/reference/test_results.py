"""Results: read strictly, written in one form, merged over seeds."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference_impl.results import (
    TECHNIQUES,
    Result,
    Results,
    ResultsError,
    Row,
    condition,
    load,
    merge,
    parse,
    save,
    series_and_place,
    text_of,
)

words = st.from_regex(r"[a-zé→ ]{0,9}[a-z@é→]", fullmatch=True).map(lambda text: " ".join(text.split()))
numbers = st.floats(0, 1e6, allow_nan=False)
one_result = st.builds(
    Result,
    technique=st.sampled_from(TECHNIQUES),
    experiment=words,
    condition=st.one_of(words, st.builds(condition, words, st.integers(-5, 50))),
    metric=words,
    mean=st.floats(-1e6, 1e6),
    std=numbers,
    n=st.integers(1, 10**6),
    seeds=st.sets(st.integers(0, 99), min_size=1).map(lambda seeds: tuple(sorted(seeds))),
    train_cpu_s=numbers,
)
all_results = st.builds(
    Results,
    environment=st.dictionaries(words, st.text(max_size=20), max_size=4),
    results=st.lists(one_result, max_size=8, unique_by=lambda result: result.key).map(tuple),
)


def example(**changes: Any) -> dict[str, Any]:
    return {
        "technique": "chain-of-thought", "experiment": "hops", "condition": "two stages @ 6", "metric": "accuracy",
        "mean": 0.9, "std": 0.01, "n": 1000, "seeds": [0, 1, 2], "train_cpu_s": 300.0, **changes,
    }  # fmt: skip


def file_with(*results: dict[str, Any]) -> str:
    return json.dumps({"environment": {"torch": "2"}, "results": list(results)})


@given(all_results, st.randoms(use_true_random=False))
def test_what_is_written_is_read_again_and_written_alike(results: Results, chance: random.Random) -> None:
    text = text_of(results)
    again = parse(text)
    assert sorted(again.results, key=lambda one: one.key) == sorted(results.results, key=lambda one: one.key)
    assert again.environment == results.environment
    shuffled = list(results.results)
    chance.shuffle(shuffled)
    assert text_of(Results(environment=again.environment, results=tuple(shuffled))) == text
    json.loads(text)


def test_each_result_has_a_line_and_places_are_in_order(tmp_path: Path) -> None:
    rows = [example(condition=condition("two stages", hops)) for hops in (10, 2, 1)]
    save(parse(file_with(*rows)), tmp_path / "results.json")
    lines = (tmp_path / "results.json").read_text().splitlines()
    found = [json.loads(line.rstrip(","))["condition"] for line in lines if "two stages" in line]
    assert found == ["two stages @ 1", "two stages @ 2", "two stages @ 10"]
    assert [file.name for file in tmp_path.iterdir()] == ["results.json"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no results"),
        ("[]", "Expected `object`"),
        ("{}", "missing required field `environment`"),
        (file_with(example(mean="high")), r"Expected `float`, got `str` - at `\$.results\[0\].mean`"),
        (file_with(example(extra=1)), "unknown field `extra`"),
        (file_with(example(technique="magic")), "'magic' is none of"),
        (file_with(example(n=0)), "at least one question"),
        (file_with(example(seeds=[])), "seeds of 'two stages @ 6' must rise"),
        (file_with(example(seeds=[1, 1])), "must rise, each once"),
        (file_with(example(std=-0.1)), "below zero"),
        (file_with(example(condition=" a")), "spaces too many"),
        (file_with(example(), example(mean=0.8)), "two results for chain-of-thought / hops / two stages @ 6"),
        (file_with(example()).replace("0.9", "NaN"), "no results"),
        (file_with(example()).replace("0.9", "1e999"), "no results"),
        (b"\xff\xfe", "no results"),
        ("[" * 100_000, "no results"),
    ],
)
def test_a_bad_file_is_a_clear_error(text: str | bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match=message):
        parse(text)
    path = tmp_path / "bad.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ResultsError, match=rf"bad\.json: .*{message}"):
        load(path)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    path.write_bytes(b" " * 6_000_000)
    with pytest.raises(ResultsError, match="larger than 5,000,000 bytes"):
        load(path)


def test_a_missing_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match=r"nothing\.json"):
        load(tmp_path / "nothing.json")


def row(value: float, seed: int, n: int = 100, train_cpu_s: float = 10.0) -> Row:
    return Row("chain-of-thought", "hops", "direct @ 1", "accuracy", value, n, seed, train_cpu_s)


def test_seeds_are_merged_into_mean_and_sample_deviation() -> None:
    other = row(0.5, 1)._replace(metric="agreement")
    merged = merge([row(0.1, 2, train_cpu_s=20), other, row(0.3, 0), row(0.2, 1)])
    assert merged == [
        Result(
            technique="chain-of-thought", experiment="hops", condition="direct @ 1", metric="accuracy",
            mean=0.2, std=0.1, n=100, seeds=(0, 1, 2), train_cpu_s=13.3,
        ),
        Result(
            technique="chain-of-thought", experiment="hops", condition="direct @ 1", metric="agreement",
            mean=0.5, std=0.0, n=100, seeds=(1,), train_cpu_s=10.0,
        ),
    ]  # fmt: skip


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9))
def test_the_mean_lies_among_the_values(values: list[float]) -> None:
    (merged,) = merge([row(value, seed) for seed, value in enumerate(values)])
    assert min(values) - 1e-4 <= merged.mean <= max(values) + 1e-4
    assert merged.seeds == tuple(range(len(values)))


@pytest.mark.parametrize(
    ("rows", "message"),
    [([row(0.1, 1), row(0.2, 1)], "a seed has two rows"), ([row(0.1, 1), row(0.2, 2, n=50)], "different numbers")],
)
def test_rows_that_do_not_go_together_are_an_error(rows: list[Row], message: str) -> None:
    with pytest.raises(ResultsError, match=f"direct @ 1 / accuracy: .*{message}"):
        merge(rows)


def test_results_are_found() -> None:
    results = parse(file_with(example(), example(condition="direct @ 6"), example(metric="agreement")))
    assert results.find("chain-of-thought", "hops", "direct @ 6").condition == "direct @ 6"
    assert len(results.of("chain-of-thought", "hops")) == 3
    assert len(results.of("chain-of-thought", "hops", "accuracy")) == 2
    with pytest.raises(ResultsError, match="no result for chain-of-thought / sums / direct / accuracy"):
        results.find("chain-of-thought", "sums", "direct")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (condition("two stages", 6), ("two stages", 6.0)),
        (condition("bins", 0.25), ("bins", 0.25)),
        (condition("direct"), ("direct", None)),
        ("a @ b @ 3", ("a @ b", 3.0)),
        ("mail @ home", ("mail @ home", None)),
    ],
)
def test_a_condition_names_its_curve_and_the_place_on_it(text: str, parts: tuple[str, float | None]) -> None:
    assert series_and_place(text) == parts
