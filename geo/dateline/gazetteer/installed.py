"""The gazetteers that the user has installed: where they lie, which there are, taking one away.

They lie apart from the built-in one, a file each, in the folder ``gazetteers`` of `data.data_dir`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from dateline.data import data_dir
from dateline.errors import GazetteerError
from dateline.gazetteer import names
from dateline.gazetteer.file import GazetteerFile, GazetteerWriter

__all__ = ["is_dump", "open_installed", "open_one", "paths", "remove", "write_installed"]

_SUFFIX = ".sqlite"
_DUMP_NAME = re.compile("[A-Z]{2}")
_OWN_NAME = re.compile("[a-z0-9][a-z0-9_-]{2,39}")
"""Longer than a country's code, and a file's name on any system."""


def paths() -> list[Path]:
    """Return the installed files, in the order of their say: GeoNames dumps by country, then the user's own by name."""
    found = [path for path in _folder().glob("*" + _SUFFIX) if is_dump(path.stem) or _OWN_NAME.fullmatch(path.stem)]
    return sorted(found, key=lambda path: (not is_dump(path.stem), path.stem))


def is_dump(name: str) -> bool:
    """Whether a gazetteer of this name is a country dump, which is called by the country's code."""
    return _DUMP_NAME.fullmatch(name) is not None


def open_installed() -> list[GazetteerFile]:
    """Open all that is installed.

    What an earlier version of Dateline installed, which folded names otherwise, is written anew from itself.

    Raises
    ------
    GazetteerError
        One of them cannot be read.
    """
    files: list[GazetteerFile] = []
    try:
        files.extend(map(open_one, paths()))
    except GazetteerError:
        for file in files:
            file.close()
        raise
    return files


def open_one(path: Path) -> GazetteerFile:
    """Open one installed file, as `open_installed` does."""
    try:
        file = GazetteerFile(path)
        if file.meta.get("keys") == _keys_version():
            return file
        with closing(file):
            _write_anew(file)
        return GazetteerFile(path)
    except (GazetteerError, OSError) as error:
        raise GazetteerError(
            f"the installed gazetteer {path.stem} cannot be used: {error}, "
            f"or take it away with `dateline gazetteer remove {path.stem}`"
        ) from error


def write_installed(name: str, writer: GazetteerWriter, meta: Mapping[str, str]) -> Path:
    """Write a gazetteer into the folder, in place of one of the same name.

    Raises
    ------
    GazetteerError
        The name cannot be a file's, or the file cannot be written.
    """
    if not is_dump(name) and not _OWN_NAME.fullmatch(name):
        raise GazetteerError(
            f"a gazetteer cannot be called {name!r}: expected 3 to 40 of the letters a to z, digits, - and _; "
            "choose another with --name"
        )
    path = _folder() / (name + _SUFFIX)
    try:
        writer.write(path, {**meta, "title": name, "keys": _keys_version()}, by_place=True)
    except OSError as error:
        raise GazetteerError(f"{path} cannot be written ({error}); set DATELINE_DATA to another folder") from error
    return path


def remove(name: str) -> None:
    """Take an installed gazetteer away.

    Raises
    ------
    GazetteerError
        None is installed under this name, or its file cannot be deleted.
    """
    known = {path.stem: path for path in paths()}
    path = known.get(name.upper()) or known.get(name.lower())
    if path is None:
        there = ", ".join(known) if known else "none at all"
        raise GazetteerError(f"no gazetteer {name!r} is installed; there is {there}")
    try:
        path.unlink()
    except OSError as error:
        raise GazetteerError(f"{path} cannot be deleted ({error})") from error


def _folder() -> Path:
    return data_dir() / "gazetteers"


def _keys_version() -> str:
    """Return a digest of the code that folds names, on which a gazetteer's index depends."""
    return hashlib.sha256(Path(names.__file__).read_bytes()).hexdigest()[:16]


def _write_anew(file: GazetteerFile) -> None:
    writer = GazetteerWriter()
    for place, others in file.every():
        writer.add(place, others)
    write_installed(file.path.stem, writer, file.meta)
