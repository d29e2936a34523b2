"""One list in the manner of the awesome lists: by shelf, then by year, newest first.

GitHub shows a Markdown file up to 512 KB, which the whole list outgrows; `parts` gives the same rows in files that stay
below that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from awesome.exporters.selection import Selection
from awesome.exporters.text import address, counted, one_line
from awesome.model import BACKGROUND, SHELVES, Dataset, Paper

TITLE = "Awesome MLLM"
FOLDER = "markdown"
"""Where the parts stand in the pack."""

SHOWN_BY_GITHUB = 512_000
"""Bytes of a Markdown file that GitHub renders."""

NOTE = (
    "This file is larger than what GitHub shows of a Markdown file (512 KB). "
    f"The folder `{FOLDER}` of the pack has the same list in smaller files.\n\n"
)
"""Stands above the contents of a larger file."""

CONTENTS = "## Contents\n\n"

_LARGEST_PART = 400_000
BACKGROUND_NAME = "Background"
_DATA_SETS = "data-sets"
DATA_SETS_NAME = "Data sets"
UNKNOWN_YEAR = "year unknown"

# a dollar sign begins a formula on GitHub even behind a backslash
_ACTS = re.compile(r"[\\`*_\[\]<>&|~#$]")
_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]")
_Entry = TypeVar("_Entry", Paper, Dataset)


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A shelf, or the data sets: rows by year, newest first."""

    slug: str
    name: str
    about: str
    years: dict[str, list[str]]

    def __len__(self) -> int:
        return sum(map(len, self.years.values()))

    def text(self, level: str = "##") -> str:
        about = f"{self.about}\n\n" if self.about else ""
        blocks = [self.year(year, f"{level}#") for year in self.years]
        return f"{level} {self.name}\n\n{about}" + "\n".join(blocks)

    def year(self, year: str, level: str) -> str:
        return f"{level} {self.name} {year}\n\n" + "".join(f"{row}\n" for row in self.years[year])


def export(selection: Selection) -> bytes:
    """The whole list in one file."""
    chapters = _chapters(selection)
    contents = [
        f"- [{chapter.name}](#{anchor(chapter.name)}) ({len(chapter):,}): "
        + " · ".join(f"[{year}](#{anchor(f'{chapter.name} {year}')})" for year in chapter.years)
        for chapter in chapters
    ]
    body = "\n".join(chapter.text() for chapter in chapters)
    note = ""
    if len(body.encode()) > SHOWN_BY_GITHUB:
        note = NOTE
    text = _head(selection) + note + CONTENTS + "".join(f"{line}\n" for line in contents)
    return (f"{text}\n{body}" if body else text).encode()


def parts(selection: Selection) -> dict[str, bytes]:
    """The same list in files that GitHub shows whole, by name; ``README.md`` leads to the others."""
    files: dict[str, str] = {}
    contents = []
    for chapter in _chapters(selection):
        text = chapter.text("#")
        if len(text.encode()) <= _LARGEST_PART:
            files[f"{chapter.slug}.md"] = text
            contents.append(f"- [{chapter.name}]({chapter.slug}.md) ({len(chapter):,})\n")
            continue
        names = {year: f"{chapter.slug}-{year.replace(' ', '-')}.md" for year in chapter.years}
        files |= {name: chapter.year(year, "#") for year, name in names.items()}
        years = " · ".join(f"[{year}]({name})" for year, name in names.items())
        contents.append(f"- {chapter.name} ({len(chapter):,}): {years}\n")
    files["README.md"] = _head(selection) + CONTENTS + "".join(contents)
    return {name: text.encode() for name, text in sorted(files.items())}


def escape(text: str) -> str:
    r"""`text` as Markdown shows it unchanged.

    >>> print(escape("*Seeing* [is] <believing>"))
    \*Seeing\* \[is\] \<believing\>
    """
    return _ACTS.sub(lambda match: "&#36;" if match[0] == "$" else f"\\{match[0]}", one_line(text))


def _head(selection: Selection) -> str:
    counts = f"{counted(len(selection.papers), 'paper')} and {counted(len(selection.data_sets), 'data set')}"
    return head(counts, selection.site_url)


def head(counts: str, site_url: str) -> str:
    """What stands above the contents."""
    site = f" It can be searched at <{site_url}>." if site_url else ""
    return (
        f"# {TITLE}\n\nA curated, checked index of multimodal large language models: {counts}, by technique and year, "
        f"newest first.{site} The data is free for any use (CC0 1.0).\n\n"
    )


def _chapters(selection: Selection) -> list[_Chapter]:
    chapters = []
    for shelf in SHELVES:
        papers = [paper for paper in selection.papers if paper.shelf == shelf]
        years = _by_year(papers, lambda paper: paper_row(paper, selection))
        chapters.append(_Chapter(shelf, *chapter_heading(shelf, selection), years))
    years = _by_year(selection.data_sets, lambda data_set: data_set_row(data_set, selection))
    chapters.append(_Chapter(_DATA_SETS, DATA_SETS_NAME, "", years))
    return [chapter for chapter in chapters if chapter.years]


def chapter_heading(shelf: str, selection: Selection) -> tuple[str, str]:
    """What a shelf's chapter is called, and the sentence beneath that."""
    term = selection.vocabulary.techniques.get(shelf)
    return (term.en, term.en_about) if term else (BACKGROUND_NAME if shelf == BACKGROUND else shelf, "")


def _by_year(entries: Iterable[_Entry], row: Callable[[_Entry], str]) -> dict[str, list[str]]:
    ordered = sorted(entries, key=lambda entry: entry.id)
    ordered.sort(key=lambda entry: entry.date, reverse=True)
    years: dict[str, list[str]] = {}
    for entry in ordered:
        years.setdefault(entry.year or UNKNOWN_YEAR, []).append(row(entry))
    return years


def paper_row(paper: Paper, selection: Selection) -> str:
    """The row of a paper, without its line end."""
    # most titles say the name themselves
    name = "" if paper.name.lower() in paper.title.lower() else f"**{escape(paper.name)}**: "
    facts = [f"{name}{_link(paper.title, paper.link)}"]
    if paper.venue and paper.venue != "arXiv":
        facts.append(escape(paper.venue))
    for technique in paper.techniques[1:]:
        term = selection.vocabulary.techniques.get(technique)
        facts.append(f"also {term.short if term else escape(technique)}")
    for label, url in (("code", paper.code), ("project", paper.project), ("demo", paper.demo)):
        if url:
            facts.append(_link(label, url))
    return f"- {' · '.join(facts)}"


def data_set_row(data_set: Dataset, selection: Selection) -> str:
    """The row of a data set, without its line end; it leads to its paper where that is in the selection."""
    kinds = selection.vocabulary.kinds
    facts = [_link(data_set.name, data_set.data_link)]
    facts += [kinds[kind].en.lower() if kind in kinds else escape(kind) for kind in data_set.kind]
    paper = selection.papers_by_id.get(data_set.paper)
    if link := paper.link if paper else data_set.paper_link:
        facts.append(_link("paper", link))
    return f"- {' · '.join(facts)}"


def _link(text: str, url: str) -> str:
    if not url:
        return escape(text)
    return f"[{escape(text)}]({address(url).replace('(', '%28').replace(')', '%29')})"


def anchor(heading: str) -> str:
    """The anchor that GitHub gives to a heading."""
    return _NOT_IN_ANCHOR.sub("", heading.lower()).replace(" ", "-")
