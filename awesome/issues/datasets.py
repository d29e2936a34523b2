"""A form that adds a data set: its entry, or a question."""

from __future__ import annotations

from collections.abc import Callable

from awesome.catalog import Catalog
from awesome.document import Value
from awesome.drafting import canonical_title
from awesome.issues.asking import Asking, Made, checked, choices, label
from awesome.issues.looking import Named, look_up, named
from awesome.issues.outcome import Entry, Message, asked
from awesome.issues.reading import Answers
from awesome.issues.values import address, said
from awesome.model import Dataset, Paper
from awesome.plaintext import plain
from awesome.slug import new_id


def new_dataset(answers: Answers, asking: Asking) -> Made:
    """What comes of a form that adds a data set.

    Raises:
        Stopped: something has to be asked.
    """
    noted: list[Message] = []
    name = plain(said(answers.text("name")))
    if not name:
        raise asked("no_name", label=label(answers, "name"))
    kind = choices(answers, "kind", noted)
    if not kind:
        raise asked("no_kind", label=label(answers, "kind"))
    url = address(answers.text("url"))
    _refuse_listed(asking.catalog, name, url)
    about = _paper(answers, asking, noted)
    url = url or str(about.pop("url", ""))
    if not about and not url:
        raise asked("no_place")
    date = str(about.get("date", ""))
    values: dict[str, Value] = {
        "id": new_id(name, "", date[:4], str(about.get("title", "")) or name, _taken(asking.catalog)),
        "name": name,
        **about,
        "url": url,
        "kind": kind,
        "techniques": choices(answers, "techniques", noted),
        "modalities": choices(answers, "modalities", noted),
        "size": said(answers.text("size")),
        "added": asking.today.isoformat(),
    }
    return checked(asking, Entry("dataset", {name: value for name, value in values.items() if value}), noted)


def _paper(answers: Answers, asking: Asking, noted: list[Message]) -> dict[str, Value]:
    """The fields that say of which paper it is: that paper's id where it is in the list, else the paper's own ids."""
    listed = asking.catalog.papers.get(said(answers.text("paper")).casefold())
    paper = Named() if listed else named(answers.text("paper"))
    if listed is None:
        listed = asking.listed(paper)
    if listed is not None:
        return _of_listed(listed)
    if not paper.identifiers:
        return {"url": paper.url} if paper.url else {}
    found = look_up(paper, said(answers.text("title")), asking.session, noted)
    if not found.facts.title:
        raise asked("title_needed", label=label(answers, "title"))
    return {"title": canonical_title(found.facts.title), "date": found.facts.date, **paper.ids}


def _of_listed(paper: Paper) -> dict[str, Value]:
    return {"paper": paper.id, **({"date": paper.date} if paper.date else {})}


def _refuse_listed(catalog: Catalog, name: str, url: str) -> None:
    for dataset in catalog.datasets.values():
        if _is_meant(dataset, name, url):
            raise asked("listed_already", id=dataset.id, title=dataset.name)


def _is_meant(dataset: Dataset, name: str, url: str) -> bool:
    return dataset.name.casefold() == name.casefold() or (bool(url) and dataset.url.rstrip("/") == url.rstrip("/"))


def _taken(catalog: Catalog) -> Callable[[str], bool]:
    removed = {identifier for kind, identifier in catalog.removals if kind == "dataset"}
    return lambda identifier: (
        identifier in catalog.datasets or identifier in catalog.former_datasets or identifier in removed
    )
