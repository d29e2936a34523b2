"""Entries with the fields of the list's own files, as its exports of JSON, JSON Lines and CSV hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from awesome.importers.row import Row
from awesome.model import FIELDS, LIST_FIELDS
from awesome.yamltext import Value

_MARK = re.compile(r"'+(?=[=+\-@＝＋－＠])")
_SEPARATOR = "; "


def is_own(names: object) -> bool:
    """Whether these are the names of our own fields: an id and how it stands on the shelves."""
    return isinstance(names, Mapping | list | tuple | set) and {"id", "added"} <= set(names)


def row_of_values(values: Mapping[str, Any], kind: str, line: int) -> Row:
    """The row of an entry as JSON has it; what is no field of such an entry is left out."""
    found: dict[str, Value] = {}
    row = Row(line, found, kind)
    for name in FIELDS[kind]:
        value = values.get(name)
        is_list = isinstance(value, list) and all(isinstance(item, str) for item in value)
        if not value:
            continue
        if is_list if name in LIST_FIELDS[kind] else isinstance(value, str):
            found[name] = value
        else:
            row.left_out.append(f"the field {name} is left out: it is not of its type")
    needed = "title" if kind == "paper" else "name"
    if not row.text(needed):
        row.doubt("no-title", f"it has no {needed}")
    return row


def values_of_cells(cells: Mapping[str, str], kind: str) -> dict[str, Value]:
    """The values of a line of our CSV."""
    found: dict[str, Value] = {}
    has_id = any(cells.get(name) for name in ("arxiv", "doi", "openreview"))
    for name, cell in cells.items():
        text = _MARK.sub(lambda match: match[0][1:], cell, count=1) if cell.startswith("'") else cell
        if name == "arxiv":
            text = text.removeprefix("arXiv:")
        if name == "link":
            # it is derived from the id where there is one
            found["url"] = "" if has_id else text
        elif name != "title" or kind == "paper" or not cells.get("paper"):
            # a data set's title repeats its paper's, unless that is not in the list
            found[name] = text.split(_SEPARATOR) if name in LIST_FIELDS[kind] and text else text
    return found
