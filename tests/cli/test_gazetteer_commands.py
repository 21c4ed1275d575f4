"""``dateline gazetteer install``, ``remove`` and ``info``; and what a run says of names that no gazetteer holds."""

import functools
import json
import threading
import zipfile
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from dateline.cli import main

ARTICLE = "Gunmen killed six people in the village of Zazaghilé, near Gao, in Mali, on Monday."


def _dump(path, country, name):
    cells = [1, name, name, "", 16.5, 0.2, "P", "PPL", country, "", "09", "", "", "", 300, "", 1, "Africa/Bamako"]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{country}.txt", "\t".join(map(str, [*cells, "2016-03-01"])) + "\n")


@pytest.fixture
def dumps(tmp_path):
    """A folder with the dumps of two countries, one of them broken in a third."""
    folder = tmp_path / "dumps"
    folder.mkdir()
    _dump(folder / "ML.zip", "ML", "Zazaghilé")
    _dump(folder / "NE.zip", "NE", "Zizi")
    (folder / "BF.zip").write_bytes((folder / "NE.zip").read_bytes()[:60])
    return folder


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))

    def invoke(*arguments):
        result = CliRunner().invoke(main, [str(each) for each in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return invoke


@pytest.fixture
def url(dumps):
    """Address of a mirror with these dumps."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *arguments):
            """Be still."""

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=dumps)) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def gazetteers(run):
    return [each["title"] for each in json.loads(run("gazetteer", "info", "--json").stdout)]


def test_dumps_are_installed_listed_searched_and_removed(run, dumps):
    result = run("gazetteer", "install", "ml", "NE", "ML", "--from", dumps)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "ML" in result.stdout
    assert gazetteers(run) == ["built-in", "ML", "NE"]
    listed = run("gazetteer", "info")
    assert "2016-03-01" in listed.stdout
    assert listed.stdout.count("CC BY 4.0") == 3
    assert json.loads(run("gazetteer", "search", "Zazaghile", "--json").stdout)[0]["admin1"] == "Gao"
    assert run("gazetteer", "remove", "ml", "NE").exit_code == 0
    assert gazetteers(run) == ["built-in"]


def test_one_that_fails_does_not_stop_the_others(run, dumps):
    result = run("gazetteer", "install", "BF", "XX", "TD", "NE", "--from", dumps, "--json")
    assert result.exit_code == 1
    assert [row["gazetteer"] for row in json.loads(result.stdout)] == ["NE"]
    damaged, strange, absent = result.stderr.splitlines()
    assert "BF.zip is cut off or damaged" in damaged
    assert "'XX' is no country" in strange
    assert "holds neither TD.zip nor TD.txt" in absent


@pytest.mark.parametrize("given", ["", "ML.zip"])
def test_dumps_are_known_by_their_names(run, dumps, given):
    (dumps / "BF.zip").unlink()
    assert run("gazetteer", "install", "--from", dumps / given).exit_code == 0
    assert gazetteers(run)[1:] == (["ML"] if given else ["ML", "NE"])


def test_a_download_then_the_same_offline(run, url):
    result = run("gazetteer", "install", "ML", "XX", "--url", url)
    assert result.exit_code == 1
    assert "'XX' is no country" in result.stderr
    assert gazetteers(run) == ["built-in", "ML"]
    assert url in run("gazetteer", "info", "--json").stdout
    run("gazetteer", "remove", "ML")
    result = run("gazetteer", "install", "ML", "NE", "--offline")
    assert result.exit_code == 1
    assert gazetteers(run) == ["built-in", "ML"]
    assert "NE.zip was not downloaded before" in result.stderr


def test_a_damaged_download_is_fetched_anew(run, url, dumps):
    assert run("gazetteer", "install", "BF", "--url", url).exit_code == 1
    _dump(dumps / "BF.zip", "BF", "Zizi")
    assert run("gazetteer", "install", "BF", "--url", url).exit_code == 0


def test_a_table_of_ones_own(run, tmp_path):
    (tmp_path / "my.csv").write_text("name,lat,lon\nZozo,15,1\nZozo bis,99,1\n,1,2\n")
    result = run("gazetteer", "install", "--from", tmp_path / "my.csv", "--name", "Mine", "--licence", "CC0")
    assert result.exit_code == 0
    assert "mine: rows left out: 1 without a usable name; 1 coordinates out of range" in result.stdout
    _, own = json.loads(run("gazetteer", "info", "--json").stdout)
    assert (own["title"], own["license"], own["places"], own["left_out"]) == ("mine", "CC0", "1", "2")
    assert json.loads(run("gazetteer", "search", "Zozo", "--json").stdout)[0]["id"] == "own:mine:row-1"


WRONG = {
    "nothing": [],
    "a name for a dump": ["ML", "--name", "mali"],
    "a licence for a dump": ["ML", "--licence", "mine"],
    "one file for two": ["ML", "NE", "--from", "{dumps}/ML.zip"],
    "a file and a mirror": ["ML", "--from", "{dumps}", "--url", "http://127.0.0.1:9/"],
    "no such file": ["--from", "{dumps}/absent.csv"],
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_usage(run, dumps, what):
    result = run("gazetteer", "install", *(each.format(dumps=dumps) for each in WRONG[what]))
    assert result.exit_code == 2
    assert gazetteers(run) == ["built-in"]


def test_info_survives_a_broken_gazetteer(run, dumps, tmp_path):
    run("gazetteer", "install", "ML", "NE", "--from", dumps)
    (tmp_path / "data" / "gazetteers" / "ML.sqlite").write_bytes(b"nonsense" * 99)
    result = run("gazetteer", "info")
    assert result.exit_code == 1
    assert "NE" in result.stdout
    assert "`dateline gazetteer remove ML`" in result.stderr
    assert run("gazetteer", "remove", "ML").exit_code == 0
    assert run("gazetteer", "remove", "ML").exit_code == 1


def test_a_run_says_which_dump_would_help(run, dumps, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    arguments = ["places", tmp_path / "a.txt", "-o", tmp_path / "out.geojson", "--overwrite"]
    assert "1 name is in no gazetteer; `dateline gazetteer install ML` may help" in run(*arguments).stdout
    summary = json.loads(run(*arguments, "--json").stdout)
    assert (summary["unresolved"], summary["suggested"]) == (1, ["ML"])
    run("gazetteer", "install", "ML", "--from", dumps)
    assert "in no gazetteer" not in run(*arguments).stdout
    rows = json.loads((tmp_path / "out.geojson").read_text("utf-8"))["features"]
    assert "geonames:1" in {row["properties"]["place_id"] for row in rows}
