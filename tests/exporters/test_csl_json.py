"""CSL-JSON, held against the rules of the published schema and set by a citation processor.

The schema itself (citation-style-language/schema, csl-data.json) is not part of this repository; the one below is
written after it, for the fields that are used here, and allows nothing else.
"""

from __future__ import annotations

import json
import warnings
from typing import Any

import jsonschema
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given

from awesome.exporters import csl_json
from awesome.exporters.selection import Selection
from awesome.exporters.text import one_line
from awesome.model import Paper
from tests.exporters.support import odd_texts, select, tried

TEXT = {"type": "string", "minLength": 1}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
NAME = {
    "type": "object",
    "properties": dict.fromkeys(("family", "given", "non-dropping-particle", "suffix", "literal"), TEXT),
    "anyOf": [{"required": ["family"]}, {"required": ["literal"], "maxProperties": 1}],
    "additionalProperties": False,
}
SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"enum": ["paper-conference", "article-journal", "article", "webpage", "document"]},
            "id": TEXT,
            "author": {"type": "array", "minItems": 1, "items": NAME},
            "issued": DATE,
            "available-date": DATE,
            **dict.fromkeys(
                (
                    "title",
                    "title-short",
                    "container-title",
                    "container-title-short",
                    "publisher",
                    "number",
                    "URL",
                    "DOI",
                ),
                TEXT,
            ),
        },
        "required": ["type", "id", "title"],
        "additionalProperties": False,
    },
}


def read(data: bytes) -> dict[str, dict[str, Any]]:
    items = json.loads(data)
    jsonschema.Draft7Validator(SCHEMA).validate(items)
    return {item["id"]: item for item in items}


def test_every_kind_of_item(whole: Selection) -> None:
    items = read(csl_json.export(whole))
    assert {key: item["type"] for key, item in items.items()} == {
        "owlet": "paper-conference", "heron-2022-wading": "article", "kite": "article-journal",
        "mute-swan": "document", "blogfish": "webpage", "stork": "document",
    }  # fmt: skip
    owlet = items["owlet"]
    assert owlet["author"] == [
        {"family": "Owl", "given": "Minerva", "non-dropping-particle": "van der"},
        {"family": "Cruz-Ñandú", "given": "José", "non-dropping-particle": "de la"},
        {"family": "王", "given": "小明"},
        {"family": "Perch", "given": "Sammy", "suffix": "Jr."},
        {"literal": "Owlet Team"},
    ]
    assert owlet["issued"] == {"date-parts": [[2024]]}
    assert owlet["available-date"] == {"date-parts": [[2023, 11, 17]]}
    assert owlet["container-title"] == "IEEE/CVF Conference on Computer Vision and Pattern Recognition"
    assert owlet["container-title-short"] == "CVPR"
    heron = items["heron-2022-wading"]
    assert (heron["publisher"], heron["number"], heron["issued"]) == (
        "arXiv",
        "arXiv:2205.00010",
        {"date-parts": [[2022, 5]]},
    )
    assert items["kite"]["DOI"] == "10.9999/kite_(2024)"


def test_what_is_not_known_is_absent(whole: Selection) -> None:
    assert read(csl_json.export(whole))["mute-swan"].keys() == {"type", "id", "title", "URL"}


def test_a_citation_processor_sets_it(whole: Selection) -> None:
    with warnings.catch_warnings():
        # the processor names fields of the schema that it does not know
        warnings.simplefilter("ignore")
        source = CiteProcJSON(json.loads(csl_json.export(whole)))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for key in ("owlet", "heron-2022-wading", "kite"):
            bibliography.register(Citation([CitationItem(key)]))
        owlet, heron, kite = map(str, bibliography.bibliography())
    assert owlet.startswith(
        "van der Owl, M. et al. (2024) “Owlet: Tuning {Large} Models on 100% of R&D_Data with GPT-9 for $5”"
    )
    assert "IEEE/CVF Conference on Computer Vision and Pattern Recognition" in owlet
    assert heron.startswith(
        "Heron, A. and van Egret, L. (2022) “Wading through the waters of Chinese captions”. arXiv."
    )
    assert kite.startswith("Kite, M. (2025) “=HYPERLINK(1) Is Not a Title”, Transactions on Machine Learning Research")


@tried
@given(odd_texts(), odd_texts())
def test_no_text_breaks_the_file(title: str, author: str) -> None:
    item = read(csl_json.export(select(Paper(id="a", title=title, authors=[author], added="2026-01-01"))))["a"]
    assert item["title"] == one_line(title)
    parts = "".join(item["author"][0].values())
    assert sorted("".join(parts.replace(",", "").split())) == sorted("".join(one_line(author).replace(",", "").split()))


def test_an_empty_selection_is_an_empty_list() -> None:
    assert json.loads(csl_json.export(select())) == []
