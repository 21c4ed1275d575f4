"""CSV that spreadsheets open rightly, and that cannot make them calculate.

RFC 4180 (commas, CRLF, doubled quotes) in UTF-8 with a byte order mark, without which Excel takes it for the system's
legacy encoding. A point stands in the columns ``lon`` and ``lat``, which QGIS finds by their names.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pandas as pd

from dateline.export.values import lon_lat, plain

__all__ = ["write_csv"]

FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")
"""What a spreadsheet may take for a formula, full-width forms as well; source: OWASP, "CSV Injection". Apostrophes
before it count, so that taking one away from a cell that matches always gives the article's own text."""

NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
"""What begins like a formula and is none."""


def write_csv(frame: pd.DataFrame, name: str, path: Path) -> None:
    """Write a table with a header; nothing stands for what is not known."""
    columns = plain(frame, name)
    if "geometry" in frame:
        points = lon_lat(frame["geometry"])
        columns["lon"] = [point and point[0] for point in points]
        columns["lat"] = [point and point[1] for point in points]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*(map(_cell, values) for values in columns.values()), strict=True))


def _cell(value: str | float | bool | None) -> str | float | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and FORMULA.match(value) and not NUMBER.fullmatch(value):
        return f"'{value}"
    return value
