"""What a server may do instead of answering."""

from __future__ import annotations

import gzip
import time
from typing import TYPE_CHECKING

from tests.sources.feeds import shape

if TYPE_CHECKING:
    from tests.sources.fake import Behaviour, Handler


def status(code: int, **headers: str) -> Behaviour:
    """An answer that is nothing but a status."""
    return lambda handler: handler.send(b"", code, **headers)


def page(handler: Handler) -> None:
    """A page for people instead of an answer for programs."""
    handler.send(shape("page.html"), Content_Type="text/html")


def body(data: bytes) -> Behaviour:
    """These bytes."""
    return lambda handler: handler.send(data, Content_Type="application/atom+xml")


def redirect(target: str, code: int = 302) -> Behaviour:
    """Somewhere else."""
    return status(code, Location=target)


def hang(handler: Handler) -> None:
    """Nothing at all."""
    handler.fake.released.wait(20)


def drip(handler: Handler) -> None:
    """A byte now and then, never an end."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not handler.fake.released.wait(0.1):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def drip_headers(handler: Handler) -> None:
    """A byte of a header now and then, never an end."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not handler.fake.released.wait(0.1):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def endless(handler: Handler) -> None:
    """Bytes as fast as they go, never an end."""
    handler.send_response(200)
    handler.end_headers()
    end = time.monotonic() + 20
    while time.monotonic() < end:
        handler.wfile.write(b"<feed>" * 20_000)


def endless_chunk(handler: Handler) -> None:
    """The length of a chunk, never an end of it."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    end = time.monotonic() + 20
    while time.monotonic() < end:
        handler.wfile.write(b"1" * 100_000)


def announced(size: int) -> Behaviour:
    """A body of this size, so it says."""

    def behave(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(size))
        handler.end_headers()
        handler.wfile.write(b"x" * 1000)

    return behave


def cut_off(data: bytes) -> Behaviour:
    """Half of an answer, without a word that there was more."""

    def behave(handler: Handler) -> None:
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(data[: len(data) // 2])

    return behave


def gzip_bomb(handler: Handler) -> None:
    """A little that becomes very much."""
    handler.send(gzip.compress(b" " * 1_000_000, 1) * 50, Content_Encoding="gzip")


def nonsense(handler: Handler) -> None:
    """No HTTP at all."""
    handler.close_connection = True
    handler.wfile.write(b"\x00\x01\x02 SSH-2.0-nothing\r\n\r\n")
