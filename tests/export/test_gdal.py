"""With pyarrow or without it, GDAL writes the same."""

from __future__ import annotations

from pathlib import Path

import pyogrio
import pytest
from pandas.testing import assert_frame_equal

from dateline.export import arrow, read, write
from dateline.export.gdal import check_whole
from dateline.frame import Tables
from dateline.schema import TABLES


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb"])
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_arrow_is_only_quicker(
    tables: Tables, empty: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, filled: bool
):
    pytest.importorskip("pyarrow")
    paths = []
    for name, quick in (("quick", True), ("plain", False)):
        monkeypatch.setattr(arrow, "is_installed", lambda quick=quick: quick)
        paths.append(tmp_path / f"{name}{suffix}")
        write(tables if filled else empty, paths[-1])
    for layer in TABLES if suffix == ".gpkg" else ["incidents"]:
        about = [pyogrio.read_info(path, layer=layer) for path in paths]
        for key in ("fields", "dtypes", "ogr_types", "ogr_subtypes"):
            assert list(about[0][key]) == list(about[1][key]), (layer, key)
        for key in ("crs", "geometry_type", "geometry_name", "features", "fid_column"):
            assert about[0].get(key) == about[1].get(key), (layer, key)
        assert_frame_equal(*(read(path, layer=layer) for path in paths))


def test_a_file_that_is_cut_short_is_told(tables: Tables, tmp_path: Path):
    path = tmp_path / "x.fgb"
    write(tables, path)
    check_whole(path, 3)
    with pytest.raises(OSError, match="only 3 of 4 rows"):
        check_whole(path, 4)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(OSError, match="GDAL says"):
        check_whole(path, 3)
