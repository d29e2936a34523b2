"""The commands: what they print and write, and what a user's mistake looks like."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from reference_impl.cli import VERBS, main
from reference_impl.experiments import runner
from reference_impl.experiments.arms import ARMS, SEEDS
from reference_impl.scenes.drawing import draw
from reference_impl.showing import story
from reference_impl.showing.stories import TOLD
from reference_impl.showing.stories.registry import STORIES
from tests.reference.showing.examples import SCENE

Output = pytest.CaptureFixture[str]


def test_every_told_technique_has_its_story() -> None:
    assert tuple(STORIES) == TOLD


def test_help_needs_no_torch() -> None:
    code = "import sys; from reference_impl.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nassert 'torch' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert all(verb in done.stdout for verb in VERBS)


def test_a_demo_tells_its_story_and_leaves_a_page_with_its_pictures(
    weights: Path, tmp_path: Path, capsys: Output
) -> None:
    assert main(["demo", "in-context-learning", "--weights", str(weights), "--out", str(tmp_path), "--seed", "4"]) == 0
    out = capsys.readouterr().out
    assert "A hidden operator" in out
    assert "(seed 4)" in out
    page = tmp_path / "in-context-learning.html"
    assert str(page) in out
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) == page.read_text().count("data:image/png") >= 10
    assert set(tmp_path.iterdir()) == {page, *pictures}


def test_a_demo_answers_a_users_question(weights: Path, tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "own.png"
    Image.fromarray(draw([SCENE])[0]).resize((512, 512)).save(path)
    words = ["demo", "instruction-tuning", "--image", str(path), "--ask", "What color is at b2?"]
    assert main([*words, "--weights", str(weights), "--out", str(tmp_path / "new" / "out")]) == 0
    assert "user: what color is at b2 ? assistant:" in capsys.readouterr().out
    assert (tmp_path / "new" / "out" / "instruction-tuning.html").exists()


def test_a_trace_is_a_story_as_json(weights: Path, capsys: Output) -> None:
    assert main(["trace", "chain-of-thought", "--weights", str(weights)]) == 0
    told = story.from_json(capsys.readouterr().out)
    assert told.technique == "chain-of-thought"
    assert any(isinstance(step, story.Rationale) for step in told.steps)


def test_the_showcase_holds_every_story_and_nothing_old(weights: Path, tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "old.png").write_bytes(b"")
    assert main(["showcase", "--weights", str(weights), "--out", str(tmp_path)]) == 0
    assert not (tmp_path / "old.png").exists()
    assert {path.stem for path in tmp_path.glob("*.json")} == set(TOLD)
    assert all(story.load(tmp_path, technique).story.seed == 1 for technique in TOLD)
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 300_000
    assert f"{len(list(tmp_path.iterdir()))} files" in capsys.readouterr().out


def test_a_mask_shows_what_the_controller_learns(capsys: Output) -> None:
    assert main(["show-mask", "llm-aided-visual-reasoning"]) == 0
    out = capsys.readouterr().out
    assert "a plan" in out
    assert "<unk>" not in out
    assert "«]»" in out


def test_a_mask_shows_what_is_learned(capsys: Output) -> None:
    assert main(["show-mask", "chain-of-thought"]) == 0
    out = re.sub(r"\s+", " ", capsys.readouterr().out)
    direct = re.search(r"QCM→A: (\d+) of (\d+) tokens are learned (.*?) QCM→R", out)
    assert direct
    assert re.fullmatch(
        r"<s> <image>x16 user: start at .. follow \d arrows \. what color \? assistant: «answer» «\w+» «</s>»",
        direct[3],
    )
    assert (direct[1], int(direct[2])) == ("3", len(direct[3].split()) + 15)
    assert re.search(r"QCMR→A: 3 of", out)


def test_masks_of_all_techniques_are_shown_and_come_again_by_the_seed(capsys: Output) -> None:
    said = []
    for seed in ("1", "1", "2"):
        assert main(["show-mask", "all", "--seed", seed]) == 0
        said.append(capsys.readouterr().out)
    assert all(f"\n{technique}\n" in said[0] for technique in TOLD)
    assert said[0] == said[1] != said[2]
    assert max(map(len, said[0].splitlines())) <= 80
    conversation = re.sub(r"\s+", " ", said[0].split("a conversation:")[1].split("\n\n")[0])
    assert conversation.count("assistant: «") == conversation.count("user:") == conversation.count("«</s>»") == 4


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--image", "no.png", "--ask", "color ?"], "no.png cannot be read: No such file"),
        (["--image", "text.png", "--ask", "color ?"], "is no picture that can be read; give a PNG or JPEG"),
        (["--image", "own.png"], "--image and --ask go together"),
        (["--ask", "color ?"], "--image and --ask go together"),
        (["--image", "own.png", "--ask", " "], "the question is empty"),
        (["--image", "own.png", "--ask", "what colour ?"], "does not know the word 'colour'; did you mean 'color'"),
        (["--image", "own.png", "--ask", "color " * 999], "longer than 512 tokens"),
        (["--out", "text.png/x"], "cannot be written: Not a directory"),
        (["--weights", "nowhere"], "the weights in nowhere/pretrained cannot be loaded"),
    ],
)
def test_a_users_mistake_is_one_line_and_status_1(
    words: list[str], message: str, weights: Path, tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("text.png").write_text("no picture")
    Image.fromarray(draw([SCENE])[0]).save("own.png")
    assert main(["demo", "instruction-tuning", "--weights", str(weights), *words]) == 1
    error = capsys.readouterr().err
    assert error.startswith("python -m reference_impl demo: ")
    assert message in error
    assert error.count("\n") == 1
    assert "Traceback" not in error


@pytest.mark.parametrize(
    "words",
    [[], ["dance"], ["demo"], ["demo", "magic"], ["demo", "all", "--seed", "-1"], ["demo", "all", "--seed", "x" * 999],
     ["demo", "all", "--seed", "99999999999"], ["show-mask", "all", "--image", "x"]],
)  # fmt: skip
def test_what_is_no_command_is_usage_and_status_2(words: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    error = capsys.readouterr().err
    assert "usage: python -m reference_impl" in error
    assert len(error) < 1_000


def test_the_module_runs() -> None:
    words = [sys.executable, "-m", "reference_impl", "show-mask", "instruction-tuning"]
    done = subprocess.run(
        words, capture_output=True, text=True, timeout=120, check=False, env={"PYTHONIOENCODING": "ascii"}
    )
    assert done.returncode == 0
    assert "tokens are learned" in done.stdout


def test_training_ships_what_ships_and_all_trains_every_arm_and_seed(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[object, ...]] = []

    def trained(*given: object) -> tuple[None, runner.Record]:
        done.append(given)
        return None, runner.Record(12.0, 3, {})

    monkeypatch.setattr(runner, "ship", lambda *given: done.append(given))
    monkeypatch.setattr(runner, "trained", trained)
    assert main(["train", "--folder", str(tmp_path / "arms"), "--out", str(tmp_path / "weights")]) == 0
    assert done.pop() == (tmp_path / "arms", tmp_path / "weights")
    assert main(["train", "--all", "--folder", str(tmp_path)]) == 0
    assert done == [(name, seed, tmp_path) for seed in SEEDS for name in ARMS]
    assert "in-context, seed 2: 12 CPU-seconds" in capsys.readouterr().out
