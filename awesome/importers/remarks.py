"""The words around a title: dates, venues and names before it, authors, venue and date behind it."""

from __future__ import annotations

import re

from awesome.importers.collecting import Collector
from awesome.importers.listvenues import venue_of
from awesome.importers.persons import full_names
from awesome.importers.spelleddates import date_in, whole_date, without_dates
from awesome.importers.words import roles, squeezed

_GROUP = re.compile(r"[\[(（【]\s*(?P<text>[^\[\]()（）【】]{1,120}?)\s*[\])）】]")
_HEAD = re.compile(r"\s*[\[(（【]\s*(?P<text>[^\[\]()（）【】]{1,80}?)\s*[\])）】][\s:：,.|-]*")
_SHORT_DATE = re.compile(
    r"^[\s*-]*(?P<date>\d\d[./]\d\d|(?:19|20)\d\d[-./]\d\d?(?:[-./]\d\d?)?)(?=[\s\[(:：|]|$)", re.ASCII
)
_KEY_VALUE = re.compile(r"[^\w]*(?P<key>[^\W\d][\w ./&-]{1,30}?)\s*[:：]\s*(?P<value>.+)", re.DOTALL)
_SENTENCE = re.compile(
    r"(?<![\s.-][A-Z])(?<!^[A-Z])(?<!\s)(?<!\bal)(?<!\bvs)(?<!\bet)\.(?=\s+[^\Wa-z\d_]|\s*$|\s+[\[(*\"“])"
)
_QUOTED = re.compile(r"[\"“](?P<title>[^\"“”]{12,300})[.,]?[\"”]")
_LONGEST = 600
_LONGEST_REMARK = 160
_DIVIDERS = re.compile(r"\s*[|·•]\s*|\s+[-–—]\s+|\s*;\s*")


def without_head(text: str, collector: Collector) -> str:
    """A title without the venue, the date and the name in brackets before it, which go to the row."""
    rest = text.strip()
    if match := _SHORT_DATE.match(rest):
        collector.date(whole_date(match["date"], short=True))
        rest = rest[match.end() :].strip()
    while match := _HEAD.match(rest):
        inner = match["text"].strip("*_ ")
        # "(CVPR2023_Painter)" names the venue and the model
        venue_part, underscore, name = inner.partition("_")
        venue, date = (
            venue_of(venue_part if underscore else inner, bare=True),
            whole_date(inner, short=True) or date_in(inner),
        )
        if not venue and not date:
            break
        collector.venue(venue)
        collector.date(date)
        if underscore and venue:
            collector.name(name)
        rest = rest[match.end() :]
    return rest


def read_head(text: str, collector: Collector) -> str:
    """Read what stands before a title into the row. Returns what is left of it: nothing, or words of a sentence."""
    if match := _SHORT_DATE.match(text):
        collector.date(whole_date(match["date"], short=True))
        text = text[match.end() :]
    names = []
    for match in _GROUP.finditer(text):
        inner = match["text"].strip()
        venue, date = venue_of(inner, bare=True), whole_date(inner, short=True) or date_in(inner)
        collector.venue(venue)
        collector.date(date)
        if not venue and not date:
            names.append(inner)
    if len(names) == 1 and len(names[0].split()) <= 3 and not names[0].islower():
        collector.name(names[0])
    rest = _GROUP.sub(" ", text).strip(" []()*,.|:：-–—\t")
    if rest and (date := date_in(rest)):
        collector.date(date)
        rest = without_dates(rest).strip(" ,.:-")
    if rest and (venue := venue_of(rest, bare=True)):
        collector.venue(venue)
        rest = ""
    return rest if any(character.isalpha() for character in rest) else ""


def are_people(text: str) -> bool:
    """Whether a text begins with the names of several persons."""
    parts = _HEAD.sub("", text).split(", ")
    return len(parts) > 1 and full_names(", ".join(parts[:2])) is not None


def is_remark(text: str) -> bool:
    """Whether a text is what stands behind a title, and does not go on with it."""
    first = text.partition(", ")[0]
    return text[0] in "([（【" or bool(venue_of(text, bare=True) or date_in(text) or full_names(first) is not None)


def split_sentence(text: str, collector: Collector) -> tuple[str, str]:
    """The title that a text begins with, and the rest of the text; authors that stand before it go to the row."""
    text = text[:_LONGEST].strip(" |-–")
    if match := _QUOTED.search(text):
        return match["title"], f"{text[: match.start()]} | {text[match.end() :]}"
    first, rest = _cut(text)
    if rest and (names := full_names(first)) is not None and len(names) != 1:
        collector.authors(names)
        first, rest = _cut(rest)
    if rest:
        return first, rest
    # "Title, Ada Sample, Bob Doe, CVPR 2024": what is known to be none of the title goes from its end
    parts = first.rstrip(" ,").split(", ")
    kept = len(parts)
    while kept > 1 and (venue_of(parts[kept - 1]) or whole_date(parts[kept - 1]) or full_names(parts[kept - 1])):
        kept -= 1
    if kept < len(parts) and (kept > 1 or len(parts[0].split()) > 2):
        return ", ".join(parts[:kept]), ", ".join(parts[kept:])
    return first, rest


def _cut(text: str) -> tuple[str, str]:
    match = _SENTENCE.search(text)
    return (text[: match.start()], text[match.end() :].strip()) if match else (text, "")


def read_tail(text: str, collector: Collector) -> None:
    """Read a line behind a title: a key and its value, authors, venue and date, each where it is one."""
    text = text[:_LONGEST].strip()
    if not text:
        return
    if (match := _KEY_VALUE.fullmatch(text)) and (role := roles("keys").get(squeezed(match["key"]))):
        _keyed(role, match["value"].strip(), collector)
        return
    for match in _GROUP.finditer(text):
        _remark(match["text"], collector, in_brackets=True)
    for part in _DIVIDERS.split(_GROUP.sub(" | ", text)):
        for sentence in _SENTENCE.split(part):
            _remark(sentence, collector)


def _keyed(role: str, value: str, collector: Collector) -> None:
    if role == "venue":
        collector.venue(venue_of(value, bare=True, as_place=True))
    elif role == "date":
        collector.date(whole_date(value, short=True) or date_in(value))
    elif role == "authors":
        collector.authors(full_names(value) or [])


def _remark(text: str, collector: Collector, *, in_brackets: bool = False) -> None:
    """Read one phrase: a venue, a date, or authors with perhaps both behind them."""
    bare = text.strip(" \t,.;:*|-–—()[]")
    if not bare:
        return
    if venue := venue_of(bare, bare=True, alone=True):
        collector.venue(venue)
        collector.date(date_in(bare))
        return
    parts = [part for part in bare.split(", ") if part.strip()]
    while parts and (_venue(parts[-1]) or whole_date(parts[-1]) or date_in(", ".join(parts[-2:]))):
        collector.venue(_venue(parts[-1]))
        # a comma stands also between day and year
        day_and_year = "" if date_in(parts[-1]) else date_in(", ".join(parts[-2:]))
        collector.date(day_and_year or date_in(parts[-1]) or ("" if _venue(parts[-1]) else whole_date(parts[-1])))
        del parts[-2 if day_and_year else -1 :]
    if parts and not in_brackets and (names := full_names(", ".join(parts))) is not None:
        collector.people(names)
    elif parts and len(bare) <= _LONGEST_REMARK:
        collector.venue(venue_of(without_dates(bare)))


def _venue(text: str) -> str:
    return venue_of(text, bare=True, alone=True)
