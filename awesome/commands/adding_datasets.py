"""`awesome add --dataset`: a new data set, with its paper where the list has it or a source knows it."""

from __future__ import annotations

import argparse

from awesome.already import Shelf
from awesome.catalog import Catalog
from awesome.cli import EXIT_FINDINGS, UsageError
from awesome.commands.choosing import NONE, Question, ask, in_terminal, suggested
from awesome.commands.common import one_pass, remark, settle, today_of
from awesome.commands.connecting import connect
from awesome.drafting import canonical_title, venue_as_written
from awesome.editing import EditError, Put, prepare
from awesome.findings import quoted, safe
from awesome.gathering import Gathered, gather
from awesome.identifiers import Identifier, IdentifierError, read_identifier
from awesome.model import BACKGROUND, Dataset, Paper
from awesome.slug import new_id
from awesome.sources.errors import SourceError
from awesome.suggest import nearest
from awesome.suggesting import suggest
from awesome.terms import UnknownValueError
from awesome.titles import title_key
from awesome.vocabulary import Vocabulary
from awesome.yamltext import Value

_FIELDS = {"kind": "kind", "technique": "techniques", "modality": "modalities"}
_NOT_OF_DATASETS = ("papers", "source", "topic", "author", "name", "code", "project", "demo")


def add_dataset(options: argparse.Namespace) -> int:
    """Draft, ask what only a person can say, check, show, write."""
    given = [name for name in _NOT_OF_DATASETS if getattr(options, name)]
    if given:
        word = {"papers": "an id (--paper names the paper)", "source": "--from"}.get(given[0], f"--{given[0]}")
        raise UsageError(f"{word} belongs to papers, not to a data set")
    if not options.url and not options.paper:
        raise UsageError("where is it? Give its address with --url, its paper with --paper, or both")
    with one_pass():
        return _add(options)


def _add(options: argparse.Namespace) -> int:
    said = _said(options)
    catalog = Catalog.load(options.root)
    name = canonical_title(options.dataset)
    paper, identifier = _paper(options, catalog)
    for known in _alike(name, catalog):
        line = catalog.lines.get(("dataset", known.id), 0)
        same = known.paper == (paper.id if paper else "") or (known.url and known.url == options.url)
        remark(
            f"{'there already' if same else 'of the same name'}: datasets.yaml:{line}: {known.id}, {quoted(known.name)}"
        )
        if same:
            return EXIT_FINDINGS
    gathered = _asked(options, identifier)
    values = _values(options, name, paper, gathered, catalog)
    values |= _chosen(options, said, paper, gathered, catalog)
    try:
        change = prepare(options.root, [Put("dataset", values)], today_of(options))
    except EditError as error:
        raise UsageError(str(error)) from error
    return settle(change, options, unasked=False)


def _paper(options: argparse.Namespace, catalog: Catalog) -> tuple[Paper | None, Identifier | None]:
    """The data set's paper in the list, or the id of one that is not there."""
    if not options.paper:
        return None, None
    word = options.paper.strip()
    paper = catalog.papers.get(word) or catalog.former_papers.get(word)
    if paper:
        return paper, None
    try:
        identifier = read_identifier(word)
    except IdentifierError as error:
        meant = nearest(word, catalog.papers)
        hint = f"did you mean {quoted(meant)}?" if meant else str(error)
        raise UsageError(f"the list has no paper {quoted(word)}: {hint}") from error
    known = Shelf(catalog).by_identifier(identifier)
    return (known.paper, None) if known else (None, identifier)


def _alike(name: str, catalog: Catalog) -> list[Dataset]:
    """The data sets of the list with this name."""
    key = title_key(name)
    return [dataset for dataset in catalog.datasets.values() if title_key(dataset.name) == key]


def _asked(options: argparse.Namespace, identifier: Identifier | None) -> Gathered | None:
    """What a source says of a paper that the list does not have."""
    if identifier is None:
        return None
    if options.offline:
        return Gathered(identifier)
    try:
        with connect(options) as session:
            gathered = gather([identifier], session)[0]
    except SourceError as error:
        raise UsageError(f"{error}; nothing is written (--offline adds by hand)") from error
    for number, line in enumerate(gathered.said):
        remark(f"  {safe(line)}" if number else safe(line))
    if gathered.problem:
        raise UsageError(f"{gathered.problem}; nothing is written")
    return gathered


def _values(
    options: argparse.Namespace, name: str, paper: Paper | None, gathered: Gathered | None, catalog: Catalog
) -> dict[str, Value]:
    today = today_of(options)
    facts = gathered.facts if gathered else None
    date = options.date or (paper.date if paper else facts.date if facts else "")
    values: dict[str, Value] = {
        "name": name,
        "title": options.title or (canonical_title(facts.title) if facts else ""),
        "paper": paper.id if paper else "",
        "date": date,
        "venue": venue_as_written(options.venue, today) if options.venue else "",
        **({gathered.identifier.kind: gathered.identifier.value} if gathered and gathered.identifier else {}),
        "url": options.url or "",
        "size": options.size or "",
        "languages": options.language or [],
        "added": today.isoformat(),
        "allow": options.allow or [],
    }
    removed = {removal.id for removal in catalog.removals.values() if removal.kind == "dataset"}
    taken = {*catalog.datasets, *catalog.former_datasets, *removed}
    values["id"] = options.id or new_id(name, "", date[:4], name, taken.__contains__)
    return {key: value for key, value in values.items() if value}


def _said(options: argparse.Namespace) -> dict[str, list[str] | None]:
    vocabulary = Vocabulary.load()
    words = {
        "kind": (vocabulary.kinds, options.kind),
        "technique": (vocabulary.techniques, [BACKGROUND] if options.background else options.technique),
        "modality": (vocabulary.modalities, options.modality),
    }
    try:
        return {
            option: None
            if given is None
            else Question(option, "", terms, may_be_empty=option == "modality").read(given)
            for option, (terms, given) in words.items()
        }
    except UnknownValueError as error:
        raise UsageError(str(error)) from error


def _chosen(
    options: argparse.Namespace,
    said: dict[str, list[str] | None],
    paper: Paper | None,
    gathered: Gathered | None,
    catalog: Catalog,
) -> dict[str, Value]:
    """Kind, techniques and modalities, said or asked.

    Raises:
        UsageError: something is missing and nobody can be asked.
    """
    vocabulary = Vocabulary.load()
    title = paper.title if paper else gathered.facts.title if gathered and gathered.facts.title else options.dataset
    suggestions = suggest(title, gathered.abstract if gathered else "", catalog)
    questions = [
        Question("kind", "What is it for?", vocabulary.kinds, may_be_empty=False),
        Question(
            "technique",
            "Which techniques does it serve, or background?",
            vocabulary.techniques,
            suggestions.techniques,
            several=False,
            may_be_empty=False,
        ),
        Question("modality", "What is in it besides text:", vocabulary.modalities, suggestions.modalities),
    ]
    missing = [question for question in questions if said[question.option] is None]
    if missing and (options.yes or not in_terminal()):
        remark("\n".join(suggested(question) for question in missing))
        remark(f"a kind is one or more of: {', '.join(vocabulary.kinds)}; --modality {NONE} leaves modalities out")
        raise UsageError("nothing is written: what a data set is for is said by a person, not by a program")
    found = said | {question.option: ask(question) for question in missing}
    return {field: [value for value in found[option] or () if value != BACKGROUND] for option, field in _FIELDS.items()}
