"""Dates as the catalog writes them: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, and what they say."""

from __future__ import annotations

import calendar
import datetime
import re

EARLIEST_YEAR = 1950

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def is_date(text: str) -> bool:
    """Whether this is a date of the calendar, in one of the three forms, and no older than the field.

    >>> is_date("2024"), is_date("2024-02"), is_date("2024-02-30"), is_date("2024-2-3")
    (True, True, False, False)
    """
    match = _FORM.fullmatch(text)
    if match is None or int(match[1]) < EARLIEST_YEAR:
        return False
    month, day = int(match[2] or 1), int(match[3] or 1)
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(int(match[1]), month)[1]


def is_day(text: str) -> bool:
    """Whether this is a real day, ``YYYY-MM-DD``."""
    return len(text) == 10 and is_date(text)


def is_after(text: str, day: datetime.date) -> bool:
    """Whether the whole of the date lies after the day: its year, its month or its day does.

    >>> is_after("2026", datetime.date(2026, 3, 1)), is_after("2026-04", datetime.date(2026, 3, 1))
    (False, True)
    """
    return text > day.isoformat()[: len(text)]
