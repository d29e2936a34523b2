"""The Jinja2 templates of the generated pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup, escape

from awesome.website.output import digest
from awesome.website.settings import LANGUAGES, Settings, Strings
from awesome.website.shell import BASE, Shell
from awesome.website.words import inline, isolated, number

SITE_NAME = "Awesome MLLM"

PACKAGE_FILES = (".py", ".yaml", ".toml")
"""What the package is made of, as far as pages depend on it."""


_CONSTANT = re.compile(r"\{\{ (?:t\.(\w+)|(base|home)) \}\}")


class _LanguageLoader(jinja2.FileSystemLoader):
    """Reads templates with the words of one language put in already.

    A page holds dozens of these constants; looking each of them up and escaping it would double the cost of a page.
    """

    def __init__(self, folder: Path, language: str, strings: Strings) -> None:
        super().__init__(folder)
        self._constants = {"base": BASE, "home": place("", language)}
        self._strings = strings

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, fresh = super().get_source(environment, template)
        return _CONSTANT.sub(self._constant, source), path, fresh

    def _constant(self, match: re.Match[str]) -> str:
        if match[1] is None:
            return self._constants[match[2]]
        # a word that is missing is left, so that the template's own strictness reports it
        return str(escape(self._strings[match[1]])) if match[1] in self._strings else match[0]


class Pages:
    """Renders templates into the shell of each language."""

    def __init__(self, settings: Settings, shells: dict[str, Shell]) -> None:
        self.settings = settings
        self.shells = shells
        self._globals: dict[str, Mapping[str, Any]] = {}
        self._environments = {language: self._environment(language) for language in LANGUAGES}
        self._loaded: dict[tuple[str, str], jinja2.Template] = {}

    def _environment(self, language: str) -> jinja2.Environment:
        settings = self.settings
        # figures are given their own words under the name `t`, so nothing may be put into them beforehand
        figures = jinja2.PrefixLoader({"figures": jinja2.FileSystemLoader(settings.templates / "figures")})
        environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader(
                [figures, _LanguageLoader(settings.templates, language, settings.strings[language])]
            ),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        environment.filters.update(number=lambda value: number(value, language), inline=inline, isolated=isolated)
        environment.globals.update(
            t=settings.strings[language],
            base=BASE,
            home=place("", language),
            site_url=settings.site_url,
            site_name=SITE_NAME,
        )
        self._globals[language] = environment.globals
        return environment

    @cached_property
    def key(self) -> str:
        """A digest of all that every page shares: templates, shells, words, addresses, the generator and its data."""
        parts: list[str | bytes] = [
            self.settings.site_url,
            self.settings.repo_url,
            msgspec.json.encode(self.settings.strings),
        ]
        parts += [path.read_bytes() for path in sorted(self.settings.templates.rglob("*.j2"))]
        for shell in self.shells.values():
            parts += [shell.before_head, shell.before_other, shell.before_content, shell.after_content]
        package = Path(__file__).parents[1]
        parts += [path.read_bytes() for path in sorted(package.rglob("*")) if path.suffix in PACKAGE_FILES]
        return digest(*parts)

    def strings(self, language: str) -> Strings:
        return self.settings.strings[language]

    def render(self, template: str, language: str, /, **values: Any) -> str:
        """A part of a page. `base` stands for the way to the root until the page is put together."""
        loaded = self._loaded.get((template, language))
        if loaded is None:
            loaded = self._loaded[template, language] = self._environments[language].get_template(template)
        # `render` would put the globals together anew for each of fifty thousand parts
        return "".join(loaded.root_render_func(loaded.new_context({**self._globals[language], **values}, shared=True)))

    def figure(self, name: str, labels: dict[str, str]) -> str:
        """A figure with its labels."""
        return self._environments["en"].get_template(f"figures/{name}.svg.j2").render(t=labels)

    def whole(self, address: str, language: str, head: str, content: str) -> str:
        """A whole page. `address` is the English one; the Chinese one is the same below ``zh/``."""
        other = address if language == "zh" else f"zh/{address}"
        return self.shells[language].page(place(address, language), head, other, content)

    def list_page(self, address: str, language: str, title: str, description: str, content: str) -> str:
        """A page that lists entries or leads to such pages."""
        head = self.render("list_head.html.j2", language, title=title, description=description, address=address)
        return self.whole(address, language, head, content)


def place(address: str, language: str) -> str:
    """The address of a page in a language."""
    return f"zh/{address}" if language == "zh" else address


def path_of(address: str, language: str) -> str:
    """The file of a page in a language."""
    return f"{place(address, language)}index.html"


def script_data(value: Any) -> Markup:
    """JSON for a script element that holds data: nothing in it can end the element."""
    text = msgspec.json.encode(value).decode()
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


def trusted(html: str) -> Markup:
    """HTML that our own templates rendered."""
    return Markup(html)  # noqa: S704
