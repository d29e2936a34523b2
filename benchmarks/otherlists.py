"""Made-up lists of other people: the same papers in the layouts that such lists have, with their dirt, and the truth.

Each paper is made up first; a layout writes what it has room for, and dirt spoils some of it. What an importer should
make of the row is noted as it is written, so that its rows can be counted right or wrong. Nobody and nothing in it
exists.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

COMPARED = ("title", "arxiv", "doi", "openreview", "url", "code", "project", "demo", "venue", "date", "authors")
"""The fields of a row that are right or wrong."""

_SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in ("a", "e", "i", "o", "u", "an", "or", "el")]
_GIVEN = "Ada Bo Cleo Dara Eli Fay Gus Hana Ivo Jun Kira Lev Mei Nils Oona Pavel Quinn Rosa Sven Tala Uma Vito Wen Yara".split()
_MIDDLE = ["", "", "", "", "J.", "van", "Maria", "de"]
_NOUNS = """Image Video Document Chart Map Scene Kite Feather River Garden Puzzle Diagram Table Sound Gesture Screen Camera
Layout Caption Memory Attention Token Reward Prompt Answer Question Region Patch Frame Story Lantern Bridge""".split()
_ADJECTIVES = (
    "Sparse Dense Patient Grounded Silent Faithful Layered Curious Hidden Gentle Unified Frugal Early Late".split()
)
_GERUNDS = "Seeing Reading Counting Folding Tracing Aligning Weighing Drawing Sorting Watching Naming Mending".split()
_VENUES = ["CVPR", "ICCV", "NeurIPS", "ICLR", "ICML", "ACL", "EMNLP", "AAAI", "ACM MM", "COLM", "WACV", "TMLR"]
_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True)
class Made:
    """A made-up paper, with everything that a list could say of it."""

    title: str
    name: str
    authors: tuple[str, ...]
    date: str
    venue: str
    arxiv: str
    openreview: str = ""
    code: str = ""
    project: str = ""
    demo: str = ""

    @property
    def link(self) -> str:
        """Its address."""
        if self.arxiv:
            return f"https://arxiv.org/abs/{self.arxiv}"
        return f"https://openreview.net/forum?id={self.openreview}"


@dataclass
class Truth:
    """What an importer should make of a row: its line, the fields, and the doubt where it must have one."""

    line: int
    values: dict[str, str | list[str]] = field(default_factory=dict)
    doubt: str = ""
    dirt: str = ""


@dataclass(frozen=True)
class OtherList:
    """A list as text, and the truth about its rows."""

    name: str
    text: str
    truths: list[Truth]


class Inventor:
    """Makes up papers, no two with one title, id or repository."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._count = 0

    def paper(self) -> Made:
        """One paper."""
        chance = self.chance
        self._count += 1
        name = self._name()
        year, month = chance.choice((2023, 2024, 2025)), chance.randint(1, 12)
        authors = tuple(dict.fromkeys(self._person() for _ in range(chance.randint(2, 9))))
        venue = "arXiv" if chance.random() < 0.5 else f"{chance.choice(_VENUES)} {year + chance.randint(0, 1)}"
        arxiv = f"{year % 100:02}{month:02}.{10_000 + self._count:05}"
        openreview = ""
        if venue != "arXiv" and chance.random() < 0.1:
            arxiv, openreview = "", "".join(chance.choices(_LETTERS, k=9)) + "Zq"
        slug = name.lower().replace(" ", "-")
        return Made(
            title=self._title(name),
            name=name,
            authors=authors,
            date=f"{year}-{month:02}-{chance.randint(1, 28):02}",
            venue=venue,
            arxiv=arxiv,
            openreview=openreview,
            code=f"https://github.com/{slug}-lab/{name.replace(' ', '_')}" if chance.random() < 0.6 else "",
            project=f"https://{slug}.github.io/page" if chance.random() < 0.3 else "",
            demo=f"https://demo.{slug}.example.org" if chance.random() < 0.2 else "",
        )

    def _name(self) -> str:
        word = "".join(self.chance.choices(_SYLLABLES, k=3))
        ending = self.chance.choice(("Net", "VL", "-7B", "LM", "Bench", " 2", "-R1", "GPT", ".5"))
        return f"{word.capitalize()}{self._count}{ending}"

    def _person(self) -> str:
        family = "".join(self.chance.choices(_SYLLABLES, k=self.chance.randint(2, 3))).capitalize()
        return " ".join(filter(None, (self.chance.choice(_GIVEN), self.chance.choice(_MIDDLE), family)))

    def _title(self, name: str) -> str:
        chance = self.chance
        one, two, three = chance.sample(_NOUNS, 3)
        adjective, gerund = chance.choice(_ADJECTIVES), chance.choice(_GERUNDS)
        return chance.choice(
            (
                f"{name}: {gerund} {adjective} {one}s with {two} Models",
                f"{name}: A {adjective} Benchmark for {one}, {two}, and {three} Understanding",
                f"Can {one} Models {gerund[:-3]} {two}s? {name} and the {adjective} {three}",
                f"{adjective} {one} vs. {two}: What {name} Tells about {three}s",
                f"On the {one} of {two}-to-{three} Models: The Case of {name}",
                f"{gerund} {one}s (and {two}s) in the Wild with {name}",
                f"{one}, {two}, {three}: {name} Is All You Need",
                f"{name} Technical Report: {gerund} {one}s",
                f"Towards {adjective} {one} {gerund} in Large {two}-Language Models with {name}",
                f"How Many {one}s Make a {two}? {name}’s {adjective} Answer to “{three}”",
                f"{gerund} the {adjective} {one}: R&D Notes on {name}",
            )
        )


Writer = Callable[[Made, random.Random, str], tuple[str, dict[str, str | list[str]]]]
"""Writes a paper's row with one kind of dirt. Returns the text, of one or several lines, and what can be read of it."""


@dataclass(frozen=True)
class Layout:
    """A way to write a list.

    Attributes:
        name: for the table of figures.
        head: the text before the rows of a section.
        foot: the text behind them.
        write: one row.
        between: what parts two rows.
        dirt: the kinds of dirt that it can have.
    """

    name: str
    head: str
    write: Writer
    foot: str = ""
    between: str = "\n"
    dirt: Sequence[str] = ()


DOUBTS = {
    "a bar in the title": "columns",
    "a cell too few": "columns",
    "N/A for an id": "malformed-id",
    "half an id": "malformed-id",
    "two ids": "two-ids",
    "no title": "no-title",
}
"""Dirt after which nobody can say what is meant, and the doubt that must tell it."""


def spoiled(made: Made, dirt: str, chance: random.Random) -> tuple[Made, str]:
    """The paper and its title as a dirty list has them; what a reader should see stays in the truth."""
    shown = made.title
    if dirt == "full-width marks":
        shown = (
            shown.replace(": ", "：").replace("(", "（").replace(")", "）").replace("? ", "？ ").replace(", ", "， ")
        )
    elif dirt == "entities":
        shown = shown.replace("&", "&amp;").replace("’", "&#8217;").replace("“", "&ldquo;").replace("”", "&rdquo;")
    elif dirt == "hidden characters":
        middle = len(shown) // 2
        shown = f"{shown[:middle]}\u200b{shown[middle:]}\u00a0 "
    elif dirt == "a stop behind the title":
        shown += "."
    elif dirt == "emphasis within":
        words = shown.split(" ")
        place = chance.randrange(1, len(words) - 1)
        words[place] = f"*{words[place]}*" if words[place].isalnum() else words[place]
        shown = " ".join(words)
    return made, shown


def address(made: Made, dirt: str, chance: random.Random) -> str:
    """The paper's address in one of the forms that lists have."""
    if dirt == "N/A for an id":
        return "https://arxiv.org/abs/N/A"
    if dirt == "half an id":
        return f"https://arxiv.org/abs/{(made.arxiv or '2401.10001')[:-1]}"
    if not made.arxiv or dirt != "odd addresses":
        return chance.choice((made.link, made.link.replace("/abs/", "/pdf/")))
    forms = ("https://arxiv.org/pdf/{}v2.pdf", "http://arxiv.org/abs/{}v1", "https://www.arxiv.org/pdf/{}.pdf",
             "https://huggingface.co/papers/{}", "https://www.alphaxiv.org/abs/{}", "https://arxiv.org/html/{}v3")  # fmt: skip
    return chance.choice(forms).format(made.arxiv)


def other_list(layout: Layout, rows: int, seed: int, share_of_dirt: float, among: Sequence[Made] = ()) -> OtherList:
    """A list in one layout, a share of whose rows is dirty, and the truth about it.

    Args:
        layout: how it is written.
        rows: how many it has.
        seed: the same list for the same seed.
        share_of_dirt: from 0 to 1.
        among: papers that stand among the made-up ones, one after the other until they are used up.
    """
    inventor = Inventor(seed)
    others = list(among)
    chance = inventor.chance
    text = f"# A Made-up List of {layout.name.title()}\n\nWelcome. See [the guide](https://example.org/guide).\n\n"
    truths: list[Truth] = []
    per_section = max(rows // 6, 1)
    for number in range(rows):
        if number % per_section == 0:
            text += (layout.foot if number else "") + f"\n## Section {number // per_section + 1}\n\n" + layout.head
        made = others.pop() if others and number % 2 else inventor.paper()
        dirt = chance.choice(layout.dirt) if layout.dirt and chance.random() < share_of_dirt else ""
        if dirt == "two ids" and not made.arxiv:
            # an id of OpenReview beside one of arXiv is no contradiction
            dirt = ""
        row, values = layout.write(made, chance, dirt)
        offset = len(row) - len(row.lstrip("\n"))
        line = text.count("\n") + 1 + offset
        text += row + layout.between
        truths.append(Truth(line, {name: value for name, value in values.items() if value}, DOUBTS.get(dirt, ""), dirt))
    return OtherList(layout.name, text + layout.foot, truths)


def without_address(values: dict[str, str | list[str]], made: Made, dirt: str) -> dict[str, str | list[str]]:
    """What can be read of a row, with the ids that its address tells."""
    if dirt in ("N/A for an id", "half an id"):
        return values
    return {**values, "arxiv": made.arxiv, "openreview": made.openreview}


def other_id(made: Made) -> str:
    """An id that belongs to another paper."""
    return f"{(made.arxiv or '2401.10001')[:4]}.{99_000 + int((made.arxiv or '0.500')[-3:]):05}"


def only(made: Made, *names: str) -> Made:
    """The paper without the links that a layout has no room for."""
    return replace(
        made,
        code=made.code if "code" in names else "",
        project=made.project if "project" in names else "",
        demo=made.demo if "demo" in names else "",
    )
