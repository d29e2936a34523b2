"""`awesome fmt`: write the files in canonical form."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from awesome.canonical import format_document
from awesome.checking import default_files, text_findings
from awesome.cli import EXIT_FINDINGS, EXIT_OK
from awesome.commands.common import one_pass, remark, say
from awesome.differences import unified
from awesome.files import FileError, read_at_most
from awesome.findings import render_text, safe
from awesome.model import kind_of
from awesome.writing import Rewrite, rewrite
from awesome.yamltext import Document, Limits, parse


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="files to write (default: papers.yaml and its siblings here)"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; show what would change")


def run(options: argparse.Namespace) -> int:
    """Write the files that are not in form, or show how they would change."""
    status = EXIT_OK
    with one_pass():
        # all are read before any is written, so that a wrong name leaves all as they are
        limits = Limits()
        # under two names a file is still one
        paths = {
            os.path.realpath(path) if "\0" not in path else path: path for path in options.files or default_files()
        }
        texts = [(path, read_at_most(path, limits.file_bytes)) for path in paths.values()]
        for document, data in [(parse(data, path, limits), data) for path, data in texts]:
            findings = text_findings(document)
            if findings:
                say(render_text(findings))
                remark(f"{safe(document.file)}: not written, since it cannot be read in full")
                status = EXIT_FINDINGS
            elif not _write(document, data, show=options.check):
                status = EXIT_FINDINGS
    return status


def _write(document: Document, data: bytes, *, show: bool) -> bool:
    """Write one file, or show how it would change. Returns whether it is in form now."""
    kind = kind_of(document.file)
    text = format_document(kind, document)
    if text == document.text:
        return True
    _prove(document, text)
    if show:
        for line in unified(document.file, document.text, text):
            say(line)
        return False
    rewrite([Rewrite(Path(document.file), data, text.encode("utf-8"))])
    remark(f"{safe(document.file)}: written")
    return True


def _prove(document: Document, text: str) -> None:
    """Make sure that the text says what the document says, whatever the order of entries and fields."""
    written = parse(text.encode("utf-8"), document.file)
    values = [sorted(entry.values.items()) for entry in document.entries]
    again = [sorted(entry.values.items()) for entry in written.entries]
    if written.problems or sorted(values, key=repr) != sorted(again, key=repr):
        raise FileError(document.file, "not written, since it would say something else than before")
