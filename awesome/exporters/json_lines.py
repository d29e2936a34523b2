"""JSON Lines for programs that read as they go: one entry a line, its kind in the field `type`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from awesome.exporters.selection import Selection
from awesome.model import Dataset, Paper


def export(selection: Selection) -> bytes:
    """All papers (``"type": "paper"``), then all data sets (``"type": "dataset"``)."""
    return _lines("paper", selection.papers) + _lines("dataset", selection.data_sets)


def _lines(kind: str, entries: Sequence[Paper | Dataset]) -> bytes:
    head = b'{"type":' + msgspec.json.encode(kind) + b","
    # every entry has an id, so something always follows the comma
    return b"".join(head + msgspec.json.encode(entry)[1:] + b"\n" for entry in entries)
