"""The map's file: where each paper stands, from ``site/map.json`` (see `awesome.website.explorer.layout`).

A paper that the file does not know stands beside the paper most related to it that it knows; without one, about the
cluster that its topic gives. So nothing is computed anew when the list grows, and a build is the same everywhere.

What the client is given, in the order of the index::

    {"x": [int], "y": [int], "clusters": [{"label": {"en", "zh"}, "x", "y", "size"}]}

Numbers are from 0 to `WIDTH`. A cluster's papers are those whose nearest centre it is, and its label the topic by which
they differ most from all others.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from hashlib import blake2b
from math import cos, dist, pi, sin
from pathlib import Path
from typing import Any

import msgspec

from awesome.model import Paper
from awesome.website.settings import LANGUAGES
from awesome.website.views import Views

FILE = "map.json"
WIDTH = 4000
BESIDE, ABOUT = 30, 200
"""How far from its neighbour, or from its cluster's centre, a paper stands that is new."""

ONE = WIDTH / 5
"""Clusters with one topic that are no farther apart are shown as one."""

_SMALLEST_SHARE = 0.15
"""Of a cluster's papers must have the topic that is its label."""

Place = tuple[int, int]


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Centres of clusters, and the papers' places by their ids."""

    centres: list[Place]
    papers: dict[str, Place]


class LayoutError(Exception):
    """The file of the map is not what `make map` writes."""


def read_layout(path: Path) -> Layout:
    """The file's layout.

    Raises:
        LayoutError: it is none.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Layout)
    except (OSError, msgspec.DecodeError) as error:
        raise LayoutError(f"{path}: {error}; `make map` writes it") from error


def as_text(layout: Layout) -> str:
    """The layout as the file holds it: one paper a line, so that two versions can be compared."""
    papers = ",\n".join(f"{json.dumps(identifier)}: {json.dumps(place)}" for identifier, place in sorted(layout.papers.items()))  # fmt: skip
    return f'{{"centres": {json.dumps(layout.centres)},\n"papers": {{\n{papers}\n}}}}\n'


def map_data(views: Views) -> dict[str, Any]:
    """What the client is given."""
    layout = read_layout(views.settings.root / "site" / FILE)
    places = _placed(views, layout)
    rows = [places[paper.id] for paper in views.newest]
    return {"x": [x for x, _ in rows], "y": [y for _, y in rows], "clusters": _clusters(views, layout, places)}


def _placed(views: Views, layout: Layout) -> dict[str, Place]:
    places = {}
    for paper in views.newest:
        known = next((name for name in (paper.id, *paper.formerly) if name in layout.papers), None)
        if known is not None:
            places[paper.id] = layout.papers[known]
    # the oldest first: what came later is more likely to be near it than the other way round
    for paper in reversed(views.newest):
        if paper.id in places:
            continue
        beside = next((other for other in views.related[paper.id] if other in places), None)
        if beside is not None:
            places[paper.id] = _aside(places[beside], paper.id, BESIDE)
        else:
            centre = layout.centres[_number((paper.topics or [paper.shelf])[0]) % len(layout.centres)]
            places[paper.id] = _aside(centre, paper.id, ABOUT)
    return places


def _aside(place: Place, name: str, most: int) -> Place:
    """A place near another, always the same for one name."""
    number = _number(name)
    angle, far = number % 360 * pi / 180, most * (1 + number // 360 % 100) / 100
    x, y = place[0] + far * cos(angle), place[1] + far * sin(angle)
    return min(max(round(x), 0), WIDTH), min(max(round(y), 0), WIDTH)


def _number(name: str) -> int:
    return int.from_bytes(blake2b(name.encode(), digest_size=6).digest(), "little")


def _clusters(views: Views, layout: Layout, places: dict[str, Place]) -> list[dict[str, Any]]:
    members: dict[Place, list[Paper]] = defaultdict(list)
    for paper in views.newest:
        members[_nearest(places[paper.id], layout.centres)].append(paper)
    everywhere = Counter(topic for paper in views.newest for topic in paper.topics)
    found: list[tuple[str, Place, int]] = []
    for centre, papers in sorted(members.items(), key=lambda item: (-len(item[1]), item[0])):
        topic = _topic(papers, everywhere)
        like = next((n for n, (other, at, _) in enumerate(found) if other == topic and dist(at, centre) < ONE), None)
        if like is not None:
            found[like] = (topic, found[like][1], found[like][2] + len(papers))
        elif topic:
            found.append((topic, centre, len(papers)))
    topics = views.vocabulary.topics
    return [
        {"label": {language: getattr(topics[topic], language) for language in LANGUAGES}, "x": x, "y": y, "size": size}
        for topic, (x, y), size in found
    ]


def _nearest(place: Place, centres: list[Place]) -> Place:
    return min(centres, key=lambda centre: dist(centre, place))


def _topic(papers: list[Paper], everywhere: Counter[str]) -> str:
    """The topic that the papers have most more often than all others; ``""`` where none is frequent among them."""
    own = Counter(topic for paper in papers for topic in paper.topics)
    frequent = [topic for topic, count in own.items() if count >= _SMALLEST_SHARE * len(papers)]
    return max(frequent, key=lambda topic: (own[topic] ** 2 / everywhere[topic], topic), default="")
