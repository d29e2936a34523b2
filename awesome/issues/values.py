"""What a stranger typed, made into what an entry may say: the marks around it taken off, the rest as it stands."""

from __future__ import annotations

import datetime
import re
import unicodedata

from awesome.venues import Claim, published_in
from awesome.vocabulary import Vocabulary
from awesome.yamltext import FORBIDDEN_CHARACTER

_LONGEST = 2_000
"""No title, address or list of names has more characters; what stands behind them is not looked at."""

_PAIRS = (
    ("`", "`"),
    ("<", ">"),
    ('"', '"'),
    ("“", "”"),
    ("「", "」"),
    ("『", "』"),
    ("《", "》"),
    ("**", "**"),
    ("__", "__"),
)
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\(\s*<?(?P<url>[^()\s<>]+)>?(?:\s+[^()]*)?\)")
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\]|，。；、）】]+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_FIRST_YEAR = 1950
_NOTHING = frozenset(
    "_no response_|no response|none|n/a|na|nil|null|nothing|no|not yet|unknown|tba|tbd|-|--|/|?|.|"
    "无|没有|暂无|不知道|未知|不清楚|空|删除|删去".split("|")
)
_AND = re.compile(r"\s+(?:and|&|和|与|及)\s+|、", re.IGNORECASE)


def plain(text: str) -> str:
    """A text on one line, without quotation marks, code marks or emphasis around the whole, and without what hides.

    >>> plain(" **`Visual  Instruction`** "), plain("[LLaVA](https://example.org)")
    ('Visual Instruction', 'LLaVA')
    """
    line = _line(text)
    if match := _LINK.fullmatch(line):
        line = match["text"].strip()
    while True:
        for opening, closing in _PAIRS:
            inner = line[len(opening) : -len(closing)]
            if line.startswith(opening) and line.endswith(closing) and inner.strip() and closing not in inner:
                line = inner.strip()
                break
        else:
            return line


def is_nothing(text: str) -> bool:
    """Whether a text says that there is nothing to say, in either language."""
    return plain(text).casefold() in _NOTHING or not plain(text)


def said(text: str) -> str:
    """A text on one line, or ``""`` where it says that there is nothing.

    >>> said("N/A"), said("> SomeData ")
    ('', 'SomeData')
    """
    line = plain(text.lstrip("> \t"))
    return "" if line.casefold() in _NOTHING else line


def address(text: str) -> str:
    """The address in a text, with https where no scheme was written; the text itself where it holds none.

    >>> address("see [code](http://example.org/code)."), address("github.com/owner/name")
    ('https://example.org/code', 'https://github.com/owner/name')
    """
    line = unicodedata.normalize("NFKC", said(_LINK.sub(lambda match: match["url"], _line(text))))
    found = _ADDRESS.findall(line)
    if len(set(found)) == 1:
        line = found[0].rstrip(".,;:!)")
    elif not found and _BARE_ADDRESS.fullmatch(line):
        line = f"https://{line}"
    return re.sub("^https?://", "https://", line, flags=re.IGNORECASE)


def names(text: str) -> list[str]:
    """The names in a list: parted by semicolons or lines where there are any, else by commas and “and”.

    >>> names("Ada Example; Bo Sample"), names("Ada Example, Bo Sample and 张三")
    (['Ada Example', 'Bo Sample'], ['Ada Example', 'Bo Sample', '张三'])
    """
    width = text[:_LONGEST].replace("；", ";").replace("，", ",")
    for separator in (";", "\n"):
        if separator in width.strip():
            parts = width.split(separator)
            break
    else:
        parts = [name for part in width.split(",") for name in _AND.split(part)]
    cleaned = [re.sub(r"^(?:and|&)\s+", "", plain(part)) for part in parts]
    return [name for name in cleaned if name and name.casefold() not in _NOTHING]


def venue(text: str, today: datetime.date) -> str:
    """The venue that a text names, as an entry writes it, or ``""`` where it names none of the vocabulary with its year.

    >>> venue("Proceedings of NeurIPS'23 (spotlight)", datetime.date(2026, 1, 1)), venue("CVPR", datetime.date(2026, 1, 1))
    ('NeurIPS 2023', '')
    """
    line = said(text)
    preprints = [each.name for each in Vocabulary.load().venues.values() if each.type == "preprint"]
    for name in preprints:
        if line.casefold() == name.casefold():
            return name
    sighting = published_in(Claim(line, is_place=True), _FIRST_YEAR, today.year + 1)
    return sighting.venue if sighting else ""


def _line(text: str) -> str:
    return " ".join(FORBIDDEN_CHARACTER.sub("", text[:_LONGEST].replace("\u200b", "")).split())
