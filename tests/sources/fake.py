"""One local server that stands for arXiv, the resolver of DOIs and OpenReview, and that can behave badly in many ways.

>>> with serving() as server:                                                   # doctest: +SKIP
...     server.preprints["2401.00001"] = Preprint()
...     main(["add", "2401.00001"], connect=server.session)
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from awesome.sources.addresses import Addresses
from awesome.sources.policy import Policy
from awesome.sources.session import Limits, Session
from tests.sources import bad
from tests.sources.feeds import Preprint, error_feed, feed, shape

QUICK = Limits(connect_seconds=2, silence_seconds=0.4, seconds=1, patience=4, most_bytes=2_000_000, pauses={})
"""Limits under which a bad server is given up within a moment."""

Behaviour = Callable[["Handler"], None]


class FakeServer:
    """The server, what it knows, what it was asked, and how it misbehaves.

    Attributes:
        preprints: arXiv's papers by id; `shape` is that of its feed.
        works: CSL-JSON by DOI.
        notes, old_notes: OpenReview's notes by id, behind the new API and the old one.
        troubles: what the next requests meet instead of an answer, one each.
        routes: further answers, by path.
        asked: the paths that were asked, with their queries.
    """

    def __init__(self) -> None:
        self.preprints: dict[str, Preprint] = {}
        self.shape = "new"
        self.works: dict[str, Any] = {}
        self.notes: dict[str, Any] = {}
        self.old_notes: dict[str, Any] = {}
        self.troubles: list[Behaviour] = []
        self.routes: dict[str, Behaviour] = {}
        self.asked: list[str] = []
        self.released = threading.Event()
        self._http = _Server(("127.0.0.1", 0), Handler)
        self._http.fake = self

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._http.server_port

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def addresses(self) -> Addresses:
        """The sources, all here."""
        return addresses_at(self.base)

    def session(self, limits: Limits = QUICK) -> Session:
        """A session that may reach this server and nothing else that is not of the open internet."""
        return session_at(self.base, limits)

    def add(self, *preprints: Preprint) -> None:
        """Put papers into arXiv."""
        self.preprints |= {preprint.id: preprint for preprint in preprints}

    def always(self, behaviour: Behaviour) -> None:
        """Meet every request with it."""
        self.troubles = [behaviour] * 50

    def start(self) -> None:
        """Listen."""
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """Let go of everybody, and end."""
        self.released.set()
        self._http.shutdown()
        self._http.server_close()


def addresses_at(base: str) -> Addresses:
    """The sources, all behind one address."""
    return replace(
        Addresses(),
        arxiv=f"{base}/arxiv/api/query",
        doi=f"{base}/doi",
        openreview=f"{base}/openreview",
        openreview_old=f"{base}/openreview-old",
        github=f"{base}/github",
    )


def session_at(base: str, limits: Limits = QUICK) -> Session:
    """A session for a server that runs at this address."""
    port = urlsplit(base).port or 80
    return Session(Policy(frozenset({("127.0.0.1", port)})), addresses=addresses_at(base), limits=limits)


@contextmanager
def serving() -> Iterator[FakeServer]:
    """A running server."""
    server = FakeServer()
    server.start()
    try:
        yield server
    finally:
        server.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    fake: FakeServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: who gave up has gone, and that is what is tested."""


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"

    @property
    def fake(self) -> FakeServer:
        """The server."""
        assert isinstance(self.server, _Server)
        return self.server.fake

    def log_message(self, *_unused: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.fake.asked.append(self.path)
        trouble = self.fake.troubles.pop(0) if self.fake.troubles else None
        # who gave up does not read on
        with suppress(OSError):
            (trouble or self._answer())(self)

    def do_HEAD(self) -> None:
        self.do_GET()

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        """A whole answer. Header names are written with _ for -."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _answer(self) -> Behaviour:
        parts = urlsplit(self.path)
        if parts.path in self.fake.routes:
            return self.fake.routes[parts.path]
        first, _, rest = parts.path.removeprefix("/").partition("/")
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if first == "arxiv":
            return arxiv(query)
        if first == "doi":
            return known(self.fake.works, unquote(rest))
        if first in ("openreview", "openreview-old"):
            return notes(self.fake.notes if first == "openreview" else self.fake.old_notes, query.get("id", ""))
        return bad.status(404)


def arxiv(query: dict[str, str]) -> Behaviour:
    """What arXiv's API says: what it does not know is left out, and what is no id is an error."""

    def behave(handler: Handler) -> None:
        ids = [item for item in query.get("id_list", "").split(",") if item]
        malformed = [item for item in ids if not item.replace(".", "").replace("/", "").replace("-", "").isalnum()]
        if malformed:
            body = error_feed(f"incorrect_id_format_for_{malformed[0]}", f"incorrect id format for {malformed[0]}")
            handler.send(body, 400, Content_Type="application/atom+xml")
            return
        found = [handler.fake.preprints[item] for item in reversed(ids) if item in handler.fake.preprints]
        body = feed(found, ",".join(ids), handler.fake.shape, total=len(ids))
        handler.send(body, Content_Type="application/atom+xml; charset=utf-8")

    return behave


def known(works: dict[str, Any], doi: str) -> Behaviour:
    """What a DOI's registry says, if the right format is asked for."""

    def behave(handler: Handler) -> None:
        if doi not in works:
            handler.send(shape("page.html"), 404, Content_Type="text/html")
        elif "application/vnd.citationstyles.csl+json" not in handler.headers.get("Accept", ""):
            handler.send(shape("page.html"), Content_Type="text/html")
        else:
            handler.send(json.dumps(works[doi]).encode(), Content_Type="application/vnd.citationstyles.csl+json")

    return behave


def notes(known_notes: dict[str, Any], identifier: str) -> Behaviour:
    """What OpenReview says."""

    def behave(handler: Handler) -> None:
        if identifier in known_notes:
            handler.send(json.dumps({"notes": [known_notes[identifier]], "count": 1}).encode())
        else:
            handler.send(json.dumps({"name": "NotFoundError", "status": 404}).encode(), 404)

    return behave
