"""What a change brings: the findings that are there after it and were not before."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from awesome.checking import check_documents
from awesome.findings import Finding
from awesome.yamltext import Document

_LINE_NUMBER = re.compile(r"\bline [0-9]+\b")


def brought(before: Sequence[Document], after: Sequence[Document], today: datetime.date) -> list[Finding]:
    """The findings about the files `after` that the files `before` did not have, whatever line they stand on."""
    old = Counter(_without_lines(finding) for finding in check_documents(list(before), today).findings)
    new: list[Finding] = []
    for finding in check_documents(list(after), today).findings:
        key = _without_lines(finding)
        if old[key]:
            old[key] -= 1
        else:
            new.append(finding)
    return new


def _without_lines(finding: Finding) -> Finding:
    return replace(finding, line=0, column=0, message=_LINE_NUMBER.sub("line", finding.message))
