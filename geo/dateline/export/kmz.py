"""KMZ: KML in an archive with its icons, a disc and, where a place is vague or a figure a tally, a ring."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

import pandas as pd

from dateline.export import icons
from dateline.export.kml import Icons, read_document, write_document
from dateline.export.recognition import Recognise
from dateline.schema import Table

__all__ = ["read_kmz", "write_kmz"]

DOCUMENT = "doc.kml"
"""The name that programs look for; other members are addressed from it."""

ICONS = Icons(sharp="disc.png", vague="ring.png")


def write_kmz(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write what `dateline.export.kml.write_kml` writes, with icons; for a while a ``.kml`` file stands beside it."""
    document = path.with_suffix(".kml")
    with document.open("w", encoding="utf-8", newline="\n") as file:
        write_document(frame, table, file, ICONS)
    # By way of memory: on a full disk an archive stays open, and complains some time later.
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.write(document, DOCUMENT)
        archive.writestr(ICONS.sharp, icons.disc())
        archive.writestr(ICONS.vague, icons.ring())
    document.unlink()
    path.write_bytes(content.getbuffer())


def read_kmz(path: Path, recognise: Recognise) -> pd.DataFrame:
    """Read a table that `write_kmz` wrote, or a program in which it was edited; raises as `read_kml` does."""
    try:
        with ZipFile(path) as archive:
            # KML 2.2, annex C: the first document is the one.
            name = next((name for name in archive.namelist() if name.lower().endswith(".kml")), DOCUMENT)
            with archive.open(name) as file:
                return read_document(file, recognise)
    except (BadZipFile, KeyError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise ValueError(str(error)) from error
