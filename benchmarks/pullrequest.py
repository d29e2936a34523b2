"""`awesome pr` as whole processes: the check and the preview of one addition to the real list."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from benchmarks.check import FILES
from benchmarks.process import ROOT, interleaved, python
from benchmarks.table import Row, at_most, number, times_less

_ENTRY = """
- id: zzz-made-up-{number:03}
  title: Zebras and Zeppelins Number {number}, Seen by a Language Model
  authors: [Ada Example, Ben Example]
  date: '2026-01-02'
  arxiv: '2601.{number:05}'
  topics: [evaluation]
  modalities: [image]
  added: '2026-01-03'
"""
"""Stands at the end of the list: on the last shelf, and behind all other ids."""

_MANY = 40


def measure(folder: Path, *, quick: bool) -> list[Row]:
    """The figures of a pull request, as far as they are ours."""
    one, many = _clone(folder / "one", 1), _clone(folder / "many", _MANY)
    commands = {
        "one": python("awesome", "pr", "check", "--root", one, "--since", "main", "--report", folder / "report.json"),
        "many": python("awesome", "pr", "check", "--root", many, "--since", "main"),
        "whole": python("awesome", "check", *FILES),
    }
    found = interleaved(commands, 3 if quick else 7)
    rows = [
        at_most(
            "check of a pull request, one addition", found["one"].cpu, "CPU s", 5, found["whole"].cpu, "awesome check"
        ),
        at_most(f"the same, {_MANY} additions", found["many"].cpu, "CPU s", 5, found["whole"].cpu, "awesome check"),
    ]
    previews = {
        "preview": python("awesome", "pr", "preview", "--root", one, "--since", "main", "--output", folder / "preview"),
        "site": python("awesome", "build", "--root", one, "--clean"),
    }
    built = interleaved(previews, 1)
    preview, site = built["preview"], built["site"]
    size = sum(path.stat().st_size for path in (folder / "preview").rglob("*") if path.is_file()) / 1e6
    whole = sum(path.stat().st_size for path in (one / "build" / "site").rglob("*") if path.is_file()) / 1e6
    return [
        *rows,
        Row(
            "preview of it",
            f"{number(preview.cpu)} CPU s",
            f"{number(site.cpu)} CPU s (the site)",
            times_less(site.cpu, preview.cpu),
        ),
        Row("its size, not packed", f"{number(size)} MB", f"{number(whole)} MB (the site)", times_less(whole, size)),
    ]


def _clone(folder: Path, additions: int) -> Path:
    """A clone of the list alone, with additions that are not committed."""
    folder.mkdir()
    for path in [*FILES, ROOT / "mkdocs.yml"]:
        shutil.copy(path, folder)
    shutil.copytree(ROOT / "site", folder / "site", ignore=shutil.ignore_patterns("node_modules"))
    author = ["-c", "user.name=Ada Example", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
    for words in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "--all"],
        ["commit", "--quiet", "--message=The list"],
    ):
        subprocess.run(["git", *author, *words], cwd=folder, check=True, timeout=120)
    with (folder / "papers.yaml").open("a", encoding="utf-8") as file:
        file.write("".join(_ENTRY.format(number=number) for number in range(1, additions + 1)))
    return folder
