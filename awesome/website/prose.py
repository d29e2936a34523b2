"""The prose pages and the shell: assembled from `site/docs`, built by MkDocs, kept while nothing of theirs changed.

Prose is Jinja2 before it is Markdown. What depends on the catalog is left as a slot, ``<div data-slot="name:argument">``,
which the generator fills after MkDocs has run: so a changed entry needs no new run of MkDocs.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2

from awesome.website.output import digest
from awesome.website.settings import LANGUAGES, Settings

MENU = [
    {"path": "techniques/", "label": "menu_techniques"},
    {"path": "explore/", "label": "menu_explore"},
    {"path": "datasets/", "label": "menu_datasets"},
    {"path": "about/", "label": "menu_about"},
]
FOOT = [
    {"path": "papers/", "label": "menu_papers"},
    {"path": "download/", "label": "menu_download"},
    {"path": "statistics/", "label": "menu_statistics"},
    {"path": "contribute/", "label": "menu_contribute"},
    {"path": "rules/", "label": "menu_rules"},
]

SHELL_PAGE = """\
---
title: shell
shell: true
lean: true
---

# shell
"""

_SLOT = re.compile(r'<(div|span) data-slot="([^"]*)"></\1>')
# not in what is preformatted, where every space counts
_NEEDLESS_SPACE = re.compile(r"<pre\b.*?</pre>|\n[ \t]+(?=<)|\n{2,}", re.DOTALL)


class ProseError(Exception):
    """A prose page or the MkDocs configuration is wrong."""


def slot_markup(name: str, argument: str = "", *, inline: bool = False) -> str:
    """The mark that a slot leaves in the prose."""
    tag = "span" if inline else "div"
    return f'<{tag} data-slot="{name}{":" if argument else ""}{argument}"></{tag}>'


def fill_slots(html: str, fill: Any) -> str:
    """`html` with each slot replaced by ``fill(name, argument)``."""

    def one(match: re.Match[str]) -> str:
        name, _, argument = match[2].partition(":")
        return str(fill(name, argument))

    return _SLOT.sub(one, html)


def build_prose(settings: Settings) -> dict[str, str]:
    """The HTML of every prose page by its path (``zh/about/index.html``), the two shells and 404 among them.

    Raises:
        ProseError: MkDocs refuses the configuration or a page.
    """
    docs = settings.out / "docs"
    shell = settings.out / "shell"
    stamp = settings.out / "shell.digest"
    key = _inputs(settings)
    if not (stamp.is_file() and stamp.read_text() == key and shell.is_dir()):
        stamp.unlink(missing_ok=True)
        _assemble(settings, docs)
        _run_mkdocs(settings, docs, shell)
        stamp.write_text(key)
    return {
        path.relative_to(shell).as_posix(): _tightened(path.read_text(encoding="utf-8"))
        for path in sorted(shell.rglob("*.html"))
    }


def _tightened(html: str) -> str:
    # the policy of every page refuses styles that stand in it
    html = html.replace(' style="text-align: right;"', ' class="num"')
    return _NEEDLESS_SPACE.sub(lambda match: match[0] if match[0].startswith("<pre") else "\n", html)


def static_files(settings: Settings) -> dict[str, bytes]:
    """The files beside the pages: the theme's stylesheet, ours, and the scripts."""
    theme = Path(str(files("material"))) / "templates" / "assets"
    found = {f"assets/{theme_stylesheet()}": (theme / theme_stylesheet()).read_bytes()}
    # the map is not shipped, so nothing may point to it
    name = f"assets/{theme_stylesheet()}"
    found[name] = re.sub(rb"\n?/\*# sourceMappingURL=[^*]*\*/", b"", found[name])
    folder = settings.root / "site" / "assets"
    return found | {f"assets/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in _assets(settings)}


def theme_stylesheet() -> str:
    """Path of Material's main stylesheet below its assets; its name carries a hash."""
    folder = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"
    return f"stylesheets/{next(folder.glob('main.*.min.css')).name}"


def assets_version(settings: Settings) -> str:
    """Changes with the site's own stylesheet and scripts, so that no browser keeps an old one beside a new page."""
    return digest(*[path.read_bytes() for path in _assets(settings)])[:8]


def _assets(settings: Settings) -> list[Path]:
    return sorted(path for path in (settings.root / "site" / "assets").rglob("*") if path.is_file())


def _inputs(settings: Settings) -> str:
    """A digest of all that the prose is made of."""
    sources = [settings.root / "mkdocs.yml", Path(__file__)]
    for folder in ("docs", "overrides", "assets"):
        sources += sorted(path for path in (settings.root / "site" / folder).rglob("*") if path.is_file())
    parts = [f"{settings.site_url} {settings.repo_url} {version('mkdocs')} {version('mkdocs-material')}"]
    parts.append((settings.root / "site" / "strings.yaml").read_text(encoding="utf-8"))
    for path in sources:
        parts += [
            path.as_posix(),
            path.read_bytes().decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode(),
        ]
    return digest(*parts)


def _assemble(settings: Settings, docs: Path) -> None:
    """Write MkDocs' docs folder: prose rendered by Jinja2, English at the root and Chinese below zh/."""
    shutil.rmtree(docs, ignore_errors=True)
    for language in LANGUAGES:
        source = settings.root / "site" / "docs" / language
        target = docs if language == "en" else docs / language
        target.mkdir(parents=True, exist_ok=True)
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(source),
            undefined=jinja2.StrictUndefined,
            autoescape=False,  # noqa: S701 - it makes Markdown of our own prose, not HTML of data
            keep_trailing_newline=True,
        )
        environment.globals.update(_prose_functions(settings))
        for path in sorted(source.rglob("*.md")):
            name = path.relative_to(source).as_posix()
            try:
                text = environment.get_template(name).render()
            except jinja2.TemplateError as error:
                raise ProseError(f"site/docs/{language}/{name}: {error}") from error
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_text(text, encoding="utf-8")
        (target / "shell.md").write_text(SHELL_PAGE, encoding="utf-8")


def _prose_functions(settings: Settings) -> dict[str, Any]:
    """What prose may call. Each leaves a slot; `repo_url` and `site_url` are known at once."""
    block = ("figure", "milestones", "demo", "papers", "shelves", "part", "plot")
    functions: dict[str, Any] = {name: _block_slot(name) for name in block}
    functions["count"] = lambda what: slot_markup("count", what, inline=True)
    functions["repo_url"] = settings.repo_url
    functions["site_url"] = settings.site_url
    return functions


def _block_slot(name: str) -> Any:
    return lambda argument="": slot_markup(name, argument)


def _run_mkdocs(settings: Settings, docs: Path, target: Path) -> None:
    # imported here: it takes a third of a second, which a build that keeps its prose need not pay
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    shutil.rmtree(target, ignore_errors=True)
    try:
        config = load_config(
            str(settings.root / "mkdocs.yml"),
            docs_dir=str(docs),
            site_dir=str(target),
            site_url=settings.site_url,
            repo_url=settings.repo_url,
        )
        config.extra.update(
            strings=settings.strings,
            menu=MENU,
            foot=FOOT,
            theme_css=theme_stylesheet(),
            assets_version=assets_version(settings),
        )
        build(config)
    except (MkDocsException, jinja2.TemplateError, SystemExit) as error:
        raise ProseError(f"mkdocs: {error}") from error
