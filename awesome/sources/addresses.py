"""Where the sources are asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Addresses:
    """The base address of each source. Tests give those of their own server, with a policy that allows it.

    Attributes:
        arxiv: arXiv's query API.
        doi: the resolver of DOIs, which answers in the format that is asked for.
        openreview: OpenReview's API, and `openreview_old` the one that holds the papers up to 2023.
        github: GitHub's API.
    """

    arxiv: str = "https://export.arxiv.org/api/query"
    doi: str = "https://doi.org"
    openreview: str = "https://api2.openreview.net"
    openreview_old: str = "https://api.openreview.net"
    github: str = "https://api.github.com"
