"""The closed list of tasks that a plan may hold: what each takes, and what it makes.

HuggingGPT plans in the words of a closed list, too (section 3.1). Tools (`tools`) are chosen later, by the task.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

USER_PICTURE = "picture"
"""How a plan names the picture that the user gave."""


class Kind(StrEnum):
    """What an argument or a result is.

    The first five are resources: tasks make them, and others take them up. The rest is only ever written in a plan.
    """

    PICTURE = "picture"
    BOXES = "boxes"
    NUMBER = "number"
    NUMBERS = "numbers"
    TEXT = "text"
    CELL = "cell"
    COLOR = "color"
    OPERATOR = "operator"


OPERATORS = ("+", "-", "*")


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a task.

    Attributes:
        name: its key.
        kind: of the value.
        required: whether a task without it is an error.
        many: whether it takes a list; where it does not, a task over a list is unfolded into several.
    """

    name: str
    kind: Kind
    required: bool = True
    many: bool = False


@dataclass(frozen=True, slots=True)
class TaskKind:
    """One task of the list.

    Attributes:
        name: as plans write it.
        makes: the kind of its result.
        arguments: in the order in which plans write them.
        one_of: optional arguments of which one must be there.
    """

    name: str
    makes: Kind
    arguments: tuple[Argument, ...]
    one_of: tuple[str, ...] = ()


_IMAGE = Argument("image", Kind.PICTURE)
_KINDS = (
    TaskKind("caption", Kind.TEXT, (_IMAGE,)),
    TaskKind("vqa", Kind.TEXT, (_IMAGE, Argument("text", Kind.TEXT))),
    TaskKind("detect", Kind.BOXES, (_IMAGE, Argument("text", Kind.TEXT))),
    TaskKind("segment", Kind.PICTURE, (_IMAGE, Argument("color", Kind.COLOR))),
    TaskKind("digit", Kind.NUMBER, (_IMAGE, Argument("cell", Kind.CELL, required=False))),
    TaskKind(
        "crop",
        Kind.PICTURE,
        (_IMAGE, Argument("cell", Kind.CELL, required=False), Argument("boxes", Kind.BOXES, required=False)),
        one_of=("cell", "boxes"),
    ),
    TaskKind("draw", Kind.PICTURE, (_IMAGE, Argument("boxes", Kind.BOXES))),
    TaskKind("count", Kind.NUMBER, (Argument("boxes", Kind.BOXES),)),
    TaskKind(
        "calculate",
        Kind.NUMBER,
        (Argument("left", Kind.NUMBER), Argument("operator", Kind.OPERATOR), Argument("right", Kind.NUMBER)),
    ),
    TaskKind("sort", Kind.NUMBERS, (Argument("numbers", Kind.NUMBER, many=True),)),
    TaskKind("chat", Kind.TEXT, ()),
)

TASK_LIST = {kind.name: kind for kind in _KINDS}
"""All tasks by name; `chat` is what needs no tool, and is answered by the controller itself."""

CHAT = "chat"
