"""The explorer's data as files, and the manifest that names them all.

``explore/index.json`` is the one address that stays; it is never to be kept for long. The pages carry the same manifest,
so that what they ask for was written by the build that wrote them::

    {"version": changes with every file below,
     "papers": {"first", "second", "map", "count"}, "datasets": {"first", "second", "count"},
     "glossary": terms (`glossary.as_data`),
     "pieces": the recipe of exports}

Every path is one from the root of the site.
"""

from __future__ import annotations

from typing import Any

import msgspec

from awesome.website.explorer import datasets, papers
from awesome.website.explorer.files import FOLDER, File, hashed
from awesome.website.explorer.glossary import FILE, as_data, load_glossary
from awesome.website.explorer.pieces import write_pieces
from awesome.website.explorer.positions import map_data
from awesome.website.output import Output, digest
from awesome.website.views import Views


def write_index(output: Output, views: Views, code: str) -> dict[str, Any]:
    """Write the data; returns the manifest. `code` is a digest of the generator and its data."""

    def put(file: File) -> str:
        output.write(file.path, file.data)
        return file.path

    found: dict[str, Any] = {
        "papers": {
            "first": put(hashed("papers-1", papers.first_part(views))),
            "second": put(hashed("papers-2", papers.second_part(views))),
            "map": put(hashed("papers-map", map_data(views))),
            "count": len(views.catalog.papers),
        },
        "datasets": {
            "first": put(hashed("datasets-1", datasets.first_part(views))),
            "second": put(hashed("datasets-2", datasets.second_part(views))),
            "count": len(views.catalog.datasets),
        },
        "glossary": put(
            hashed("glossary", as_data(load_glossary(views.settings.root / "site" / FILE, views.vocabulary)))
        ),
        "pieces": put(write_pieces(output, views, code)),
    }
    manifest = {"version": digest(msgspec.json.encode(found)), **found}
    output.write(f"{FOLDER}index.json", msgspec.json.encode(manifest))
    return manifest
