"""A story as one HTML page that needs nothing beside it: pictures and styles stand in it, and no script."""

from __future__ import annotations

import base64
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reference_impl.scenes.scene import CELLS, GRID
from reference_impl.showing import story

_FOLDER = Path(__file__).parent


def html_of(told: story.Told) -> str:
    """The page."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = lambda step: step.__struct_config__.tag
    environment.filters["column"] = lambda cell: CELLS.index(cell) % GRID
    environment.filters["row"] = lambda cell: CELLS.index(cell) // GRID
    environment.filters["alternative"] = alternative
    template = environment.get_template("page.html.j2")
    page: str = template.render(
        story=told.story,
        styles=(_FOLDER / "page.css").read_text(encoding="utf-8"),
        data={name: f"data:image/png;base64,{base64.b64encode(data).decode()}" for name, data in told.pictures.items()},
    )
    return page.lstrip()


def alternative(cells: dict[str, str]) -> str:
    """What a picture shows, for those who do not see it."""
    return "; ".join(f"{cell} {words}" for cell, words in cells.items()) or "a picture of which nothing is known"
