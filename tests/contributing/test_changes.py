"""What a change brings: found from what it touches as from two checks of everything."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from awesome.changes import brought, brought_in_full
from awesome.document import Document
from awesome.findings import Finding
from awesome.nearby import near_pairs_of
from awesome.neartitles import near_pairs
from awesome.sides import TooMuchError
from awesome.titles import title_key
from awesome.touched import compare
from awesome.yamltext import outline
from tests.contributing.catalogs import changed, documents, states

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 23)
_NAMED = re.compile("nearly that of “([^”]*)”")


def of_the_change(found: Sequence[Finding], before: Sequence[Document], after: Sequence[Document]) -> list[Finding]:
    """Without near titles of two entries that did not change: whether such a pair is compared hangs on all titles."""
    blocks = {entry.block for document in before for entry in document.entries}
    kept = {entry.id for document in after for entry in document.entries if entry.block in blocks}
    return [
        finding
        for finding in found
        if finding.code != "P208" or finding.entry not in kept or not kept.issuperset(_NAMED.findall(finding.message))
    ]


@settings(max_examples=400)
@given(st.data())
def test_a_change_brings_what_two_full_checks_tell_apart(data: st.DataObject) -> None:
    state = data.draw(states())
    in_order = data.draw(st.booleans())
    before, after = documents(state, in_order=in_order), documents(data.draw(changed(state)), in_order=in_order)
    expected = of_the_change(brought_in_full(before, after, TODAY), before, after)
    assert of_the_change(brought(before, after, TODAY), before, after) == expected


@pytest.mark.sweep
@pytest.mark.parametrize("seed", range(12))
def test_it_is_so_in_the_list_itself(seed: int) -> None:
    chance = random.Random(seed)
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("papers.yaml", "datasets.yaml")}
    before = [outline(text.encode(), name) for name, text in texts.items()]
    for _ in range(chance.randrange(1, 12)):
        name = chance.choice(list(texts))
        blocks = texts[name].split("\n\n")
        place, other = (chance.randrange(1, len(blocks)) for _ in range(2))
        match chance.randrange(4):
            case 0:
                blocks[place] = blocks[other]
            case 1:
                del blocks[place]
            case 2:
                blocks[place] = re.sub("(?m)^(  (?:title|name|arxiv): )(.*)(.)$", r"\1\2x\3", blocks[place])
            case _:
                own = re.sub("(?m)^(- id: )(.*)$", r"\1\2-2", blocks[place], count=1)
                blocks.insert(place + 1, re.sub(r"(?m)^(  arxiv: '\d{4})\.\d", r"\1.9", own))
        texts[name] = "\n\n".join(blocks).rstrip("\n") + "\n"
    after = [outline(text.encode(), name) for name, text in texts.items()]
    expected = of_the_change(brought_in_full(before, after, TODAY), before, after)
    assert expected
    assert of_the_change(brought(before, after, TODAY), before, after) == expected


@settings(max_examples=200)
@given(st.lists(st.integers(0, 6), min_size=1, max_size=30, unique=True), st.data())
def test_the_near_titles_of_a_few_are_those_that_all_have(about: list[int], data: st.DataObject) -> None:
    words = st.sampled_from(["whales", "ships", "harbour", "harbor", "model", "3", "v2", "night"])
    title = st.lists(words, min_size=1, max_size=5).map(" ".join)
    titles = data.draw(st.lists(st.one_of(title, st.builds("{}: {}".format, title, title)), min_size=7, max_size=40))
    keys = [title_key(title) for title in titles]
    expected = [pair for pair in near_pairs(titles, keys) if pair[0] in about or pair[1] in about]
    assert near_pairs_of(about, titles, keys) == expected


def test_a_great_change_is_looked_at_as_a_whole() -> None:
    text = (ROOT / "papers.yaml").read_text(encoding="utf-8")
    before, after = outline(text.encode()), outline(text.replace("\n  venue: arXiv\n", "\n").encode())
    with pytest.raises(TooMuchError):
        compare([before], [after])
