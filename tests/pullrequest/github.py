"""A GitHub on this machine: one repository with pull requests, runs, artifacts and comments, as its REST API has them."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from awesome.sources.addresses import Addresses
from awesome.sources.policy import Policy
from awesome.sources.session import Limits, Session

REPOSITORY = "birds/list"
TOKEN = "only-for-the-api"
HEAD = "b" * 40
FORK = {"id": 7, "full_name": "someone/list", "owner": {"login": "someone", "type": "User"}}
OWN = {"id": 1, "full_name": REPOSITORY, "owner": {"login": "birds", "type": "Organization"}}
BOT = {"login": "github-actions[bot]", "type": "Bot"}
PERSON = {"login": "someone", "type": "User"}


class FakeGitHub:
    """What the server has, to be set up and looked at by tests.

    Attributes:
        pulls, files, runs, artifacts, archives, comments: what it answers with.
        unsettled: how many looks at a pull request do not say yet whether it can be merged.
        requests: what it was asked, as method and path.
        passwords: what was sent to the server of the archives to prove who asks.
    """

    def __init__(self) -> None:
        self.pulls: dict[int, dict[str, Any]] = {}
        self.files: dict[int, list[str]] = {}
        self.runs: dict[str, list[dict[str, Any]]] = {"check.yml": [], "preview.yml": []}
        self.artifacts: dict[int, list[dict[str, Any]]] = {}
        self.archives: dict[int, bytes] = {}
        self.comments: dict[int, list[dict[str, Any]]] = {}
        self.unsettled = 0
        self.requests: list[tuple[str, str]] = []
        self.passwords: list[str | None] = []
        self.status = 200
        self.base = self.store = ""

    # setting up

    def add_pull(self, number: int = 12, *, branch: str = "add-a-paper", sha: str = HEAD, mergeable: bool | None = True, repository: dict[str, Any] | None = FORK, state: str = "open") -> None:  # fmt: skip
        """A pull request, of a fork unless said otherwise."""
        head = {"ref": branch, "sha": sha, "repo": repository}
        base = {"ref": "main", "sha": "a" * 40, "repo": OWN}
        self.pulls[number] = {"number": number, "state": state, "title": "@octocat", "head": head, "base": base, "mergeable": mergeable}  # fmt: skip
        self.files.setdefault(number, ["papers.yaml"])

    def add_run(self, workflow: str, number: int, archive: bytes | None, *, sha: str = HEAD, conclusion: str = "success", name: str = "", **other: Any) -> dict[str, Any]:  # fmt: skip
        """A run of a workflow, with what it has left."""
        run = {
            "id": number, "name": workflow.removesuffix(".yml"), "event": "pull_request", "status": "completed", "conclusion": conclusion,
            "head_sha": sha, "head_branch": "add-a-paper", "head_repository": FORK, "pull_requests": [],
        } | other  # fmt: skip
        self.runs[workflow].insert(0, run)
        if archive is not None:
            names = {"check.yml": "pull-request", "preview.yml": "preview"}
            left = {"id": number * 10, "name": name or names[workflow], "size_in_bytes": len(archive), "expired": False}
            self.artifacts.setdefault(number, []).append(left)
            self.archives[number * 10] = archive
        return run

    def add_comment(self, number: int, body: str, user: dict[str, str] | None) -> None:
        """A comment that is there already."""
        found = self.comments.setdefault(number, [])
        found.append({"id": 1000 * number + len(found), "body": body, "user": user})

    def session(self) -> Session:
        """A session that may reach this server, and no other but the one that holds the archives."""
        places = frozenset(("127.0.0.1", urlsplit(url).port or 0) for url in (self.base, self.store))
        return Session(
            Policy(places), addresses=Addresses(github=self.base), limits=Limits(tries=1), sleep=lambda _: None
        )

    # answering

    def answer(self, method: str, path: str, query: dict[str, str], body: Any) -> tuple[int, Any]:
        path = path.removeprefix(f"/repos/{REPOSITORY}")
        if self.status != 200:
            return self.status, {"message": "::error::not now"}
        if match := re.fullmatch(r"/pulls/(\d+)", path):
            return 200, self._looked_at(int(match[1]))
        if path == "/pulls":
            return 200, [
                pull | {"mergeable": None} for pull in self.pulls.values() if self._is_of(pull, query.get("head"))
            ]
        if match := re.fullmatch(r"/pulls/(\d+)/files", path):
            return 200, self._page([{"filename": name} for name in self.files[int(match[1])]], query)
        if match := re.fullmatch(r"/actions/workflows/([\w.]+)/runs", path):
            runs = [run for run in self.runs[match[1]] if run["head_sha"] == query["head_sha"]]
            return 200, {"total_count": len(runs), "workflow_runs": runs}
        if match := re.fullmatch(r"/actions/runs/(\d+)/artifacts", path):
            return 200, {"artifacts": self.artifacts.get(int(match[1]), [])}
        if match := re.fullmatch(r"/actions/artifacts/(\d+)/zip", path):
            return 302, f"{self.store}/{match[1]}"
        if match := re.fullmatch(r"/issues/(\d+)/comments", path):
            number = int(match[1])
            if method == "GET":
                return 200, self._page(self.comments.get(number, []), query)
            self.add_comment(number, body["body"], BOT)
            return 201, self.comments[number][-1]
        if (match := re.fullmatch(r"/issues/comments/(\d+)", path)) and method == "PATCH":
            comment = next(each for found in self.comments.values() for each in found if each["id"] == int(match[1]))
            comment["body"] = body["body"]
            return 200, comment
        return 404, {"message": "Not Found"}

    def _looked_at(self, number: int) -> dict[str, Any]:
        if self.unsettled:
            self.unsettled -= 1
            return self.pulls[number] | {"mergeable": None}
        return self.pulls[number]

    @staticmethod
    def _is_of(pull: dict[str, Any], head: str | None) -> bool:
        repository = pull["head"]["repo"]
        own = f"{repository['owner']['login']}:{pull['head']['ref']}" if repository else ""
        return pull["state"] == "open" and head in (None, own)

    @staticmethod
    def _page(items: list[Any], query: dict[str, str]) -> list[Any]:
        size, page = int(query.get("per_page", "30")), int(query.get("page", "1"))
        return items[(page - 1) * size : page * size]


def _handler(world: FakeGitHub, *, store: bool) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_unused: object) -> None:
            pass

        def do_GET(self) -> None:
            self._do()

        do_POST = do_PATCH = do_GET  # noqa: N815 - the names that http.server looks for

        def _do(self) -> None:
            parts = urlsplit(self.path)
            length = int(self.headers.get("Content-Length", "0"))
            body = json.loads(self.rfile.read(length)) if length else None
            if store:
                world.passwords.append(self.headers.get("Authorization"))
                self._send(200, world.archives[int(parts.path.strip("/"))], "application/zip")
                return
            world.requests.append((self.command, self.path))
            if self.headers.get("Authorization") != f"Bearer {TOKEN}":
                self._send(401, b"{}", "application/json")
                return
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            status, answer = world.answer(self.command, unquote(parts.path), query, body)
            if status == 302:
                self.send_response(302)
                self.send_header("Location", answer)
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self._send(status, json.dumps(answer).encode(), "application/json")

        def _send(self, status: int, data: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that has read enough hangs up."""


@contextmanager
def serving() -> Iterator[FakeGitHub]:
    """A GitHub, and beside it the server from which archives are fetched."""
    world = FakeGitHub()
    servers = [_Server(("127.0.0.1", 0), _handler(world, store=store)) for store in (False, True)]
    world.base, world.store = (f"http://127.0.0.1:{server.server_address[1]}" for server in servers)
    threads = [threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True) for server in servers]
    for thread in threads:
        thread.start()
    try:
        yield world
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()
        for thread in threads:
            thread.join()


def bodies(world: FakeGitHub, number: int = 12) -> list[str]:
    return [comment["body"] for comment in world.comments.get(number, [])]


def writes(world: FakeGitHub) -> list[str]:
    return [method for method, _ in world.requests if method != "GET"]
