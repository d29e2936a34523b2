"""Exports put together from their pieces, as a browser does it: by the recipe alone."""

from __future__ import annotations

import gzip
import json
from typing import Any

from tests.website.explorer.reading import Entry, read_index
from tests.website.support import Site

Kind = str


class Assembler:
    """Knows the files of a site and nothing of the exporters."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.manifest = json.loads(site.text("explore/index.json"))
        self.recipe: dict[str, Any] = json.loads(site.text(self.manifest["pieces"]))
        self.entries = {kind: read_index(site, kind) for kind in ("papers", "datasets")}
        shelves = json.loads(site.text(self.manifest["papers"]["first"]))["techniques"]["keys"]
        by_shelf = sorted(range(len(self.entries["papers"])), key=lambda row: shelves.index(self.entries["papers"][row].techniques[0]))  # fmt: skip
        self.place = {"papers": {row: place for place, row in enumerate(by_shelf)}, "datasets": {row: row for row in range(len(self.entries["datasets"]))}}  # fmt: skip
        self.shelves = shelves

    def export(self, name: str, papers: set[str], datasets: set[str]) -> bytes:
        """An export of the papers and data sets of these ids, and of the papers' data sets."""
        wanted = {"papers": papers, "datasets": datasets | {e.id for e in self.entries["datasets"] if e.paper in papers}}  # fmt: skip
        rows = {kind: [row for row in self.recipe["order"][kind] if self.entries[kind][row].id in wanted[kind]] for kind in wanted}  # fmt: skip
        pieces = {kind: [self.piece(name, kind, row, papers) for row in rows[kind]] for kind in wanted}
        if name == "markdown":
            return self.markdown(rows, pieces).encode()
        parts = [part if isinstance(part, str) else _array(part, pieces[part["of"]]) for part in self.recipe["formats"][name]["frame"]]  # fmt: skip
        return "".join(parts).encode()

    def piece(self, name: str, kind: Kind, row: int, papers: set[str]) -> str:
        chunks: list[str] = self.recipe["formats"][name][kind]
        if not chunks:
            return ""
        separators: tuple[str, str] = (self.recipe["separator"], self.recipe["alone"])
        chunk, place = divmod(self.place[kind][row], int(self.recipe["size"]))
        text: str = gzip.decompress(self.site.files[chunks[chunk]].read_bytes()).decode()
        accompanied, _, alone = text.split(separators[0])[place].partition(separators[1])
        return alone if alone and self.entries[kind][row].paper not in papers else accompanied

    def markdown(self, rows: dict[Kind, list[int]], pieces: dict[Kind, list[str]]) -> str:
        said = self.recipe["markdown"]
        counts = said["and"].join(f"{len(rows[kind]):,} {said['counted'][kind][len(rows[kind]) != 1]}" for kind in ("papers", "datasets"))  # fmt: skip
        groups = [(said["chapters"]["papers"][number], "papers", shelf) for number, shelf in enumerate(self.shelves)]
        contents, chapters = "", []
        for (name, anchor, about), kind, shelf in [*groups, (said["chapters"]["datasets"], "datasets", "")]:
            own = sorted((row, piece) for row, piece in zip(rows[kind], pieces[kind], strict=True) if not shelf or self.entries[kind][row].techniques[0] == shelf)  # fmt: skip
            years: dict[str, list[str]] = {}
            for row, piece in own:
                years.setdefault(self.entries[kind][row].date[:4] or said["unknown"], []).append(f"{piece}\n")
            if years:
                links = " · ".join(f"[{year}](#{anchor}-{year.replace(' ', '-')})" for year in years)
                contents += f"- [{name}](#{anchor}) ({len(own):,}): {links}\n"
                chapter = f"## {name}\n\n" + (f"{about}\n\n" if about else "")
                chapters.append(chapter + "\n".join(f"### {name} {year}\n\n{''.join(found)}" for year, found in years.items()))  # fmt: skip
        body = "\n".join(chapters)
        before, behind = said["head"]
        note = said["note"] if len(body.encode()) > said["large"] else ""
        return f"{before}{counts}{behind}{note}{said['contents']}{contents}" + (f"\n{body}" if body else "")


def _array(part: dict[str, str], pieces: list[str]) -> str:
    return f"{part['open']}{part['between'].join(pieces)}{part['close']}" if pieces else part["none"]


__all__ = ["Assembler", "Entry"]
