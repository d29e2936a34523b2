"""A file that is not as `awesome fmt` writes it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from awesome.canonical import entry_text, format_document
from awesome.columns import Key, sort_keys
from awesome.comments import read_comments
from awesome.findings import quoted
from awesome.model import kind_of, sort_key
from awesome.ordering import longest_ordered
from awesome.quickform import is_in_form
from awesome.rules.base import Breach, Explanation, Rule, Subject
from awesome.yamltext import Document, Entry, parse

_HINT = "run: awesome fmt"
_SHOWN_BEFORE = 40


def _check(subject: Subject) -> Iterator[Breach]:
    for document in subject.documents:
        if document.whole is not None:
            yield from _check_part(document, document.whole)
            continue
        kind = kind_of(document.file)
        if document.problems or is_in_form(document) or format_document(kind, document) == document.text:
            continue
        text = document.text
        if "\r" in text:
            yield _breach(document, 1, 1, "the lines of the file end with CR LF, not with LF alone")
            text = text.replace("\r\n", "\n")
        if not text.endswith("\n"):
            last = text.count("\n") + 1
            yield _breach(document, last, len(text) - text.rfind("\n"), "the last line has no line end")
            text += "\n"
        if document.entries:
            yield from _misplaced(document, [sort_key(kind, entry.values) for entry in document.entries])
            yield from _different(kind, document, text)
        elif text != format_document(kind, document):
            yield _breach(document, 1, 1, "the file should read “[]” below its comments")


def _check_part(part: Document, whole: Document) -> Iterator[Breach]:
    """The entries of a part alone, each with what stands between it and the next, and in its place in the whole."""
    kind = kind_of(part.file)
    yield from _misplaced(whole, sort_keys(kind, whole))
    starts = whole.starts() or []
    chosen = {id(entry) for entry in part.entries}
    for place, entry in enumerate(whole.entries):
        if id(entry) not in chosen:
            continue
        last = place + 2 == len(starts)
        # a next entry, so that what stands above that is told from what stands at the end of a file
        text = whole.text[starts[place] if place else 0 : starts[place + 1]] + ("" if last else "- id: next\n")
        small = parse(text.encode("utf-8"), part.file)
        if format_document(kind, small) != text:
            above = entry.line - small.entries[0].line
            for breach in _different(kind, small, text):
                if last or breach.line < small.entries[1].line:
                    yield replace(breach, line=breach.line + above)


def _misplaced(document: Document, keys: Sequence[Key]) -> Iterator[Breach]:
    """The fewest entries that must move for all to be in order."""
    if all(one <= other for one, other in pairwise(keys)):
        return
    kept = set(longest_ordered(keys))
    ordered = sorted(keys)
    names = {key: entry.id for key, entry in zip(keys, document.entries, strict=True)}
    for place, entry in enumerate(document.entries):
        if place in kept:
            continue
        rank = bisect_left(ordered, keys[place])
        where = f"it must follow {quoted(names[ordered[rank - 1]])}" if rank else "it must stand first"
        message = f"the entry is not in its place: {where}"
        yield _breach(document, entry.line, entry.column, message, entry)


def _different(kind: str, document: Document, text: str) -> Iterator[Breach]:
    """The first line of each entry that differs from what would be written, whatever the order of the entries."""
    comments = read_comments(document)
    entries, lines = document.entries, text.split("\n")
    blocks = [_block(entry_text(kind, entry.values, comments, place)) for place, entry in enumerate(entries)]
    head = [*comments.header, "", *blocks[0][0]] if comments.header else blocks[0][0]
    yield from _first_difference(document, 1, lines[: entries[0].line - 1], head, None)
    for place, entry in enumerate(entries):
        expected = blocks[place][1]
        if place + 1 < len(entries):
            found = lines[entry.line - 1 : entries[place + 1].line - 1]
            expected += blocks[place + 1][0]
        else:
            found = lines[entry.line - 1 : -1]
            expected = [*expected, *comments.footer] if comments.footer else expected[:-1]
        yield from _first_difference(document, entry.line, found, expected, entry)


def _block(text: str) -> tuple[list[str], list[str]]:
    """The lines of an entry: the comments above it, and the rest from its dash on."""
    lines = text.split("\n")
    dash = next(place for place, line in enumerate(lines) if line.startswith("- "))
    return lines[:dash], lines[dash:]


def _first_difference(
    document: Document, line: int, found: list[str], expected: list[str], entry: Entry | None
) -> Iterator[Breach]:
    if found == expected:
        return
    place = 0
    while place < min(len(found), len(expected)) and found[place] == expected[place]:
        place += 1
    column = 1
    if place == len(found):
        place -= 1
        message = f"below this line is missing: {_shown(expected[place + 1], 0)}"
    elif place == len(expected) or (not found[place] and expected[place]):
        message = "an empty line too many stands here" if not found[place] else "this line is one too many"
    else:
        column = _first_other(found[place], expected[place])
        message = f"the line should read {_shown(expected[place], column - 1)}"
    yield _breach(document, line + max(place, 0), column, message, entry)


def _first_other(found: str, expected: str) -> int:
    shorter = min(len(found), len(expected))
    return next((place for place in range(shorter) if found[place] != expected[place]), shorter) + 1


def _shown(line: str, place: int) -> str:
    """A line for a message; of a long one what stands around `place`."""
    if not line:
        return "an empty line"
    return quoted(line.strip()) if place < 2 * _SHOWN_BEFORE else f"… {quoted(line[place - _SHOWN_BEFORE :])}"


def _breach(document: Document, line: int, column: int, message: str, entry: Entry | None = None) -> Breach:
    return Breach(document.file, line, column, message, _HINT, entry.id if entry else "")


RULE = Rule(
    code="P601",
    name="form",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="A file is exactly what `awesome fmt` writes.",
        why="One form means that a change of one field is a change of one line: reviews show what was meant, two people rarely collide, and no tool's habits become noise in the history.",
        mend="Run `awesome fmt`. It sorts the entries and their fields and quotes where it must; it changes no value and loses no comment.",
    ),
    chinese=Explanation(
        summary="文件内容与 `awesome fmt` 的输出完全一致。",
        why="格式统一，改一个字段就只改一行：审阅时看到的正是本意，两个人的改动很少冲突，任何工具的习惯都不会在历史里留下杂音。",
        mend="运行 `awesome fmt`。它会排列条目和字段，在必要处加引号；不改变任何值，也不丢失注释。",
    ),
    bad="""\
- id: some-paper
  title: "A Paper about Multimodal Models"
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
