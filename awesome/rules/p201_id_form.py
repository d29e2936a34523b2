"""The form of an id."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.identifiers import SLUG
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.slug import slugify

LONGEST = 64


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, identifier in subject.texts("id", "paper", "dataset", "removal"):
        if not _is_well_formed(identifier):
            yield at(entry, "id", *_say(identifier))
    for entry, identifiers in subject.lists("formerly", "paper", "dataset"):
        for number, identifier in enumerate(identifiers):
            if identifier and not _is_well_formed(identifier):
                yield at(entry, "formerly", *_say(identifier), number)


def _is_well_formed(identifier: str) -> bool:
    return len(identifier) <= LONGEST and SLUG.fullmatch(identifier) is not None


def _say(identifier: str) -> tuple[str, str]:
    if SLUG.fullmatch(identifier):
        return f"the id has {len(identifier)} characters, {LONGEST} at most", f"write {quoted(slugify(identifier))}"
    proposal = slugify(identifier)
    hint = f"write {quoted(proposal)}" if proposal else "write lower-case letters and digits, joined by single hyphens"
    return f"the id {quoted(identifier)} is not a slug", hint


RULE = Rule(
    code="P201",
    name="id-form",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="An id is lower-case letters and digits, joined by single hyphens, 64 characters at most.",
        why="The id is the entry's address on the site and in the API for ever. Capitals, dots and accents are written differently by different systems, and an address that works on one is dead on another.",
        mend="Write the name in lower case, with a hyphen for all else: MiniGPT-4 becomes `minigpt-4`.",
    ),
    chinese=Explanation(
        summary="id 只含小写字母和数字，以单个连字符相连，最多 64 个字符。",
        why="id 是条目在网站和 API 中的永久地址。大写字母、点号和重音符号在不同系统中写法不一，在一处有效的地址，在另一处可能就失效了。",
        mend="名称改成小写，其余符号都换成连字符：MiniGPT-4 写作 `minigpt-4`。",
    ),
    bad="""\
- id: Some_Paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
