"""Dumps in GeoNames' layout, made up."""

import zipfile

import pytest

from dateline.gazetteer import Gazetteer


def _row(id, name, code="P.PPL", *, others="", lat=15.0, lon=1.0, country="ML", admin1="09", population=0):
    feature_class, _, feature_code = code.partition(".")
    cells = [id, name, name, others, lat, lon, feature_class, feature_code, country, "", admin1]
    return "\t".join(map(str, [*cells, "", "", "", population, "", 250, "Africa/Bamako", "2016-03-01"]))


@pytest.fixture(scope="session")
def row():
    return _row


@pytest.fixture
def dump(tmp_path):
    """Write rows as XX.zip or XX.txt."""

    def write(rows, name="ML.zip", member=None):
        path = tmp_path / name
        text = "".join(row + "\n" for row in rows)
        if path.suffix == ".txt":
            path.write_text(text, encoding="utf-8")
            return path
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(member or f"{path.stem}.txt", text)
            archive.writestr("readme.txt", "about")
        return path

    return write


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Folders of one's own for what is installed and downloaded."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "data"


@pytest.fixture(scope="session")
def world():
    """The built-in gazetteer and nothing else."""
    with Gazetteer.open(installed=()) as gazetteer:
        yield gazetteer
