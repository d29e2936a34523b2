"""What a build is asked for: folders, addresses from the environment, the words of the interface."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

LANGUAGES = ("en", "zh")

Strings = dict[str, str]


class SettingsError(Exception):
    """The build cannot start: the folder is no clone of the project, or an address is malformed."""


@dataclass(frozen=True)
class Settings:
    """Where a build reads and writes.

    Attributes:
        root: the clone, with `papers.yaml`, `mkdocs.yml` and `site/`.
        out: the folder that holds everything the build makes.
        site_url: absolute address of the site with a final slash, or ``""``: then nothing that needs it is written.
        repo_url: address of the repository without a final slash, or ``""``.
    """

    root: Path
    out: Path
    site_url: str = ""
    repo_url: str = ""

    @classmethod
    def from_environment(cls, root: Path, environment: Mapping[str, str] = os.environ) -> Settings:
        """SITE_URL and REPO_URL, else on GitHub what the repository's own name gives, else nothing.

        Raises:
            SettingsError: `root` is not a clone, or an address is not an absolute http(s) URL.
        """
        for needed in ("papers.yaml", "mkdocs.yml", "site/strings.yaml"):
            if not (root / needed).is_file():
                raise SettingsError(f"{root} has no {needed}: the site is built from a clone of the project")
        owner, _, name = environment.get("GITHUB_REPOSITORY", "").partition("/")
        repo_url = environment.get("REPO_URL", "")
        site_url = environment.get("SITE_URL", "")
        if name:
            repo_url = repo_url or f"{environment.get('GITHUB_SERVER_URL', 'https://github.com')}/{owner}/{name}"
            own_page = name.lower() == f"{owner.lower()}.github.io"
            site_url = site_url or f"https://{owner.lower()}.github.io/" + ("" if own_page else f"{name}/")
        return cls(
            root=root,
            out=root / "build",
            site_url=_absolute("SITE_URL", site_url, "/"),
            repo_url=_absolute("REPO_URL", repo_url, ""),
        )

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.out / "site"

    @property
    def templates(self) -> Path:
        return self.root / "site" / "templates"

    @cached_property
    def strings(self) -> dict[str, Strings]:
        """The words of the interface by language and key."""
        words: dict[str, dict[str, str]] = self.load("strings.yaml")
        return {language: {key: word[language] for key, word in words.items()} for language in LANGUAGES}

    def load(self, name: str) -> Any:
        """A YAML file of `site/`."""
        return msgspec.yaml.decode((self.root / "site" / name).read_bytes())


def _absolute(variable: str, url: str, end: str) -> str:
    if not url:
        return ""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise SettingsError(f"{variable} must be an absolute address such as https://example.org/list/, not {url!r}")
    return url.rstrip("/") + end
