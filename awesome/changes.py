"""What a change brings: the findings that are there after it and were not before.

Where little has changed, only that is checked, with the entries that rules may hold it against. The findings are those
that a check of all entries before and one after would tell apart; the tests hold the two ways against each other.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from awesome.checking import check_documents, findings_of, subject_of
from awesome.columns import lists, texts
from awesome.document import Document
from awesome.findings import Finding
from awesome.sides import Side, TooMuchError
from awesome.touched import compare
from awesome.yamltext import NotPlainError, parse

_PLACE = re.compile(r"\bline [0-9]+\b|(?<=is not in its place: ).*")
"""What a message says of places in the file: it changes with entries that it is not about."""


def brought(before: Sequence[Document], after: Sequence[Document], today: datetime.date) -> list[Finding]:
    """The findings about the files `after` that the files `before` did not have, whatever line they stand on.

    The documents may be outlines.
    """
    try:
        old, new = compare(before, after)
        return _difference(_found(old, today), _found(new, today), _renamed(before, after))
    except (NotPlainError, TooMuchError):
        return brought_in_full(before, after, today)


def brought_in_full(before: Sequence[Document], after: Sequence[Document], today: datetime.date) -> list[Finding]:
    """The same, from a check of all entries before and one after."""
    old, new = [_read(document) for document in before], [_read(document) for document in after]
    return _difference(check_documents(old, today).findings, check_documents(new, today).findings, _renamed(old, new))


def _found(side: Side, today: datetime.date) -> list[Finding]:
    """The findings about what is touched and related."""
    parts, beside = side.under_check()
    subject = subject_of(parts, today, beside)
    papers = side.documents["paper"].entries if "paper" in side.documents else []
    subject.near_titles = [(papers[earlier], papers[later]) for earlier, later in side.near]
    return findings_of(subject)


def _read(document: Document) -> Document:
    """A document whose entries are all read, whatever stands in them."""
    return document if document.problems else parse(document.text.encode("utf-8"), document.file)


def _renamed(before: Sequence[Document], after: Sequence[Document]) -> dict[tuple[str, str], str]:
    """The new ids of entries that have another than before, by file and old id."""
    known = {document.file: set(texts(document, "id")) for document in before}
    renamed: dict[tuple[str, str], str] = {}
    for document in after:
        identifiers = texts(document, "id")
        gone = known.get(document.file, set()).difference(identifiers)
        if gone:
            for identifier, former in zip(identifiers, lists(document, "formerly"), strict=True):
                renamed |= {(document.file, old): identifier for old in former if old in gone}
    return renamed


def _difference(
    before: Iterable[Finding], after: Iterable[Finding], renamed: Mapping[tuple[str, str], str]
) -> list[Finding]:
    old = Counter(
        _anywhere(replace(finding, entry=renamed.get((finding.file, finding.entry), finding.entry)))
        for finding in before
    )
    found: list[Finding] = []
    for finding in after:
        key = _anywhere(finding)
        if old[key]:
            old[key] -= 1
        else:
            found.append(finding)
    return found


def _anywhere(finding: Finding) -> Finding:
    """A finding without what may change while the fault stays: where it is, and what would mend it."""
    return replace(finding, line=0, column=0, message=_PLACE.sub("", finding.message), hint="")
