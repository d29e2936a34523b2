"""A page in the browser: what it loads before its first hit, how fast it answers a slow machine, what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, Page, sync_playwright

SLOWED = 4
"""How many times slower the processor is made."""

_WATCH = Path(__file__).with_name("watch.js")
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
_WAIT = 60_000
_LIMIT = 5_000
_SOME = 3
_IDS = "count => hits(count)"
_TYPE = "([texts, limit]) => keystrokes(texts, limit)"
_READY = "name => untilReady(name)"


class SilentPageError(Exception):
    """A page does not answer, or does not say so. Carries its address."""


@dataclass(frozen=True)
class Subject:
    """A search to be measured.

    Attributes:
        name: what the tables call it.
        address: of its page.
        index: what stands in the addresses of the files that must be there before it can answer.
    """

    name: str
    address: str
    index: str


@dataclass(frozen=True)
class Times:
    """Milliseconds: until ready after the index arrived, and of each keystroke until its results were painted.

    Attributes:
        work: of the page's main thread itself for each keystroke, processor not slowed: what others do on this machine
            meanwhile is not in it.
    """

    ready: float
    keystrokes: list[float]
    unanswered: int
    work: list[float]

    @property
    def middle(self) -> float:
        return median(self.keystrokes)

    @property
    def slow(self) -> float:
        """The 95th of a hundred."""
        return slow(self.keystrokes)


def slow(found: Sequence[float]) -> float:
    """The 95th of a hundred."""
    return quantiles(found, n=20)[-1]


@contextmanager
def chromium(executable: str) -> Iterator[Browser]:
    """The system's browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def ask_once(browser: Browser, subject: Subject, query: str) -> None:
    """Ask as soon as the page can answer, with nothing kept from before."""
    with _page(browser, subject, slowed=1) as page:
        _type(page, subject, [query])


def times(browser: Browser, subject: Subject, texts: Sequence[str]) -> Times:
    """Type the texts on a machine that is made slower, one after the other, a letter at a time."""
    letters = [text[: end + 1] for text in texts for end in range(len(text))]
    with _page(browser, subject, slowed=SLOWED) as page:
        ready: float = page.evaluate(_READY, subject.index)
        found = _type(page, subject, letters)
    answered = [one for one in found if one >= 0]
    return Times(ready, answered, len(found) - len(answered), _work(browser, subject, letters[::_SOME]))


def _work(browser: Browser, subject: Subject, letters: Sequence[str]) -> list[float]:
    """Milliseconds of the main thread's processor time for each keystroke."""
    with _page(browser, subject, slowed=1) as page:
        page.wait_for_load_state("networkidle")
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def used() -> float:
            metrics = session.send("Performance.getMetrics")["metrics"]
            return next(1000 * float(one["value"]) for one in metrics if one["name"] == "TaskDuration")

        found = []
        for text in letters:
            before = used()
            _type(page, subject, [text])
            found.append(used() - before)
        return found


def answers(browser: Browser, subject: Subject, queries: Sequence[str], count: int) -> list[list[str]]:
    """The ids of the first hits of each query."""
    with _page(browser, subject, slowed=1) as page:
        found: list[list[str]] = []
        page.wait_for_load_state("networkidle")
        for query in queries:
            _type(page, subject, [query])
            found.append(page.evaluate(_IDS, count))
        return found


@contextmanager
def _page(browser: Browser, subject: Subject, slowed: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    context.set_default_timeout(_WAIT)
    page = context.new_page()
    try:
        page.add_init_script(path=_WATCH)
        if slowed > 1:
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        page.goto(subject.address)
        yield page
    finally:
        context.close()


def _type(page: Page, subject: Subject, texts: Sequence[str]) -> list[float]:
    found: list[float] = page.evaluate(_TYPE, [texts, _LIMIT])
    if not any(one >= 0 for one in found):
        raise SilentPageError(f"{subject.address} drew no results")
    return found
