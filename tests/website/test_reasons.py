"""Why a paper is said to be related."""

from __future__ import annotations

import re

import pytest

from awesome.catalog import Catalog
from awesome.model import Dataset, Paper
from awesome.vocabulary import Vocabulary
from awesome.website.reasons import Reasons
from awesome.website.settings import Settings
from awesome.website.views import Views
from tests.website.made_up import FIRST, ROOT
from tests.website.support import Site, text_of

KITE = Paper("kite", "KITE: Weather Maps for Birds", FIRST, authors=["Ada Example", "Bo Sample", "Cy Model"], topics=["grounding", "survey"])  # fmt: skip
LARK = Paper("lark", "Lark Reads Weather", FIRST, authors=["Bo Sample", "Ada Example", "Cy Model"], topics=["survey"])
MOTH = Paper("moth", "How Moth Answers on MapBench", FIRST, authors=["Di Other"], topics=["survey", "grounding"])
NEWT = Paper("newt", "The birds and the weather of kite", FIRST, topics=["grounding"])
FILLING = [Paper(f"filling-{number}", f"Filling {number}", FIRST) for number in range(9)]
MAPS = Dataset("mapbench", "MapBench", FIRST, paper="kite", kind=["benchmark"])


@pytest.fixture(scope="module")
def reasons() -> Reasons:
    settings = Settings(root=ROOT, out=ROOT / "build")
    return Reasons(Views(Catalog([KITE, LARK, MOTH, NEWT, *FILLING], [MAPS]), Vocabulary.load(), settings))


@pytest.mark.parametrize(
    ("paper", "other", "english", "chinese"),
    [
        (KITE, LARK, "shared authors: Ada Example, Bo Sample, +1 · both titles: Weather", "共同作者：Ada Example、Bo Sample、+1 · 标题均含：Weather"),
        (KITE, MOTH, "data set: MapBench · topic: Grounding and segmentation, Surveys", "数据集：MapBench · 同一主题：定位与分割、综述"),
        (MOTH, KITE, "data set: MapBench · topic: Surveys, Grounding and segmentation", "数据集：MapBench · 同一主题：综述、定位与分割"),
        (KITE, NEWT, "both titles: KITE, Weather, Birds · topic: Grounding and segmentation", "标题均含：KITE、Weather、Birds · 同一主题：定位与分割"),
        (KITE, FILLING[0], "", ""),
    ],
)  # fmt: skip
def test_the_strongest_reasons_are_said(reasons: Reasons, paper: Paper, other: Paper, english: str, chinese: str) -> None:  # fmt: skip
    between = reasons.between(paper, other)
    assert [reasons.said(between, language) for language in ("en", "zh")] == [english, chinese]


def test_words_that_tell_nothing_are_no_reason(reasons: Reasons) -> None:
    assert "the" not in reasons.between(NEWT, KITE).replace("\x05", " ").split()
    assert "How" not in reasons.between(MOTH, LARK)


def test_every_related_paper_says_why(site: Site) -> None:
    kinds = {
        "": "shared authors: |data set: |both titles: |topic: ",
        "zh/": "共同作者：|数据集：|标题均含：|同一主题：",
    }
    seen = 0
    for home, pattern in kinds.items():
        for path in (path for path in site.pages if re.fullmatch(rf"{home}papers/[^/]+/index\.html", path)):
            for item in site.page(path).xpath("//ul[contains(@class, 'related')]/li/span"):
                assert re.search(pattern, text_of(item)), path
                seen += 1
    assert seen > 100


def test_a_paper_leads_to_its_like_in_the_explorer(site: Site) -> None:
    (link,) = site.at("zh/papers/kite-1/").xpath("//p[@class='ways-on']/a")
    assert link.get("href") == "../../../zh/explore/?technique=instruction-tuning&topic=training-data"
    assert text_of(link) == "检索同类：多模态指令微调 · 训练数据"
    (link,) = site.at("papers/many/").xpath("//p[@class='ways-on']/a")
    assert link.get("href") == "../../explore/?technique=llm-aided-visual-reasoning"
