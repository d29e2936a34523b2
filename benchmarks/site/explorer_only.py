"""The explorer of a clone and the files it needs, without the rest of the site: `python -m benchmarks.site.explorer_only CLONE`."""

from __future__ import annotations

import sys
from pathlib import Path

from awesome.catalog import Catalog
from awesome.vocabulary import Vocabulary
from awesome.website.builder import SHELL_PAGES
from awesome.website.explorer.pages import ExplorerPages
from awesome.website.output import Output
from awesome.website.prose import build_prose, static_files
from awesome.website.rows import Rows
from awesome.website.settings import Settings
from awesome.website.shell import Shell
from awesome.website.templates import Pages
from awesome.website.views import Views


def build_explorer(settings: Settings) -> None:
    """Write the explorer into the settings' folder."""
    prose = build_prose(settings)
    shells = {language: Shell.cut(prose[f"{page}index.html"], page) for language, page in SHELL_PAGES.items()}
    views = Views(Catalog.load(settings.root), Vocabulary.load(), settings)
    pages = Pages(settings, shells)
    output = Output(settings.site, settings.out / "manifest.json")
    ExplorerPages(views, pages, Rows(views, pages)).write(output)
    for path, data in static_files(settings).items():
        output.write(path, data)
    output.finish()


if __name__ == "__main__":
    root = Path(sys.argv[1])
    build_explorer(Settings(root, root / "build"))
