"""The ids of papers, their forms, and the addresses they give.

arXiv's scheme: info.arxiv.org/help/arxiv_identifier.html (new style from 2007-04, five digits from 2015-01).
"""

from __future__ import annotations

import re

ARXIV_NEW = re.compile(r"(\d{2})(0[1-9]|1[0-2])\.(\d{4,5})")
ARXIV_OLD = re.compile(r"([a-z][a-z-]*(?:\.[A-Z]{2})?)/(\d{2})(0[1-9]|1[0-2])(\d{3})")
DOI = re.compile(r"10\.\d{4,9}/[!-~]+")
OPENREVIEW = re.compile(r"[A-Za-z0-9_-]{8,14}")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_ARXIV_URL = re.compile(
    r"https?://(?:www\.|export\.)?(?:arxiv\.org/(?:abs|pdf|html)|ar5iv(?:\.labs\.arxiv)?\.org/(?:abs|html)|"
    r"(?:www\.)?alphaxiv\.org/(?:abs|overview|pdf)|(?:www\.)?huggingface\.co/papers)/+(?P<id>[a-z.A-Z-]+/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?/?(?:[?#].*)?"
)
_DOI_URL = re.compile(
    r"https?://(?:(?:(?:dx|www)\.)?doi\.org|dl\.acm\.org/doi(?:/(?:abs|full|pdf|fullHtml))?|"
    r"(?:www\.)?science\.org/doi(?:/(?:abs|full|pdf))?|onlinelibrary\.wiley\.com/doi(?:/(?:abs|full|pdf))?|"
    r"link\.springer\.com/(?:article|chapter|book))/(?P<id>10\.\d{4,9}/[^\s?#]+)(?:[?#].*)?"
)
_OPENREVIEW_URL = re.compile(
    r"https?://openreview\.net/(?:forum|pdf|attachment)\?(?:[^#]*&)?id=(?P<id>[A-Za-z0-9_-]+).*"
)


def arxiv_month(identifier: str) -> str:
    """``YYYY-MM`` of the month in which an id of either style was announced, ``""`` if it is malformed.

    >>> arxiv_month("2304.08485"), arxiv_month("cs/0112017"), arxiv_month("2313.00001")
    ('2023-04', '2001-12', '')
    """
    if match := ARXIV_NEW.fullmatch(identifier):
        year, month = int(match[1]), int(match[2])
        digits = 5 if (year, month) >= (15, 1) else 4
        return f"20{match[1]}-{match[2]}" if (year, month) >= (7, 4) and len(match[3]) == digits else ""
    if match := ARXIV_OLD.fullmatch(identifier):
        century = "19" if int(match[2]) >= 91 else "20"
        month_text = f"{century}{match[2]}-{match[3]}"
        return month_text if "1991-08" <= month_text <= "2007-03" else ""
    return ""


def arxiv_url(identifier: str) -> str:
    return f"https://arxiv.org/abs/{identifier}"


def arxiv_pdf_url(identifier: str) -> str:
    return f"https://arxiv.org/pdf/{identifier}"


def doi_url(identifier: str) -> str:
    return f"https://doi.org/{identifier}"


def openreview_url(identifier: str) -> str:
    return f"https://openreview.net/forum?id={identifier}"


def openreview_pdf_url(identifier: str) -> str:
    return f"https://openreview.net/pdf?id={identifier}"


def identifier_in_url(url: str) -> tuple[str, str] | None:
    """The (field, id) that says the same as this address, or None where no id gives it.

    >>> identifier_in_url("https://arxiv.org/pdf/2304.08485v2.pdf")
    ('arxiv', '2304.08485')
    """
    if match := _ARXIV_URL.fullmatch(url):
        return "arxiv", match["id"]
    if match := _DOI_URL.fullmatch(url):
        return "doi", match["id"].lower()
    if match := _OPENREVIEW_URL.fullmatch(url):
        return "openreview", match["id"]
    return None
