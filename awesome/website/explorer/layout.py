"""Computes where papers stand on the map: `make map` writes ``site/map.json``, which the build reads.

Words of titles and names, authors, topics and techniques are reduced to a few dozen numbers a paper, and these to a
plane by t-SNE, which keeps near what is near. That takes a minute and differs from one machine's arithmetic to another's,
so no build does it (docs/decisions/0013). A new run starts from the positions that there are, so that the map stays
recognisable.

scikit-learn, which computes this, comes with the extra `dev`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import hstack
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.manifold import TSNE
from sklearn.preprocessing import normalize

from awesome.catalog import Catalog
from awesome.files import write_atomically
from awesome.model import Paper
from awesome.website.explorer.positions import FILE, WIDTH, Layout, as_text, read_layout

CLUSTERS = 32
SEED = 0

_DIMENSIONS = 64
_PERPLEXITY = 30
_WEIGHTS = {"words": 1.0, "authors": 0.5, "topics": 0.7, "shelves": 0.4}
_RARE, _COMMON_AUTHOR = 2, 60
_EDGE = 0.5
"""Percent of the papers on each side that are drawn in to the edge, so that a stray one does not press all others together."""


def layout(papers: list[Paper], before: Layout | None = None) -> Layout:
    """Positions of papers and the centres of their clusters; starts from the positions of `before`."""
    numbers = TruncatedSVD(_DIMENSIONS, random_state=SEED).fit_transform(_features(papers))
    start = _start(papers, before)
    # the unit sphere's distances order as cosines do
    plane = TSNE(
        perplexity=_PERPLEXITY,
        init="pca" if start is None else start,
        learning_rate="auto",
        random_state=SEED,
        n_jobs=1,
    ).fit_transform(normalize(numbers))
    low, high = np.percentile(plane, [_EDGE, 100 - _EDGE], axis=0)
    places = np.rint(np.clip((plane - low) / (high - low), 0, 1) * WIDTH).astype(int)
    centres = KMeans(CLUSTERS, n_init=4, random_state=SEED).fit(places).cluster_centers_
    return Layout(
        centres=sorted((round(x), round(y)) for x, y in centres.tolist()),
        papers={paper.id: (x, y) for paper, (x, y) in zip(papers, places.tolist(), strict=True)},
    )


def _features(papers: list[Paper]) -> Any:
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=_RARE, max_df=0.2, sublinear_tf=True, stop_words="english")
    found = [words.fit_transform(f"{paper.name} {paper.title}" for paper in papers) * _WEIGHTS["words"]]
    for name, lists, most in (
        ("authors", [paper.authors for paper in papers], _COMMON_AUTHOR),
        ("topics", [paper.topics for paper in papers], 1.0),
        ("shelves", [paper.techniques or [paper.shelf] for paper in papers], 1.0),
    ):
        vectors = TfidfVectorizer(analyzer=_as_they_are, min_df=_RARE, max_df=most)
        found.append(vectors.fit_transform(lists) * _WEIGHTS[name])
    return hstack(found)


def _as_they_are(values: Iterable[str]) -> Iterable[str]:
    return values


def _start(papers: list[Paper], before: Layout | None) -> Any:
    """The positions to start from, as small as t-SNE wants them; None where there are none to speak of."""
    if before is None or sum(paper.id in before.papers for paper in papers) < len(papers) / 2:
        return None
    middle = (WIDTH // 2, WIDTH // 2)
    places = np.array([before.papers.get(paper.id, middle) for paper in papers], dtype=np.float32)
    places -= places.mean(axis=0)
    # papers that begin on one spot could not be told apart
    places += np.random.default_rng(SEED).normal(0, 1, places.shape)
    return places / places[:, 0].std() * np.float32(1e-4)


def main(root: Path) -> None:
    """Compute the map of the clone `root` anew."""
    path = root / "site" / FILE
    before = read_layout(path) if path.exists() else None
    found = layout(list(Catalog.load(root)), before)
    write_atomically(str(path), as_text(found).encode(), create=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
