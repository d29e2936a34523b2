"""The one comment of a pull request: what is new, what is wrong and how to mend it, and how it will look.

The templates write Markdown. Whatever they are given is a stranger's text and becomes code, unless a filter says what
else it is: so text that is forgotten is shown, and does nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jinja2

from awesome.pullrequest import card
from awesome.pullrequest.markdown import Markdown, block, code, link, prose
from awesome.pullrequest.places import Place
from awesome.pullrequest.report import Entry, Report
from awesome.pullrequest.wording import CHANGES, FILES, LIKENESSES, NOUNS, counted, entries_of, summary, verdict
from awesome.rules.p601_form import RULE
from awesome.vocabulary import Vocabulary

MARKER = Markdown("<!-- awesome-mllm: what the check says of this pull request -->")
"""The first line of the comment, by which it is found again."""

LONGEST = 60_000
"""Characters of a comment; GitHub takes 65,536."""

_SHOWN = ((12, 30, 20), (6, 20, 10), (3, 12, 6), (1, 6, 3), (0, 3, 0))
"""How many entries, findings and pairs are shown: as many as there is room for."""

FORM = RULE.code
"""The rule about the way in which entries are written."""

_LONGEST_LINE = 4_000
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,.:'-]*")
_SHELL = re.compile(r"[A-Za-z0-9._/:-]+")


@dataclass(frozen=True)
class Situation:
    """What is known of a pull request besides what its check says; all of it from GitHub.

    Attributes:
        place: where it is.
        run: the run of its check, 0 where there is none.
        passed: whether that run ended well.
        preview: address of the preview's download, ``""`` where there is none.
        other_files: how many files it changes besides the list.
        own_tool: whether the check or what runs it is among them.
    """

    place: Place
    run: int = 0
    passed: bool = False
    preview: str = ""
    other_files: int = 0
    own_tool: bool = False


def conflict(situation: Situation) -> str:
    """The comment on a pull request that is in conflict."""
    return _render(situation, about="conflict")


def no_report(situation: Situation, reason: str) -> str:
    """The comment on a pull request whose check left nothing that can be shown; `reason` is ours."""
    return _render(situation, about="no report", reason=reason)


def comment(situation: Situation, report: Report) -> str:
    """The comment on a pull request that was checked."""
    for entries, findings, alike in _SHOWN:
        text = _render(
            situation,
            about="report",
            verdict=verdict(report, passed=situation.passed),
            summary=summary(report),
            entries=report.entries[:entries],
            more_entries=entries_of(report) - len(report.entries[:entries]),
            findings=report.findings[:findings],
            more_findings=report.counts.errors + report.counts.warnings - len(report.findings[:findings]),
            out_of_form={finding.entry for finding in report.findings if finding.code == FORM},
            alike=report.alike[:alike],
            more_alike=report.counts.alike - len(report.alike[:alike]),
        )
        if len(text) <= LONGEST:
            return text
    return no_report(situation, "there is too much of it for a comment")


def _render(situation: Situation, **values: Any) -> str:
    text = _templates().get_template("comment.md.j2").render(
        marker=MARKER, changes=CHANGES, likenesses=LIKENESSES, nouns=NOUNS, files=FILES,
        **vars(situation), **values,
    )  # fmt: skip
    return text.strip() + "\n"


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("awesome.pullrequest"),
        finalize=_shown,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=False,
        autoescape=False,  # noqa: S701 - this is Markdown: `finalize` makes code of all that no filter has looked at
    )
    vocabulary = Vocabulary.load()
    filters: Mapping[str, Callable[..., Markdown]] = {
        "card": lambda entry: block(card.card(entry, vocabulary)),
        "code": code,
        "counted": lambda number, one: Markdown(counted(number, one)),
        "differences": lambda entry: block(card.differences(entry), "diff"),
        "in_form": _in_form,
        "link": lambda text, url: link(text if isinstance(text, Markdown) else _ours(text), url),
        "plain": _ours,
        "prose": prose,
        "record_name": lambda entry: _record(entry)[0],
        "record_address": lambda entry: _record(entry)[1],
        "shell": _word,
        "stop": lambda text: Markdown("" if text.endswith(("?", "!", ".")) else "."),
    }
    environment.filters.update(filters)
    return environment


def _shown(value: object) -> object:
    """What a template writes for a value."""
    return value if isinstance(value, Markdown | int) else code(str(value))


def _ours(text: str) -> Markdown:
    """Words of ours as they stand; code where a stranger's are among them."""
    return Markdown(text) if _PLAIN.fullmatch(text) else code(text)


def _word(text: str) -> Markdown:
    """One word of a command; what a shell might take for more is left to the reader."""
    return Markdown(text if _SHELL.fullmatch(text) else "…")


def _in_form(entry: Entry) -> Markdown:
    """An entry as it should be written; nothing where it would not show as it is."""
    lines = card.in_form(entry)
    return (
        block(lines, "yaml", _LONGEST_LINE) if lines and all(_shows_as_it_is(line) for line in lines) else Markdown("")
    )


def _shows_as_it_is(line: str) -> bool:
    return block([line], longest=_LONGEST_LINE).split("\n")[1] == line


def _record(entry: Entry) -> tuple[Markdown, Markdown]:
    name, address = card.record(entry)
    return code(name) if name else Markdown(""), Markdown(address)
