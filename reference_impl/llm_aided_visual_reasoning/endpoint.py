"""A controller behind any OpenAI-compatible chat endpoint, within limits of time and size.

Settings come from the environment. What comes back is text: plans are read as JSON by `plans`, everything else as words,
and nothing is run.
"""

from __future__ import annotations

import json
import os
import queue
import re
import threading
import time
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import requests

from reference_impl.llm_aided_visual_reasoning.controller import Ask, ControllerError

BASE_URL, MODEL, KEY = "OPENAI_BASE_URL", "OPENAI_MODEL", "OPENAI_API_KEY"
"""Names of the settings in the environment."""

_FILE = Path(__file__).parent / "prompts" / "endpoint.toml"
_FENCE = re.compile(r"^```\w*\s*(.*?)\s*```$", re.DOTALL)
_BUSY = (408, 429, 500, 502, 503, 504)
_PART = 65_536


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A chat endpoint; it gives no probabilities.

    Attributes:
        url: its base, up to and without ``/chat/completions``.
        model: that is asked for.
        key: sent as a bearer token; nothing sends none.
        seconds: for one attempt, from connecting to the last byte.
        attempts: for one answer, where the endpoint is busy, slow or gone.
        largest: bytes of a reply that are read.
        pause: seconds before the second attempt; doubled for each after it.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 30.0
    attempts: int = 3
    largest: int = 1_000_000
    pause: float = 0.5

    def __post_init__(self) -> None:
        if not re.match(r"https?://[^\s/]", self.url):
            raise ControllerError(f"the endpoint {self.url!r} is no http address, as in: http://localhost:8000/v1")
        if not self.model:
            raise ControllerError(f"no model is named; set {MODEL}")

    def say(self, asked: Sequence[Ask], *, temperature: float = 0.0, seed: int = 0) -> list[str]:
        """See `controller.Controller`; grammars are not sent, as few endpoints take them."""
        return [self._answer(ask, temperature, seed) for ask in asked]

    def probabilities(self, asked: Sequence[Ask], candidates: Sequence[Sequence[str]]) -> None:  # noqa: ARG002
        """See `controller.Controller`."""
        return

    def _answer(self, ask: Ask, temperature: float, seed: int) -> str:
        body = {"model": self.model, "messages": messages(ask), "temperature": temperature, "seed": seed}
        why = ""
        for attempt in range(self.attempts):
            if attempt:
                time.sleep(self.pause * 2 ** (attempt - 1))
            try:
                return _content(self._reply(body))
            except _AgainError as error:
                why = str(error)
        raise ControllerError(f"the endpoint gave no answer in {self.attempts} attempts: {why}")

    def _reply(self, body: Mapping[str, Any]) -> bytes:
        """The body of the reply, read in a thread that nobody waits for longer than its time."""
        done: queue.SimpleQueue[bytes | Exception] = queue.SimpleQueue()
        threading.Thread(target=self._read, args=(body, done), daemon=True).start()
        try:
            reply = done.get(timeout=self.seconds)
        except queue.Empty:
            raise _AgainError(f"no whole reply within {self.seconds:g} s") from None
        if isinstance(reply, Exception):
            raise reply
        return reply

    def _read(self, body: Mapping[str, Any], done: queue.SimpleQueue[bytes | Exception]) -> None:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        ends = time.monotonic() + self.seconds
        try:
            # a redirect is not followed: it would take the key elsewhere
            with requests.post(
                f"{self.url.rstrip('/')}/chat/completions",
                json=body,
                headers=headers,
                timeout=self.seconds,
                stream=True,
                allow_redirects=False,
            ) as reply:
                if reply.status_code in _BUSY:
                    raise _AgainError(f"status {reply.status_code}")
                if reply.status_code != requests.codes.ok:
                    raise ControllerError(f"the endpoint refuses with status {reply.status_code}")
                read = bytearray()
                for part in reply.iter_content(_PART):
                    read += part
                    if len(read) > self.largest:
                        raise ControllerError(f"the endpoint's reply is larger than {self.largest:,} bytes")
                    if time.monotonic() > ends:
                        return
                done.put(bytes(read))
        except (ControllerError, _AgainError) as error:
            done.put(error)
        except (requests.RequestException, OSError, ValueError) as error:
            # only the kind of failure is told: its text may hold the address with a key in it
            done.put(_AgainError(type(error).__name__))


class _AgainError(Exception):
    """An attempt failed in a way that another may not."""


def from_environment() -> Endpoint:
    """The endpoint that the environment names.

    Raises:
        ControllerError: a setting is missing or cannot be right.
    """
    missing = [name for name in (BASE_URL, MODEL) if not os.environ.get(name)]
    if missing:
        raise ControllerError(f"not set in the environment: {', '.join(missing)}")
    return Endpoint(os.environ[BASE_URL], os.environ[MODEL], os.environ.get(KEY, ""))


@cache
def endpoint_prompts() -> dict[str, dict[str, str]]:
    """The prompts of each role, as the file has them."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def messages(ask: Ask) -> list[dict[str, str]]:
    """What is sent: two messages, for memory is in the prompt."""
    told = endpoint_prompts()[ask.role.removeprefix("rounds.")]
    return [{"role": role, "content": told[role].strip().format(**ask.slots)} for role in ("system", "user")]


def _content(reply: bytes) -> str:
    """The text in a reply; a fence of code around it is taken off.

    Raises:
        ControllerError: the reply is not in the form of a chat completion.
    """
    try:
        data: Any = json.loads(reply)
        text = data["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError):
        raise ControllerError("the endpoint's reply is no chat completion") from None
    if not isinstance(text, str) or not text.strip():
        raise ControllerError("the endpoint's reply has no text")
    fenced = _FENCE.match(text.strip())
    return fenced[1] if fenced else text.strip()
