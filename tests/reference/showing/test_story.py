"""Stories as data: written, read again, and refused where they are none."""

from __future__ import annotations

import typing
from pathlib import Path

import pytest

from reference_impl.showing import story
from tests.reference.showing.examples import SCENE, told


def test_the_example_has_a_step_of_every_kind() -> None:
    assert {type(step) for step in told().story.steps} == set(typing.get_args(story.Step))


def test_what_is_saved_is_loaded_again(tmp_path: Path) -> None:
    paths = story.save(told(), tmp_path / "new" / "folder")
    assert {path.name for path in paths} == {
        "chain-of-thought.json", "chain-of-thought-01.png", "chain-of-thought-02.png",
    }  # fmt: skip
    assert story.load(tmp_path / "new" / "folder", "chain-of-thought") == told()
    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == {path.name for path in paths}


def test_it_names_all_its_pictures() -> None:
    assert story.picture_names(told().story) == set(told().pictures)
    assert told().story.steps[1] == story.Picture(
        picture="chain-of-thought-01.png", cells={"b2": "large red circle 4", "d1": "small yellow triangle right"},
        caption="A fresh scene", marked=(story.Mark("b2"),), path=("d1", "d2"),
    )  # fmt: skip
    assert SCENE.objects[0].cell == "d1"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("", ""), ""),
        (('"kind": "vote"', '"kind": "spell"'), "Invalid value 'spell'"),
        (('"seed": 7', '"seed": "7"'), "Expected `int`"),
        (('"seed"', '"sed"'), "unknown field `sed`"),
        (("chain-of-thought-01.png", "../secret.png"), "'../secret.png' is no name of a picture"),
        (("{", "["), "no story"),
    ],
)
def test_what_is_no_story_is_an_error(change: tuple[str, str], message: str) -> None:
    text = story.to_json(told().story)
    if not message:
        assert story.from_json(text) == told().story
        return
    with pytest.raises(story.StoryError, match=message):
        story.from_json(text.replace(*change))


def test_a_missing_picture_is_an_error(tmp_path: Path) -> None:
    story.save(told(), tmp_path)
    (tmp_path / "chain-of-thought-02.png").unlink()
    with pytest.raises(story.StoryError, match=r"chain-of-thought\.json: .*02\.png cannot be read"):
        story.load(tmp_path, "chain-of-thought")


def test_a_thought_is_right_where_it_is_what_a_careful_reader_writes() -> None:
    assert story.Thought("a", "", "a").right is True
    assert story.Thought("a", "", "b").right is False
    assert story.Thought("a").right is None
