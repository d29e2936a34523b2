"""Code, project page and demo among the links of a text that a paper's authors wrote about it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from awesome.canonical import entry_text
from awesome.rules import RULES_BY_CODE
from awesome.rules.base import Subject, host_of
from awesome.rules.p506_code_link import repository
from awesome.vocabulary import Vocabulary
from awesome.yamltext import parse


class Links(NamedTuple):
    """Addresses as an entry may have them; ``""`` where there is none."""

    code: str = ""
    project: str = ""
    demo: str = ""


class _Link(NamedTuple):
    url: str
    before: str


_URL = re.compile(
    r"https?://[^\s<>{}|\\^`\"“”‘’，。；）、]+"
    r"|(?<![\w./@-])(?:www\.)?(?:github\.com|gitlab\.com|gitee\.com|huggingface\.co|sites\.google\.com|[a-z0-9-]+\.github\.io)"
    r"/?[^\s<>{}|\\^`\"“”‘’，。；）、]*",
    re.IGNORECASE,
)
_SECURE = re.compile(
    r"(?:[a-z0-9-]+\.)*(?:github\.com|github\.io|gitlab\.com|gitlab\.io|gitee\.com|huggingface\.co|google\.com)"
)
"""Hosts that answer by https, whatever somebody wrote."""

_LABELLED_CODE = re.compile(
    r"\b(?:codes?|codebase|source|implementation|repo(?:sitory)?|github|models?|data(?:sets?)?|benchmarks?|released?|available"
    r"|open-?sourced?|at|here|see|visit|found|access(?:ible|ed)?)\W*(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:based\s+(?:up)?on|buil[dt]s?\s+(?:up)?on|built\s+with|derived\s+from|adapted\s+from|forked\s+from|following|thanks?\s+to)"
    r"\W+(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
_LABELLED_PROJECT = re.compile(
    r"\b(?:project|home\s?page|web\s?site|web\s?page|page|site|web)\b\W*(?:\w+\W+){0,4}$", re.IGNORECASE
)
_LABELLED_DEMO = re.compile(r"\bdemos?\b\W*(?:\w+\W+){0,3}$", re.IGNORECASE)
_PAGES = re.compile(r"(?:[a-z0-9-]+\.)+(?:github|gitlab|gitee)\.io|sites\.google\.com")
_NOT_PROJECTS = re.compile(
    r"(?:.*\.)?(?:arxiv\.org|doi\.org|openreview\.net|youtube\.com|youtu\.be|bilibili\.com|twitter\.com|x\.com|medium\.com"
    r"|huggingface\.co|github\.com|gitlab\.com|gitee\.com|modelscope\.cn|zenodo\.org|kaggle\.com|drive\.google\.com)"
)
_LINK_RULES = ("P501", "P502", "P503", "P504", "P505", "P506")


def links_in(texts: Iterable[str]) -> Links:
    """The links in texts, the most reliable text first (a paper's comment before its abstract).

    >>> links_in(["Accepted to CVPR 2024. Project page: https://example.github.io/kite, code: github.com/example/kite"])
    Links(code='https://github.com/example/kite', project='https://example.github.io/kite', demo='')
    """
    found = Links()
    for text in texts:
        for link in _links(text):
            name = _role(link)
            url = repository(link.url) if name == "code" else link.url
            if name and url and not getattr(found, name) and is_acceptable(name, url):
                found = found._replace(**{name: url})
    return found


def is_acceptable(name: str, url: str) -> bool:
    """Whether the check has nothing against an address in this field (``code``, ``project``, ``demo``, ``url``)."""
    values = {"id": "x", "title": "X", name: url}
    document = parse(entry_text("paper", values).encode("utf-8"))
    subject = Subject([document], Vocabulary.load(), datetime.date.max)
    return not any(True for code in _LINK_RULES for _ in RULES_BY_CODE[code].check(subject))


def _links(text: str) -> Iterator[_Link]:
    for match in _URL.finditer(text[:20_000]):
        url = _without_end(match[0])
        if not url.lower().startswith("http"):
            url = f"https://{url}"
        scheme, _, rest = url.partition("://")
        authority, slash, path = rest.partition("/")
        host = authority.lower()
        if scheme.lower() == "https" or _SECURE.fullmatch(host):
            scheme = "https"
        yield _Link(f"{scheme}://{host}{slash}{path}", text[max(0, match.start() - 90) : match.start()])


def _without_end(url: str) -> str:
    """An address without the marks of the text around it."""
    while url and (
        url[-1] in ".,;:!?'*_" or (url[-1] in ")]" and url.count(url[-1]) > url.count("(["[url[-1] == "]"]))
    ):
        url = url[:-1]
    return url


def _role(link: _Link) -> str:
    """The field that a link belongs into, ``""`` for none."""
    host, before = host_of(link.url), link.before
    if _OF_OTHERS.search(before):
        return ""
    if host in ("huggingface.co", "www.huggingface.co"):
        return "demo" if "/spaces/" in link.url else ""
    if repository(link.url):
        return "code" if not before.strip() or _LABELLED_CODE.search(before) or len(before.strip()) < 25 else ""
    if _NOT_PROJECTS.fullmatch(host):
        return ""
    if _LABELLED_DEMO.search(before) and not _LABELLED_PROJECT.search(before):
        return "demo"
    return "project" if _PAGES.fullmatch(host) or _LABELLED_PROJECT.search(before) else ""
