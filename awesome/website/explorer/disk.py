"""The explorer as files to open from disk: pages, one classic script, and the index as a script.

Browsers fetch nothing and load no modules for a page that was opened from disk, so the data is a script too: it assigns
every file of the index to its path in `explorerData`, and what is packed (`pieces`) in base64. Rows lead to the papers'
sources, since the papers' pages stay on the site.
"""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

from awesome.exporters.clock import EPOCH
from awesome.website.output import Output, digest
from awesome.website.prose import static_files, theme_stylesheet
from awesome.website.settings import LANGUAGES, Settings

PATH = "downloads/offline.zip"
NAMES = {"papers": "explorer", "datasets": "datasets"}

_FOLDER = "awesome-mllm-explorer"
_ASSETS = ("explorer.css", "pictures.css", "site.css", "scheme.js", "explorer/offline.js", "icon.svg")
_DATA = "data.js"
_ORDINARY_FILE = 0o100644 << 16
_UNIX = 3


def disk_name(kind: str, language: str) -> str:
    """The page's file: ``explorer.html``, ``datasets-zh.html``."""
    return f"{NAMES[kind]}{'' if language == LANGUAGES[0] else f'-{language}'}.html"


def write_disk(output: Output, settings: Settings, html: dict[str, str], index: Iterable[str], key: str) -> None:
    """Write the archive.

    Args:
        output: where the site is written; the index is there already.
        settings: say where the assets are.
        html: the pages by their names.
        index: the paths of the index and of all chunks of exports.
        key: changes with the program that writes the archive.
    """
    paths = sorted(index)
    static = static_files(settings)
    assets = {Path(name).name: static[f"assets/{name}"] for name in _ASSETS}
    assets["theme.css"] = static[f"assets/{theme_stylesheet()}"]
    key = digest(key, *html.values(), *paths, *assets.values(), settings.site_url)
    output.page(PATH, key, lambda: _archive(_files(output, html, paths, assets)))


def _files(output: Output, html: dict[str, str], paths: list[str], assets: dict[str, bytes]) -> dict[str, bytes]:
    data = ",\n".join(f"{json.dumps(path)}: {_value(output.root / path)}" for path in paths)
    files = {name: page.encode() for name, page in html.items()}
    files |= {f"assets/{name}": content for name, content in assets.items()}
    return files | {f"assets/{_DATA}": f"globalThis.explorerData = {{\n{data}\n}};\n".encode()}


def _value(file: Path) -> str:
    """A file as a value in a script."""
    if file.suffix == ".gz":
        return json.dumps(b64encode(file.read_bytes()).decode())
    # what JSON allows in a string and older readers of scripts do not
    return file.read_text("utf-8").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _archive(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        for name in sorted(files):
            info = zipfile.ZipInfo(f"{_FOLDER}/{name}", EPOCH.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = _ORDINARY_FILE
            info.create_system = _UNIX
            target.writestr(info, files[name])
    return archive.getvalue()
