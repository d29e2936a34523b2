"""The index as files: each named by what it holds, so that a browser may keep it for ever, and a manifest of them all.

``explore/index.json`` is the one address that stays; it is never to be kept for long. The pages carry the same manifest,
so that what they ask for was written by the build that wrote them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from awesome.website.explorer import datasets, papers
from awesome.website.output import Output, digest
from awesome.website.views import Views

FOLDER = "explore/"
HASH_LENGTH = 10


@dataclass(frozen=True)
class File:
    """A file of the index: its address from the root of the site, and its bytes."""

    path: str
    data: bytes


def hashed(name: str, data: Any) -> File:
    """`data` as JSON under a name that changes with it: ``papers-1.5d41402abc.json``."""
    encoded = msgspec.json.encode(data)
    return File(f"{FOLDER}{name}.{digest(encoded)[:HASH_LENGTH]}.json", encoded)


def write_index(output: Output, views: Views) -> dict[str, Any]:
    """Write the index; returns the manifest."""
    manifest: dict[str, Any] = {}
    for name, source, count in (
        ("papers", papers, len(views.catalog.papers)),
        ("datasets", datasets, len(views.catalog.datasets)),
    ):
        first = hashed(f"{name}-1", source.first_part(views))
        second = hashed(f"{name}-2", source.second_part(views))
        for file in (first, second):
            output.write(file.path, file.data)
        manifest[name] = {"first": first.path, "second": second.path, "count": count}
    manifest = {"version": digest(msgspec.json.encode(manifest)), **manifest}
    output.write(f"{FOLDER}index.json", msgspec.json.encode(manifest))
    return manifest
