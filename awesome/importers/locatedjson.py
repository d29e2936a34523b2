"""The objects in a JSON text, each with the line on which it begins.

Only the outermost arrays are gone through by hand: an array of objects, or an object that holds such arrays. What stands
in them is decoded as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_SPACE = re.compile(r"[ \t\n\r]*+")
_DECODER = json.JSONDecoder()


class Located(NamedTuple):
    """An object, its line, and the name under which the array stands that it is in."""

    line: int
    under: str
    value: dict[str, Any]


class BrokenJsonError(ValueError):
    """The text is no JSON from some line on. Carries the line; what came before it is read."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line


def objects_in(text: str) -> Iterator[Located]:
    """The objects of a text, in order.

    Raises:
        BrokenJsonError: the text is no JSON from there on.
    """
    reader = _Reader(text)
    place = reader.skip(0)
    opening = text[place : place + 1]
    if opening == "[":
        yield from reader.items(place, "")
    elif opening == "{":
        yield from reader.members(place)
    else:
        raise BrokenJsonError(reader.line(place), "it begins with neither [ nor {")


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.counted = 0
        self.lines = 1
        self.end = 0

    def skip(self, place: int) -> int:
        match = _SPACE.match(self.text, place)
        return match.end() if match else place

    def line(self, place: int) -> int:
        """The line of a place; places are asked for in order."""
        if place >= self.counted:
            self.lines += self.text.count("\n", self.counted, place)
            self.counted = place
        return self.lines

    def items(self, place: int, under: str) -> Iterator[Located]:
        """The objects of the array that begins here."""
        place = self.skip(place + 1)
        while self.text[place : place + 1] != "]":
            value, end = self.value(place)
            if isinstance(value, dict):
                yield Located(self.line(place), under, value)
            place = self.after(end, "]")
        self.end = place + 1

    def members(self, place: int) -> Iterator[Located]:
        """The objects of the arrays that an object holds; the object itself where it holds none."""
        start = self.line(place)
        values: dict[str, Any] = {}
        found = False
        place = self.skip(place + 1)
        while self.text[place : place + 1] != "}":
            name, end = self.value(place)
            place = self.skip(end)
            if not isinstance(name, str) or self.text[place : place + 1] != ":":
                raise BrokenJsonError(self.line(place), "a name and a colon are missing")
            place = self.skip(place + 1)
            if self.text[place : place + 1] == "[" and self.text[self.skip(place + 1) :][:1] == "{":
                found = True
                yield from self.items(place, name)
                end = self.end
            else:
                values[name], end = self.value(place)
            place = self.after(end, "}")
        if not found:
            yield Located(start, "", values)

    def value(self, place: int) -> tuple[Any, int]:
        try:
            return _DECODER.raw_decode(self.text, place)
        except (ValueError, RecursionError) as error:
            reason = "nested too deeply" if isinstance(error, RecursionError) else "this is no JSON"
            raise BrokenJsonError(self.line(place), reason) from error

    def after(self, place: int, closing: str) -> int:
        """Where the next value begins, or the closing bracket stands."""
        place = self.skip(place)
        if self.text[place : place + 1] == ",":
            return self.skip(place + 1)
        if self.text[place : place + 1] != closing:
            raise BrokenJsonError(self.line(place), f"a comma or {closing} is missing")
        return place
