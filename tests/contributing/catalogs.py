"""Small catalogs whose entries have much in common, so that rules across entries find something to say."""

from __future__ import annotations

from hypothesis import strategies as st

from awesome.canonical import entry_text
from awesome.document import Document
from awesome.model import FIELDS, sort_key
from awesome.yamltext import Value, outline

Entry = dict[str, Value]
State = dict[str, list[tuple[str, Entry]]]
"""What stands in each file: entries by kind, each with a comment that stands above it."""

FILES = {"paper": "papers.yaml", "dataset": "datasets.yaml", "removal": "removed.yaml"}

_IDS = st.sampled_from(["alpha", "Alpha", "beta", "gamma", "delta", "alpha-2"])
_TITLES = st.sampled_from(
    [
        "Whales and Ships in Pictures",
        "Whales and Ships in Picture",
        "whales and ships in pictures",
        "Whales and Ships in Pictures v2",
        "Sail: Whales and Ships in Pictures",
        "Sail",
        "Whales and Ships in Pictures: A Study",
        "Harbours at Night, Seen by Models",
        "Harbors at Night, Seen by Models",
        "LOUD WORDS IN CAPITALS.",
        "A Study of Line 12 and line 3",
    ]
)
_ARXIV = st.sampled_from(["2401.00001", "2401.00002", "2402.00003"])
_ALLOWED = st.sampled_from(["P207", "P208", "P403", "P206", "P303"]).map(lambda code: f"{code} until 2094-06-30: why")
_SHELVES = st.sampled_from([["instruction-tuning"], ["chain-of-thought", "instruction-tuning"], []])


def _entry(
    kind: str, required: dict[str, st.SearchStrategy[Value]], optional: dict[str, st.SearchStrategy[Value]]
) -> st.SearchStrategy[Entry]:
    fields = st.fixed_dictionaries(required, optional=optional)
    return fields.map(lambda values: {name: values[name] for name in FIELDS[kind] if values.get(name)})


PAPERS = _entry(
    "paper",
    {
        "id": _IDS,
        "title": _TITLES,
        "added": st.sampled_from(["2026-01-01", "2026-01-02"]),
        "topics": st.just(["evaluation"]),
    },
    {
        "arxiv": _ARXIV,
        "doi": st.sampled_from(["10.5555/a", "10.5555/b"]),
        "date": st.sampled_from(["2024-01", "2024-05-05", "2024-13"]),
        "techniques": _SHELVES,
        "formerly": st.lists(_IDS, max_size=2),
        "allow": st.lists(_ALLOWED, max_size=2),
    },
)
DATASETS = _entry(
    "dataset",
    {
        "id": _IDS,
        "name": st.sampled_from(["SeaData", "Sea-Data", "ShipData"]),
        "kind": st.just(["benchmark"]),
        "added": st.sampled_from(["2026-01-01", "2026-01-02"]),
    },
    {
        "paper": _IDS,
        "url": st.sampled_from(["https://example.org/a", "https://example.org/b"]),
        "techniques": _SHELVES,
        "formerly": st.lists(_IDS, max_size=1),
        "allow": st.lists(_ALLOWED, max_size=1),
    },
)
REMOVALS = _entry(
    "removal",
    {
        "id": _IDS,
        "kind": st.sampled_from(["paper", "dataset"]),
        "reason": st.just("withdrawn"),
        "date": st.just("2026-02-01"),
    },
    {"arxiv": _ARXIV},
)
ENTRIES = {"paper": PAPERS, "dataset": DATASETS, "removal": REMOVALS}
_COMMENTS = st.sampled_from(["", "", "", "", "# looked at twice\n", "# apart\n\n"])
"""Above an entry: nothing, a comment of its own, or one that stands apart."""


def states(most: int = 7) -> st.SearchStrategy[State]:
    """Whole catalogs; the files of data sets and removals may be missing."""
    return st.fixed_dictionaries(
        {"paper": st.lists(st.tuples(_COMMENTS, PAPERS), max_size=most)},
        optional={
            "dataset": st.lists(st.tuples(_COMMENTS, DATASETS), max_size=4),
            "removal": st.lists(st.tuples(_COMMENTS, REMOVALS), max_size=2),
        },
    )


@st.composite
def changed(draw: st.DrawFn, state: State) -> State:
    """The state after some changes by hand: entries are taken out, changed, moved and put in."""
    after = {kind: list(entries) for kind, entries in state.items()}
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(sorted(FILES)))
        entries = after.setdefault(kind, [])
        place = draw(st.integers(0, len(entries)))
        match draw(st.sampled_from(["put", "change", "drop", "move"])):
            case "drop":
                del entries[place : place + 1]
            case "move" if place < len(entries):
                entries.insert(draw(st.integers(0, len(entries) - 1)), entries.pop(place))
            case "change" if place < len(entries):
                comment, values = entries[place]
                other = draw(ENTRIES[kind])
                name = draw(st.sampled_from(sorted(other)))
                entries[place] = (
                    comment,
                    {
                        field: {**values, name: other[name]}[field]
                        for field in FIELDS[kind]
                        if field in values or field == name
                    },
                )
            case _:
                entries.insert(place, (draw(_COMMENTS), draw(ENTRIES[kind])))
    return after


def text_of(kind: str, entries: list[tuple[str, Entry]], *, in_order: bool) -> str:
    """A file as somebody may have written it: in the order of the list, or in form but for the comments."""
    if in_order:
        entries = sorted(entries, key=lambda pair: sort_key(kind, pair[1]))
    blocks = [comment + entry_text(kind, values) for comment, values in entries]
    return "# A head.\n\n" + ("\n".join(blocks) if blocks else "[]\n")


def documents(state: State, *, in_order: bool = True) -> list[Document]:
    """The files of a state, outlined."""
    return [outline(text_of(kind, entries, in_order=in_order).encode(), FILES[kind]) for kind, entries in state.items()]
