"""A made-up story with a step of every kind."""

from __future__ import annotations

from reference_impl.scenes.scene import Object, Scene, Writing
from reference_impl.showing import story
from reference_impl.showing.telling import Telling

SCENE = Scene((Object("b2", "red", "circle", "large", "4"), Object("d1", "yellow", "triangle", "small", "right")), 3)


def told() -> story.Told:
    telling = Telling("chain-of-thought")
    telling.heading("A part", "What to look for.")
    telling.picture(SCENE, "A fresh scene", marked=["b2"], path=["d1", "d2"])
    file, line = telling.file(SCENE), telling.file(Writing("3?7", 4))
    telling.add(
        story.Prompt(to="the tuned model", text="<s> <image> user: color at b2 ? assistant:"),
        story.Answer(by="baseline", who="before tuning", text="", right=False),
        story.Answer(by="technique", who="after tuning", text="red", right=True, note="as trained"),
        story.Answer(by="truth", who="the generator", text="red"),
        story.Table(
            caption="Some answers", head=("task", "answer"),
            rows=((story.Cell("color"), story.Cell("red", True)), (story.Cell("size"), story.Cell("red " * 40, False))),
        ),
        story.Rationale(
            who="the rationale's model", picture=file,
            thoughts=(story.Thought("2 d1 right", "d1", "2 d1 right"), story.Thought("1 b2", "b2", "out")),
        ),
        story.Shots(
            examples=(story.Example(line, "3 ? 7", "3 ? 7 = 10"),), query=story.Example(file, "red circle", "12"),
            answers=("7", "12"),
        ),
        story.Vote(ballots=(story.Ballot("red", 7), story.Ballot("blue", 2)), agreement=0.78, answer="red", right=True, unread=1),
        story.Plan(
            request="count the red objects",
            tasks=(
                story.Task(number=0, tool="detect", arguments="picture", model="detector-a", reason="the better one", result="b2", picture=line),
                story.Task(number=1, tool="count", arguments="<resource>-0", needs=(0,), wave=2, error="no such colour"),
            ),
        ),
        story.Rounds(
            question="what color at the end ?", threshold=0.9,
            rounds=(story.Round(("at b2 ?",), ("red",), "not sure", 0.5), story.Round((), (), "red", 0.95, "stop")),
        ),
    )  # fmt: skip
    return telling.told("A title", "What is shown.", 7)
