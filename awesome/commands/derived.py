"""What the verbs have in common that write files which follow from the model and the closed lists."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from awesome.cli import EXIT_FINDINGS, EXIT_OK, UsageError
from awesome.commands.common import remark
from awesome.files import read_at_most, write_atomically
from awesome.findings import safe

_LARGEST = 10_000_000


def configure_root(parser: argparse.ArgumentParser) -> None:
    """The option that says where the files are."""
    parser.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="the clone (default: here)")


def outdated(root: Path, texts: Mapping[str, str]) -> dict[Path, bytes]:
    """The files that do not hold their text, with what they should hold."""
    wanted = {root / name: text.encode("utf-8") for name, text in texts.items()}
    return {
        path: data for path, data in wanted.items() if not path.is_file() or read_at_most(str(path), _LARGEST) != data
    }


def write(root: Path, texts: Mapping[str, str]) -> int:
    """Write those files that do not hold their text; returns the exit status."""
    if not root.is_dir():
        raise UsageError(f"{root}: there is no such folder")
    for path, data in outdated(root, texts).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(str(path), data, create=True)
        remark(f"{safe(str(path))}: written")
    return EXIT_OK


def compare(root: Path, texts: Mapping[str, str], command: str) -> int:
    """Name those files that do not hold their text; returns the exit status."""
    found = outdated(root, texts)
    for path in found:
        remark(f"{safe(str(path))}: not as it follows from the lists; {command} writes it")
    return EXIT_FINDINGS if found else EXIT_OK
