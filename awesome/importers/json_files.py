"""JSON and JSON Lines: the list's own exports, CSL-JSON, and records of other lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from awesome.findings import quoted
from awesome.importers.citation import Citation, full_name, row_of
from awesome.importers.locatedjson import BrokenJsonError, objects_in
from awesome.importers.mappings import row_of_record
from awesome.importers.ownfields import is_own, row_of_values
from awesome.importers.row import ImportFileError, Reading, Row

_KINDS = {"papers": "paper", "data_sets": "dataset", "datasets": "dataset"}
_CITED = ("container-title", "container-title-short", "event-title", "collection-title", "publisher", "event")
_LINE = re.compile(r"\s*\{")


def read(text: str) -> Reading:
    """The records of a JSON file.

    Raises:
        ImportFileError: it is no JSON from the beginning on.
    """
    rows: list[Row] = []
    notes: tuple[str, ...] = ()
    try:
        for line, under, value in objects_in(text):
            rows.append(_row(value, line, under))
    except BrokenJsonError as error:
        if not rows:
            raise ImportFileError(f"this is no JSON: {error}") from error
        notes = (f"it is no JSON from {error} on; nothing behind that is read",)
    return Reading(rows, notes=notes)


def read_lines(text: str) -> Reading:
    """The records of a JSON Lines file, one a line."""
    rows: list[Row] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = msgspec.json.decode(line.strip()) if _LINE.match(line) else None
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            value = None
        if isinstance(value, dict):
            rows.append(_row(value, number, ""))
        else:
            row = Row(number)
            row.doubt("unreadable", f"{quoted(line.strip()[:60])} is no object of JSON")
            rows.append(row)
    return Reading(rows)


def _row(value: dict[str, Any], line: int, under: str) -> Row:
    if is_own(value):
        kind = _KINDS.get(under) or ("dataset" if value.get("type") == "dataset" else "paper")
        return row_of_values(value, kind, line)
    if isinstance(value.get("author"), list) or "issued" in value or "container-title" in value:
        return row_of(_citation(value), line)
    return row_of_record(value, line)


def _citation(item: Mapping[str, Any]) -> Citation:
    numbers = [
        text
        for name in ("number", "archive_location", "archive-location")
        if "arxiv" in (text := _text(item, name)).lower()
    ]
    return Citation(
        title=_text(item, "title"),
        name=_text(item, "title-short") or _text(item, "shortTitle"),
        authors=[_name(author) for author in item.get("author", []) if isinstance(author, dict)]
        if isinstance(item.get("author"), list)
        else [],
        date=_date(item.get("issued")),
        first=_date(item.get("available-date")),
        places=[_text(item, name) for name in _CITED],
        ids=[_text(item, "DOI"), *numbers],
        notes=[_text(item, "note")],
        addresses=[_text(item, "URL")] if _text(item, "URL") else [],
    )


def _name(author: Mapping[str, Any]) -> str:
    if literal := _text(author, "literal") or _text(author, "name"):
        return literal
    particles = [_text(author, name) for name in ("non-dropping-particle", "dropping-particle")]
    family = " ".join(filter(None, [*particles, _text(author, "family")]))
    return full_name(_text(author, "given"), family, _text(author, "suffix"))


def _date(value: object) -> str:
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        numbers = [str(part) for part in parts[0][:3] if isinstance(part, int | str)]
        return "-".join(number.zfill(4 if place == 0 else 2) for place, number in enumerate(numbers))[:10]
    raw = value.get("raw", value.get("literal"))
    return raw[:10] if isinstance(raw, str) else ""


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name, "")
    if isinstance(value, list) and value:
        value = value[0]
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
