"""What git knows of the catalog's folder: commits, and files as they stood in one. Nothing is checked out or changed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from awesome.findings import quoted

_SECONDS = 60
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class HistoryError(Exception):
    """Git cannot say what it is asked: the message says why, and what to do."""


class History:
    """The commits of the clone that a folder belongs to.

    Raises:
        HistoryError: there is no git, or the folder is in no clone.
    """

    def __init__(self, root: Path) -> None:
        self._git = shutil.which("git") or ""
        if not self._git:
            raise HistoryError("git is needed for this, and is not installed")
        self._root = root
        if self._ask("rev-parse", "--git-dir") is None:
            raise HistoryError(f"{root.resolve()} is not in a clone of git")

    def has(self, name: str) -> bool:
        """Whether there is a branch, tag or commit of this name."""
        return self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}") is not None

    def commit(self, name: str) -> str:
        """The commit that a branch, tag or expression such as ``HEAD^1`` stands for.

        Raises:
            HistoryError: there is none.
        """
        found = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        text = (found or b"").decode("ascii", "replace").strip()
        if not _COMMIT.fullmatch(text):
            raise HistoryError(f"git knows no commit {quoted(name)}; `git fetch` may bring it")
        return text

    def common(self, one: str, other: str) -> str:
        """The last commit that two have in common.

        Raises:
            HistoryError: there is none.
        """
        found = self._ask("merge-base", self.commit(one), self.commit(other))
        text = (found or b"").decode("ascii", "replace").strip()
        if not _COMMIT.fullmatch(text):
            raise HistoryError(
                f"{quoted(one)} and {quoted(other)} have no commit in common; is the clone a shallow one?"
            )
        return text

    def file(self, commit: str, name: str, most_bytes: int) -> bytes | None:
        """A file of the folder as it stood in a commit, None where there was none. Of a link, where it leads.

        Of a file that is larger so many bytes are read, and one more.
        """
        size = self._ask("cat-file", "-s", f"{commit}:./{name}")
        if size is None:
            return None
        if int(size) <= most_bytes:
            return self._ask("cat-file", "blob", f"{commit}:./{name}")
        command = [self._git, "-C", str(self._root), "cat-file", "blob", f"{commit}:./{name}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:  # noqa: S603
            try:
                assert process.stdout is not None  # noqa: S101 - it is a pipe
                return process.stdout.read(most_bytes + 1)
            finally:
                process.kill()

    def _ask(self, *words: str) -> bytes | None:
        """What git answers, None where it says that there is no such thing."""
        command = [self._git, "-C", str(self._root), *words]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise HistoryError(f"git does not answer: {error}") from error
        return done.stdout if done.returncode == 0 else None
