"""Weights of the suggester, made from papers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import ascii_letters

import msgspec
import numpy as np

from awesome.catalog import Catalog
from awesome.model import SHELVES, Paper
from awesome.suggesting.features import GIVEN
from awesome.suggesting.neighbours import Neighbours
from awesome.suggesting.weights import (
    MODALITY,
    SHELF,
    SHELF_AFTER,
    TOPIC,
    UNIT,
    Output,
    Outputs,
    Weights,
    line_of,
)
from benchmarks.learning import Floats, Table, Truths, fit_linear, fit_sigmoid, fit_softmax, table

FOLDS = 10
LEAST = {SHELF: 0.05, SHELF_AFTER: 0.05, TOPIC: 0.1, MODALITY: 0.1}
"""Weights nearer to zero are left out of the file; the accuracy is measured without them."""

_LETTERS = ascii_letters + "".join(map(chr, range(ord("α"), ord("ω")))) + "".join(map(chr, range(ord("а"), ord("я"))))
_FIRST_DATE = 2023


@dataclass(frozen=True)
class Lesson:
    """What is learned from: the papers, their features without and with what is given, and what is true of each."""

    papers: list[Paper]
    plain: Table
    after: Table
    keys: list[tuple[str, str]]
    truths: Truths
    amounts: Floats

    @classmethod
    def of(cls, papers: Iterable[Paper]) -> Lesson:
        """The lesson that papers are."""
        papers = list(papers)
        titles = [paper.title for paper in papers]
        values = {
            SHELF: (SHELVES, [[paper.shelf] for paper in papers]),
            SHELF_AFTER: (SHELVES, [[paper.shelf] for paper in papers]),
            TOPIC: (_used(paper.topics for paper in papers), [paper.topics for paper in papers]),
            MODALITY: (_used(paper.modalities for paper in papers), [paper.modalities for paper in papers]),
        }
        keys = [(field, value) for field, (names, _) in values.items() for value in names]
        truths = np.array([[value in values[field][1][row] for field, value in keys] for row in range(len(papers))])
        neighbours = Neighbours(Catalog(papers))
        amounts = [neighbours.by_authors(paper.authors, paper.id)[0] for paper in papers]
        given = [[*paper.topics, *paper.modalities] for paper in papers]
        return cls(papers, table(titles), table(titles, given), keys, truths, np.array(amounts))

    def columns(self, *fields: str) -> list[int]:
        """The places of the values of fields."""
        return [place for place, (field, _) in enumerate(self.keys) if field in fields]


@dataclass(frozen=True)
class Linear:
    """The sums' weights, rounded and without the small ones, and what the sums begin with."""

    plain: Floats
    after: Floats
    starts: Floats

    @classmethod
    def fit(cls, lesson: Lesson, rows: Sequence[int]) -> Linear:
        """The weights that rows of a lesson teach."""
        after, plain = lesson.columns(SHELF_AFTER), lesson.columns(SHELF, TOPIC, MODALITY)
        starts = np.zeros(len(lesson.keys))
        found = []
        for columns, matrix in ((plain, lesson.plain.matrix), (after, lesson.after.matrix)):
            weights, starts[columns] = fit_linear(matrix[rows], lesson.truths[rows][:, columns])
            least = np.array([LEAST[lesson.keys[column][0]] for column in columns])
            weights = np.where(np.abs(weights) >= least, weights, 0.0)
            full = np.zeros((weights.shape[0], len(lesson.keys)))
            full[:, columns] = np.round(weights * UNIT) / UNIT
            found.append(full)
        return cls(found[0], found[1], np.round(starts, 3))

    def sums(self, lesson: Lesson, rows: Sequence[int]) -> Floats:
        """The sums of each value for rows of a lesson."""
        scores = lesson.plain.matrix[rows] @ self.plain + lesson.after.matrix[rows] @ self.after + self.starts
        return np.asarray(scores, dtype=np.float64)


def folds_of(papers: Sequence[Paper], number: int) -> list[list[int]]:
    """The rows in so many parts, by the digest of each id: an entry stays in its part as the list grows."""
    parts: list[list[int]] = [[] for _ in range(number)]
    for row, paper in enumerate(papers):
        parts[int(hashlib.sha256(paper.id.encode()).hexdigest(), 16) % number].append(row)
    return parts


def left_out_sums(lesson: Lesson, folds: Sequence[Sequence[int]]) -> tuple[Floats, list[Linear]]:
    """The sums of each row by what was learned from the other parts, and what was learned without each part."""
    sums = np.zeros((len(lesson.papers), len(lesson.keys)))
    learned = []
    for part in folds:
        rest = sorted(set(range(len(lesson.papers))) - set(part))
        learned.append(Linear.fit(lesson, rest))
        sums[part] = learned[-1].sums(lesson, part)
    return sums, learned


def outputs_of(lesson: Lesson, starts: Floats, sums: Floats, rows: Sequence[int]) -> Outputs:
    """What the sums are worth, by the sums of rows that were left out when their weights were learned."""
    papers = [lesson.papers[row] for row in rows]
    dates = _dates(papers)
    usual = [round(float(np.mean([paper.date >= day for paper in papers if paper.date])), 3) for day in dates]
    letters = [
        Output(letter, field, value, float(start))
        for letter, (field, value), start in zip(_LETTERS, lesson.keys, starts, strict=False)
    ]
    outputs = Outputs(
        len(lesson.papers), max(paper.added for paper in papers), digest_of(papers), letters, {}, dates, usual, {}
    )
    for field in (TOPIC, MODALITY):
        columns = lesson.columns(field)
        slope, start = fit_sigmoid(sums[rows][:, columns], lesson.truths[rows][:, columns])
        outputs.curves[field] = round(slope, 3), round(start, 3)
    classes = np.array([SHELVES.index(paper.shelf) for paper in papers])
    since = np.array([outputs.since(paper.date) for paper in papers])
    for field in (SHELF, SHELF_AFTER):
        inputs = np.hstack([sums[rows][:, lesson.columns(field)], lesson.amounts[rows], since])
        outputs.shelves[field] = [[round(float(value), 3) for value in row] for row in _fit(inputs, classes)]
    return outputs


def _fit(inputs: Floats, classes: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Floats:
    middle, spread = inputs.mean(0), inputs.std(0) + 1e-9
    weights = fit_softmax((inputs - middle) / spread, classes, len(SHELVES))
    weights[:, :-1] /= spread
    weights[:, -1] -= weights[:, :-1] @ middle
    return weights


def lines_of(lesson: Lesson, linear: Linear) -> list[str]:
    """The lines of `weights.tsv`."""
    found: dict[str, dict[str, int]] = {}
    for names, weights in ((lesson.plain.names, linear.plain), (lesson.after.names, linear.after)):
        for feature, column in zip(*map(list, np.nonzero(weights)), strict=True):
            found.setdefault(names[feature], {})[_LETTERS[column]] = round(weights[feature, column] * UNIT)
    known = {*lesson.plain.titles_with, *(name for name in lesson.after.names if name.startswith(GIVEN))}
    lines = [line_of(name, lesson.plain.titles_with.get(name, 0), found.get(name, {})) for name in known]
    return sorted(lines)


def weights_without(lesson: Lesson, linear: Linear, sums: Floats, part: Sequence[int]) -> Weights:
    """The weights as they would come with the package if a part of the papers were not in the list."""
    rest = sorted(set(range(len(lesson.papers))) - set(part))
    return Weights(outputs_of(lesson, linear.starts, sums, rest), lines_of(lesson, linear))


def learn(papers: Iterable[Paper]) -> tuple[Outputs, list[str]]:
    """What `outputs.json` and `weights.tsv` hold, made from papers."""
    lesson = Lesson.of(papers)
    rows = list(range(len(lesson.papers)))
    sums, _ = left_out_sums(lesson, folds_of(lesson.papers, FOLDS))
    linear = Linear.fit(lesson, rows)
    return outputs_of(lesson, linear.starts, sums, rows), lines_of(lesson, linear)


def digest_of(papers: Iterable[Paper]) -> str:
    """A digest of all that is learned from papers."""
    told = sorted(
        (
            paper.id,
            paper.title,
            paper.date,
            paper.added,
            paper.authors,
            paper.techniques,
            paper.topics,
            paper.modalities,
        )
        for paper in papers
    )
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def encoded(outputs: Outputs) -> bytes:
    """`outputs.json`."""
    return msgspec.json.format(msgspec.json.encode(outputs), indent=1) + b"\n"


def _dates(papers: Iterable[Paper]) -> list[str]:
    newest = max((paper.date for paper in papers), default="")
    days = [f"{year}-{month}" for year in range(_FIRST_DATE, int(newest[:4] or 0) + 1) for month in ("04", "10")]
    return [day for day in days if day <= newest]


def _used(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted({value for values in lists for value in values}))
