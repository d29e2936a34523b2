"""Every word that the controller knows: those of the scenes, of the requests, and of its own formats."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from reference_impl.scenes.scene import ARROWS, CELLS, COLORS, DIGITS, SHAPES, SIZES

_PROMPTS = Path(__file__).parent / "prompts"


@cache
def request_wordings() -> dict[str, dict[str, list[str]]]:
    """The wordings of each kind of step, as the file has them."""
    return tomllib.loads((_PROMPTS / "requests.toml").read_text(encoding="utf-8"))


@cache
def vocabulary() -> tuple[str, ...]:
    """All words, each once, in a fixed order."""
    asked = {
        word
        for kinds in request_wordings().values()
        for text in (*kinds["trained"], *kinds["held_out"])
        for word in text.split()
        if not word.startswith("{")
    }
    formats = (_PROMPTS / "words.txt").read_text(encoding="utf-8").split()
    return tuple(dict.fromkeys([*COLORS, *SHAPES, *SIZES, *DIGITS, *ARROWS, *CELLS, *formats, *sorted(asked)]))
