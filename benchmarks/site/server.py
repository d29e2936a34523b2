"""Serving a built site as GitHub Pages does: compressed where that is worth it, with a page for wrong addresses."""

from __future__ import annotations

import gzip
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

LEVEL = 6
"""GitHub Pages compresses at about zlib's own default."""

KEPT = "max-age=600"
"""What GitHub Pages says of every file."""

_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".mjs")


@dataclass
class Served:
    """Where a folder is served, and the bytes of each of its files that went over the wire."""

    address: str
    sent: Counter[str] = field(default_factory=Counter)


class Handler(SimpleHTTPRequestHandler):
    """Answers with a file of the folder."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, served: Served, **options: Any) -> None:
        self.served = served
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        status, path = (200, path) if path.is_file() else (404, Path(self.directory) / "404.html")
        squeeze = path.suffix in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", "")
        body = _body(path, squeeze) if path.is_file() else b""
        self.send_response(status)
        self.send_header("Content-Type", self._type(path))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", KEPT)
        if squeeze:
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        if path.is_file():
            self.served.sent[path.relative_to(self.directory).as_posix()] += len(body)
        self.wfile.write(body)

    def _type(self, path: Path) -> str:
        kind = self.guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder meanwhile."""
    here = Served("")
    handler = partial(Handler, directory=str(folder), served=here)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    here.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()


@cache
def _body(path: Path, squeeze: bool) -> bytes:
    data = path.read_bytes()
    return gzip.compress(data, LEVEL) if squeeze else data
