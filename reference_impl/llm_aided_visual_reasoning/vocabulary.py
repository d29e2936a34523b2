"""Every word that the controller knows: those of the scenes, of the requests, and of its own formats."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from reference_impl.scenes.scene import ARROWS, CELLS, COLORS, DIGITS, SHAPES, SIZES

FILLERS = tuple("um well now just kindly also maybe quickly again really okay oh actually".split())
"""Words that may stand anywhere in a step and mean nothing."""

_REFERENCES = (*"klmnopqrstuvwxyz", "that")
_ATTRIBUTES = ("color", "shape", "size", "digit")
_PROMPTS = Path(__file__).parent / "prompts"


@cache
def request_wordings() -> dict[str, dict[str, list[str]]]:
    """The wordings of each kind of step, as the file has them."""
    return tomllib.loads((_PROMPTS / "requests.toml").read_text(encoding="utf-8"))


@cache
def request_words() -> tuple[str, ...]:
    """Every word that a step of a request may hold."""
    wordings = [
        word
        for kinds in request_wordings().values()
        for texts in kinds.values()
        for text in texts
        for word in text.split()
    ]
    asked = sorted({word for word in wordings if not word.startswith("{")})
    return tuple(
        dict.fromkeys([*COLORS, *SHAPES, *SIZES, *DIGITS, *CELLS, *_REFERENCES, *_ATTRIBUTES, *asked, *FILLERS])
    )


@cache
def vocabulary() -> tuple[str, ...]:
    """All words, each once, in a fixed order."""
    formats = (_PROMPTS / "words.txt").read_text(encoding="utf-8").split()
    return tuple(dict.fromkeys([*request_words(), *ARROWS, *formats]))
