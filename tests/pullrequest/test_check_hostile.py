"""`awesome pr check` on what a hostile contributor proposes: refused within bounds, and no word of it is obeyed."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pullrequest.conftest import Check
from tests.pullrequest.support import TODAY, Clone, entry, paper

OLD = [paper(number) for number in range(1, 21)]


def test_a_link_in_the_place_of_a_file_is_not_followed(
    clone: Clone, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("papers.yaml").unlink()
    Path("papers.yaml").symlink_to("/etc/passwd")
    assert check() == 2
    assert "is a link" in capsys.readouterr().err


def test_a_file_that_is_gone_is_not_passed_over(clone: Clone, check: Check) -> None:
    Path("papers.yaml").unlink()
    assert check() == 2


HOSTILE = {
    "50 MB": b"- id: a-paper\n  title: " + b"x" * 100_000 + b"\n" + b"  name: y\n" * 5_500_000,
    "alias bomb": b"- &a [x]\n" + b"".join(b"- &b%d [*a, *a, *a, *a]\n" % n for n in range(2000)),
    "deep nesting": b"- " + b"[" * 10_000 + b"]" * 10_000 + b"\n",
    "binary": bytes(range(256)) * 1000,
    "many entries": b"- {}\n" * 100_000,
    "one long line": b"- id: " + b"a" * 5_000_000 + b"\n",
    "empty": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_within_bounds(name: str, clone: Clone) -> None:
    clone.write_text(HOSTILE[name])
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [
        sys.executable,
        "-m",
        "awesome",
        "pr",
        "check",
        "--format",
        "github",
        "--report",
        "report.json",
        "--today",
        TODAY,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.startswith("::error file=papers.yaml,line=")
    assert len(done.stdout) < 5_000_000
    assert after.ru_maxrss < 1_500_000
    assert after.ru_utime - before.ru_utime < 60
    assert Path("report.json").stat().st_size < 1_000_000
    assert clone.report.counts.errors


EVIL = [
    "::set-output name=x::y", "a\n::error::b", "##[error]evil", "a ##[add-mask]b", "\u202egpj.exe", "a\u200bb", "\x1b[31mred",
    "::stop-commands::x", "  ::debug::x", "%0A::error::x", "a\r::warning::b", "#\u00ad#[error]x",
]  # fmt: skip


@pytest.mark.parametrize("form", ["github", "text"])
@pytest.mark.parametrize("evil", EVIL)
def test_nothing_in_the_list_commands_the_workflow(
    evil: str, form: str, clone: Clone, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    fields: dict[str, str | list[str]] = dict.fromkeys(("title", "name", "venue", "code", "date", "doi", "arxiv"), evil)
    fields |= {"authors": [evil, evil], "techniques": [evil], "topics": [evil], "allow": [evil], "formerly": [evil]}
    clone.write("paper", *OLD, paper(30, **fields), paper(31, id=evil))
    clone.write("dataset", entry("dataset", name=evil, kind=[evil], size=evil, paper=evil))
    assert check("--format", form) == 1
    output = capsys.readouterr()
    printed = output.out + output.err
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e]", printed)
    for line in printed.splitlines():
        # as the runner looks for commands: at the beginning of a line, and in the old form anywhere
        ours = re.match(r"::(error|warning) file=(papers|datasets)\.yaml,line=\d+,col=\d+,title=[^:]*::", line)
        assert not line.lstrip().startswith("::") or (ours and form == "github")
        assert ours or "##[" not in line
