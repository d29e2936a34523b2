"""What several verbs share: names of techniques, models, stories, and mistakes as messages."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reference_impl.cli import UserError
from reference_impl.showing.stories import TOLD

if TYPE_CHECKING:
    from reference_impl.showing.story import Told
    from reference_impl.showing.telling import Models, Own

ALL = "all"
SEED = 1
"""Of a demo that names none, and of what the site shows."""

_LARGEST_SEED = 2**31 - 1


def add_technique(parser: argparse.ArgumentParser) -> None:
    """The argument that names one technique, or all."""
    parser.add_argument("technique", choices=(*TOLD, ALL), help="one of the techniques, or all of them")


def add_seed(parser: argparse.ArgumentParser) -> None:
    """The option of the seed."""
    parser.add_argument("--seed", type=_seed, default=SEED, help=f"of the scenes that are drawn (default: {SEED})")


def add_weights(parser: argparse.ArgumentParser) -> None:
    """The option of other weights than those that ship."""
    parser.add_argument("--weights", type=Path, metavar="DIR", help="folder of the models (default: those that ship)")


def _seed(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or len(text) > 10 or int(text) > _LARGEST_SEED:
        raise argparse.ArgumentTypeError(f"{text[:40]!r} is no whole number from 0 to {_LARGEST_SEED}")
    return int(text)


def chosen(technique: str) -> list[str]:
    """The techniques that an argument names."""
    return list(TOLD) if technique == ALL else [technique]


def models(folder: Path | None) -> Models:
    """The models, by name; importing what reads them takes seconds, so that it is done here."""
    from reference_impl.showing.telling import WEIGHTS, shipped

    return shipped(folder or WEIGHTS)


def tell(technique: str, known: Models, seed: int, own: Own | None = None) -> Told:
    """A technique's story."""
    from reference_impl.showing.stories.registry import STORIES

    return STORIES[technique](known, seed, own)


@contextmanager
def explained() -> Iterator[None]:
    """Turn the errors that a user can mend into a `UserError`."""
    from reference_impl.files import FileError
    from reference_impl.generating import PromptError
    from reference_impl.model import WeightsError
    from reference_impl.results import ResultsError
    from reference_impl.showing.pictures import PictureError
    from reference_impl.showing.telling import QuestionError

    try:
        yield
    except (FileError, PromptError, WeightsError, ResultsError, PictureError, QuestionError) as error:
        raise UserError(str(error)) from error
