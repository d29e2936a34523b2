"""One item of a list, or one cell of a table, read as a paper: title, authors, venue, date and links."""

from __future__ import annotations

import re
from typing import NamedTuple

from awesome.importers.collecting import Collector
from awesome.importers.labels import ASIDE, STARS, WORDS, Use, like_title, use_of
from awesome.importers.links import PAPER, looks_like_paper
from awesome.importers.pieces import BREAK, LINK, TEXT, Piece, text_of
from awesome.importers.remarks import are_people, is_remark, read_head, read_tail, split_sentence, without_head
from awesome.importers.spelleddates import without_dates

MOST_LINES = 16
_BACKSLASH = re.compile(r"[ \t]\\+(?=\s|$)")
_LETTER = re.compile(r"[^\W\d_]")
_WORDS_OF_PROSE = 2
_LEADS = (":", "：", "-", "–", "—", "|", "]", ")", "）", "】")


class Used(NamedTuple):
    """A piece, and what it is for where it is a link."""

    piece: Piece
    use: Use | None = None

    @property
    def role(self) -> str:
        return self.use.role if self.use else ""


Line = list[Used]


def lines_of(pieces: list[Piece], *, at_ends: bool = False) -> list[Line]:
    """The lines that a reader sees; with `at_ends`, those of the file."""
    lines: list[Line] = [[]]
    before = ""
    for piece in pieces:
        if piece.kind == BREAK:
            lines.append([])
            before = ""
        elif piece.kind == LINK:
            lines[-1].append(Used(piece, use_of(piece, before)))
            before = ""
        else:
            parts = _BACKSLASH.split(piece.text) if "\\" in piece.text else [piece.text]
            if at_ends:
                parts = [end for part in parts for end in part.split("\n")]
            for number, part in enumerate(parts):
                if number:
                    lines.append([])
                    before = ""
                text = part.replace("\n", " ")
                if text:
                    lines[-1].append(Used(piece if text == piece.text else piece._replace(text=text)))
                    before += text
    return [line for line in lines if any(used.piece.text.strip() or used.piece.href for used in line)]


def is_whole(line: Line) -> bool:
    """Whether a line by itself names a paper: it has a title, and leads to a paper."""
    return _find_title([line]) is not None and any(
        used.role == PAPER or (used.role == WORDS and looks_like_paper(used.piece.href)) for used in line
    )


def papers_in(line: Line) -> set[str]:
    """The addresses of papers on a line that have a title of their own."""
    return {
        used.piece.href
        for used in line
        if used.role == WORDS and looks_like_paper(used.piece.href) and like_title(used.piece.text)
    }


def read_item(lines: list[Line], collector: Collector) -> bool:
    """Read the lines of one item into a row. Returns whether it names a paper, and does so as a list does."""
    lines = lines[:MOST_LINES]
    title = _find_title(lines)
    if title is None:
        _take_links(lines, None, collector)
        return False
    number, place = title
    before = [*lines[:number], lines[number][:place]]
    if place < 0:
        tail = _read_plain(lines[number], collector)
    else:
        used = lines[number][place]
        collector.title(without_head(used.piece.text, collector))
        tail = text_behind(lines[number][place + 1 :])
        if not _read_before(before, collector):
            return False
    _take_links(lines, lines[number][place] if place >= 0 else None, collector)
    for line in [tail, *map(text_behind, lines[number + 1 :])]:
        read_tail(line, collector)
    return True


def _find_title(lines: list[Line]) -> tuple[int, int] | None:
    """Line and place of the title's piece; place -1 where it is part of the line's text."""
    short: tuple[int, int] | None = None
    for number, line in enumerate(lines[:4]):
        bold = _bold_title(line)
        for place, used in enumerate(line):
            if used.role == WORDS and _may_lead(used, line, place):
                if like_title(used.piece.text):
                    return number, place
                short = short or (number, place)
            elif place == bold:
                return number, place
        text = _plain_text(line) if short is None and bold is None else ""
        if like_title(without_dates(text)) and not are_people(text):
            return number, -1
    return short


def _may_lead(used: Used, line: Line, place: int) -> bool:
    """Whether a link with words may be the title: it leads to a paper, or stands first."""
    return looks_like_paper(used.piece.href) or not any(other.piece.text.strip(" []()*-|") for other in line[:place])


def _bold_title(line: Line) -> int | None:
    """Place of the text that is a title by being the one bold one at the beginning of a line."""
    texts = [
        (place, used) for place, used in enumerate(line) if used.piece.kind == TEXT and used.piece.text.strip(" .,:-|*")
    ]
    labelled = next((place for place, used in enumerate(line) if used.role and used.role != STARS), len(line))
    bold = [(place, used) for place, used in texts if used.piece.bold and place < labelled]
    if len(bold) == 1 and like_title(bold[0][1].piece.text):
        before = "".join(used.piece.text for place, used in texts if place < bold[0][0]).strip()
        behind = "".join(used.piece.text for place, used in texts if bold[0][0] < place < labelled).strip(" |.,:-*[]")
        if (not before or before.endswith(_LEADS)) and (not behind or is_remark(behind)):
            return bold[0][0]
    return None


def _plain_span(line: Line) -> tuple[int, int]:
    """Where the text of a line begins and ends that stands between its labels."""
    start = 0
    for place, used in enumerate(line):
        if used.role and used.role not in (WORDS, STARS):
            if any(_LETTER.search(other.piece.text) for other in line[start:place] if other.role != STARS):
                return start, place
            start = place + 1
    return start, len(line)


def _plain_text(line: Line) -> str:
    start, end = _plain_span(line)
    return "".join(used.piece.text for used in line[start:end] if used.role != STARS).lstrip(" ])").rstrip(" [(")


def _read_plain(line: Line, collector: Collector) -> str:
    """Take the title out of the text of a line. Returns the text behind it."""
    start, end = _plain_span(line)
    before = [used for used in line[:start] if used.use]
    for used in before:
        collector.venue(used.use.venue if used.use else "")
        collector.date(used.use.date if used.use else "")
    title, rest = split_sentence(without_head(_plain_text(line), collector), collector)
    collector.title(title)
    return f"{rest} {text_behind(line[end:])}"


def _read_before(lines: list[Line], collector: Collector) -> bool:
    """Read what stands before the title. Returns whether it is what a list writes there, and no sentence."""
    plain = ""
    for line in lines:
        for used in line:
            if used.use:
                collector.venue(used.use.venue)
                collector.date(used.use.date)
                plain += " " if used.role != WORDS else used.piece.text
            elif used.piece.bold and used.piece.text.strip(" :："):
                plain += f" [{used.piece.text.strip(' :：[]')}] "
            else:
                plain += used.piece.text
    rest = read_head(plain, collector)
    return len(rest.split()) < _WORDS_OF_PROSE or rest.endswith(_LEADS)


def text_behind(line: Line) -> str:
    """The text of a line in which a bar stands for each label, and a name for each link to a person."""
    return "".join(used.piece.text if used.role in ("", WORDS) else f" | {_label_facts(used)} | " for used in line)


def _label_facts(used: Used) -> str:
    return " | ".join(filter(None, (used.use.venue, used.use.date))) if used.use else ""


def _take_links(lines: list[Line], title: Used | None, collector: Collector) -> None:
    if title and title.role == WORDS:
        if looks_like_paper(title.piece.href):
            collector.paper_link(title.piece.href)
        title_text = text_of([title.piece])
        collector.witness(title_text if "://" in title_text else "")
    for line in lines:
        for used in line:
            if used is title or used.role in ("", ASIDE):
                continue
            if used.role == STARS:
                collector.stars(used.piece.href)
            elif used.role == WORDS:
                if looks_like_paper(used.piece.href) and like_title(used.piece.text) and title and title.role == WORDS:
                    collector.other_paper(used.piece.text, used.piece.href)
            else:
                collector.link(used.role, used.piece.href)
                if used.role == PAPER and (used.piece.badge or "://" in used.piece.text):
                    collector.witness(used.piece.text)
