"""A host that the public cannot reach by its name."""

import re
from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import MOST_LABELS, Breach, Explanation, Rule, Subject, at

_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*", re.IGNORECASE)
_HINT = "link to a page with a public name, or leave the field out"


def _check(subject: Subject) -> Iterator[Breach]:
    private = frozenset(host.id for host in subject.vocabulary.hosts.values() if host.type == "private")
    settled: set[str] = set()
    for entry, name, _, host in subject.links:
        if host in settled or not host:
            continue
        if wrong := _wrong(host, private):
            yield at(entry, name, f"the host {quoted(host)} {wrong}", _HINT)
        else:
            settled.add(host)


def _wrong(host: str, private: frozenset[str]) -> str:
    labels = host.rstrip(".").split(".")[-MOST_LABELS:]
    # browsers take a host whose last part is a number for an IP address, in whatever notation
    if host.startswith("[") or _NUMBER.fullmatch(labels[-1]):
        return "is an IP address"
    if any(".".join(labels[start:]) in private for start in range(len(labels))):
        return "is private: nobody outside can reach it"
    if len(labels) < 2 or len(labels[-1]) < 2:
        return "is no public name"
    return ""


RULE = Rule(
    code="P502",
    name="private-host",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="A link's host is a public name: no IP address, no `localhost`, no name of a private network.",
        why="A bare IP address is somebody's machine of today: tomorrow another one answers there. A private name leads into the reader's own network instead of ours.",
        mend="Link to the project's page or repository, or leave the field out.",
    ),
    chinese=Explanation(
        summary="链接的主机必须是公开域名：不能是 IP 地址、`localhost` 或内网名称。",
        why="裸 IP 地址只是某人今天的机器，明天就可能换成别的机器应答。内网名称则会把读者引到他自己的网络里。",
        mend="链接到项目主页或代码仓库，或者不写该字段。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  demo: https://192.0.2.7/demo
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  demo: https://demo.example.org/
  added: '2026-01-01'
""",
)
