"""What `awesome add` does between the sources' answers and the change of the file."""

from __future__ import annotations

import argparse
import dataclasses
import shlex
from collections.abc import Sequence

from awesome import venues
from awesome.already import Shelf
from awesome.catalog import Catalog
from awesome.cli import UsageError
from awesome.commands.choosing import NONE, Question, ask, in_terminal, suggested
from awesome.commands.common import remark, today_of
from awesome.drafting import draft_paper, is_other_title, venue_as_written
from awesome.findings import quoted, safe
from awesome.gathering import Gathered
from awesome.model import BACKGROUND
from awesome.suggesting import Suggester
from awesome.terms import UnknownValueError
from awesome.vocabulary import Vocabulary
from awesome.yamltext import Value

_FIELDS = {"topic": "topics", "modality": "modalities", "technique": "techniques"}
"""The fields that only a person can say, by their options, as they are asked for: what is settled of topics and modalities
tells more of the technique than the title does."""

_KEPT = ("title", "author", "name", "date", "venue", "code", "project", "demo", "id", "url", "allow")
_OVERRIDES = ("date", "code", "project", "demo", "id", "allow")


class Adding:
    """One run of the command: what the options say, and the list that is added to."""

    def __init__(self, catalog: Catalog, options: argparse.Namespace) -> None:
        self.shelf = Shelf(catalog)
        self._options = options
        self._suggester = Suggester(catalog)
        self._said = _said(options)
        self._taken: set[str] = set()
        # nobody waits for this: the sources are asked next
        self.shelf.get_ready()
        venues.get_ready()

    def sort_out(self, gathered: Sequence[Gathered]) -> list[Gathered]:
        """Those to be added; the others are named. None where one of them has a problem: all or nothing is written."""
        new, problems = [], 0
        for item in gathered:
            _show(item)
            problem = self._problem(item)
            if problem:
                remark(f"awesome add: {safe(problem)}")
                problems += 1
            elif not self._is_there(item):
                new.append(item)
        return [] if problems else new

    def entries(self, new: Sequence[Gathered]) -> list[dict[str, Value]]:
        """The values of the entries.

        Raises:
            UsageError: something is missing that only a person can say, and there is nobody to ask.
        """
        drafted = [self._drafted(item) for item in new]
        chosen = [self._chosen(item, values) for item, values in zip(new, drafted, strict=True)]
        entries = [values | more for values, more in zip(drafted, chosen, strict=True) if more is not None]
        if len(entries) < len(new):
            raise UsageError("nothing is written: what a paper does is said by a person, not by a program")
        return entries

    def _problem(self, item: Gathered) -> str:
        if item.problem:
            return item.problem
        title = self._options.title
        if title and is_other_title(title, item.facts.title):
            return f"the {item.identifier} is that of {quoted(item.facts.title)}, not of {quoted(title)}"
        return ""

    def _is_there(self, item: Gathered) -> bool:
        """Whether the list has the paper under another id; says so, and what is nearly alike."""
        for known in self.shelf.by_title(self._options.title or item.facts.title, item.facts.authors):
            remark(f"{'there already' if known.surely else 'nearly alike'}: {safe(str(known))}")
            if known.surely and not self._allows("P207"):
                if item.identifier and not getattr(known.paper, item.identifier.kind):
                    remark(f"  awesome edit {known.paper.id} --{item.identifier.kind} {item.identifier.value}")
                return True
        return False

    def _allows(self, code: str) -> bool:
        """Whether an option allows what this rule finds, so that the check decides."""
        return any(text.startswith(code) for text in self._options.allow or ())

    def _drafted(self, item: Gathered) -> dict[str, Value]:
        options, today = self._options, today_of(self._options)
        facts = dataclasses.replace(
            item.facts, title=options.title or item.facts.title, name=options.name or item.facts.name
        )
        draft = draft_paper(facts, lambda made: self.shelf.takes(made) or made in self._taken, today)
        values = draft.values | {name: getattr(options, name) for name in _OVERRIDES if getattr(options, name)}
        if options.venue:
            values["venue"] = venue_as_written(options.venue, today)
        else:
            for note in draft.notes:
                remark(f"  {safe(note)}")
        self._taken.add(str(values["id"]))
        return values

    def _chosen(self, item: Gathered, values: dict[str, Value]) -> dict[str, Value] | None:
        """Techniques, topics and modalities; None where something is missing and nobody can be asked."""
        found = dict(self._said)
        asking = in_terminal() and not self._options.yes
        missing = []
        for option in _FIELDS:
            if found[option] is None:
                question = self._question(option, item, values, found)
                if asking:
                    found[option] = ask(question)
                else:
                    missing.append(question)
        if missing:
            remark(f"\n{safe(str(item.identifier or values['title']))}")
            remark("\n".join(suggested(question) for question in missing))
            remark(f"to take what is suggested:\n  {self._command(item, found, missing)}")
            return None
        return {
            field: [value for value in found[option] or () if value != BACKGROUND] for option, field in _FIELDS.items()
        }

    def _question(
        self, option: str, item: Gathered, values: dict[str, Value], found: dict[str, list[str] | None]
    ) -> Question:
        """What is asked, with suggestions in the light of what is settled."""
        vocabulary = Vocabulary.load()
        suggestions = self._suggester.suggest(
            str(values["title"]),
            item.abstract,
            authors=values.get("authors", ()),
            date=str(values.get("date", "")),
            topics=found["topic"] or (),
            modalities=found["modality"] or (),
        )
        if option == "topic":
            return Question(option, "Its topics:", vocabulary.topics, suggestions.topics)
        if option == "modality":
            asks = "What goes in or out besides text:"
            return Question(option, asks, vocabulary.modalities, suggestions.modalities)
        asks = "What does the paper do? Its techniques, the most telling first, or background:"
        return Question(option, asks, vocabulary.techniques, suggestions.techniques, several=False, may_be_empty=False)

    def _command(self, item: Gathered, found: dict[str, list[str] | None], missing: Sequence[Question]) -> str:
        """The command that adds the paper with what is suggested."""
        options = self._options
        words = ["awesome", "add", *([str(item.identifier.url)] if item.identifier else [])]
        if item.identifier and item.identifier.kind != "openreview":
            words[-1] = item.identifier.value
        proposed = {question.option: question.proposed for question in missing}
        for option, values in found.items():
            for value in (values if values is not None else proposed[option]) or [NONE]:
                words += ["--background"] if value == BACKGROUND else [f"--{option}", value]
        for name in _KEPT:
            value = getattr(options, name)
            for text in value if isinstance(value, list) else [value] if value else []:
                words += [f"--{name}", text]
        words += ["--offline"] if options.offline else []
        words += ["--root", str(options.root)] if str(options.root) != "." else []
        return safe(shlex.join([*words, "--yes"]))


def _show(item: Gathered) -> None:
    for number, line in enumerate(item.said):
        remark(f"  {safe(line)}" if number else safe(line))


def _said(options: argparse.Namespace) -> dict[str, list[str] | None]:
    """What the options say of each field; None where they say nothing of it.

    Raises:
        UsageError: a word stands for nothing in the closed list.
    """
    vocabulary = Vocabulary.load()
    questions = [
        (
            Question("technique", "", vocabulary.techniques, may_be_empty=False),
            [BACKGROUND] if options.background else options.technique,
        ),
        (Question("topic", "", vocabulary.topics), options.topic),
        (Question("modality", "", vocabulary.modalities), options.modality),
    ]
    try:
        return {question.option: None if words is None else question.read(words) for question, words in questions}
    except UnknownValueError as error:
        raise UsageError(str(error)) from error
