"""Reading text out of files that may be broken or hostile: zips or plain, line by line, never all of it in memory."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dateline.errors import GazetteerError

__all__ = ["check_zip", "is_zip", "numbered_lines"]

_MAX_TEXT_BYTES = 1 << 30
"""Unpacked. The largest country dumps, China's and the United States', are under 350 MB."""
_MAX_RATIO = 50
"""Of unpacked to packed, from a size on that could do harm. Dumps come to about 5; a zip bomb to a thousand."""
_HARMLESS_BYTES = 1 << 20
_MAX_LINE_BYTES = 1 << 17
"""The alternate names of one place are at most 10,000 characters."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
"""What zipfile raises for a file that is cut off or damaged, encrypted, or packed in a way that it does not know."""


def is_zip(path: Path) -> bool:
    """Whether a file begins as a zip does.

    Raises
    ------
    GazetteerError
        The file is missing or cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError as error:
        raise GazetteerError(f"{path} cannot be read ({error.strerror or error})") from error


def check_zip(path: Path) -> None:
    """Refuse a zip that is broken, or that unpacks to more than a gazetteer ever has.

    Raises
    ------
    GazetteerError
        It is one of those.
    """
    with _reading(path), zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            _check_member(path, info)


def numbered_lines(path: Path, member: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a UTF-8 text with their numbers, from 1: of a plain file, or of one in a zip.

    Parameters
    ----------
    member
        Name of the file in the zip; in whatever case, in whatever folder.

    Raises
    ------
    GazetteerError
        The file is missing, cut off or damaged, has no such member, is too large, or is no UTF-8 text.
    """
    if not is_zip(path):
        with _reading(path), path.open("rb") as stream:
            yield from _lines(path, stream)
        return
    with _reading(path), zipfile.ZipFile(path) as archive:
        inside = {Path(info.filename).name.lower(): info for info in archive.infolist()}
        info = inside.get(member.lower())
        if info is None:
            raise GazetteerError(f"{path} holds no {member}; it has {', '.join(sorted(inside)[:5]) or 'nothing in it'}")
        _check_member(path, info)
        with archive.open(info) as stream:
            yield from _lines(path, stream)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn what may go wrong with a file into one sentence."""
    try:
        yield
    except GazetteerError:
        raise
    except _BROKEN as error:
        raise GazetteerError(f"{path} is cut off or damaged ({error}); fetch it again") from error
    except OSError as error:
        raise GazetteerError(f"{path} cannot be read ({error.strerror or error})") from error


def _check_member(path: Path, info: zipfile.ZipInfo) -> None:
    largest = min(_MAX_TEXT_BYTES, max(_HARMLESS_BYTES, _MAX_RATIO * info.compress_size))
    if info.file_size > largest:
        raise GazetteerError(
            f"{path} unpacks to {info.file_size:,} bytes ({info.filename}), more than any gazetteer; it is left alone"
        )


def _lines(path: Path, stream: IO[bytes]) -> Iterator[tuple[int, str]]:
    number = 0
    while line := stream.readline(_MAX_LINE_BYTES):
        number += 1
        if len(line) == _MAX_LINE_BYTES or b"\0" in line:
            raise GazetteerError(f"{path} is no text of lines (see line {number:,})")
        try:
            yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise GazetteerError(f"{path} is not in UTF-8 (see line {number:,}); save it as UTF-8") from error
