"""An entry in a few lines of text, as a reader will see it: in the comment and in the terminal alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from awesome.canonical import entry_text
from awesome.identifiers import DOI, OPENREVIEW, arxiv_month, arxiv_url, doi_url, openreview_url
from awesome.model import BACKGROUND
from awesome.pullrequest.report import MOST_ITEMS, Entry
from awesome.pullrequest.wording import NOUNS
from awesome.vocabulary import Term, Vocabulary

_AUTHORS = 6
_PLAIN_FIELDS = ("code", "project", "demo", "url", "paper", "size", "reason", "allow", "formerly")


def card(entry: Entry, vocabulary: Vocabulary) -> list[str]:
    """The lines of an entry that is new or taken out. They are a stranger's text."""
    values = entry.values
    lines = [_heading(values) or entry.id]
    if authors := _list(values, "authors"):
        more = f" and {len(authors) - _AUTHORS} more" if len(authors) > _AUTHORS else ""
        lines.append(", ".join(authors[:_AUTHORS]) + more)
    facts = [_text(values, name) for name in ("venue", "date")]
    facts += [f"{label} {_text(values, name)}" for label, name in _IDS if _text(values, name)]
    if entry.kind == "removal":
        facts.insert(0, NOUNS.get(_text(values, "kind"), _text(values, "kind")))
    if facts := [fact for fact in facts if fact]:
        lines.append(" · ".join(facts))
    return lines + [f"{label}: {value}" for label, value in _rows(entry, vocabulary) if value]


def differences(entry: Entry) -> list[str]:
    """A changed entry's fields as they were (``-``) and as they are (``+``)."""
    lines = [f"- id: {entry.was}", f"+ id: {entry.id}"] if entry.was else []
    for name in entry.changed:
        if name == "id" and entry.was:
            continue
        for sign, values in (("-", entry.before), ("+", entry.values)):
            if name in values:
                lines.append(f"{sign} {name}: {_written(values[name])}")
    return lines


def in_form(entry: Entry) -> list[str]:
    """The lines of an entry as `awesome fmt` writes them; none where a report may hold less than all of it."""
    cut = [
        item.endswith("…") for value in entry.values.values() for item in ([value] if isinstance(value, str) else value)
    ]
    full = [len(value) >= MOST_ITEMS for value in entry.values.values() if isinstance(value, list)]
    if entry.change == "removed" or any(cut) or any(full) or not entry.values:
        return []
    return entry_text(entry.kind, entry.values).rstrip("\n").split("\n")


def record(entry: Entry) -> tuple[str, str]:
    """What the best id of an entry is called, and the address that it gives; ``("", "")`` where none is well formed."""
    arxiv, openreview, doi = (_text(entry.values, name) for name in ("arxiv", "openreview", "doi"))
    if arxiv.isascii() and arxiv_month(arxiv):
        return f"arXiv {arxiv}", arxiv_url(arxiv)
    if OPENREVIEW.fullmatch(openreview):
        return f"OpenReview {openreview}", openreview_url(openreview)
    if DOI.fullmatch(doi):
        return f"DOI {doi}", doi_url(doi)
    return "", ""


_IDS = (("arXiv", "arxiv"), ("DOI", "doi"), ("OpenReview", "openreview"))


def _rows(entry: Entry, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    values = entry.values
    if entry.kind == "paper":
        techniques = _list(values, "techniques")
        yield "shelf", _named(techniques[:1] or [BACKGROUND], vocabulary.techniques, _with_short)
        yield "also", _named(techniques[1:], vocabulary.techniques, _with_short)
        yield "topics", _named(_list(values, "topics"), vocabulary.topics)
    if entry.kind == "dataset":
        yield "kind", _named(_list(values, "kind"), vocabulary.kinds)
        yield "techniques", _named(_list(values, "techniques"), vocabulary.techniques, _with_short)
        yield "languages", ", ".join(_list(values, "languages"))
    yield "modalities", _named(_list(values, "modalities"), vocabulary.modalities)
    for name in _PLAIN_FIELDS:
        if name in values:
            yield name, _written(values[name])


def _heading(values: Mapping[str, str | list[str]]) -> str:
    name, title = _text(values, "name"), _text(values, "title")
    if name and title and not title.casefold().startswith(name.casefold()):
        return f"{name}: {title}"
    return title or name


def _named(slugs: Sequence[str], terms: Mapping[str, Term], name: Callable[[Term], str] = lambda term: term.en) -> str:
    return ", ".join([name(terms[slug]) if slug in terms else slug for slug in slugs])


def _with_short(term: Term) -> str:
    return f"{term.en} ({term.short})" if term.short else term.en


def _written(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _text(values: Mapping[str, str | list[str]], name: str) -> str:
    value = values.get(name, "")
    return value if isinstance(value, str) else ", ".join(value)


def _list(values: Mapping[str, str | list[str]], name: str) -> list[str]:
    value = values.get(name, [])
    return value if isinstance(value, list) else [value]
