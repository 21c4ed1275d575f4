import hashlib
import re
import subprocess
import sys

import pytest

from dateline import data
from dateline.errors import DatelineError, GazetteerError, LayerError


def pretend(monkeypatch, package):
    monkeypatch.setattr(data, "_PACKAGE", package)


def test_layers_inside_an_installed_package_come_first(tmp_path, monkeypatch):
    package = tmp_path / "geo" / "dateline"
    (package / "layers").mkdir(parents=True)
    (tmp_path / "layers").mkdir()
    (tmp_path / "pyproject.toml").touch()
    pretend(monkeypatch, package)
    assert data.layers_dir() == package / "layers"


def test_layers_of_a_checkout_lie_beside_its_source_root(tmp_path, monkeypatch):
    (tmp_path / "geo" / "dateline").mkdir(parents=True)
    (tmp_path / "layers").mkdir()
    (tmp_path / "pyproject.toml").touch()
    pretend(monkeypatch, tmp_path / "geo" / "dateline")
    assert data.layers_dir() == tmp_path / "layers"


def test_a_folder_that_only_bears_the_name_is_not_taken(tmp_path, monkeypatch):
    (tmp_path / "site-packages" / "dateline").mkdir(parents=True)
    (tmp_path / "layers").mkdir()
    pretend(monkeypatch, tmp_path / "site-packages" / "dateline")
    with pytest.raises(LayerError, match=r"dateline.layers is missing.*pip install"):
        data.layers_dir()


def test_built_files(tmp_path, monkeypatch):
    pretend(monkeypatch, tmp_path)
    with pytest.raises(GazetteerError, match=r"gazetteer\.sqlite is missing.*pip install -e \.") as caught:
        data.built("gazetteer.sqlite")
    assert isinstance(caught.value, DatelineError)
    assert "\n" not in str(caught.value)
    (tmp_path / "_built").mkdir()
    (tmp_path / "_built" / "gazetteer.sqlite").touch()
    assert data.built("gazetteer.sqlite") == tmp_path / "_built" / "gazetteer.sqlite"


def test_the_cache_lies_where_the_environment_says_or_else_with_the_user(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "kept"))
    assert data.cache_dir() == tmp_path / "kept"
    monkeypatch.delenv("DATELINE_CACHE")
    assert data.cache_dir().is_absolute()
    assert "dateline" in data.cache_dir().parts


def test_finding_data_loads_nothing_heavy():
    code = "import sys, dateline.data; print({'numpy', 'pandas', 'shapely', 'sqlite3'} & set(sys.modules))"
    path = str(data._PACKAGE.parent)
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {path!r}); {code}"], capture_output=True
    )
    assert done.stdout.strip() == b"set()", done.stderr.decode()


def test_sources_name_the_files_that_are_there():
    folder = data.layers_dir()
    sums = dict(re.findall(r"\| `(\w+\.fgb)` \| `([0-9a-f]{64})` \|", (folder / "SOURCES.md").read_text("utf-8")))
    assert sums == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.fgb")}
    assert len(sums) == 3


def test_what_is_installed_lies_where_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    assert data.data_dir() == tmp_path
    monkeypatch.setenv("DATELINE_DATA", "")
    assert data.data_dir().name == "dateline"
