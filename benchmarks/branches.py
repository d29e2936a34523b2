"""Two additions at the same time, each on a branch of its own, and what git makes of them without any setting.

Two papers of the list are taken out of it; that is the base. Each is added to it again in the way in which it would be
written today: with the id that the rule gives now, without the lists that name it. So titles, people, names and shelves
are real ones, in their real proportions, and the ids fall where new ids fall.
"""

from __future__ import annotations

import datetime
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from awesome import Catalog
from awesome.catalog import DATASETS_FILE, PAPERS_FILE, REMOVED_FILE, to_values
from awesome.changes import brought
from awesome.checking import check
from awesome.document import Document
from awesome.drafting import name_in_title
from awesome.editing import Put, prepare
from awesome.findings import ERROR
from awesome.model import Paper
from awesome.slug import new_id
from awesome.splicing import Pieces, cut
from awesome.yamltext import Value, outline
from benchmarks.process import ROOT

ANY = "any two papers"
ALIKE: dict[str, Callable[[Paper], str]] = {
    "of one shelf": lambda paper: paper.shelf,
    "of one month": lambda paper: paper.date[:7],
    "whose ids begin with the same word": lambda paper: re.split("[^a-z]", paper.id)[0],
}
"""What two papers may have in common that could bring their places near each other."""

_SEED = 1
_RECENT_YEARS = 2
_IDENTITY = ["-c", "user.name=Ada Example", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
_ENVIRONMENT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@dataclass(frozen=True)
class Branches:
    """Texts of `papers.yaml`: the base, with each addition alone, and with both as one change would write them."""

    base: str
    one: str
    other: str
    both: str


class List:
    """The list in the folder `root`, of which a copy without two papers is made in `folder` for each pair.

    Attributes:
        candidates: the papers that are like what is added now: of the last two years before the newest, with authors;
            no data set names them, so that the base lacks nothing but the paper.
    """

    def __init__(self, root: Path, folder: Path, today: datetime.date) -> None:
        catalog = Catalog.load(root)
        self._folder = folder
        self._today = today
        self._pieces = cut("paper", outline((root / PAPERS_FILE).read_bytes(), PAPERS_FILE))
        self._taken = {
            *catalog.papers,
            *catalog.former_papers,
            *(id_ for kind, id_ in catalog.removals if kind == "paper"),
        }
        newest = max(paper.date for paper in catalog)
        since = f"{int(newest[:4]) - _RECENT_YEARS}{newest[4:]}"
        self.candidates = [
            paper
            for paper in catalog
            if paper.authors and paper.date >= since and len(paper.date) > 4 and paper.id not in catalog.datasets_of
        ]
        folder.mkdir(parents=True)
        self._others = [name for name in (DATASETS_FILE, REMOVED_FILE) if (root / name).exists()]
        for name in self._others:
            shutil.copy(root / name, folder)

    def pairs(self, alike: Callable[[Paper], str] | None = None) -> Iterator[tuple[Paper, Paper]]:
        """Two candidates again and again, by chance, the same in every run; `alike` says the same of both."""
        chance = random.Random(_SEED)
        groups: dict[str, list[Paper]] = defaultdict(list)
        for paper in self.candidates:
            groups[alike(paper) if alike else ANY].append(paper)
        groups.pop("", None)
        of = {paper.id: group for group in groups.values() if len(group) > 1 for paper in group}
        first = [paper for paper in self.candidates if paper.id in of]
        while first:
            one = chance.choice(first)
            yield one, chance.choice([paper for paper in of[one.id] if paper is not one])

    def branches(self, one: Paper, other: Paper) -> Branches:
        """The two papers as additions, each alone and both."""
        away = {one.id, other.id}
        base = [piece for piece in self._pieces.pieces if piece.id not in away]
        first, second = (self._addition(paper, away) for paper in (one, other))
        texts = []
        for additions in ([], [first], [second], [first, second]):
            pieces = Pieces("paper", self._pieces.head, list(base))
            for values in additions:
                pieces.put(values)
            texts.append(pieces.text)
        return Branches(*texts)

    def edited(self, one: Paper, other: Paper) -> Branches:
        """The same, with each addition made by `awesome.editing` in a copy of the base."""
        branches = self.branches(one, other)
        self._write(branches.base)
        texts = [
            prepare(self._folder, [Put("paper", self._addition(paper, {one.id, other.id}))], self._today).contents()
            for paper in (one, other)
        ]
        first, second = (text[PAPERS_FILE].decode() for text in texts)
        return Branches(branches.base, first, second, branches.both)

    def errors_brought(self, branches: Branches, merged: str) -> int:
        """The errors of a merged list that its base has not."""
        before, after = (
            [outline(text.encode(), PAPERS_FILE), *self._other_documents()] for text in (branches.base, merged)
        )
        return sum(finding.severity == ERROR for finding in brought(before, after, self._today))

    def errors(self, merged: str) -> int:
        """The errors of a merged list, each of its lines checked."""
        self._write(merged)
        return check([str(self._folder / name) for name in (PAPERS_FILE, *self._others)], self._today).errors

    def _other_documents(self) -> list[Document]:
        return [outline((self._folder / name).read_bytes(), name) for name in self._others]

    def _write(self, text: str) -> None:
        (self._folder / PAPERS_FILE).write_text(text, encoding="utf-8")

    def _addition(self, paper: Paper, away: set[str]) -> dict[str, Value]:
        name = paper.name or name_in_title(paper.title)
        taken = self._taken - away
        values: dict[str, Value] = {
            **to_values(paper),
            "id": new_id(name, paper.authors[0], paper.year, paper.title, taken.__contains__),
            "name": name,
            "added": self._today.isoformat(),
            "seen_in": [],
            "formerly": [],
        }
        return {field: value for field, value in values.items() if value}


def merged(branches: Branches, folder: Path) -> str | None:
    """What `git merge-file` makes of them, the merge of one file without a repository; None where a conflict is left."""
    folder.mkdir(exist_ok=True)
    for name in ("one", "base", "other"):
        (folder / name).write_text(getattr(branches, name), encoding="utf-8")
    command = ["git", "merge-file", "--quiet", "-p", "one", "base", "other"]
    done = subprocess.run(
        command, check=False, cwd=folder, capture_output=True, env=os.environ | _ENVIRONMENT, timeout=120
    )
    # the status is the number of conflicts, beyond 127 it is a failure
    if done.returncode not in range(128):
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    return None if done.returncode else done.stdout.decode()


def merged_by_commits(branches: Branches, folder: Path) -> str | None:
    """The same by `git merge` of two branches with a commit each."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    _git(folder, "init", "--quiet", "--initial-branch=main")
    file = folder / PAPERS_FILE
    for branch, text in (("main", branches.base), ("one", branches.one), ("other", branches.other)):
        if branch != "main":
            _git(folder, "checkout", "--quiet", "-b", branch, "main")
        file.write_text(text, encoding="utf-8")
        _git(folder, "add", PAPERS_FILE)
        _git(folder, "commit", "--quiet", "--message", branch)
    conflict = _git(folder, "merge", "--quiet", "--message=Both", "one", accepted=(0, 1))
    return None if conflict else file.read_text(encoding="utf-8")


def _git(folder: Path, *words: str, accepted: tuple[int, ...] = (0,)) -> int:
    command = ["git", *_IDENTITY, *words]
    done = subprocess.run(
        command, check=False, cwd=folder, capture_output=True, env=os.environ | _ENVIRONMENT, timeout=120
    )
    if done.returncode not in accepted:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    return done.returncode


def trials(folder: Path, pairs: int, sample: int) -> dict[str, dict[str, int]]:
    """How many of so many pairs merge, by what the two have in common, and what holds of the merged lists."""
    listed = List(ROOT, folder / "list", datetime.datetime.now(datetime.UTC).date())
    merges: Counter[str] = Counter()
    holds: Counter[str] = Counter()
    for case, alike in {ANY: None, **ALIKE}.items():
        for number, (one, other) in enumerate(islice(listed.pairs(alike), pairs)):
            branches = listed.branches(one, other) if alike else listed.edited(one, other)
            text = merged(branches, folder / "merge")
            if number < sample and case in (ANY, list(ALIKE)[-1]):
                holds["compared"] += 1
                holds["same by commits"] += merged_by_commits(branches, folder / "repository") == text
            if text is None:
                continue
            merges[case] += 1
            holds["as one change"] += text == branches.both
            if not alike:
                holds["brings no error"] += not listed.errors_brought(branches, text)
                if merges[case] <= sample:
                    holds["checked in full"] += 1
                    holds["no error in full"] += not listed.errors(text)
    return {"merges": dict(merges), "holds": dict(holds)}


if __name__ == "__main__":
    print(json.dumps(trials(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
