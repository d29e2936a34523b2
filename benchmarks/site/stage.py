"""What is measured stands ready here: our pages, lunr's and Pagefind's, and our explorer of a made-up list."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.process import ROOT, python, run
from benchmarks.site.browsing import Subject
from benchmarks.site.server import Served

LISTS = ("papers.yaml", "datasets.yaml", "removed.yaml")
SHELVES = ("instruction-tuning", "in-context-learning", "chain-of-thought", "llm-aided-visual-reasoning", "background")
PAPERS_OF_ENTRIES = 5 / 6

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Stage:
    """A browser and the three searches."""

    browser: Browser
    ours: Served
    others: Served

    @cached_property
    def subjects(self) -> dict[Subject, Served]:
        """Each search and who serves it."""
        at = self.others.address
        return {
            our_explorer(self.ours): self.ours,
            Subject("lunr", f"{at}lunr.html", "lunr.json"): self.others,
            Subject("Pagefind", f"{at}pagefind.html", "pagefind"): self.others,
        }


def our_explorer(served: Served) -> Subject:
    """The explorer of a served site."""
    return Subject("ours", f"{served.address}explore/", "explore/papers-1.")


def folder_of_others(folder: Path, node: str) -> Path:
    """lunr and Pagefind with an index of the real list's papers, and a page for each."""
    shutil.copytree(_HERE / "pages", folder)
    records = folder / "records.json"
    run(python("benchmarks.site.records", records))
    run([node, str(_HERE / "indexes.mjs"), str(records), str(folder)])
    return folder


def folder_of_synthetic(folder: Path, papers: int) -> Path:
    """The explorer of a made-up list, and the files it needs."""
    made_up = folder / "list"
    run(python("benchmarks.synthetic", made_up, str(round(papers / PAPERS_OF_ENTRIES))))
    clone = clone_of(folder / "clone", made_up)
    (clone / "site" / "milestones.yaml").write_text("".join(f"{shelf}: []\n" for shelf in SHELVES))
    run(python("benchmarks.site.explorer_only", clone))
    return clone / "build" / "site"


def clone_of(target: Path, catalog: Path) -> Path:
    """What a site is built from, with the list of another folder."""
    target.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", target)
    shutil.copytree(ROOT / "site", target / "site", ignore=shutil.ignore_patterns("node_modules"))
    for name in LISTS:
        if (catalog / name).exists():
            shutil.copy(catalog / name, target)
    return target
