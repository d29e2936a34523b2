"""What a link of a list is for, and the address as an entry may hold it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import urlsplit

from awesome.identifiers import IdentifierError, read_identifier
from awesome.importers.words import roles
from awesome.vocabulary import Vocabulary

PAPER, CODE, PROJECT, DEMO = "paper", "code", "project", "demo"

_ADDRESS = re.compile(
    r"https://[a-z0-9._:@%!\[\]-]+(?:[/?#][!#$&-;=?-Z\[\]_a-z~]*+(?:%[0-9A-Fa-f]{2}[!#$&-;=?-Z\[\]_a-z~]*+)*)?"
)
_AROUND = " \t\n<>\"'`“”‘’（）【】"
_BEHIND = ".,;:。，；：、"
_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
_NUMBER = re.compile(r"v?\d+", re.ASCII)
_FORGES = frozenset(("github.com", "gitlab.com", "bitbucket.org", "gitee.com", "codeberg.org"))
_REPOSITORY = re.compile(r"/(?P<owner>[A-Za-z0-9][\w.-]*)/(?P<name>[\w.-]+?)(?:\.git)?(?:[/?#].*)?", re.ASCII)
_NO_OWNERS = frozenset("collections explore features orgs papers search sponsors stars topics users".split())
_PAGES = (".github.io", ".gitlab.io", ".gitee.io")
_NOT_CODE = frozenset(("gist.github.com", "raw.githubusercontent.com", "colab.research.google.com"))
_PAPER_HOSTS = frozenset((
    "aclanthology.org", "arxiv.org", "biorxiv.org", "cvf.com", "doi.org", "ecva.net", "ieeexplore.ieee.org",
    "isca-speech.org", "jmlr.org", "medrxiv.org", "mlr.press", "nature.com", "neurips.cc", "nips.cc", "ojs.aaai.org",
    "aaai.org", "openaccess.thecvf.com", "openreview.net", "proceedings.com", "sciencedirect.com", "semanticscholar.org",
    "springer.com", "ssrn.com", "techrxiv.org", "dl.acm.org", "usenix.org", "ijcai.org", "mdpi.com", "alphaxiv.org",
))  # fmt: skip
_MOST_WORDS = 6


@lru_cache(maxsize=1 << 14)
def label_role(text: str) -> str:
    """What a label says of its link: ``paper``, ``code``, …, ``filler``, or ``""`` where the text is no label.

    >>> label_role("[Paper📑]"), label_role("Official Code"), label_role("here"), label_role("Visual Instruction Tuning")
    ('paper', 'code', 'filler', '')
    """
    words = _WORD.findall(text.lower())
    if not words:
        return "filler"
    if len(words) > _MOST_WORDS:
        return ""
    known = roles("links")
    found = ["filler" if _NUMBER.fullmatch(word) else known.get(word, "") for word in words]
    if "" in found:
        return ""
    telling = [role for role in found if role != "filler"]
    for role in (PAPER, CODE, PROJECT, DEMO):
        if role in telling and not (role == PAPER and PROJECT in telling):
            return role
    return telling[0] if telling else "filler"


@lru_cache(maxsize=1 << 14)
def address_role(address: str) -> str:
    """What an address by itself is good for; ``""`` where that cannot be said."""
    host = host_of(address)
    if is_paper_host(host) or address.partition("?")[0].lower().endswith(".pdf"):
        return PAPER
    path = address.partition("://")[2].partition("/")[2]
    if host.endswith("huggingface.co"):
        kind = path.partition("/")[0]
        return {"papers": PAPER, "spaces": DEMO}.get(kind, "data")
    if host in _FORGES:
        return CODE if repository_in(address) else ""
    return PROJECT if host.endswith(_PAGES) else ""


def host_of(address: str) -> str:
    """The host of an address, ``""`` where it has none.

    >>> host_of("https://user@GitHub.com:443/x"), host_of("no address")
    ('github.com', '')
    """
    authority = address.partition("://")[2].partition("/")[0]
    if authority.replace(".", "").replace("-", "").isalnum():
        # nearly all, several times faster
        return authority.lower()
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


@lru_cache(maxsize=1 << 12)
def is_paper_host(host: str) -> bool:
    """Whether the pages of a host are papers."""
    labels = host.split(".")[-8:]
    return any(".".join(labels[start:]) in _PAPER_HOSTS for start in range(len(labels) - 1))


def looks_like_paper(address: str) -> bool:
    """Whether an address is that of a paper, by itself."""
    return address_role(address) == PAPER


def cleaned(address: str) -> str:
    """An address without what stands around it, its host in lower case.

    >>> cleaned("(https://GitHub.com/example/net) ")
    'https://github.com/example/net'
    """
    bare = address.strip(_AROUND)
    while bare.startswith("(") or (bare.endswith(")") and bare.count(")") > bare.count("(")):
        bare = bare[1:] if bare.startswith("(") else bare[:-1]
        bare = bare.strip(_AROUND)
    bare = bare.rstrip(_BEHIND)
    scheme, mark, rest = bare.partition("://")
    if not mark:
        return bare
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}://{host.lower()}{slash}{path}"


@lru_cache(maxsize=1 << 14)
def repository_in(address: str) -> str:
    """The repository that an address leads into, ``""`` where it is none.

    >>> repository_in("https://www.github.com/example/net/tree/main/src"), repository_in("https://github.com/example")
    ('https://github.com/example/net', '')
    """
    host = host_of(address).removeprefix("www.")
    if host not in _FORGES:
        return ""
    path = urlsplit(address).path
    if host == "gitlab.com":
        path = path.partition("/-/")[0].strip("/").removesuffix(".git")
        return f"https://{host}/{path}" if "/" in path else ""
    match = _REPOSITORY.fullmatch(path)
    if match is None or match["owner"].lower() in _NO_OWNERS:
        return ""
    return f"https://{host}/{match['owner']}/{match['name']}"


def as_link(address: str, role: str) -> tuple[str, str, str]:
    """The field in which an entry holds a link, the address, and, where neither can be, why not.

    >>> as_link("https://github.com/example/net/tree/main", "code")
    ('code', 'https://github.com/example/net', '')
    >>> as_link("http://10.0.0.1:7860", "demo")[2]
    'the demo is left out: http://10.0.0.1:7860 is not https'
    """
    url = cleaned(address)
    if url.startswith("http://") and (repository_in(url) or host_of(url).endswith(_PAGES)):
        url = f"https://{url.removeprefix('http://')}"
    host = host_of(url)
    repository = repository_in(url)
    if role == CODE and not repository and (host in _NOT_CODE or host in _FORGES):
        return "", "", f"the code is left out: {url} is no repository"
    if role == CODE and not repository and not host.endswith("huggingface.co"):
        role = PROJECT
    elif role == PROJECT and repository:
        role = CODE
    if role == CODE and repository:
        url = repository
    wrong = _wrong(url, host)
    return ("", "", f"the {role} is left out: {url} {wrong}") if wrong else (role, url, "")


def _wrong(url: str, host: str) -> str:
    if not host:
        return "is no address"
    if not url.startswith("https://"):
        return "is not https"
    if not _ADDRESS.fullmatch(url):
        return "is no address in form"
    if host.replace(".", "").isdigit() or "[" in host or "." not in host:
        return "is a bare address of a machine"
    if "@" in url.partition("://")[2].partition("/")[0] or ":" in url.partition("://")[2].partition("/")[0]:
        return "has a user or a port"
    listed = _listed_hosts()
    labels = host.split(".")[-8:]
    if any(".".join(labels[start:]) in listed for start in range(len(labels))):
        return "is on a host whose links do not last"
    if not is_paper_host(host) and "/papers/" not in url:
        return ""
    try:
        read_identifier(url)
    except IdentifierError:
        return "" if not host.endswith(("arxiv.org", "doi.org")) else "names no paper"
    return "says no more than the paper's id"


@cache
def _listed_hosts() -> frozenset[str]:
    return frozenset(Vocabulary.load().hosts)
