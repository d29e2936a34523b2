"""The shell: a page that MkDocs built with marks in place of its parts, cut there for each depth of address."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

MARKS = ("@@head@@", "@@other@@", "@@content@@")

# stands for the way from a page to the root of the site while a part of a page is rendered without knowing its page
BASE = "\x02"

_RELATIVE = re.compile(r'\b(href|src|action)="(?!#|[a-z]+:|//|@@)([^"]*)"')
_INDENT = re.compile(r"\n\s+")


@dataclass(frozen=True)
class Shell:
    """The shell of one language, from the HTML of its placeholder page."""

    before_head: str
    before_other: str
    before_content: str
    after_content: str

    @classmethod
    def cut(cls, html: str, page: str) -> Shell:
        """Cut the placeholder `page` (its address from the root, ``zh/shell/``) at its marks."""

        def from_root(match: re.Match[str]) -> str:
            path, question, query = match[2].partition("?")
            target = posixpath.normpath(posixpath.join(page, path)) if path else page
            target = "" if target == "." else target
            if target and "." not in posixpath.basename(target):
                target += "/"
            return f'{match[1]}="{BASE}{target}{question}{query}"'

        text = _INDENT.sub("\n", _RELATIVE.sub(from_root, html))
        head, _, rest = text.partition(MARKS[0])
        other, _, rest = rest.partition(MARKS[1])
        content, mark, end = rest.partition(MARKS[2])
        if not mark:
            raise ValueError(f"the shell {page} lacks one of the marks {MARKS}")
        return cls(head, other, content, end)

    def page(self, address: str, head: str, other: str, content: str) -> str:
        """A whole page at `address` (from the root, with a final slash). `other` is its address in the other language."""
        way = f"{BASE}{other}"
        html = f"{self.before_head}{head}{self.before_other}{way}{self.before_content}{content}{self.after_content}"
        return with_base(html, address)


def from_anywhere(html: str, site_url: str) -> str:
    """`html` with its ways to the root as paths of the server: for the page that is shown at any address."""
    return html.replace(BASE, urlsplit(site_url).path or "/")


def with_base(html: str, address: str) -> str:
    """`html` with every `BASE` replaced by the way from `address` to the root."""
    base = "../" * address.count("/")
    # the root itself needs a way too: an empty reference would be the page itself
    return html.replace(f'{BASE}"', f'{base or "./"}"').replace(BASE, base)
