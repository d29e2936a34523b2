"""Tools that see with the trained LLaVA: captioner, question answerers, detectors and a digit reader.

The model is the caller's. Cells are described as in multi-task pretraining (`pretraining.region`), the whole
picture with LLaVA's plain template, questions with the template of the instruction stages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reference_impl.generating import Model, Prompt, PromptError, generate
from reference_impl.instruction_tuning import prompt
from reference_impl.llm_aided_visual_reasoning.tools.base import Tool, ToolError, cards
from reference_impl.llm_aided_visual_reasoning.tools.pixels import only_cell
from reference_impl.model import IMAGE, START
from reference_impl.pretraining import region
from reference_impl.scenes.drawing import Picture
from reference_impl.scenes.scene import CELLS, DIGITS
from reference_impl.tasks.captioning import EMPTY
from reference_impl.tasks.question_answering import VALUES

_LONGEST_CAPTION = 100
_LONGEST_PHRASE = 6
_LONGEST_ANSWER = 8
_STOP = ";"


class Eyes:
    """The trained model as a set of tools.

    Args:
        model: weights and processor.
    """

    def __init__(self, model: Model) -> None:
        self.model = model

    def phrases(self, asked: Sequence[tuple[Picture, str]]) -> list[str]:
        """What cells of pictures show, in words: many looks at once."""
        prompts = [Prompt(f"{START} {IMAGE} {region(cell)}", (picture,)) for picture, cell in asked]
        said = generate(self.model, prompts, most=_LONGEST_PHRASE)
        return [" ".join(phrase.split()) for phrase in said]

    def caption(self, args: Mapping[str, Any]) -> str:
        """The picture in words."""
        return generate(self.model, [Prompt(f"{START} {IMAGE}", (args["image"],))], most=_LONGEST_CAPTION)[0]

    def answer(self, args: Mapping[str, Any]) -> str:
        """The answer to a question, by the instructed model.

        Raises:
            ToolError: the question holds words that the model does not know.
        """
        try:
            return generate(self.model, [prompt(f"{args['text']} ?", args["image"])], most=_LONGEST_ANSWER)[0]
        except PromptError as error:
            raise ToolError(f"the question cannot be asked: {error}") from error

    def attribute(self, args: Mapping[str, Any]) -> str:
        """The answer to "… at …", from the description of the cell.

        Raises:
            ToolError: the question names no attribute or no cell, or the cell does not show it.
        """
        words = args["text"].split()
        cells = [word for word in words if word in CELLS]
        attributes = [word for word in words if word in VALUES]
        if len(cells) != 1 or len(attributes) != 1:
            raise ToolError("a question for this tool names one attribute and one cell, as in: color at b2")
        phrase = self.phrases([(args["image"], cells[0])])[0]
        found = [word for word in phrase.split() if word in VALUES[attributes[0]]]
        if not found:
            raise ToolError(f"{cells[0]} shows no {attributes[0]}: {phrase or EMPTY}")
        return found[0]

    def detect_by_cells(self, args: Mapping[str, Any]) -> tuple[str, ...]:
        """The cells whose description holds all words."""
        said = self.phrases([(args["image"], cell) for cell in CELLS])
        return tuple(cell for cell, phrase in zip(CELLS, said, strict=True) if _fits(args["text"], phrase))

    def detect_by_caption(self, args: Mapping[str, Any]) -> tuple[str, ...]:
        """The cells whose part of one caption holds all words."""
        parts = [part.split() for part in self.caption(args).split(_STOP)]
        return tuple(
            words[0] for words in parts if words and words[0] in CELLS and _fits(args["text"], " ".join(words[1:]))
        )

    def digit(self, args: Mapping[str, Any]) -> int:
        """The digit in the description of a cell.

        Raises:
            ToolError: there is no digit in it, or the cell is not named and not the only one.
        """
        cell = only_cell(args)
        if cell not in CELLS:
            raise ToolError(f"there is no cell {cell!r}; cells are a1 to d4")
        phrase = self.phrases([(args["image"], cell)])[0]
        digits = [word for word in phrase.split() if word in DIGITS]
        if not digits:
            raise ToolError(f"{cell} shows no digit: {phrase or EMPTY}")
        return int(digits[-1])


def _fits(text: str, phrase: str) -> bool:
    wanted = text.split()
    return bool(wanted) and set(wanted) <= set(phrase.split())


def neural_tools(model: Model, instructed: Model | None) -> list[Tool]:
    """All tools of this file.

    Args:
        model: the pretrained LLaVA.
        instructed: the same, tuned on instructions; where it is not there, the tool that needs it says so when asked.
    """
    eyes, listener = Eyes(model), Eyes(instructed or model)
    untuned = "" if instructed else "the weights were not tuned on instructions"
    return [
        Tool(cards()["captioner"], eyes.caption),
        Tool(cards()["region-reader"], eyes.attribute),
        Tool(cards()["instructed"], listener.answer, lambda: untuned),
        Tool(cards()["cell-scanner"], eyes.detect_by_cells),
        Tool(cards()["caption-searcher"], eyes.detect_by_caption),
        Tool(cards()["network-reader"], eyes.digit),
    ]
