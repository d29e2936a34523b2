"""`awesome check`: what it prints, how it ends, and what no file can make it do."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from awesome.cli import main

TODAY = "2026-11-23"
GOOD = """\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
"""


def entry(**fields: str) -> str:
    values = {"id": "some-paper", "title": "A Paper about Multimodal Models", "arxiv": "'2401.00001'"}
    values |= {"techniques": "[instruction-tuning]", "added": "'2026-01-01'", **fields}
    order = "id title name authors date venue arxiv doi openreview url techniques topics modalities code project demo added seen_in formerly allow"
    lines = [f"{name}: {values[name]}" for name in order.split() if values.get(name)]
    return "- " + "\n  ".join(lines) + "\n"


def run(folder: Path, text: str | bytes, *options: str, name: str = "papers.yaml") -> subprocess.CompletedProcess[str]:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    command = [sys.executable, "-m", "awesome", "check", "--today", TODAY, *options, name]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def codes(folder: Path, text: str, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    file = folder / "papers.yaml"
    file.write_text(text, encoding="utf-8")
    main(["check", "--today", TODAY, "--format", "json", *options, str(file)])
    return [finding["code"] for finding in json.loads(capsys.readouterr().out)]


def test_clean_file(tmp_path: Path) -> None:
    done = run(tmp_path, GOOD)
    assert (done.returncode, done.stdout) == (0, "")
    assert "no findings in 1 paper" in done.stderr


@pytest.mark.parametrize("arguments", [["nowhere.yaml"], ["."], ["--format", "xml"], ["--today", "tomorrow"], ["\0"]])
def test_what_cannot_run_ends_with_2_and_a_sentence(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        status = main(["check", *arguments])
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else -1
    output = capsys.readouterr()
    assert status == 2
    assert output.err
    assert "Traceback" not in output.err
    assert "\0" not in output.err


def test_text_names_file_line_column_code_and_mending(tmp_path: Path) -> None:
    done = run(tmp_path, entry(venue="CVPR"))
    assert done.returncode == 1
    first, hint = done.stdout.splitlines()[:2]
    assert re.fullmatch(r"papers\.yaml:3:10: P304 error: .+", first)
    assert hint.startswith("    ")


def test_github_annotates_the_line(tmp_path: Path) -> None:
    done = run(tmp_path, entry(venue="CVPR"), "--format", "github")
    assert done.stdout.startswith("::error file=papers.yaml,line=3,col=10,title=P304 some-paper::")


@pytest.mark.parametrize("form", ["text", "github", "json"])
@pytest.mark.parametrize(
    "evil",
    [
        "\"\\x1b]0;owned\\x07\\x1b[31m\"", "\"a\\r\\n::set-output name=x::y\"", "\"a\\n::error::b\"", "'::set-output name=a::b'",
        "\"\\u202egpj.exe\"", "\"a\\u2028b\"", "\"\\u200bhidden\"",
    ],
)  # fmt: skip
def test_nothing_in_the_data_reaches_a_terminal_or_a_workflow(form: str, evil: str, tmp_path: Path) -> None:
    fields = {
        field: f"[{evil}]" if field == "allow" else evil for field in ("title", "venue", "id", "arxiv", "code", "allow")
    }
    done = run(tmp_path, entry(**fields), "--format", form)
    assert done.returncode == 1
    printed = done.stdout + done.stderr
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e]", printed)
    for line in printed.splitlines():
        assert not line.lstrip().startswith("::") or re.match(
            r"::(error|warning) file=papers\.yaml,line=\d+,col=\d+,title=", line
        )


def test_json_is_an_array_with_the_documented_keys(tmp_path: Path) -> None:
    done = run(tmp_path, entry(venue="CVPR"), "--format", "json")
    (finding,) = json.loads(done.stdout)
    assert set(finding) == {"file", "line", "column", "code", "severity", "message", "hint", "entry"}
    assert (finding["line"], finding["column"], finding["entry"]) == (3, 10, "some-paper")


def test_everything_is_reported_at_once_and_sorted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "papers.yaml"
    file.write_text(
        entry(title="ALL CAPITALS HERE", venue="CVPR", arxiv="'2399.1'", code="http://github.com/x") + "\n" + GOOD
    )
    main(["check", "--today", TODAY, "--format", "json", str(file)])
    findings = json.loads(capsys.readouterr().out)
    places = [(finding["line"], finding["column"]) for finding in findings]
    assert places == sorted(places)
    assert {"P403", "P304", "P203", "P501", "P202"} <= {finding["code"] for finding in findings}


SUPPRESSED = "['P403 until {day}: the record has it so']"


def test_a_suppression_holds_until_its_day_and_warns_after(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loud = {"title": "ALL CAPITALS HERE"}
    assert codes(tmp_path, entry(**loud), capsys) == ["P403"]
    assert codes(tmp_path, entry(**loud, allow=SUPPRESSED.format(day="2027-06-30")), capsys) == []
    overdue = entry(**loud, allow=SUPPRESSED.format(day="2026-06-30"))
    assert codes(tmp_path, overdue, capsys) == ["P703"]
    file = str(tmp_path / "papers.yaml")
    assert main(["check", "--today", TODAY, file]) == 0
    assert main(["check", "--today", TODAY, "--strict", file]) == 1


def test_a_suppression_that_suppresses_nothing_is_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(tmp_path, entry(allow=SUPPRESSED.format(day="2027-06-30")), capsys) == ["P702"]


def test_time_alone_turns_no_unchanged_list_red(tmp_path: Path) -> None:
    (tmp_path / "papers.yaml").write_text(entry(date="'2024-01-02'", venue="CVPR 2024"))
    for today in ("2026-11-23", "2030-01-01", "2100-01-01"):
        assert main(["check", "--today", today, str(tmp_path / "papers.yaml")]) == 0


def test_one_file_alone_is_checked_against_its_neighbours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "papers.yaml").write_text(GOOD)
    dataset = "- id: some-data\n  name: Some Data\n  paper: {paper}\n  kind: [benchmark]\n  added: '2026-01-01'\n"
    file = tmp_path / "datasets.yaml"
    file.write_text(dataset.format(paper="some-paper"))
    assert main(["check", "--today", TODAY, str(file)]) == 0
    file.write_text(dataset.format(paper="no-such-paper"))
    assert main(["check", "--today", TODAY, str(file)]) == 1
    assert "P307" in capsys.readouterr().out


HOSTILE = {
    "alias bomb": b"- &a [x]\n" + b"".join(b"- &b%d [*a, *a, *a, *a]\n" % n for n in range(2000)),
    "deep nesting": b"- " + b"[" * 10_000 + b"]" * 10_000 + b"\n",
    "deep mappings": b"".join(b" " * n + b"- a:\n" for n in range(3000)),
    "latin-1": "- id: ü\n".encode("latin-1") * 10,
    "null bytes": b"\x00" * 1000,
    "utf-16": "- id: a\n".encode("utf-16"),
    "one long line": b"- id: " + b"a" * 5_000_000 + b"\n",
    "many keys": b"- " + b"".join(b"k%d: v\n  " % n for n in range(50_000)) + b"\n",
    "many entries": b"- {}\n" * 200_000,
    "binary": os.urandom(200_000),
    "only a dash": b"-",
    "unclosed quote": b"- id: 'a\n" * 1000,
    "merge key": b"- <<: {a: b}\n  id: x\n",
    "object tag": b"- !!python/object/apply:os.system ['true']\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_answered_within_bounds(name: str, tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = run(tmp_path, HOSTILE[name])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 1, done.stderr
    assert re.search(r"papers\.yaml:\d+:\d+: P\d{3} error", done.stdout)
    assert "Traceback" not in done.stderr
    assert after.ru_utime - before.ru_utime < 30
    assert after.ru_maxrss < 1_500_000
    assert len(done.stdout) < 20_000_000


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "papers.yaml"
    with file.open("wb") as handle:
        handle.truncate(50 * 2**30)
    command = [sys.executable, "-m", "awesome", "check", "papers.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "P013" in done.stdout


def test_a_pipe_that_nobody_feeds_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "papers.yaml")
    command = [sys.executable, "-m", "awesome", "check", "papers.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 2
    assert "papers.yaml" in done.stderr


def test_a_reader_who_leaves_early_sees_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "papers.yaml").write_text("".join(entry(id=f"e{n}", venue="CVPR") for n in range(3000)))
    command = f"{sys.executable} -m awesome check papers.yaml | head -n 1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_a_locale_without_utf8_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "papers.yaml").write_text(entry(title="多模态模型 é", venue="CVPR"), encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "awesome", "check", "papers.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=False, env=environment)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "papers.yaml"
    unformatted = "".join(
        entry(id=f"e{n:05}", title=f"'Paper Number {n}'", arxiv=f"'2401.{n:05}'") for n in reversed(range(3000))
    )
    file.write_text(unformatted)
    main(["fmt", str(file)])
    formatted = file.read_text()
    for delay in (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7):
        file.write_text(unformatted)
        process = subprocess.Popen([sys.executable, "-m", "awesome", "fmt", str(file)])
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert file.read_text() in (unformatted, formatted)


def test_importing_awesome_pulls_neither_torch_nor_network() -> None:
    script = "import sys, awesome; print(sorted({'torch', 'requests', 'urllib.request', 'http.client', 'mkdocs', 'jinja2'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
