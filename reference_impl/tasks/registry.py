"""All tasks by name, those that training sees in the order in which the tasks curve adds them, and those it never sees."""

from __future__ import annotations

from reference_impl.tasks import captioning, classification, question_answering
from reference_impl.tasks.base import Task

TASKS: dict[str, Task] = {
    task.name: task for task in (*captioning.TASKS, *question_answering.TASKS, *classification.TASKS)
}

HELD_OUT_TASKS = tuple(TASKS[name] for name in ("size_of_digit", "exist_shape", "count_shape", "same_shape"))
"""Tasks of which no sample is ever trained."""

TRAINED_TASKS = tuple(
    TASKS[name]
    for name in (
        "caption", "color_at", "count_color", "shape_of_digit",
        "exist_color", "same_color", "size_at", "marks",
        "shape_at", "count_size", "exist_digit", "same_size",
        "color_of_digit", "cell_of_digit", "digit_at", "describe_cell",
    )
)  # fmt: skip
"""The tasks that are trained; the first 1, 2, 4, 8 and 16 of them make the tasks curve."""
