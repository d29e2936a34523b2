"""The check: reads the files, asks every rule, and takes out what the entries allow."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from awesome.catalog import DATASETS_FILE, PAPERS_FILE, REMOVED_FILE
from awesome.files import FileError, read_at_most
from awesome.findings import ERROR, Finding
from awesome.model import KIND_OF_FILE, kind_of
from awesome.rules import RULES, RULES_BY_CODE
from awesome.rules.base import Rule, Subject
from awesome.suppressions import OF_THE_WORLD, Suppression, read_suppressions
from awesome.vocabulary import Vocabulary
from awesome.yamltext import Document, Limits, parse

MOST_OF_A_RULE = 5_000
_LAST = "P702"
"""The rule that can speak only when all others have."""

ABOUT_THE_TEXT = tuple(rule for rule in RULES if rule.code < "P1" or rule.code == "P102")
"""The rules that say what keeps a text from being read in full."""


@dataclass(frozen=True)
class Report:
    """What a check found: the findings, sorted, and how many entries were looked at."""

    findings: list[Finding]
    papers: int
    datasets: int

    @property
    def errors(self) -> int:
        return sum(finding.severity == ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors


def default_files() -> list[str]:
    """The catalog's files in the working directory.

    Raises:
        FileError: there are none.
    """
    if not Path(PAPERS_FILE).exists():
        raise FileError(PAPERS_FILE, "there is no such file here; name the files, or go to the catalog's folder")
    return [PAPERS_FILE, *(name for name in (DATASETS_FILE, REMOVED_FILE) if Path(name).exists())]


def load(path: str, limits: Limits | None = None) -> Document:
    """A catalog file, parsed. Of a file beyond the size limit no more than that is read.

    Raises:
        FileError: it cannot be read.
    """
    limits = limits or Limits()
    return parse(read_at_most(path, limits.file_bytes), path, limits)


def check(paths: Sequence[str], today: datetime.date, limits: Limits | None = None) -> Report:
    """Check files. Those of one folder are one catalog, and its files that are not named are read as context.

    Raises:
        FileError: a file cannot be read.
    """
    folders: dict[str, dict[str, str]] = {}
    for path in paths:
        # under two names a file is still one, and its entries are not there twice
        real = os.path.realpath(path) if "\0" not in path else path
        folders.setdefault(str(Path(real).parent), {}).setdefault(real, path)
    report = Report([], 0, 0)
    for folder, named in folders.items():
        documents = [load(path, limits) for path in named.values()]
        report = _joined(report, check_documents(documents, today, _context(folder, documents, limits)))
    return report


def check_documents(documents: list[Document], today: datetime.date, context: Iterable[Document] = ()) -> Report:
    """Check parsed files of one catalog against each other and against `context`."""
    subject = subject_of(documents, today, context)
    return Report(findings_of(subject), len(subject.entries("paper")), len(subject.entries("dataset")))


def subject_of(documents: list[Document], today: datetime.date, context: Iterable[Document] = ()) -> Subject:
    """Parsed files as the rules see them."""
    return Subject(
        documents,
        Vocabulary.load(),
        today,
        list(context),
        {rule.code: rule.suppressible for rule in RULES} | dict.fromkeys(OF_THE_WORLD, True),
    )


def findings_of(subject: Subject) -> list[Finding]:
    """What all rules find, without what the entries allow, sorted."""
    found = [finding for rule in RULES if rule.code != _LAST for finding in _findings(rule, subject)]
    suppressions = [
        suppression
        for suppression in read_suppressions(subject.lists("allow", "paper", "dataset"))
        if subject.suppressible.get(suppression.code) and suppression.code not in OF_THE_WORLD
    ]
    kept, used = _suppress(found, suppressions)
    # where something could not be read, a rule may have found nothing for that reason
    if all(document.readable for document in (*subject.documents, *subject.context)):
        subject.unused = [suppression for suppression in suppressions if suppression not in used]
    kept += RULES_BY_CODE[_LAST].findings(subject)
    return sorted(set(kept))


def _findings(rule: Rule, subject: Subject) -> list[Finding]:
    """What a rule finds, up to a number that nobody reads; a last one says that there are more."""
    found = list(islice(rule.findings(subject), MOST_OF_A_RULE + 1))
    if len(found) > MOST_OF_A_RULE:
        message = f"there are more than {MOST_OF_A_RULE:,} findings of this rule"
        found[-1] = replace(found[-1], message=message, hint="mend these, and check again for the others")
    return found


def text_findings(document: Document) -> list[Finding]:
    """What keeps a file from being read in full, and so from being written again."""
    if not document.problems:
        return []
    subject = Subject([document], Vocabulary.load(), datetime.date.max)
    lines = {(problem.line, problem.column) for problem in document.problems}
    found = [finding for rule in ABOUT_THE_TEXT for finding in rule.findings(subject)]
    return sorted({finding for finding in found if (finding.line, finding.column) in lines})


def _suppress(findings: list[Finding], suppressions: list[Suppression]) -> tuple[list[Finding], list[Suppression]]:
    """The findings that no suppression covers, and the suppressions that cover one."""
    kept: list[Finding] = []
    used: list[Suppression] = []
    by_code: dict[str, list[Suppression]] = {}
    for suppression in suppressions:
        by_code.setdefault(suppression.code, []).append(suppression)
    for finding in findings:
        covering = [suppression for suppression in by_code.get(finding.code, ()) if suppression.covers(finding)]
        used += covering
        if not covering:
            kept.append(finding)
    return kept, used


def _context(folder: str, documents: list[Document], limits: Limits | None) -> list[Document]:
    """The folder's catalog files of the kinds that are not under check: another file stands in their place."""
    kinds = {kind_of(document.file) for document in documents}
    paths = [str(Path(folder) / name) for name, kind in KIND_OF_FILE.items() if kind not in kinds]
    return [load(path, limits) for path in paths if Path(path).exists()]


def _joined(one: Report, other: Report) -> Report:
    findings = sorted(one.findings + other.findings)
    return Report(findings, one.papers + other.papers, one.datasets + other.datasets)
