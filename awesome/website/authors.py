"""The pages of authors: letters, each in parts of a readable length, and a page for who has ten papers or more."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

import msgspec

from awesome.exporters.names import split_name
from awesome.model import Paper
from awesome.slug import slugify
from awesome.website.lists import ListPages
from awesome.website.output import Output, digest
from awesome.website.settings import LANGUAGES
from awesome.website.templates import path_of

AUTHORS_ON_PAGE = 600
OTHER_LETTER = "other"
MOST_PROLIFIC = 100
TITLE_IN_LABEL = 40

_Row = tuple[str, str, list[tuple[str, str]]]
"""An author, the slug of their own page, and the id and label of each paper."""


class AuthorPages:
    """Writes the author index, the letters and the authors' own pages."""

    def __init__(self, lists: ListPages) -> None:
        self.lists = lists
        self.views = lists.views
        self.pages = lists.pages

    def write(self, output: Output) -> None:
        """Write all author pages in both languages."""
        letters = self._letters()
        parts = {
            letter: [authors[start : start + AUTHORS_ON_PAGE] for start in range(0, len(authors), AUTHORS_ON_PAGE)]
            for letter, authors in letters.items()
        }
        for language in LANGUAGES:
            self._index(output, parts, language)
            for letter in parts:
                self._letter(output, parts, letter, language)
            for author, slug in self.views.author_pages.items():
                self._own(output, author, slug, language)

    def _letters(self) -> dict[str, list[str]]:
        """Authors by the first letter of the family name, sorted by family name."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for author in self.views.by_author:
            name = split_name(author)
            key = slugify(f"{name.family} {name.given}") or author
            letter = key[0] if "a" <= key[0] <= "z" else OTHER_LETTER
            found[letter].append((key, author))
        return {
            letter: [author for _, author in sorted(found[letter])]
            for letter in sorted(found, key=lambda name: (name == OTHER_LETTER, name))
        }

    def _ways(self, parts: dict[str, list[list[str]]]) -> list[tuple[str, str]]:
        return [("#" if letter == OTHER_LETTER else letter.upper(), _address(letter, 0)) for letter in parts]

    def _index(self, output: Output, parts: dict[str, list[list[str]]], language: str) -> None:
        t = self.views.strings(language)
        prolific = sorted(self.views.author_pages, key=lambda author: (-len(self.views.by_author[author]), author))
        sections = [
            (t["by_letter"], "letters", [("#" if letter == OTHER_LETTER else letter.upper(), _address(letter, 0), sum(map(len, groups)), "") for letter, groups in parts.items()]),
            (t["most_papers"], "most", [(author, f"authors/{self.views.author_pages[author]}/", len(self.views.by_author[author]), "") for author in prolific[:MOST_PROLIFIC]]),
        ]  # fmt: skip
        content = self.pages.render(
            "index.html.j2", language, title=t["authors_title"], lead=t["authors_lead"], crumbs=[(t["papers_title"], "papers/")],
            sections=sections, rows="", rows_title="",
        )  # fmt: skip
        output.write(
            path_of("authors/", language),
            self.pages.list_page("authors/", language, t["authors_title"], t["authors_lead"], content),
        )

    def _letter(self, output: Output, parts: dict[str, list[list[str]]], letter: str, language: str) -> None:
        t = self.views.strings(language)
        groups = parts[letter]
        for number, authors in enumerate(groups):
            address = _address(letter, number)
            ways = self._ways(parts)
            if len(groups) > 1:
                ways = ways + [
                    (f"{letter.upper()} {n + 1}: {_family(group[0])}–{_family(group[-1])}", _address(letter, n))
                    for n, group in enumerate(groups)
                ]
            title = f"{t['authors_title']}: {_family(authors[0])}–{_family(authors[-1])}"
            rows = [
                (
                    author,
                    self.views.author_pages.get(author, ""),
                    [(p.id, _label(p)) for p in self.views.by_author[author]],
                )
                for author in authors
            ]
            key = digest(self.pages.key, msgspec.json.encode([language, title, ways, rows]))
            output.page(path_of(address, language), key, partial(self._render, address, language, title, ways, rows))

    def _render(self, address: str, language: str, title: str, ways: list[tuple[str, str]], rows: list[_Row]) -> str:
        content = self.pages.render("authors.html.j2", language, title=title, ways=ways, current=address, authors=rows)
        lead = self.views.strings(language)["authors_lead"]
        return self.pages.list_page(address, language, title, f"{title}. {lead}", content)

    def _own(self, output: Output, author: str, slug: str, language: str) -> None:
        t = self.views.strings(language)
        papers = self.views.by_author[author]
        crumbs = [(t["papers_title"], "papers/"), (t["authors_title"], "authors/")]
        lead = self.views.all_of(papers, language)
        self.lists.write_list(output, language, f"authors/{slug}/", author, lead, crumbs, [], [("", "", papers)])


def _address(letter: str, number: int) -> str:
    return f"authors/letters/{letter}/" + (f"{number + 1}/" if number else "")


def _family(author: str) -> str:
    return split_name(author).family or author


def _label(paper: Paper) -> str:
    if paper.name:
        return paper.name
    return paper.title if len(paper.title) <= TITLE_IN_LABEL else paper.title[: TITLE_IN_LABEL - 1].rstrip() + "…"
