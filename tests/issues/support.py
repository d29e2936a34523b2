"""Issues as GitHub makes them of a form, and what is made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from awesome.issues.forms import Part, load_forms
from awesome.issues.reading import NO_ANSWER

Answer = str | Sequence[str]


def rendered(kind: str, answers: Mapping[str, Answer]) -> str:
    """The text of an issue in which a form's questions are answered, by id; choices by their values."""
    return "\n\n".join(
        f"### {part.label}\n\n{_answer(part, answers.get(part.id, ''))}" for part in load_forms()[kind].questions
    )


def _answer(part: Part, answer: Answer) -> str:
    if part.type in ("checkboxes", "dropdown"):
        chosen = [answer] if isinstance(answer, str) else answer
        if part.type == "checkboxes":
            return "\n".join(f"- [{'X' if option.value in chosen else ' '}] {option.text}" for option in part.options)
        answer = ", ".join(option.text for option in part.options if option.value in chosen)
    assert isinstance(answer, str)
    return answer or NO_ANSWER
