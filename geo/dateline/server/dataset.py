"""The tables of the newest files, read when they change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from dateline.errors import DatelineError
from dateline.export import read
from dateline.schema import TABLES
from dateline.server import collection
from dateline.server.contents import tables_in
from dateline.server.folder import Folder, Version

__all__ = ["Dataset"]


class Dataset:
    """What the files of a folder hold: each table from the newest file that has it.

    A file that cannot be read, perhaps as it is still being written, is said once and passed over: the table stays as
    it was read last, or comes from an older file.

    Parameters
    ----------
    folder
        Where the files are.
    say
        Told one sentence about each file that cannot be read.
    """

    def __init__(self, folder: Folder, say: Callable[[str], None]) -> None:
        self._folder = folder
        self._say = say
        self._lock = threading.Lock()
        self._collections: dict[str, collection.Collection] = {}
        self._held: dict[Path, tuple[Version, Collection[str]]] = {}
        self._failed: set[Version] = set()

    def collections(self) -> Mapping[str, collection.Collection]:
        """Return the tables as they are now, by name, in the order of `dateline.schema.TABLES`."""
        with self._lock:
            versions = self._folder.versions()
            self._failed &= set(versions)
            self._held = {version.path: (version, self._tables(version)) for version in versions}
            found = {name: self._newest(name, versions) for name in TABLES}
            self._collections = {name: one for name, one in found.items() if one is not None}
            return dict(self._collections)

    def _tables(self, version: Version) -> Collection[str]:
        before, held = self._held.get(version.path, (None, ()))
        if before == version or version in self._failed:
            return held
        try:
            return tables_in(version.path)
        except DatelineError as error:
            self._fail(version, error)
            return held  # what it held before it was touched, it will hold again

    def _newest(self, name: str, versions: list[Version]) -> collection.Collection | None:
        last = self._collections.get(name)
        for version in versions:
            if name not in self._held[version.path][1]:
                continue
            if last is not None and last.version == version:
                return last
            found = None if version in self._failed else self._load(name, version)
            if found is not None or last is not None:
                return last if found is None else found
        return None

    def _load(self, name: str, version: Version) -> collection.Collection | None:
        try:
            frame = read(version.path, layer=name)
        except DatelineError as error:
            self._fail(version, error)
            return None
        # What changed while it was read may be half of one thing and half of another.
        return collection.Collection(frame, TABLES[name], version) if self._folder.current(version) else None

    def _fail(self, version: Version, error: DatelineError) -> None:
        self._failed.add(version)
        self._say(f"{str(error).removesuffix('.')}; what was there before is shown")
