"""The ids of papers, their forms, the addresses they give, and how they are read from what somebody pasted.

arXiv's scheme: info.arxiv.org/help/arxiv_identifier.html (new style from 2007-04, five digits from 2015-01).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple
from urllib.parse import unquote

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


class Identifier(NamedTuple):
    """One id of a paper: which kind it is, and itself as an entry writes it."""

    kind: Literal["arxiv", "doi", "openreview"]
    value: str

    @property
    def url(self) -> str:
        """The paper's address."""
        return _ADDRESSES[self.kind](self.value)

    def __str__(self) -> str:
        return f"{_NOUNS[self.kind]} {self.value}"


class IdentifierError(ValueError):
    """What somebody gave is no id of a paper. Carries the text; the message says why, and what is expected."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(reason)
        self.text = text


EXPECTED = "write an arXiv id (2304.08485), a DOI (10.1145/…) or an OpenReview id, or the address of one"

_ADDRESSES = {"arxiv": arxiv_url, "doi": doi_url, "openreview": openreview_url}
_NOUNS = {"arxiv": "arXiv id", "doi": "DOI", "openreview": "OpenReview id"}
_LONGEST = 500

_SCHEME = re.compile(r"(?:https?:)?//+", re.IGNORECASE)
_AROUND = "<>()[]{}\"'`“”‘’«»「」『』《》【】*"
_BEHIND = ".,;:!?。，；：、" + _AROUND
_VERSION = re.compile(r"v\d+$")
_NEW_LIKE = re.compile(r"\d{4}\.\d{1,7}(?:v\d+)?", re.ASCII)
_OLD_LIKE = re.compile(r"[a-z][a-z-]*(?:\.[a-z]{2})?/\d{7}(?:v\d+)?", re.IGNORECASE | re.ASCII)
_ARXIV_WORD = re.compile(r"arxiv(?:\s+(?:id|preprint))*\s*[:./#\s]\s*(?:abs/)?", re.IGNORECASE)
_SUBJECT = re.compile(r"\s*\[[a-z-]+(?:\.[A-Za-z-]+)?\].*", re.DOTALL)
_ARXIV_HOST = re.compile(
    r"(?:[a-z-]+\.)?(?:arxiv\.org|alphaxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org)|xxx\.lanl\.gov"
    r"|(?:www\.)?(?:huggingface\.co|hf\.co|papers\.cool|semanticscholar\.org|scholar\.archive\.org)"
)
_IN_PATH = re.compile(
    r"(?:^|[/:])(?P<id>\d{4}\.\d{4,5}|[a-z][a-z-]*(?:\.[A-Za-z]{2})?/\d{7})(?:v\d+)?(?:\.pdf|\.ps|\.html)?(?![\w.])"
)
_DOI_WORD = re.compile(r"(?:doi|digital object identifier)\s*[:=]?\s*", re.IGNORECASE)
_DOI_IN = re.compile(r"10\.\d{4,9}/[^\s?#<>\"]+")
_DOI_OF_ARXIV = re.compile(r"10\.48550/arxiv\.(?P<id>.+)", re.IGNORECASE)
_DOI_TAILS = re.compile(r"(?:/(?:full|abstract|pdf|epdf|meta|html|fulltext)|\.pdf)$", re.IGNORECASE)
_OPENREVIEW_IN = re.compile(r"[?&]id=(?P<id>[^&#\s]+)")
_OPENREVIEW_WORD = re.compile(r"openreview(?:\s+id)?\s*[:\s]\s*", re.IGNORECASE)
_WORDS_JOINED = re.compile(r"[A-Z]?[a-z]{2,}(?:[A-Z][a-z]{2,})*")
_REFERENCE = re.compile(
    r"https?://[^\s<>\"'`\]|]+|\barxiv\s*:\s*[\w./-]+|\b10\.\d{4,9}/[^\s<>\"'`\]|]+"
    r"|(?<![\w./-])(?:\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?![\w/])",
    re.IGNORECASE,
)


def read_identifier(text: str) -> Identifier:
    """The id in what somebody typed or pasted: an id of any style, with or without version, or an address.

    Raises:
        IdentifierError: there is none in it, or it cannot be one.

    >>> read_identifier("arXiv:2304.08485v3 [cs.CV]"), read_identifier("openreview.net/forum?id=w0H2xGHlkw")
    (Identifier(kind='arxiv', value='2304.08485'), Identifier(kind='openreview', value='w0H2xGHlkw'))
    """
    if len(text) > _LONGEST:
        raise IdentifierError(text, f"this is too long for an id; {EXPECTED}")
    try:
        return _read(text)
    except IdentifierError:
        # it may have come with its title or a sentence around it
        found = identifiers_in(text) if " " in text.strip() else []
        if len(found) != 1:
            raise
        return found[0]


def _read(text: str) -> Identifier:
    bare = _SUBJECT.sub("", unicodedata.normalize("NFKC", text)).strip().strip(_AROUND).strip().rstrip(_BEHIND)
    if not bare:
        raise IdentifierError(text, f"there is nothing here; {EXPECTED}")
    scheme = _SCHEME.match(bare)
    if scheme or (_host(bare) and not _OLD_LIKE.fullmatch(bare)):
        return _from_address(text, bare[scheme.end() :] if scheme else bare)
    word = _ARXIV_WORD.match(bare)
    candidate = bare[word.end() :] if word else bare
    if word or _NEW_LIKE.fullmatch(candidate) or _OLD_LIKE.fullmatch(candidate):
        return _arxiv(text, candidate)
    candidate = _DOI_WORD.sub("", bare, count=1) if _DOI_WORD.match(bare) else bare
    if candidate.startswith("10."):
        return _doi(text, candidate)
    word = _OPENREVIEW_WORD.match(bare)
    candidate = bare[word.end() :] if word else bare
    if OPENREVIEW.fullmatch(candidate) and (word or _looks_drawn(candidate)):
        return Identifier("openreview", candidate)
    raise IdentifierError(text, f"this is no id of a paper; {EXPECTED}")


def identifiers_in(text: str) -> list[Identifier]:
    """The ids and addresses of papers in a text, in its order, each once; what cannot be one is passed over.

    >>> identifiers_in("See [LLaVA](https://arxiv.org/pdf/2304.08485v2) and doi:10.1145/3581783.1, or example.org")
    [Identifier(kind='arxiv', value='2304.08485'), Identifier(kind='doi', value='10.1145/3581783.1')]
    """
    found: dict[Identifier, None] = {}
    for match in _REFERENCE.finditer(text):
        try:
            found[_read(_without_loose_end(match[0]))] = None
        except IdentifierError:
            continue
    return list(found)


def _without_loose_end(url: str) -> str:
    """An address without the bracket that closes one opened before it."""
    while url.endswith((")", ".", ",", ";")) and (url[-1] != ")" or url.count(")") > url.count("(")):
        url = url[:-1]
    return url


def _host(text: str) -> str:
    """The host of an address that is written without scheme; ``""`` where the text is no address."""
    host, slash, _ = text.partition("/")
    return host.lower() if slash and re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}", host, re.IGNORECASE | re.ASCII) else ""


def _from_address(text: str, address: str) -> Identifier:
    host, _, path = address.partition("/")
    host = host.lower().partition(":")[0]
    path = unquote(path)
    if host in ("github.com", "www.github.com", "gitlab.com", "gist.github.com"):
        hint = "give the paper's arXiv id, DOI or OpenReview id, and the repository with --code"
        raise IdentifierError(text, f"a repository is no paper: {hint}")
    if f".{host}".endswith(".openreview.net"):
        match = _OPENREVIEW_IN.search(address.replace("&amp;", "&"))
        if match and OPENREVIEW.fullmatch(match["id"]):
            return Identifier("openreview", match["id"])
        raise IdentifierError(text, "this address of OpenReview names no paper: it lacks “forum?id=…”")
    if _ARXIV_HOST.fullmatch(host):
        match = _IN_PATH.search(path.partition("?")[0].partition("#")[0])
        if match:
            return _arxiv(text, match["id"])
        if "arxiv" in host:
            raise IdentifierError(text, "this address of arXiv names no paper: one looks like arxiv.org/abs/2304.08485")
    match = _DOI_IN.search(path)
    if match:
        return _doi(text, match[0] if "doi.org" in host else _DOI_TAILS.sub("", match[0]))
    raise IdentifierError(text, f"there is no id of a paper in this address; {EXPECTED}")


def _arxiv(text: str, candidate: str) -> Identifier:
    value = _VERSION.sub("", candidate.strip(_BEHIND).removesuffix(".pdf"))
    archive, slash, number = value.partition("/")
    if slash:
        group, dot, subject = archive.lower().partition(".")
        value = f"{group}{dot}{subject.upper()}/{number}"
    if arxiv_month(value):
        return Identifier("arxiv", value)
    if re.fullmatch(r"\d{4}\.\d+", value, re.ASCII):
        digits = "five" if value >= "1501" else "four"
        if not "01" <= value[2:4] <= "12" or value < "0704":
            raise IdentifierError(text, f"this is no arXiv id: {value[:4]} is no year and month since 2007-04")
        raise IdentifierError(text, f"this is no arXiv id: behind the stop it has {digits} digits in that month")
    raise IdentifierError(text, "this is no arXiv id: one looks like 2304.08485, an old one like hep-th/9901001")


def _doi(text: str, candidate: str) -> Identifier:
    match = _DOI_IN.match(candidate.replace("%2F", "/").replace("%2f", "/"))
    if match is None:
        raise IdentifierError(text, "this is no DOI: one looks like 10.1145/3581783.3612345")
    value = match[0].rstrip(".,;:\"'。，；")
    while value.endswith(")") and value.count(")") > value.count("("):
        value = value[:-1].rstrip(".,;")
    if of_arxiv := _DOI_OF_ARXIV.fullmatch(value):
        return _arxiv(text, of_arxiv["id"])
    if not DOI.fullmatch(value):
        raise IdentifierError(text, "this is no DOI: it has characters in it that no DOI has")
    return Identifier("doi", value.lower())


def _looks_drawn(text: str) -> bool:
    """Whether a word is of the kind that a machine draws, and not one that somebody thought of."""
    mixed = text != text.lower() and text != text.upper()
    return mixed and 9 <= len(text) <= 12 and not _WORDS_JOINED.fullmatch(text)
