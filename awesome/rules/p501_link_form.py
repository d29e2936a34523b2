"""The form of an address."""

import re
from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at

_WELL_FORMED = re.compile(
    r"https://[a-z0-9._:@%!\[\]-]+(?:[/?#][!#$&-;=?-Z\[\]_a-z~]*+(?:%[0-9A-Fa-f]{2}[!#$&-;=?-Z\[\]_a-z~]*+)*)?"
)
_HOST = re.compile(r"[a-z][a-z0-9+.-]*://([^/?#]*)", re.IGNORECASE)
_LONGEST_HOST = 253
_RESIDUE = frozenset(".,;:")


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, name, url, host in subject.links:
        if not host or not _WELL_FORMED.fullmatch(url) or url[-1] in _RESIDUE or _is_no_host(host):
            yield at(entry, name, *_say(url, host))


def _is_no_host(host: str) -> bool:
    return ".." in host or "_" in host or len(host) > _LONGEST_HOST


def _say(url: str, host: str) -> tuple[str, str]:
    shown = quoted(url)
    if url.startswith("http://"):
        return f"the address {shown} is not https", f"write {quoted('https://' + url[7:])}, and look whether it opens"
    if not host:
        if "://" in url:
            return f"the address {shown} has no host", "write the whole address: https://host/path"
        return f"{shown} is not an absolute address", "begin it with https://"
    if not url.startswith("https://"):
        if url.lower().startswith("https://"):
            return f"the address {shown} has capitals in https", "write https:// in lower case"
        return f"the address {shown} is not https", "write an address that begins with https://"
    authority = _HOST.match(url)
    if authority and authority[1] != authority[1].lower():
        return f"the address {shown} has capitals in the host", f"write {quoted(host)}"
    if any(character.isspace() for character in url):
        return f"the address {shown} has a space in it", "take it out, or write %20 if it belongs to the address"
    if url[-1] in _RESIDUE:
        return f"the address {shown} ends with a mark of the text around it", f"write {quoted(url.rstrip('.,;:'))}"
    if not url.isascii():
        return (
            f"the address {shown} has letters that addresses write otherwise",
            "copy it from the browser's address bar",
        )
    return f"the address {shown} is malformed", "copy it from the browser's address bar"


RULE = Rule(
    code="P501",
    name="link-form",
    check=_check,
    english=Explanation(
        summary="A link is a whole https address without spaces.",
        why="A link that a browser would have to guess at works in one place and not in the next. Over http anyone on the way can change what the reader gets.",
        mend="Copy the address from the browser. Where a site truly has no https, allow it with that reason.",
    ),
    chinese=Explanation(
        summary="链接是完整的 https 地址，不含空格。",
        why="要靠浏览器去猜的链接，在一处能用，在另一处就不能。而通过 http 访问时，途中任何人都可以篡改读者看到的内容。",
        mend="从浏览器地址栏复制地址。如果网站确实没有 https，用 allow 说明。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  project: http://example.org/some-paper
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  project: https://example.org/some-paper
  added: '2026-01-01'
""",
)
