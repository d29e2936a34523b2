"""Old addresses: an entry that was renamed leads on, one that was removed says why."""

from __future__ import annotations

from awesome.catalog import Catalog
from awesome.model import Removal
from awesome.website.output import Output
from awesome.website.settings import LANGUAGES
from awesome.website.templates import Pages, path_of, trusted
from awesome.website.views import Views


def write_moved(output: Output, views: Views, pages: Pages) -> None:
    """A page at each old address."""
    for address, target in _moved(views.catalog).items():
        for language in LANGUAGES:
            _write(output, pages, language, address, message="moved", target=target)
    for address, removal in _removed(views.catalog).items():
        for language in LANGUAGES:
            _write(output, pages, language, address, message="removed", reason=removal.reason, date=removal.date)


def old_addresses(catalog: Catalog) -> set[str]:
    """The addresses at which no entry stands any more."""
    return {*_moved(catalog), *_removed(catalog)}


def _moved(catalog: Catalog) -> dict[str, str]:
    """The new address of each old one."""
    papers = {f"papers/{old}/": f"papers/{paper.id}/" for old, paper in catalog.former_papers.items()}
    return papers | {f"datasets/{old}/": f"datasets/{new.id}/" for old, new in catalog.former_datasets.items()}


def _removed(catalog: Catalog) -> dict[str, Removal]:
    return {f"{kind}s/{identifier}/": removal for (kind, identifier), removal in catalog.removals.items()}


def _write(
    output: Output,
    pages: Pages,
    language: str,
    address: str,
    *,
    message: str,
    target: str = "",
    reason: str = "",
    date: str = "",
) -> None:
    text = pages.strings(language)[message]
    content = pages.render("moved.html.j2", language, message=text, address=target, reason=reason, date=date)
    head = pages.render("moved_head.html.j2", language, title=text, target=target)
    output.write(path_of(address, language), pages.whole(address, language, trusted(head), content))
