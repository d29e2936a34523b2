"""What goes wrong between this list and a source."""

from __future__ import annotations

from typing import Literal

Fault = Literal["unreachable", "no-host", "slow", "size", "refused", "redirects", "answer"]
"""No connection; no such host; no answer in time; too long an answer; an address that the policy forbids; too many
redirects; an answer that is not what was asked for."""

_VERBS: dict[Fault, str] = {
    "answer": "gave no usable answer",
    "redirects": "gave no usable answer",
    "refused": "is not asked",
    "size": "gave no usable answer",
}


class SourceError(Exception):
    """A source could not be asked, or gave no usable answer. Nothing was changed.

    Attributes:
        source: who was asked, as a reader knows it: ``arXiv``, or a host.
        url: the address at which it failed.
        reason: why, as the end of a sentence.
        fault: the kind of failure, for a program.
    """

    def __init__(self, source: str, url: str, reason: str, fault: Fault = "answer") -> None:
        verb = _VERBS.get(fault, "could not be reached")
        super().__init__(f"{source} {verb}: {reason}")
        self.source = source
        self.url = url
        self.reason = reason
        self.fault: Fault = fault
