"""Titles and names as a reader sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.catalog import Catalog
from awesome.drafting import canonical_authors, canonical_title, is_other_title, name_in_title
from awesome.findings import safe
from awesome.plaintext import plain
from awesome.rules.p401_trailing_stop import ends_like_a_sentence
from awesome.titles import title_key
from tests.website.made_up import ROOT

MARKUP = {
    r"$\pi_0$: A Kite": "π₀: A Kite",
    r"$\pi_{0.5}$": "π0.5",
    r"R$^2$-Bench": "R²-Bench",
    r"R^2 Bench": "R² Bench",
    r"$A^{2}$-LLM": "A²-LLM",
    r"$\text{M}^3$": "M³",
    r"CO$_2$": "CO₂",
    r"V$^*$: Guided Search": "V*: Guided Search",
    r"$\infty$-Kite": "∞-Kite",
    r"$2\times$ Faster": "2× Faster",
    r"X $\rightarrow$ Y": "X → Y",
    r"$\mathcal{X}$-Former": "X-Former",
    r"$\mathbf{A^3}$Net": "A³Net",
    r"\(\alpha\)-Kite": "α-Kite",
    r"\textbf{Kite}: \emph{A \textit{Bird}}": "Kite: A Bird",
    r"\textsc{Kite}-2": "Kite-2",
    r"{LLaVA}: {V}isual {I}nstruction": "LLaVA: Visual Instruction",
    r"M{\"u}ller": "Müller",
    r"Erd\H{o}s": "Erdős",
    r"Garc\'{\i}a": "García",
    r"\'Emile": "Émile",
    r"Ko\v{c}i\'c": "Kočić",
    r"\c{C}elik": "Çelik",
    r"{\L}ukasz {\O}stberg": "Łukasz Østberg",
    r"Don\'t": "Don't",
    r"``Quoted'' Words": "“Quoted” Words",
    r"GPT-4~Vision": "GPT-4 Vision",
    r"50\% \& more \#1": "50% & more #1",
    r"\LaTeX{} for Kites": "LaTeX for Kites",
    "A &amp; B &lt;3": "A & B <3",
    "R<sup>2</sup>-Bench with <i>Feathers</i>": "R²-Bench with Feathers",
    "<mml:math><mml:mi>π</mml:mi></mml:math>-Kite": "π-Kite",
    "Costs $5, not $10": "Costs $5, not $10",
    "$100k a Year": "$100k a Year",
    "A -- B --- C": "A -- B --- C",
    "ﬁne 𝜋 Ｋite": "fine π Kite",
    "多模态：模型，与数据": "多模态：模型，与数据",
    "a\x1b[31mb\u202ec\u200bd\u00ade": "a[31mbcde",
    "a\u00a0b\u2003c\u2028d\te\n f": "a b c d e f",
    "A‑B": "A-B",
    "x < y and z > w": "x < y and z > w",
    r"\method{} Stays": r"\method Stays",
}


@pytest.mark.parametrize("text", MARKUP)
def test_markup_becomes_what_a_reader_sees(text: str) -> None:
    assert plain(text) == MARKUP[text]


@given(st.text(max_size=120))
def test_the_plain_is_plain_and_safe_whatever_it_was(text: str) -> None:
    once = plain(text)
    assert "\n" not in once
    assert once == once.strip()
    assert "  " not in once
    assert safe(once).removeprefix("\\x3a") in (once, once.removeprefix(":")) or "##[" in once or "\\" in safe(once)
    # a second look finds at most what the first uncovered
    assert len(plain(once)) <= len(once)


@given(st.lists(st.sampled_from([*"\\${}^_~`'\"abc &<>;", "\\textbf{", "\\'", "$$", "&amp;", "\\alpha"]), max_size=60))
def test_broken_markup_breaks_nothing(parts: list[str]) -> None:
    assert isinstance(plain("".join(parts)), str)


@pytest.mark.parametrize("piece", ["{", "$", "\\textbf{", "\\'", "``", "<a ", "&", "^{", "~", "\\\\"])
def test_much_broken_markup_is_read_quickly(piece: str) -> None:
    assert isinstance(plain(piece * 20_000), str)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.load(ROOT)


def test_the_titles_and_authors_of_the_list_stay_as_they_are(catalog: Catalog) -> None:
    changed = [paper.title for paper in catalog if plain(paper.title) != paper.title]
    assert changed == []
    respelled = [paper.title for paper in catalog if title_key(canonical_title(paper.title)) != title_key(paper.title)]
    assert respelled == []
    assert [paper.id for paper in catalog if canonical_authors(paper.authors) != paper.authors] == []


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("A Kite.", "A Kite"), ("A Kite , a Lark :", "A Kite, a Lark"), ("Kite : A Bird", "Kite: A Bird"), ("Larks et al.", "Larks et al."),
        ("Why Kites?", "Why Kites?"), ("Kites...", "Kites..."), ("Kite。", "Kite"), (" ", ""), ("Kite;.", "Kite"),
    ],
)  # fmt: skip
def test_a_title_is_no_sentence(title: str, right: str) -> None:
    assert canonical_title(title) == right
    assert not ends_like_a_sentence(right)


@pytest.mark.parametrize(
    ("authors", "right"),
    [
        (["Ada Example", ":", "Bo Sample"], ["Ada Example", "Bo Sample"]),
        (
            ["Team Kite", "Ada  Example*", "Bo Sample†", "Cy Model1"],
            ["Team Kite", "Ada Example", "Bo Sample", "Cy Model"],
        ),
        (["Ada Example (Lab A)", "Bo Sample [2]", "et al.", "and others"], ["Ada Example", "Bo Sample"]),
        (["and Ada Example", "Ada Example", "ada@example.org", "等", ""], ["Ada Example", "Ada Example"]),
        ([r"J\'er\^ome M{\"u}ller", "李 明", "Jr. X", "R2-D2"], ["Jérôme Müller", "李 明", "Jr. X", "R2-D2"]),
        (["Anonymous Authors"], []),
    ],
)
def test_authors_are_names(authors: list[str], right: list[str]) -> None:
    assert canonical_authors(authors) == right


NAMES = {
    "LLaVA: Large Language and Vision Assistant": "LLaVA",
    "Kite: Seeing Feathers": "Kite",
    "Video-Kite 2: Seeing Feathers": "Video-Kite 2",
    "Visual CoT: A Benchmark": "Visual CoT",
    "π₀: A Flow Model": "π₀",
    "Kite2.5-VL Technical Report": "Kite2.5-VL",
    "Kite – A Bird": "Kite",
    "Kite -- A Bird": "Kite",
    "“Kite”: A Bird": "Kite",
    "Less is More: Seeing Feathers": "",
    "Seeing is Believing: Feathers": "",
    "What Do VLMs See?: A Study": "",
    "GPT-4V in Wonderland: Feathers": "",
    "Multimodal LLMs: A Survey": "",
    "A Survey of Kites": "",
    "Seeing Feathers with Large Models": "",
    "A Very Long Head That Is No Name: Feathers": "",
    "Why?: Feathers": "Why?",
    "why?: Feathers": "",
    "": "",
    ": Feathers": "",
}


@pytest.mark.parametrize("title", NAMES)
def test_the_name_at_the_head_of_a_title(title: str) -> None:
    assert name_in_title(title) == NAMES[title]


def test_names_are_found_in_the_list_and_seldom_where_none_is(catalog: Catalog) -> None:
    """As the list has them: of the names found, nearly all are right but for capitals."""
    found = [(name_in_title(paper.title), paper.name) for paper in catalog]
    named = [pair for pair in found if pair[0]]
    right = [one for one, other in named if one.casefold() == other.casefold()]
    assert len(right) >= 0.99 * len(named)
    assert len(right) >= 0.8 * sum(1 for _, other in found if other)


@pytest.mark.parametrize(
    ("expected", "found", "other"),
    [
        ("Visual instruction tuning", "Visual Instruction Tuning.", False),
        ("LLaVA: Visual Instruction Tuning", "Visual Instruction Tuning", False),
        ("Visual Instruction Tuning", "LLaVA: Visual Instruction Tuning", False),
        ("Visual Instruction Tunning", "Visual Instruction Tuning", False),
        ("Visual Instruction Tuning", "Deep Residual Learning for Image Recognition", True),
        ("Kite", "A Kite of a Very Different Kind: Feathers Revisited", True),
        ("Visual Instruction Tuning", "", True),
    ],
)
def test_the_title_of_another_paper_is_told_from_another_spelling(expected: str, found: str, other: bool) -> None:
    assert is_other_title(expected, found) is other
