"""``--geocoder`` from the command line to the files, against a real server."""

import json
import re
import sqlite3

import pytest
from click.testing import CliRunner

import dateline
from dateline.cli import main
from dateline.geocoding import geocoder as geocoder_module
from dateline.model import Article
from dateline.pipeline import extract_from

TEXT = (
    "Gunmen killed six civilians in the village of Inazakarane, in Mali, on 3 March 2025. Inazakarane village is small."
)


@pytest.fixture(autouse=True)
def cache_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(geocoder_module, "FIRST_WAIT_S", 0.0)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def run(tmp_path):
    def invoke(*arguments):
        result = CliRunner().invoke(main, [str(each) for each in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke


@pytest.fixture
def own(server):
    """The options of a Nominatim of one's own."""
    option = "--geocoder-option"
    return ["--geocoder", "nominatim", option, f"domain={server.domain}", option, "scheme=http"]


def rows(path):
    return [feature["properties"] for feature in json.loads(path.read_text(encoding="utf-8"))["features"]]


def test_a_place_from_the_service_reaches_the_tables_with_its_source(run, server, own, article, tmp_path):
    server.places["Inazakarane"] = [server.village("Inazakarane", 17.5, -0.5, "ML")]
    result = run("map", article, "-o", tmp_path / "out", *own)
    assert (result.exit_code, result.stderr) == (0, "")
    assert server.names == ["Inazakarane"]
    found = [row for row in rows(tmp_path / "out/places.geojson") if row["text"] == "Inazakarane"]
    assert {(row["place_id"], row["country"]) for row in found} == {("nominatim:node/4217", "Mali")}
    (incident,) = rows(tmp_path / "out/incidents.geojson")
    assert (incident["place"], incident["country"], incident["where_prec"]) == ("Inazakarane", "Mali", 1)
    assert incident["uncertainty_km"] == pytest.approx(3.1, abs=0.2)
    assert "nominatim: names asked for 1, known from the cache 0, found 1" in result.stdout
    assert result.stdout.count("OpenStreetMap contributors, ODbL") == 1


def test_nothing_is_asked_without_the_option(run, server, article, tmp_path, cache_folder):
    run("places", article, "-o", tmp_path / "p.geojson")
    assert server.asked == []
    assert not cache_folder.exists()


def test_the_next_run_asks_nothing(run, server, own, article, tmp_path):
    server.places["Inazakarane"] = [server.village("Inazakarane", 17.5, -0.5, "ML")]
    first = run("places", article, "-o", tmp_path / "p.geojson", *own)
    second = run("places", article, "-o", tmp_path / "q.geojson", *own, "--json")
    assert (first.exit_code, second.exit_code, len(server.asked)) == (0, 0, 1)
    assert rows(tmp_path / "p.geojson") == rows(tmp_path / "q.geojson")
    summary = json.loads(second.stdout)["geocoder"]
    assert (summary["requested"], summary["cached"], summary["found"], summary["problem"]) == (0, 1, 1, None)
    assert "OpenStreetMap" in summary["attribution"]


def test_a_service_that_is_gone_is_one_sentence_and_no_failure(run, server, own, tmp_path):
    server.will_say("down", 500, times=50)
    names = ("Inazakarane", "Tanzikratene", "Agharghar", "Ouzzeine")
    articles = tmp_path / "articles"
    articles.mkdir()
    for name in names:
        (articles / f"{name}.txt").write_text(TEXT.replace("Inazakarane", name), encoding="utf-8")
    result = run("extract", articles, "-o", tmp_path / "x.geojson", *own)
    assert result.exit_code == 0
    assert len(rows(tmp_path / "x.geojson")) > 0
    assert result.stderr == "dateline: The geocoder nominatim is not asked any more in this run: HTTP status 500.\n"
    assert re.search(r"found 0, without an answer [2-4]\n", result.stdout)
    assert "OpenStreetMap" not in result.stdout  # nothing of it was used


def test_a_damaged_cache_is_one_sentence_and_no_failure(run, server, own, article, tmp_path, cache_folder):
    cache_folder.mkdir()
    (cache_folder / "geocoding.sqlite").write_bytes(b"not a database" * 99)
    server.places["Inazakarane"] = [server.village("Inazakarane", 17.5, -0.5, "ML")]
    result = run("places", article, "-o", tmp_path / "p.geojson", *own)
    assert result.exit_code == 0
    assert re.fullmatch(r"dateline: The cache .*geocoding\.sqlite cannot be used.*\n", result.stderr)
    assert "found 1" in result.stdout


@pytest.mark.parametrize("command", ["map", "extract", "places"])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--geocoder", "nomi"], "There is no geocoder 'nomi': use one of arcgis,"),
        (["--geocoder", "geonames"], "needs the option username"),
        (["--geocoder", "nominatim", "--geocoder-option", "key=x"], "has no option 'key': its options are timeout,"),
        (["--geocoder", "nominatim", "--geocoder-option", "timeout"], "--geocoder-option is KEY=VALUE"),
        (["--geocoder", "nominatim", "--geocoder-option", "timeout=soon"], "is a number above 0, not 'soon'"),
        (["--geocoder-option", "timeout=1"], "--geocoder-option needs --geocoder"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_read(run, article, tmp_path, command, options, said):
    result = run(command, article, "-o", tmp_path / "out.geojson", *options)
    assert result.exit_code == 2
    assert said in result.stderr.replace("\n", " ")
    assert not (tmp_path / "out.geojson").exists()


def test_a_hostile_result_does_no_harm(run, server, own, article, tmp_path):
    name = "Ina<script>alert(1)</script>"
    hostile = server.village(
        name, 17.5, -0.5, "ML", namedetails={"name:en": "=HYPERLINK(1)", "old_name": "Inazakarane"}
    )
    hostile["address"]["state"] = "</script><img src=x onerror=alert(2)>"
    server.places["Inazakarane"] = [hostile]
    result = run("map", article, "-o", tmp_path / "out", *own)
    assert result.exit_code == 0
    page = (tmp_path / "out/map.html").read_text(encoding="utf-8")
    assert "<img src=x" not in page
    assert "<script>alert" not in page
    for line in (tmp_path / "out/incidents.csv").read_text(encoding="utf-8-sig").splitlines():
        assert ",=HYPERLINK" not in line


def test_a_key_is_kept_nowhere(run, server, article, tmp_path, cache_folder):
    option = "--geocoder-option"
    options = ["--geocoder", "pickpoint", option, "api_key=SECRET", option, f"domain={server.domain}"]
    server.will_say("who are you", 401)
    result = run("places", article, "-o", tmp_path / "p.geojson", "--overwrite", *options, option, "scheme=http")
    assert server.asked[0][1]["key"] == "SECRET"
    result = run("places", article, "-o", tmp_path / "p.geojson", "--overwrite", *options, option, "scheme=http")
    assert "SECRET" not in result.output
    assert b"SECRET" not in (cache_folder / "geocoding.sqlite").read_bytes()
    with sqlite3.connect(cache_folder / "geocoding.sqlite") as connection:
        assert connection.execute("SELECT count(*) FROM answer").fetchone() == (1,)
    connection.close()


def test_from_python(server, make_geocoder):
    server.places["Inazakarane"] = [server.village("Inazakarane", 17.5, -0.5, "ML")]
    with make_geocoder() as geocoder:
        assert isinstance(geocoder, dateline.Geocoder)
        found = extract_from([Article("a", "", TEXT)], geocoder=geocoder)
    (incident,) = found.incidents
    assert incident.where.place.id == "nominatim:node/4217"
