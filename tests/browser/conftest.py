"""A server on this machine for the built sites, and a reader with a browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from tests.website.conftest import catalog, clone, placed, site
from tests.website.support import NOT_FOUND, Site

__all__ = ["catalog", "clone", "placed", "site"]

SUB_PATH = "/some/where/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives the browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def serve(folder: Path, prefix: str) -> tuple[ThreadingHTTPServer, str]:
    """Serve a folder below a path, as a host of static pages does: with its page for addresses that are none."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            own = urlsplit(path).path
            return super().translate_path(f"/{own.removeprefix(prefix)}" if own.startswith(prefix) else "/\0")

        def send_error(self, code: int, *_: Any) -> None:
            body = (folder / NOT_FOUND).read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: Handler(*args, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}{prefix}"


@pytest.fixture(scope="session")
def home(site: Site) -> Iterator[str]:
    """Where the made-up site is served: below a path, of which it was not told."""
    server, address = serve(site.folder, SUB_PATH)
    yield address
    server.shutdown()


@pytest.fixture(scope="session")
def placed_home(placed: Site) -> Iterator[str]:
    """Where the made-up site is served that was told its address."""
    server, address = serve(placed.folder, urlsplit(placed.site_url).path)
    yield address
    server.shutdown()


class Reader:
    """A browser window that remembers what went wrong."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.troubles: list[str] = []
        context.set_default_timeout(10_000)
        context.route(lambda url: urlsplit(url).hostname != "127.0.0.1", self._refuse)
        self.page = self._watched(context.new_page())

    def _refuse(self, route: Route) -> None:
        self.troubles.append(f"request to {route.request.url}")
        route.abort()

    def _watched(self, page: Page) -> Page:
        page.on("console", lambda message: self.troubles.append(f"{page.url}: {message.text}") if message.type in ("error", "warning") else None)  # fmt: skip
        page.on("pageerror", lambda error: self.troubles.append(f"{page.url}: {error}"))
        page.on("dialog", lambda dialog: self.troubles.append(f"{page.url}: dialog {dialog.message}"))
        return page


OpenReader = Callable[..., Reader]


@pytest.fixture
def reader(browser: Browser) -> Iterator[OpenReader]:
    """Opens a window with the options of a browser context; a desk's window without any."""
    contexts: list[BrowserContext] = []

    def open_window(**options: Any) -> Reader:
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", **options}))  # fmt: skip
        return Reader(contexts[-1])

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture
def page(reader: OpenReader) -> Iterator[Page]:
    """A window at a desk. What goes wrong in it fails the test."""
    window = reader()
    yield window.page
    assert window.troubles == []
