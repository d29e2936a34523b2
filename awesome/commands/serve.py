"""`awesome serve`: build, serve on this machine, and build again when a source changes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from awesome.cli import EXIT_OK, UsageError
from awesome.commands.build import build

SOURCES = ("papers.yaml", "datasets.yaml", "removed.yaml", "mkdocs.yml", "site", "awesome")


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--root", type=Path, default=Path(), metavar="DIR", help="the clone to serve (default: here)")
    parser.add_argument("--port", type=int, default=8000, help="port on this machine (default: 8000)")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted. A build that fails leaves the site of the last one that did not."""
    print(build(options.root))
    from awesome.website.livereload import PolicedReloadServer

    site = options.root / "build" / "site"

    def again() -> None:
        try:
            print(build(options.root), file=sys.stderr)
        except UsageError as error:
            print(f"awesome serve: {error}", file=sys.stderr)

    try:
        server = PolicedReloadServer(builder=again, host="127.0.0.1", port=options.port, root=str(site))
    except OSError as error:
        raise UsageError(
            f"port {options.port} cannot be used: {error.strerror}; try --port {options.port + 1}"
        ) from error
    for source in SOURCES:
        if (options.root / source).exists():
            server.watch(str(options.root / source))
    print(f"http://127.0.0.1:{options.port}/  (stop with Ctrl+C)")
    try:
        server.serve()  # type: ignore[no-untyped-call]
    finally:
        server.shutdown()
    return EXIT_OK
