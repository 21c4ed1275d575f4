"""The file that is being written: first under another name, then in its place."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.errors import OutputError

__all__ = ["check_writable", "make_folder", "replacing"]

REMARK = 20
"""Characters of a text that are quoted before and after what is wrong with it."""


@contextmanager
def replacing(
    path: Path, *, sidecars: Sequence[str] = (), indexes: Sequence[str] = (), overwrite: bool = True
) -> Iterator[Path]:
    """Give a file to write to, and put it in the place of ``path`` once the block has ended well.

    Files beside it with the suffixes of ``sidecars`` go with it, where they were written, and before it; those with the
    suffixes of ``indexes`` are of an older one, and are removed. It lies in a temporary folder beside the target, on
    the same file system, so that the last step is one rename, and so that what GDAL and SQLite put beside a file goes
    with it. A link is followed: what it points to is replaced.

    Raises
    ------
    OutputError
        Where the target is a folder or a device, or is there and is not to be replaced; its folder is missing or not
        writable, or the disk is full.
    """
    with _explained(path):
        target = _resolved(path)
        files = (*sidecars, *indexes)
        _check(target, files, overwrite)
        with _room(target.parent) as folder:
            # A plain name of our own: GDAL reads some characters of a name as an archive or a connection.
            file = Path(folder, "table").with_suffix(path.suffix.lower())
            yield file
            _check(target, files, overwrite)  # it may have come to be meanwhile
            for suffix in sidecars:
                if (sidecar := file.with_suffix(suffix)).exists():
                    sidecar.replace(target.with_suffix(suffix))
            for suffix in indexes:
                _beside(target, suffix).unlink(missing_ok=True)
            file.replace(target)


def check_writable(path: Path, *, sidecars: Sequence[str] = (), overwrite: bool = True) -> None:
    """Raise at once what `replacing` would raise of a target, so that no long work is done for nothing."""
    with _explained(path):
        target = _resolved(path)
        _check(target, sidecars, overwrite)
        with _room(target.parent):
            pass


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where it does not exist, and see that files can be put in it.

    Raises
    ------
    OutputError
        Where it is a file, or may not be made or written to.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"Cannot write to {folder}: it is a file, not a folder; name another.")
    with _explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with _room(folder):
            pass


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn the system's errors into sentences that name the path."""
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"Cannot write {path}: {error.strerror or error}.") from error
    except UnicodeEncodeError as error:
        raise OutputError(f"Cannot write {path}: {_around(error)!r} is no valid Unicode.") from error


def _resolved(path: Path) -> Path:
    """Follow links; one that leads to itself is an error, which Python tells in another way before 3.13."""
    with suppress(RuntimeError):
        if not (target := path.resolve()).is_symlink():
            return target
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _around(error: UnicodeEncodeError) -> str:
    """Return what cannot be encoded with the text next to it, for the whole is often a line of the file."""
    return str(error.object)[max(0, error.start - REMARK) : error.end + REMARK]


def _check(target: Path, sidecars: Sequence[str], overwrite: bool) -> None:
    for file in (target, *(_beside(target, suffix) for suffix in sidecars)):
        _check_file(file, overwrite)


def _beside(target: Path, suffix: str) -> Path:
    """Return the file that has another suffix, or, as SQLite names its own, one more after a hyphen."""
    return target.with_name(f"{target.name}{suffix}") if suffix.startswith("-") else target.with_suffix(suffix)


def _check_file(target: Path, overwrite: bool) -> None:
    if target.is_dir():
        raise OutputError(f"Cannot write {target}: it is a folder; name a file in it.")
    if target.exists() and not target.is_file():
        raise OutputError(f"Cannot write {target}: it is no ordinary file.")
    if target.exists() and not overwrite:
        raise OutputError(
            f"Cannot write {target}: it is there already and is kept; "
            "--overwrite (in Python overwrite=True) replaces it."
        )
    if target.parent.is_file():
        raise OutputError(f"Cannot write {target}: {target.parent} is a file, not a folder.")
    if not target.parent.is_dir():
        raise OutputError(f"Cannot write {target}: the folder {target.parent} does not exist; create it first.")


def _room(folder: Path) -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix=".dateline-", dir=folder)
