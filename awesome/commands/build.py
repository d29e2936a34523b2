"""`awesome build`: the whole site into build/site."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from awesome.catalog import CatalogError
from awesome.cli import EXIT_OK, UsageError


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--root", type=Path, default=Path(), metavar="DIR", help="the clone to build from (default: here)"
    )
    parser.add_argument("--clean", action="store_true", help="throw away what an earlier build left")
    parser.add_argument("--timings", action="store_true", help="say how long each step took")


def run(options: argparse.Namespace) -> int:
    """Build, and say where to look."""
    print(build(options.root, clean=options.clean, timings=options.timings))
    return EXIT_OK


def build(root: Path, *, clean: bool = False, timings: bool = False) -> str:
    """Build the site of the clone `root`; returns what to tell the user.

    Raises:
        UsageError: something the user can mend: no clone, a package that is missing, a catalog or page that is wrong.
    """
    try:
        from awesome.website.builder import build_site
        from awesome.website.explorer.glossary import GlossaryError
        from awesome.website.explorer.positions import LayoutError
        from awesome.website.output import AddressError
        from awesome.website.prose import ProseError
        from awesome.website.settings import Settings, SettingsError
    except ModuleNotFoundError as error:
        raise UsageError(f"the site needs the package {error.name}: pip install 'awesome-mllm[site]'") from error
    try:
        settings = Settings.from_environment(root)
        if clean:
            for name in ("site", "shell", "docs"):
                shutil.rmtree(settings.out / name, ignore_errors=True)
            for name in ("manifest.json", "shell.digest"):
                (settings.out / name).unlink(missing_ok=True)
        report = build_site(settings)
    except (SettingsError, ProseError, GlossaryError, LayoutError) as error:
        raise UsageError(str(error)) from error
    except (CatalogError, AddressError) as error:
        raise UsageError(f"{error}; `awesome check` says all that is wrong") from error
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror}") from error
    lines = [f"{seconds:7.2f} s  {name}" for name, seconds in report.steps] if timings else []
    return "\n".join([*lines, f"{settings.site}: {report.written:,} files written, {report.kept:,} unchanged"])
