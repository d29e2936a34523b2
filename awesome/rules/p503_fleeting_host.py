"""A host whose links do not last, or hide where they lead."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import MOST_LABELS, Breach, Explanation, Rule, Subject, at

_HINTS = {
    "shortener": "open it, and write the address it leads to",
    "short-lived": "link to the project's page or repository, or leave the field out",
    "anonymous": "link to the repository that was published after the review, or leave the field out",
}


def _check(subject: Subject) -> Iterator[Breach]:
    hosts = {host.id: host for host in subject.vocabulary.hosts.values() if host.type in _HINTS}
    settled: set[str] = set()
    for entry, name, _, host in subject.links:
        if host in settled:
            continue
        labels = host.split(".")[-MOST_LABELS:]
        found = next((parent for start in range(len(labels)) if (parent := ".".join(labels[start:])) in hosts), None)
        if found is None:
            settled.add(host)
        else:
            listed = hosts[found]
            yield at(entry, name, f"the host {quoted(host)} is not linked to: {listed.why}", _HINTS[listed.type])


RULE = Rule(
    code="P503",
    name="fleeting-host",
    check=_check,
    english=Explanation(
        summary="No link leads to a link shortener, a tunnel, a short-lived demo or an anonymous repository.",
        why="Such addresses live for hours or weeks, or show only after the click where they lead. What is written into the list should be there in a year.",
        mend="Write the address behind the short one, or link to the project's page. The hosts stand in `awesome/data/hosts.yaml`.",
    ),
    chinese=Explanation(
        summary="链接不得指向短链接服务、隧道、临时演示或匿名仓库。",
        why="这类地址只存在几小时或几周，或者点开之后才知道通向哪里。写进列表的链接，一年后应当还在。",
        mend="写短链接背后的真实地址，或链接到项目主页。相关主机列在 `awesome/data/hosts.yaml` 中。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  demo: https://0123456789abcdef.gradio.live
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
