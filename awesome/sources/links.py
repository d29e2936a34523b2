"""Whether a link is alive, dead or unknown.

Dead is only what says so: no host of the name, ``404`` and ``410``, and pages that are titled so. Whoever refuses,
hesitates, breaks down or asks whether we are human has said nothing about the page.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from awesome.sources.errors import SourceError
from awesome.sources.session import Reply, Session

LinkState = Literal["alive", "dead", "unknown"]

_LOOKED_AT = 32_768
"""Bytes of a page that are read: its title stands there."""

_HONEST = ("github.com", ".github.io", "huggingface.co", "arxiv.org", "doi.org", "gitlab.com", "aclanthology.org")
"""Hosts (and, with a dot, their subdomains) whose status says what there is, so that the page itself is not needed."""

_GONE = frozenset({404, 410})
_PERMANENT = frozenset({301, 308})
_BUSY = frozenset({429, 503})
_NOT_WHOLE = 416
"""The answer of those who have the page, though not the part that was asked for."""

_REFUSALS = {
    401: "it asks for a password",
    403: "it refuses to answer",
    405: "it refuses to answer",
    429: "it is asked too often",
    451: "it may not be shown where we are",
}

_TITLE = re.compile(r"<title[^>]*>(.{0,300}?)</title", re.IGNORECASE | re.DOTALL)
_TITLE_OF_NOTHING = re.compile(
    r"(?:error\W*)?404\b(?:\W.*)?|(?:.*\W)?(?:page|site|file|repository|dataset) (?:was |is |could |can)?(?:not be |not ?)found\b.*"
    r"|(?:.*\W)?404\W+(?:not found|error)\b.*|not found|(?:.*\W)?no longer (?:available|exists)\b.*"
    r"|.*(?:页面不存在|页面未找到|找不到页面|无法找到).*",
    re.IGNORECASE,
)
_TITLE_OF_WALL = re.compile(
    r"just a moment|attention required|access denied|are you (?:a )?(?:human|robot)|captcha|robot check|security check"
    r"|verify(?:ing)? (?:that )?you|verification required|checking your browser|ddos|unusual traffic|sign in|log ?in\b"
    r"|please wait|安全验证|人机验证|验证码|访问验证",
    re.IGNORECASE,
)
_MARK_OF_WALL = re.compile(
    r"/cdn-cgi/challenge-platform/|_incapsula_resource|px-captcha|captcha-delivery\.com|awswafintegration"
    r"|unusual traffic from your|verify (?:that )?you are (?:a )?human|enable javascript and cookies to continue",
    re.IGNORECASE,
)
_PATH_OF_WALL = re.compile(
    r"/(?:sorry|captcha|challenge|login|signin|sign_in|sso|auth|consent|accounts)\b", re.IGNORECASE
)
_PATH_OF_NOTHING = re.compile(
    r"/(?:404|not-?found|error|errors/404|page-not-found)(?:\.html?|\.php|\.aspx)?/?", re.IGNORECASE
)


@dataclass(frozen=True)
class LinkLook:
    """What a look at a link found.

    Attributes:
        state: alive, dead or unknown.
        why: why it is not alive, as a clause.
        to: where it leads for good, where that is not merely another spelling of the address.
        answered: whether a server answered at all.
        busy: whether the server asks to be left alone for now.
    """

    state: LinkState
    why: str = ""
    to: str = ""
    answered: bool = True
    busy: bool = False


def look_at(url: str, session: Session) -> LinkLook:
    """Ask for the head of a page, and for its beginning where the head does not settle it."""
    try:
        head = session.head(url)
        if _settles(head):
            return _judged(url, head)
    except SourceError as error:
        # some hang on a question that they do not know
        if error.fault not in ("slow", "answer"):
            return _failed(error)
    try:
        return _judged(url, session.peek(url, most_bytes=_LOOKED_AT, headers={"Range": f"bytes=0-{_LOOKED_AT - 1}"}))
    except SourceError as error:
        return _failed(error)


def is_same_address(one: str, other: str) -> bool:
    """Whether two addresses differ in nothing but scheme, ``www.``, case of the host, a last slash and escapes."""
    return _plain(one) == _plain(other)


def _settles(head: Reply) -> bool:
    if head.status in _BUSY:
        return True
    if not 200 <= head.status < 300:
        return False
    host = (urlsplit(head.url).hostname or "").lower()
    kind = head.headers.get("content-type", "text/html").lower()
    return "html" not in kind or any(
        host.endswith(honest) if honest.startswith(".") else host == honest for honest in _HONEST
    )


def _judged(url: str, reply: Reply) -> LinkLook:
    text = reply.body.decode("utf-8", "replace")
    found = _TITLE.search(text)
    title = " ".join(html.unescape(found[1]).split()) if found else ""
    if _is_wall(reply, title, text):
        return LinkLook("unknown", "it wants to know whether a human asks", busy=reply.status in _BUSY)
    path = unquote(urlsplit(reply.url).path)
    if reply.status in _GONE:
        return LinkLook("dead", f"it answers {reply.status}")
    if 200 <= reply.status < 300 or reply.status == _NOT_WHOLE:
        if reply.hops and _PATH_OF_NOTHING.fullmatch(path):
            return LinkLook("dead", "it leads to a page for what is not found")
        if title and _TITLE_OF_NOTHING.fullmatch(title):
            return LinkLook("dead", "the page is titled as one that is not found")
        if reply.hops and path in ("", "/") and urlsplit(url).path.strip("/"):
            return LinkLook("unknown", "it leads to a front page")
        return LinkLook("alive", to=_for_good(url, reply))
    why = _REFUSALS.get(reply.status) or f"it answers {reply.status}"
    return LinkLook("unknown", why, busy=reply.status in _BUSY)


def _is_wall(reply: Reply, title: str, text: str) -> bool:
    headers = reply.headers
    if "challenge" in headers.get("cf-mitigated", "") or headers.get("x-amzn-waf-action", ""):
        return True
    if reply.hops and _PATH_OF_WALL.search(urlsplit(reply.url).path):
        return True
    return bool(_TITLE_OF_WALL.search(title) or _MARK_OF_WALL.search(text))


def _failed(error: SourceError) -> LinkLook:
    if error.fault == "no-host":
        return LinkLook("dead", error.reason, answered=False)
    return LinkLook("unknown", error.reason, answered=error.fault in ("answer", "size", "redirects"))


def _for_good(url: str, reply: Reply) -> str:
    """Where a link leads, if every server on the way says that it does so for ever."""
    permanent = reply.hops and all(status in _PERMANENT for status, _ in reply.hops)
    return reply.url if permanent and not is_same_address(url, reply.url) else ""


def _plain(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.").removesuffix(":443")
    return host, unquote(parts.path).rstrip("/"), parts.query
