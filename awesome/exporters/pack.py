"""Everything in one download: all formats, the list in parts that GitHub shows, checksums and a README.

The same selection gives the same bytes: names are sorted, the times in the archive are the selection's, and nothing of
the machine goes in.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from importlib.resources import files as resources
from string import Template

from awesome.exporters import FORMATS, Format, croissant, csv_table, export_all, markdown
from awesome.exporters.selection import Selection
from awesome.exporters.text import counted

FOLDER = "awesome-mllm"
"""The folder that the archive unpacks to."""

README = "README.md"
CHECKSUMS = "SHA256SUMS"

_LEVEL = 4
_ORDINARY_FILE = 0o100644 << 16
_UNIX = 3


def export(selection: Selection) -> bytes:
    """The pack of the selection."""
    return pack(selection, export_all(selection))


def pack(selection: Selection, files: Mapping[str, bytes]) -> bytes:
    """The pack of files that `export_all` has already made of the selection."""
    contents = dict(files)
    contents |= {f"{markdown.FOLDER}/{name}": data for name, data in markdown.parts(selection).items()}
    contents[README] = readme(selection)
    contents[CHECKSUMS] = "".join(
        f"{hashlib.sha256(contents[name]).hexdigest()}  {name}\n" for name in sorted(contents)
    ).encode()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        for name in sorted(contents):
            info = zipfile.ZipInfo(f"{FOLDER}/{name}", selection.time.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = _ORDINARY_FILE
            info.create_system = _UNIX
            target.writestr(info, contents[name], compresslevel=_LEVEL)
    return archive.getvalue()


def readme(selection: Selection) -> bytes:
    """What is in the pack, under which licence, how to cite it, and what the fields say."""
    template = Template((resources("awesome.exporters") / "pack_readme.md").read_text("utf-8"))
    site = f"- <{selection.site_url}>\n" if selection.site_url else ""
    text = template.substitute(
        counts=f"{counted(len(selection.papers), 'paper')} and {counted(len(selection.data_sets), 'data set')}",
        papers=f"{len(selection.papers):,}",
        data_sets=f"{len(selection.data_sets):,}",
        date=f"{selection.time:%Y-%m-%d}",
        site=site,
        formats="\n".join(f"| `{form.file}` | {form.en} |" for form in FORMATS.values()),
        formats_zh="\n".join(f"| `{form.file}` | {form.zh} |" for form in FORMATS.values()),
        fields="\n".join(f"| `{column}` | {croissant.MEANINGS[column]} |" for column in csv_table.COLUMNS),
        citation=croissant.citation(selection),
        folder=markdown.FOLDER,
        checksums=CHECKSUMS,
    )
    return text.encode()


PACK = Format(
    "pack",
    "awesome-mllm-pack.zip",
    "application/zip",
    "Pack: all formats in one archive, with checksums",
    "打包下载：全部格式与校验和",
    export,
    binary=True,
)
