"""A catalog file cut into pieces, one an entry, so that an edit changes only the pieces it is about.

A piece begins with the comments right above an entry and ends where the next one begins. Joined again the pieces are
the file, byte for byte.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from awesome.canonical import entry_text, file_text
from awesome.columns import Key, sort_keys
from awesome.comments import Comments, EntryComments, read_comments
from awesome.document import Document, Value
from awesome.model import sort_key
from awesome.yamltext import parse


class SpliceError(Exception):
    """The file is written in a way that cannot be cut into entries. Carries the reason."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One entry: its place in the order of the file, and its text up to the next entry."""

    key: Key
    text: str

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.key[2]

    @property
    def own(self) -> str:
        """The entry's lines, without what stands below them: empty lines, and comments in the first column."""
        end = len(self.text)
        while end:
            line = self.text.rfind("\n", 0, end - 1) + 1
            if self.text[line] not in "#\n":
                break
            end = line
        return self.text[:end]

    @property
    def after(self) -> str:
        """What stands below the entry's lines."""
        return self.text[len(self.own) :]

    @property
    def values(self) -> Mapping[str, Value]:
        """The entry's fields."""
        return parse(self.text.encode("utf-8")).entries[0].values


@dataclass
class Pieces:
    """A file, cut: what its entries are, the text above the first, and the entries in the order of the file."""

    kind: str
    head: str
    pieces: list[Piece]

    @property
    def text(self) -> str:
        """The whole file."""
        if not self.pieces:
            return file_text(self.kind, [], Comments(header=self.head.rstrip("\n").split("\n")) if self.head else None)
        return self.head + "".join([piece.text for piece in self.pieces])

    def find(self, identifier: str) -> int | None:
        """The place of the first entry with this id."""
        return next((place for place, piece in enumerate(self.pieces) if piece.id == identifier), None)

    def put(self, values: Mapping[str, Value], comments: EntryComments | None = None) -> None:
        """Write a new entry in its place."""
        key, text, after = sort_key(self.kind, values), _written(self.kind, values, comments), "\n"
        place = self._place(key)
        if place == len(self.pieces):
            after = ""
            if self.pieces:
                last = self.pieces[-1]
                after = last.after if last.after.strip() else ""
                self.pieces[-1] = Piece(last.key, last.own + "\n")
            elif self.head:
                self.head = self.head.rstrip("\n") + "\n\n"
        self.pieces.insert(place, Piece(key, text + after))

    def take(self, place: int) -> Piece:
        """Take an entry out. Comments that stand apart from it stay."""
        piece = self.pieces.pop(place)
        stays = piece.after if piece.after.strip() else ""
        last = place == len(self.pieces)
        if place and (stays or last):
            before = self.pieces[place - 1]
            after = before.after + stays.lstrip("\n")
            if last:
                after = after.rstrip("\n") + "\n" if after.strip() else ""
            self.pieces[place - 1] = Piece(before.key, before.own + after)
        elif stays:
            self.head += stays.lstrip("\n")
        return piece

    def replace(self, place: int, values: Mapping[str, Value]) -> None:
        """Write an entry anew, with its comments: where it stands, if that is its place still."""
        piece = self.pieces[place]
        comments = _rehomed(_comments_of(piece), values)
        if piece.key == sort_key(self.kind, values):
            self.pieces[place] = Piece(piece.key, _written(self.kind, values, comments) + piece.after)
        else:
            self.take(place)
            self.put(values, comments)

    def _place(self, key: Key) -> int:
        keys = [piece.key for piece in self.pieces]
        if all(one <= other for one, other in pairwise(keys)):
            return bisect_right(keys, key)
        # nothing is in order here, so it goes above the first that must follow it
        return next((place for place, other in enumerate(keys) if other > key), len(keys))


def cut(kind: str, document: Document) -> Pieces:
    """A document without problems as pieces.

    Raises:
        SpliceError: entries that do not begin on lines of their own, or lines that end otherwise than with LF.
    """
    text, starts = document.text, document.starts()
    if "\r" in text:
        raise SpliceError("its lines end with CR LF")
    if starts is None:
        raise SpliceError("its entries do not all begin with “- ” in the first column of a line of their own")
    if not document.entries:
        return Pieces(kind, "".join(line + "\n" for line in read_comments(document).header), [])
    bounds = [*(_with_comments(text, start) for start in starts[:-1]), len(text)]
    pieces = [
        Piece(key, text[start:end])
        for key, (start, end) in zip(sort_keys(kind, document), pairwise(bounds), strict=True)
    ]
    if not text.endswith("\n"):
        pieces[-1] = Piece(pieces[-1].key, pieces[-1].text + "\n")
    return Pieces(kind, text[: bounds[0]], pieces)


def _with_comments(text: str, dash: int) -> int:
    """Where the comments begin that stand right above a dash."""
    place = dash
    while place and (above := text[text.rfind("\n", 0, place - 1) + 1 : place]).startswith("#"):
        place -= len(above)
    return place


def _written(kind: str, values: Mapping[str, Value], comments: EntryComments | None) -> str:
    return entry_text(kind, values, Comments(entries={0: comments}) if comments else None, 0)


def _comments_of(piece: Piece) -> EntryComments:
    if "#" not in piece.own:
        return EntryComments()
    comments = read_comments(parse(piece.own.encode("utf-8")))
    own = comments.entries.get(0, EntryComments())
    own.above = [*comments.header, *own.above]
    return own


def _rehomed(comments: EntryComments, values: Mapping[str, Value]) -> EntryComments:
    """The comments, those of fields that are gone at the entry's end."""
    for name in {**comments.above_field, **comments.behind_field}:
        if name not in values:
            behind = comments.behind_field.pop(name, "")
            comments.below += comments.above_field.pop(name, []) + ([behind] if behind else [])
    return comments
