"""Pictures that are shown, and a user's own."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from reference_impl.files import FileError
from reference_impl.scenes.drawing import draw
from reference_impl.scenes.scene import Writing
from reference_impl.showing.pictures import PictureError, cells_of, png, read_picture
from reference_impl.showing.telling import QuestionError, Telling, asked
from reference_impl.vocabulary import vocabulary
from tests.reference.showing.examples import SCENE


def test_a_picture_is_shown_enlarged_and_small_in_bytes() -> None:
    data = png(SCENE)
    assert data == png(SCENE)
    assert len(data) < 8_000
    shown = np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int)
    assert shown.shape == (256, 256, 3)
    assert np.abs(shown[::4, ::4] - draw([SCENE], "test")[0]).mean() < 6


def test_equal_pictures_share_a_file() -> None:
    telling = Telling("chain-of-thought")
    assert telling.file(SCENE) == telling.file(SCENE) != telling.file(Writing("12"))
    assert sorted(telling.pictures) == ["chain-of-thought-01.png", "chain-of-thought-02.png"]


def test_what_a_picture_shows_is_known_of_what_was_drawn() -> None:
    assert cells_of(Writing("3?7")) == {"a2": "3", "b2": "?", "c2": "7"}
    assert cells_of(draw([SCENE])[0]) == {}


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "1", "P", "CMYK", "I;16", "LA"])
def test_a_users_picture_becomes_what_the_model_sees(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "own"
    image = Image.new("RGB", (300, 200), (200, 30, 30))
    (Image.new("I;16", (300, 200)) if mode == "I;16" else image.convert(mode)).save(
        path, "TIFF" if mode == "CMYK" else "PNG"
    )
    assert read_picture(path).shape == (64, 64, 3)
    if mode == "RGB":
        assert read_picture(path)[32, 32].tolist() == [200, 30, 30]


def test_a_drawn_picture_that_was_enlarged_is_read_as_it_was(tmp_path: Path) -> None:
    drawn = draw([SCENE])[0]
    Image.fromarray(drawn).resize((640, 640), Image.Resampling.NEAREST).save(tmp_path / "own.png")
    assert np.array_equal(read_picture(tmp_path / "own.png"), drawn)


def test_what_is_clear_becomes_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (64, 64), (0, 0, 0, 0)).save(tmp_path / "own.png")
    assert read_picture(tmp_path / "own.png")[5, 5].tolist() == [236, 236, 236]


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bomb(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def whole() -> bytes:
    data = io.BytesIO()
    Image.fromarray(np.random.default_rng(0).integers(0, 255, (99, 99, 3), dtype=np.uint8)).save(data, "PNG")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no picture"),
        (b"%PDF-1.7 no picture", "is no picture"),
        (whole()[:200], "is a broken picture"),
        (whole()[:60], "picture"),
        (bomb(6_000, 6_000), "has 6,000 x 6,000 pixels"),
        (bomb(60_000, 60_000), "more than 25,000,000 pixels"),
        (bomb(0, 5), "picture"),
    ],
)
def test_what_is_no_picture_or_too_large_is_a_clear_error(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "own.png"
    path.write_bytes(data)
    with pytest.raises(PictureError, match=rf"own\.png.*{message}"):
        read_picture(path)


def test_files_that_cannot_be_read_are_clear_errors(tmp_path: Path) -> None:
    (tmp_path / "large.png").write_bytes(b"\0" * 20_000_001)
    with pytest.raises(FileError, match=r"large\.png is larger than 20,000,000 bytes"):
        read_picture(tmp_path / "large.png")
    for path in (tmp_path / "none.png", tmp_path, Path("a\0b")):
        with pytest.raises(FileError, match="cannot be read"):
            read_picture(path)


def test_a_question_is_brought_into_the_models_words() -> None:
    assert asked("What COLOR is at b2?", vocabulary()) == "what color is at b2 ?"


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("", "the question is empty"),
        (" \n\t", "the question is empty"),
        ("what colour is at b2 ?", "does not know the word 'colour'; did you mean 'color'"),
        ("qqqqqq", "'qqqqqq'; nothing it knows is like it"),
        ("<image>", "does not know the word '<image>'"),
        ("x" * 100_000, "does not know the word 'x{40}'"),
    ],
)
def test_a_question_that_cannot_be_asked_is_a_clear_error(question: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        asked(question, vocabulary())
