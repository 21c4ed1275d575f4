"""The suffix says the format; what cannot be written is said in one sentence, and leaves nothing behind."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
import shapely

from dateline.errors import OutputError, TableError
from dateline.export import check_target, known_suffixes, read, write
from dateline.export.target import make_folder
from dateline.frame import Tables

pytestmark = pytest.mark.filterwarnings("ignore::dateline.errors.OutputWarning")  # a Shapefile's

SUFFIXES = [".geojson", ".json", ".geojsonl", ".gpkg", ".fgb", ".parquet", ".kml", ".kmz", ".shp", ".csv", ".xlsx"]


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """Let writing fail beyond so many bytes, as on a full disk."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_every_suffix_is_known():
    assert known_suffixes() == tuple(SUFFIXES)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("folder", ["plain", "Été à l'étranger #1 100% a?b", "fichiers.zip"])
def test_any_folder_and_name_will_do(tables: Tables, tmp_path: Path, suffix: str, folder: str):
    target = tmp_path / folder / f"Mali [1]! – été; 🚒|&\n{suffix.upper()}"
    target.parent.mkdir()
    write(tables, target)
    assert target.is_file()
    assert all(name.startswith(target.stem) for name in names(target.parent))
    assert len(read(target)) == 3


def test_mentions_and_plain_tables_are_written_by_their_names(tables: Tables, tmp_path: Path):
    write(tables.mentions, tmp_path / "places.geojson", layer="mentions")
    write(tables, tmp_path / "reports.csv", layer="reports")
    assert "Nowhere" in (tmp_path / "places.geojson").read_text("utf-8")
    assert (tmp_path / "reports.csv").read_text("utf-8-sig").startswith("incident_id,article,")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_is_replaced_and_a_link_followed(tables: Tables, tmp_path: Path, suffix: str):
    real = tmp_path / f"real{suffix}"
    real.write_text("old")
    link = tmp_path / f"link{suffix}"
    link.symlink_to(real)
    write(tables, link)
    assert link.is_symlink()
    assert real.read_bytes()[:3] != b"old"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_disk_that_fills_up_leaves_the_old_file(tables: Tables, tmp_path: Path, suffix: str):
    target = tmp_path / f"incidents{suffix}"
    target.write_text("old")
    with files_of_at_most(900), pytest.raises(OutputError, match="incidents") as caught:
        write(tables, target)
    assert "errno" not in str(caught.value)
    assert target.read_text() == "old"
    assert names(tmp_path) == [target.name]


def test_gdal_failing_on_a_full_disk_is_said_in_plain_words(tables: Tables, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=0))
    with files_of_at_most(900), pytest.raises(OutputError, match="No space left on device"):
        write(tables, tmp_path / "incidents.gpkg")


def test_unknown_suffixes_list_the_known(tables: Tables, tmp_path: Path):
    for name in ("incidents.xyz", "incidents"):
        with pytest.raises(OutputError, match=r"unknown; use one of .geojson, .json, .geojsonl"):
            write(tables, tmp_path / name)
        with pytest.raises(OutputError, match=r"unknown; use one of .geojson, .json, .geojsonl"):
            check_target(tmp_path / name)


def test_a_folder_without_a_suffix_is_said_to_be_one(tables: Tables, tmp_path: Path):
    for refused in (lambda: write(tables, tmp_path), lambda: check_target(tmp_path)):
        with pytest.raises(OutputError, match="it is a folder; name a file in it"):
            refused()


def test_a_table_without_geometry_is_no_geojson(tables: Tables, tmp_path: Path):
    with pytest.raises(OutputError, match=r"no geometry; use \.gpkg, \.parquet, \.csv or \.xlsx"):
        write(tables, tmp_path / "reports.geojson", layer="reports")


def test_an_unknown_table_is_named(tables: Tables, tmp_path: Path):
    with pytest.raises(TableError, match="no table 'wells'; the tables are incidents, areas"):
        write(tables, tmp_path / "x.csv", layer="wells")


def test_a_frame_that_is_no_incident_table_is_refused(tables: Tables, tmp_path: Path):
    with pytest.raises(TableError, match="lacks the columns"):
        write(tables.incidents.drop(columns="quote"), tmp_path / "x.csv")
    assert names(tmp_path) == []


def test_targets_that_cannot_be(tables: Tables, tmp_path: Path):
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "file").write_text("x")
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    for name, message in {
        "loop.csv": "Too many levels of symbolic links",
        "folder.csv": "it is a folder; name a file in it",
        "file/x.csv": "is a file, not a folder",
        "none/x.csv": "does not exist; create it first",
        "pipe.csv": "no ordinary file",
    }.items():
        with pytest.raises(OutputError, match=message):
            write(tables, tmp_path / name)
        with pytest.raises(OutputError, match=message):
            check_target(tmp_path / name)


def test_a_target_that_can_be_is_left_as_it_is(tmp_path: Path):
    (tmp_path / "old.gpkg").write_text("old")
    check_target(tmp_path / "old.gpkg")
    check_target(tmp_path / "new.csv")
    assert names(tmp_path) == ["old.gpkg"]
    assert (tmp_path / "old.gpkg").read_text() == "old"


def test_a_folder_is_made_unless_a_file_is_in_its_way(tmp_path: Path):
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert names(tmp_path / "a" / "b") == []
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OutputError, match=r"a file, not a folder|Not a directory"):
            make_folder(folder)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_to(tables: Tables, tmp_path: Path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="Permission denied"):
        write(tables, tmp_path / "x.csv")
    for refused in (check_target, make_folder):
        with pytest.raises(OutputError, match="Permission denied"):
            refused(tmp_path / "y.csv")


@pytest.mark.parametrize("folder", ["a!b", "a\nb"])
def test_some_names_of_folders_are_beyond_gdal(tables: Tables, tmp_path: Path, folder: str):
    (tmp_path / folder).mkdir()
    write(tables, tmp_path / folder / "x.geojson")
    for suffix in (".fgb", ".gpkg", ".shp"):
        with pytest.raises(OutputError, match="use another folder"):
            write(tables, tmp_path / folder / f"x{suffix}")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_ctrl_c_leaves_the_old_file_and_nothing_else(tables: Tables, tmp_path: Path, monkeypatch, suffix: str):
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    target = tmp_path / f"incidents{suffix}"
    target.write_text("old")
    monkeypatch.setattr(shapely, "to_wkb", interrupt)  # within GDAL's callback
    monkeypatch.setattr(shapely, "get_x", interrupt)
    monkeypatch.setattr("dateline.export.kml._geometry", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(tables, target)
    assert target.read_text() == "old"
    assert names(tmp_path) == [target.name]


def test_text_that_is_no_unicode_is_named(tables: Tables, tmp_path: Path):
    broken = tables.incidents.assign(title=pd.Series(["half \ud800 a pair"] * 3, dtype=object))
    for suffix in SUFFIXES:
        with pytest.raises(OutputError, match=r"x\.\w+: .*half \\ud800 a pair.* is no valid Unicode"):
            write(broken, tmp_path / f"x{suffix}")
