"""Croissant 1.0 (JSON-LD on schema.org's vocabulary): what is in the files, for tools that load data sets by it.

It describes the CSV and the JSON Lines of the same selection under their usual names, with their checksums; a tool
finds them beside this file. The table of the CSV is complete. Readers that guess types (pandas) turn an arXiv id of the
JSON Lines into a number and a month into a day, so that table names the other fields only.
"""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files

from awesome.exporters import csv_table, json_lines
from awesome.exporters.bibtex import escape
from awesome.exporters.selection import Selection
from awesome.model import FIELDS, LIST_FIELDS, Dataset, Paper

CSV_FILE = "awesome-mllm.csv"
JSON_LINES_FILE = "awesome-mllm.jsonl"
CONFORMS_TO = "http://mlcommons.org/croissant/1.0"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
NAME = "Awesome MLLM"
DESCRIPTION = (
    "A curated, checked index of papers and data sets on multimodal large language models: titles, authors, dates, "
    "venues, links, techniques, topics and modalities."
)
AUTHOR = "The Awesome MLLM contributors"

_TABLE = "table"
_LINES = "lines"
_LISTS = LIST_FIELDS["paper"] | LIST_FIELDS["dataset"]
_GUESSED_WRONG = frozenset({"arxiv", "date", "size"})
_ADDRESSES = frozenset({"link", "pdf", "code", "project", "demo", "url"})
MEANINGS = {
    "type": "paper or dataset",
    "id": "stable identifier, unique among the entries of its type",
    "title": "title of the paper; for a data set the title of its paper",
    "name": "of the model, system or data set",
    "authors": "full names in the order of the paper; empty where they are not known",
    "year": "of first publication",
    "date": "of first publication: YYYY, YYYY-MM or YYYY-MM-DD",
    "venue": "arXiv, or a venue with its year",
    "arxiv": "arXiv identifier, written arXiv:2310.00500",
    "doi": "DOI without resolver",
    "openreview": "OpenReview forum identifier",
    "shelf": "the first technique, or background",
    "techniques": "what the paper does, from a closed list",
    "topics": "finer tags from a closed list",
    "modalities": "what is taken in or given out besides text, from a closed list",
    "kind": "what a data set is for, from a closed list",
    "paper": "identifier of the paper of a data set",
    "size": "of a data set, in the words of its source",
    "languages": "of a data set's text, in the words of its source",
    "link": "address of the paper, or of the data",
    "url": "address of the paper where no identifier gives one, or of the data",
    "pdf": "address of the PDF",
    "code": "repository",
    "project": "page of the project",
    "demo": "running demo",
    "added": "day on which the entry entered the list",
    "seen_in": "keys of the lists and records that name the entry",
    "formerly": "older identifiers of the entry",
    "allow": "findings of the check that are allowed here, with the reason",
}


def export(selection: Selection) -> bytes:
    """The description of the selection's CSV and JSON Lines."""
    return describe(selection, csv_table.export(selection), json_lines.export(selection))


def describe(selection: Selection, table: bytes, lines: bytes) -> bytes:
    """The description, for files that are already made."""
    fields: dict[str, object] = {
        "@context": json.loads((files("awesome.exporters") / "croissant_context.json").read_text("utf-8")),
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": NAME,
        "description": DESCRIPTION,
        "license": LICENCE,
        "url": selection.site_url,
        "citeAs": citation(selection),
        "creator": {"@type": "sc:Organization", "name": AUTHOR},
        "datePublished": f"{selection.time:%Y-%m-%d}",
        "version": f"{selection.time.year}.{selection.time.month}.{selection.time.day}",
        "inLanguage": "en",
        "keywords": ["multimodal large language models", *(t.en for t in selection.vocabulary.techniques.values())],
        "distribution": [_file(CSV_FILE, "text/csv", table), _file(JSON_LINES_FILE, "application/jsonlines", lines)],
        "recordSet": [_table(), *_lines(selection)],
    }
    present = {name: value for name, value in fields.items() if value}
    return (json.dumps(present, ensure_ascii=False, indent=1) + "\n").encode()


def citation(selection: Selection) -> str:
    """How the list itself is cited, in BibTeX."""
    url = f", url = {{{selection.site_url}}}" if selection.site_url else ""
    return f"@misc{{awesome-mllm, title = {{{NAME}}}, author = {{{{{escape(AUTHOR)}}}}}, year = {{{selection.time:%Y}}}{url}}}"


def _file(name: str, media_type: str, data: bytes) -> dict[str, object]:
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "contentUrl": name,
        "contentSize": f"{len(data)} B",
        "encodingFormat": media_type,
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _table() -> dict[str, object]:
    fields = [_field(_TABLE, CSV_FILE, column) for column in csv_table.COLUMNS]
    return _record_set(_TABLE, "All papers and data sets, from the CSV", fields)


def _lines(selection: Selection) -> list[dict[str, object]]:
    named = dict.fromkeys(["type", *FIELDS["paper"], *FIELDS["dataset"]])
    entries: list[Paper | Dataset] = [*selection.papers, *selection.data_sets]
    # a reader has no column for a field that no entry has
    present = [
        name
        for name in named
        if name not in _GUESSED_WRONG and (name == "type" or any(getattr(entry, name, "") for entry in entries))
    ]
    if not entries:
        return []
    fields = [_field(_LINES, JSON_LINES_FILE, name) for name in present]
    return [_record_set(_LINES, "All papers and data sets, from the JSON Lines", fields)]


def _record_set(name: str, description: str, fields: list[dict[str, object]]) -> dict[str, object]:
    return {"@type": "cr:RecordSet", "@id": name, "name": name, "description": description, "field": fields}


def _field(record_set: str, file: str, name: str) -> dict[str, object]:
    source: dict[str, object] = {"fileObject": {"@id": file}, "extract": {"column": name}}
    field: dict[str, object] = {
        "@type": "cr:Field",
        "@id": f"{record_set}/{name}",
        "name": name,
        "description": MEANINGS[name],
        "dataType": "sc:URL" if name in _ADDRESSES else "sc:Integer" if name == "year" else "sc:Text",
        "source": source,
    }
    if name in _LISTS:
        field["repeated"] = True
        if file == CSV_FILE:
            source["transform"] = {"separator": csv_table.SEPARATOR}
    return field
