"""Classification: one of a closed list of labels for the whole picture, with the labels named in the instruction."""

from __future__ import annotations

from random import Random

from reference_impl.scenes.scene import ARROWS, DIGITS, Scene
from reference_impl.tasks.base import Question, Task

_LABELS = {**dict.fromkeys(DIGITS, "digits"), **dict.fromkeys(ARROWS, "arrows"), "": "none"}


def _marks(_: Random, scene: Scene) -> Question | None:
    labels = {_LABELS[thing.mark] for thing in scene.objects}
    return Question(scene, labels.pop()) if len(labels) == 1 else None


TASKS = (Task("marks", "classification", _marks),)
