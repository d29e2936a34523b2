"""What is measured inside one process, or is a baseline of its own: `python -m benchmarks.inside NAME ARGUMENT…`.

Each writes its answer as JSON, so that the process that measures need not load the list.
"""

# ruff: noqa: PTH102, PTH103, PTH120 - the system's own calls are measured

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from awesome import Catalog
from awesome.canonical import format_document
from awesome.model import kind_of
from awesome.yamltext import parse


def load(rounds: str, *files: str) -> dict[str, list[float]]:
    """CPU seconds of reading the files: our way, the same with every position looked up, and PyYAML's."""
    texts = [(file, Path(file).read_bytes()) for file in files]

    def ours() -> object:
        return [parse(data, file) for file, data in texts]

    def ours_with_positions() -> object:
        return [[entry.marks for entry in parse(data, file).entries] for file, data in texts]

    def theirs() -> object:
        return [yaml.load(data, Loader=yaml.CSafeLoader) for _, data in texts]

    return _alternating(int(rounds), {"ours": ours, "ours_with_positions": ours_with_positions, "theirs": theirs})


def format_(rounds: str, *files: str) -> dict[str, list[float]]:
    """CPU seconds of writing what was read: our way, and PyYAML's fastest."""
    documents = [parse(Path(file).read_bytes(), file) for file in files]
    values = [[entry.values for entry in document.entries] for document in documents]

    def ours() -> object:
        return [format_document(kind_of(document.file), document) for document in documents]

    def theirs() -> object:
        return [yaml.dump(entries, Dumper=yaml.CSafeDumper, sort_keys=False) for entries in values]

    return _alternating(int(rounds), {"ours": ours, "theirs": theirs})


def read_with_pyyaml(*files: str) -> int:
    """Only read the files, the way most tools do, with the fastest loader there is."""
    return sum(len(yaml.load(Path(file).read_bytes(), Loader=yaml.CSafeLoader)) for file in files)


def rewrite_with_pyyaml(*files: str) -> int:
    """Read the files and write them again."""
    read = [yaml.load(Path(file).read_bytes(), Loader=yaml.CSafeLoader) for file in files]
    return sum(len(yaml.dump(entries, Dumper=yaml.CSafeDumper, sort_keys=False)) for entries in read)


def read_catalog(folder: str) -> int:
    """Only load the catalog."""
    return len(Catalog.load(folder))


def write_files(source: str, target: str) -> list[float]:
    """CPU seconds, own and the system's, of writing the files of a folder again and doing nothing else."""
    contents = {os.path.relpath(path, source): path.read_bytes() for path in Path(source).rglob("*") if path.is_file()}
    made = {target}
    os.mkdir(target)
    before = os.times()
    for name, data in contents.items():
        path = f"{target}{os.sep}{name}"
        folder = os.path.dirname(path)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        file = os.open(path, os.O_WRONLY | os.O_CREAT, 0o644)
        os.write(file, data)
        os.close(file)
    after = os.times()
    return [after.user - before.user, after.system - before.system]


def entry_pages(root: str) -> int:
    """Build the pages of the entries alone: no lists, no API, no exports."""
    # imported here, so that what reads the list does not pay for the site
    from awesome.vocabulary import Vocabulary
    from awesome.website.builder import SHELL_PAGES
    from awesome.website.entries import EntryPages
    from awesome.website.output import Output
    from awesome.website.prose import build_prose
    from awesome.website.settings import Settings
    from awesome.website.shell import Shell
    from awesome.website.templates import Pages
    from awesome.website.views import Views

    settings = Settings(Path(root), Path(root) / "build")
    prose = build_prose(settings)
    shells = {language: Shell.cut(prose[f"{page}index.html"], page) for language, page in SHELL_PAGES.items()}
    output = Output(settings.site, settings.out / "manifest.json")
    views = Views(Catalog.load(root), Vocabulary.load(), settings)
    EntryPages(views, Pages(settings, shells)).write(output)
    return output.written


def _alternating(rounds: int, tasks: Mapping[str, Callable[[], object]]) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in tasks}
    for task in tasks.values():
        task()
    for _ in range(rounds):
        for name, task in tasks.items():
            gc.collect()
            start = time.process_time()
            result = task()
            seconds[name].append(time.process_time() - start)
            del result
    return seconds


TASKS: dict[str, Callable[..., Any]] = {
    "load": load,
    "format": format_,
    "read-with-pyyaml": read_with_pyyaml,
    "rewrite-with-pyyaml": rewrite_with_pyyaml,
    "read-catalog": read_catalog,
    "write-files": write_files,
    "entry-pages": entry_pages,
}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](*sys.argv[2:])))
