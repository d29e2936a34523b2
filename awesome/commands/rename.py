"""`awesome rename`: give an entry another id. The old one's address goes on working."""

from __future__ import annotations

import argparse

from awesome.cli import EXIT_OK, UsageError
from awesome.columns import texts
from awesome.commands.addressed import configure_entry, entry_of, kind_of_options, present_id, removal_of
from awesome.commands.common import configure_writing, one_pass, remark, settle, today_of
from awesome.editing import NOUNS, Edit, EditError, Files, Put, prepare, read_files
from awesome.findings import quoted
from awesome.identifiers import SLUG
from awesome.slug import LONGEST, slugify


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.epilog = (
        "The old id stays in the entry's field formerly, so that its address leads to the new one. "
        "Data sets that name the paper follow."
    )
    configure_entry(parser)
    parser.add_argument("new", metavar="NEW", help="the new id: small letters and digits, joined by single hyphens")
    configure_writing(parser)


def run(options: argparse.Namespace) -> int:
    """Rename, check, show, write."""
    with one_pass():
        return _rename(options)


def _rename(options: argparse.Namespace) -> int:
    kind, new = kind_of_options(options), options.new
    files = read_files(options.root)
    entry = entry_of(files, kind, options.id)
    if new == entry.id:
        remark(f"nothing to write: {quoted(new)} is its id already")
        return EXIT_OK
    _require_form(new)
    _require_free(files, kind, entry.id, new)
    # an entry that takes an old id of its own back has it as its present one
    formerly = [old for old in [entry.id, *entry.list("formerly")] if old != new]
    edits: list[Edit] = [Put(kind, {**entry.values, "id": new, "formerly": formerly}, entry.id)]
    if kind == "paper" and "dataset" in files.documents:
        document = files.documents["dataset"]
        for identifier, paper in zip(texts(document, "id"), texts(document, "paper"), strict=True):
            if paper == entry.id:
                follower = entry_of(files, "dataset", identifier)
                edits.append(Put("dataset", {**follower.values, "paper": new}, identifier))
    try:
        change = prepare(options.root, edits, today_of(options), files)
    except EditError as error:
        raise UsageError(str(error)) from error
    return settle(change, options, unasked=False)


def _require_form(new: str) -> None:
    if SLUG.fullmatch(new) and len(new) <= LONGEST:
        return
    proposal = slugify(new[: 10 * LONGEST])
    hint = f"write {quoted(proposal)}" if proposal else "write small letters and digits, joined by single hyphens"
    why = f"has {len(new):,} characters, {LONGEST} at most" if SLUG.fullmatch(new) else "cannot be an id"
    raise UsageError(f"{quoted(new)} {why}; {hint}")


def _require_free(files: Files, kind: str, old: str, new: str) -> None:
    document, noun = files.documents[kind], NOUNS[kind]
    if new in [identifier.casefold() for identifier in texts(document, "id") if identifier != old]:
        raise UsageError(f"the id {quoted(new)} is taken by another {noun}")
    if (holder := present_id(document, new)) not in ("", old):
        raise UsageError(f"{quoted(new)} is an old id of the {noun} {quoted(holder)}, and its address leads there")
    if removed := removal_of(files, kind, new):
        day, reason = removed.text("date"), removed.text("reason")
        raise UsageError(f"{quoted(new)} is the id of a {noun} that was taken out on {day}: {quoted(reason)}")
