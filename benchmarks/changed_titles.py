"""Titles as they come back: one kind of change a function, drawn by chance. The tests and the benchmark draw the same."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Change = Callable[[str, random.Random], str]

_CUT = re.compile(r": |\? | [-\u2013\u2014] ")


def other_case(title: str, chance: random.Random) -> str:
    return chance.choice([title.lower(), title.upper(), title.title(), title.swapcase(), title.capitalize()])


def other_punctuation(title: str, chance: random.Random) -> str:
    changed = [
        f"{title}.",
        f"“{title}”",
        title.replace("-", "\u2013"),
        title.replace("-", " "),
        title.replace(": ", " \u2014 "),
        title.replace(": ", " - "),
        title.replace(",", ""),
        title.replace("'", "\u2019") + "!",
    ]
    return chance.choice(changed)


def in_latex(title: str, chance: random.Random) -> str:
    first, _, rest = title.partition(" ")
    changed = [
        f"{{{title}}}",
        f"{{{title[0]}}}{title[1:]}",
        rf"\textbf{{{title}}}",
        rf"\emph{{{first}}} {rest}",
        re.sub(r"([A-Z]{2,})", r"{\1}", title),
        re.sub(r"([0-9]+)", r"$\1$", title),
        re.sub(r"([0-9]+)", r"$^{\1}$", title, count=1),
        title.replace("-", "--"),
        title.replace(" ", "~", 1),
        re.sub(r"([&%#])", r"\\\1", title),
    ]
    return chance.choice(changed)


def part_dropped(title: str, chance: random.Random) -> str:
    """The subtitle, or the name before it. Only of titles that `has_parts`."""
    cut = _CUT.search(title)
    assert cut
    return chance.choice([title[: cut.start()], title[cut.end() :]])


def with_version(title: str, chance: random.Random) -> str:
    endings = [
        " v2",
        " (v2)",
        " [v3]",
        " V3",
        ", Version 2",
        " - v2",
        ": v2",
        " (Ver. 2)",
        " v.2",
        " (extended version)",
    ]
    return title + chance.choice(endings)


def one_typo(title: str, chance: random.Random) -> str:
    while True:
        place = chance.randrange(len(title) - 1)
        letter, following = title[place], title[place + 1]
        if letter.isalpha() and following.isalpha():
            change = chance.choice(["", "x", f"{letter}{letter}", f"{following}{letter}"])
            end = place + 2 if change == f"{following}{letter}" else place + 1
            return title[:place] + change + title[end:]


def hyphen_dropped(title: str, chance: random.Random) -> str:
    return title.replace("-", chance.choice(["", " "]), 1) if "-" in title else one_typo(title, chance)


CHANGES: dict[str, Change] = {
    "case": other_case,
    "punctuation": other_punctuation,
    "LaTeX": in_latex,
    "subtitle or name dropped": part_dropped,
    "version behind it": with_version,
    "a slip": one_typo,
    "a hyphen dropped": hyphen_dropped,
}


def has_parts(title: str) -> bool:
    return bool(_CUT.search(title))


def changed_titles(titles: Sequence[str], kind: str, number: int) -> list[tuple[int, str]]:
    """Places of titles, drawn by chance, each with its title in another form."""
    chance = random.Random(kind)
    change = CHANGES[kind]
    fitting = [place for place, title in enumerate(titles) if change is not part_dropped or has_parts(title)]
    return [(place, change(titles[place], chance)) for place in chance.sample(fitting, number)]
