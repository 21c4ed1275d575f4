"""The folder that is served: which of its files may be seen, and how they are at this moment."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from dateline.errors import ServerError
from dateline.export.formats import FORMATS

__all__ = ["Folder", "Version"]

PAGE = ".html"

TAIL_BYTES = 64
"""Of a page, in which its end is looked for."""

SERVED = frozenset({PAGE, ".qgs", *FORMATS, *(suffix for form in FORMATS.values() for suffix in form.sidecars)})
"""Suffixes of what Dateline writes; no other file of the folder is ever shown."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was at one moment."""

    path: Path
    """Where it really lies; links are followed."""
    name: str
    """What it is called in the folder."""
    modified_ns: int
    size: int
    inode: int
    """A file that is put in the place of another has its own, even within a tick of the clock."""

    @property
    def tag(self) -> str:
        """Names this version and no other, for ETags."""
        return f"{self.modified_ns:x}-{self.size:x}-{self.inode:x}"

    @property
    def modified(self) -> datetime:
        """When it was written."""
        return datetime.fromtimestamp(self.modified_ns // 1_000_000_000, UTC)


class Folder:
    """A folder, and the folders right below it, in which `dateline map` and `dateline extract` write again and again.

    Parameters
    ----------
    root
        The folder; it may be empty.

    Raises
    ------
    ServerError
        Where there is none, or it may not be read.
    """

    def __init__(self, root: Path) -> None:
        if not root.is_dir():
            problem = "it is a file, not a folder" if root.exists() else "the folder does not exist; create it first"
            raise ServerError(f"Cannot serve {root}: {problem}.")
        if not os.access(root, os.R_OK | os.X_OK):
            raise ServerError(f"Cannot serve {root}: the folder may not be read.")
        self.root = root.resolve()

    def versions(self) -> list[Version]:
        """Return all files that may be seen as they are now, the newest first."""
        found = [version for entry in self._entries() if (version := self._version(entry))]
        return sorted(found, key=lambda version: (version.modified_ns, str(version.path)), reverse=True)

    def newest(self) -> dict[str, Version]:
        """Return the newest file of each name, by that name; the newest first. A page that is not finished is none."""
        found: dict[str, Version] = {}
        for version in self.versions():
            if version.name not in found and _is_whole(version):
                found[version.name] = version
        return found

    def open(self, name: str) -> tuple[BinaryIO, Version] | None:
        """Open the newest file of a name; None where there is none. The version is that of what was opened."""
        found = self.newest().get(name)
        if found is None:
            return None
        try:
            file = found.path.open("rb")
        except OSError:  # gone, or closed to us, since it was listed
            return None
        return file, _version(found.path, name, os.fstat(file.fileno()))

    def current(self, version: Version) -> bool:
        """Say whether a file is still as it was."""
        try:
            return _version(version.path, version.name, version.path.stat()) == version
        except OSError:
            return False

    def _entries(self) -> Iterator[os.DirEntry[str]]:
        for entry in _entries(self.root):
            yield entry
            if (real := self._followed(entry)) and real.is_dir():
                yield from _entries(real)

    def _version(self, entry: os.DirEntry[str]) -> Version | None:
        if Path(entry.name).suffix.lower() not in SERVED:
            return None
        real = self._followed(entry)
        if real is None or real.suffix.lower() not in SERVED:
            return None
        try:
            status = real.stat()
        except OSError:
            return None
        return _version(real, entry.name, status) if stat.S_ISREG(status.st_mode) else None

    def _followed(self, entry: os.DirEntry[str]) -> Path | None:
        """Return where an entry leads, whatever links are on the way; None where that is hidden or not in the folder.

        Entries are of folders whose path is free of links, so that only links need a look.
        """
        path = Path(entry.path)
        if not entry.is_symlink():
            return path
        try:
            real = path.resolve(strict=True)
            below = real.relative_to(self.root)
        except (OSError, RuntimeError, ValueError):  # RuntimeError: links in a circle, before Python 3.13
            return None
        return None if any(part.startswith(".") for part in below.parts) else real


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return []


def _is_whole(version: Version) -> bool:
    """Say whether a page has its end; what reads the tables looks at the other formats."""
    if version.path.suffix.lower() != PAGE:
        return True
    try:
        with version.path.open("rb") as file:
            file.seek(-min(version.size, TAIL_BYTES), os.SEEK_END)
            return file.read().rstrip().endswith(b"</html>")
    except OSError:
        return False


def _version(path: Path, name: str, status: os.stat_result) -> Version:
    return Version(path, name, status.st_mtime_ns, status.st_size, status.st_ino)
