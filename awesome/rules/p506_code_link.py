"""A link to code that is no link to a repository."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at, host_of

_FORGES = frozenset({"github.com", "gitlab.com", "bitbucket.org", "gitee.com", "codeberg.org", "huggingface.co"})
_NOT_REPOSITORIES = {
    "gist.github.com": "a gist",
    "raw.githubusercontent.com": "a file",
    "colab.research.google.com": "a notebook",
}
_PAGES = (".github.io", ".gitlab.io", ".gitee.io")
_KINDS_OF_REPOSITORY = {"huggingface.co": frozenset({"datasets", "spaces"})}
_NO_OWNERS = frozenset(
    {"collections", "explore", "features", "orgs", "papers", "search", "sponsors", "topics", "users"}
)
_FILES = (
    *(".bib", ".csv", ".htm", ".html", ".ipynb", ".json", ".jsonl", ".md", ".pdf", ".ppt", ".pptx", ".py", ".txt"),
    *(".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz", ".yaml", ".yml", ".zip"),
)


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, name, url, host in subject.links:
        if name == "code" and host:
            wrong = _wrong(url, host)
            if wrong:
                what, right = wrong
                hint = f"write {quoted(right)}" if right else "link to the repository, or leave the field out"
                yield at(entry, name, f"{quoted(url)} is {what}, not a repository", hint)


def repository(url: str) -> str:
    """The address of the repository that an address leads into, ``""`` where it leads into none on a forge.

    >>> repository("https://github.com/example/some-paper/tree/main"), repository("https://github.com/example")
    ('https://github.com/example/some-paper', '')
    """
    host = host_of(url)
    if host.removeprefix("www.") not in _FORGES:
        return ""
    for _ in range(3):
        wrong = _wrong(url, host_of(url))
        if wrong is None:
            return url
        url = wrong[1]
    return ""


def _wrong(url: str, host: str) -> tuple[str, str] | None:
    """What the address is instead of a repository, and the repository's own address where it tells that."""
    path = url.partition("://")[2].partition("/")[2]
    if host.startswith("www.") and host[4:] in _FORGES:
        return f"a page of {host}", f"https://{host[4:]}/{path}"
    if host in _FORGES:
        return _wrong_on_forge(host, path)
    if host in _NOT_REPOSITORIES:
        return _NOT_REPOSITORIES[host], ""
    if host.endswith(_PAGES):
        return "a page", ""
    bare = path.partition("?")[0].partition("#")[0]
    if bare.lower().endswith(_FILES):
        return "a file", ""
    return None


def _wrong_on_forge(host: str, path: str) -> tuple[str, str] | None:
    bare = path.partition("?")[0].partition("#")[0]
    parts = [part for part in bare.split("/") if part]
    kind = parts.pop(0) if parts and parts[0] in _KINDS_OF_REPOSITORY.get(host, ()) else ""
    root = f"https://{host}/{kind}/" if kind else f"https://{host}/"
    if len(parts) < 2 or parts[0] in _NO_OWNERS:
        return "a profile or a page", ""
    # groups of GitLab have groups, and its own pages stand behind a hyphen
    length = parts.index("-") if "-" in parts else len(parts)
    right = (root + "/".join(parts[: length if host == "gitlab.com" else 2])).removesuffix(".git")
    if root + "/".join(parts) == right and bare == path and not path.endswith("/"):
        return None
    if len(parts) > 2 and right != root + "/".join(parts):
        return f"a page within {right}", right
    return "the repository's address with something behind it", right


RULE = Rule(
    code="P506",
    name="code-link",
    check=_check,
    english=Explanation(
        summary="`code` is the address of a repository: `https://github.com/owner/name`, nothing behind it.",
        why="Whether code exists, how it is faring and whether it has moved is asked of the repository. A profile, a folder, a file or an issue answers none of it, and `.git` or a slash makes two addresses of one.",
        mend="Write owner and name alone. A project page belongs in `project`.",
    ),
    chinese=Explanation(
        summary="`code` 是代码仓库的地址：`https://github.com/owner/name`，后面不带任何内容。",
        why="代码是否存在、是否活跃、是否搬迁，都要向仓库查询。个人主页、目录、文件或 issue 都回答不了；末尾多出 `.git` 或斜杠，一个地址就变成了两个。",
        mend="只写所有者和仓库名。项目主页请写在 `project`。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  code: https://github.com/example/some-paper/tree/main
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  code: https://github.com/example/some-paper
  added: '2026-01-01'
""",
)
