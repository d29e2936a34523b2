"""Texts that try to do something where they are shown."""

from __future__ import annotations

from hypothesis import strategies as st

TEXTS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</code><b>", "<!-- awesome-mllm: x -->", "-->", "<details open>",
    "](javascript:alert(1))", "[a](https://evil.example)", "![a](https://evil.example/x.png)", "<https://evil.example>",
    "https://evil.example/a", "www.evil.example", "someone@evil.example", "javascript:alert(1)", "[x]: https://evil.example",
    "@octocat", "@birds/maintainers please merge", "#1", "birds/list#1", "GH-1", "https://github.com/birds/list/issues/1",
    "0123456789abcdef0123456789abcdef01234567", ":tada:", "$x$", "$`x`$", "[^1]", "[^1]: note",
    "`", "``", "```", "`a`", "a`b``c```d", "`" * 79, "`" * 81, "x" + "`" * 200 + "[a](https://evil.example)", "~~~", "~~~~~~",
    "a | b | c", "|", "\\", "\\`", "a\\", "*a*", "_a_", "**", "# a", "- a", "1. a", "> a", "> [!WARNING]", "---", "===", "- [x] a",
    "&lt;b&gt;", "&#64;octocat", "&commat;octocat", "&#x1F4A9;", "%0A::error::x", "::error::x", "##[error]x",
    "a\nb", "a\r\n```\nb", "a\n\n# b", "a\u2028b", "a\u0085b", "a\x00b", "a\x1b[31mb", "a\tb",
    "\u202egpj.exe", "a\u200bb", "@\u200doctocat", "\ufeffa", "\u2066a\u2069", "a\u00adb", "\U000e0041", "e" + "\u0301" * 50,
    "", " ", "  a  ", "\u00a0", "\u3000", "多模态", "é", "x" * 5000, "suggestion", "{{ marker }}", "{% raw %}", "${{ github.token }}",
]  # fmt: skip

ANY = st.one_of(
    st.sampled_from(TEXTS),
    st.text(max_size=40),
    st.lists(st.sampled_from(["`", "``", "<", ">", "!", "--", "[", "]", "(", ")", "@a", "#1", "\\", "|", "\n", " ", "$", "~", "https://x.y", "www.x.y", ":a:", "“", "”", "*", "x"]), max_size=20).map("".join),
)  # fmt: skip
