"""What the controller is given in each role, from the file of templates."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "prompts" / "controller.toml"


@cache
def templates() -> dict[str, str]:
    """All templates by name; those of the rounds begin with ``rounds.``."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    rounds = {f"rounds.{name}": text for name, text in data.pop("rounds").items()}
    return {**data, **rounds}


def fill(name: str, **slots: str) -> str:
    """A template with its slots filled.

    Raises:
        KeyError: there is no such template, or a slot is not given.
    """
    return templates()[name].format(**slots)
