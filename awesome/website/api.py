"""The static API below ``api/v1``: everything, each entry, each shelf, and where the entries stand in their files.

Within v1 fields and files are only added. Dates are strings as in the catalog; what is not known is absent.
"""

from __future__ import annotations

from typing import Any

import msgspec

from awesome.catalog import to_values
from awesome.model import FIELDS, LIST_FIELDS, REQUIRED_FIELDS, Dataset, Paper
from awesome.vocabulary import Term, Venue
from awesome.website.output import Output
from awesome.website.views import Views

VERSION = "1.0.0"
ROOT = "api/v1/"


def write_api(output: Output, views: Views) -> None:
    """Write every file of the API."""
    catalog = views.catalog
    papers = {paper.id: paper_json(paper) for paper in catalog}
    datasets = {dataset.id: dataset_json(dataset) for dataset in catalog.datasets.values()}
    for paper in catalog:
        related = views.related[paper.id]
        own = [dataset.id for dataset in catalog.datasets_of.get(paper.id, [])]
        _write(output, f"papers/{paper.id}.json", {**papers[paper.id], "datasets": own, "related": related})
    for identifier, record in datasets.items():
        _write(output, f"datasets/{identifier}.json", record)
    _write(output, "papers.json", {"papers": list(papers.values())})
    _write(output, "datasets.json", {"datasets": list(datasets.values())})
    for shelf in views.shelves:
        ids = [paper.id for paper in catalog.by_shelf[shelf]]
        _write(output, f"shelves/{shelf}.json", {"id": shelf, "name": views.shelf_name(shelf, "en"), "papers": ids})
    words = views.vocabulary
    for name, terms in (
        ("techniques", words.techniques),
        ("topics", words.topics),
        ("modalities", words.modalities),
        ("kinds", words.kinds),
    ):
        _write(output, f"{name}.json", {name: [_term(term) for term in terms.values()]})
    _write(output, "venues.json", {"venues": [_venue(venue) for venue in words.venues.values()]})
    _write(output, "lines.json", _lines(views))
    _write(output, "index.json", _index(views))
    output.write(f"{ROOT}openapi.json", _text(openapi(views.settings.site_url), indent=True))


def paper_json(paper: Paper) -> dict[str, Any]:
    """A paper with its fields, its shelf and its derived link."""
    return {**to_values(paper), "shelf": paper.shelf, "link": paper.link}


def dataset_json(dataset: Dataset) -> dict[str, Any]:
    """A data set with its fields."""
    return dict(to_values(dataset))


def _write(output: Output, name: str, record: dict[str, Any]) -> None:
    output.write(f"{ROOT}{name}", _text(record))


def _text(record: dict[str, Any], *, indent: bool = False) -> bytes:
    text = msgspec.json.encode(record)
    return (msgspec.json.format(text, indent=1) if indent else text) + b"\n"


def _term(term: Term) -> dict[str, str]:
    return {"id": term.id, "en": term.en, "zh": term.zh}


def _venue(venue: Venue) -> dict[str, str]:
    return {"id": venue.id, "name": venue.name, "full": venue.full, "type": venue.type}


def _lines(views: Views) -> dict[str, Any]:
    """The line of each entry. One file, so that an inserted entry does not change every page below it."""
    files: dict[str, dict[str, int]] = {"papers": {}, "datasets": {}}
    for (kind, identifier), line in views.catalog.lines.items():
        if kind in ("paper", "dataset"):
            files[f"{kind}s"][identifier] = line
    return {"repository": views.settings.repo_url, "papers": files["papers"], "datasets": files["datasets"]}


def _index(views: Views) -> dict[str, Any]:
    return {
        "version": VERSION,
        "counts": {"papers": len(views.catalog.papers), "datasets": len(views.catalog.datasets)},
        "files": [
            "papers.json", "datasets.json", "papers/{id}.json", "datasets/{id}.json", "shelves/{shelf}.json", "techniques.json",
            "topics.json", "modalities.json", "kinds.json", "venues.json", "lines.json", "openapi.json",
        ],
        "licence": "CC0-1.0",
    }  # fmt: skip


def openapi(site_url: str) -> dict[str, Any]:
    """The description of the API in OpenAPI 3.1, its schemas derived from the model."""
    schemas = {"Paper": _schema("paper", {"shelf", "link"}), "Dataset": _schema("dataset", set())}
    paths = {
        "/papers.json": _get(
            "All papers", {"type": "object", "required": ["papers"], "properties": {"papers": _array("Paper")}}
        ),
        "/datasets.json": _get(
            "All data sets", {"type": "object", "required": ["datasets"], "properties": {"datasets": _array("Dataset")}}
        ),
        "/papers/{id}.json": _get(
            "One paper, with its data sets and related papers", {"$ref": "#/components/schemas/Paper"}, "id"
        ),
        "/datasets/{id}.json": _get("One data set", {"$ref": "#/components/schemas/Dataset"}, "id"),
        "/shelves/{shelf}.json": _get("The ids of the papers on a shelf", {"type": "object"}, "shelf"),
        **{
            f"/{name}.json": _get(f"The {name}", {"type": "object"})
            for name in ("techniques", "topics", "modalities", "kinds", "venues")
        },
        "/lines.json": _get("The line of each entry in its file", {"type": "object"}),
        "/index.json": _get("Version, counts and files", {"type": "object"}),
    }
    description = "Static files. Within v1, fields and files are only added. What is not known is absent."
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "Awesome MLLM",
            "version": VERSION,
            "description": description,
            "license": {"name": "CC0 1.0", "identifier": "CC0-1.0"},
        },
        "servers": [{"url": f"{site_url}{ROOT}".rstrip("/") if site_url else "."}],
        "paths": paths,
        "components": {"schemas": schemas},
    }
    return document


def _schema(kind: str, derived: set[str]) -> dict[str, Any]:
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    properties: dict[str, Any] = {name: texts if name in LIST_FIELDS[kind] else text for name in FIELDS[kind]}
    properties |= dict.fromkeys(sorted(derived), text)
    if kind == "paper":
        properties |= {"datasets": texts, "related": texts}
    return {"type": "object", "required": [*REQUIRED_FIELDS[kind], *sorted(derived)], "properties": properties}


def _array(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def _get(summary: str, schema: dict[str, Any], parameter: str = "") -> dict[str, Any]:
    operation: dict[str, Any] = {
        "summary": summary,
        "operationId": summary.lower().replace(",", "").replace(" ", "-"),
        "responses": {"200": {"description": summary, "content": {"application/json": {"schema": schema}}}},
    }
    if parameter:
        operation["parameters"] = [{"name": parameter, "in": "path", "required": True, "schema": {"type": "string"}}]
        operation["responses"]["404"] = {"description": f"No such {parameter}"}
    return {"get": operation}
