"""Looking names up, in a small gazetteer."""

import sqlite3
import threading
from contextlib import closing

import pytest

from dateline.errors import GazetteerError
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.features import precision, uncertainty_km
from dateline.gazetteer.file import Country, GazetteerFile, GazetteerWriter, NameKind
from dateline.model import Place

ALTERNATE, ABBREVIATION, DEMONYM = NameKind.ALTERNATE, NameKind.ABBREVIATION, NameKind.DEMONYM


def place(id, name, code="PPL", country="ML", population=0, **values):
    feature_class = "P" if code.startswith("PPL") else "A"
    values = {"lat": 1.0, "lon": 2.0, "uncertainty_km": uncertainty_km(feature_class, population), **values}
    return Place(
        id,
        name,
        feature_class=feature_class,
        feature_code=code,
        country=country,
        population=population,
        precision=precision(feature_class, code),
        **values,
    )


MALI = place("geonames:2453866", "Mali", "PCLI", population=19_000_000, uncertainty_km=628.3)
KIDAL = place("geonames:2455290", "Kidal", population=40_000, admin1="Kidal", lat=18.44, lon=1.41)
KIDAL_ID = place("geonames:1640057", "Kidal", country="ID")
TINZAOUATEN = place("extra:tinzaouaten", "Tinzaouaten", uncertainty_km=5.0)
FASHER = place("geonames:379555", "El Fasher", country="SD", population=250_000)
STATES = place("geonames:6252001", "United States", "PCLI", "US", 327_000_000, uncertainty_km=1750.7)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    writer = GazetteerWriter()
    writer.add(MALI, [("Malian", DEMONYM), ("Malians", DEMONYM), ("مالي", ALTERNATE)])
    writer.add(KIDAL, [("Kidal'", ALTERNATE), ("Kintal", ALTERNATE), ("كيدال", ALTERNATE)])
    writer.add(KIDAL_ID)
    writer.add(TINZAOUATEN, [("Tin Zaouatène", ALTERNATE)])
    writer.add(FASHER)
    writer.add(STATES, [("US", ABBREVIATION), ("U.S.", ABBREVIATION), ("Yankeeland", ALTERNATE)])
    writer.add(place("geonames:2971316", "Us", country="FR", population=1_200))
    writer.add(place("admin1:US.MS", "Mississippi", "ADM1", "US"), [("Miss.", ABBREVIATION)])
    writer.add_country(Country("ML", "MLI", "Mali", "Mali", ("DZ", "NE"), MALI.id))
    writer.add_country(Country("XX", "XXX", "Nowhere", "Nulle part", (), None))
    path = tmp_path_factory.mktemp("gazetteer") / "small.sqlite"
    writer.write(path, {"title": "small", "license": "none"})
    return path


@pytest.fixture
def small(path):
    with Gazetteer.open(path) as gazetteer:
        yield gazetteer


def matches(candidates):
    return [(candidate.place.id, candidate.match.value) for candidate in candidates]


def test_a_place_comes_back_as_it_was_written(small):
    assert small.place(KIDAL.id) == KIDAL
    assert small.place(TINZAOUATEN.id) == TINZAOUATEN
    assert small.country("ML") == MALI


@pytest.mark.parametrize(
    "id", ["geonames:1", "geonames:", "geonames:x", "region:nowhere", "", "2455290", "geonames:-1"]
)
def test_an_unknown_id_is_no_place(small, id):
    assert small.place(id) is None


def test_the_larger_of_two_places_of_a_name_comes_first(small):
    assert matches(small.lookup("Kidal")) == [(KIDAL.id, "exact"), (KIDAL_ID.id, "exact")]
    assert matches(small.lookup("KIDAL")) == matches(small.lookup("kidal")) == matches(small.lookup("Kidal"))


@pytest.mark.parametrize(
    ("name", "id", "match"),
    [
        ("Tinzaouaten", TINZAOUATEN.id, "exact"),
        ("Tinzaouatèn", TINZAOUATEN.id, "exact"),
        ("Tinzawaten", TINZAOUATEN.id, "folded"),
        ("Kintal", KIDAL.id, "alternate"),
        ("كيدال", KIDAL.id, "alternate"),
        ("كِيدال", KIDAL.id, "alternate"),
        ("Malian", MALI.id, "demonym"),
        ("US", STATES.id, "abbreviation"),
        ("U.S.", STATES.id, "abbreviation"),
        ("U.S", STATES.id, "abbreviation"),
        ("Miss.", "admin1:US.MS", "abbreviation"),
    ],
)
def test_how_a_name_matches(small, name, id, match):
    assert matches(small.lookup(name))[0] == (id, match)


@pytest.mark.parametrize("name", ["us", "Us", "uS"])
def test_an_abbreviation_in_other_letters_is_none(small, name):
    assert STATES.id not in {candidate.place.id for candidate in small.lookup(name)}


def test_a_word_is_no_abbreviation_without_its_stop(small):
    assert small.lookup("Miss") == ()


@pytest.mark.parametrize("name", ["", " ", "...", "Nowhere", "x" * 10_000, "\u200b", "💥"])
def test_what_is_not_there_is_not_found(small, name):
    assert small.lookup(name) == small.similar(name) == ()
    assert small.search(name) == []


@pytest.mark.parametrize(
    ("name", "id"),
    [("Tinzaoutin", TINZAOUATEN.id), ("Tinsawaten", TINZAOUATEN.id), ("Fasher", FASHER.id), ("Kiddel", KIDAL.id)],
)
def test_a_name_that_is_not_there_is_like_one_that_is(small, name, id):
    assert small.lookup(name) == ()
    assert matches(small.similar(name))[0] == (id, "similar")


@pytest.mark.parametrize("name", ["Kidal", "Tinzawaten", "Malian", "Tanzania", "Tinzanatenou", "Fash", "Misisipian"])
def test_nothing_is_similar_to_what_is_there_or_is_too_different(small, name):
    assert small.similar(name) == ()


def test_the_first_words_of_a_name(small):
    assert small.starts("Tin")
    assert small.starts("United")
    assert not small.starts("Untied")
    assert not small.starts("")


def test_search_adds_longer_names(small):
    assert [candidate.place.name for candidate in small.search("Miss")] == ["Mississippi"]
    assert len(small.search("Kidal", limit=1)) == 1


def test_countries(small):
    assert small.countries["ML"] == Country("ML", "MLI", "Mali", "Mali", ("DZ", "NE"), MALI.id)
    assert small.country("XX") is None
    assert small.country("ZZ") is None


def test_two_files_are_read_as_one(path, tmp_path):
    writer = GazetteerWriter()
    writer.add(place(KIDAL.id, "Kidal (dump)", population=1))
    writer.add(place("geonames:7", "Kidal", population=99, lat=15.0))
    writer.write(tmp_path / "ML.sqlite", {"title": "ML"}, by_place=True)
    with Gazetteer.open(path, [tmp_path / "ML.sqlite"]) as both:
        assert [each.place.id for each in both.lookup("Kidal")] == [KIDAL.id, "geonames:7", KIDAL_ID.id]
        assert both.place(KIDAL.id) == KIDAL
        assert both.place("geonames:7") is not None
        assert both.countries["ML"].iso3 == "MLI"
        assert [info.meta["title"] for info in both.info()] == ["small", "ML"]


def test_threads_share_a_gazetteer(small):
    found = []
    threads = [threading.Thread(target=lambda n=n: found.append(small.lookup("Kidal" + " " * n))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({matches(each)[0] for each in found}) == 1


def test_the_same_id_twice_is_refused():
    writer = GazetteerWriter()
    writer.add(KIDAL)
    with pytest.raises(ValueError, match="geonames:2455290"):
        writer.add(KIDAL)


def test_a_file_that_is_no_gazetteer(path, tmp_path):
    missing, text, short, old = (tmp_path / name for name in ("missing", "text", "short", "old"))
    text.write_text("Kidal\n" * 1000)
    short.write_bytes(path.read_bytes()[:5000])
    old.write_bytes(path.read_bytes())
    with sqlite3.connect(old) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    for bad, why in ((missing, "no gazetteer at"), (text, "not a gazetteer"), (old, "format 99"), (tmp_path, "no gaz")):
        with pytest.raises(GazetteerError, match=why) as caught:
            Gazetteer.open(bad)
        assert str(bad) in str(caught.value)
    with pytest.raises(GazetteerError, match="damaged"), Gazetteer.open(short) as gazetteer:
        gazetteer.lookup("Kidal")


def test_the_file_is_open_to_anyone(path):
    db = sqlite3.connect(path)
    [row] = db.execute("SELECT p.name, m.name FROM name m JOIN place p ON p.n = m.place WHERE m.key = 'kintal'")
    db.close()
    assert row == ("Kidal", "Kintal")
    with closing(GazetteerFile(path)) as file:
        assert file.meta["title"] == "small"
