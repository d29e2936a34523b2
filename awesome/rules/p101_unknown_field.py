"""A field that the model does not know."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.model import FIELDS
from awesome.rules.base import Breach, Explanation, Rule, Subject, at_key
from awesome.suggest import nearest

_OTHER_WORDS = {
    "abs": "arxiv",
    "arxiv_id": "arxiv",
    "author": "authors",
    "category": "topics",
    "conference": "venue",
    "forum": "openreview",
    "github": "code",
    "homepage": "project",
    "journal": "venue",
    "language": "languages",
    "link": "url",
    "links": "url",
    "modality": "modalities",
    "page": "project",
    "pdf": "url",
    "published": "date",
    "repo": "code",
    "section": "techniques",
    "sources": "seen_in",
    "tags": "topics",
    "technique": "techniques",
    "topic": "topics",
    "type": "kind",
    "website": "project",
    "year": "date",
}


def _check(subject: Subject) -> Iterator[Breach]:
    for kind, names in FIELDS.items():
        known = frozenset(names)
        for entry in subject.entries(kind):
            if entry.values.keys() <= known and entry.unread <= known:
                continue
            for name in [*entry.values, *entry.unread]:
                if name not in known:
                    other = _OTHER_WORDS.get(name.casefold(), "")
                    meant = other if other in known else nearest(name, names)
                    hint = f"did you mean {quoted(meant)}?" if meant else f"the fields are: {', '.join(names)}"
                    yield at_key(entry, name, f"a {kind} has no field {quoted(name)}", hint)


RULE = Rule(
    code="P101",
    name="unknown-field",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="An entry has only fields that the catalog knows.",
        why="A misspelled field is not an error for YAML, it is another field that nothing reads: the value would be in the file and on no page.",
        mend="Correct the name. The fields and their meaning stand in `awesome/model.py`.",
    ),
    chinese=Explanation(
        summary="条目只使用目录认识的字段。",
        why="字段名拼错对 YAML 来说并不是错误，而是另一个没有人读取的字段：值写在文件里，却不会出现在任何页面上。",
        mend="改正字段名。各字段及其含义见 `awesome/model.py`。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
  autors: [Jane Example]
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  authors: [Jane Example]
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
