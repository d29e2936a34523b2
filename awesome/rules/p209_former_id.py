"""An old id that leads to two entries."""

from collections.abc import Iterator

from awesome.findings import quoted
from awesome.rules.base import Breach, Explanation, Rule, Subject, at
from awesome.yamltext import Entry


def _check(subject: Subject) -> Iterator[Breach]:
    for kind in ("paper", "dataset"):
        renamed = subject.lists("formerly", kind)
        if not renamed:
            continue
        current = {identifier.casefold(): entry for identifier, entry in subject.by_id(kind).items()}
        first: dict[str, Entry] = {}
        for entry, identifiers in renamed:
            for number, identifier in enumerate(identifiers):
                key = identifier.casefold()
                taken = current.get(key)
                other = first.setdefault(key, entry)
                if taken is not None:
                    whose = "the entry's own id" if taken is entry else f"the id of the entry on line {taken.line}"
                    message = f"the old id {quoted(identifier)} is {whose}"
                    yield at(entry, "formerly", message, "an address leads to one entry: take the old id out", number)
                elif other is not entry:
                    message = f"the old id {quoted(identifier)} is also one of {quoted(other.id)} (line {other.line})"
                    yield at(entry, "formerly", message, "leave it with the entry that took its place", number)


RULE = Rule(
    code="P209",
    name="former-id",
    check=_check,
    suppressible=False,
    english=Explanation(
        summary="An old id belongs to one entry, and to no entry as its present id.",
        why="The address of an old id goes on working by leading to the entry that names it in `formerly`. It can lead to one entry only.",
        mend="Keep the old id with the entry that took its place, and take it out elsewhere.",
    ),
    chinese=Explanation(
        summary="旧 id 只属于一个条目，且不是任何条目的现用 id。",
        why="旧 id 的地址会转到在 `formerly` 中写明它的条目，因此继续有效。它只能通向一个条目。",
        mend="把旧 id 留在取代它的条目中，从别处删去。",
    ),
    bad="""\
- id: first-name
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'

- id: second-name
  title: Quite Another Work on Hallucination
  arxiv: '2402.00002'
  techniques: [instruction-tuning]
  added: '2026-01-01'
  formerly: [first-name]
""",
    good="""\
- id: first-name
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'

- id: second-name
  title: Quite Another Work on Hallucination
  arxiv: '2402.00002'
  techniques: [instruction-tuning]
  added: '2026-01-01'
  formerly: [second-paper]
""",
)
