"""Strangers' text in Markdown on GitHub, where it must show what it says and do nothing.

GitHub gives meaning to more than Markdown does: names, numbers, addresses, hashes and emoji act wherever they stand,
and an escape does not stop them, since they are looked for once it is gone. Inside of code nothing acts. So strangers'
text stands in code spans and code blocks, and what is no code is either ours or matches `_INERT`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

from awesome.exporters.text import one_line
from awesome.findings import safe

_BACKTICKS = re.compile("`+")
_MOST_BACKTICKS = 8
"""Of a run that is kept: GitHub's parser takes no code span whose ends have more than 80."""

_SPACES = re.compile("(^ +|  +)")
_MOST_SPACES = 20
"""Of spaces next to each other, so many are kept in a block."""

_MOST_MARKS = 3
"""Accents on one letter: more of them climb into the lines above."""

_SHOWN = re.compile("“([^“”]*)”|`([^`]+)`")
# words, spaces and the marks between them; none of what GitHub would make a link, a name, an emoji or a picture of
_INERT = re.compile(r"[A-Za-z0-9 ,;.:?!()'’…–—%+/-]*")
_ACTIVE = re.compile(r"//|www\.|:[A-Za-z0-9+-]+:|\b[A-Za-z]+-[0-9]|\b[0-9a-fA-F]{7,}\b|\bGH-", re.IGNORECASE)


class Markdown(str):
    """Text that is Markdown already: ours, or made safe."""

    __slots__ = ()


def visible(text: str, longest: int = 300) -> str:
    """`text` on one line, cut, with everything as an escape that nobody sees or that would act where nothing may.

    >>> visible("a\\u202eb  <!-- c -->")
    'a\\\\u202eb <\\\\x21-- c -->'
    """
    line = safe(one_line(text[: 4 * longest])).replace("<!--", "<\\x21--")
    if not line.isascii():
        line = "".join(_seen(line))
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _seen(line: str) -> Iterable[str]:
    marks = 0
    for character in line:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > _MOST_MARKS or not character.isprintable():
            yield f"\\u{ord(character):04x}"
        else:
            yield character


def code(text: str, longest: int = 300) -> Markdown:
    """`text` as a code span.

    >>> print(code("a `b` | <script>"))
    ``a `b` | <script>``
    """
    shown = _few_backticks(visible(text, longest)) or " "
    fence = "`" * (_longest_run(shown) + 1)
    # one space is taken off at either side where both have one
    space = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return Markdown(f"{fence}{space}{shown}{space}{fence}")


def block(lines: Iterable[str], language: str = "text", longest: int = 200) -> Markdown:
    """Lines as a code block, each with the spaces in it."""
    shown = [_few_backticks(_spaced(line, longest)) for line in lines]
    fence = "`" * max(3, max(map(_longest_run, shown), default=0) + 1)
    return Markdown("\n".join([f"{fence}{language}", *shown, fence]))


def _spaced(line: str, longest: int) -> str:
    """As `visible`, with the spaces that stand between words and before the first."""
    parts = _SPACES.split(line[: 4 * longest])
    shown = "".join(visible(part, longest) if part.strip(" ") else part[:_MOST_SPACES] for part in parts)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def prose(text: str) -> Markdown:
    """A sentence of the check: what it quotes becomes code, and all of it where it is not in plain words.

    >>> print(prose("the venue “CVPR” has no year"))
    the venue `CVPR` has no year
    """
    parts: list[Markdown] = []
    place = 0
    for match in _SHOWN.finditer(text):
        parts += [_plain(text[place : match.start()]), code(match[1] or match[2] or "")]
        place = match.end()
    parts.append(_plain(text[place:]))
    return Markdown(_apart(parts).strip() or code(text))


def _apart(parts: Iterable[Markdown]) -> str:
    """The parts as one text. Two spans of code that touch would be read as one, with the rest outside of it."""
    text = ""
    for part in parts:
        text += f" {part}" if text.endswith("`") and part.startswith("`") else part
    return text


def link(text: Markdown, url: str) -> Markdown:
    """A link to an address that is ours: made of parts that were looked at."""
    return Markdown(f"[{text}]({quote(url, safe=':/?#=&%@+,;~!$')})")


def _plain(text: str) -> Markdown:
    if not text.strip():
        return Markdown(" " if text else "")
    if _INERT.fullmatch(text) and not _ACTIVE.search(text):
        return Markdown(text)
    before, after = " " * text.startswith(" "), " " * text.endswith(" ")
    return Markdown(f"{before}{code(text)}{after}")


def _few_backticks(text: str) -> str:
    return text.replace("`", "\\x60") if _longest_run(text) > _MOST_BACKTICKS else text


def _longest_run(text: str) -> int:
    return max((len(run) for run in _BACKTICKS.findall(text)), default=0)
