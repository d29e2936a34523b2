"""Questions whose number of rounds nobody knows beforehand, and what a careful questioner and reasoner say about them.

Two families. *Follow*: arrows lead from cell to cell until an object has none; its colour is asked for. *Search*: is there
such an object in one of these cells? Each round looks at one cell. How many rounds a question needs depends on the
picture, and, where answers may be wrong, on the answers: an arrow that is seen twice is believed, one seen once is asked
for again. So when to stop is a decision (IdealGPT, section 3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from reference_impl.scenes.making import Kind, of_color, random_object, random_seed
from reference_impl.scenes.scene import ARROWS, CELLS, COLORS, Scene, neighbor
from reference_impl.splits import TRAINED_KINDS
from reference_impl.tasks.captioning import EMPTY, phrase

FOLLOW, SEARCH = "follow", "search"
UNKNOWN = "unknown"
"""What an answerer says that saw nothing."""

STOP = "stop"
TRUSTS = {"10": 0.0, "9": 0.1, "8": 0.2}
"""How far an answerer is to be trusted, and the share of its answers that are wrong or unknown."""

LONGEST_PATH = 5
MOST_CELLS = 6
_OTHERS = 0.5
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question that needs rounds.

    Attributes:
        family: `FOLLOW` or `SEARCH`.
        scene: what the picture shows.
        question: in words.
        candidates: the answers to choose from.
        answer: the right one.
        cells: where the path starts, or the cells to be searched.
        sought: colour and shape, for a search.
        steps: cells that must be seen by one who is never told wrong; the first that decides ends a search.
    """

    family: str
    scene: Scene
    question: str
    candidates: tuple[str, ...]
    answer: str
    cells: tuple[str, ...]
    sought: str
    steps: int


def follow(chance: Random, steps: int, kinds: Sequence[Kind] = TRAINED_KINDS) -> Inquiry:
    """A path over `steps` cells; the last of them holds an object without an arrow."""
    path: list[str] = []
    while len(path) < steps:
        path = [chance.choice(CELLS)]
        while len(path) < steps:
            onward = [cell for arrow in ARROWS if (cell := neighbor(path[-1], arrow)) and cell not in path]
            if not onward:
                break
            path.append(chance.choice(onward))
    things = []
    for cell in CELLS:
        if cell in path or chance.random() < _OTHERS:
            thing = random_object(chance, cell, marks="arrows", kinds=kinds)
            place = path.index(cell) if cell in path else -1
            mark = thing.mark if chance.random() < 1 - 1 / steps else ""
            if 0 <= place < steps - 1:
                mark = next(arrow for arrow in ARROWS if neighbor(cell, arrow) == path[place + 1])
            elif place >= 0:
                mark = ""
                thing = random_object(chance, cell, kinds=of_color(chance.choice(COLORS), kinds))
            things.append(replace(thing, mark=mark))
    scene = Scene(tuple(things), random_seed(chance))
    question = f"start at {path[0]} follow arrows until none . what color ?"
    return Inquiry(FOLLOW, scene, question, COLORS, scene.by_cell[path[-1]].color, (path[0],), "", steps)


def search(chance: Random, cells: int, kinds: Sequence[Kind] = TRAINED_KINDS) -> Inquiry:
    """Whether one of `cells` cells holds an object of a colour and shape; as often yes as no."""
    sought = chance.choice(kinds)
    among = chance.sample(CELLS, cells)
    near = [kind for kind in kinds if kind != sought and (kind[0] == sought[0] or kind[1] == sought[1])]
    others = [kind for kind in kinds if kind != sought]
    answer = chance.choice(("yes", "no"))
    found = chance.choice(among) if answer == "yes" else ""
    things = []
    for cell in CELLS:
        if cell == found:
            things.append(random_object(chance, cell, marks="arrows", kinds=(sought,)))
        elif chance.random() < (0.85 if cell in among else _OTHERS):
            pool = (near if chance.random() < 0.5 and near else others) if cell in among else kinds
            things.append(random_object(chance, cell, marks="arrows", kinds=pool))
    scene = Scene(tuple(things), random_seed(chance))
    steps = among.index(found) + 1 if found else cells
    question = f"is there a {' '.join(sought)} among {' '.join(among)} ?"
    return Inquiry(SEARCH, scene, question, ("yes", "no"), answer, tuple(among), " ".join(sought), steps)


def random_inquiry(chance: Random) -> Inquiry:
    """A question of either family, of a length by chance."""
    if chance.random() < 0.5:
        return follow(chance, chance.randint(1, LONGEST_PATH))
    return search(chance, chance.randint(2, MOST_CELLS))


def seen(scene: Scene, cell: str) -> str:
    """The true answer about a cell."""
    return phrase(scene.by_cell[cell]) if cell in scene.by_cell else EMPTY


def blurred(chance: Random, answer: str, share: float) -> str:
    """An answer that is, with the chance `share`, unknown or about another object."""
    if chance.random() >= share:
        return answer
    if chance.random() < 0.5:
        return UNKNOWN
    thing = random_object(chance, CELLS[0], marks="arrows")
    return phrase(replace(thing, mark=chance.choice(("", thing.mark))))


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a careful reasoner makes of the last answer.

    Attributes:
        cell: that was asked about.
        value: what counts of the answer: the arrow or none, whether the object is the one that is sought, or unknown.
        sure: whether that is settled.
        onward: the cell to ask about next, or `STOP`.
    """

    cell: str
    value: str
    sure: bool
    onward: str

    @property
    def text(self) -> str:
        """In words."""
        return f"{self.cell} {self.value} {'sure' if self.sure else 'unsure'} so {self.onward}"


def analysed(inquiry: Inquiry, evidence: Sequence[tuple[str, str]], trusted: bool) -> Analysis:
    """The analysis of all evidence so far, by rule: what training teaches, and the oracle of the evaluation.

    Args:
        inquiry: the question; its answer is not looked at.
        evidence: cells and answers, in order.
        trusted: whether the answerer is never wrong, so that nothing must be seen twice.
    """
    cell, answer = evidence[-1]
    value = _value(inquiry, answer)
    before = [_value(inquiry, other) for place, other in evidence[:-1] if place == cell]
    if value == UNKNOWN:
        return Analysis(cell, value, False, cell)
    if inquiry.family == SEARCH:
        sure = trusted or value == "no" or "yes" in before
        if value == "yes":
            return Analysis(cell, value, sure, STOP if sure else cell)
        place = inquiry.cells.index(cell) + 1 if cell in inquiry.cells else len(inquiry.cells)
        return Analysis(cell, value, sure, inquiry.cells[place] if place < len(inquiry.cells) else STOP)
    if not trusted and value not in before:
        return Analysis(cell, value, False, cell)
    mark = value.split()[-1]
    onward = neighbor(cell, mark) if mark in ARROWS else None
    return Analysis(cell, mark, True, onward or STOP)


def _value(inquiry: Inquiry, answer: str) -> str:
    if answer == UNKNOWN:
        return UNKNOWN
    words = answer.split()
    if inquiry.family == SEARCH:
        return "yes" if " ".join(words[1:3]) == inquiry.sought else "no"
    return words[-1] if words and words[-1] in ARROWS else _NONE


def next_cell(inquiry: Inquiry, analysis: Analysis | None) -> str:
    """What a careful questioner asks about next; where the analysis says to stop but nobody is sure, again."""
    if analysis is None:
        return inquiry.cells[0]
    if analysis.onward != STOP:
        return analysis.onward
    return inquiry.cells[0] if inquiry.family == SEARCH and analysis.value == "no" else analysis.cell
