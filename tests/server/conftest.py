"""A folder into which a map and tables were written, and the application that serves it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import geopandas as gpd
import pytest
from werkzeug.test import Client, TestResponse

from dateline.export import write
from dateline.schema import TABLES, Type, build
from dateline.server.application import Application
from dateline.server.folder import Folder

FIRST_DAY = date(2024, 7, 1)

NOTHING = {Type.FLAG: False, Type.TEXT: None, Type.DATE: None, Type.COUNT: None, Type.MEASURE: None}


def incident_table(points: Sequence[tuple[float, float] | None], **columns: Sequence[object]) -> gpd.GeoDataFrame:
    """Incidents at ``(lon, lat)``, one a day from the first of July 2024 on unless the columns say otherwise."""
    n = len(points)
    days = [FIRST_DAY + timedelta(number) for number in range(n)]
    filled: dict[str, Sequence[object]] = {
        "id": [f"i{number}" for number in range(n)],
        "event_type": ["battle"] * n,
        "date_start": days,
        "date_end": days,
    }
    table = TABLES["incidents"]
    return build(table, {name: [NOTHING[kind]] * n for name, kind in table.columns.items()} | filled | columns, points)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "folder"


@pytest.fixture
def said() -> list[str]:
    """The sentences that the server says on standard error."""
    return []


class WholeClient(Client):
    """Reads and closes each answer, as a server does."""

    def open(self, *args: object, **kwargs: object) -> TestResponse:
        return super().open(*args, buffered=True, **kwargs)


@pytest.fixture
def client(folder: Path, said: list[str]) -> Client:
    folder.mkdir(exist_ok=True)
    return WholeClient(Application(Folder(folder), said.append))


@pytest.fixture
def put(folder: Path) -> Callable[..., Path]:
    """Write incidents into the folder; files get times of change a second apart, in the order of the calls."""
    clock = iter(range(1_700_000_000, 1_800_000_000))

    def put(content: gpd.GeoDataFrame | str | bytes, name: str = "incidents.geojson", layer: str = "incidents") -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            write(content, path, layer=layer, overwrite=True)
        now = next(clock)
        os.utime(path, (now, now))
        return path

    return put


@pytest.fixture(scope="session")
def incidents() -> Callable[..., gpd.GeoDataFrame]:
    return incident_table
