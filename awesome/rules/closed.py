"""Checks of fields whose words come from a closed list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from awesome.findings import quoted
from awesome.rules.base import Breach, Subject, at
from awesome.suggest import hint_for
from awesome.vocabulary import Term, Vocabulary


def closed_list(
    field: str,
    noun: str,
    kinds: tuple[str, ...],
    file: str,
    words: Callable[[Vocabulary], tuple[Iterable[str], Mapping[str, str]]],
) -> Callable[[Subject], Iterator[Breach]]:
    """A check that each item of `field` is one of the `words` (what may be written, and other spellings of it) in `file`."""

    def check(subject: Subject) -> Iterator[Breach]:
        choices, spellings = words(subject.vocabulary)
        known = frozenset(choices)
        for entry, items in subject.lists(field, *kinds):
            if known.issuperset(items):
                continue
            for number, item in enumerate(items):
                if item and item not in known:
                    hint = hint_for(item, choices, spellings, f"awesome/data/{file}")
                    yield at(entry, field, f"there is no {noun} {quoted(item)}", hint, number)

    return check


def spellings(terms: Mapping[str, Term]) -> dict[str, str]:
    """What the terms are called in both languages and in short, in lower case, to their ids."""
    return {name.casefold(): term.id for term in terms.values() for name in (term.en, term.zh, term.short) if name}
