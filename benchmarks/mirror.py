"""The world as the list has it, served on this machine, and what asks it: `python -m benchmarks.mirror JOB …`.

The jobs are children of the benchmark, so that each has an account of its own.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import requests

from awesome import Catalog
from awesome.cli import main as awesome
from awesome.model import Dataset, Paper
from awesome.rules.base import LINK_FIELDS
from awesome.sources.session import Limits
from tests.verifying.world import Work, World

ABSTRACT = "We present a made-up abstract of about the length that real ones have, and then we go on. " * 13
_FIRST_OF = {4: "-01-01", 7: "-01", 10: ""}


def serve(root: str) -> None:
    """Serve a world that agrees with the list, until standard input ends; the port is the first line written."""
    catalog = Catalog.load(root)
    works = {paper.arxiv: _work(paper.title, paper.authors, paper) for paper in catalog if paper.arxiv}
    for dataset in catalog.datasets.values():
        if dataset.arxiv:
            works[dataset.arxiv] = _work(dataset.title or dataset.name, [], dataset)
    with World(works=works).serving() as world:
        sys.stdout.write(f"{world.port}\n")
        sys.stdout.flush()
        sys.stdin.read()


def _work(title: str, authors: list[str], entry: Paper | Dataset) -> Work:
    date = entry.date + _FIRST_OF.get(len(entry.date), "")
    return Work(title, tuple(authors) or ("Jane Example",), date or "2024-01-01", 1, ABSTRACT)


def verify(port: str, *arguments: str) -> int:
    """Run `awesome verify` against the served world, without any pause."""
    world = World(port=int(port))
    return awesome(["verify", *arguments], connect=lambda: world.session(Limits(pauses={})))


def bare(port: str, root: str) -> None:
    """Ask for the same addresses with `requests` and nothing else: the head and the page of each link."""
    world = World(port=int(port))
    catalog = Catalog.load(root)
    entries: list[Paper | Dataset] = [*catalog, *catalog.datasets.values()]
    urls = {getattr(entry, name) for entry in entries for name in LINK_FIELDS[entry.kind_of_entry]} - {""}
    ids = [paper.arxiv for paper in catalog if paper.arxiv]
    with requests.Session() as session:
        for start in range(0, len(ids), 100):
            session.get(f"{world.base}/arxiv/api/query?id_list={','.join(ids[start : start + 100])}", timeout=60)
        for url in sorted(urls):
            session.head(world.local(url), timeout=60)
            if "github.com/" not in url:
                session.get(world.local(url), timeout=60)
    sys.stdout.write(json.dumps({"links": len(urls), "papers": len(ids)}))


def job(name: str, *arguments: str | Path) -> list[str]:
    """The command of a job."""
    return [sys.executable, "-m", "benchmarks.mirror", name, *map(str, arguments)]


JOBS: dict[str, Callable[..., int | None]] = {"serve": serve, "verify": verify, "bare": bare}

if __name__ == "__main__":
    sys.exit(JOBS[sys.argv[1]](*sys.argv[2:]) or 0)
