"""`python -m benchmarks.figures [--check]`: the README's figures, written from the catalog between their markers."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from awesome import Catalog
from awesome.model import SHELVES
from awesome.vocabulary import Vocabulary
from awesome.website.settings import Settings
from awesome.website.statistics import Statistics
from awesome.website.views import Views
from benchmarks.process import ROOT

README = ROOT / "README.md"
BEGIN = "<!-- figures -->\n"
END = "<!-- /figures -->\n"

TEMPLATE = """\
**{papers:,} papers** and **{data_sets:,} data sets**, from {listings:,} lists and records that were read. {with_code} of the papers have a repository, {with_authors} have known authors. Newest paper: {newest}; last addition: {added}.

| technique | papers |
| --- | ---: |
{rows}

A paper of two techniques counts under both.
"""


class MarkerError(Exception):
    """The README has no place for the figures."""


def figures(root: Path = ROOT) -> str:
    """The figures as Markdown. They are counted by what counts those of the site."""
    catalog = Catalog.load(root)
    statistics = Statistics(Views(catalog, Vocabulary.load(), Settings(root, root / "build")))
    names = {slug: f"{term.en} ({term.short})" for slug, term in statistics.views.vocabulary.techniques.items()}
    entries = (*catalog, *catalog.datasets.values())
    return TEMPLATE.format(
        papers=statistics.count("papers"),
        data_sets=statistics.count("datasets"),
        listings=statistics.count("listings"),
        with_code=_share("with_code", statistics),
        with_authors=_share("with_authors", statistics),
        newest=max((paper.date for paper in catalog), default="unknown"),
        added=max((entry.added for entry in entries), default="unknown"),
        rows="\n".join(f"| {names.get(shelf, 'Background')} | {statistics.count(shelf):,} |" for shelf in SHELVES),
    )


def _share(what: str, statistics: Statistics) -> str:
    number, papers = statistics.count(what), statistics.count("papers")
    return f"{number:,} ({number / max(papers, 1):.0%})"


def with_figures(readme: str, text: str) -> str:
    """The README with these figures.

    Raises:
        MarkerError: a marker is missing.
    """
    head, begin, rest = readme.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise MarkerError(f"README.md needs the lines {BEGIN.strip()} and {END.strip()}")
    return f"{head}{begin}{text}{end}{tail}"


def main() -> int:
    """Write the figures, or say whether they are current."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.figures", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where the figures are not current")
    options = parser.parse_args()
    before = README.read_text(encoding="utf-8")
    after = with_figures(before, figures())
    if before == after:
        return 0
    if options.check:
        print("README.md: the figures are not those of the list; run `make figures`", file=sys.stderr)
        return 1
    README.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
