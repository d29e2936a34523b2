"""What keeps the explorer for use without a network: the worker and the web app's manifest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from awesome.website.output import Output, digest
from awesome.website.settings import LANGUAGES
from awesome.website.templates import SITE_NAME, Pages, place, script_data

WORKER = "worker.js"
APP = "app.webmanifest"

_ASSET = re.compile(r'(?:href|src)="[./]*(assets/[^"]+)"')


def write_worker(
    output: Output, pages: Pages, manifest: dict[str, Any], html: dict[str, str], pieces: Iterable[str]
) -> None:
    """Write the worker, which keeps the explorer's pages (`html` by address) and all files that they ask for.

    Args:
        output: where the site is written.
        pages: renders the worker.
        manifest: names the files of the index.
        html: the explorer's pages by their addresses.
        pieces: the chunks of exports, which are kept after all else.
    """
    named = {asset for page in html.values() for asset in _ASSET.findall(page)}
    # modules are loaded by modules, under names that carry a hash
    chunks = {path for path in _client(pages) if path.count("-") and path.endswith(".js")}
    index = [path for part in ("papers", "datasets") for path in manifest[part].values() if isinstance(path, str)]
    kept = {
        "mark": manifest["version"],
        "pages": list(html),
        "files": sorted({*named, *chunks, *index, manifest["glossary"], manifest["pieces"], *_apps()}),
        "pieces": sorted(pieces),
    }
    version = digest(msgspec.json.encode(kept), *html.values())
    output.write(WORKER, pages.render("worker.js.j2", "en", kept=script_data({"version": version, **kept})))


def write_apps(output: Output, pages: Pages) -> None:
    """Write the manifest of the web app in each language."""
    for language, path in zip(LANGUAGES, _apps(), strict=True):
        root = "../" * path.count("/")
        app = {
            "name": SITE_NAME,
            "short_name": SITE_NAME,
            "description": pages.strings(language)["explore_lead"],
            "lang": pages.strings(language)["html_lang"],
            "start_url": "./",
            "scope": root,
            "display": "minimal-ui",
            "icons": [{"src": f"{root}assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
        }
        output.write(path, msgspec.json.encode(app))


def _apps() -> list[str]:
    return [place(f"explore/{APP}", language) for language in LANGUAGES]


def _client(pages: Pages) -> list[str]:
    folder = pages.settings.root / "site" / "assets" / "explorer"
    return sorted(f"assets/explorer/{path.name}" for path in folder.glob("*.js"))
