"""A made-up GitHub and a made-up arXiv, and a session that reaches nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from awesome.issues.github import BOT
from awesome.sources.errors import SourceError
from awesome.sources.session import Reply, Session

REPOSITORY = "example/list"
BASE = "b" * 40
FEED = (
    '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
    'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
    "<id>https://arxiv.org/api/x</id><title>arXiv Query</title><updated>2026-11-23T00:00:00Z</updated>"
    "<opensearch:itemsPerPage>1</opensearch:itemsPerPage><opensearch:totalResults>1</opensearch:totalResults>"
    "<opensearch:startIndex>0</opensearch:startIndex>{entries}</feed>"
)
ENTRY = (
    "<entry><id>http://arxiv.org/abs/{id}v1</id><title>{title}</title><updated>{day}T10:00:00Z</updated>"
    "<published>{day}T10:00:00Z</published><summary>{abstract}</summary>"
    "<author><name>Jane Example</name></author><author><name>Wei Beispiel</name></author>"
    "<arxiv:comment>{comment}</arxiv:comment><arxiv:primary_category term='cs.CV'/><category term='cs.CV'/></entry>"
)


@dataclass
class Record:
    """A paper as arXiv has it."""

    title: str
    abstract: str = "We tune a model on instructions about made-up things."
    comment: str = ""
    day: str = "2026-03-04"


@dataclass
class GitHub:
    """One repository, in memory.

    Attributes:
        written: each request that changed something, as (method, path).
    """

    refs: dict[str, str] = field(default_factory=lambda: {"refs/heads/main": BASE})
    commits: dict[str, dict[str, Any]] = field(default_factory=lambda: {BASE: {"sha": BASE, "tree": {"sha": "t" * 40}}})
    trees: dict[str, dict[str, str]] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    open_issues: int = 1
    may_open: bool = True
    written: list[tuple[str, str]] = field(default_factory=list)

    def answer(self, method: str, path: str, query: Mapping[str, list[str]], body: Any) -> tuple[int, Any]:
        """The status and the data."""
        if method != "GET":
            self.written.append((method, path))
        routes: list[tuple[str, str, Callable[..., tuple[int, Any]]]] = [
            ("GET", r"/git/ref/(heads/.+)", self._ref),
            ("GET", r"/git/commits/(\w{40})", lambda sha, *_: (200, self.commits[sha])),
            ("POST", r"/git/blobs", self._blob),
            ("POST", r"/git/trees", self._tree),
            ("POST", r"/git/commits", self._commit),
            ("POST", r"/git/refs", self._new_ref),
            ("PATCH", r"/git/refs/(heads/.+)", self._move_ref),
            ("GET", r"/pulls", lambda _body, query: (200, self._pulls_of(query["head"][0]))),
            ("POST", r"/pulls", self._open),
            ("PATCH", r"/pulls/(\d+)", self._update),
            ("GET", r"/issues", lambda *_: (200, [{}] * self.open_issues)),
            ("GET", r"/issues/(\d+)/comments", lambda *_: (200, self.comments)),
            ("POST", r"/issues/(\d+)/comments", self._comment),
            ("PATCH", r"/issues/comments/(\d+)", self._edit_comment),
        ]
        for wanted, pattern, act in routes:
            if method == wanted and (match := re.fullmatch(pattern, path)):
                return act(*match.groups(), body, query)
        return 404, {"message": "Not Found"}

    def file(self, branch: str, name: str) -> str:
        """What a file of a branch holds."""
        tree = self.commits[self.refs[f"refs/heads/{branch}"]]["tree"]["sha"]
        return self.blobs[self.trees[tree][name]].decode()

    def _ref(self, name: str, *_: Any) -> tuple[int, Any]:
        sha = self.refs.get(f"refs/{name}")
        return (200, {"object": {"sha": sha}}) if sha else (404, {"message": "Not Found"})

    def _blob(self, body: Any, _query: Any) -> tuple[int, Any]:
        data = base64.b64decode(body["content"])
        sha = hashlib.sha1(data).hexdigest()
        self.blobs[sha] = data
        return 201, {"sha": sha}

    def _tree(self, body: Any, _query: Any) -> tuple[int, Any]:
        assert body["base_tree"] == "t" * 40
        assert all(item["mode"] == "100644" and item["type"] == "blob" for item in body["tree"])
        sha = hashlib.sha1(json.dumps(body, sort_keys=True).encode()).hexdigest()
        self.trees[sha] = {item["path"]: item["sha"] for item in body["tree"]}
        return 201, {"sha": sha}

    def _commit(self, body: Any, _query: Any) -> tuple[int, Any]:
        sha = hashlib.sha1(json.dumps(body, sort_keys=True).encode()).hexdigest()
        self.commits[sha] = {**body, "sha": sha, "tree": {"sha": body["tree"]}}
        return 201, {"sha": sha}

    def _new_ref(self, body: Any, _query: Any) -> tuple[int, Any]:
        if body["ref"] in self.refs:
            return 422, {"message": "Reference already exists"}
        self.refs[body["ref"]] = body["sha"]
        return 201, {}

    def _move_ref(self, name: str, body: Any, _query: Any) -> tuple[int, Any]:
        self.refs[f"refs/{name}"] = body["sha"]
        return 200, {}

    def _pulls_of(self, head: str) -> list[dict[str, Any]]:
        return [pull for pull in reversed(self.pulls) if f"example:{pull['head']}" == head]

    def _open(self, body: Any, _query: Any) -> tuple[int, Any]:
        if not self.may_open:
            return 403, {"message": "GitHub Actions is not permitted to create or approve pull requests."}
        self.pulls.append({**body, "number": 100 + len(self.pulls), "state": "open", "merged_at": None})
        return 201, self.pulls[-1]

    def _update(self, number: str, body: Any, _query: Any) -> tuple[int, Any]:
        pull = next(pull for pull in self.pulls if pull["number"] == int(number))
        pull.update(body)
        return 200, pull

    def _comment(self, _number: str, body: Any, _query: Any) -> tuple[int, Any]:
        self.comments.append({"id": len(self.comments) + 1, "user": {"login": BOT}, "body": body["body"]})
        return 201, self.comments[-1]

    def _edit_comment(self, number: str, body: Any, _query: Any) -> tuple[int, Any]:
        next(comment for comment in self.comments if comment["id"] == int(number))["body"] = body["body"]
        return 200, {}


class World(Session):
    """A session that reaches the two, and nothing else."""

    def __init__(self, works: Mapping[str, Record] | None = None) -> None:
        super().__init__()
        self.works = dict(works or {})
        self.github = GitHub()
        self.is_down = False
        self.asked: list[str] = []

    def get(
        self,
        url: str,
        *,
        accept: str = "",  # noqa: ARG002
        source: str = "",
        most_bytes: int = 0,  # noqa: ARG002
        headers: Mapping[str, str] | None = None,  # noqa: ARG002
    ) -> Reply:
        return self._reply("GET", url, b"", source)

    def send(
        self, method: str, url: str, body: bytes, *, source: str = "", headers: Mapping[str, str] | None = None
    ) -> Reply:
        assert headers is not None
        assert headers["Authorization"] == "Bearer token"
        return self._reply(method, url, body, source)

    def _reply(self, method: str, url: str, body: bytes, source: str) -> Reply:
        self.asked.append(url)
        parts = urlsplit(url)
        query = parse_qs(parts.query)
        if parts.hostname == "api.github.com":
            path = parts.path.removeprefix(f"/repos/{REPOSITORY}")
            assert path != parts.path, url
            status, data = self.github.answer(method, path, query, json.loads(body) if body else None)
            return Reply(status, url, {}, json.dumps(data).encode())
        if self.is_down:
            raise SourceError(source, url, "there was no whole answer in time", "slow")
        if parts.hostname in ("doi.org", "api.openreview.net", "api2.openreview.net"):
            return Reply(404, url, {}, b"{}")
        assert parts.hostname == "export.arxiv.org", url
        ids = query["id_list"][0].split(",")
        return Reply(200, url, {}, FEED.format(entries="".join(map(self._entry, ids))).encode())

    def _entry(self, identifier: str) -> str:
        work = self.works.get(identifier)
        return ENTRY.format(id=identifier, **{key: escape(text) for key, text in vars(work).items()}) if work else ""
