"""Pictures that are shown, and pictures that a user brings."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from reference_impl.files import read_limited
from reference_impl.scenes.drawing import Picture, Pixels, draw
from reference_impl.scenes.scene import CELLS, GRID, PICTURE_PIXELS, Scene, Writing
from reference_impl.tasks.captioning import phrase

SHOWN_PIXELS = 256
"""Width and height of a picture that is shown."""

MOST_BYTES, MOST_PIXELS = 20_000_000, 25_000_000
"""Of a user's picture."""

_SHADES = 64
_PAPER = (236, 236, 236)


class PictureError(ValueError):
    """A user's picture cannot be read: the message says why, and what to do."""


def png(picture: Picture, split: str = "test") -> bytes:
    """A picture as PNG data, enlarged so that its pixels can be seen.

    It keeps 64 shades, which halves it; what is lost lies in the grain, and the model is given the whole picture.
    """
    small = Image.fromarray(draw([picture], split)[0]).quantize(_SHADES, dither=Image.Dither.NONE)
    data = io.BytesIO()
    small.resize((SHOWN_PIXELS, SHOWN_PIXELS), Image.Resampling.NEAREST).save(data, "PNG", optimize=True)
    return data.getvalue()


def cells_of(picture: Picture) -> dict[str, str]:
    """What a picture shows, cell by cell, in words; nothing for pixels that came from elsewhere."""
    if isinstance(picture, Scene):
        return {thing.cell: phrase(thing) for thing in picture.objects}
    if isinstance(picture, Writing):
        return dict(zip(CELLS[GRID:], picture.text, strict=False))
    return {}


def read_picture(path: Path) -> Pixels:
    """A user's picture as the model sees it: pixels (64, 64, 3), the whole picture, squeezed where it is no square.

    Raises:
        FileError: the file cannot be read or is too large.
        PictureError: it is no picture, a broken one, or one of too many pixels.
    """
    data = read_limited(path, MOST_BYTES)
    try:
        with warnings.catch_warnings():
            # Pillow only warns of what is a little too large
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise PictureError(
                        f"{path} has {image.width:,} x {image.height:,} pixels, more than {MOST_PIXELS:,}; make it smaller"
                    )
                return _small(image)
    except UnidentifiedImageError as error:
        raise PictureError(f"{path} is no picture that can be read; give a PNG or JPEG file") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(f"{path} has more than {MOST_PIXELS:,} pixels; make it smaller") from error
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, IndexError, KeyError) as error:
        if isinstance(error, PictureError):
            raise
        # what the many readers of Pillow raise on broken data
        raise PictureError(f"{path} is a broken picture ({error})") from error


def _small(image: Image.Image) -> Pixels:
    # a JPEG can be read at an eighth of its size
    image.draft("RGB", (8 * PICTURE_PIXELS, 8 * PICTURE_PIXELS))
    side = (PICTURE_PIXELS, PICTURE_PIXELS)
    small = ImageOps.exif_transpose(image).convert("RGBA").resize(side, Image.Resampling.BOX)
    paper = Image.new("RGBA", side, (*_PAPER, 255))
    return np.asarray(Image.alpha_composite(paper, small).convert("RGB"), dtype=np.uint8)
