"""How a verb comes by the session with which it asks sources."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from awesome.cli import UsageError

if TYPE_CHECKING:
    from awesome.sources.session import Limits, Session


def connect(options: argparse.Namespace, limits: Limits | None = None) -> Session:
    """The session that was handed to `main`, else one that reaches the open internet alone, within these limits.

    Raises:
        UsageError: a package is missing.
    """
    given: Callable[[], Session] | None = options.connect
    if given is not None:
        return given()
    try:
        from awesome.sources.session import Session
    except ModuleNotFoundError as error:
        raise UsageError(f"asking sources needs the package {error.name}: pip install {error.name}") from error
    return Session(limits=limits)
