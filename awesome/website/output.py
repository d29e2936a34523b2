"""Writing the site: only what changed, nothing that is no longer made.

The manifest remembers for each file the digest of what it was rendered from. A page whose digest is unchanged is not
rendered again; a file that this build did not name is removed. So a second build leaves exactly what a clean one would.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

MANIFEST_VERSION = 1


class AddressError(Exception):
    """The catalog asks for an address that cannot be given: it is taken, or leads out of the site."""


def digest(*parts: str | bytes) -> str:
    """A short digest of the parts and of where each ends."""
    state = blake2b(digest_size=12)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "little"))
        state.update(data)
    return state.hexdigest()


class Output:
    """The files of one folder.

    Attributes:
        root: the folder.
        written: how many files this build has written.
        kept: how many it found as they should be.
    """

    def __init__(self, root: Path, manifest: Path) -> None:
        self.root = root
        self.written = 0
        self.kept = 0
        self._prefix = f"{root}{os.sep}"
        self._manifest = manifest
        self._before = self._load()
        self._now: dict[str, str] = {}
        self._folders: set[str] = set()
        self._stood_before = root.is_dir()
        # while a build runs, what is on disk is not what the manifest says: an interrupted build starts anew
        manifest.unlink(missing_ok=True)

    def _load(self) -> dict[str, str]:
        try:
            stored = json.loads(self._manifest.read_bytes())
            files: dict[str, str] = dict(stored["files"])
            return files if stored["version"] == MANIFEST_VERSION and self.root.is_dir() else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    @property
    def paths(self) -> list[str]:
        """The files of this build so far, in the order in which they were named."""
        return list(self._now)

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file whose content is at hand."""
        data = content.encode() if isinstance(content, str) else content
        key = digest(data)
        if not self._fresh(path, key):
            self._store(path, data)

    def page(self, path: str, key: str, render: Callable[[], str | bytes]) -> None:
        """Write a file that is rendered from what `key` is the digest of; keep it where the key is unchanged."""
        if not self._fresh(path, key):
            content = render()
            self._store(path, content.encode() if isinstance(content, str) else content)

    def _fresh(self, path: str, key: str) -> bool:
        if path in self._now:
            raise AddressError(f"two pages want the address {path}")
        self._now[path] = key
        if self._before.get(path) == key and os.path.exists(self._prefix + path):  # noqa: PTH110 - once for each page
            self.kept += 1
            return True
        return False

    def _store(self, path: str, data: bytes) -> None:
        # half of a build's time goes into files and folders, so no call to the system is made in vain
        full = self._prefix + path
        folder = full.rpartition(os.sep)[0]
        if folder not in self._folders:
            self._make(folder)
        file = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(file, view) :]
        finally:
            os.close(file)
        self.written += 1

    def _make(self, folder: str) -> None:
        if f"{os.sep}..{os.sep}" in f"{folder[len(self._prefix) - 1 :]}{os.sep}":
            raise AddressError(f"a file would stand outside of the site: {folder}")
        try:
            os.mkdir(folder)  # noqa: PTH102 - see above
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        self._folders.add(folder)

    def finish(self) -> None:
        """Remove what this build did not make, and remember what it did."""
        self.root.mkdir(parents=True, exist_ok=True)
        if self._stood_before and (not self._before or self._before.keys() - self._now.keys()):
            self._sweep()
        self._manifest.parent.mkdir(parents=True, exist_ok=True)
        self._manifest.write_text(json.dumps({"version": MANIFEST_VERSION, "files": self._now}))

    def _sweep(self) -> None:
        for folder, _, files in os.walk(self.root, topdown=False):
            inside = os.path.relpath(folder, self.root)
            prefix = "" if inside == "." else inside.replace(os.sep, "/") + "/"
            for name in files:
                if prefix + name not in self._now:
                    Path(folder, name).unlink()
            if inside != "." and not os.listdir(folder):  # noqa: PTH208 - folder is a string of os.walk
                Path(folder).rmdir()
