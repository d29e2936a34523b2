"""CSV: the list's own table, and those of others by the heads of their columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from awesome.findings import quoted
from awesome.importers.mappings import roles_of, row_of_record
from awesome.importers.ownfields import is_own, row_of_values, values_of_cells
from awesome.importers.row import ImportFileError, Reading, Row

_DELIMITERS = ",;\t|"
_MOST_COLUMNS = 200


def read(text: str) -> Reading:
    """The rows of a table whose first line names its columns.

    Raises:
        ImportFileError: no column of it holds titles or names.
    """
    head_line = text.lstrip("\n").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head_line.count)
    records = _records(text, delimiter)
    _, heads, _ = next(records, (1, [], ""))
    heads = [head.strip() for head in heads[:_MOST_COLUMNS]]
    own = is_own(heads)
    roles = roles_of(list(dict.fromkeys(heads)))
    if not own and "title" not in roles.values():
        shown = ", ".join(quoted(head) for head in heads[:8])
        raise ImportFileError(f"no column is called title, paper or name: the first line has {shown or 'nothing'}")
    rows = []
    for line, cells, wrong in records:
        if not wrong and not any(cell.strip() for cell in cells):
            continue
        row = Row(line)
        if not wrong:
            record = dict(zip(heads, cells, strict=False))
            kind = "dataset" if record.get("type") == "dataset" else "paper"
            row = (
                row_of_values(values_of_cells(record, kind), kind, line) if own else row_of_record(record, line, roles)
            )
            if len([*cells]) != len(heads) and any(cells[len(heads) :] or heads[len(cells) :]):
                row.doubt("columns", f"it has {len(cells)} cells where the first line has {len(heads)}")
        else:
            row.doubt("unreadable", wrong)
        rows.append(row)
    return Reading(rows)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str], str]]:
    """Line, cells, and what is wrong with them."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # most often a quotation mark that is never closed
            yield line, [], f"it cannot be read ({error}): see where its quotation marks end"
        else:
            yield line, cells, ""
