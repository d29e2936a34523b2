"""What the libraries below a session raise, said in a sentence."""

from __future__ import annotations

import socket
import ssl

import requests
from urllib3.exceptions import TimeoutError as Urllib3TimeoutError

from awesome.sources.errors import Fault, SourceError


def explained(error: Exception, name: str, url: str) -> SourceError:
    """What a library raised, as the one error of this package."""
    causes: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting and len(causes) < 20:
        cause = waiting.pop()
        if isinstance(cause, BaseException) and cause not in causes:
            causes.append(cause)
            waiting += [cause.__cause__, cause.__context__, getattr(cause, "reason", None), *cause.args]
    reason, fault = _reason(causes)
    return SourceError(name, url, reason, fault)


def _reason(causes: list[BaseException]) -> tuple[str, Fault]:
    for cause in causes:
        if isinstance(cause, socket.gaierror):
            known = cause.errno not in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
            if known:
                return "its host name could not be looked up; are you offline?", "unreachable"
            return "there is no host of this name", "no-host"
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, TimeoutError):
            return f"no secure connection ({cause.reason or cause})", "unreachable"
        if isinstance(cause, OSError) and cause.strerror and not isinstance(cause, TimeoutError):
            return cause.strerror[0].lower() + cause.strerror[1:], "unreachable"
    if any(isinstance(cause, TimeoutError | requests.Timeout | Urllib3TimeoutError) for cause in causes):
        return "there was no whole answer in time", "slow"
    return f"the connection failed or brought nonsense ({type(causes[0]).__name__})", "unreachable"
