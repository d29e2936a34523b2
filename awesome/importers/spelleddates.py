"""Dates as people write them in lists: ``2024/05``, ``[2505]``, ``Mar. 20, 2025``, ``23 June, 2023``, ``2024年5月``."""

from __future__ import annotations

import re
from functools import lru_cache

from awesome.dates import is_date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{}>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,7}})\.?"
_YEAR = r"(?P<{}>(?:19|20)\d\d)"
_FORMS = (
    rf"{_YEAR.format('y1')}\s?[-/.年–]\s?(?P<m1>\d{{1,2}})(?:\s?[-/.月–]\s?(?P<d1>\d{{1,2}})日?|月)?",
    rf"{_MONTH.format('n2')}\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*{_YEAR.format('y2')}",
    rf"(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[\s-]*{_MONTH.format('n3')}[\s,-]*{_YEAR.format('y3')}",
    rf"{_MONTH.format('n4')}[\s,'-]*{_YEAR.format('y4')}",
    rf"{_YEAR.format('y5')}[\s,-]*{_MONTH.format('n5')}(?:\s*(?P<d5>\d{{1,2}}))?",
)
_DATE = re.compile(rf"(?<![\w.])(?:{'|'.join(_FORMS)})(?![\w])", re.IGNORECASE | re.ASCII)
_ANY_YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d", re.ASCII)
_SHORT = re.compile(r"(?P<year>\d\d)[./-]?(?P<month>0[1-9]|1[0-2])", re.ASCII)


@lru_cache(maxsize=1 << 14)
def date_in(text: str) -> str:
    """The first date in a text that says at least a month; ``""`` where there is none.

    >>> date_in("(Mar. 20, 2025, CVPR 2025)"), date_in("23 June, 2023"), date_in("2023.6"), date_in("CVPR 2024")
    ('2025-03-20', '2023-06-23', '2023-06', '')
    """
    for match in _DATE.finditer(text) if _ANY_YEAR.search(text) else ():
        if found := _written(match):
            return found
    return ""


@lru_cache(maxsize=1 << 14)
def whole_date(text: str, *, short: bool = False) -> str:
    """The date that a text is, be it a year alone; with `short`, also ``2505`` and ``25.05``.

    >>> whole_date("2024"), whole_date("[2505]", short=True), whole_date("25.01", short=True), whole_date("2505")
    ('2024', '2025-05', '2025-01', '')
    """
    bare = text.strip(" \t[](){}【】（）,;:.|-–")
    if _YEAR_ALONE.fullmatch(bare) and is_date(bare):
        return bare
    if short and (match := _SHORT.fullmatch(bare)):
        return f"20{match['year']}-{match['month']}"
    whole = _DATE.fullmatch(bare) if _ANY_YEAR.search(bare) else None
    return _written(whole) if whole else ""


def without_dates(text: str) -> str:
    """`text` with its dates taken out."""
    return _DATE.sub(" ", text)


def _written(match: re.Match[str]) -> str:
    groups = {name[0]: value for name, value in match.groupdict().items() if value}
    month = groups["m"] if "m" in groups else str(_MONTHS.index(groups["n"][:3].lower()) + 1)
    parts = [groups["y"], month.zfill(2), groups.get("d", "").zfill(2)]
    day, month_alone = "-".join(parts), "-".join(parts[:2])
    if "d" in groups and is_date(day):
        return day
    return month_alone if is_date(month_alone) else ""
