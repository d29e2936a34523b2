"""Answers of arXiv's API for made-up papers, in the shape that it had until 2025 and in the one that it has now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

SHAPES = Path(__file__).with_name("shapes")
_NAMESPACE = {"old": ' xmlns:arxiv="http://arxiv.org/schemas/atom"', "new": ""}


@dataclass(frozen=True)
class Preprint:
    """A made-up paper as arXiv has it."""

    id: str = "2401.00001"
    title: str = "Kite: Visual Instruction Tuning with Feathers"
    authors: tuple[str, ...] = ("Ada Example", "Bo Sample")
    published: str = "2024-01-02"
    updated: str = "2024-02-03"
    version: int = 2
    abstract: str = "We tune a model on instructions about feathers."
    comment: str = ""
    journal_ref: str = ""
    doi: str = ""


def feed(preprints: Sequence[Preprint], ids: str = "", shape: str = "new", total: int | None = None) -> bytes:
    """The feed of some papers."""
    entries = "".join(_entry(preprint, shape) for preprint in preprints)
    return _filled(f"feed-{shape}", ids=ids, total=str(len(preprints) if total is None else total), entries=entries)


def error_feed(fault: str, summary: str) -> bytes:
    """How arXiv says that something is wrong with the query."""
    entry = _filled("error", fault=escape(fault), summary=escape(summary)).decode()
    return _filled("feed-old", ids="", total="1", entries=entry)


def shape(name: str) -> bytes:
    """An answer that is always the same."""
    return (SHAPES / name).read_bytes()


def _entry(preprint: Preprint, form: str) -> str:
    remarks = "".join(
        f"    <arxiv:{name}{_NAMESPACE[form]}>{escape(text)}</arxiv:{name}>\n"
        for name, text in (("comment", preprint.comment), ("journal_ref", preprint.journal_ref), ("doi", preprint.doi))
        if text
    )
    authors = "".join(f"    <author>\n      <name>{escape(name)}</name>\n    </author>\n" for name in preprint.authors)
    return _filled(
        f"entry-{form}",
        id=preprint.id,
        version=str(preprint.version),
        published=preprint.published,
        updated=preprint.updated,
        title=escape(preprint.title),
        abstract=escape(preprint.abstract),
        authors=authors,
        remarks=remarks,
    ).decode()


def _filled(name: str, **values: str) -> bytes:
    return Template((SHAPES / f"{name}.xml").read_text(encoding="utf-8")).substitute(values).encode()
