"""BibTeX for LaTeX, read alike by BibTeX and by Biber.

Text stays UTF-8; only what LaTeX would act on is escaped. BibTeX counts braces whether or not a backslash stands before
them, so a brace without its partner is written as a macro, which fewer readers know. `archivePrefix` is what arXiv itself writes, and Biber takes it for
`eprinttype`; to write both makes Biber warn of every entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from awesome.exporters.capitals import protected_spans
from awesome.exporters.citation import JOURNAL, PREPRINT, PROCEEDINGS, Citation, Venues
from awesome.exporters.names import split_name
from awesome.exporters.selection import Selection
from awesome.exporters.text import one_line, percent_encoded
from awesome.model import Paper

_TYPES = {PROCEEDINGS: "inproceedings", JOURNAL: "article"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ACTS_IN_LATEX = re.compile(r"[\\{}&%$#_~^<>]")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    **{character: f"\\{character}" for character in "{}&%$#_"},
}
_LONE_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_CUTS = re.compile(r",|(?<!\S)(?:and|others)(?!\S)", re.IGNORECASE)
_ODD_IN_NAME = re.compile(rf"[\x00-\x1f]|{_ACTS_IN_LATEX.pattern}|{_CUTS.pattern}", re.IGNORECASE)
_BREAKS_ENTRY = re.compile(r"[\s{}\\]")


def export(selection: Selection) -> bytes:
    """All papers of the selection; a data set is cited through its paper."""
    return "\n".join(entry(paper, selection.venues) for paper in selection.papers).encode()


def entry(paper: Paper, venues: Venues) -> str:
    """The entry of one paper, with the line end after its closing brace."""
    citation = venues.cite(paper)
    lines = [f"@{_TYPES.get(citation.kind, 'misc')}{{{paper.id},"]
    lines += [f"  {field} = {value}," for field, value in _fields(paper, citation)]
    return "\n".join([*lines, "}", ""])


def _fields(paper: Paper, citation: Citation) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{title(paper)}}}"
    if paper.authors:
        yield "author", f"{{{' and '.join(map(author, paper.authors))}}}"
    else:
        # what BibTeX sorts and labels by where it has no author
        yield "key", f"{{{escape(paper.name) or title(paper)}}}"
    if citation.kind == PROCEEDINGS:
        # a conference's name is a name: Pandoc would write it small
        yield "booktitle", f"{{{{{escape(citation.container)}}}}}"
    elif citation.kind == JOURNAL:
        yield "journal", f"{{{escape(citation.container)}}}"
    elif citation.container and citation.kind != PREPRINT:
        yield "howpublished", f"{{{escape(citation.container)}}}"
    if citation.issued:
        yield "year", f"{{{citation.issued[0]}}}"
    if len(citation.issued) > 1:
        yield "month", _MONTHS[citation.issued[1] - 1]
    if paper.arxiv:
        yield "eprint", f"{{{_verbatim(paper.arxiv)}}}"
        yield "archivePrefix", "{arXiv}"
    if paper.doi:
        yield "doi", f"{{{_verbatim(paper.doi)}}}"
    if citation.url:
        yield "url", f"{{{_verbatim(citation.url)}}}"


def title(paper: Paper) -> str:
    """The title, escaped, with braces around what must keep its capitals."""
    text = one_line(paper.title)
    escapes = _escapes(text)
    pieces, done = [], 0
    for start, end in protected_spans(text, one_line(paper.name)):
        kept = _escaped(text[start:end], escapes)
        # an opening brace before a backslash would make it BibTeX's "special character", which is written small
        pieces += [_escaped(text[done:start], escapes), f"{{{{{kept}}}}}" if kept.startswith("\\") else f"{{{kept}}}"]
        done = end
    return "".join([*pieces, _escaped(text[done:], escapes)])


@lru_cache(maxsize=1 << 17)
def author(full: str) -> str:
    """``von Last, Jr, First``; what BibTeX would cut in a wrong place stands in braces.

    >>> author("Laurens van der Maaten"), author("Gemini Team")
    ('van der Maaten, Laurens', '{Gemini Team}')
    """
    name = split_name(one_line(full))
    if not (name.literal or name.suffix or " " in name.family or _ODD_IN_NAME.search(full)):
        return name.inverted
    if name.literal or (name.suffix and not name.given):
        return f"{{{escape(name.inverted)}}}"
    family = _kept_together(name.family, lower_case_cuts=" " in name.family)
    if name.particle:
        family = f"{name.particle} {family}"
    parts = (family, escape(name.suffix), _kept_together(name.given))
    return ", ".join(filter(None, parts))


def escape(text: str) -> str:
    r"""`text` for LaTeX.

    >>> print(escape("50% of {R&D}"))
    50\% of \{R\&D\}
    """
    line = one_line(text)
    return _escaped(line, _escapes(line))


def _escapes(text: str) -> Mapping[str, str]:
    """How the characters are written in a text: that depends on whether its braces pair."""
    depth = 0
    for character in text if "{" in text or "}" in text else "":
        depth += (character == "{") - (character == "}")
        if depth < 0:
            break
    return _ESCAPES if depth == 0 else _ESCAPES | _LONE_BRACES


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return _ACTS_IN_LATEX.sub(lambda match: escapes[match[0]], text)


def _kept_together(part: str, *, lower_case_cuts: bool = False) -> str:
    # readers differ on where a name ends that has an escape
    cut = (
        _CUTS.search(part)
        or _ACTS_IN_LATEX.search(part)
        or (lower_case_cuts and any(word[0].islower() for word in part.split()))
    )
    return f"{{{escape(part)}}}" if cut else escape(part)


def _verbatim(text: str) -> str:
    """Addresses and ids stand as they are, since styles set them verbatim; only what breaks the entry is encoded."""
    return _BREAKS_ENTRY.sub(percent_encoded, one_line(text))
