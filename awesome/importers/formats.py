"""The formats that can be imported, and how a file tells which it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from awesome.importers.row import ImportFileError, Reading
from awesome.importers.texts import decoded

FORMATS = {
    "bibtex": ("bibtex", "read"),
    "ris": ("ris", "read"),
    "csl-json": ("json_files", "read"),
    "json": ("json_files", "read"),
    "jsonl": ("json_files", "read_lines"),
    "csv": ("csv_table", "read"),
    "markdown": ("markdown", "read"),
}
"""The modules and functions that read them; a format's libraries are loaded only where it is read."""

_ENDINGS = {
    "bib": "bibtex", "bibtex": "bibtex", "ris": "ris", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "csv": "csv",
    "tsv": "csv", "md": "markdown", "markdown": "markdown", "mdown": "markdown", "html": "markdown", "htm": "markdown",
}  # fmt: skip
_BIBTEX = re.compile(r"^\s*@\w+\s*[{(]", re.MULTILINE)
_RIS = re.compile(r"^\s*TY  ?-", re.MULTILINE)
_SAMPLE = 20_000


def read(data: bytes, name: str, form: str = "") -> tuple[str, Reading]:
    """The format of a file and its rows.

    Args:
        data: the file.
        name: of the file, whose ending tells the format.
        form: the format, where it is said.

    Raises:
        ImportFileError: it is no text, or not in that format; or a library is missing.
    """
    text = decoded(data)
    form = form or _ENDINGS.get(name.lower().rpartition(".")[2], "") or _guessed(text)
    module, function = FORMATS[form]
    try:
        reader: Callable[[str], Reading] = getattr(import_module(f"awesome.importers.{module}"), function)
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package in ("", "awesome"):
            raise
        raise ImportFileError(f"{form} needs the package {package}: pip install 'awesome-mllm[import]'") from error
    return form, reader(text)


def _guessed(text: str) -> str:
    """The format of a text, from how it begins."""
    sample = text[:_SAMPLE]
    start = sample.lstrip()[:1]
    if start in "[{" and start:
        first = sample.lstrip().partition("\n")[0]
        return "jsonl" if start == "{" and first.rstrip().endswith("}") and "\n{" in sample else "json"
    if _BIBTEX.search(sample):
        return "bibtex"
    return "ris" if _RIS.search(sample) else "markdown"
