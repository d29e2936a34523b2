"""Made-up papers by made-up people, and texts that try to break a format."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from awesome.catalog import Catalog
from awesome.exporters.selection import Selection
from awesome.exporters.text import one_line
from awesome.model import Dataset, Paper
from awesome.vocabulary import Vocabulary

TIME = datetime(2026, 3, 4, 5, 6, 8, tzinfo=UTC)

tried = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
"""How often a property is tried."""

PAPERS = (
    Paper(
        id="owlet",
        title="Owlet: Tuning {Large} Models on 100% of R&D_Data with GPT-9 for $5",
        name="Owlet",
        authors=["Minerva van der Owl", "José de la Cruz-Ñandú", "王小明", "Sammy Perch Jr.", "Owlet Team"],
        date="2023-11-17",
        venue="CVPR 2024",
        arxiv="2311.00500",
        techniques=["instruction-tuning", "chain-of-thought"],
        topics=["training-data", "reasoning"],
        modalities=["image", "video"],
        code="https://example.org/owlet",
        project="https://example.org/owlet/page_(1)",
        added="2026-01-01",
        seen_in=["acl-anthology"],
    ),
    Paper(
        id="heron-2022-wading",
        title="Wading through the waters of Chinese captions",
        authors=["Ardea Heron", "Ludwig van Egret"],
        date="2022-05",
        venue="arXiv",
        arxiv="2205.00010",
        techniques=["in-context-learning"],
        added="2026-01-01",
    ),
    Paper(
        id="kite",
        title="=HYPERLINK(1) Is Not a Title",
        name="Kite",
        authors=["Milvus Kite"],
        date="2024-01-02",
        venue="TMLR 2025",
        doi="10.9999/kite_(2024)",
        url="https://example.org/kite",
        topics=["evaluation"],
        added="2026-02-01",
    ),
    Paper(id="mute-swan", title="A Paper of Which Little Is Known", url="https://example.org/swan", topics=["survey"], added="2026-02-03"),
    Paper(
        id="blogfish",
        title="A Post about 模型 and ünïcödé",
        authors=["Supryadi", "欧阳小鸟"],
        date="2025",
        venue="Blog 2025",
        url="https://example.org/post?a=1;b=2",
        topics=["foundation-models"],
        added="2026-02-03",
    ),
    Paper(
        id="stork",
        title="Storks at a Workshop Nobody Lists",
        authors=["Ciconia Stork"],
        date="2025-06-30",
        venue="Nowhere Symposium 2025",
        openreview="abcDEF_123",
        techniques=["llm-aided-visual-reasoning"],
        code="https://example.org/stork",
        added="2026-02-02",
    ),
)  # fmt: skip

DATA_SETS = (
    Dataset(
        id="owlet",
        name="Owlet-10K",
        paper="owlet",
        url="https://example.org/data",
        kind=["instruction-tuning", "benchmark"],
        techniques=["instruction-tuning"],
        modalities=["image"],
        size="10K",
        languages=["en", "zh"],
        date="2023-11-17",
        added="2026-01-01",
    ),
    Dataset(
        id="feathers",
        name="Feathers <& Quills>",
        title="Feathers and Quills: A Corpus",
        arxiv="2401.09999",
        kind=["pre-training"],
        added="2026-02-01",
    ),
    Dataset(id="eggs", name="Eggs", kind=["other"], paper="mute-swan", added="2026-02-04"),
)

ODD = "aZ ÉßñЖ中あ한אع🦉\\{}&%$#_~^<>|\"'`@=+-;,:.()[]*!?/09\u0301\u200d\u202e\t\n\r\x00\x1b\x85\u2028\ufeff"


def odd_texts(alphabet: str = ODD) -> st.SearchStrategy[str]:
    """Texts that try to break a format, none of them blank."""
    texts = st.one_of(
        st.text(alphabet=st.sampled_from(alphabet), min_size=1, max_size=30),
        st.lists(st.sampled_from(["and", "others", "ER  -", "\n@misc{x,", "=1+1", "]]>", "</title>", "; ", "von", "GPT-9"]), max_size=6).map(" ".join),
        st.text(max_size=20),
    )  # fmt: skip
    return texts.filter(lambda text: any(character.isalnum() for character in one_line(text)))


def select(*papers: Paper, data_sets: tuple[Dataset, ...] = (), site_url: str = "") -> Selection:
    """A selection of these entries only."""
    return Selection.whole(Catalog(papers, data_sets), Vocabulary.load(), TIME, site_url)
