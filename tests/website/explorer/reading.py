"""The index read back, as a browser does it: entries of columns, by what the writer's docstrings say."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from tests.website.support import Site

GITHUB = "https://github.com/"


@dataclass
class Entry:
    """All that the index says of a paper or a data set."""

    id: str
    name: str
    title: str
    date: str
    techniques: list[str]
    modalities: list[str]
    links: int
    topics: list[str] = field(default_factory=list)
    venue: str = ""
    authors: list[str] = field(default_factory=list)
    arxiv: str = ""
    code: str = ""
    project: str = ""
    demo: str = ""
    source: str = ""
    datasets: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    paper: str = ""
    size: str = ""
    data: str = ""


def read_index(site: Site, kind: str) -> list[Entry]:
    """The entries of a site's index of `papers` or `datasets`, in its order."""
    manifest = json.loads(site.text("explore/index.json"))
    first, second = (json.loads(site.text(manifest[kind][part])) for part in ("first", "second"))
    entries = [_common(first, row) for row in range(manifest[kind]["count"])]
    (_papers if kind == "papers" else _datasets)(entries, first, second)
    return entries


def _common(first: dict[str, Any], row: int) -> Entry:
    name, rest = first["names"].split("\n")[row], first["titles"].split("\n")[row]
    identifier = first["ids"].split("\n")[row] or re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    title = rest if not name else rest[1:] if rest.startswith("\t") else name + rest
    return Entry(identifier, name, title, _date(first["months"][row], first["days"][row]), _set(first["techniques"], row), _set(first["modalities"], row), first["links"][row])  # fmt: skip


def _papers(entries: list[Entry], first: dict[str, Any], second: dict[str, Any]) -> None:
    names = second["authors"]["names"].split("\n")
    known = 0
    for row, entry in enumerate(entries):
        entry.topics = _set(first["topics"], row)
        venue = first["venues"]["of"][row]
        entry.venue = first["venues"]["words"][venue]["text"] if venue >= 0 else ""
        for number in second["authors"]["of"][row]:
            if number < 0:
                entry.authors += names[known : known - number]
                known -= number
            else:
                entry.authors.append(names[known - number])
        arxiv, code = second["arxiv"].split("\n")[row], second["code"].split("\n")[row]
        month = entry.date[2:7].replace("-", "")
        entry.arxiv = arxiv if not arxiv or "." in arxiv or "/" in arxiv else f"{month}.{arxiv}"
        full = code.startswith(("http://", "https://"))
        entry.code = code if full or not code else GITHUB + code + (entry.name if code.endswith("/") else "")
        entry.project, entry.demo, entry.source = (second[part].split("\n")[row] for part in ("project", "demo", "source"))  # fmt: skip
        entry.datasets = second["datasets"].split("\n")[row].split("\t")


def _datasets(entries: list[Entry], first: dict[str, Any], second: dict[str, Any]) -> None:
    for row, entry in enumerate(entries):
        entry.kinds, entry.languages = _set(first["kinds"], row), _set(first["languages"], row)
        entry.size, entry.data, entry.source, entry.paper = (second[part].split("\n")[row] for part in ("sizes", "data", "source", "paper_ids"))  # fmt: skip


def _set(facet: dict[str, Any], row: int) -> list[str]:
    return [facet["keys"][ord(letter) - ord("a")] for letter in facet["of"].split("\n")[row]]


def _date(month: int, day: int) -> str:
    if month < 0:
        return ""
    year = f"{1970 + month // 12:04}"
    return year if day < 0 else f"{year}-{month % 12 + 1:02}" + (f"-{day:02}" if day else "")
