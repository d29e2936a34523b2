"""Requests of users with the plan that is right for them, by graph and length; and how a request is put to a planner.

A request is a list of steps. Before it is planned, each step is marked with a letter. These *index hints* (Zhou and
others, What Algorithms can Transformers Learn?, 2023) and a plan that repeats each step before its task are what lets a
small model plan more steps than it was trained on: what comes next is looked up and copied, and nothing is counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from reference_impl.llm_aided_visual_reasoning.plan_words import LAST, NAMES
from reference_impl.llm_aided_visual_reasoning.plans import RESOURCE, Task
from reference_impl.llm_aided_visual_reasoning.task_list import USER_PICTURE, Kind
from reference_impl.llm_aided_visual_reasoning.vocabulary import FILLERS, request_wordings
from reference_impl.scenes.scene import CELLS, COLORS, DIGITS, SHAPES

SINGLE, CHAIN, GRAPH, TALK = "single", "chain", "graph", "chat"

LONGEST_TRAINED_PLAN = 4
"""Most tasks of a plan in training."""

_THAT = "that"
_THAT_SHARE = 0.5
_HELLO_SHARE = 0.05
_BETWEEN = re.compile(r"[;\n]|\.(?=\s|$)|,?\s*\b(?:and )?then\b")
_NAMED = re.compile(r"([k-z])\s*[:=]\s+(.*)", re.DOTALL)
_CROPPED = "cropped"
_BINARY_SHARE = 0.6


class RequestError(ValueError):
    """A request cannot be planned: the message says why."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request with its gold plan.

    Attributes:
        text: what the user says, its steps parted by ``;`` and named by letters.
        plan: the tasks, one a step.
        graph: `SINGLE`, `CHAIN` (each task needs the one before it, and no other), `GRAPH` (some task needs two or more),
            or `TALK` (no tool is needed).
    """

    text: str
    plan: tuple[Task, ...]
    graph: str


def marked(text: str) -> str:
    """A request with its index hints: each step after its own letter and the next step's.

    A step that the user has named (``k : …`` or ``k = …``, letters k to z) keeps its name; the others get letters that
    are free.

    Raises:
        RequestError: there is no step, there are more than letters, or two have one name.
    """
    steps = [part.strip() for part in _BETWEEN.split(text.lower()) if part.strip(" \t,.?!")]
    if not steps:
        raise RequestError("the request is empty")
    if len(steps) > len(NAMES):
        raise RequestError(f"the request has {len(steps)} steps; at most {len(NAMES)} are planned")
    named = [(found[1], found[2]) if (found := _NAMED.match(step)) else ("", step) for step in steps]
    own = [name for name, _ in named if name]
    if len(set(own)) < len(own):
        raise RequestError(f"two steps are named {Counter(own).most_common(1)[0][0]}")
    free = (name for name in NAMES if name not in own)
    names = [name or next(free) for name, _ in named]
    steps = [" ".join(re.sub(r"[?!]", " ", words).replace(",", " , ").split()) for _, words in named]
    return " ; ".join([*(f"{name}: {step}" for name, step in zip(names, steps, strict=True)), f"{LAST}:"])


def random_request(chance: Random, graph: str, length: int, *, held_out: bool = False, strewn: float = 0.0) -> Request:
    """A request of a graph and a number of tasks, with its plan.

    Args:
        chance: where all choices come from.
        graph: see `Request`.
        length: tasks of the plan; 1 for `SINGLE`, 2 or more for `CHAIN`, 3 or more for `GRAPH`.
        held_out: whether the wordings are those that are kept for the test.
        strewn: share of words that are followed by one that means nothing.
    """
    while True:
        drawn = _Drawing(chance, length + 1, held_out, strewn)
        if graph == TALK or chance.random() < _HELLO_SHARE:
            drawn.talk()
        steps = 0 if graph == TALK else length
        while steps and drawn.step(graph == CHAIN, steps == 1):
            steps -= 1
        plan = tuple(drawn.tasks)
        if not steps and graph_of(plan) == graph:
            said = [f"{task.id} : {words}" for task, words in zip(plan, drawn.said, strict=True)]
            return Request(" ; ".join(said), plan, graph)


def graph_of(plan: Sequence[Task]) -> str:
    """The graph of a plan, see `Request`; what is none of them is called after nothing."""
    work = [task for task in plan if task.task != "chat"]
    if not work:
        return TALK
    if any(len(task.dep) > 1 for task in work):
        return GRAPH
    needs = [task.dep for task in work]
    if needs == [(), *((task.id,) for task in work[:-1])]:
        return CHAIN if len(work) > 1 else SINGLE
    return ""


@dataclass(frozen=True, slots=True)
class _Made:
    """What an earlier step made; a picture that was cut out to one cell counts as a kind of its own."""

    name: str
    kind: str


class _Drawing:
    """A request that grows step by step."""

    def __init__(self, chance: Random, most: int, held_out: bool, strewn: float) -> None:
        self.chance = chance
        self.strewn = strewn
        self.names = chance.sample(NAMES, most)
        self.kept = "held_out" if held_out else "trained"
        self.tasks: list[Task] = []
        self.said: list[str] = []
        self.made: list[_Made] = []

    def talk(self) -> None:
        """A step that needs no tool."""
        self._say("chat", "chat", {}, {}, "")

    def step(self, chain: bool, last: bool) -> bool:
        """One more step, of a chain or of a graph; False where none is possible."""
        numbers = [made for made in self.made if made.kind == Kind.NUMBER]
        cut = [made for made in self.made if made.kind == _CROPPED]
        if chain:
            if not self.made:
                return self._root(("detect", "segment", "crop_at", "digit_at"))
            return self._onward(self.made[-1], last)
        if not self.made:
            return self._root(("detect", "segment", "crop_at", "crop_at", "digit_at", "digit_at", "caption", "vqa"))
        if len(numbers) > 1 and self.chance.random() < _BINARY_SHARE:
            return self._join(numbers)
        if len(cut) > 1 and self.chance.random() < _BINARY_SHARE:
            first, second = self.chance.sample(cut, 2)
            return self._use("digits_of", "digit", (first, second), {"image": _both(first, second)}, "")
        open_ends = [made for made in self.made if made.kind]
        if open_ends and self.chance.random() < 0.4:
            return self._onward(self.chance.choice(open_ends), last=True)
        return self._root(("detect", "crop_at", "digit_at", "digit_at", "digit_at"))

    def _root(self, kinds: Sequence[str]) -> bool:
        return self._roots()[self.chance.choice(kinds)]()

    def _roots(self) -> dict[str, Callable[[], bool]]:
        cell, color, shape = (self.chance.choice(words) for words in (CELLS, COLORS, SHAPES))
        attribute = self.chance.choice(("color", "shape", "size", "digit"))
        whole = {"image": USER_PICTURE}
        slots = {"cell": cell, "color": color, "shape": shape, "attribute": attribute}
        asked = {
            "detect": ("detect", {"text": f"{color} {shape}"}, Kind.BOXES),
            "segment": ("segment", {"color": color}, Kind.PICTURE),
            "crop_at": ("crop", {"cell": cell}, _CROPPED),
            "digit_at": ("digit", {"cell": cell}, Kind.NUMBER),
            "caption": ("caption", {}, ""),
            "vqa": ("vqa", {"text": f"{attribute} at {cell}"}, ""),
        }
        return {
            wording: lambda wording=wording, task=task, args=args, makes=makes: self._say(  # type: ignore[misc]
                wording, task, slots, whole | args, makes
            )
            for wording, (task, args, makes) in asked.items()
        }

    def _onward(self, made: _Made, last: bool) -> bool:
        """A step that takes up what one earlier step made."""
        cell, color, shape = (self.chance.choice(words) for words in (CELLS, COLORS, SHAPES))
        attribute, image = self.chance.choice(("color", "shape", "size", "digit")), {"image": _of(made)}
        slots = {"cell": cell, "color": color, "shape": shape, "attribute": attribute}
        options: dict[str, list[tuple[str, str, dict[str, str], str]]] = {
            _CROPPED: [
                ("digit_of", "digit", image, Kind.NUMBER),
                ("segment_of", "segment", image | {"color": color}, _CROPPED),
            ],
            Kind.PICTURE: [
                ("detect_in", "detect", image | {"text": f"{color} {shape}"}, Kind.BOXES),
                ("segment_of", "segment", image | {"color": color}, Kind.PICTURE),
            ],
            Kind.BOXES: [
                ("count", "count", {"boxes": _of(made)}, Kind.NUMBER),
                ("crop_to", "crop", {"image": USER_PICTURE, "boxes": _of(made)}, Kind.PICTURE),
                ("draw", "draw", {"image": USER_PICTURE, "boxes": _of(made)}, Kind.PICTURE),
            ],
        }
        if made.kind == Kind.NUMBER:
            return self._calculate((made,), self.chance.choice(DIGITS))
        choices = options[made.kind]
        if last:
            choices = [*choices, ("caption_of", "caption", image, "")] if "image" in choices[0][2] else choices
            if made.kind == Kind.PICTURE:
                choices.append(("vqa_of", "vqa", image | {"text": f"{attribute} at {cell}"}, ""))
        wording, task, args, makes = self.chance.choice(choices)
        return self._use(wording, task, (made,), args, makes, slots)

    def _join(self, numbers: Sequence[_Made]) -> bool:
        if len(numbers) > 2 and self.chance.random() < 0.3:
            three = tuple(self.chance.sample(list(numbers), 3))
            return self._use("sort", "sort", three, {"numbers": _both(*three)}, "")
        return self._calculate(tuple(self.chance.sample(list(numbers), 2)), "")

    def _calculate(self, made: tuple[_Made, ...], literal: str) -> bool:
        wording, sign = self.chance.choice((("add", "+"), ("subtract", "-"), ("multiply", "*")))
        right = literal or _of(made[1])
        args = {"left": _of(made[0]), "operator": sign, "right": right}
        return self._use(wording, "calculate", made, args, Kind.NUMBER, {"b": literal} if literal else {})

    def _use(
        self,
        wording: str,
        task: str,
        made: Sequence[_Made],
        args: dict[str, str],
        makes: str,
        slots: dict[str, str] | None = None,
    ) -> bool:
        before = self.tasks[-1].id
        called = [_THAT if one.name == before and self.chance.random() < _THAT_SHARE else one.name for one in made]
        return self._say(wording, task, (slots or {}) | dict(zip("abc", called, strict=False)), args, makes)

    def _say(self, wording: str, task: str, slots: dict[str, str], args: dict[str, str], makes: str) -> bool:
        name = self.names[len(self.tasks)]
        text = self.chance.choice(request_wordings()[wording][self.kept])
        self.said.append(self._strewn(text.format(**slots)))
        self.tasks.append(Task(name, task, args))
        if task != "chat":
            self.made.append(_Made(name, makes))
        return True

    def _strewn(self, text: str) -> str:
        words = []
        for word in text.split():
            words.append(word)
            if self.chance.random() < self.strewn:
                words.append(self.chance.choice(FILLERS))
        return " ".join(words)


def _of(made: _Made) -> str:
    return RESOURCE + made.name


def _both(*made: _Made) -> str:
    return ",".join(_of(one) for one in made)
