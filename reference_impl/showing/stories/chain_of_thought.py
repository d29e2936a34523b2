"""Chain of thought: a model that answers at once beside one that writes its steps down, what the steps rest on, and votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from random import Random

from reference_impl.chain_of_thought import ANSWER, TwoStages, answers, blank, prompt, read_answer, vote
from reference_impl.generating import Model
from reference_impl.scenes.drawing import Picture
from reference_impl.scenes.making import ALL_KINDS
from reference_impl.scenes.scene import CELLS
from reference_impl.showing import story
from reference_impl.showing.telling import Models, Own, Telling, asked, check
from reference_impl.splits import LONGEST_TRAINED_HOPS
from reference_impl.tasks.chains import HOPS, Chain, random_chain

TECHNIQUE = "chain-of-thought"
DIRECT, REASONING, ANSWERING = "direct", "one-stage", "answer"

SAMPLES, TEMPERATURE = 10, 0.7

_KINDS = {
    "hops 3": "Three arrows",
    "hops 7": f"Seven arrows: training had no path of more than {LONGEST_TRAINED_HOPS}",
    "sum 3": "A sum of three digits",
    "difference": "A difference of two counts",
}
_VOTED = "sum 4"
_AT_ONCE, _STEPS, _SECOND, _TRUTH = (
    "answers at once", "writes steps, then answers", "a second model that reads these steps", "the generator",
)  # fmt: skip
_LEAD = (
    "Two models learned from questions of the same kinds. The first read at least as many tokens of them and answers at"
    " once; the other writes its steps down and answers from them. Where a question takes several steps, the first is left"
    " to guess. The second can get there, and where it does not, its steps show why."
)


def tell(models: Models, seed: int, own: Own | None = None) -> story.Told:
    """The story, on fresh scenes or on what a user brings.

    Raises:
        QuestionError: the user's question cannot be asked.
        WeightsError: a model cannot be loaded.
    """
    telling = Telling(TECHNIQUE)
    if own:
        _own(telling, models, own)
    else:
        chance = Random(f"{TECHNIQUE} {seed}")  # noqa: S311 - chance, no secret
        chains = {kind: random_chain(chance, kind, ALL_KINDS, stays=True) for kind in (*_KINDS, _VOTED)}
        _compare(telling, models, [(title, chains[kind]) for kind, title in _KINDS.items()])
        _control(telling, models, chains["hops 3"], chains["hops 7"])
        _vote(telling, models(REASONING), chains[_VOTED], seed)
    return telling.told("Chain of thought", _LEAD, seed)


def rationale_of(said: str) -> str:
    """What a model wrote before its answer."""
    words = said.split()
    return " ".join(words[: words.index(ANSWER)] if ANSWER in words else words)


def thoughts(said: str, truth: str | None = None) -> tuple[story.Thought, ...]:
    """A rationale step by step, each beside what a careful reader would have written there."""
    steps = _steps(said)
    true: Sequence[str | None] = [None] * len(steps) if truth is None else _steps(truth)
    pairs = zip_longest(steps, true, fillvalue="")
    return tuple(story.Thought(step or "", _cell(step or ""), right) for step, right in pairs)


def _steps(rationale: str) -> list[str]:
    return [step.strip() for step in rationale.split(";") if step.strip()]


def _cell(step: str) -> str:
    return next((word for word in step.split() if word in CELLS), "")


def _compare(telling: Telling, models: Models, asked_of: Sequence[tuple[str, Chain]]) -> None:
    """Each question, asked of the model that answers at once, of the one that reasons, and of the two stages."""
    chains = [chain for _, chain in asked_of]
    prompts = [prompt(chain.question, chain.scene) for chain in chains]
    at_once, reasoned = (answers(models(name), prompts) for name in (DIRECT, REASONING))
    read = _second(models, chains, [rationale_of(said) for said in reasoned])
    for number, (title, chain) in enumerate(asked_of):
        telling.heading(title)
        telling.picture(chain.scene, "A fresh scene", path=_path(chain))
        telling.prompt("both models", prompts[number])
        _answer(telling, "baseline", _AT_ONCE, read_answer(at_once[number]), chain)
        rationale = thoughts(rationale_of(reasoned[number]), chain.rationale)
        telling.add(story.Rationale(who="the model with steps", picture=telling.file(chain.scene), thoughts=rationale))
        _answer(telling, "technique", _STEPS, read_answer(reasoned[number]), chain)
        _answer(telling, "technique", _SECOND, read[number], chain)
        telling.add(story.Answer(by="truth", who=_TRUTH, text=chain.answer))


def _path(chain: Chain) -> list[str]:
    """The cells of a path of arrows, for the line in the picture."""
    return [thought.cell for thought in thoughts(chain.rationale)] if chain.family == HOPS else []


def _second(models: Models, chains: Sequence[Chain], rationales: Sequence[str]) -> list[str]:
    stages = TwoStages(models(REASONING), models(ANSWERING))
    return stages.answers([chain.question for chain in chains], [chain.scene for chain in chains], rationales)


def _answer(telling: Telling, by: story.Speaker, who: str, said: str, chain: Chain, note: str = "") -> None:
    telling.add(story.Answer(by=by, who=who, text=said, right=said == chain.answer, note=note))


def _control(telling: Telling, models: Models, chain: Chain, other: Chain) -> None:
    """What the answer rests on: the picture, and the steps."""
    telling.heading(
        "What the answer rests on",
        f"The first question again ({chain.question}), with something taken away or put in its place.",
    )
    empty: Picture = blank(chain.scene)
    blind = answers(models(REASONING), [prompt(chain.question, empty)])[0]
    given, foreign = _second(models, [chain, chain], [chain.rationale, other.rationale])
    _answer(
        telling,
        "baseline",
        "steps from an empty picture",
        read_answer(blind),
        chain,
        f"it wrote: {rationale_of(blind)}",
    )
    _answer(telling, "baseline", f"{_SECOND}: another question's steps", foreign, chain)
    _answer(telling, "technique", f"{_SECOND}: the true steps", given, chain)
    telling.add(story.Answer(by="truth", who=_TRUTH, text=chain.answer))


def _vote(telling: Telling, model: Model, chain: Chain, seed: int) -> None:
    """Self-consistency: sampled rationales vote."""
    telling.heading(
        "Self-consistency",
        f"Four digits are added up. {SAMPLES} rationales are sampled at temperature {TEMPERATURE}; each answer has one"
        " vote, and how far they agree says how sure the vote is.",
    )
    telling.picture(chain.scene, "A fresh scene")
    question = prompt(chain.question, chain.scene)
    telling.prompt("the model with steps", question)
    greedy = read_answer(answers(model, [question])[0])
    _answer(telling, "baseline", "the likeliest words, once", greedy, chain)
    said = answers(model, [question] * SAMPLES, temperature=TEMPERATURE, seed=seed)
    result = vote(said)
    counted = Counter(answer for answer in map(read_answer, said) if answer)
    telling.add(
        story.Vote(
            ballots=tuple(story.Ballot(text, votes) for text, votes in counted.most_common()),
            agreement=round(result.agreement, 4),
            answer=result.answer,
            right=result.answer == chain.answer,
            unread=result.unread,
        ),
        story.Answer(by="truth", who=_TRUTH, text=chain.answer),
    )


def _own(telling: Telling, models: Models, own: Own) -> None:
    direct, reasoning = models(DIRECT), models(REASONING)
    text = asked(own.question, list(reasoning.tokenizer.get_vocab()))
    question = check(reasoning, prompt(text, own.picture))
    telling.heading("Your picture", "As the model sees it: 64 x 64 pixels, sixteen cells.")
    telling.picture(own.picture, "What you brought")
    telling.heading("Your question", 'Trained were questions such as "start at b2 follow 3 arrows . what color ?".')
    telling.prompt("both models", question)
    telling.add(story.Answer(by="baseline", who=_AT_ONCE, text=read_answer(answers(direct, [question])[0])))
    said = answers(reasoning, [question])[0]
    rationale = thoughts(rationale_of(said))
    telling.add(story.Rationale(who="the model with steps", picture=telling.file(own.picture), thoughts=rationale))
    telling.add(story.Answer(by="technique", who=_STEPS, text=read_answer(said)))
