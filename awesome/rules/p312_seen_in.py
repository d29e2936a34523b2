"""The lists and records that entries name are known ones."""

from collections.abc import Iterable, Mapping

from awesome.rules.base import Explanation, Rule
from awesome.rules.closed import closed_list
from awesome.vocabulary import Vocabulary


def _words(vocabulary: Vocabulary) -> tuple[Iterable[str], Mapping[str, str]]:
    return vocabulary.listings, {listing.name.casefold(): listing.id for listing in vocabulary.listings.values()}


RULE = Rule(
    code="P312",
    name="seen-in",
    check=closed_list("seen_in", "list or record", ("paper", "dataset"), "listings.yaml", _words),
    suppressible=False,
    english=Explanation(
        summary="`seen_in` names lists and records that `awesome/data/listings.yaml` explains.",
        why="The key tells a reader who else names the paper, in which version that was read, and under which licence. A key that nothing explains is no evidence.",
        mend="Write the key from the list; a new source is described there first.",
    ),
    chinese=Explanation(
        summary="`seen_in` 中的键须在 `awesome/data/listings.yaml` 中有说明。",
        why="这个键告诉读者还有谁收录了这篇论文、读的是哪个版本、采用什么许可。没有说明的键不能作为证据。",
        mend="写词表中的键；新的来源先在那里说明。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
  seen_in: [bradyfuu]
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
  seen_in: [bradyfu]
""",
)
