"""What a SOURCE on the command line stands for: files, folders, globs, standard input, web addresses."""

from __future__ import annotations

import glob
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from dateline.errors import ArticleError

__all__ = ["STDIN", "expand_sources", "is_web_address"]

STDIN = "-"


def is_web_address(source: str) -> bool:
    """Whether a source is to be fetched."""
    return source.lower().startswith(("http://", "https://"))


def expand_sources(
    sources: Iterable[str | Path] | str | Path, suffixes: Collection[str]
) -> Iterator[str | Path | ArticleError]:
    """Find what is to be read.

    Parameters
    ----------
    sources
        Files, folders (searched to the bottom, in the order of their paths), globs, ``-``, web addresses; one alone is
        taken as it is.
    suffixes
        Those that can be read, in lower case with the dot. In a folder, other files and hidden ones are passed over.

    Yields
    ------
        Each once: a path of a file, ``-``, a web address, or what is wrong with a source. A file that was given by its
        own name is yielded whatever its suffix.
    """
    seen: set[str] = set()
    for source in [sources] if isinstance(sources, str | Path) else sources:
        for item in _expand(source, suffixes):
            key = str(item.resolve()) if isinstance(item, Path) else str(item)
            if key not in seen:
                seen.add(key)
                yield item


def _expand(source: str | Path, suffixes: Collection[str]) -> Iterator[str | Path | ArticleError]:
    name = str(source)
    if name == STDIN or is_web_address(name):
        yield name
        return
    path = Path(name)
    try:
        if path.is_dir():
            yield from _walk(path, suffixes)
        elif path.is_file():
            yield path
        elif path.exists():
            yield ArticleError(f"{name} is neither a file nor a folder; give one")
        elif glob.has_magic(name):
            yield from _match(name, suffixes)
        else:
            yield ArticleError(f"{name} does not exist; give a file, a folder, a glob, '-' or a web address")
    except (OSError, ValueError) as error:  # a name that is too long, or has a NUL in it
        yield ArticleError(f"{name!r} cannot be looked at: {error}")


def _walk(folder: Path, suffixes: Collection[str]) -> Iterator[Path | ArticleError]:
    found: list[Path] = []
    failed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(parent, name) for name in names if not name.startswith("."))
    found = sorted(path for path in found if path.suffix.lower() in suffixes)
    yield from (ArticleError(f"{error.filename} cannot be opened: {error.strerror}") for error in failed)
    yield from found
    if not found and not failed:
        yield ArticleError(f"{folder} has no file in it that can be read ({', '.join(suffixes)})")


def _match(pattern: str, suffixes: Collection[str]) -> Iterator[Path | ArticleError]:
    """Treat what a glob matches as one folder: files that cannot be read are passed over."""
    # Path.glob takes no absolute pattern.
    paths = sorted(Path(match) for match in glob.iglob(pattern, recursive=True))  # noqa: PTH207
    found = False
    for path in paths:
        if path.is_dir():
            items = [item for item in _walk(path, suffixes) if isinstance(item, Path)]
        else:
            items = [path] if path.suffix.lower() in suffixes else []
        found = found or bool(items)
        yield from items
    if not found:
        yield ArticleError(f"{pattern} matches no file that can be read ({', '.join(suffixes)})")
