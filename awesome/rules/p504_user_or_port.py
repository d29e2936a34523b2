"""A user name, a password or a port in an address."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, name, url, host in subject.links:
        # the address of nearly every link goes on with a slash right behind the host, or ends there
        place = url.find("://") + 3
        if not host or (url.startswith(host, place) and url[place + len(host) :][:1] in ("", "/")):
            continue
        authority = url[place:].replace("\\", "/").partition("/")[0].partition("?")[0].partition("#")[0]
        user, at_sign, rest = authority.rpartition("@")
        port = rest.rpartition("]")[2].partition(":")[1:]
        if at_sign:
            what = "a password" if ":" in user else "a user name"
            yield at(entry, name, f"the address has {what} before {quoted('@' + host)}", "write the host alone")
        elif port[0]:
            message = f"the address has the port {quoted(port[1])}"
            yield at(entry, name, message, "take it out; what answers only there is not made for the public")


RULE = Rule(
    code="P504",
    name="user-or-port",
    check=_check,
    english=Explanation(
        summary="A link has no user name, no password and no port.",
        why="`https://arxiv.org@example.net` looks like one host and leads to another. A password in a public file is one no longer. A port of its own mostly belongs to a demo that ran for a week, and many networks block it.",
        mend="Write the address without them. Where a lasting page needs its port, allow it with the reason.",
    ),
    chinese=Explanation(
        summary="链接中不写用户名、密码和端口。",
        why="`https://arxiv.org@example.net` 看似一个主机，实则通向另一个。写进公开文件的密码就不再是密码。自定义端口多半属于只运行一周的演示，许多网络还会拦截它。",
        mend="写不带这些内容的地址。如果长期有效的页面确实需要端口，用 allow 说明。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  demo: https://demo.example.org:7860/
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
