"""Several gazetteers read as one: no place is its own rival."""

import pytest

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.features import precision, uncertainty_km
from dateline.gazetteer.file import GazetteerWriter, NameKind
from dateline.gazetteer.merged import distance_km
from dateline.model import Place

LAT, LON = 19.96, 2.86
KM = 1 / 111.2  # degrees of latitude


def place(id, name, code="P.PPL", *, north_km=0.0, country="ML", population=0, **values):
    feature_class, _, feature_code = code.partition(".")
    return Place(
        **{
            "id": id,
            "name": name,
            "lat": LAT + north_km * KM,
            "lon": LON,
            "feature_class": feature_class,
            "feature_code": feature_code,
            "country": country,
            "population": population,
            "precision": precision(feature_class, feature_code),
            "uncertainty_km": uncertainty_km(feature_class, population),
            **values,
        }
    )


TOWN = place("extra:tinzaouaten", "Tinzaouaten", uncertainty_km=5.0)


@pytest.fixture
def merged(tmp_path):
    """Open files of places, each given as (place, other name ...), the built-in one first."""
    opened = []

    def of(*files):
        paths = []
        for number, places in enumerate(files):
            writer = GazetteerWriter()
            for each, *others in places:
                writer.add(each, [(other, NameKind.ALTERNATE) for other in others])
            paths.append(tmp_path / f"{number}.sqlite")
            writer.write(paths[-1], {}, by_place=number > 0)
        opened.append(Gazetteer.open(paths[0], paths[1:]))
        return opened[-1]

    yield of
    for each in opened:
        each.close()


def ids(candidates):
    return [candidate.place.id for candidate in candidates]


def test_an_entry_stands_and_gets_the_other_names(merged):
    gao = place("geonames:1", "Gao", population=90_000)
    both = merged([(gao,)], [(place("geonames:1", "Gawo", population=5), "Kawkaw")])
    for name, match in (("Gao", "exact"), ("Gawo", "alternate"), ("Kawkaw", "alternate")):
        [found] = both.lookup(name)
        assert (found.place, found.name, found.match.value) == (gao, name, match)
    assert both.place("geonames:1") == gao


@pytest.mark.parametrize("other", ["Ti-n-Zaouâtene", "Tin Zawaten"])
@pytest.mark.parametrize("country", ["ML", "DZ"])
def test_a_namesake_at_the_spot_is_the_same_place(merged, other, country):
    both = merged([(TOWN,)], [(place("geonames:9", other, north_km=4, country=country), "Bordj Pierre")])
    assert both.lookup(other)[0].place == TOWN
    assert ids(both.lookup("Tinzaouaten")) == [TOWN.id]
    assert [(found.place, found.name) for found in both.lookup("Bordj Pierre")] == [(TOWN, "Bordj Pierre")]


def test_it_is_the_same_by_any_of_its_names(merged):
    both = merged([(TOWN, "Fort Pierre")], [(place("geonames:9", "In Azaoua"), "Fort Pierre")])
    assert ids(both.lookup("In Azaoua")) == ids(both.lookup("Fort Pierre")) == [TOWN.id]


@pytest.mark.parametrize(
    "other",
    [
        place("geonames:9", "Tinzaouaten", north_km=60),
        place("geonames:9", "Tinzaouaten", "A.ADM2", north_km=300),
        place("geonames:9", "Tinzaouaten", "L.RGN"),
    ],
)
def test_far_off_or_of_another_kind_it_is_another(merged, other):
    assert set(ids(merged([(TOWN,)], [(other,)]).lookup("Tinzaouaten"))) == {TOWN.id, "geonames:9"}


def test_divisions_are_one_by_level_and_country(merged):
    gao = place("admin2:ML.gao", "Gao", "A.ADM2", uncertainty_km=80.0)
    same = place("geonames:1", "Gao", "A.ADM2", north_km=70)
    higher = place("geonames:2", "Gao", "A.ADM1")
    abroad = place("geonames:3", "Gao", "A.ADM2", country="NE")
    assert set(ids(merged([(gao,)], [(same,), (higher,), (abroad,)]).lookup("Gao"))) == {gao.id, higher.id, abroad.id}


@pytest.mark.parametrize(
    ("code", "north_km", "found"),
    [
        ("H.WAD", 43, False),
        ("H.WAD", 480, False),
        ("H.WAD", 600, True),
        ("S.AIRP", 3, False),
        ("A.ADM3", 90, False),
        ("A.ADM3", 250, True),
        ("L.AREA", 10, True),
    ],
)
def test_what_is_called_after_a_town_is_found_by_its_own_name(merged, code, north_km, found):
    other = place("geonames:9", "Oued Tinzaouaten", code, north_km=north_km)
    both = merged([(TOWN,)], [(other, "Tin Zaouaten")])
    assert ("geonames:9" in ids(both.lookup("Tinzawaten"))) == found
    assert ids(both.lookup("Oued Tinzaouaten")) == ["geonames:9"]


def test_a_hamlet_outdoes_only_what_is_near(merged):
    hamlet = place("geonames:8", "Tessit")
    wells = [place("geonames:9", "Tessit", "H.WLL", north_km=20), place("geonames:10", "Tessit", "H.WLL", north_km=200)]
    both = merged([(TOWN,)], [(hamlet,), *((well,) for well in wells)])
    assert ids(both.lookup("Tessit")) == ["geonames:8", "geonames:10"]


def test_the_built_in_file_is_not_sifted(merged):
    well = place("geonames:9", "Tinzaouaten", "H.WLL", north_km=3)
    assert set(ids(merged([(TOWN,), (well,)], [(place("geonames:7", "Gao"),)]).lookup("Tinzaouaten"))) == {
        TOWN.id,
        well.id,
    }


def test_three_files_have_their_say_in_order(merged):
    dump = place("geonames:9", "Tessit", population=100)
    both = merged([(TOWN,)], [(dump,)], [(place("own:mine:1", "Tessit", north_km=2), "Tessitt el Kebir")])
    assert ids(both.lookup("Tessit")) == ids(both.lookup("Tessitt el Kebir")) == ["geonames:9"]


def test_prefixes_similar_names_and_searches_see_every_file(merged):
    both = merged([(TOWN,)], [(place("geonames:9", "Anefis"),)])
    assert both.starts("Anef")
    assert ids(both.similar("Anefes")) == ["geonames:9"]
    assert ids(both.search("Ane")) == ["geonames:9"]


def test_distance():
    assert distance_km((0, 0), (0, 1)) == pytest.approx(111.195, abs=0.01)
    assert distance_km((90, 0), (-90, 0)) == pytest.approx(20015.1, abs=0.1)
    assert distance_km((10, 179.9), (10, -179.9)) == pytest.approx(21.9, abs=0.1)
