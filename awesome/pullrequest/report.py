"""What is said of a change, as data: made where the change's own code runs, and read where it is not trusted.

Every string, list and number has a limit. `encode` cuts what goes beyond it, `decode` refuses it.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

FILE_NAME = "report.json"
MOST_BYTES = 1_000_000
"""Of a report."""

LONGEST_TEXT = 1_000
LONGEST_ID = 200
MOST_ITEMS = 60
MOST_FIELDS = 40
FIELD_NAME = r"^[a-z_]{1,40}\Z"
MOST_ENTRIES = 40
MOST_FINDINGS = 60
MOST_ALIKE = 40

Text = Annotated[str, Meta(max_length=LONGEST_TEXT)]
Identifier = Annotated[str, Meta(max_length=LONGEST_ID)]
FieldName = Annotated[str, Meta(pattern=FIELD_NAME)]
Names = Annotated[list[FieldName], Meta(max_length=MOST_FIELDS)]
Items = Annotated[list[Text], Meta(max_length=MOST_ITEMS)]
Values = Annotated[dict[FieldName, Text | Items], Meta(max_length=MOST_FIELDS)]
Number = Annotated[int, Meta(ge=0, le=10_000_000)]
File = Literal["papers.yaml", "datasets.yaml", "removed.yaml"]
Kind = Literal["paper", "dataset", "removal"]
Way = Literal["added", "changed", "removed"]
Likeness = Literal["arxiv", "doi", "openreview", "title", "near", "name"]
"""In what two entries are alike: one id, one title, nearly one title, one name."""

_PATH = re.compile(r" - at `(\$[\w.\[\]]{0,80})`\Z", re.ASCII)


class ReportError(Exception):
    """A report that is not taken: the message says why, in words of ours alone."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An entry that the change adds, changes or takes out.

    Attributes:
        kind: what it is.
        id: its id, as it is written.
        change: what happens to it.
        line: where it stands in the file; 0 where it is taken out.
        values: its fields; those it had where it is taken out.
        changed: the names of the fields that are otherwise than before, where it is changed.
        before: what those fields said before.
        was: the id it had before, where that is another.
    """

    kind: Kind
    id: Identifier
    change: Way
    line: Number = 0
    values: Values = {}
    changed: Names = []
    before: Values = {}
    was: Identifier = ""


class Found(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A finding: `awesome.findings.Finding` with limits."""

    file: File
    line: Number
    column: Number
    code: Annotated[str, Meta(pattern=r"^P[0-9]{3}\Z")]
    severity: Literal["error", "warning"]
    message: Text
    hint: Text = ""
    entry: Identifier = ""


class Alike(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Another entry that may be the same as one of the change."""

    kind: Kind
    id: Identifier
    other: Identifier
    title: Text
    line: Number
    likeness: Likeness


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much there is of everything, also where the lists are cut."""

    added: Number
    changed: Number
    removed: Number
    errors: Number
    warnings: Number
    alike: Number


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that is said of a change. The lists hold the first few of each."""

    version: Literal[1]
    counts: Counts
    entries: Annotated[list[Entry], Meta(max_length=MOST_ENTRIES)]
    findings: Annotated[list[Found], Meta(max_length=MOST_FINDINGS)]
    alike: Annotated[list[Alike], Meta(max_length=MOST_ALIKE)]


def clipped(text: str, longest: int = LONGEST_TEXT) -> str:
    """`text`, cut where it is too long. Half surrogates, which no file may hold, become question marks."""
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    return cut.encode("utf-8", "replace").decode("utf-8")


def encode(report: Report) -> bytes:
    """The report as JSON, with so many of its entries and findings as there is room for."""
    data = msgspec.json.format(msgspec.json.encode(report), indent=1)
    while len(data) > MOST_BYTES:
        report = msgspec.structs.replace(
            report,
            entries=report.entries[: len(report.entries) // 2],
            findings=report.findings[: len(report.findings) // 2],
            alike=report.alike[: len(report.alike) // 2],
        )
        data = msgspec.json.format(msgspec.json.encode(report), indent=1)
    return data


def decode(data: bytes) -> Report:
    """The report in a stranger's file.

    Raises:
        ReportError: it is none, or larger than one can be.
    """
    if len(data) > MOST_BYTES:
        raise ReportError(f"the report has more than {MOST_BYTES:,} bytes")
    try:
        return msgspec.json.decode(data, type=Report)
    except msgspec.ValidationError as error:
        raise ReportError(f"the report is not as a report must be at {_place(str(error))}") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReportError("the report is not JSON") from error


def _place(message: str) -> str:
    """The path of fields at which a validation failed."""
    found = _PATH.search(message)
    return found[1] if found else "$"
