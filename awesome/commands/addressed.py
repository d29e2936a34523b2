"""The entry that a command is about, by its id; whoever gives another word is told which id is meant."""

from __future__ import annotations

import argparse

from awesome.cli import UsageError
from awesome.columns import lists, texts
from awesome.document import Document, Entry
from awesome.editing import NOUNS, Files
from awesome.findings import quoted
from awesome.identifiers import IdentifierError, read_identifier
from awesome.suggest import nearest
from awesome.yamltext import NotPlainError, parse


def configure_entry(parser: argparse.ArgumentParser) -> None:
    """The arguments that name the entry."""
    parser.add_argument("id", metavar="ID", help="the entry's id, the last part of its page's address")
    parser.add_argument("--dataset", action="store_true", help="a data set; otherwise a paper")


def kind_of_options(options: argparse.Namespace) -> str:
    """The kind of the entry."""
    return "dataset" if options.dataset else "paper"


def entry_of(files: Files, kind: str, identifier: str) -> Entry:
    """The entry with this id.

    Raises:
        UsageError: there is none, or it cannot be read; the message says which is meant.
    """
    document = files.documents.get(kind)
    identifiers = texts(document, "id") if document else []
    if document is None or identifier not in identifiers:
        raise UsageError(_unknown(files, kind, identifier))
    place = identifiers.index(identifier)
    entry = document.entries[place]
    try:
        # an entry that is outlined is read here
        _ = entry.values
    except NotPlainError as error:
        document = parse(document.text.encode("utf-8"), document.file)
        if document.problems:
            raise UsageError(_unreadable(document)) from error
        entry = document.entries[place]
    if entry.unread:
        raise UsageError(_unreadable(document))
    return entry


def _unreadable(document: Document) -> str:
    return f"{document.file} cannot be read in full, so it cannot be edited: `awesome check` says where and why"


def _unknown(files: Files, kind: str, identifier: str) -> str:
    noun, other = NOUNS[kind], "paper" if kind == "dataset" else "dataset"
    said = f"there is no {noun} {quoted(identifier)}"
    document = files.documents.get(kind)
    if document is not None and (now := present_id(document, identifier)):
        return f"{said}; it is now {quoted(now)}"
    if removed := removal_of(files, kind, identifier):
        return f"{said}; it was taken out on {removed.text('date')}: {quoted(removed.text('reason'))}"
    if other in files.documents and identifier in texts(files.documents[other], "id"):
        flag = "leave --dataset out" if kind == "dataset" else "add --dataset"
        return f"{said}, but a {NOUNS[other]} of that id: {flag}"
    if document is not None and (found := _by_identifier(document, identifier)):
        return f"{said}; {found}"
    meant = nearest(identifier[:100], texts(document, "id")) if document is not None else None
    return f"{said}; did you mean {quoted(meant)}?" if meant else f"{said} in the list"


def present_id(document: Document, old: str) -> str:
    """The id of the entry that had this one; ``""`` where none did."""
    pairs = zip(texts(document, "id"), lists(document, "formerly"), strict=True)
    return next((identifier for identifier, formerly in pairs if old in formerly), "")


def removal_of(files: Files, kind: str, identifier: str) -> Entry | None:
    """What removed.yaml says of an id."""
    document = files.documents.get("removal")
    if document is None:
        return None
    return next((entry for entry in document.entries if entry.id == identifier and entry.text("kind") == kind), None)


def _by_identifier(document: Document, word: str) -> str:
    """Which entry has the arXiv id, DOI or OpenReview id that a word gives, as a clause; ``""`` for none."""
    try:
        found = read_identifier(word)
    except IdentifierError:
        return ""
    pairs = zip(texts(document, "id"), texts(document, found.kind), strict=True)
    return next(
        (f"{quoted(each)} has the {found}" for each, value in pairs if value.lower() == found.value.lower()), ""
    )
