"""RIS, read back by rispy."""

from __future__ import annotations

from typing import Any

import rispy
from hypothesis import given

from awesome.exporters import ris
from awesome.exporters.names import split_name
from awesome.exporters.selection import Selection
from awesome.exporters.text import one_line
from awesome.model import Paper
from tests.exporters.support import odd_texts, select, tried


def read(data: bytes) -> dict[str, dict[str, Any]]:
    return {record["id"]: record for record in rispy.loads(data.decode(), newline="\r\n")}


def test_every_kind_of_record(whole: Selection) -> None:
    records = read(ris.export(whole))
    assert {key: record["type_of_reference"] for key, record in records.items()} == {
        "owlet": "CPAPER", "heron-2022-wading": "UNPB", "kite": "JOUR", "mute-swan": "GEN", "blogfish": "ELEC",
        "stork": "GEN",
    }  # fmt: skip
    owlet = records["owlet"]
    assert owlet["authors"] == [
        "van der Owl, Minerva",
        "de la Cruz-Ñandú, José",
        "王, 小明",
        "Perch, Sammy, Jr.",
        "Owlet Team",
    ]
    assert owlet["title"] == "Owlet: Tuning {Large} Models on 100% of R&D_Data with GPT-9 for $5"
    assert owlet["secondary_title"] == "IEEE/CVF Conference on Computer Vision and Pattern Recognition"
    assert (owlet["year"], owlet["accession_number"], owlet["urls"]) == (
        "2024",
        "arXiv:2311.00500",
        ["https://arxiv.org/abs/2311.00500"],
    )
    assert owlet["keywords"][:2] == ["Multimodal instruction tuning", "Multimodal chain of thought"]
    assert "date" not in owlet
    assert records["heron-2022-wading"]["date"] == "2022/05//"
    assert records["kite"]["doi"] == "10.9999/kite_(2024)"
    assert records["blogfish"]["urls"] == ["https://example.org/post?a=1%3Bb=2"]


def test_what_is_not_known_is_absent(whole: Selection) -> None:
    assert read(ris.export(whole))["mute-swan"].keys() == {"type_of_reference", "id", "title", "urls", "keywords"}


def test_every_line_ends_as_the_format_wants(whole: Selection) -> None:
    text = ris.export(whole).decode()
    assert text.count("\r\n") == text.count("\n") == text.count("\r")
    assert text.endswith("ER  - \r\n\r\n")


@tried
@given(odd_texts(), odd_texts(), odd_texts())
def test_no_text_breaks_the_file(title: str, first: str, second: str) -> None:
    papers = (
        Paper(id="a", title=title, authors=[first, second], added="2026-01-01"),
        Paper(id="b", title="B", added="2026-01-01"),
    )
    records = read(ris.export(select(*papers)))
    assert list(records) == ["a", "b"]
    assert records["a"]["title"] == one_line(title)
    assert records["a"]["authors"] == [split_name(one_line(name)).inverted for name in (first, second)]
