"""What an item says of a paper, gathered piece by piece into a row; what contradicts itself becomes a doubt."""

from __future__ import annotations

import re

from awesome.findings import quoted
from awesome.identifiers import Identifier, IdentifierError, identifiers_in, read_identifier
from awesome.importers.links import CODE, DEMO, PAPER, PROJECT, as_link, cleaned, host_of, is_paper_host
from awesome.importers.row import Row
from awesome.plaintext import plain

_PLACEHOLDER = re.compile(r"|#.*|n/?a|none|null|tba|tbd|todo|-+|coming soon|xxx+|link|url", re.IGNORECASE)
_LATE = ".,;:。，；：、"
_ABBREVIATED = re.compile(r"(?:\.\.|\b(?:al|corp|etc|inc|jr|ltd|no|sr|vol|vs)\.|\b\w\.\w\.)$", re.IGNORECASE)
_WIDE_COLON = re.compile(r"(?<=\w)：\s*(?=[A-Za-z])")
_NOUNS = {"arxiv": "arXiv ids", "doi": "DOIs", "openreview": "OpenReview ids"}


class Collector:
    """Gathers the facts of one row."""

    def __init__(self, line: int, sections: tuple[str, ...] = (), kind: str = "paper") -> None:
        self.row = Row(line, kind=kind, sections=sections)
        self._ids: dict[str, list[str]] = {}
        self._addresses: list[str] = []
        self._others: list[tuple[str, str]] = []
        self._has_people = False
        self._stars = ""
        self._fallbacks: list[str] = []
        self.has_placeholder = False
        """Whether a link to the paper is there and leads nowhere."""

    @property
    def has_paper(self) -> bool:
        """Whether anything leads to a paper."""
        return bool(self._ids or self._addresses or self._fallbacks)

    def title(self, text: str) -> None:
        """The title, in any dress."""
        title = _in_form(text).strip(" *_")
        while title and title[-1] in _LATE and not _ABBREVIATED.search(title):
            title = title[:-1].rstrip()
        if any(character.isalnum() for character in title):
            self._put("title", title)

    def name(self, text: str) -> None:
        """The name of a model, system or data set."""
        self._put("name", _in_form(text).strip(" :,"))

    def authors(self, names: list[str]) -> None:
        """Full names, of all authors."""
        if names and "authors" not in self.row.values:
            self.row.values["authors"] = [plain(name) for name in names]

    def people(self, names: list[str]) -> None:
        """Authors that stand where authors stand; a second such list is one of other people."""
        if not self._has_people:
            self._has_people = True
            self.authors(names)

    def date(self, text: str) -> None:
        """A date as entries write it; the first counts, and a longer one that says the same more exactly."""
        known = self.row.text("date")
        if text and (not known or (text.startswith(known) and len(text) > len(known))):
            self.row.values["date"] = text

    def venue(self, text: str) -> None:
        """A venue as entries write it; a published one counts before arXiv."""
        known = self.row.text("venue")
        if text and (not known or (known == "arXiv" and text != known) or text.startswith(f"{known} ")):
            self.row.values["venue"] = text

    def identifier(self, text: str) -> None:
        """Something that should be an id, or the address of one."""
        bare = plain(text).strip()
        if _PLACEHOLDER.fullmatch(bare):
            return
        try:
            self._add(read_identifier(bare))
        except IdentifierError as error:
            self.row.doubt("malformed-id", f"{quoted(bare)}: {error}")

    def paper_link(self, address: str) -> None:
        """The address of the paper."""
        url = cleaned(plain(address))
        if _PLACEHOLDER.fullmatch(url):
            self.has_placeholder = True
            return
        try:
            self._add(read_identifier(url))
        except IdentifierError as error:
            host = host_of(url) or url.partition("/")[0].lower()
            if host.endswith(("arxiv.org", "doi.org", "openreview.net")):
                self.row.doubt("malformed-id", f"{quoted(url)}: {error}")
            elif "://" in url and url not in self._addresses:
                self._addresses.append(url)

    def witness(self, text: str) -> None:
        """A text that may repeat the paper's id."""
        for identifier in identifiers_in(text):
            self._add(identifier)

    def other_paper(self, title: str, address: str) -> None:
        """A paper with a title of its own beside this one."""
        self._others.append((title, address))

    def fallback(self, address: str) -> None:
        """An address that is the paper's only where nothing better is known."""
        if "://" in address:
            self._fallbacks.append(address)

    def stars(self, repository: str) -> None:
        """The repository whose stars are shown, which is that of the code unless a link says otherwise."""
        self._stars = self._stars or repository

    def link(self, role: str, address: str) -> None:
        """A link of the paper: its code, project or demo, or the paper itself."""
        if role == PAPER:
            self.paper_link(address)
            return
        if _PLACEHOLDER.fullmatch(cleaned(address)):
            return
        if role not in (CODE, PROJECT, DEMO):
            return
        field, url, wrong = as_link(plain(address), role)
        if wrong:
            self.row.left_out.append(wrong)
        elif field not in self.row.values:
            self.row.values[field] = url

    def finished(self) -> Row:
        """The row, with its ids and what is doubtful about them."""
        row = self.row
        if self._stars and "code" not in row.values:
            self.link(CODE, self._stars)
        for kind, values in self._ids.items():
            row.values[kind] = values[0]
            if len(values) > 1:
                row.doubt(
                    "two-ids", f"it has two {_NOUNS[kind]}: {' and '.join(quoted(value) for value in values[:2])}"
                )
        for title, address in self._others:
            if not {identifier.value for identifier in identifiers_in(address)} & set(self._ids.get("arxiv", ())):
                row.doubt("two-papers", f"it names another paper, too: {quoted(title)}")
        addresses = self._addresses or self._fallbacks
        if not self._ids and addresses:
            best = min(addresses, key=lambda url: not is_paper_host(host_of(url)))
            secure = f"https://{best.removeprefix('http://')}" if is_paper_host(host_of(best)) else best
            row.values["url"] = secure if best.startswith("http://") else best
        if not row.text("title"):
            row.doubt("no-title", "it has no title")
        if "\ufffd" in "".join(map(str, row.values.values())):
            row.doubt("encoding", "it has characters that were lost by a wrong encoding")
        return row

    def _add(self, identifier: Identifier) -> None:
        values = self._ids.setdefault(identifier.kind, [])
        if identifier.value not in values:
            values.append(identifier.value)

    def _put(self, name: str, text: str) -> None:
        if text and name not in self.row.values:
            self.row.values[name] = text


def _in_form(text: str) -> str:
    """The text in plain characters, with a space behind a colon that was as wide as two letters."""
    return plain(_WIDE_COLON.sub(": ", text))
