"""GeoParquet: with the extra, typed; without it, a sentence that names it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import geopandas as gpd
import pytest

from dateline.errors import OutputError
from dateline.export import arrow, write
from dateline.frame import Tables


def test_without_the_extra_it_is_named(tables: Tables, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(arrow, "find_spec", lambda name: None)
    with pytest.raises(OutputError, match=r"pip install 'dateline\[parquet\]'"):
        write(tables, tmp_path / "incidents.parquet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(find_spec("pyarrow") is None, reason="needs the extra dateline[parquet]")
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_types_are_true_even_where_all_is_null(tables: Tables, empty: Tables, tmp_path: Path, filled: bool):
    import pyarrow.parquet as pq

    path = tmp_path / "incidents.parquet"
    write(tables if filled else empty, path)
    types = {field.name: str(field.type) for field in pq.read_schema(path)}
    assert (types["id"], types["border_with"], types["date_start"]) == ("string", "string", "date32[day]")
    assert (types["killed"], types["disputed"], types["confidence"]) == ("int64", "bool", "double")
    assert gpd.read_parquet(path).crs.to_epsg() == 4326
