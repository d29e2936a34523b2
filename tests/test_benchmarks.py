from __future__ import annotations

import sys
from pathlib import Path

import pytest

from awesome.cli import main
from benchmarks.figures import README, MarkerError, figures, hold, with_figures
from benchmarks.process import CommandError, run
from benchmarks.synthetic import write_catalog
from benchmarks.table import Row, at_most, number, table, times_less


def test_the_readme_has_the_figures_of_the_list() -> None:
    readme = README.read_text(encoding="utf-8")
    assert hold(readme, with_figures(readme, figures())), "run `make figures`"


def test_figures_hold_while_the_list_is_near_them() -> None:
    written = "About **5,600 papers**, 45% with code"
    assert hold(written, "About **6,100 papers**, 44% with code")
    assert not hold(written, "About **6,300 papers**, 45% with code")
    assert not hold(written, "About **5,600 entries**, 45% with code")


def test_figures_need_their_place() -> None:
    with pytest.raises(MarkerError):
        with_figures("# A list without markers\n", "none")


def test_a_made_up_list_passes_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_catalog(tmp_path, 600)
    files = [str(tmp_path / name) for name in ("papers.yaml", "datasets.yaml")]
    assert main(["check", "--today", "2026-01-02", *files]) == 0, capsys.readouterr().out
    assert "500 papers and 100 data sets" in capsys.readouterr().err


def test_a_made_up_list_is_that_of_its_seed(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        write_catalog(tmp_path / name, 60, seed)
    one, same, other = ((tmp_path / name / "papers.yaml").read_bytes() for name in ("one", "same", "other"))
    assert one == same != other


def test_a_process_is_measured_and_its_failure_told() -> None:
    used = run([sys.executable, "-c", "print(sum(range(10**6)))"])
    assert used.cpu > 0
    assert used.peak_mb > 1
    assert used.output == "499999500000\n"
    with pytest.raises(CommandError, match="ended with 3: no luck"):
        run([sys.executable, "-c", "import sys; print('no luck', file=sys.stderr); sys.exit(3)"])
    assert run([sys.executable, "-c", "import sys; sys.exit(3)"], accepted=(0, 3)).output == ""


def test_a_table_says_what_was_reached() -> None:
    rows = [at_most("speed", 2, "s", 1, 8, "walking"), at_most("weight", 2, "kg", 3), Row("colour", "red")]
    assert table(rows).splitlines() == [
        "figure  measured  baseline       ratio    target  reached",
        "------  --------  -------------  -------  ------  -------",
        "speed   2 s       8 s (walking)  4x less  ≤ 1 s   NO",
        "weight  2 kg                              ≤ 3 kg  yes",
        "colour  red",
    ]


def test_numbers_keep_three_digits() -> None:
    assert [number(value) for value in (0.01234, 1.5, 99.94, 22431)] == ["0.0123", "1.5", "99.9", "22,431"]
    assert (times_less(7, 2), times_less(2, 3)) == ("3.5x less", "1.5x more")
