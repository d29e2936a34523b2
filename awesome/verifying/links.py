"""The links of the entries: which there are, what a look adds to what is known of one, and what is to be reported."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from msgspec.structs import replace

from awesome.findings import quoted
from awesome.model import derived_link
from awesome.rules.base import LINK_FIELDS, host_of
from awesome.sources.github import Repository, repository_in, repository_url
from awesome.sources.links import LinkLook
from awesome.verifying.drift import Drift, drift, remove_command
from awesome.verifying.facts import LinkFacts
from awesome.verifying.papers import DAYS_APART, days_between
from awesome.yamltext import Entry

_HOSTINGS = (
    "github.io", "gitlab.io", "gitee.io", "hf.space", "vercel.app", "netlify.app", "pages.dev", "readthedocs.io",
    "blogspot.com", "wixsite.com", "notion.site", "webflow.io", "web.app", "weebly.com", "wordpress.com",
)  # fmt: skip
"""Where one company serves the sites of many: they are asked one after the other, as one host."""


def links_of(of: str, entry: Entry) -> Iterator[tuple[str, str]]:
    """The addresses that an entry leads to, each with its field; arXiv's are left to arXiv."""
    for name in LINK_FIELDS[of]:
        if entry.text(name).startswith("https://"):
            yield name, entry.text(name)
    if not entry.text("arxiv"):
        derived = derived_link("", entry.text("doi"), entry.text("openreview"), "")
        if derived:
            yield "openreview" if entry.text("openreview") else "doi", derived


def lane_of(url: str) -> str:
    """The host, or the company behind it, that is asked one thing at a time."""
    host = host_of(url)
    return next((hosting for hosting in _HOSTINGS if host.endswith(f".{hosting}")), host)


def after_look(before: LinkFacts, look: LinkLook, today: str) -> LinkFacts:
    """What is known of a link after another look. One that found out nothing changes nothing but the doubt."""
    if look.state == "unknown":
        return replace(before, doubt=look.why)
    if look.state == "dead":
        return LinkFacts(dead=before.dead or today, again=today, why=look.why)
    moved = repository_in(look.to)
    return LinkFacts(moved=repository_url(moved)) if moved else LinkFacts(to=look.to)


def after_answer(url: str, before: LinkFacts, repository: Repository | None, today: str) -> LinkFacts:
    """What is known of a repository's address after GitHub's answer; None is a repository that it does not know."""
    if repository is None:
        return after_look(before, LinkLook("dead", "GitHub knows no such repository"), today)
    has_moved = repository.name.casefold() != repository_in(url).casefold()
    return LinkFacts(moved=repository_url(repository.name) if has_moved else "", archived=repository.archived)


def drifts(of: str, entry: Entry, name: str, url: str, facts: LinkFacts) -> Iterator[Drift]:
    """What is to be said of a link in the field `name`."""
    if facts.dead:
        if days_between(facts.dead, facts.again) >= DAYS_APART:
            message = f"{quoted(url)} is dead: {facts.why}"
            evidence = f"seen on {facts.dead} and again on {facts.again}"
            yield drift("dead-link", of, entry, name, message, evidence, command=_without(of, entry, name))
        return
    if facts.moved and repository_in(url):
        message = f"the repository {quoted(url)} has moved to {quoted(facts.moved)}"
        yield drift("moved-repository", of, entry, name, message, changes={name: facts.moved})
    elif facts.to or facts.moved:
        message = f"{quoted(url)} leads to {quoted(facts.to or facts.moved)} for good"
        changes = {name: facts.to or facts.moved} if name in LINK_FIELDS[of] else {}
        yield drift("redirect", of, entry, name, message, certainty="likely", changes=changes)
    if facts.archived:
        yield drift("archived-repository", of, entry, name, f"the repository {quoted(url)} was archived")


def _without(of: str, entry: Entry, name: str) -> str:
    """The command that takes a dead link out: the field, or the whole entry where nothing else leads to it."""
    if name in ("doi", "openreview") or (name == "url" and of == "paper"):
        return remove_command(of, entry.id, f"its only address, {entry.text(name)}, is dead")
    return shlex.join(["awesome", "edit", entry.id, *(["--dataset"] if of == "dataset" else []), f"--{name}", ""])
