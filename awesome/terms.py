"""Words of the closed lists, recognised in the spellings that people use for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from awesome.findings import quoted
from awesome.model import BACKGROUND
from awesome.suggest import nearest
from awesome.vocabulary import Term


class UnknownValueError(ValueError):
    """No entry can have this value. The message says what may have been meant."""

    def __init__(self, what: str, value: str, meant: str | None, advice: str = "") -> None:
        hint = f"; did you mean {quoted(meant)}?" if meant else f"; {advice}" if advice else ""
        super().__init__(f"there is no {what} {quoted(value)}{hint}")
        self.value = value


def technique(text: str, terms: Mapping[str, Term]) -> str:
    """The slug of a technique from its slug, short name or name in either language.

    Raises:
        UnknownValueError: there is none.
    """
    return BACKGROUND if text.casefold() == BACKGROUND else term("technique", text, terms, [BACKGROUND])


def term(what: str, text: str, terms: Mapping[str, Term], also: Iterable[str] = ()) -> str:
    """The slug of a term from its slug or its name in either language.

    Raises:
        UnknownValueError: there is none.
    """
    spellings = {
        spelling.casefold(): slug
        for slug, found in terms.items()
        for spelling in (found.short, found.en, found.zh, slug)
        if spelling
    }
    if text.casefold() in spellings:
        return spellings[text.casefold()]
    meant = nearest(text, [*spellings, *also])
    raise UnknownValueError(
        what, text, spellings.get(meant, meant) if meant else None, f"write one of: {', '.join(terms)}"
    )
