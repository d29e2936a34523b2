"""Technique, topics and modalities of a paper, with the reason for each.

Two things are asked. Weights that were learned from the list (`awesome.suggesting.weights`) say how much each word, piece
of a word and trait of the title speaks for each value: a linear classifier, whose sums become probabilities by what they
were worth for papers that were left out. And the list as it is now says which entries are nearest, and where the authors'
other papers stand. Topics and modalities that a person has settled tell more of the technique than the title does, so it
is best asked for last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from awesome.catalog import Catalog
from awesome.model import SHELVES
from awesome.suggesting.model import Suggestion, Suggestions
from awesome.suggesting.neighbours import Neighbours
from awesome.suggesting.reasons import Reasons
from awesome.suggesting.weights import MODALITY, SHELF, SHELF_AFTER, TOPIC, Weights

_ABSTRACT = 0.3
"""What an abstract says counts so much of what a title says: it names much that the paper is not about."""

_ENOUGH = {TOPIC: 0.36, MODALITY: 0.4}
"""From which probability on a value is suggested; the likeliest is in any case."""

_MOST = {TOPIC: 4, MODALITY: 3}


@dataclass(frozen=True)
class _Heard:
    """What the texts and what is given say: the sum for each (field, value), and what each feature of the title added."""

    sums: dict[tuple[str, str], float]
    of_title: dict[str, dict[tuple[str, str], float]]


class Suggester:
    """Suggests for any number of papers from one catalog."""

    def __init__(self, catalog: Catalog, weights: Weights | None = None) -> None:
        self._neighbours = Neighbours(catalog)
        self._weights = weights or Weights.load()

    def suggest(
        self,
        title: str,
        abstract: str = "",
        *,
        authors: Sequence[str] = (),
        date: str = "",
        topics: Sequence[str] = (),
        modalities: Sequence[str] = (),
        leave_out: str = "",
    ) -> Suggestions:
        """What is suggested for a paper.

        Args:
            title: the paper's.
            abstract: the paper's, if there is one.
            authors: the paper's, as the list writes names.
            date: of first publication, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
            topics: what a person has settled already; the techniques are suggested in their light.
            modalities: as well.
            leave_out: id of an entry that is not to be looked at, for it is the paper itself.
        """
        heard = self._hear(title, abstract, (*topics, *modalities))
        amounts, by_authors = self._neighbours.by_authors(authors, leave_out)
        reasons = Reasons(title, heard.of_title, self._neighbours.nearest(title, leave_out), by_authors)
        field = SHELF_AFTER if topics else SHELF
        shares = self._shelves(field, heard.sums, amounts, date)
        return Suggestions(
            techniques=[
                Suggestion(shelf, shares[shelf], reasons.of_shelf(field, shelf, (*topics, *modalities), self._weights))
                for shelf in sorted(SHELVES, key=lambda shelf: -shares[shelf])
            ],
            topics=self._likely(TOPIC, heard.sums, reasons),
            modalities=self._likely(MODALITY, heard.sums, reasons),
        )

    def _hear(self, title: str, abstract: str, given: Sequence[str]) -> _Heard:
        outputs = self._weights.outputs.outputs
        sums = {(output.field, output.value): output.start for output in outputs}
        of_title = self._weights.contributions(title)
        for added in of_title.values():
            _add(sums, added, 1.0)
        for added in self._weights.contributions(abstract).values():
            _add(sums, added, _ABSTRACT)
        for value in given:
            _add(sums, self._weights.given(value), 1.0)
        return _Heard(sums, of_title)

    def _shelves(
        self, field: str, sums: Mapping[tuple[str, str], float], amounts: Sequence[float], date: str
    ) -> dict[str, float]:
        """How probable each shelf is."""
        outputs = self._weights.outputs
        inputs = [*(sums[field, shelf] for shelf in SHELVES), *amounts, *outputs.since(date), 1.0]
        logits = [sum(map(float.__mul__, row, inputs)) for row in outputs.shelves[field]]
        highest = max(logits)
        whole = sum(exp(logit - highest) for logit in logits)
        return {shelf: exp(logit - highest) / whole for shelf, logit in zip(SHELVES, logits, strict=True)}

    def _likely(self, field: str, sums: Mapping[tuple[str, str], float], reasons: Reasons) -> list[Suggestion]:
        """The values of which any number may be true: those that are probable enough, and the best in any case."""
        slope, start = self._weights.outputs.curves[field]
        chances = {value: _logistic(slope * total + start) for (of, value), total in sums.items() if of == field}
        best = sorted(chances, key=lambda value: (-chances[value], value))[: _MOST[field]]
        enough = [value for place, value in enumerate(best) if place == 0 or chances[value] >= _ENOUGH[field]]
        return [Suggestion(value, chances[value], reasons.of_value(field, value)) for value in enough]


def suggest(
    title: str,
    abstract: str,
    catalog: Catalog,
    *,
    authors: Sequence[str] = (),
    date: str = "",
    topics: Sequence[str] = (),
    modalities: Sequence[str] = (),
    leave_out: str = "",
) -> Suggestions:
    """What is suggested for one paper; for many make one `Suggester`."""
    return Suggester(catalog).suggest(
        title, abstract, authors=authors, date=date, topics=topics, modalities=modalities, leave_out=leave_out
    )


def _add(sums: dict[tuple[str, str], float], added: Mapping[tuple[str, str], float], share: float) -> None:
    for key, amount in added.items():
        sums[key] = sums.get(key, 0.0) + share * amount


def _logistic(value: float) -> float:
    return 1 / (1 + exp(-value)) if value >= 0 else exp(value) / (1 + exp(value))
