"""`awesome export` as a user calls it."""

from __future__ import annotations

import json
import os
import sys
import zipfile
from pathlib import Path

import pytest

from awesome.catalog import to_values
from awesome.cli import main
from tests.exporters.support import DATA_SETS, PAPERS


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the made-up list; JSON strings are YAML strings too."""
    monkeypatch.delenv("SITE_URL", raising=False)
    for name, entries in (("papers.yaml", PAPERS), ("datasets.yaml", DATA_SETS)):
        lines = []
        for entry in entries:
            fields = [f"{field}: {json.dumps(value, ensure_ascii=False)}" for field, value in to_values(entry).items()]
            lines.append("- " + "\n  ".join(fields) + "\n")
        (tmp_path / name).write_text("\n".join(lines), "utf-8")
    return tmp_path


def exported(root: Path, capfdbinary: pytest.CaptureFixture[bytes], *words: str) -> list[tuple[str, str]]:
    """Type and id of what is exported."""
    assert main(["export", "jsonl", "--root", str(root), *words]) == 0
    entries = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    return [(entry["type"], entry["id"]) for entry in entries]


@pytest.mark.parametrize(
    ("words", "papers", "data_sets"),
    [
        ("", "owlet heron-2022-wading kite mute-swan blogfish stork", "owlet feathers eggs"),
        ("--technique M-IT", "owlet", "owlet"),
        ("--technique m-cot", "owlet", "owlet"),
        ("--technique chain-of-thought --technique M-ICL", "owlet heron-2022-wading", "owlet"),
        ("--technique background", "kite mute-swan blogfish", "feathers eggs"),
        ("--technique 多模态思维链", "owlet", "owlet"),
        ("--topic survey", "mute-swan", "eggs"),
        ("--modality video", "owlet", "owlet"),
        ("--modality video --technique M-ICL", "", ""),
        ("--venue CVPR", "owlet", "owlet"),
        ("--venue cvpr-2024", None, None),
        ("--venue=CVPR&2024", "owlet", "owlet"),
        ("--venue=CVPR&2023", "", ""),
        ("--venue=nowhere&symposium", "stork", ""),
        ("--venue arxiv", "heron-2022-wading", ""),
        ("--venue=Transactions&on&Machine&Learning&Research", "kite", ""),
        ("--year 2024", "kite", ""),
        ("--year 2022-2023", "owlet heron-2022-wading", "owlet"),
        ("--year 2025-", "blogfish stork", ""),
        ("--year 2022 --year 2025", "heron-2022-wading blogfish stork", ""),
        ("--has-code", "owlet stork", "owlet"),
        ("--has-code --year 2025", "stork", ""),
        ("--id kite --id feathers", "kite", "feathers"),
        ("--id OWLET", "owlet", "owlet"),
        ("--id arXiv:2205.00010", "heron-2022-wading", ""),
    ],
)  # fmt: skip
def test_what_is_selected(
    root: Path, capfdbinary: pytest.CaptureFixture[bytes], words: str, papers: str | None, data_sets: str | None
) -> None:
    arguments = [word.replace("&", " ") for word in words.split()]
    if papers is None or data_sets is None:
        assert main(["export", "jsonl", "--root", str(root), *arguments]) == 2
        return
    wanted = [("paper", key) for key in papers.split()] + [("dataset", key) for key in data_sets.split()]
    assert exported(root, capfdbinary, *arguments) == wanted


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["csv", "--technique", "M-ITT"], "did you mean “instruction-tuning”?"),
        (["csv", "--topic", "survay"], "did you mean “survey”?"),
        (["csv", "--modality", "qqqqqqq"], "write one of: image, video"),
        (["csv", "--venue", "CVRP 2024"], "did you mean “CVPR 2024”?"),
        (["csv", "--id", "owlt"], "did you mean “owlet”?"),
        (["csv", "--year", "24"], "2023-2025"),
        (["csv", "--year", "2025-2023"], "2023-2025"),
        (["bibtx"], "did you mean “bibtex”?"),
        ([], "name a format"),
        (["csv", "--id", "\x1b[31m"], "\\x1b[31m"),
    ],
)
def test_what_is_refused(root: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str) -> None:
    target = root / "out.csv"
    assert main(["export", *words, "--root", str(root), "--output", str(target)]) == 2
    captured = capsys.readouterr()
    assert message in captured.err
    assert "\x1b" not in captured.err
    assert captured.out == ""
    assert not target.exists()


def test_a_file_is_replaced_whole(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = root / "list.json"
    target.write_text("old")
    target.chmod(0o640)
    before = set(root.iterdir())

    def killed(source: Path, destination: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        patched.setattr(os, "replace", killed)
        assert main(["export", "json", "--root", str(root), "--output", str(target)]) == 2
    assert "no space left" in capsys.readouterr().err
    assert target.read_text() == "old"
    assert set(root.iterdir()) == before
    assert main(["export", "json", "--root", str(root), "--output", str(target)]) == 0
    assert len(json.loads(target.read_text())["papers"]) == len(PAPERS)
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(root: Path) -> None:
    (root / "real.json").write_text("old")
    (root / "link.json").symlink_to("real.json")
    assert main(["export", "json", "--root", str(root), "--output", str(root / "link.json")]) == 0
    assert (root / "link.json").is_symlink()
    assert json.loads((root / "real.json").read_text())["version"] == 1


def test_where_it_cannot_write(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for target in (root / "absent" / "list.json", root):
        assert main(["export", "json", "--root", str(root), "--output", str(target)]) == 2
        assert "cannot write" in capsys.readouterr().err


def test_nothing_matches(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "bibtex", "--root", str(root), "--year", "1999"]) == 0
    captured = capfd.readouterr()
    assert captured.out == ""
    assert "no entry matches" in captured.err


@pytest.mark.parametrize("form", ["sqlite", "pack"])
def test_bytes_are_not_thrown_at_a_terminal(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["export", form, "--root", str(root)]) == 2
    assert "--output awesome-mllm" in capsys.readouterr().err


def test_the_pack(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    packs = [root / "a.zip", root / "b.zip"]
    for target in packs:
        assert main(["export", "pack", "--root", str(root), "--output", str(target)]) == 0
    assert packs[0].read_bytes() == packs[1].read_bytes()
    assert zipfile.ZipFile(packs[0]).infolist()[0].date_time == (2023, 11, 14, 22, 13, 20)


def test_the_formats_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines][-2:] == ["croissant", "pack"]


def test_what_the_environment_says_wrong(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert main(["export", "json", "--root", str(root)]) == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("SITE_URL", "birds.example")
    assert main(["export", "json", "--root", str(root)]) == 2
    assert "SITE_URL" in capsys.readouterr().err


def test_a_list_that_cannot_be_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "papers.yaml").write_text("- id: a\n  colour: green\n")
    assert main(["export", "json", "--root", str(root)]) == 2
    assert "papers.yaml:1" in capsys.readouterr().err
    assert main(["export", "json", "--root", str(root / "absent")]) == 2


def test_a_device_is_not_replaced(root: Path) -> None:
    assert main(["export", "json", "--root", str(root), "--output", os.devnull]) == 0
    assert not Path(os.devnull).is_file()


def test_a_new_file_is_for_those_whom_the_umask_lets(root: Path) -> None:
    before = os.umask(0o027)
    try:
        assert main(["export", "json", "--root", str(root), "--output", str(root / "new.json")]) == 0
    finally:
        os.umask(before)
    assert (root / "new.json").stat().st_mode & 0o777 == 0o640
