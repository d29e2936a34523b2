"""Every word that the model knows: the scenes' words, numbers, those of the instructions, and those of the formats."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reference_impl.scenes.scene import ARROWS, CELLS, COLORS, DIGITS, SHAPES, SIZES, WRITTEN
from reference_impl.tasks.base import wordings
from reference_impl.tasks.captioning import EMPTY

_FORMATS = Path(__file__).parent / "prompts" / "words.txt"
LARGEST_NUMBER = 99

NEW_WORDS = tuple(
    first + second
    for first in (
        "da",
        "ble",
        "mi",
        "zo",
        "ka",
        "ru",
        "pe",
        "lo",
        "fi",
        "su",
        "ne",
        "ba",
        "gle",
        "wi",
        "to",
        "ju",
        "vi",
        "sko",
        "hu",
        "re",
    )
    for second in ("x", "ket", "po", "nu", "ga", "ti", "vo", "ra")
)
"""Words without a meaning, for new concepts to be named by."""


@cache
def vocabulary() -> tuple[str, ...]:
    """All words, each once, in a fixed order."""
    instructions = [
        word
        for kinds in wordings().values()
        for texts in kinds.values()
        for text in texts
        for word in text.split()
        if not word.startswith("{")
    ]
    words = [
        *COLORS, *SHAPES, *SIZES, *DIGITS, *ARROWS, *CELLS, *WRITTEN, EMPTY,
        *(str(number) for number in range(LARGEST_NUMBER + 1)),
        *sorted(set(instructions)),
        *_FORMATS.read_text(encoding="utf-8").split(),
        *NEW_WORDS,
    ]  # fmt: skip
    return tuple(dict.fromkeys(words))
