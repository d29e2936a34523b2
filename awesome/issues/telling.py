"""What is said of a form: the answer to the issue, and the branch, commit and pull request that come of it.

Branch, title and commit message hold ids and field names only, whose characters are known: no title of a paper, whatever
stands in it, closes an issue or skips a run. Whatever else a stranger wrote stands in Markdown as code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from awesome.issues.outcome import Message, Outcome
from awesome.model import derived_link
from awesome.pullrequest.markdown import Markdown, block, code, prose
from awesome.rules import RULES_BY_CODE

BRANCHES = "from-issue/"
MARK = "<!-- awesome from-issue -->"
"""The first line of the one answer that is kept up to date."""

LANGUAGES = ("en", "zh")
_SENTENCES = frozenset({"hint", "message", "reason", "why"})
"""Values that are sentences of ours, with words of strangers in quotation marks."""

_MOST_LINES = 120
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")
_LINK = re.compile(r"https://(?:arxiv\.org/abs|openreview\.net/forum\?id=|doi\.org)[A-Za-z0-9./_=-]*")


@dataclass(frozen=True)
class Author:
    """Who opened the issue."""

    login: str
    number: int


def branch(outcome: Outcome, issue: int) -> str:
    """The branch for a change: named by the issue, or by the entry where there is no issue."""
    return f"{BRANCHES}{issue or outcome.id}"


def title(outcome: Outcome) -> str:
    """The title of the pull request, and the first line of the commit."""
    if outcome.entry is None:
        return ""
    if outcome.entry.replaces:
        return f"Correct {' and '.join(outcome.fields) or 'the entry'} of {outcome.id}"
    return f"Add the {'paper' if outcome.entry.kind == 'paper' else 'data set'} {outcome.id}"


def commit_message(outcome: Outcome, issue: int, author: Author | None = None) -> str:
    """The message of the commit, with credit to whoever opened the issue."""
    trailers = [trailer(issue)] if issue else []
    if author is not None and _LOGIN.fullmatch(author.login) and author.number > 0:
        address = f"{author.number}+{author.login}@users.noreply.github.com"
        trailers.append(f"Co-authored-by: {author.login} <{address}>")
    return "\n\n".join([title(outcome), *(["\n".join(trailers)] if trailers else [])]) + "\n"


def trailer(issue: int) -> str:
    """The line of a commit message that says which form it came from."""
    return f"From-issue: #{issue}"


def pull_request(outcome: Outcome, issue: int, diff: str) -> str:
    """The text of the pull request.

    Args:
        outcome: what came of the form.
        issue: its number, or 0.
        diff: what would change.
    """
    kind = outcome.entry.kind if outcome.entry else ""
    what = "corrects" if outcome.fields else f"adds_{kind}"
    parts = [f"{_frame(what)}: {code(outcome.id)}." + (f" Closes #{issue}." if issue else "")]
    if record := _record(outcome):
        parts.append(_frame("record").format(link=f"<{record}>" if _LINK.fullmatch(record) else code(record)))
    if outcome.noted:
        parts += [_frame("notes"), _bullets("noted", outcome.noted, "en")]
    lines = diff.rstrip("\n").split("\n")
    parts.append(block([*lines[:_MOST_LINES], *(["…"] if len(lines) > _MOST_LINES else [])], "diff"))
    parts.append(_frame("review_correction" if outcome.fields else "review"))
    if issue:
        parts.append(_frame("made").format(number=issue))
    return "\n\n".join(parts) + "\n"


def _record(outcome: Outcome) -> str:
    """The address of the entry's record, where an id gives one."""
    values = outcome.entry.values if outcome.entry else {}
    arxiv, doi, openreview = [str(values.get(name, "")) for name in ("arxiv", "doi", "openreview")]
    return derived_link(arxiv, doi, openreview, "")


def answer(outcome: Outcome, pull_number: int = 0) -> str:
    """What is answered in the issue, in both languages.

    Args:
        outcome: what came of the form.
        pull_number: of the pull request, or 0 where there is none.
    """
    return "\n\n".join([MARK, *_answer(outcome, pull_number, "en"), "---", *_answer(outcome, pull_number, "zh")]) + "\n"


def in_words(section: str, message: Message) -> str:
    """A message in English and in plain words, to be escaped by whoever shows it."""
    words = _words()[section].get(message.words, {}).get("en", message.words)
    return words.format_map(_Filled({name: Markdown(value) for name, value in message.values.items()}))


def _answer(outcome: Outcome, pull_number: int, language: str) -> list[str]:
    parts: list[str] = []
    if outcome.asked:
        parts += [_frame("asked", language), _bullets("asked", outcome.asked, language), _frame("edit", language)]
    elif outcome.handed:
        parts += [_frame("handed", language), _bullets("handed", outcome.handed, language)]
    else:
        parts.append(_frame("done" if pull_number else "ready", language).format(number=pull_number))
    if outcome.noted:
        parts += [_frame("notes", language), _bullets("noted", outcome.noted, language)]
    return parts


def _bullets(section: str, messages: Iterable[Message], language: str) -> str:
    return "\n".join(f"- {_said(section, message, language)}" for message in messages)


def _said(section: str, message: Message, language: str) -> str:
    words = _words()[section].get(message.words)
    if words is None:
        # an outcome comes from elsewhere, and may name what there is not
        return code(message.words)
    filled = {name: prose(value) if name in _SENTENCES else code(value) for name, value in message.values.items()}
    rule = RULES_BY_CODE.get(message.values.get("rule", ""))
    filled |= (
        {name: Markdown(text) for name, text in (("summary", rule.chinese.summary), ("mend", rule.chinese.mend))}
        if rule
        else {}
    )
    return words[language].format_map(_Filled(filled))


class _Filled(dict[str, Markdown]):
    """Values by name; one that is missing is shown as such."""

    def __missing__(self, name: str) -> Markdown:
        return code(f"{{{name}}}")


def _frame(name: str, language: str = "en") -> str:
    return _words()["frame"][name][language]


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((files("awesome.issues") / "words.toml").read_text("utf-8"))
