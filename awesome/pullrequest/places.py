"""Where things are on GitHub: addresses made of what GitHub itself says of a pull request."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote


@dataclass(frozen=True)
class Place:
    """A pull request.

    Attributes:
        server: address of the site, without a final slash.
        repository: ``owner/name`` of the list.
        number: of the pull request.
        head_repository: ``owner/name`` that the change comes from; ``""`` where it is gone.
        head_branch: the branch there.
        head: the last commit of the change.
        base_branch: the branch that it is to be merged into.
    """

    server: str
    repository: str
    number: int
    head_repository: str
    head_branch: str
    head: str
    base_branch: str = "main"

    @property
    def address(self) -> str:
        """The pull request."""
        return f"{self.server}/{self.repository}/pull/{self.number}"

    @property
    def base_clone(self) -> str:
        """What git fetches the list from."""
        return f"{self.server}/{self.repository}.git"

    @property
    def guide(self) -> str:
        """What a contributor reads."""
        return f"{self.server}/{self.repository}/blob/{quote(self.base_branch)}/CONTRIBUTING.md"

    def changed_line(self, file: str, line: int) -> str:
        """A line in the change."""
        return f"{self.address}/files#diff-{sha256(file.encode()).hexdigest()}R{line}"

    def line(self, file: str, line: int) -> str:
        """A line of the whole file, as the change has it."""
        return f"{self.server}/{self.head_repository or self.repository}/blob/{self.head}/{quote(file)}#L{line}"

    def editor(self, file: str, line: int) -> str:
        """The file in the web editor of who proposes the change; ``""`` where there is none."""
        if not self.head_repository:
            return ""
        return f"{self.server}/{self.head_repository}/edit/{quote(self.head_branch)}/{quote(file)}#L{line}"

    def run(self, identifier: int) -> str:
        """A run of a workflow."""
        return f"{self.server}/{self.repository}/actions/runs/{identifier}"

    def artifact(self, run: int, identifier: int) -> str:
        """A file that a run has left, to be downloaded."""
        return f"{self.run(run)}/artifacts/{identifier}"
