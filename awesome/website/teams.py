"""Who publishes together: groups of authors, each author in one group, by the papers that all of them signed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from awesome.model import Paper

MOST_AUTHORS = 30
"""A report by more authors says little about who works together."""

FEWEST_PAPERS = 3
STAYS = 0.6
"""The part of a group's papers that a further member must have signed, too."""

LARGEST = 4


@dataclass(frozen=True)
class Team:
    """Authors, and how many papers all of them signed."""

    members: tuple[str, ...]
    papers: int


def teams_of(papers: Iterable[Paper], count: int) -> list[Team]:
    """The `count` groups with the most papers; equal ones in the order of their names.

    Each begins with the two authors who share most papers and are in no group yet, and takes in whoever signed most of
    the papers of all its members.
    """
    signed: dict[str, set[str]] = defaultdict(set)
    pairs: Counter[tuple[str, str]] = Counter()
    for paper in papers:
        authors = sorted(set(paper.authors))
        if 2 <= len(authors) <= MOST_AUTHORS:
            pairs.update(combinations(authors, 2))
            for author in authors:
                signed[author].add(paper.id)
    partners: dict[str, set[str]] = defaultdict(set)
    ranked = sorted((pair for pair in pairs if pairs[pair] >= FEWEST_PAPERS), key=lambda pair: (-pairs[pair], pair))
    for one, other in ranked:
        partners[one].add(other)
        partners[other].add(one)
    taken: set[str] = set()
    teams: list[Team] = []
    for pair in ranked:
        if taken.isdisjoint(pair):
            team = _grown(pair, signed, partners, taken)
            taken.update(team.members)
            teams.append(team)
            # no later pair has more papers than this one, and a group has no more than its pair
            if len(teams) >= count and pairs[pair] <= sorted((team.papers for team in teams), reverse=True)[count - 1]:
                break
    teams.sort(key=lambda team: (-team.papers, team.members))
    return teams[:count]


def _grown(pair: tuple[str, str], signed: dict[str, set[str]], partners: dict[str, set[str]], taken: set[str]) -> Team:
    members, together = list(pair), signed[pair[0]] & signed[pair[1]]
    while len(members) < LARGEST:
        known = set.intersection(*[partners[member] for member in members]) - taken
        best = max(sorted(known), key=lambda author: len(together & signed[author]), default="")
        if not best or len(together & signed[best]) < max(FEWEST_PAPERS, STAYS * len(together)):
            break
        members.append(best)
        together &= signed[best]
    return Team(tuple(sorted(members)), len(together))
