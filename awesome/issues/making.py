"""From the text of an issue to what came of it."""

from __future__ import annotations

from awesome.issues.asking import Asking, Made
from awesome.issues.corrections import correction
from awesome.issues.datasets import new_dataset
from awesome.issues.outcome import Message, Outcome, Stopped
from awesome.issues.papers import new_paper
from awesome.issues.reading import FormError, read_answers

_MAKERS = {"paper": new_paper, "dataset": new_dataset, "correction": correction}


def outcome_of(text: str, kind: str, asking: Asking) -> Made:
    """What comes of a form.

    Args:
        text: of the issue.
        kind: of the form; found by its headings where it is not known.
        asking: what it is held against.

    Raises:
        CatalogError: the list itself cannot be read.
        FileError: a file of it cannot be read.
    """
    try:
        answers = read_answers(text, kind)
        return _MAKERS[answers.kind](answers, asking)
    except FormError as error:
        return Made(Outcome(asked=[Message.of(error.reason, **error.values_said)]))
    except Stopped as stopped:
        return Made(stopped.outcome)
