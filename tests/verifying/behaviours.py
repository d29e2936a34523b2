"""How a server may behave: well, badly, and never at an end."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.verifying.world import Handler

Behaviour = Callable[["Handler"], None]


def alive(handler: Handler) -> None:
    handler.reply(200, "<html><head><title>A made-up page</title></head><body>It is here.</body></html>")


def titled(title: str, status: int = 200, **headers: str) -> Behaviour:
    page = f"<html><head><title>{title}</title></head><body></body></html>"
    return lambda handler: handler.reply(status, page, **headers)


def status(code: int, **headers: str) -> Behaviour:
    return lambda handler: handler.reply(code, **headers)


def redirect(url: str, code: int = 301) -> Behaviour:
    """To an address of the world, or to one outside it that is given in full with ``http:`` or as a number."""

    def behave(handler: Handler) -> None:
        inside = url.startswith("https://") and not url[8].isdigit() and "[" not in url
        handler.reply(code, Location=handler.world.local(url) if inside else url)

    return behave


def hang(handler: Handler) -> None:
    handler.world.over.wait(15)


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while not handler.world.over.wait(0.1):
        handler.wfile.write(b"x")


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while handler.command == "GET" and not handler.world.over.is_set():
        handler.wfile.write(b"<p>more</p>" * 5_000)


def no_head(handler: Handler) -> None:
    if handler.command == "HEAD":
        handler.reply(405)
    else:
        alive(handler)


def hang_up(handler: Handler) -> None:
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)
