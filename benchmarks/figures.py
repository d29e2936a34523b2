"""`python -m benchmarks.figures [--check]`: the README's figures, written from the catalog between their markers.

They are rounded to two digits and hold as long as the catalog is within a tenth of them, so that adding a paper needs no
change of the README, and two additions do not meet in it.
"""

from __future__ import annotations

import argparse
import re
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
About **{papers} papers** and **{data_sets} data sets**, from {listings} lists and records that were read. {with_code} of the papers have a repository, {with_authors} have known authors.

| technique | papers, about |
| --- | ---: |
{rows}

A paper of two techniques counts under both.
"""

_NUMBER = re.compile(r"\d[\d,]*")
_FARTHEST = 0.1


class MarkerError(Exception):
    """The README has no place for the figures."""


def figures(root: Path = ROOT) -> str:
    """The figures as Markdown. They are counted by what counts those of the site."""
    catalog = Catalog.load(root)
    statistics = Statistics(Views(catalog, Vocabulary.load(), Settings(root, root / "build")))
    names = {slug: f"{term.en} ({term.short})" for slug, term in statistics.views.vocabulary.techniques.items()}
    return TEMPLATE.format(
        papers=_rounded(statistics.count("papers")),
        data_sets=_rounded(statistics.count("datasets")),
        listings=_rounded(statistics.count("listings")),
        with_code=_share("with_code", statistics),
        with_authors=_share("with_authors", statistics),
        rows="\n".join(
            f"| {names.get(shelf, 'Background')} | {_rounded(statistics.count(shelf))} |" for shelf in SHELVES
        ),
    )


def hold(written: str, true: str) -> bool:
    """Whether figures as they are written say the same as the true ones, and are near enough to them."""
    if _NUMBER.sub("", written) != _NUMBER.sub("", true):
        return False
    pairs = zip(_NUMBER.findall(written), _NUMBER.findall(true), strict=True)
    return all(abs(_value(one) - _value(other)) <= _FARTHEST * _value(other) for one, other in pairs)


def _value(number: str) -> int:
    return int(number.replace(",", ""))


def _rounded(number: int) -> str:
    """The number to two digits.

    >>> _rounded(5628), _rounded(1039), _rounded(66)
    ('5,600', '1,000', '66')
    """
    unit = 10 ** max(len(str(number)) - 2, 0)
    return f"{round(number / unit) * unit:,}"


def _share(what: str, statistics: Statistics) -> str:
    number, papers = statistics.count(what), statistics.count("papers")
    return f"{number / max(papers, 1):.0%}"


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
    if hold(before, after):
        return 0
    if options.check:
        print("README.md: the figures are far from those of the list; run `make figures`", file=sys.stderr)
        return 1
    README.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
