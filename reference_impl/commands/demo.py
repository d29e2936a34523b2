"""`python -m reference_impl demo`: the story of a technique, in the terminal and as a page with its pictures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from reference_impl.cli import EXIT_OK, UserError
from reference_impl.commands.common import add_seed, add_technique, add_weights, chosen, explained, models, tell

if TYPE_CHECKING:
    from reference_impl.showing.telling import Models, Own


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.epilog = (
        "Your own picture should look like those that are drawn: a grid of four by four cells, an object in some of them."
        " For in-context learning --ask names what the examples show: color, shape, digit or cell."
    )
    add_technique(parser)
    add_seed(parser)
    add_weights(parser)
    parser.add_argument("--image", type=Path, metavar="FILE", help="a picture of yours; needs --ask")
    parser.add_argument("--ask", metavar="TEXT", help="what you ask of your picture")
    parser.add_argument(
        "--out", type=Path, default=Path("build/demos"), metavar="DIR", help="where pages go (default: build/demos)"
    )


def run(options: argparse.Namespace) -> int:
    """Tell the stories."""
    if (options.image is None) != (options.ask is None):
        raise UserError("--image and --ask go together: a picture needs a question, and a question a picture")
    with explained():
        own = _own(options)
        known = models(options.weights)
        for technique in chosen(options.technique):
            _show(technique, options, own, known)
    return EXIT_OK


def _own(options: argparse.Namespace) -> Own | None:
    from reference_impl.showing.pictures import read_picture
    from reference_impl.showing.telling import Own

    return None if options.image is None else Own(read_picture(options.image), options.ask)


def _show(technique: str, options: argparse.Namespace, own: Own | None, known: Models) -> None:
    from reference_impl.files import write
    from reference_impl.showing.page import html_of
    from reference_impl.showing.terminal import text_of

    told = tell(technique, known, options.seed, own)
    print(text_of(told.story))
    for name, data in told.pictures.items():
        write(options.out / name, data)
    page = write(options.out / f"{technique}.html", html_of(told).encode())
    print(f"The same as a page, with its pictures: {page}\n", flush=True)
