"""What a task is: a name, wordings, and a rule that adapts labelled scenes to questions and answers.

The rules are how benchmarks are adapted in the literature (InstructBLIP, section 2.1; MultiInstruct, section 3): an
existing set of labelled pictures, here the scenes, becomes an instruction set by a template and a label's words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from reference_impl.scenes.scene import Scene

_WORDINGS = Path(__file__).parent.parent / "prompts" / "instructions.toml"


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one scene.

    Attributes:
        scene: what the picture shows.
        answer: the right answer, in words parted by spaces.
        slots: what the wording's braces stand for.
    """

    scene: Scene
    answer: str
    slots: Mapping[str, str] = field(default_factory=dict)


Asking = Callable[[Random, Scene], Question | None]
"""A rule: a question about a scene, its slots by chance; None where the scene allows no such question."""


@dataclass(frozen=True, slots=True)
class Task:
    """A task with its wordings.

    Attributes:
        name: as in ``prompts/instructions.toml``.
        family: captioning, question answering or classification.
        ask: the rule.
        short: whether the answer is a word, so that the format prompts make sense.
    """

    name: str
    family: str
    ask: Asking
    short: bool = True

    def wordings(self, held_out: bool = False) -> tuple[str, ...]:
        """The wordings that are trained, or those that are kept for the test."""
        return tuple(wordings()[self.name]["held_out" if held_out else "trained"])


@cache
def wordings() -> dict[str, dict[str, list[str]]]:
    """All wordings by task, as the file has them."""
    return tomllib.loads(_WORDINGS.read_text(encoding="utf-8"))
