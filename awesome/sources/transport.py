"""Connections that go where the policy allows and end when their time is over.

`requests` bounds the silence between two bytes, not the whole: a server that sends a byte every few seconds holds it for
ever. Here each read of a connection, headers included, gets what is left of the request's time. The machine behind a
host name is looked up once, checked, and is the one that is connected to, so a second answer of the name server cannot
lead elsewhere.
"""

from __future__ import annotations

import http.client
import io
import socket
import threading
import time
from typing import Any

from requests.adapters import DEFAULT_POOLBLOCK, HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.poolmanager import PoolManager

from awesome.sources.policy import Policy


class RefusedError(Exception):
    """The policy forbids the machine that a host name stands for."""


class TooLongError(Exception):
    """More bytes came than any answer within the limit needs."""


class Guard:
    """What a connection must keep to: the policy, and the bounds of the request that this thread is making."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._own = threading.local()

    def allow(self, seconds: float, most_bytes: int) -> None:
        """Begin a request of this thread that may last so long and bring so much, headers and all."""
        self._own.end = time.monotonic() + seconds
        self._own.bytes = most_bytes

    def count(self, size: int) -> None:
        """Note that so many bytes came.

        Raises:
            TooLongError: they are too many.
        """
        self._own.bytes -= size
        if self._own.bytes < 0:
            raise TooLongError

    def left(self) -> float:
        """The seconds that are left of this thread's request.

        Raises:
            TimeoutError: there are none.
        """
        left: float = self._own.end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for the answer is over")
        return left


class GuardedAdapter(HTTPAdapter):
    """An adapter of `requests` whose connections keep to a guard."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        super().__init__()

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = DEFAULT_POOLBLOCK, **settings: Any
    ) -> None:
        """As the base class does, with our connections."""
        manager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **settings)
        manager.pool_classes_by_scheme = _pools(self._guard)
        self.poolmanager = manager


def _pools(guard: Guard) -> dict[str, type[HTTPConnectionPool]]:
    """The pools of connections that keep to this guard, by scheme."""

    class Plain(_Guarded, HTTPConnection):
        pass

    class Encrypted(_Guarded, HTTPSConnection):
        pass

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(HTTPSConnectionPool):
        ConnectionCls = Encrypted

    Plain.guard = Encrypted.guard = guard
    return {"http": PlainPool, "https": EncryptedPool}


class _Guarded(HTTPConnection):
    """Connects to checked machines only, and reads no longer than the guard allows."""

    guard: Guard

    def _new_conn(self) -> socket.socket:
        try:
            found = socket.getaddrinfo(self._dns_host, self.port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            failed = error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))
            raise NameResolutionError(self.host, self, failed) from error
        for _family, _type, _protocol, _name, place in found:
            # one machine out of bounds is enough: an honest host has none
            objection = self.guard.policy.objection_to_machine(str(place[0]), self.port)
            if objection:
                raise RefusedError(objection)
        return self._connect_to(found)

    def _connect_to(self, found: list[Any]) -> socket.socket:
        last: OSError | None = None
        for family, kind, protocol, _name, place in found:
            connection = socket.socket(family, kind, protocol)
            try:
                for option in self.socket_options or ():
                    connection.setsockopt(*option)
                connection.settimeout(min(self.timeout or self.guard.left(), self.guard.left()))
                connection.connect(place)
            except OSError as error:
                connection.close()
                last = error
            else:
                return connection
        if isinstance(last, TimeoutError):
            raise ConnectTimeoutError(self, f"no connection to {self.host} in time") from last
        reason = (last.strerror or str(last)) if last else "it has no address"
        raise NewConnectionError(self, reason) from last

    def response_class(self, sock: socket.socket, *arguments: Any, **settings: Any) -> http.client.HTTPResponse:  # type: ignore[override]
        """The reader of an answer, over a socket that keeps to the guard."""
        return http.client.HTTPResponse(_Watched(sock, self.guard), *arguments, **settings)  # type: ignore[arg-type]


class _Watched:
    """What `HTTPResponse` needs of a socket: a file to read from."""

    def __init__(self, sock: socket.socket, guard: Guard) -> None:
        self._sock = sock
        self._guard = guard

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_WatchedFile(self._sock, self._guard))


class _WatchedFile(io.RawIOBase):
    """The bytes of a socket, each read of which gets what is left of the time, and no longer silence than before."""

    def __init__(self, sock: socket.socket, guard: Guard) -> None:
        super().__init__()
        self._raw = sock.makefile("rb", buffering=0)
        self._sock = sock
        self._guard = guard
        self._silence = sock.gettimeout()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._guard.left()
        self._sock.settimeout(min(self._silence or left, left))
        count = self._raw.readinto(buffer)
        self._guard.count(count or 0)
        return count

    def close(self) -> None:
        self._raw.close()
        super().close()
