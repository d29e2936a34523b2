"""The command `awesome`: picks the verb's module, and turns a user's mistake into a message and an exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from awesome.catalog import CatalogError
from awesome.files import FileError
from awesome.findings import safe
from awesome.sources.errors import SourceError

if TYPE_CHECKING:
    from awesome.sources.session import Session

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_CANNOT_RUN = 2

VERBS = {
    "add": "add a paper by its id, or a data set",
    "edit": "change some fields of an entry",
    "rename": "give an entry another id; the old one's address goes on working",
    "remove": "take an entry out, and keep its id and the reason",
    "import": "say what another list or a file of references has that this one has not, and take it in",
    "check": "say of every line whether it may be merged",
    "fmt": "write the files in canonical form",
    "explain": "tell why a rule is there, with a bad and a good example",
    "from-issue": "make an entry of what a form was answered",
    "publish-issue": "propose what came of a form, for the workflow",
    "forms": "write the issue forms, whose choices are the closed lists",
    "schema": "show the JSON Schema of a file, by which editors complete and explain",
    "verify": "hold the list against arXiv, GitHub and the links themselves",
    "pr": "look at a change as the check of a pull request does",
    "export": "write the catalog, or a part of it, in another format",
    "build": "build the site into build/site",
    "serve": "build the site, serve it, and build again on change",
}

_MODULES = {"import": "importing"}
"""The modules of verbs that are words of Python."""


class UsageError(Exception):
    """The command cannot run as it was called: the message says why and what to do."""


class _Parser(argparse.ArgumentParser):
    """Shows a user's words escaped."""

    def error(self, message: str) -> NoReturn:
        super().error(safe(message))


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_unused: Any) -> NoReturn:
        from importlib.metadata import version

        parser.exit(message=f"awesome-mllm {version('awesome-mllm')}\n")


def main(arguments: Sequence[str] | None = None, *, connect: Callable[[], Session] | None = None) -> int:
    """Run one verb. Returns 0 when all is well, 1 where there are findings, 2 where it could not run.

    Args:
        arguments: the words after `awesome`; those of the process by default.
        connect: makes the session with which a verb asks sources. Tests give one for their own server; there is no
            option and no environment variable for it, since a session decides which machines may be reached.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = _Parser(
        prog="awesome", description="A curated, checked, runnable index of multimodal large language models."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    # only the verb that was named is imported: a check must not pay for the site
    named = next((word for word in words if word in VERBS), None)
    modules = {}
    for verb, summary in VERBS.items():
        subparser = verbs.add_parser(verb, help=summary, description=summary[0].upper() + summary[1:] + ".")
        if verb == named:
            modules[verb] = import_module(f"awesome.commands.{_MODULES.get(verb, verb.replace('-', '_'))}")
            modules[verb].configure(subparser)
    options = parser.parse_args(words, argparse.Namespace(connect=connect))
    try:
        status: int = modules[options.verb].run(options)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except UsageError as error:
        # our own words, which may take several lines
        message = "\n".join(safe(line) for line in str(error).split("\n"))
        print(f"awesome {options.verb}: {message}", file=sys.stderr)
        return EXIT_CANNOT_RUN
    except (CatalogError, FileError, SourceError) as error:
        print(f"awesome {options.verb}: {safe(str(error))}", file=sys.stderr)
        return EXIT_CANNOT_RUN
    except BrokenPipeError:
        # the reader has gone (`awesome check | head`); nothing more may be written, not even at exit
        _close_output()
        return EXIT_OK
    except OSError as error:
        # mostly a full disk behind standard output
        _close_output()
        where = f"{error.filename}: " if error.filename else ""
        print(f"awesome {options.verb}: {safe(f'{where}{error.strerror or error}')}", file=sys.stderr)
        return EXIT_CANNOT_RUN
    except KeyboardInterrupt:
        return 130


def _close_output() -> None:
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
