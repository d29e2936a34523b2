"""JSON Schema of the catalog's files, for editors: they complete, explain and underline while somebody writes.

What a field is comes from the model, what it means from the model's documentation, what may stand in it from the closed
lists and the forms of ids. Everything else that must hold of an entry is left to `awesome check`. The dialect is draft 7,
which editors know.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from awesome.identifiers import ARXIV_NEW, ARXIV_OLD, DOI, OPENREVIEW, SLUG
from awesome.model import FIELDS, KIND_OF_FILE, REQUIRED_FIELDS, Dataset, Paper, Removal
from awesome.rules.p105_field_not_allowed import IDS, OF_THE_PAPER
from awesome.rules.p106_no_address import OF_DATASET, OF_PAPER
from awesome.rules.p107_no_shelf import PLACES
from awesome.rules.p201_id_form import LONGEST
from awesome.suppressions import FORM, PATTERN
from awesome.vocabulary import Term, Vocabulary

FOLDER = "schema"

_DIALECT = "http://json-schema.org/draft-07/schema#"
_RECORDS: dict[str, type[Paper | Dataset | Removal]] = {"paper": Paper, "dataset": Dataset, "removal": Removal}
_TITLES = {"paper": "The papers", "dataset": "The data sets", "removal": "Entries that were taken out"}
_ATTRIBUTE = re.compile(r"^ {8}(?P<names>\w+(?:, \w+)*): (?P<text>.+(?:\n {12}.+)*)", re.MULTILINE)
_AS_FOR_PAPERS = "as for papers"
_MONTH_DAY = (
    "(?:02-(?:0[1-9]|[12][0-9])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01]))"
)
_DAY = f"^[0-9]{{4}}-{_MONTH_DAY}$"
_DATE = f"^[0-9]{{4}}(?:-(?:0[1-9]|1[0-2])|-{_MONTH_DAY})?$"


def files() -> dict[str, str]:
    """The text of each schema by its path in the repository."""
    return {f"{FOLDER}/{schema_name(kind)}": text(kind) for kind in FIELDS}


def schema_name(kind: str) -> str:
    """The file of the schema for the catalog's file of that kind.

    >>> schema_name("paper")
    'papers.schema.json'
    """
    file = next(name for name, its_kind in KIND_OF_FILE.items() if its_kind == kind)
    return file.replace(".yaml", ".schema.json")


def text(kind: str) -> str:
    """The schema of the file that holds entries of that kind, as JSON."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n"


def schema(kind: str) -> dict[str, Any]:
    """The schema of the file that holds entries of that kind."""
    return {"$schema": _DIALECT, "title": _TITLES[kind], "type": "array", "items": _entry(kind)}


def _entry(kind: str) -> dict[str, Any]:
    record = _RECORDS[kind]
    (derived,) = msgspec.json.schema(record)["$defs"].values()
    meanings = _meanings(record)
    allowed = _allowed(kind)
    properties: dict[str, Any] = {}
    for name in FIELDS[kind]:
        field = derived["properties"][name]
        inner = field["items"] if field["type"] == "array" else field
        inner |= allowed.get(name, {"minLength": 1})
        inner.pop("default", None)
        if field["type"] == "array":
            # two authors may have one name
            field = {
                "type": "array",
                "items": inner,
                "minItems": 1,
                **({} if name == "authors" else {"uniqueItems": True}),
            }
        properties[name] = {"description": meanings[name], **field}
    return {
        "description": meanings[""],
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "required": list(REQUIRED_FIELDS[kind]),
        **_together(kind),
    }


def _together(kind: str) -> dict[str, Any]:
    """What holds of several fields of one entry."""
    if kind == "paper":
        return {
            "allOf": [_one_of(OF_PAPER, kind), _one_of(PLACES, kind)],
            "dependencies": {"url": {"properties": dict.fromkeys(IDS, False)}},
        }
    if kind == "dataset":
        return {
            "allOf": [_one_of(OF_DATASET, kind)],
            "dependencies": {"paper": {"properties": dict.fromkeys(OF_THE_PAPER, False)}},
        }
    return {}


def _one_of(names: Iterable[str], kind: str) -> dict[str, Any]:
    return {"anyOf": [{"required": [name]} for name in FIELDS[kind] if name in names]}


def _allowed(kind: str) -> Mapping[str, dict[str, Any]]:
    """What a field, or an item of it, may say."""
    vocabulary = Vocabulary.load()
    slug = _form(_whole(SLUG), "lower-case letters and digits, joined by single hyphens: minigpt-4")
    slug |= {"minLength": 1, "maxLength": LONGEST}
    link = _form("^https://[^\\s]+$", "a whole address that begins with https://")
    day = _form(_DAY, "a day as 'YYYY-MM-DD', in quotes")
    date = _form(_DATE, "'YYYY', 'YYYY-MM' or 'YYYY-MM-DD', in quotes")
    allowed: dict[str, dict[str, Any]] = {
        "id": slug,
        "paper": slug,
        "formerly": slug,
        "added": day,
        "date": day if kind == "removal" else date,
        "venue": _form(_venues(vocabulary), "arXiv, or a name in awesome/data/venues.yaml with its year: CVPR 2024"),
        "arxiv": _form(_whole(ARXIV_NEW, ARXIV_OLD), "'2304.08485', before April 2007 cs/0112017; without version"),
        "doi": _form(_whole(DOI), "10.1145/3581783.1, without resolver"),
        "openreview": _form(_whole(OPENREVIEW), "the id alone: w0H2xGHlkw"),
        "techniques": _closed(vocabulary.techniques),
        "topics": _closed(vocabulary.topics),
        "modalities": _closed(vocabulary.modalities),
        "kind": {"enum": ["paper", "dataset"]} if kind == "removal" else _closed(vocabulary.kinds),
        "seen_in": {"enum": list(vocabulary.listings)},
        "allow": _form(_whole(PATTERN), f"'{FORM}'"),
    }
    return allowed | dict.fromkeys(("url", "code", "project", "demo"), link)


def _form(pattern: str, words: str) -> dict[str, Any]:
    """A pattern, and what editors say where a text does not satisfy it."""
    return {"pattern": pattern, "patternErrorMessage": f"Write {words}."}


def _closed(terms: Mapping[str, Term]) -> dict[str, Any]:
    """The words of a closed list, with what editors show beside each."""
    return {"enum": list(terms), "enumDescriptions": [term.en_about or term.en for term in terms.values()]}


def _venues(vocabulary: Vocabulary) -> str:
    """A preprint server alone, or another venue with its year."""
    alone = [_literal(venue.name) for venue in vocabulary.venues.values() if venue.type == "preprint"]
    dated = [_literal(venue.name) for venue in vocabulary.venues.values() if venue.type != "preprint"]
    return f"^(?:{'|'.join(alone)}|(?:{'|'.join(dated)}) [0-9]{{4}})$"


def _literal(text: str) -> str:
    # `re.escape` escapes more than ECMAScript lets one escape
    return re.sub(r"[][\\^$.|?*+(){}]", r"\\\g<0>", text)


def _whole(*patterns: re.Pattern[str]) -> str:
    """A pattern that a text satisfies as a whole, in what Python and ECMAScript both understand."""
    joined = "|".join(pattern.pattern.replace("\\d", "[0-9]") for pattern in patterns)
    return f"^(?:{joined})$"


def _meanings(record: type[Paper | Dataset | Removal]) -> dict[str, str]:
    """What each field means, from the documentation of the model; under ``""`` what the whole is."""
    documentation = (record.__doc__ or "").replace("``", "`")
    meanings = {"": documentation.partition("\n")[0]}
    of_papers = {} if record is Paper else _meanings(Paper)
    for match in _ATTRIBUTE.finditer(documentation):
        # what is empty in the model is a line that the file does not have
        said = " ".join(match["text"].split()).replace("; empty ", "; left out ")
        for name in match["names"].split(", "):
            _, as_for_papers, more = said.partition(_AS_FOR_PAPERS)
            meanings[name] = of_papers[name].removesuffix(".") + more if as_for_papers else said
    return meanings
