"""A form that corrects an entry: the named field with what should stand there, or a question, or a maintainer's matter."""

from __future__ import annotations

import re
import unicodedata

from awesome.catalog import to_values
from awesome.dates import is_date
from awesome.document import Value
from awesome.identifiers import IdentifierError, identifiers_in, read_identifier
from awesome.issues.asking import Asking, Made, checked, choices, label
from awesome.issues.choosing import read_choice
from awesome.issues.forms import BACKGROUND, Part
from awesome.issues.looking import Named
from awesome.issues.outcome import Entry, EntryKind, Message, asked, handed
from awesome.issues.reading import Answers
from awesome.issues.values import address, is_nothing, names, plain, said, venue
from awesome.model import FIELDS, LIST_FIELDS, REQUIRED_FIELDS, Dataset, Paper
from awesome.suggest import nearest

_LONGEST = 2_000
_HANDED = {"changed-name": "changed_name", "twice": "twice", "removal": "removal", "other": "other"}
_CLOSED = {"techniques": "techniques", "topics": "topics", "modalities": "modalities", "kind": "kinds"}
_ADDRESSES = frozenset({"url", "code", "project", "demo"})
_IDS = frozenset({"arxiv", "doi", "openreview"})
_OF_PAGE = re.compile(
    r"(?:^|/)(?P<kind>papers|datasets)/(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:/|\.html|\.json)?(?:[?#].*)?$"
)
_DATE_PARTS = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(?:(\d{1,2})\s*日?)?)?", re.ASCII)


def correction(answers: Answers, asking: Asking) -> Made:
    """What comes of a form that corrects an entry.

    Raises:
        Stopped: something has to be asked, or a maintainer has to look.
    """
    noted: list[Message] = []
    chosen = choices(answers, "field", noted)
    field = chosen[0] if len(chosen) == 1 else "other"
    entry = _entry(answers, asking, field)
    if evidence := said(answers.text("evidence")):
        noted.append(Message.of("evidence", typed=evidence))
    if field in _HANDED:
        raise handed(_HANDED[field])
    if field not in FIELDS[entry.kind_of_entry]:
        raise asked("not_of_kind", id=entry.id, label=_chosen_label(answers))
    before = to_values(entry)
    value = _value(answers, field, entry, asking)
    after = {**before, field: value}
    if not value:
        del after[field]
    if after == before:
        raise asked("value_same", id=entry.id, value=_shown(before.get(field, "")))
    kind: EntryKind = "paper" if isinstance(entry, Paper) else "dataset"
    return checked(asking, Entry(kind, after, replaces=entry.id), noted, [field])


def _entry(answers: Answers, asking: Asking, field: str) -> Paper | Dataset:
    """The entry that is meant: by its page, its id, an old id, or the id of its paper."""
    typed = unicodedata.normalize("NFKC", address(answers.text("entry")) if "/" in answers.text("entry") else "")
    bare = plain(answers.text("entry"))
    catalog = asking.catalog
    page = _OF_PAGE.search(typed.casefold()) or _OF_PAGE.search(bare.casefold())
    kinds = [page["kind"].removesuffix("s")] if page else ["paper", "dataset"]
    if not page and field not in FIELDS["paper"]:
        kinds.reverse()
    identifier = page["id"] if page else bare.casefold()
    for kind in kinds:
        entries: dict[str, Paper] | dict[str, Dataset] = catalog.papers if kind == "paper" else catalog.datasets
        former = catalog.former_papers if kind == "paper" else catalog.former_datasets
        found = entries.get(identifier) or former.get(identifier)
        if found is not None:
            return found
    identifiers = identifiers_in(unicodedata.normalize("NFKC", answers.text("entry"))[:_LONGEST])
    return asking.listed(Named(tuple(identifiers))) or _unknown(bare, asking)


def _unknown(typed: str, asking: Asking) -> Paper:
    if not typed:
        raise asked("no_entry", typed="?")
    meant = nearest(typed[:100], [*asking.catalog.papers, *asking.catalog.datasets])
    if meant:
        raise asked("no_entry_but", typed=typed, meant=meant)
    raise asked("no_entry", typed=typed)


def _value(answers: Answers, field: str, entry: Paper | Dataset, asking: Asking) -> Value:
    typed = answers.text("value")
    if not typed:
        raise asked("value_needed", label=label(answers, "value"))
    if is_nothing(typed):
        if field in REQUIRED_FIELDS[entry.kind_of_entry]:
            raise asked("value_needed", label=label(answers, "value"))
        return [] if field in LIST_FIELDS[entry.kind_of_entry] else ""
    if field == "authors":
        return _authors(typed, entry)
    if field in _CLOSED:
        return _closed(answers, field)
    return _text(answers, field, asking)


def _text(answers: Answers, field: str, asking: Asking) -> str:
    typed = answers.text("value")
    if field in _IDS:
        return _identifier(answers, field)
    if field in _ADDRESSES:
        return address(typed)
    if field == "date":
        return _date(answers)
    if field == "venue":
        return venue(typed, asking.today) or plain(typed)
    return plain(typed)


def _identifier(answers: Answers, field: str) -> str:
    typed = answers.text("value")
    try:
        found = read_identifier(typed)
    except IdentifierError as error:
        raise asked("not_a_paper", typed=typed, why=str(error)) from error
    if found.kind != field:
        raise asked("not_understood", typed=typed, label=_chosen_label(answers))
    return found.value


def _date(answers: Answers) -> str:
    """A date in one of the forms in which people write the year first; the month's name is not read."""
    typed = unicodedata.normalize("NFKC", plain(answers.text("value")))
    match = _DATE_PARTS.fullmatch(typed)
    date = "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)]) if match else typed
    if not is_date(date):
        raise asked("not_understood", typed=typed, label=_chosen_label(answers))
    return date


def _authors(typed: str, entry: Paper | Dataset) -> list[str]:
    written = names(typed)
    present = entry.authors if isinstance(entry, Paper) else []
    if len(written) < len(present) and not set(written) <= set(present):
        # most likely the one that is missing or wrong, and not all of them
        raise handed("few_names", value="; ".join(written))
    return written


def _closed(answers: Answers, field: str) -> list[str]:
    part = Part("dropdown", id=field, label=field, choices=_CLOSED[field], multiple=True)
    choice = read_choice(part, answers.text("value").replace("/", ","))
    unread = [word for word in choice.unread if word != BACKGROUND]
    if unread:
        raise asked("not_understood", typed=unread[0], label=_chosen_label(answers))
    return choice.values


def _chosen_label(answers: Answers) -> str:
    return plain(answers.text("field")) or label(answers, "field")


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else "; ".join(value)
