"""Exporters: the list in other formats. Each is a pure function from a selection to the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from awesome.exporters import (
    atom,
    bibtex,
    croissant,
    csl_json,
    csv_table,
    json_lines,
    json_whole,
    markdown,
    ris,
    sqlite,
)
from awesome.exporters.selection import Selection


@dataclass(frozen=True, slots=True)
class Format:
    """A format that the list can be had in.

    Attributes:
        name: as the command knows it.
        file: the usual name of the file.
        media_type: for a web server.
        en, zh: what it is for, in both languages.
        export: makes the file.
        binary: whether it is no text for a terminal.
    """

    name: str
    file: str
    media_type: str
    en: str
    zh: str
    export: Callable[[Selection], bytes]
    binary: bool = False


FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        Format(
            "bibtex",
            "awesome-mllm.bib",
            "application/x-bibtex",
            "BibTeX: papers, for LaTeX",
            "BibTeX：论文条目，供 LaTeX 使用",
            bibtex.export,
        ),
        Format(
            "ris",
            "awesome-mllm.ris",
            "application/x-research-info-systems",
            "RIS: papers, for Zotero, EndNote and Mendeley",
            "RIS：论文条目，供 Zotero、EndNote、Mendeley 使用",
            ris.export,
        ),
        Format(
            "csl-json",
            "awesome-mllm.csl.json",
            "application/vnd.citationstyles.csl+json",
            "CSL-JSON: papers, for Pandoc and citation processors",
            "CSL-JSON：论文条目，供 Pandoc 与引文处理器使用",
            csl_json.export,
        ),
        Format(
            "csv",
            "awesome-mllm.csv",
            "text/csv; charset=utf-8",
            "CSV: papers and data sets in one table, for spreadsheets",
            "CSV：论文与数据集合为一张表，供电子表格使用",
            csv_table.export,
        ),
        Format(
            "json",
            "awesome-mllm.json",
            "application/json",
            "JSON: everything, and it can be read back",
            "JSON：全部内容，可无损读回",
            json_whole.export,
        ),
        Format(
            "jsonl",
            "awesome-mllm.jsonl",
            "application/jsonl",
            "JSON Lines: one paper or data set a line",
            "JSON Lines：每行一篇论文或一个数据集",
            json_lines.export,
        ),
        Format(
            "sqlite",
            "awesome-mllm.sqlite",
            "application/vnd.sqlite3",
            "SQLite: a database with tables, indexes and views",
            "SQLite：含数据表、索引与视图的数据库",
            sqlite.export,
            binary=True,
        ),
        Format(
            "atom",
            "awesome-mllm.atom",
            "application/atom+xml",
            "Atom: what was added, for feed readers",
            "Atom：新增条目，供订阅阅读器使用",
            atom.export,
        ),
        Format(
            "markdown",
            "awesome-mllm.md",
            "text/markdown; charset=utf-8",
            "Markdown: one list by technique and year",
            "Markdown：按技术与年份排列的完整列表",
            markdown.export,
        ),
        Format(
            "croissant",
            "awesome-mllm.croissant.json",
            "application/ld+json",
            "Croissant: describes the CSV and the JSON Lines for machines",
            "Croissant：供机器读取的 CSV 与 JSON Lines 描述",
            croissant.export,
        ),
    )
}
"""The formats by name. The pack of all of them is `awesome.exporters.pack`."""


def export_all(selection: Selection) -> dict[str, bytes]:
    """The files of all formats by name, each made once."""
    files = {form.file: form.export(selection) for form in FORMATS.values() if form.name != "croissant"}
    description = croissant.describe(selection, files[croissant.CSV_FILE], files[croissant.JSON_LINES_FILE])
    return files | {FORMATS["croissant"].file: description}
