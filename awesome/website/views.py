"""What pages show of the catalog: entries with their links, labels and neighbours worked out once for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from awesome.catalog import DATASETS_FILE, PAPERS_FILE, Catalog, CatalogError
from awesome.exporters.citation import Venues
from awesome.findings import quoted
from awesome.model import SHELVES, Dataset, Paper
from awesome.slug import slugify
from awesome.vocabulary import Venue, Vocabulary
from awesome.website.output import digest
from awesome.website.related import related_papers
from awesome.website.settings import Settings, Strings
from awesome.website.words import number

CSS_CLASS = {
    "instruction-tuning": "it",
    "in-context-learning": "icl",
    "chain-of-thought": "cot",
    "llm-aided-visual-reasoning": "lavr",
    "background": "bg",
}
"""The class that carries each shelf's colour."""

AUTHORS_IN_ROW = 3
OWN_PAGE_FROM = 10
"""From how many papers on an author has a page of their own."""

UNDATED = "undated"


def newest_first(papers: Iterable[Paper]) -> list[Paper]:
    """By date, the newest first; those of one date by id; those without a date last."""
    return sorted(sorted(papers, key=lambda paper: paper.id), key=lambda paper: paper.date, reverse=True)


@dataclass
class Views:
    """Everything that more than one page needs to know."""

    catalog: Catalog
    vocabulary: Vocabulary
    settings: Settings

    def __post_init__(self) -> None:
        """Make sure that pages can name what the entries name.

        Raises:
            CatalogError: an entry names a technique, topic, modality or kind that there is not.
        """
        known = self.vocabulary
        for entry in (*self.catalog, *self.catalog.datasets.values()):
            own = (known.topics, entry.topics) if isinstance(entry, Paper) else (known.kinds, entry.kind)
            for terms, named in ((known.techniques, entry.techniques), own, (known.modalities, entry.modalities)):
                unknown = next((slug for slug in named if slug not in terms), None)
                if unknown is not None:
                    kind = entry.kind_of_entry
                    file = PAPERS_FILE if kind == "paper" else DATASETS_FILE
                    reason = f"{quoted(entry.id)} names {quoted(unknown)}, which is in none of the closed lists"
                    raise CatalogError(
                        str(self.settings.root / file), self.catalog.lines.get((kind, entry.id), 1), reason
                    )

    @cached_property
    def newest(self) -> list[Paper]:
        """All papers, the newest first."""
        return newest_first(self.catalog)

    @cached_property
    def newest_datasets(self) -> list[Dataset]:
        """All data sets, the newest first."""
        by_id = sorted(self.catalog.datasets.values(), key=lambda dataset: dataset.id)
        return sorted(by_id, key=lambda dataset: dataset.date, reverse=True)

    @cached_property
    def digests(self) -> dict[str, str]:
        """A digest of all that is known of each paper, by its id."""
        return {paper.id: digest(msgspec.json.encode(paper)) for paper in self.catalog}

    @cached_property
    def related(self) -> dict[str, list[str]]:
        """Ids of the papers related to each."""
        return related_papers(self.catalog)

    @cached_property
    def related_datasets(self) -> dict[str, list[str]]:
        """Ids of the data sets that share most with each: paper, kind and modality."""
        return {dataset.id: self._near(dataset) for dataset in self.catalog.datasets.values()}

    def _near(self, dataset: Dataset) -> list[str]:
        same = [other.id for other in self.catalog.datasets_of.get(dataset.paper, []) if other.id != dataset.id]
        related = (
            other.id
            for paper in self.related.get(dataset.paper, [])
            for other in self.catalog.datasets_of.get(paper, [])
        )
        return list(dict.fromkeys([*same, *related]))[:6]

    @cached_property
    def shelf_neighbours(self) -> dict[str, tuple[str, str]]:
        """The newer and the older paper on the same shelf, ``""`` at its ends, by the paper's id."""
        found = {}
        for papers in self.catalog.by_shelf.values():
            ids = [paper.id for paper in newest_first(papers)]
            for newer, own, older in zip(["", *ids], ids, [*ids[1:], ""], strict=False):
                found[own] = (newer, older)
        return found

    @cached_property
    def by_topic(self) -> dict[str, list[Paper]]:
        """Papers of each topic, the newest first."""
        return self._grouped((topic, paper) for paper in self.newest for topic in paper.topics)

    @cached_property
    def by_venue(self) -> dict[str, list[Paper]]:
        """Papers of each venue by its id, the newest first; those without a venue are left out."""
        found = ((self.venue_of(paper), paper) for paper in self.newest)
        return self._grouped((venue.id, paper) for venue, paper in found if venue)

    @cached_property
    def by_author(self) -> dict[str, list[Paper]]:
        """Papers of each author, the newest first."""
        return self._grouped((author, paper) for paper in self.newest for author in dict.fromkeys(paper.authors))

    @cached_property
    def author_pages(self) -> dict[str, str]:
        """The slug of each author who has a page of their own. Names that give one slug share no page: the second is numbered."""
        pages: dict[str, str] = {}
        taken: set[str] = set()
        for author in sorted(self.by_author):
            if len(self.by_author[author]) >= OWN_PAGE_FROM:
                base = slugify(author) or "author"
                slug = next(name for name in (base, *(f"{base}-{n}" for n in range(2, 99))) if name not in taken)
                taken.add(slug)
                pages[author] = slug
        return pages

    @staticmethod
    def _grouped(pairs: Iterable[tuple[str, Paper]]) -> dict[str, list[Paper]]:
        found: dict[str, list[Paper]] = defaultdict(list)
        for key, paper in pairs:
            found[key].append(paper)
        return dict(found)

    @cached_property
    def venues(self) -> Venues:
        """The venues by the name that entries write."""
        return Venues(self.vocabulary)

    def venue_of(self, paper: Paper) -> Venue | None:
        """The venue of the vocabulary that the paper names, or None."""
        return self.venues.split(paper.venue)[2]

    def venue_address(self, paper: Paper) -> str:
        """Address of the page of the paper's venue and year, or ``""``."""
        venue = self.venue_of(paper)
        if venue is None or venue.type == "preprint":
            return ""
        return f"venues/{venue.id}/{paper.venue.rpartition(' ')[2]}/"

    def strings(self, language: str) -> Strings:
        return self.settings.strings[language]

    def shelf_name(self, shelf: str, language: str) -> str:
        """A shelf's name in full."""
        if shelf in self.vocabulary.techniques:
            term = self.vocabulary.techniques[shelf]
            return term.en if language == "en" else term.zh
        return self.strings(language)["background"]

    def shelf_short(self, shelf: str, language: str) -> str:
        """A shelf's short name: M-IT, M-ICL, M-CoT, LAVR."""
        return (
            self.vocabulary.techniques[shelf].short
            if shelf in self.vocabulary.techniques
            else self.strings(language)["background"]
        )

    def all_of(self, papers: Sequence[Paper], language: str) -> str:
        """How many papers a page shows, where it shows all of them."""
        t = self.strings(language)
        return t["all_of_one"] if len(papers) == 1 else t["all_of"].format(total=number(len(papers), language))

    @property
    def shelves(self) -> tuple[str, ...]:
        return SHELVES


def name_and_rest(name: str, title: str) -> tuple[str, str]:
    """What to show of name and title: a title that begins with the name is cut behind it, so that no row says it twice."""
    if name and title.startswith(name) and not title[len(name) : len(name) + 1].isalnum():
        return name, title[len(name) :]
    return name, f" {title}" if name else title


def year_of(paper: Paper) -> str:
    """The year's page that a paper stands on."""
    return paper.year or UNDATED
