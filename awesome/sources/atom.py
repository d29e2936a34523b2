"""Whether an answer is one whole Atom feed, before anything else reads it.

Readers of feeds take what they can get of a broken one; here half a feed is none, since a paper must not count as
unknown because the rest of the answer was lost. A document type is refused: no feed has one, and entity bombs need it.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.parsers import expat

_ATOM = "http://www.w3.org/2005/Atom"
_FEED = f"{_ATOM} feed"
_MOST_DEPTH = 20
_LONGEST_TEXT = 2_000


class FeedError(Exception):
    """The answer is no feed; the message says what is wrong with it."""


@dataclass
class Outline:
    """A feed, looked through.

    Attributes:
        ids, summaries: of its entries, as far as they have them.
    """

    ids: list[str]
    summaries: list[str]


def look_through(body: bytes) -> Outline:
    """Read a feed from beginning to end, and keep nearly nothing.

    Raises:
        FeedError: it is none, is broken, or has what no feed has.
    """
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FeedError("its answer is no feed in UTF-8") from error
    looking = _Looking()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.XmlDeclHandler = looking.declaration
    parser.StartDoctypeDeclHandler = looking.refuse
    parser.StartElementHandler = looking.start
    parser.EndElementHandler = looking.end
    parser.CharacterDataHandler = looking.text
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        wrong = "its feed is broken or cut off" if looking.root == _FEED else "its answer is no feed"
        raise FeedError(wrong) from error
    if looking.root != _FEED:
        raise FeedError("its answer is no feed")
    return Outline(looking.found["id"], looking.found["summary"])


class _Looking:
    """What expat tells of the document."""

    def __init__(self) -> None:
        self.root = ""
        self.path: list[str] = []
        self.found: dict[str, list[str]] = {"id": [], "summary": []}
        self.kept = ""

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() != "utf-8":
            raise FeedError("its answer is no feed in UTF-8")

    def refuse(self, *_unused: object) -> None:
        raise FeedError("its answer is no feed: it declares a document type")

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self.root = self.root or name
        self.path.append(name)
        self.kept = ""
        if len(self.path) > _MOST_DEPTH:
            raise FeedError("its answer is nested too deeply")

    def end(self, name: str) -> None:
        if self.path[1:2] == [f"{_ATOM} entry"] and len(self.path) == 3:
            kept = self.found.get(name.removeprefix(f"{_ATOM} "))
            if kept is not None:
                kept.append(" ".join(self.kept.split()))
        self.path.pop()

    def text(self, text: str) -> None:
        if len(self.kept) < _LONGEST_TEXT:
            self.kept += text
