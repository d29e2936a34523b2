"""The form of an OpenReview id."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.identifiers import OPENREVIEW, identifier_in_url
from awesome.rules.base import Breach, Explanation, Rule, Subject, at


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, identifier in subject.texts("openreview", "paper", "dataset"):
        if not OPENREVIEW.fullmatch(identifier):
            found = identifier_in_url(identifier)
            hint = (
                f"write {quoted(found[1])}"
                if found and found[0] == "openreview"
                else "write what stands behind id= in the forum's address"
            )
            yield at(entry, "openreview", f"{quoted(identifier)} is not an OpenReview id", hint)


RULE = Rule(
    code="P205",
    name="openreview-form",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="An OpenReview id is the forum's id alone.",
        why="The addresses of the forum and of the PDF are derived from it. A whole address in its place would be put into another one.",
        mend="Write what stands behind `id=` in the address of the forum.",
    ),
    chinese=Explanation(
        summary="OpenReview 编号只写讨论页的 id。",
        why="讨论页和 PDF 的地址都由它推导得出。写成完整地址，就会被拼进另一个地址里。",
        mend="写讨论页地址中 `id=` 后面的部分。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  openreview: https://openreview.net/forum?id=aBcDeFgHiJ
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  openreview: aBcDeFgHiJ
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
