"""The options of ``dateline map`` that choose incidents and shape the map."""

import json
import re
import webbrowser

import pytest

ARTICLES = {
    "kano.txt": "KANO, Nigeria - Gunmen killed five people in Kano on 3 March 2024, police said.",
    "mopti.txt": "MOPTI, Mali - Militants killed 12 soldiers in Mopti on 5 May 2025, the army said.",
    "gao.txt": "GAO, Mali - Gunmen attacked a convoy near Gao on 6 May 2025, residents said.",
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "news").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "news" / name).write_text(text, encoding="utf-8")
    return tmp_path / "news"


def titles(path):
    return [feature["properties"]["place"] for feature in json.loads(path.read_text("utf-8"))["features"]]


@pytest.mark.parametrize(
    ("options", "places", "left_out"),
    [
        (["--since", "2025-01-01"], ["Mopti", "Gao"], "1 of another time"),
        (["--until", "2024-12-31"], ["Kano"], "2 of another time"),
        (["--country", "mali", "--country", "NG"], ["Mopti", "Gao", "Kano"], None),
        (["--country", "MLI", "--min-killed", "1"], ["Mopti"], "1 elsewhere, 1 without a stated number of deaths"),
        (["--bbox", "-1,15,1,18"], ["Gao"], "2 elsewhere"),
    ],
)
def test_only_what_is_asked_for_is_mapped_and_what_is_left_out_is_counted(
    run, folder, tmp_path, options, places, left_out
):
    done = run("map", folder, "-o", tmp_path / "out", *options)
    assert done.exit_code == 0
    assert sorted(titles(tmp_path / "out" / "incidents.geojson")) == sorted(places)
    assert (f"left out: {left_out}" in done.output) if left_out else ("left out" not in done.output)
    run("extract", folder, "-o", tmp_path / "one.geojson", *options)
    assert sorted(titles(tmp_path / "one.geojson")) == sorted(places)


def test_scripts_learn_what_is_left_out(run, folder, tmp_path):
    done = run("map", folder, "-o", tmp_path, "--min-killed", "6", "--json")
    assert json.loads(done.output)["left_out"] == {"toll_unknown": 1, "fewer_killed": 1}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--since", "2025-02-01", "--until", "2025-01-01"], "is after the last"),
        (["--since", "yesterday"], "yesterday"),
        (["--bbox", "1,2,3"], "expected west,south,east,north"),
        (["--bbox", "1,9,3,2"], "expected a box as west,south,east,north"),
        (["--country", "Atlantis"], "no country 'Atlantis'"),
        (["--min-killed", "-1"], "-1"),
    ],
)
def test_a_wish_that_makes_no_sense_is_wrong_usage(run, folder, tmp_path, options, words):
    done = run("map", folder, "-o", tmp_path / "out", *options)
    assert done.exit_code == 2
    assert words in done.output
    assert not (tmp_path / "out").exists()


def test_the_map_has_the_language_and_theme_asked_for(run, folder, tmp_path):
    assert run("map", folder, "-o", tmp_path, "--language", "fr", "--theme", "dark").exit_code == 0
    html = (tmp_path / "map.html").read_text("utf-8")
    assert '<html lang="fr">' in html
    assert re.search(r'useTheme\(\w+, "dark"\)', html)
    assert "Violence contre des civils" in html


def test_places_can_be_left_off_the_map_alone(run, folder, tmp_path):
    run("map", folder, "-o", tmp_path, "--no-places")
    assert "dateline.placeLayer(" not in (tmp_path / "map.html").read_text("utf-8").split("</script>")[-2]
    assert json.loads((tmp_path / "places.geojson").read_text("utf-8"))["features"]


def test_the_map_is_opened_when_asked(run, folder, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    run("map", folder, "-o", tmp_path)
    assert opened == []
    run("map", folder, "-o", tmp_path, "--open", "--overwrite")
    assert opened == [(tmp_path / "map.html").as_uri()]


def test_layers_of_ones_own_are_on_the_map_and_one_that_cannot_be_read_is_said(run, folder, tmp_path):
    (tmp_path / "camps.geojson").write_text(
        json.dumps(
            {"type": "Feature", "properties": {"name": "Camp 4"}, "geometry": {"type": "Point", "coordinates": [0, 16]}}
        )
    )
    layers = ["--layer", str(tmp_path / "camps.geojson"), "--layer", str(tmp_path / "none.shp")]
    result = run("map", str(folder), "-o", str(tmp_path / "out"), *layers)
    assert result.exit_code == 1
    assert "none.shp is not there" in result.stderr
    assert '"Camp 4"' in (tmp_path / "out" / "map.html").read_text(encoding="utf-8")
