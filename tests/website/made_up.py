"""A made-up list: papers and people that do not exist, and entries that try to break a page.

Its clone holds the project's own prose, templates and configuration, so that what is built is the real site around
another list.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from awesome.catalog import to_values
from awesome.model import SHELVES, Dataset, Paper, Removal

ROOT = Path(__file__).parents[2]
FIRST = "2026-01-01"
LATER = "2026-02-01"
IT, ICL, COT, LAVR = SHELVES[:4]

HOSTILE = "<script>document.title='owned'</script>\"'&amp; & <b>{{ t.code }}{% raw %} ]]> </title></script><img src=x onerror=\"document.title='owned'\">"
"""What stands in every text field of one entry."""

PROLIFIC = "Ada Example"
NAMESAKE = "Ada Éxample"
"""Another person whose name gives the same address."""

RIGHT_TO_LEFT = ["דוגמה לדוגמה", "מחבר בדוי"]

_NAMES = ["Kite", "Lark", "Moth", "Newt", "Oryx", "Pike", "Rook", "Swan", "Teal", "Wren", "Yak", "Zebu"]
_VENUES = ["CVPR 2024", "arXiv", "NeurIPS 2023", "TMLR 2024", "", "CVPR Workshop 2025"]
_TOPICS = [["training-data", "grounding"], ["reasoning"], [], ["video-understanding", "evaluation"]]


def _plain(number: int) -> Paper:
    """One of the papers that nothing is wrong with."""
    name = f"{_NAMES[number % 12]}-{number // 12 + 1}"
    shelf = SHELVES[number % 5]
    date = f"{2023 + number % 3}-{number % 12 + 1:02}" + ("" if number % 4 else "-17")
    return Paper(
        id=name.lower(),
        title=f"{name}: Made-up Birds Look at Picture Number {number}" if number % 2 else f"Seeing Feather {number}",
        name=name if number % 3 else "",
        authors=[PROLIFIC, NAMESAKE, f"Bo Sample {number}", "Cy Model"][: number % 4 + 1] if number % 6 else [PROLIFIC],
        date=date,
        venue=_VENUES[number % 6],
        arxiv=f"{date[2:4]}{date[5:7]}.{10000 + number}",
        techniques=[] if shelf == "background" else [shelf, *([COT] if number % 7 == 0 and shelf != COT else [])],
        topics=_TOPICS[number % 4] or (["survey"] if shelf == "background" else []),
        modalities=[["image"], ["video", "audio"], []][number % 3],
        code=f"https://example.org/code/{number}" if number % 2 else "",
        project=f"https://example.org/{number}" if number % 5 == 0 else "",
        demo=f"https://example.org/demo?q={number}&x=1" if number % 8 == 0 else "",
        added=FIRST if number < 20 else LATER,
        seen_in=["bradyfu", "arxivqa"][: number % 3],
        formerly=[f"old-{name.lower()}"] if number % 9 == 0 else [],
    )


def _hands(family: str) -> list[str]:
    """More authors than a page would want."""
    return [f"Hand {family}{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(310)]


ODD = [
    Paper("hostile", HOSTILE, FIRST, name=HOSTILE, authors=[HOSTILE, "Eve \"Quote\" O'Brien <eve>"], date="2024-02-03", venue=f"{HOSTILE} 2024",
          url="https://example.org/?a=1&b=\"><script>alert(1)</script>", code="javascript:document.title='owned'", project=f"https://example.org/{HOSTILE}",
          demo="data:text/html,<script>alert(1)</script>", techniques=[IT], topics=["safety"], modalities=["image"], seen_in=[HOSTILE]),
    Paper("long-title", "On the " + "very " * 90 + "long title of a paper with the word " + "Pneumono" * 20, FIRST, authors=["Ada Example"], date="2024-05", arxiv="2405.00002", techniques=[IT]),
    Paper("many", "A Report by Many Hands", FIRST, name="Many", authors=_hands("Quill"), date="2025-01-02", venue="arXiv", arxiv="2501.00003", techniques=[LAVR]),
    Paper("many-more", "Another Report by Many Hands", FIRST, authors=_hands("Quon"), date="2025-02", venue="arXiv", arxiv="2502.00003", techniques=[LAVR, IT]),
    Paper("llava", "A Paper Whose Address the Prose Names", FIRST, authors=["Cy Model"], date="2023-04", arxiv="2304.00009", techniques=[IT], topics=["grounding"]),
    Paper("no-author", "A Paper Nobody Signed", FIRST, date="2023", openreview="AbCdEf1234", topics=["survey"]),
    Paper("no-date", "A Paper Without a Date", FIRST, authors=["Dot Less"], url="https://example.org/undated", techniques=[ICL]),
    Paper("nothing-known", "Of This Paper Little Is Known", FIRST, url="https://example.org/unknown", topics=["applications"]),
    Paper("right-to-left", "עברית כתובה מימין לשמאל: A Title in Two Directions", FIRST, authors=[*RIGHT_TO_LEFT, "Bo Sample"], date="2024-07", arxiv="2407.00004", techniques=[COT], modalities=["image"]),
    Paper("chinese", "多模态大语言模型的虚构研究", FIRST, name="虚构", authors=["王小明", "李 大力"], date="2024-08-09", arxiv="2408.00005", techniques=[ICL, IT], venue="ACL 2025"),
    Paper("emoji", "🦜 Parrots 👩🏽 in the Lab", FIRST, name="🦜", authors=["Polly 🦜 Parrot"], date="2024-09", doi="10.9999/birds.1", topics=["people"]),
    Paper("latex", r"$\alpha$-Tuning of \textbf{Birds} {at} 100% & $5_{x}^{2}$ #1 ~ \\", FIRST, authors=[r"Jos\'e {\O}rnulf"], date="2024-10", arxiv="2410.00006", techniques=[IT], venue="TPAMI 2025"),
]  # fmt: skip

PAPERS = [*map(_plain, range(30)), *ODD]

DATASETS = [
    Dataset("kite-1", "Kite-1", FIRST, paper="kite-1", date="2023-01", url="https://example.org/data/kite", kind=["instruction-tuning"], techniques=[IT], modalities=["image"], size="158K", seen_in=["bradyfu"]),
    Dataset("kite-bench", "KiteBench", LATER, paper="kite-1", kind=["benchmark", "chain-of-thought"], techniques=[COT], formerly=["old-bench"]),
    Dataset("lone", "LoneSet", FIRST, title="LoneSet: A Data Set Whose Paper Is Elsewhere", arxiv="2406.00007", date="2024-06-01", kind=["benchmark"], languages=["en", "zh"]),
    Dataset("hostile", f"{HOSTILE} set", FIRST, title=HOSTILE, url="javascript:document.title='owned'", kind=["other"], size=HOSTILE, languages=[HOSTILE], seen_in=[HOSTILE]),
    Dataset("bare", "Bare", FIRST, kind=["preference"]),
]  # fmt: skip

REMOVALS = [
    Removal("gone", "paper", f"Withdrawn by its authors. {HOSTILE}", "2026-01-15"),
    Removal("gone-set", "dataset", "It was an image.", "2026-01-16", arxiv="2401.00008"),
]


def write_list(
    folder: Path,
    papers: Sequence[Paper] = PAPERS,
    datasets: Sequence[Dataset] = DATASETS,
    removals: Sequence[Removal] = REMOVALS,
) -> None:
    """Write the three files of a list."""
    for name, records in (("papers", papers), ("datasets", datasets), ("removed", removals)):
        (folder / f"{name}.yaml").write_text(_yaml(records), encoding="utf-8")


def _yaml(records: Iterable[Paper | Dataset | Removal]) -> str:
    entries = ["\n  ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in to_values(record).items()) for record in records]  # fmt: skip
    return "\n".join(f"- {entry}\n" for entry in entries)


def make_clone(folder: Path) -> Path:
    """A clone of the project with the made-up list, and milestones that are in it."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "site", folder / "site", ignore=shutil.ignore_patterns("node_modules"))
    by_shelf: dict[str, list[Paper]] = {
        shelf: [paper for paper in PAPERS if paper.shelf == shelf and paper.arxiv] for shelf in SHELVES
    }
    stones = {shelf: [{"arxiv": paper.arxiv, "why": {"en": f"Why {paper.id}.", "zh": f"{paper.id} 为何重要。"}} for paper in papers[:3]] for shelf, papers in by_shelf.items()}  # fmt: skip
    (folder / "site" / "milestones.yaml").write_text(json.dumps(stones, ensure_ascii=False), encoding="utf-8")
    write_list(folder)
    return folder
