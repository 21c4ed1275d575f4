"""The command, with a real server on a free port, as GDAL and QGIS see it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import geopandas as gpd
import pyogrio
import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.export import write
from dateline.schema import TABLES

N = 2345
"""Incidents: more than two pages, whoever chooses their length."""

PYTHON_OF_QGIS = "/usr/bin/python3"

QGIS = """
import os
import sys
from qgis.core import QgsApplication, QgsFeatureRequest, QgsRectangle, QgsVectorLayer
application = QgsApplication([], False)
application.initQgis()
layer = QgsVectorLayer(f"typename='incidents' pagingEnabled='true' url='{sys.argv[1]}'", "live", "OAPIF")
print("valid", layer.isValid())
print("geometry", layer.geometryType(), layer.crs().authid())
print("counted", layer.featureCount())
columns = ("id", "date_start", "killed", "freed", "border_km")
print("types", *(layer.fields().field(name).typeName() for name in columns))
print("read", len({feature["id"] for feature in layer.getFeatures()}))
west = QgsFeatureRequest(QgsRectangle(-1, -1, 0.5, 1))
print("in a box", sum(feature["killed"] for feature in layer.getFeatures(west)))
layer.setSubsetString("\\"event_type\\" = 'riot'")
print("filtered", sum(1 for _ in layer.getFeatures()))
layer.setSubsetString("")
os.replace(sys.argv[2], sys.argv[3])
layer.reload()
print("later", sum(1 for _ in layer.getFeatures()))
sys.stdout.flush()
os._exit(0)  # threads that still hold the layer crash QGIS 3.22 on an ordinary way out
"""


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run the command and give its address."""
    arguments = [sys.executable, "-m", "dateline", "serve", str(folder), "--port", "0", *options]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline()
            yield next(word for word in line.replace(",", " ").split() if word.startswith("http://")), process
        finally:
            process.kill()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, incidents) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served folder é")
    write(many(incidents), folder / "incidents.gpkg")
    with serving(folder) as (found, _):
        yield found


def many(incidents: Callable[..., gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """Incidents of which the first has no place, every third is a riot, and some columns have one value only."""
    points = [None, *[(float(number % 2), 0.0) for number in range(1, N)]]
    freed: list[int | None] = [None] * N
    freed[2000] = 7
    types = ["riot" if number % 3 == 0 else "battle" for number in range(N)]
    return incidents(points, killed=[1] * N, freed=freed, border_km=[None] * (N - 1) + [2.5], event_type=types)


def test_gdal_reads_it_live(address: str):
    source = f"OAPIF:{address}"
    assert pyogrio.list_layers(source).tolist() == [["incidents", "Point"]]
    about = pyogrio.read_info(source, layer="incidents")
    types = dict(zip(about["fields"], about["ogr_types"], strict=True))
    assert about["features"] == N
    assert [*types] == [*TABLES["incidents"].columns]
    assert types["date_start"] == "OFTDate"
    assert types["killed"] == types["wounded_high"] == "OFTInteger"
    assert types["confidence"] == "OFTReal"
    assert about["crs"] == "EPSG:4326"
    assert pyogrio.read_dataframe(source, layer="incidents", columns=["id"])["id"].nunique() == N
    assert len(pyogrio.read_dataframe(source, layer="incidents", bbox=(0.5, -1, 1.5, 1))) == N // 2
    assert len(pyogrio.read_dataframe(source, layer="incidents", where="event_type = 'riot'")) == (N + 2) // 3
    assert len(pyogrio.read_dataframe(source, layer="incidents", where="id = 'i7'")) == 1
    days = "date_start >= '2024-07-02' AND date_start <= '2024-07-03'"
    assert len(pyogrio.read_dataframe(source, layer="incidents", where=days)) == 2


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="GDAL's programs are not installed")
def test_gdal_of_debian_reads_it_live(address: str):
    said = subprocess.run(
        ["ogrinfo", "-ro", "-so", f"OAPIF:{address}", "incidents"], capture_output=True, text=True, check=True
    ).stdout
    lines = said.splitlines()
    assert f"Feature Count: {N}" in lines
    for line in ("id: String (0.0)", "date_start: Date (0.0)", "wounded: Integer (0.0)", "confidence: Real (0.0)"):
        assert lines.count(line) == 1, said
    assert "tally: Integer(Boolean) (0.0)" in lines


def _has_qgis() -> bool:
    try:
        found = subprocess.run([PYTHON_OF_QGIS, "-c", "import qgis.core"], capture_output=True, env=_of_debian())
    except OSError:
        return False
    return found.returncode == 0


def _of_debian() -> dict[str, str]:
    """The environment without what would lead another Python astray."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return kept | {"QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.skipif(not _has_qgis(), reason="QGIS is not installed")
def test_qgis_shows_it_live(tmp_path: Path, incidents):
    environment = _of_debian() | {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
    folder, later = tmp_path / "maps", tmp_path / "later.gpkg"
    folder.mkdir()
    write(many(incidents), folder / "incidents.gpkg")
    write(incidents([(0.0, 0.0)]), later)
    with serving(folder) as (address, _):
        said = subprocess.run(
            [PYTHON_OF_QGIS, "-c", QGIS, address, later, folder / "incidents.gpkg"],
            capture_output=True,
            text=True,
            env=environment,
            timeout=120,
        )
    assert said.stdout.splitlines() == [
        "valid True",
        "geometry 0 EPSG:4326",
        f"counted {N}",
        "types String Date Integer Integer Real",
        f"read {N}",
        f"in a box {(N - 1) // 2}",
        f"filtered {(N + 2) // 3}",
        "later 1",
    ], said.stderr


def test_an_interrupt_ends_it_quietly(tmp_path: Path):
    with serving(tmp_path) as (address, process):
        assert address.startswith("http://127.0.0.1:")
        assert urlopen(f"{address}conformance", timeout=10).status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stdout.read() == ""
        assert process.stderr.read() == ""


def test_others_may_read_it_only_where_asked_and_are_warned_of(tmp_path: Path):
    with serving(tmp_path, "--host", "0.0.0.0") as (address, process):
        host = Request(address.replace("0.0.0.0", "127.0.0.1"), headers={"Host": "my-machine.example"})
        assert urlopen(host, timeout=10).status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        (line,) = process.stderr.read().splitlines()
        assert line.startswith("dateline: Anybody on the network")


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["serve", *map(str, arguments)])
    return result.exit_code, result.stderr


def test_a_port_that_is_taken(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = run(tmp_path, "--port", port)
    assert code == 1
    assert said == (
        f"dateline: Cannot serve at 127.0.0.1:{port}: the port {port} is taken; name another by --port, "
        "or 0 for any that is free.\n"
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid", "", "::1%nothing", "é" * 70])
def test_an_address_that_is_not_this_machines(tmp_path: Path, host: str):
    code, said = run(tmp_path, "--port", "0", "--host", host)
    assert code == 1
    assert said.startswith("dateline: Cannot serve at ")
    assert "--host" in said
    assert said.count("\n") == 1


def test_a_folder_that_is_none(tmp_path: Path):
    code, said = run(tmp_path / "nothing")
    assert (code, said.count("\n")) == (1, 1)
    assert "does not exist" in said
    (tmp_path / "file").touch()
    code, said = run(tmp_path / "file")
    assert (code, said.count("\n")) == (1, 1)
    assert "not a folder" in said


def test_without_the_extra_one_sentence_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dateline.server.running.find_spec", lambda _: None)
    code, said = run(tmp_path)
    assert code == 1
    assert "pip install 'dateline[serve]'" in said
    assert said.count("\n") == 1
