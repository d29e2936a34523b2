"""An address where an id belongs."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.identifiers import identifier_in_url
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.rules.p105_field_not_allowed import IDS

_FIELDS = ("url", "project")
_OF_IDS = frozenset({"arxiv.org", "www.arxiv.org", "export.arxiv.org", "doi.org", "dx.doi.org"})
"""Hosts whose pages are all those of ids, so that an address without one leads astray."""


def _check(subject: Subject) -> Iterator[Breach]:
    for entry, name, url, host in subject.links:
        if name not in _FIELDS:
            continue
        found = identifier_in_url(url)
        if found is None:
            if host in _OF_IDS:
                message = f"the address {quoted(url)} leads to no paper"
                yield at(entry, name, message, "write the id in its own field: arxiv, doi or openreview")
            continue
        field, identifier = found
        if entry.text(field).casefold() == identifier.casefold():
            yield at(entry, name, f"the address is that of the field {quoted(field)}", "take it out")
        # that a url stands beside an id is another rule's matter
        elif name == "project" or not any(other in entry.values for other in IDS):
            message = f"the address {quoted(url)} says no more than an id"
            yield at(entry, name, message, f"write the field {field}: {quoted(identifier)} instead")


RULE = Rule(
    code="P505",
    name="link-for-id",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="Where an id gives the address, the id is written and not the address.",
        why="arXiv alone has `abs`, `pdf` and `html` pages, with and without version. As an id the paper has one name, which duplicates can be found by, and every address is derived from it.",
        mend="Write the field and id that the hint names instead of the address.",
    ),
    chinese=Explanation(
        summary="能由标识得出地址的，写标识而不写地址。",
        why="仅 arXiv 就有 `abs`、`pdf`、`html` 等页面，还有带版本与不带版本之分。写成标识，论文就只有一个名字，可以用来查重，所有地址也都由它推导。",
        mend="按提示写出相应的字段和标识，代替地址。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  url: https://arxiv.org/pdf/2401.00001v2.pdf
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
