"""A built site as tests look at it: its files, its pages parsed, its links resolved."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

NOT_FOUND = "404.html"
LINKING = ("href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href")


@dataclass(frozen=True)
class Link:
    """A reference from a page: the element's tag, the attribute and its value."""

    page: str
    tag: str
    attribute: str
    value: str
    rel: str = ""


class Site:
    """The files below a folder; pages by their path (``papers/kite-1/index.html``)."""

    def __init__(self, folder: Path, site_url: str = "") -> None:
        self.folder = folder
        self.site_url = site_url

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file by its path from the root of the site."""
        found = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path for path in found}

    @cached_property
    def pages(self) -> list[str]:
        return [path for path in self.files if path.endswith(".html")]

    def text(self, path: str) -> str:
        return self.files[path].read_text(encoding="utf-8")

    def page(self, path: str) -> html.HtmlElement:
        """The page of a file, parsed."""
        tree: html.HtmlElement = html.document_fromstring(self.files[path].read_bytes())
        return tree

    def at(self, address: str) -> html.HtmlElement:
        """The page at an address, parsed."""
        return self.page(f"{address}index.html")

    def links(self, path: str, tree: html.HtmlElement) -> Iterator[Link]:
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            for attribute in LINKING:
                value = element.get(attribute)
                if value is not None:
                    yield Link(path, element.tag, attribute, value, element.get("rel") or "")

    def target(self, link: Link) -> tuple[str, str]:
        """The file of this site that a link leads to, and the anchor in it; ``("", "")`` for a link to elsewhere.

        Raises:
            LookupError: it leads nowhere, or out of the site.
        """
        parts = urlsplit(link.value)
        if parts.scheme or parts.netloc:
            return "", ""
        root = urlsplit(self.site_url).path or "/"
        path = unquote(parts.path)
        if not link.value:
            raise LookupError("empty")
        if path.startswith("/") and (link.page != NOT_FOUND or not path.startswith(root)):
            raise LookupError("begins at the root of the server")
        start = "" if path.startswith("/") else posixpath.dirname(link.page)
        path = path.removeprefix(root)
        target = posixpath.normpath(posixpath.join(start, path)) if path or link.page == NOT_FOUND else link.page
        if target.startswith(".."):
            raise LookupError("leaves the site")
        if not path or path.endswith(("/", ".")):
            target = target if target == link.page else posixpath.normpath(posixpath.join(target, "index.html"))
        if target not in self.files:
            raise LookupError(f"no such file: {target}")
        return target, unquote(parts.fragment)


def anchors_of(tree: html.HtmlElement) -> frozenset[str]:
    """The ids of a page."""
    return frozenset(tree.xpath("//@id"))


def address_of(path: str) -> str:
    """The address of a page's file without its language."""
    return path.removesuffix("index.html").removeprefix("zh/")


def language_of(path: str) -> str:
    return "zh" if path.startswith("zh/") else "en"


def text_of(element: html.HtmlElement) -> str:
    """The text of an element, runs of white space as one space."""
    return " ".join(str(element.text_content()).split())
