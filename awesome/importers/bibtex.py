"""BibTeX, entry by entry, so that a broken one costs no other."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.enclosing import RemoveEnclosingMiddleware
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock

from awesome.findings import quoted
from awesome.importers.citation import Citation, full_name, row_of
from awesome.importers.row import Reading, Row

_MONTHS = {
    name: f"{number:02d}"
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
_PLACES = ("booktitle", "journal", "journaltitle", "eventtitle", "series", "howpublished", "publisher", "note")
_NOTES = ("journal", "note", "howpublished", "annote", "number", "volume")
_LONGEST = 20_000
_LITERAL = re.compile(r"\{[^{}]*\}")


def read(text: str) -> Reading:
    """The entries of a BibTeX file."""
    logger = logging.getLogger("bibtexparser")
    if not logger.handlers:
        # without a handler, what it says of broken entries would be written to the terminal as it came
        logger.addHandler(logging.NullHandler())
    library = parse_string(text, parse_stack=[RemoveEnclosingMiddleware()])
    strings = {string.key.lower(): str(string.value) for string in library.strings}
    rows = [row for block in library.blocks if (row := _read(block, strings)) is not None]
    return Reading(rows)


def _read(block: Block, strings: Mapping[str, str]) -> Row | None:
    if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        inner = block.ignore_error_block
        return _read(inner, strings) if inner is not None else None
    line = (block.start_line or 0) + 1
    if isinstance(block, ParsingFailedBlock):
        row = Row(line)
        row.doubt("unreadable", f"{quoted((block.raw or '').strip()[:60])} is no whole entry: see where its braces end")
        return row
    if not isinstance(block, Entry):
        return None
    fields = {field.key.lower(): str(field.value)[:_LONGEST] for field in block.fields}
    # months are read by their names; other words stand for what the file says of them
    values = {name: value if name == "month" else strings.get(value.lower(), value) for name, value in fields.items()}
    return row_of(_citation(values), line)


def _citation(values: Mapping[str, str]) -> Citation:
    eprint = values.get("eprint", "")
    kind = values.get("archiveprefix", values.get("eprinttype", "arxiv")).lower()
    ids = [values.get("doi", "")]
    if eprint and kind == "arxiv":
        ids.insert(0, eprint if "/" in eprint or "." in eprint or ":" in eprint else f"arXiv:{eprint}")
    return Citation(
        title=values.get("title", ""),
        name=values.get("shorttitle", ""),
        authors=_authors(values.get("author", "")),
        date=_date(values),
        places=[*(["arXiv"] if eprint and kind == "arxiv" and not _has_place(values) else []), *_places(values)],
        ids=ids,
        notes=[values.get(name, "").replace("abs/", "arXiv:") for name in _NOTES],
        addresses=[_address(values.get("url", ""))] if values.get("url") else [],
    )


def _has_place(values: Mapping[str, str]) -> bool:
    return any(values.get(name) for name in _PLACES[:3])


def _places(values: Mapping[str, str]) -> list[str]:
    return [values[name] for name in _PLACES if values.get(name)]


def _address(text: str) -> str:
    return text.replace("\\url", "").replace("\\_", "_").replace("\\&", "&").replace("\\%", "%").strip("{} ")


def _date(values: Mapping[str, str]) -> str:
    if values.get("date"):
        return values["date"].strip()[:10]
    year = re.sub(r"\D", "", values.get("year", ""))[:4]
    month = values.get("month", "").strip(' {}"').lower()
    number = _MONTHS.get(month[:3]) or (month.zfill(2) if month.isascii() and month.isdigit() else "")
    return f"{year}-{number}" if year and number else year


def _authors(text: str) -> list[str]:
    names = []
    for person in split_multiple_persons_names(" ".join(text.split())) if text.strip() else []:
        if _LITERAL.fullmatch(person):
            names.append(person[1:-1])
            continue
        parts = parse_single_name_into_parts(person, strict=False)
        family = " ".join([*parts.von, *parts.last])
        names.append(full_name(" ".join(parts.first), family, " ".join(parts.jr)))
    return names
