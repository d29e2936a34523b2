"""A suppression that cannot be understood."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.suppressions import FORM, read_suppression


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, allow in subject.lists("allow", "paper", "dataset"):
        for number, text in enumerate(allow):
            if not text:
                continue
            suppression = read_suppression(entry, number, text)
            code = suppression.code if suppression else ""
            if suppression is None:
                message = f"{quoted(text)} is not a suppression with a real day"
                yield at(entry, "allow", message, f"write it as {FORM}", number)
            elif code not in subject.suppressible:
                yield at(entry, "allow", f"there is no rule {code}", "awesome explain lists them", number)
            elif not subject.suppressible[code]:
                message = f"findings of {code} cannot be allowed"
                yield at(entry, "allow", message, "mend what it finds, and take this out", number)


RULE = Rule(
    code="P701",
    name="allow-form",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="An item of `allow` names a rule that may be suppressed, a real day and a reason: `P303 until 2027-06-30: why`.",
        why="An exception without a reason cannot be judged by the next person, and one without a day is never looked at again. Rules whose breach would break the tools cannot be suppressed.",
        mend="Write the code, `until`, the day on which it shall be looked at again, a colon and the reason.",
    ),
    chinese=Explanation(
        summary="`allow` 的每一项写明可豁免的规则、真实的日期和理由：`P303 until 2027-06-30: why`。",
        why="没有理由的例外，后来的人无从判断；没有日期的例外，再也不会有人复查。违反后会使工具出错的规则不能豁免。",
        mend="依次写规则代码、`until`、应当复查的日期、冒号和理由。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
  allow: [P303 is fine here]
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  date: '2023-06-01'
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
  allow: ['P303 until 2094-06-30: first shown at a workshop']
""",
)
