"""Why a value is suggested: the words of the title that speak for it, and the nearest entries that have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from awesome.model import BACKGROUND, Paper
from awesome.suggesting.features import PIECES, SHAPE, pieces_of, words_of
from awesome.suggesting.weights import MODALITY, TOPIC, Weights
from awesome.titles import NOT_TELLING

_WORDS_NAMED = 3
_ENTRIES_NAMED = 3
_TELLS = 0.06
"""What speaks for a value with less is not named."""

_ROUND_A_WORD = "“”\"'.,:;!?()[]{}"


class Reasons:
    """The reasons for all that is suggested for one paper.

    Args:
        title: of the paper.
        added: what each feature of the title adds to the sum of each (field, value).
        nearest: the entries that are most like it.
        by_authors: the entries that share authors with it.
    """

    def __init__(
        self,
        title: str,
        added: Mapping[str, Mapping[tuple[str, str], float]],
        nearest: Sequence[Paper],
        by_authors: Sequence[Paper],
    ) -> None:
        self._title = title
        self._added = added
        self._nearest = nearest
        self._by_authors = by_authors

    def of_value(self, field: str, value: str) -> str:
        """Why a topic or modality is suggested."""
        return "; ".join(filter(None, (self._words(field, value), self._entries(field, value)))) or (
            f"many entries are about {value}" if field == TOPIC else f"most entries have {value}"
        )

    def of_shelf(self, field: str, shelf: str, given: Sequence[str], weights: Weights) -> str:
        """Why a technique, or background, is suggested."""
        speaking = {value: weights.given(value).get((field, shelf), 0.0) for value in given}
        settled = sorted((value for value, amount in speaking.items() if amount > _TELLS), key=lambda v: -speaking[v])
        parts = [
            self._words(field, shelf),
            f"its topics and modalities say {', '.join(settled[:_WORDS_NAMED])}" if settled else "",
            self._entries(field, shelf),
            self._authors(shelf),
        ]
        usual = "nothing in the title names a technique" if shelf == BACKGROUND else "little speaks for it"
        return "; ".join(filter(None, parts)) or usual

    def _words(self, field: str, value: str) -> str:
        """The words, and pairs of words, that say the most for a value."""
        says: dict[str, float] = {}
        for word in self._title.split():
            shown = word.strip(_ROUND_A_WORD)
            own = {PIECES + piece for piece in pieces_of(word.lower())}
            own |= {name for part in words_of(word) for name in (part, f"{SHAPE}named {part}")}
            own |= {shown.lower(), f"{SHAPE}ends {shown.lower()[-2:]}", f"{SHAPE}ends {shown.lower()[-3:]}"}
            if _telling(shown.lower()):
                says[shown] = sum(self._amount(feature, field, value) for feature in own)
        for feature in self._added:
            parts = feature.split()
            if len(parts) > 1 and feature[0] not in PIECES + SHAPE and all(map(_telling, parts)):
                says[feature] = sum(self._amount(text, field, value) for text in (feature, *parts))
        named: list[str] = []
        for text in sorted(says, key=lambda text: (-says[text], text)):
            if says[text] < _TELLS or len(named) == _WORDS_NAMED:
                break
            if not any(_overlap(text, other) for other in named):
                named.append(text)
        return f"{', '.join(f'“{text}”' for text in named)} in the title" if named else ""

    def _amount(self, feature: str, field: str, value: str) -> float:
        added = self._added.get(feature)
        return added.get((field, value), 0.0) if added else 0.0

    def _entries(self, field: str, value: str) -> str:
        alike = [paper for paper in self._nearest if value in _values(paper, field)]
        return f"like {_names(alike)}" if alike else ""

    def _authors(self, shelf: str) -> str:
        theirs = [paper for paper in self._by_authors if paper.shelf == shelf]
        return f"by authors of {_names(theirs)}" if theirs else ""


def _values(paper: Paper, field: str) -> Sequence[str]:
    if field == TOPIC:
        return paper.topics
    return paper.modalities if field == MODALITY else [paper.shelf]


def _telling(word: str) -> bool:
    return len(word) > 1 and word not in NOT_TELLING


def _names(papers: Sequence[Paper]) -> str:
    shown = papers[:_ENTRIES_NAMED]
    names = Counter(paper.name for paper in shown)
    return ", ".join(paper.name if names[paper.name] == 1 and paper.name else paper.id for paper in shown)


def _overlap(text: str, other: str) -> bool:
    one, two = (set(part.lower().replace("-", " ").split()) for part in (text, other))
    return bool(one & two)
