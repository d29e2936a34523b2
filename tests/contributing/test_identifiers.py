"""Ids of papers in every form in which people paste them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesome.identifiers import (
    DOI,
    OPENREVIEW,
    Identifier,
    IdentifierError,
    arxiv_month,
    identifiers_in,
    read_identifier,
)

ARXIV = [
    "2401.00001", "2401.00001v3", " 2401.00001\n", "arXiv:2401.00001", "ARXIV: 2401.00001v2", "arxiv 2401.00001",
    "arXiv:2401.00001v3 [cs.CV]", "arXiv:2401.00001 [cs.CV] 17 Jan 2024", "arXiv：2401.00001", "２４０１．００００１", "[2401.00001]",
    "(arXiv:2401.00001)", "<https://arxiv.org/abs/2401.00001>.", "`2401.00001`", "“2401.00001”", "https://arxiv.org/abs/2401.00001",
    "http://arxiv.org/abs/2401.00001v2?context=cs", "arxiv.org/abs/2401.00001", "www.arxiv.org/abs/2401.00001",
    "https://arxiv.org//abs/2401.00001", "https://arxiv.org/pdf/2401.00001", "https://arxiv.org/pdf/2401.00001v2.pdf#page=3",
    "https://arxiv.org/html/2401.00001v2#S3.T1", "https://export.arxiv.org/abs/2401.00001", "https://browse.arxiv.org/pdf/2401.00001",
    "https://arxiv.org/abs/2401.00001/", "https://ar5iv.org/abs/2401.00001", "https://ar5iv.labs.arxiv.org/html/2401.00001",
    "https://www.alphaxiv.org/abs/2401.00001v1", "https://alphaxiv.org/overview/2401.00001", "https://www.alphaxiv.org/zh/overview/2401.00001",
    "https://huggingface.co/papers/2401.00001", "hf.co/papers/2401.00001", "https://papers.cool/arxiv/2401.00001",
    "https://www.semanticscholar.org/arXiv:2401.00001", "https://doi.org/10.48550/arXiv.2401.00001", "10.48550/arxiv.2401.00001v2",
    "doi:10.48550/ARXIV.2401.00001", "arXiv preprint arXiv:2401.00001", "[2401.00001] A Made-up Paper", "Ada Example. arXiv:2401.00001, 2024.",
    "HTTPS://ARXIV.ORG/abs/2401.00001",
]  # fmt: skip
OTHERS = {
    "hep-th/9901001": Identifier("arxiv", "hep-th/9901001"),
    "hep-th/9901001v3": Identifier("arxiv", "hep-th/9901001"),
    "arXiv:math.GT/0309136": Identifier("arxiv", "math.GT/0309136"),
    "https://arxiv.org/abs/math.gt/0309136v1": Identifier("arxiv", "math.GT/0309136"),
    "https://arxiv.org/pdf/cs/0112017.pdf": Identifier("arxiv", "cs/0112017"),
    "0704.0001": Identifier("arxiv", "0704.0001"),
    "10.1145/3581783.3612345": Identifier("doi", "10.1145/3581783.3612345"),
    "doi: 10.1145/3581783.3612345.": Identifier("doi", "10.1145/3581783.3612345"),
    "DOI 10.1145/ABC": Identifier("doi", "10.1145/abc"),
    "https://dx.doi.org/10.1145/ABC?x=1": Identifier("doi", "10.1145/abc"),
    "doi.org/10.1145%2FABC": Identifier("doi", "10.1145/abc"),
    "https://dl.acm.org/doi/abs/10.1145/3581783.3612345": Identifier("doi", "10.1145/3581783.3612345"),
    "https://dl.acm.org/doi/pdf/10.1145/3581783.3612345?download=true": Identifier("doi", "10.1145/3581783.3612345"),
    "https://link.springer.com/chapter/10.1007/978-3-031-1_1": Identifier("doi", "10.1007/978-3-031-1_1"),
    "https://link.springer.com/content/pdf/10.1007/978-3-031-1_1.pdf": Identifier("doi", "10.1007/978-3-031-1_1"),
    "https://onlinelibrary.wiley.com/doi/full/10.1002/abc(2020)1": Identifier("doi", "10.1002/abc(2020)1"),
    "(10.1145/abc)": Identifier("doi", "10.1145/abc"),
    "https://openreview.net/forum?id=aB3dE5gH7j": Identifier("openreview", "aB3dE5gH7j"),
    "https://openreview.net/forum?id=aB3dE5gH7j&noteId=xyz#discussion": Identifier("openreview", "aB3dE5gH7j"),
    "openreview.net/pdf?id=aB3dE5gH7j": Identifier("openreview", "aB3dE5gH7j"),
    "https://openreview.net/attachment?name=pdf&amp;id=aB3dE5gH7j": Identifier("openreview", "aB3dE5gH7j"),
    "aB3dE5gH7j": Identifier("openreview", "aB3dE5gH7j"),
    "fdAIgCCHXz": Identifier("openreview", "fdAIgCCHXz"),
    "openreview: abcdefghij": Identifier("openreview", "abcdefghij"),
}
WRONG = {
    "": "nothing", "   ": "nothing", "…": "nothing", "2401.1": "five digits", "2401.0001": "five digits", "1401.00001": "four digits",
    "2413.00001": "no year and month", "0603.0001": "no year and month", "https://arxiv.org/abs/N/A": "names no paper",
    "https://arxiv.org/list/cs.CV/recent": "names no paper", "https://arxiv.org/abs/../../etc/passwd": "names no paper",
    "../../etc/passwd": "no id", "https://github.com/example/kite": "repository", "github.com/example/kite": "repository",
    "A Made-up Paper about Kites": "no id", "Multimodal": "no id", "OpenReview": "no id", "llava": "no id", "10.1145": "no DOI",
    "10.48550/arXiv.kite": "no arXiv id", "https://openreview.net/group?id=ICLR.cc/2024": "names no paper",
    "https://openreview.net/": "names no paper", "https://example.org/2401.00001": "no id of a paper in this address",
    "https://huggingface.co/datasets/example/kite": "no id of a paper in this address", "x" * 501: "too long",
    "javascript:alert(1)": "no id", "hep-th/9913001": "no arXiv id",
}  # fmt: skip


@pytest.mark.parametrize("text", ARXIV)
def test_one_arxiv_id_in_many_forms(text: str) -> None:
    assert read_identifier(text) == Identifier("arxiv", "2401.00001")


@pytest.mark.parametrize("text", OTHERS)
def test_ids_of_other_kinds(text: str) -> None:
    assert read_identifier(text) == OTHERS[text]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_id_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(IdentifierError) as caught:
        read_identifier(text)
    assert WRONG[text] in str(caught.value)
    assert caught.value.text == text


def test_ids_in_a_line_of_a_list() -> None:
    line = (
        "- **Kite** ([paper](https://arxiv.org/abs/2401.00001v2), [pdf](https://arxiv.org/pdf/2401.00001.pdf), "
        "[code](https://github.com/example/kite)), doi:10.1145/3581783.1; arXiv:2402.00002 and hep-th/9901001. "
        "<https://openreview.net/forum?id=aB3dE5gH7j> abs/N/A 3.14159 192.168.00001"
    )
    assert [item.value for item in identifiers_in(line)] == [
        "2401.00001", "10.1145/3581783.1", "2402.00002", "hep-th/9901001", "aB3dE5gH7j",
    ]  # fmt: skip


def test_two_ids_where_one_is_expected_are_refused() -> None:
    with pytest.raises(IdentifierError):
        read_identifier("see 2401.00001 and 2401.00002")


months = st.tuples(st.integers(15, 26), st.integers(1, 12), st.integers(0, 99999))
new_style = months.map(lambda parts: f"{parts[0]:02}{parts[1]:02}.{parts[2]:05}")
old_style = st.builds(
    lambda archive, year, month, number: f"{archive}/{year:02}{month:02}{number:03}",
    st.sampled_from(["cs", "hep-th", "math.GT", "cond-mat", "physics", "q-bio.NC"]),
    st.integers(92, 99),
    st.integers(1, 12),
    st.integers(1, 999),
)
arxiv_ids = st.one_of(new_style, old_style)
around = st.sampled_from(
    [
        "{}", "{}v{v}", "arXiv:{}", "arXiv: {}v{v} [cs.CV]", "https://arxiv.org/abs/{}v{v}", "http://arxiv.org/pdf/{}.pdf",
        "arxiv.org/abs/{}?context=cs", " <https://arxiv.org/abs/{}> ", "https://www.alphaxiv.org/abs/{}", "10.48550/arXiv.{}",
        "https://doi.org/10.48550/arXiv.{}v{v}", "“{}”,", "https://huggingface.co/papers/{}", "{} .",
    ]
)  # fmt: skip


@given(arxiv_ids, around, st.integers(1, 30))
def test_every_arxiv_id_survives_every_form(identifier: str, form: str, version: int) -> None:
    assert read_identifier(form.format(identifier, v=version)) == Identifier("arxiv", identifier)


@given(st.from_regex(r"10\.[1-9][0-9]{3,8}/[a-z0-9][a-z0-9._()/:-]{0,30}[a-z0-9]", fullmatch=True))
def test_every_doi_survives_every_form(doi: str) -> None:
    if doi.startswith("10.48550/arxiv."):
        return
    for form in ("{}", "doi:{}", "https://doi.org/{}", "https://dx.doi.org/{}", "{}.", "({})"):
        assert read_identifier(form.format(doi)) == Identifier("doi", doi)


@given(st.from_regex(r"[A-Za-z0-9_-]{8,14}", fullmatch=True))
def test_every_openreview_id_survives_its_address(identifier: str) -> None:
    for form in ("https://openreview.net/forum?id={}", "openreview.net/pdf?id={}&x=1"):
        assert read_identifier(form.format(identifier)) == Identifier("openreview", identifier)


@given(st.text(max_size=200))
def test_any_text_gives_an_id_of_the_right_form_or_an_error_of_ours(text: str) -> None:
    forms: dict[str, Callable[[str], object]] = {
        "arxiv": arxiv_month,
        "doi": DOI.fullmatch,
        "openreview": OPENREVIEW.fullmatch,
    }
    with suppress(IdentifierError):
        kind, value = read_identifier(text)
        assert forms[kind](value)
    for found in identifiers_in(text):
        assert read_identifier(found.url) == found


@given(
    st.sampled_from(["https://arxiv.org/abs/", "https://doi.org/", "openreview.net/forum?id=", "arxiv:"]),
    st.text(max_size=60),
)
def test_nothing_behind_an_address_leads_astray(begin: str, text: str) -> None:
    try:
        _, value = read_identifier(begin + text)
    except IdentifierError:
        return
    assert not {"\n", " ", "<", '"', "\x1b", "\u202e"} & set(value)
