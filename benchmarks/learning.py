"""Learning the suggester's weights from a list: linear classifiers over features, each value against the rest.

The loss is the squared hinge with an L2 penalty (R.-E. Fan et al., *LIBLINEAR: A Library for Large Linear
Classification*, JMLR 2008). What such scores are worth is learned from the scores of papers that were left out (D. H.
Wolpert, *Stacked generalization*, 1992; J. Platt, *Probabilistic outputs for support vector machines*, 1999).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from awesome.suggesting.features import GIVEN, PIECES, SHAPE, WORDS, features_of, weighed

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]

FEWEST_TITLES = {WORDS: 4, PIECES: 10, SHAPE: 4}
"""In how many titles a feature must stand to be learned from."""

_PENALTY = 0.2
_SOFTMAX_PENALTY = 1.0


@dataclass(frozen=True)
class Table:
    """Titles as rows of features."""

    matrix: Any
    names: list[str]
    titles_with: dict[str, int]


def known_features(texts: Sequence[Mapping[str, set[str]]]) -> dict[str, int]:
    """The features that stand in enough of the texts, and in how many."""
    counted: dict[str, int] = {}
    for block, fewest in FEWEST_TITLES.items():
        numbers = Counter(feature for text in texts for feature in text[block])
        counted |= {feature: number for feature, number in numbers.items() if number >= fewest}
    return dict(sorted(counted.items()))


def table(titles: Sequence[str], given: Sequence[Sequence[str]] | None = None) -> Table:
    """The features of titles, and of what is given beside each."""
    texts = [features_of(title) for title in titles]
    titles_with = known_features(texts)
    rows = [weighed(text, titles_with, len(texts)) for text in texts]
    if given is not None:
        for row, values in zip(rows, given, strict=True):
            row |= {GIVEN + value: 1.0 for value in values}
    names = sorted({*titles_with, *(feature for row in rows for feature in row)})
    places = {name: place for place, name in enumerate(names)}
    columns = [places[feature] for row in rows for feature in row]
    starts = np.cumsum([0, *(len(row) for row in rows)])
    amounts = [amount for row in rows for amount in row.values()]
    return Table(csr_matrix((amounts, columns, starts), (len(rows), len(names))), names, titles_with)


def fit_linear(matrix: Any, truths: Truths) -> tuple[Floats, Floats]:
    """Weights of each feature for each value, and what each value begins with."""
    # loaded here, since it takes longer than all else that a benchmark needs
    from sklearn.svm import LinearSVC

    weights, starts = [], []
    for wanted in truths.T:
        if wanted.all() or not wanted.any():
            weights.append(np.zeros(matrix.shape[1]))
            starts.append(1.0 if wanted.all() else -1.0)
            continue
        found = LinearSVC(C=_PENALTY, random_state=0).fit(matrix, wanted)
        weights.append(found.coef_[0])
        starts.append(float(found.intercept_[0]))
    return np.array(weights).T, np.array(starts)


def fit_softmax(inputs: Floats, classes: NDArray[np.int64], number: int) -> Floats:
    """Multinomial logistic regression: a row of weights for each class, the last of them its start."""
    rows, columns = inputs.shape
    with_start = np.hstack([inputs, np.ones((rows, 1))])
    wanted = np.eye(number)[classes]

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(number, columns + 1)
        logits = with_start @ weights.T
        logits -= logits.max(1, keepdims=True)
        shares = np.exp(logits)
        shares /= shares.sum(1, keepdims=True)
        value = -float(np.log(shares[np.arange(rows), classes] + 1e-300).sum())
        penalised = weights[:, :-1]
        slope = (shares - wanted).T @ with_start
        slope[:, :-1] += _SOFTMAX_PENALTY * penalised
        return value + 0.5 * _SOFTMAX_PENALTY * float((penalised * penalised).sum()), slope.ravel()

    start = np.zeros(number * (columns + 1))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found.x.reshape(number, columns + 1), dtype=np.float64)


def fit_sigmoid(scores: Floats, truths: Truths) -> tuple[float, float]:
    """Slope and start of the logistic curve from a score to how probable it is."""
    flat, wanted = scores.ravel(), truths.ravel().astype(np.int64)
    weights = fit_softmax(flat[:, None], wanted, 2)
    slope, start = weights[1] - weights[0]
    return float(slope), float(start)
