"""A made-up world on this machine: arXiv, GitHub, a DOI registry, OpenReview, and sites that behave in every bad way.

`World` serves it, and `Routed` is a session to which the addresses of the world's sites lead there. Papers, people and
repositories are made up; the shapes of the answers are the real ones.
"""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from awesome.sources.addresses import Addresses
from awesome.sources.errors import SourceError
from awesome.sources.policy import Policy
from awesome.sources.session import Limits, Reply, Session
from tests.verifying.behaviours import Behaviour, alive

_FEED = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/x</id>
  <title>arXiv Query</title>
  <updated>2026-11-23T00:00:00Z</updated>
  <opensearch:itemsPerPage>{count}</opensearch:itemsPerPage>
  <opensearch:totalResults>{count}</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
{entries}</feed>
"""
_ENTRY = """  <entry>
    <id>http://arxiv.org/abs/{id}v{version}</id>
    <title>{title}</title>
    <updated>{published}T17:59:59Z</updated>
    <summary>{abstract}</summary>
    <category term="cs.CV" scheme="http://arxiv.org/schemas/atom"/>
    <published>{published}T17:59:59Z</published>
    <arxiv:primary_category term="cs.CV"/>
{more}    {authors}
  </entry>
"""


@dataclass
class Work:
    """A paper as arXiv has it."""

    title: str
    authors: tuple[str, ...] = ("Jane Example", "Wei Beispiel")
    published: str = "2024-01-02"
    version: int = 1
    abstract: str = "We study made-up things."
    comment: str = ""
    journal_ref: str = ""
    doi: str = ""

    def entry(self, identifier: str) -> str:
        optional = {"comment": self.comment, "journal_ref": self.journal_ref, "doi": self.doi}
        more = "".join(
            f'    <arxiv:{name} xmlns:arxiv="http://arxiv.org/schemas/atom">{escape(value)}</arxiv:{name}>\n'
            for name, value in optional.items()
            if value
        )
        authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in self.authors)
        return _ENTRY.format(
            id=identifier,
            version=self.version,
            title=escape(self.title),
            published=self.published,
            abstract=escape(self.abstract),
            more=more,
            authors=authors,
        )


@dataclass
class World:
    """What there is, and what was asked.

    Attributes:
        works: papers by arXiv id.
        dois: CSL-JSON by DOI.
        notes: OpenReview's notes by id.
        pages: how an address behaves; others are alive.
        repositories: (name now, archived) by ``owner/name`` as asked for; None for unknown; others are as asked for.
        issues: of the repository, as GitHub's API has them.
        no_hosts: hosts of which nobody knows the name.
        broken: sources (``arxiv``, ``github``) that behave so instead.
        asked: every request, as (method, address).
    """

    works: dict[str, Work] = field(default_factory=dict)
    dois: dict[str, dict[str, Any]] = field(default_factory=dict)
    notes: dict[str, dict[str, Any]] = field(default_factory=dict)
    pages: dict[str, Behaviour] = field(default_factory=dict)
    repositories: dict[str, tuple[str, bool] | None] = field(default_factory=dict)
    issues: list[dict[str, Any]] = field(default_factory=list)
    no_hosts: set[str] = field(default_factory=set)
    broken: dict[str, Behaviour] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    port: int = 0
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def local(self, url: str) -> str:
        """The address on this machine that stands for one of the world."""
        return url if url.startswith(self.base) else f"{self.base}/at/{url.partition('://')[2]}"

    def session(self, limits: Limits | None = None) -> Session:
        """A session to which the world's addresses lead here."""
        return Routed(self, limits or Limits(seconds=2, silence_seconds=1, patience=3, tries=2))

    @contextlib.contextmanager
    def serving(self) -> Iterator[World]:
        """Serve the world."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), type("OfWorld", (Handler,), {"world": self}))
        server.daemon_threads = True
        self.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.over.set()
            server.shutdown()
            server.server_close()


class Routed(Session):
    """Takes the addresses of the world to where it is served, and calls the answers by their own names."""

    def __init__(self, world: World, limits: Limits) -> None:
        base = world.base
        addresses = Addresses(
            arxiv=f"{base}/arxiv/api/query",
            doi=f"{base}/doi",
            openreview=f"{base}/openreview",
            openreview_old=f"{base}/openreview",
            github=f"{base}/github",
        )
        policy = Policy(frozenset({("127.0.0.1", world.port)}))
        super().__init__(policy, addresses=addresses, limits=limits, sleep=lambda _seconds: None)
        self._world = world

    def _ask(self, url: str, question: Any) -> Reply:
        host = urlsplit(url).hostname or ""
        if host in self._world.no_hosts:
            raise SourceError(host, url, "there is no host of this name", "no-host")
        reply = super()._ask(self._world.local(url), question)
        hops = tuple((status, self._own(hop)) for status, hop in reply.hops)
        return Reply(reply.status, self._own(reply.url), reply.headers, reply.body, hops)

    def _own(self, url: str) -> str:
        return url.replace(f"{self._world.base}/at/", "https://", 1)


class Handler(BaseHTTPRequestHandler):
    """Answers for the whole world."""

    world: World
    protocol_version = "HTTP/1.1"
    timeout = 20

    def log_message(self, *_unused: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PATCH(self) -> None:
        self._answer()

    def reply(self, status: int, body: bytes | str = b"", kind: str = "text/html", **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def reply_json(self, data: object, status: int = 200) -> None:
        self.reply(status, json.dumps(data), "application/json")

    def _answer(self) -> None:
        world = self.world
        parts = urlsplit(self.path)
        source, _, rest = parts.path.lstrip("/").partition("/")
        url = f"https://{self.path.removeprefix('/at/')}" if source == "at" else self.path
        world.asked.append((self.command, url))
        length = int(self.headers.get("Content-Length") or 0)
        self.sent: Any = json.loads(self.rfile.read(length)) if length else None
        with contextlib.suppress(ConnectionError, TimeoutError):
            if source in world.broken:
                world.broken[source](self)
            elif source == "at":
                world.pages.get(url, alive)(self)
            else:
                getattr(self, f"_{source}")(rest, {name: found[0] for name, found in parse_qs(parts.query).items()})

    def _arxiv(self, _path: str, query: dict[str, str]) -> None:
        wanted = [identifier for identifier in query["id_list"].split(",") if identifier in self.world.works]
        entries = "".join(self.world.works[identifier].entry(identifier) for identifier in wanted)
        self.reply(200, _FEED.format(count=len(wanted), entries=entries), "application/atom+xml")

    def _doi(self, path: str, _query: dict[str, str]) -> None:
        found = self.world.dois.get(path)
        self.reply_json(found) if found else self.reply(404)

    def _openreview(self, _path: str, query: dict[str, str]) -> None:
        found = self.world.notes.get(query["id"])
        self.reply_json({"notes": [found]}) if found else self.reply_json({"name": "NotFoundError"}, 404)

    def _github(self, path: str, query: dict[str, str]) -> None:
        if self.headers.get("Authorization") != "Bearer made-up-token":
            self.reply_json({"message": "Bad credentials"}, 401)
        elif path == "graphql":
            self._graphql()
        else:
            self._issues(path, query)

    def _graphql(self) -> None:
        variables = self.sent["variables"]
        data: dict[str, object] = {}
        errors = []
        for number in range(len(variables) // 2):
            name = f"{variables[f'o{number}']}/{variables[f'n{number}']}"
            known = self.world.repositories.get(name, (name, False))
            if known is None:
                data[f"r{number}"] = None
                errors.append({"type": "NOT_FOUND", "path": [f"r{number}"], "message": f"Could not resolve to {name}."})
            else:
                data[f"r{number}"] = {"nameWithOwner": known[0], "isArchived": known[1]}
        self.reply_json({"data": data} | ({"errors": errors} if errors else {}))

    def _issues(self, path: str, query: dict[str, str]) -> None:
        """Lists, opens, edits and comments on issues, as far as we ask for it."""
        issues = self.world.issues
        parts = path.split("/")
        assert parts[:3] == ["repos", "example", "list"], path
        if self.command == "GET" and parts[3] == "issues":
            label = query["labels"]
            self.reply_json([issue for issue in issues if label in [each["name"] for each in issue["labels"]]])
        elif self.command == "POST" and len(parts) == 4:
            labels = [{"name": name} for name in self.sent["labels"]]
            issue = {"number": len(issues) + 1, "state": "open", "comments": [], **self.sent, "labels": labels}
            issues.append(issue)
            self.reply_json(issue, 201)
        elif self.command == "PATCH":
            issues[int(parts[4]) - 1].update(self.sent)
            self.reply_json(issues[int(parts[4]) - 1])
        else:
            issues[int(parts[4]) - 1]["comments"].append(self.sent["body"])
            self.reply_json({}, 201)
