"""The bytes of a stranger's file as text."""

from __future__ import annotations

from awesome.importers.row import ImportFileError

MOST_BYTES = 16 * 2**20
"""Larger files are refused: several times what the longest list has, and what our own longest export has."""

_SAMPLE = 4096
_MOST_ODD = 0.02


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16, with or without mark, its lines ended by ``\\n``.

    Bytes that are no UTF-8 become U+FFFD, so that their rows can be told.

    Raises:
        ImportFileError: it is too large, or no text.

    >>> decoded(b"\\xef\\xbb\\xbfone\\r\\ntwo\\rthree")
    'one\\ntwo\\nthree'
    """
    if len(data) > MOST_BYTES:
        raise ImportFileError(f"the file has more than {MOST_BYTES:,} bytes; cut it into several")
    text = _decode(data).removeprefix("\ufeff")
    sample = text[:_SAMPLE] + text[len(text) // 2 :][:_SAMPLE]
    odd = sum(sample.count(character) for character in "\ufffd\0")
    if "\0" in text or odd > _MOST_ODD * len(sample) + 2:
        raise ImportFileError("this is no text in UTF-8 or UTF-16; save it as UTF-8 if it is a text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    sample = data[:_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    zeros = sample[1::2].count(0), sample[0::2].count(0)
    if max(zeros) > len(sample) // 8:
        # Latin letters in UTF-16 without a mark: every other byte is zero
        return data.decode("utf-16-le" if zeros[0] > zeros[1] else "utf-16-be", "replace")
    return data.decode("utf-8", "replace")
