"""The five layouts that lists of papers mostly have, as `benchmarks.otherlists` writes them."""

from __future__ import annotations

import random
from urllib.parse import quote

from benchmarks.otherlists import Layout, Made, address, only, other_id, spoiled, without_address

Values = dict[str, str | list[str]]

_RECOVERABLE = ("full-width marks", "entities", "hidden characters", "a stop behind the title", "odd addresses")
_UNCLEAR = ("N/A for an id", "half an id", "two ids")
_MONTHS = "January February March April May June July August September October November December".split()


def _stars_table(made: Made, chance: random.Random, dirt: str) -> tuple[str, Values]:
    """A table with a badge of stars above a bold, linked title."""
    made = only(made, "code", "demo")
    _, title = spoiled(made, dirt, chance)
    link = address(made, dirt, chance)
    badge = made.code.replace("https://github.com/", "https://img.shields.io/github/stars/")
    stars = f"![Star]({badge}.svg?style=social&label=Star) <br> " if made.code else ""
    venue, year = made.venue.rpartition(" ")[::2] if made.venue != "arXiv" else ("arXiv", "")
    shown = made.venue if chance.random() < 0.5 else venue
    code = f"[Github]({made.code})" if made.code else chance.choice(("-", "Coming soon", "[Github]()"))
    demo = f"[Demo]({made.demo})" if made.demo else chance.choice(("-", "Local Demo"))
    cell = f"[**{title}**]({link})"
    if dirt == "an unclosed link":
        cell = f"[**{title}**]({link} "
    elif dirt == "a bar in the title":
        cell = f"[**{title.replace(' ', ' | ', 1)}**]({link})"
    elif dirt == "two ids":
        cell += f" [[PDF]](https://arxiv.org/pdf/{other_id(made)})"
    elif dirt == "no title":
        cell = f"[****]({link})"
    cells = [f"{stars}{cell} <br>", shown, made.date, code, demo]
    if dirt == "a cell too few":
        del cells[2]
    values: Values = {"title": made.title, "venue": shown, "date": made.date, "code": made.code, "demo": made.demo}
    return f"| {' | '.join(cells)} |", without_address(values, made, dirt) if year is not None else values


def _bullets(made: Made, chance: random.Random, dirt: str) -> tuple[str, Values]:
    """Items with a linked title, then authors, venue and labels."""
    made = only(made, "code", "project")
    _, title = spoiled(made, dirt, chance)
    link = address(made, dirt, chance)
    authors = ", ".join(made.authors)
    head = f"[{title}]({link})"
    if dirt == "an unclosed link":
        head = f"[{title}]({link}"
    elif dirt == "no title":
        head = f"[]({link})"
    elif dirt == "unnamed authors":
        authors = f"{made.authors[0]} et al."
    venue = _spelled(made.venue, dirt, chance)
    labels = [f"[[Paper]]({link})"] if dirt != "two ids" else [f"[[Paper]](https://arxiv.org/abs/{other_id(made)})"]
    labels += [f"[[Code]]({made.code})"] if made.code else chance.choice(([], ["[[Code]]()"]))
    labels += [f"[[Project Page]]({made.project})"] if made.project else []
    values: Values = {
        "title": made.title,
        "authors": [] if dirt in ("unnamed authors", "no title") else list(made.authors),
        "venue": made.venue,
        "code": made.code,
        "project": made.project,
    }
    return f"- {head}, {authors}, {venue} {' '.join(labels)}", without_address(values, made, dirt)


def _broken_lines(made: Made, chance: random.Random, dirt: str) -> tuple[str, Values]:
    """Items over several lines: a bold title, authors in italics, the venue and labels in brackets."""
    made = only(made, "code", "project")
    _, title = spoiled(made, dirt, chance)
    link = address(made, dirt, chance)
    end = chance.choice((" \\", " <br>", "  ", "<br/>"))
    authors = ", ".join(made.authors)
    if dirt == "footnote marks":
        authors = ", ".join(f"{author}{chance.choice(('*', '†', '^1', ''))}" for author in made.authors)
    venue = _spelled(made.venue, dirt, chance)
    labels = [f"[[arXiv]({link})]" if dirt != "no title" else f"[[Paper]({link})]"]
    if dirt == "two ids":
        labels.append(f"[[PDF](https://arxiv.org/pdf/{other_id(made)})]")
    labels += [f"[[GitHub]({made.code})]"] if made.code else []
    labels += [f"[[Project]({made.project})]"] if made.project else []
    date = (
        f" {_MONTHS[int(made.date[5:7]) - 1][:3]} {int(made.date[8:])}, {made.date[:4]}."
        if chance.random() < 0.3
        else ""
    )
    lines = [f"* **{title}**{end}", f"  *{authors}*{end}", f"  {venue}.{date} {' '.join(labels)}"]
    if dirt == "no title":
        lines[0] = "*  \\"
    values: Values = {
        "title": made.title,
        "authors": list(made.authors),
        "venue": made.venue,
        "date": made.date if date else "",
        "code": made.code,
        "project": made.project,
    }
    return "\n".join(lines), without_address(values, made, dirt)


def _html_table(made: Made, chance: random.Random, dirt: str) -> tuple[str, Values]:
    """Rows of an HTML table, or of a Markdown one whose cells have several lines."""
    made = only(made, "code", "project")
    _, title = spoiled(made, dirt, chance)
    link = address(made, dirt, chance)
    title = title.replace("&", "&amp;") if "&amp;" not in title and dirt != "entities" else title
    links = [
        f'<a href="{link}">Paper</a>'
        if dirt != "two ids"
        else f'<a href="https://arxiv.org/abs/{other_id(made)}">arXiv</a>'
    ]
    links += [f'<a href="{made.code}"><img src="{_badge(made.code)}"></a>'] if made.code else []
    links += [f'<a href="{made.project}" target="_blank">Website</a>'] if made.project else []
    heading = f'<a href="{link}"><b>{title}</b></a>' if dirt != "no title" else f'<a href="{link}"></a>'
    cells = [
        f"{heading}<br/>\n    <i>{', '.join(made.authors)}</i>",
        _spelled(made.venue, dirt, chance),
        "<br>".join(links),
    ]
    if dirt == "a cell too few":
        del cells[1]
    body = "\n".join(f"  <td>{cell}</td>" if dirt != "unclosed cells" else f"  <td>{cell}" for cell in cells)
    values: Values = {
        "title": made.title,
        "authors": list(made.authors),
        "venue": made.venue,
        "code": made.code,
        "project": made.project,
    }
    return f"<tr>\n{body}\n</tr>", without_address(values, made, dirt)


def _details_table(made: Made, chance: random.Random, dirt: str) -> tuple[str, Values]:
    made = only(made, "code", "project")
    _, title = spoiled(made, dirt, chance)
    link = address(made, dirt, chance)
    venue = made.venue.replace(" ", "-") if made.venue != "arXiv" else f"arXiv-{made.date[:4]}.{made.date[5:7]}"
    badge = f"[![Publish](https://img.shields.io/badge/{venue.replace('ACM-MM', 'ACM_MM')}-blue)]()"
    stars = f" [![Star]({_badge(made.code)})]({made.code})" if made.code else ""
    heading = f"[{title}]({link})" if dirt != "no title" else f"[]({link})"
    if dirt == "a bar in the title":
        heading = f"[{title.replace(' ', ' | ', 1)}]({link})"
    links = [f"[Paper]({link})" if dirt != "two ids" else f"[Paper](https://arxiv.org/abs/{other_id(made)})"]
    links += [f"[GitHub]({made.code})"] if made.code else []
    links += [f"[Project]({made.project})"] if made.project else []
    cells = [f"{badge}{stars}<br>{heading}<br>{', '.join(made.authors)}", "[![Area](https://img.shields.io/badge/Kites-purple)]()", "<br> ".join(links)]  # fmt: skip
    values: Values = {
        "title": made.title,
        "authors": list(made.authors),
        "venue": made.venue,
        "date": made.date[:7] if made.venue == "arXiv" else "",
        "code": made.code,
        "project": made.project,
    }
    return f"| {' | '.join(cells)} |", without_address(values, made, dirt)


def _badges(made: Made, chance: random.Random, dirt: str) -> tuple[str, Values]:
    """Items with a date before a plain title, and badges that are the links."""
    made = only(made, "code", "project")
    _, title = spoiled(made, dirt, chance)
    link = address(made, dirt, chance)
    month = made.date[:7]
    date = chance.choice(
        (f"[{month.replace('-', '/')}]", f"[{month[2:].replace('-', '')}]", f"({month.replace('-', '.')})")
    )
    label = f"arXiv-{made.arxiv}" if made.arxiv else "OpenReview-forum"
    if dirt == "two ids":
        label = f"arXiv-{other_id(made)}"
    badges = [f"[![Paper](https://img.shields.io/badge/{label}-b31b1b.svg)]({link})"]
    if made.venue != "arXiv":
        venue = quote(made.venue.replace("ACM MM", "ACM_MM"))
        badges.insert(0, f"![Venue](https://img.shields.io/badge/{venue.replace('%20', '-')}-blue)")
    badges += [f"[![GitHub]({_badge(made.code)})]({made.code})"] if made.code else []
    badges += [f"[![Page](https://img.shields.io/badge/Project-Page-green)]({made.project})"] if made.project else []
    values: Values = {
        "title": made.title,
        "venue": made.venue if made.venue != "arXiv" or (made.arxiv and dirt != "no badge text") else "",
        "date": month,
        "code": made.code,
        "project": made.project,
    }
    heading = title if dirt != "no title" else ""
    return f"- {date} {heading} {' '.join(badges)}", without_address(values, made, dirt)


def _badge(code: str) -> str:
    return code.replace("https://github.com/", "https://img.shields.io/github/stars/") + "?style=social"


def _spelled(venue: str, dirt: str, chance: random.Random) -> str:
    """A venue as lists write it."""
    name, _, year = venue.rpartition(" ")
    if dirt != "odd venues" or not name:
        return venue
    if name == "NeurIPS":
        return f"NIPS {year}"
    return chance.choice(
        (f"{name}'{year[2:]}", f"{name}{year}", f"{name} {year} (Oral)", f"*{name} {year}*", f"{year} {name}")
    )


LAYOUTS = (
    Layout(
        "tables with stars",
        "|  Title  |   Venue  |   Date   |   Code   |   Demo   |\n|:--------|:--------:|:--------:|:--------:|:--------:|\n",
        _stars_table,
        dirt=(*_RECOVERABLE, *_UNCLEAR, "an unclosed link", "a bar in the title", "a cell too few", "no title"),
    ),
    Layout(
        "items with authors",
        "",
        _bullets,
        dirt=(*_RECOVERABLE, *_UNCLEAR, "an unclosed link", "unnamed authors", "odd venues", "no title"),
    ),
    Layout(
        "items of several lines",
        "",
        _broken_lines,
        between="\n\n",
        dirt=(*_RECOVERABLE, *_UNCLEAR, "emphasis within", "footnote marks", "odd venues", "no title"),
    ),
    Layout(
        "tables in HTML",
        "<table>\n<tr><th>Title &amp; Authors</th><th>Venue</th><th>Links</th></tr>\n",
        _html_table,
        foot="</table>\n",
        dirt=(*_RECOVERABLE, *_UNCLEAR, "unclosed cells", "odd venues", "a cell too few", "no title"),
    ),
    Layout(
        "tables within details",
        "<details>\n<summary><b>Papers</b></summary>\n\n| **Title & Authors** | **Areas** | **Links** |\n| --- | --- | :---: |\n",
        _details_table,
        foot="</details>\n",
        dirt=(*_RECOVERABLE, *_UNCLEAR, "a bar in the title", "no title"),
    ),
    Layout(
        "dates and badges",
        "### 2024\n\n",
        _badges,
        dirt=(*_RECOVERABLE, *_UNCLEAR, "no title"),
    ),
)
"""The five, of which the fourth has two faces: HTML itself, and Markdown within it."""
