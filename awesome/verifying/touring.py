"""Looking at many things of many hosts within a time: a few lanes at once, one host to a lane, the oldest looks first.

Each result is kept when it comes, so that a run may end at any moment: by its budget, by a key, by a kill.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from awesome.sources.errors import SourceError
from awesome.verifying.facts import Facts
from awesome.verifying.state import State

WORKERS = 8
_GRACE = 5.0
"""Seconds for which a run that is over waits for what was asked already."""
_TICK = 0.2
_MOST_FAILURES = 3
"""Failures in a row after which a lane is left for this time."""
_OFFLINE = 8
"""Failures without one answer after which there is no network."""
_PROOF_SECONDS = 10.0
"""How long the first answer of anybody is waited for, before a host without a name is taken for a missing network."""


class Witness:
    """Whether anybody has answered in this run, so that what is silent is silent by itself."""

    def __init__(self) -> None:
        self._answered = threading.Event()

    def saw_answer(self) -> None:
        self._answered.set()

    def is_online(self, *, wait: bool = False) -> bool:
        """Whether there is a network, as far as is known; `wait` gives others the time to find out."""
        return self._answered.wait(_PROOF_SECONDS if wait else 0)


@dataclass(frozen=True)
class Looked:
    """What came of a question.

    Attributes:
        results: facts by key; a key that is missing keeps those that are known of it.
        failure: why there was no answer, `""` where there was one.
        leave: whether the host wants to be left alone.
    """

    results: Mapping[str, Facts]
    failure: str = ""
    leave: bool = False


@dataclass(frozen=True)
class Lane:
    """What is asked of one host, one thing after the other.

    Attributes:
        name: of the host or source, for a reader.
        keys: what is asked about, the oldest look first.
        size: how many are asked about at once.
        look: asks about some. A `SourceError` of it is a question without an answer.
    """

    name: str
    keys: Sequence[str]
    size: int
    look: Callable[[Sequence[str], Witness], Looked]


@dataclass
class Outcome:
    """How far a run came.

    Attributes:
        looked: how many were looked at.
        due: how many were to be.
        failed: how many questions got no answer.
        failures: why, the last of each lane.
        offline: whether nobody answered at all, though somebody was asked.
    """

    looked: int = 0
    due: int = 0
    failed: int = 0
    failures: dict[str, str] = field(default_factory=dict)
    offline: bool = False


class Tour:
    """One run over all lanes."""

    def __init__(self, state: State, today: str, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._outcome = Outcome()
        self._state = state
        self._today = today
        self._clock = clock
        self._end = clock() + seconds
        self._witness = Witness()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._crash: BaseException | None = None

    def run(self, lanes: Iterable[Lane], tick: Callable[[Outcome], None]) -> Outcome:
        """Go through the lanes until all is done or the time is over; `tick` is called a few times a second."""
        waiting: SimpleQueue[Lane] = SimpleQueue()
        for lane in sorted(lanes, key=lambda lane: -len(lane.keys)):
            self._outcome.due += len(lane.keys)
            waiting.put(lane)
        # daemons, so that nobody waits for a server when the user has had enough
        workers = [threading.Thread(target=self._work, args=(waiting,), daemon=True) for _ in range(WORKERS)]
        for worker in workers:
            worker.start()
        try:
            while (alive := [worker for worker in workers if worker.is_alive()]) and not self._is_past_waiting():
                alive[0].join(_TICK)
                tick(self._outcome)
        finally:
            with self._lock:
                self._over.set()
        if self._crash is not None:
            raise self._crash
        self._outcome.offline = self._outcome.failed > 0 and not self._witness.is_online()
        return self._outcome

    def _is_past_waiting(self) -> bool:
        return self._over.is_set() or self._clock() >= self._end + _GRACE

    def _is_over(self) -> bool:
        return self._over.is_set() or self._clock() >= self._end

    def _work(self, waiting: SimpleQueue[Lane]) -> None:
        try:
            while not self._is_over():
                self._go(waiting.get_nowait())
        except Empty:
            pass
        except BaseException as error:  # noqa: BLE001  (raised again in the main thread)
            self._crash = error
            self._over.set()

    def _go(self, lane: Lane) -> None:
        failures = 0
        for start in range(0, len(lane.keys), lane.size):
            if self._is_over() or failures == _MOST_FAILURES:
                return
            keys = lane.keys[start : start + lane.size]
            try:
                looked = lane.look(keys, self._witness)
            except SourceError as error:
                looked = Looked({}, str(error))
            failures = failures + 1 if looked.failure else 0
            self._keep(lane, keys, looked)
            if looked.leave:
                return

    def _keep(self, lane: Lane, keys: Sequence[str], looked: Looked) -> None:
        online = self._witness.is_online()
        with self._lock:
            if self._over.is_set():
                return
            # without a network nobody looked at anything
            if online or not looked.failure:
                for key, facts in looked.results.items():
                    self._state.note(key, self._today, facts)
            if looked.failure:
                self._outcome.failed += 1
                self._outcome.failures[lane.name] = looked.failure
                if not online and self._outcome.failed >= _OFFLINE:
                    self._over.set()
            if looked.results or not looked.failure:
                self._outcome.looked += len(keys)
