"""Asking a server and getting an answer that is bounded in every way, or a `SourceError` that says why not.

Bounded are the time to connect, the silence between two bytes, the time of one try and of all tries together, the size
of the answer (after decompression), and the redirects, each of which must satisfy the policy anew. Proxies, passwords
and certificates that the environment names are not used.

>>> session = Session()
>>> session.get("https://example.org/", source="Example").status          # doctest: +SKIP
200
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from types import TracebackType
from urllib.parse import quote, urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError

from awesome.findings import quoted
from awesome.sources.addresses import Addresses
from awesome.sources.errors import SourceError
from awesome.sources.failures import explained
from awesome.sources.limits import Limits
from awesome.sources.pacing import Turn, retry_after
from awesome.sources.policy import Policy
from awesome.sources.transport import Guard, GuardedAdapter, RefusedError, TooLongError

__all__ = ["Limits", "Reply", "Session", "SourceError"]

USER_AGENT = "awesome-mllm/1 (https://pypi.org/project/awesome-mllm/)"

_PIECE = 65_536
_OVERHEAD = 500_000
"""Bytes around a body: headers, and the marks between pieces of it."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OF_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"
_PASSING = frozenset({429, 500, 502, 503, 504})
"""Answers that another try may change."""


@dataclass(frozen=True)
class Reply:
    """An answer.

    Attributes:
        status: of the last hop.
        url: where the answer came from, after redirects.
        headers: by name in lower case.
        body: decompressed; empty for `head`.
        hops: the redirects on the way, as (status, address that sent elsewhere).
    """

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes = b""
    hops: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class _Question:
    """What is asked, besides the address; `headers` go to its host alone, and `cut` takes the beginning of an answer."""

    method: str
    source: str
    most_bytes: int
    headers: Mapping[str, str]
    accept: str = ""
    body: bytes = b""
    cut: bool = False


class _Requests(requests.Session):
    """Leaves redirects to us altogether: the base class reads their bodies whole, and their targets, even unasked."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """None, so that no answer is taken for a redirect."""


class Session:
    """Asks servers, one request to a host at a time and never faster than the host allows. Threads may share it."""

    def __init__(
        self,
        policy: Policy | None = None,
        *,
        addresses: Addresses | None = None,
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.addresses = addresses or Addresses()
        self.limits = limits or Limits()
        self._policy = policy or Policy()
        self._guard = Guard(self._policy)
        self._clock = clock
        self._sleep = sleep
        self._requests = _Requests()
        self._requests.trust_env = False
        self._requests.headers.update({"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"})
        self._requests.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        adapter: HTTPAdapter = GuardedAdapter(self._guard)
        self._requests.mount("https://", adapter)
        self._requests.mount("http://", adapter)
        self._lock = threading.Lock()
        self._turns: dict[str, Turn] = {}

    def get(
        self,
        url: str,
        *,
        accept: str = "",
        source: str = "",
        most_bytes: int = 0,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """The answer of a server, whatever its status.

        Args:
            url: the address.
            accept: the formats wanted.
            source: who is asked, for the message of an error; without it the host.
            most_bytes: the size limit, where it is not the session's.
            headers: further ones; they go to the host of `url` alone.

        Raises:
            SourceError: there is no answer within the limits, or the policy forbids the address.
        """
        size = most_bytes or self.limits.most_bytes
        return self._ask(url, _Question("GET", source, size, headers or {}, accept))

    def peek(self, url: str, *, most_bytes: int, source: str = "", headers: Mapping[str, str] | None = None) -> Reply:
        """The answer of a server, cut off after so many bytes. Raises as `get` does."""
        return self._ask(url, _Question("GET", source, most_bytes, headers or {}, cut=True))

    def head(self, url: str, *, source: str = "", headers: Mapping[str, str] | None = None) -> Reply:
        """The answer's head alone. Raises as `get` does."""
        return self._ask(url, _Question("HEAD", source, 0, headers or {}))

    def send(
        self, method: str, url: str, body: bytes, *, source: str = "", headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Send something, once: what changes a server is not tried again, nor sent after a redirect. Raises as `get`."""
        question = _Question(method, source, self.limits.most_bytes, headers or {}, body=body)
        return self._try(url, question, self._clock() + self.limits.patience)

    def close(self) -> None:
        """Close what connections are open."""
        self._requests.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, url: str, question: _Question) -> Reply:
        """Try until there is an answer that another try would not change, or patience ends."""
        end = self._clock() + self.limits.patience
        for number in range(1, self.limits.tries + 1):
            last = number == self.limits.tries
            wait = 2.0 ** (number - 1)
            try:
                reply = self._try(url, question, end)
            except SourceError as error:
                # who lets us wait twice lets us wait a third time
                again = error.fault == "unreachable" or (error.fault == "slow" and number == 1)
                if last or not again or self._clock() + wait >= end:
                    raise
            else:
                if reply.status not in _PASSING or last:
                    return reply
                wait = max(wait, retry_after(reply.headers.get("retry-after", "")))
                if self._clock() + wait >= end:
                    return reply
            self._sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _try(self, url: str, question: _Question, end: float) -> Reply:
        """Follow redirects to an answer."""
        name = question.source or urlsplit(url).hostname or quoted(url)
        own_host = urlsplit(url).netloc
        seconds = max(0.001, min(self.limits.seconds, end - self._clock()))
        hops: list[tuple[int, str]] = []
        try_end = self._clock() + seconds
        while True:
            objection = self._policy.objection_to_url(url)
            if objection:
                where = f"it redirects to {quoted(url)}, and " if hops else ""
                raise SourceError(name, url, f"{where}{objection}", "refused")
            headers = {"Accept": question.accept or "*/*"} | (
                dict(question.headers) if urlsplit(url).netloc == own_host else {}
            )
            with self._turn(url):
                # waiting for a turn takes nothing from the time for the answer
                left = max(0.001, try_end - self._clock()) if hops else seconds
                self._guard.allow(left, 2 * question.most_bytes + _OVERHEAD)
                reply = self._hop(url, question, name, headers)
            target = reply.headers.get("location", "")
            if reply.status not in _REDIRECTS or not target or question.body:
                return Reply(reply.status, reply.url, reply.headers, reply.body, tuple(hops))
            hops.append((reply.status, url))
            if len(hops) > self.limits.redirects:
                raise SourceError(name, url, f"it redirects more than {self.limits.redirects} times", "redirects")
            url = _joined(url, target, name)

    def _hop(self, url: str, question: _Question, name: str, headers: dict[str, str]) -> Reply:
        """One request and its answer."""
        timeout = (self.limits.connect_seconds, self.limits.silence_seconds)
        try:
            with self._requests.request(
                question.method,
                url,
                headers=headers,
                data=question.body or None,
                timeout=timeout,
                stream=True,
                allow_redirects=False,
            ) as response:
                got = {key.lower(): value for key, value in response.headers.items()}
                # what a redirect says besides its target is not needed
                wanted = question.method != "HEAD" and response.status_code not in _REDIRECTS
                body = _read(response, question, name, url) if wanted else b""
                return Reply(response.status_code, url, got, body)
        except RefusedError as error:
            raise SourceError(name, url, str(error), "refused") from error
        except TooLongError as error:
            raise _too_long(name, url, question.most_bytes) from error
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise explained(error, name, url) from error

    def _turn(self, url: str) -> Turn:
        place = urlsplit(url).netloc.lower().removesuffix(":443")
        with self._lock:
            if place not in self._turns:
                pause = self.limits.pauses.get(place, self.limits.pause)
                self._turns[place] = Turn(pause, self._clock, self._sleep)
            return self._turns[place]


def _read(response: requests.Response, question: _Question, name: str, url: str) -> bytes:
    """The body, as far as the limit allows."""
    most = question.most_bytes
    announced = response.headers.get("content-length", "")
    if not question.cut and announced.isascii() and announced.isdigit() and int(announced[:20]) > most:
        raise _too_long(name, url, most)
    pieces: list[bytes] = []
    size = 0
    for piece in response.raw.stream(min(_PIECE, most), decode_content=True):
        size += len(piece)
        pieces.append(piece)
        if size > most:
            if not question.cut:
                raise _too_long(name, url, most)
            break
    return b"".join(pieces)[:most]


def _too_long(name: str, url: str, most_bytes: int) -> SourceError:
    return SourceError(name, url, f"the answer has more than {most_bytes:,} bytes", "size")


def _joined(url: str, target: str, name: str) -> str:
    """The address that a redirect leads to. Servers send other bytes than ASCII here; they are kept as they are."""
    try:
        return urljoin(url, quote(target.encode("latin-1"), safe=_OF_ADDRESSES))
    except ValueError as error:
        raise SourceError(name, url, "it redirects to an address that is malformed", "redirects") from error
