"""What a rationale is worth: accuracy over depth, beside models that say none, other ones, or read wrong ones."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from reference_impl.calibration import calibration_bins, calibration_error
from reference_impl.chain_of_thought import TwoStages, answers, blank, prompt, read_answer, vote
from reference_impl.experiments.measuring import Sheet, accuracy, majority
from reference_impl.generating import Model
from reference_impl.tasks.chains import KINDS, Chain, random_chain

TECHNIQUE = "chain-of-thought"

EXPERIMENTS = {"hops": "hops", "sum": "sums", "difference": "difference"}
"""Names of the experiments by the first word of a chain's kind."""

ONE_STAGE, DIRECT = "one-stage", "direct"
OTHERS = {"answer first": "answer-first", "dots for the rationale": "dots"}
"""Conditions with an arm of their own, besides the main ones."""

TESTED = ("hops 4", "sum 3", "difference")
"""What the formats, the controls and the votes are tried on: each has the same share."""

SAMPLES = (1, 2, 3, 5, 10, 20, 40)
_TEMPERATURE = 1.0
_VOTED_SHARE = 10


def measure(sheet: Sheet) -> None:
    """Depth curves, formats and controls, and self-consistency."""
    for kind in KINDS:
        _depth(sheet, kind)
    _formats(sheet)
    _votes(sheet)


def _draw(sheet: Sheet, experiment: str, kinds: Sequence[str], n: int) -> list[Chain]:
    """Questions of several kinds in equal shares; every path stays on the board, so that its length is that asked for."""
    chance = sheet.chance(experiment)
    return [random_chain(chance, kinds[number % len(kinds)], stays=True) for number in range(n)]


def _said(model: Model, chains: Sequence[Chain]) -> list[str]:
    return answers(model, [prompt(chain.question, chain.scene) for chain in chains])


def _right(chains: Sequence[Chain]) -> list[str]:
    return [chain.answer for chain in chains]


def _depth(sheet: Sheet, kind: str) -> None:
    """One kind: the model that says its rationale, the one that says none and read more pictures for it, the majority."""
    name, _, steps = kind.partition(" ")
    experiment, place = EXPERIMENTS[name], float(steps) if steps else None
    chains = _draw(sheet, kind, [kind], sheet.n)
    for series, arm in (("rationale, then answer", ONE_STAGE), ("direct, equal compute", DIRECT)):
        given = [read_answer(said) for said in _said(sheet.trained(arm)[0], chains)]
        sheet.note(experiment, series, accuracy(given, _right(chains)), arm=arm, place=place)
    sheet.note(experiment, "majority answer", majority(_right(chains)), place=place)


def _formats(sheet: Sheet) -> None:
    """The formats of Multimodal-CoT and what is put in the rationale's place, all on the same questions."""
    chains = _draw(sheet, "formats", TESTED, sheet.n)
    right = _right(chains)

    def note(series: str, given: Sequence[str], arm: str) -> None:
        sheet.note("formats", series, accuracy(given, right), arm=arm)

    one = sheet.trained(ONE_STAGE)[0]
    said = _said(one, chains)
    note("one stage, QCM→RA", [read_answer(text) for text in said], ONE_STAGE)
    whole = fmean(text.startswith(f"{chain.rationale} ") for text, chain in zip(said, chains, strict=True))
    sheet.note("formats", "one stage, QCM→RA", whole, arm=ONE_STAGE, metric="rationale without a mistake")
    without = answers(one, [prompt(chain.question, blank(chain.scene)) for chain in chains])
    note("one stage, blank picture", [read_answer(text) for text in without], ONE_STAGE)
    note("direct, QCM→A", [read_answer(text) for text in _said(sheet.trained(DIRECT)[0], chains)], DIRECT)
    for series, arm in OTHERS.items():
        note(series, [read_answer(text) for text in _said(sheet.trained(arm)[0], chains)], arm)

    stages = TwoStages(sheet.trained("rationale")[0], sheet.trained("answer")[0])
    questions, pictures = [chain.question for chain in chains], [chain.scene for chain in chains]
    generated = stages.rationales(questions, pictures)
    true = [chain.rationale for chain in chains]
    # the rationale of the next question of the same kind
    others = true[len(TESTED) :] + true[: len(TESTED)]
    read = {
        "two stages, QCM→R and QCMR→A": generated,
        "two stages, true rationale": true,
        "two stages, another question's rationale": others,
    }
    for series, rationales in read.items():
        note(series, stages.answers(questions, pictures, rationales), "answer")
    alike = fmean(own == gold for own, gold in zip(generated, true, strict=True))
    sheet.note("formats", "two stages, QCM→R and QCMR→A", alike, arm="rationale", metric="rationale without a mistake")
    sheet.note("formats", "majority answer", majority(right))


def _votes(sheet: Sheet) -> None:
    """Accuracy over the number of sampled rationales, and how far agreement says how sure a vote is."""
    model, _ = sheet.trained(ONE_STAGE)
    chains = _draw(sheet, "votes", TESTED, max(sheet.n // _VOTED_SHARE, 1))
    right = _right(chains)
    asked = [prompt(chain.question, chain.scene) for chain in chains]
    sampled = [answers(model, asked, temperature=_TEMPERATURE, seed=number + 1) for number in range(max(SAMPLES))]
    for count in SAMPLES:
        votes = [vote(texts) for texts in zip(*sampled[:count], strict=True)]
        hits = accuracy([one.answer for one in votes], right)
        sheet.note("self-consistency", "vote", hits, arm=ONE_STAGE, place=count, n=len(chains))
    greedy = accuracy([read_answer(said) for said in answers(model, asked)], right)
    sheet.note("self-consistency", "likeliest rationale", greedy, arm=ONE_STAGE, n=len(chains))
    sure = [one.agreement for one in votes]
    hit = [one.answer == answer for one, answer in zip(votes, right, strict=True)]
    error = calibration_error(sure, hit)
    sheet.note("agreement", "vote", error, arm=ONE_STAGE, metric="calibration error", n=len(chains))
    for one in calibration_bins(sure, hit):
        sheet.note("agreement", "vote", one.accuracy, arm=ONE_STAGE, place=one.until, n=len(chains))
