"""Controllers for tests: one that says what it was told to, and one that knows all answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from reference_impl.llm_aided_visual_reasoning.controller import ANALYSE, ASK_FIRST, ASK_LATER, Ask
from reference_impl.llm_aided_visual_reasoning.inquiries import Inquiry, analysed, next_cell
from reference_impl.llm_aided_visual_reasoning.many_rounds import Round


@dataclass
class Scripted:
    """Says what stands in its script for a role, the last line again and again; remembers what it was asked."""

    script: dict[str, list[str]]
    asked: list[Ask] = field(default_factory=list)
    temperatures: list[float] = field(default_factory=list)
    shares: list[list[float]] | None = None

    def say(self, asked: Sequence[Ask], *, temperature: float = 0.0, **_: object) -> list[str]:
        said = []
        for ask in asked:
            self.asked.append(ask)
            self.temperatures.append(temperature)
            lines = self.script.get(ask.role, [""])
            said.append(lines.pop(0) if len(lines) > 1 else lines[0])
        return said

    def probabilities(self, asked: Sequence[Ask], _: Sequence[Sequence[str]]) -> list[list[float]] | None:
        self.asked += asked
        return None if self.shares is None else [self.shares[0] for _ in asked]


@dataclass
class Careful:
    """A questioner and reasoner by rule, about one inquiry; sure once it says stop."""

    inquiry: Inquiry
    trusted: bool

    def say(self, asked: Sequence[Ask], **_: object) -> list[str]:
        return [self._one(ask) for ask in asked]

    def _one(self, ask: Ask) -> str:
        evidence = self.evidence(ask)
        if ask.role in {ASK_FIRST, ASK_LATER}:
            return next_cell(self.inquiry, analysed(self.inquiry, evidence, self.trusted) if evidence else None)
        assert ask.role == ANALYSE
        return analysed(self.inquiry, evidence, self.trusted).text

    def evidence(self, ask: Ask) -> list[tuple[str, str]]:
        lines = [line.split(": ", 1) for line in ask.slots["evidence"].splitlines() if ": " in line]
        return [(cell, answer) for cell, answer in lines]

    def probabilities(self, asked: Sequence[Ask], candidates: Sequence[Sequence[str]]) -> list[list[float]]:
        rows = []
        for ask, names in zip(asked, candidates, strict=True):
            stop = ask.slots["analysis"].endswith("stop")
            rest = (1 - 0.99) / (len(names) - 1) if stop else 1 / len(names)
            rows.append([0.99 if stop and name == self.inquiry.answer else rest for name in names])
        return rows


def plan_json(*tasks: tuple[str, str, dict[str, str]]) -> str:
    return json.dumps([{"id": name, "task": task, "args": args} for name, task, args in tasks])


def cells(rounds: Sequence[Round]) -> list[str]:
    return [one.cell for one in rounds]
