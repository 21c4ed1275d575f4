"""The file that is being written: first under another name, then in its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.errors import OutputError

__all__ = ["replacing"]


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a file to write to, and put it in the place of ``path`` once the block has ended well.

    It lies in a temporary folder beside the target, on the same file system, so that the last step is one rename, and
    so that what GDAL and SQLite put beside a file goes with it. A link is followed: what it points to is replaced.

    Raises
    ------
    OutputError
        Where the target is a folder or a device, its folder is missing or not writable, or the disk is full.
    """
    try:
        target = path.resolve()
        _check_target(target)
        with TemporaryDirectory(prefix=".dateline-", dir=target.parent) as folder:
            # A plain name of our own: GDAL reads some characters of a name as an archive or a connection.
            file = Path(folder, "table").with_suffix(path.suffix.lower())
            yield file
            file.replace(target)
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"Cannot write {path}: {error.strerror or error}.") from error
    except UnicodeEncodeError as error:
        raise OutputError(f"Cannot write {path}: {error.object!r:.60} is no valid Unicode.") from error


def _check_target(target: Path) -> None:
    if target.is_dir():
        raise OutputError(f"Cannot write {target}: it is a folder; name a file in it.")
    if target.exists() and not target.is_file():
        raise OutputError(f"Cannot write {target}: it is no ordinary file.")
    if target.parent.is_file():
        raise OutputError(f"Cannot write {target}: {target.parent} is a file, not a folder.")
    if not target.parent.is_dir():
        raise OutputError(f"Cannot write {target}: the folder {target.parent} does not exist; create it first.")
