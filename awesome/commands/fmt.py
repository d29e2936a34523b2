"""`awesome fmt`: write the files in canonical form."""

from __future__ import annotations

import argparse

from awesome.canonical import format_document
from awesome.checking import default_files, load, text_findings
from awesome.cli import EXIT_FINDINGS, EXIT_OK
from awesome.commands.common import one_pass, remark, say
from awesome.differences import unified
from awesome.files import FileError, write_atomically
from awesome.findings import render_text, safe
from awesome.model import kind_of
from awesome.yamltext import Document, parse


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
        documents = [load(path) for path in options.files or default_files()]
        for document in documents:
            findings = text_findings(document)
            if findings:
                say(render_text(findings))
                remark(f"{safe(document.file)}: not written, since it cannot be read in full")
                status = EXIT_FINDINGS
            elif not _write(document, show=options.check):
                status = EXIT_FINDINGS
    return status


def _write(document: Document, *, show: bool) -> bool:
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
    write_atomically(document.file, text.encode("utf-8"))
    remark(f"{safe(document.file)}: written")
    return True


def _prove(document: Document, text: str) -> None:
    """Make sure that the text says what the document says, whatever the order of entries and fields."""
    written = parse(text.encode("utf-8"), document.file)
    values = [sorted(entry.values.items()) for entry in document.entries]
    again = [sorted(entry.values.items()) for entry in written.entries]
    if written.problems or sorted(values, key=repr) != sorted(again, key=repr):
        raise FileError(document.file, "not written, since it would say something else than before")
