"""Old addresses: an entry that was renamed leads on, one that was removed says why."""

from __future__ import annotations

from awesome.website.output import Output
from awesome.website.settings import LANGUAGES
from awesome.website.templates import Pages, path_of, trusted
from awesome.website.views import Views


def write_moved(output: Output, views: Views, pages: Pages) -> None:
    """A page at each old address."""
    catalog = views.catalog
    moved = {f"papers/{old}/": f"papers/{paper.id}/" for old, paper in catalog.former_papers.items()}
    moved |= {f"datasets/{old}/": f"datasets/{dataset.id}/" for old, dataset in catalog.former_datasets.items()}
    for address, target in moved.items():
        for language in LANGUAGES:
            _write(output, pages, language, address, message="moved", target=target)
    for (kind, identifier), removal in catalog.removals.items():
        for language in LANGUAGES:
            _write(
                output,
                pages,
                language,
                f"{kind}s/{identifier}/",
                message="removed",
                reason=removal.reason,
                date=removal.date,
            )


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
