"""BibTeX, read back by bibtexparser and by pylatexenc's LaTeX."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc import latex2text

from awesome.exporters import bibtex
from awesome.exporters.selection import Selection
from awesome.exporters.text import one_line
from awesome.model import Paper
from tests.exporters.support import ODD, odd_texts, select, tried

# LaTeX sets these as other signs, alone or in pairs, and the reader does so too
LIGATURES = "-'`\"?!\u200d"

# macros of LaTeX's textcomp that the reader does not know, or knows otherwise
MACROS = {
    "textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}",
    "textasciicircum": "^",
}  # fmt: skip


def read(data: bytes) -> dict[str, Any]:
    """The entries by key; fails where the reader found anything that it could not read."""
    library = parse_string(
        data.decode(), append_middleware=[middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()]
    )
    assert not library.failed_blocks
    assert library.comments == library.preambles == library.strings == []
    return {entry.key: entry for entry in library.entries}


def fields(entry: Any) -> dict[str, Any]:
    return {field.key: field.value for field in entry.fields}


def shown(latex: str) -> str:
    """What LaTeX sets."""
    context = latex2text.get_default_latex_context_db()
    macros = [latex2text.MacroTextSpec(name, sign) for name, sign in MACROS.items()]
    context.add_context_category("textcomp", prepend=True, macros=macros)
    return str(latex2text.LatexNodes2Text(latex_context=context).latex_to_text(latex))


def test_every_kind_of_entry(whole: Selection) -> None:
    entries = read(bibtex.export(whole))
    assert {key: entry.entry_type for key, entry in entries.items()} == {
        "owlet": "inproceedings", "heron-2022-wading": "misc", "kite": "article", "mute-swan": "misc",
        "blogfish": "misc", "stork": "misc",
    }  # fmt: skip
    owlet = fields(entries["owlet"])
    assert owlet["title"] == r"{Owlet}: Tuning \{Large\} Models on 100\% of {R\&D\_Data} with {GPT}-9 for \$5"
    assert owlet["booktitle"] == "{IEEE/CVF Conference on Computer Vision and Pattern Recognition}"
    assert {name: owlet[name] for name in ("year", "eprint", "archivePrefix", "url")} == {
        "year": "2024",
        "eprint": "2311.00500",
        "archivePrefix": "arXiv",
        "url": "https://arxiv.org/abs/2311.00500",
    }
    assert "month" not in owlet, "the month is the preprint's, the year is the conference's"
    heron = fields(entries["heron-2022-wading"])
    assert (heron["year"], heron["month"]) == ("2022", "may")
    kite = fields(entries["kite"])
    assert (kite["journal"], kite["year"], kite["doi"]) == (
        "Transactions on Machine Learning Research",
        "2025",
        "10.9999/kite_(2024)",
    )
    assert fields(entries["stork"])["howpublished"] == "Nowhere Symposium"


def test_what_is_not_known_is_absent(whole: Selection) -> None:
    swan = fields(read(bibtex.export(whole))["mute-swan"])
    assert swan.keys() == {"title", "key", "url"}


def test_the_month_is_a_macro(whole: Selection) -> None:
    assert b"  month = may,\n" in bibtex.export(whole)


def test_names_in_parts(whole: Selection) -> None:
    minerva, jose, wang, sammy, team = fields(read(bibtex.export(whole))["owlet"])["author"]
    assert (minerva.first, minerva.von, minerva.last) == (["Minerva"], ["van", "der"], ["Owl"])
    assert (jose.first, jose.von, jose.last) == (["José"], ["de", "la"], ["Cruz-Ñandú"])
    assert (wang.first, wang.last) == (["小明"], ["王"])
    assert (sammy.first, sammy.last, sammy.jr) == (["Sammy"], ["Perch"], ["Jr."])
    assert team.last == ["{Owlet Team}"]


@pytest.mark.parametrize(
    ("full", "written"),
    [
        ("Blaise Cigüeña y Ganso", "{Cigüeña y Ganso}, Blaise"),
        ("Erwan Le Héron de Cygne", "{Le Héron de Cygne}, Erwan"),
        ("Owl and Heron Team", "{Owl and Heron Team}"),
        ("Minerva And Owl", "Owl, {Minerva And}"),
        ("Others", "{Others}"),
        ("Kite, Heron, Owl", "{Kite, Heron, Owl}"),
        ("M_v & Owl", r"Owl, {M\_v \&}"),
        ("Perch, Jr.", "{Perch, Jr.}"),
        ("van der Owl", "van der Owl"),
    ],
)
def test_names_that_bibtex_would_cut_elsewhere(full: str, written: str) -> None:
    assert bibtex.author(full) == written


@tried
@given(odd_texts("".join(set(ODD) - set(LIGATURES))), odd_texts())
def test_a_title_is_set_as_it_was(title: str, name: str) -> None:
    paper = Paper(id="x", title=title, name=name, added="2026-01-01")
    assert shown(bibtex.title(paper)) == LatexLike(one_line(title))


class LatexLike(str):
    """A text that equals what the reader shows of it: it joins combining accents and drops what has no shape."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and _bare(self) == _bare(other)

    __hash__ = str.__hash__


def _bare(text: str) -> str:
    # ligatures that the general texts of the strategy may still hold
    for pair, sign in (
        ("---", "—"),
        ("--", "–"),
        ("``", "“"),
        ("''", "”"),
        ("`", "‘"),
        ("'", "’"),
        ("?‘", "¿"),
        ("!‘", "¡"),
        ('"', "”"),
    ):
        text = text.replace(pair, sign)
    return "".join(text.split())


@tried
@given(st.lists(st.builds(Paper, id=st.from_regex(r"[a-z]{1,9}", fullmatch=True), title=odd_texts(), name=st.one_of(st.just(""), odd_texts()), authors=st.lists(odd_texts(), max_size=4), added=st.just("2026-01-01"), venue=st.sampled_from(["", "arXiv", "CVPR 2024", "TMLR 2025", "Odd {Venue} 2024"]), url=st.one_of(st.just(""), odd_texts())), max_size=4, unique_by=lambda paper: paper.id))  # fmt: skip
def test_no_text_breaks_the_file(papers: list[Paper]) -> None:
    data = bibtex.export(select(*papers))
    entries = read(data)
    assert list(entries) == [paper.id for paper in papers]
    for paper in papers:
        entry = fields(entries[paper.id])
        assert len(entry.get("author", [])) == len(paper.authors)
        assert all(balanced(value) for value in entry.values() if isinstance(value, str))


def balanced(text: str) -> bool:
    """Whether braces pair, as BibTeX counts them: a backslash before one changes nothing."""
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def test_an_empty_selection_is_an_empty_file() -> None:
    assert bibtex.export(select()) == b""
