"""Reading GeoNames dumps, whole and broken."""

import zipfile
from pathlib import Path

import pytest

from dateline.errors import GazetteerError
from dateline.gazetteer.geonames import read_dump
from dateline.gazetteer.installed import write_installed
from dateline.gazetteer.lookup import Gazetteer

OFFICIAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "geonames"


@pytest.fixture
def read(dump, data, world):
    """Read rows, and open what comes of them alone."""
    opened = []

    def of(rows, name="ML.zip", country="ML"):
        found = read_dump(dump(rows, name), country, world)
        opened.append(Gazetteer.open(write_installed(country, found.writer, {})))
        return found, opened[-1]

    yield of
    for each in opened:
        each.close()


def ids(candidates):
    return [candidate.place.id for candidate in candidates]


@pytest.mark.parametrize("name", ["ML.zip", "ML.txt"])
def test_a_place_is_read_with_its_division(read, row, name):
    found, opened = read([row(1, "Zawaré", others="Zaware,Sawaré", lat=16.5, lon=-0.25, population=300)], name)
    place = opened.place("geonames:1")
    assert (place.name, place.lat, place.lon, place.country, place.population) == ("Zawaré", 16.5, -0.25, "ML", 300)
    assert (place.feature_class, place.feature_code, place.precision) == ("P", "PPL", 1)
    assert place.admin1 == "Gao"  # by its code, 09, as the built-in gazetteer calls it
    assert found.newest == "2016-03-01"
    assert ids(opened.lookup("Sawaré")) == ["geonames:1"]


def test_a_division_that_only_the_dump_knows_is_called_as_the_dump_does(read, row):
    _, opened = read(
        [row(1, "Nouvelle", "A.ADM1", admin1="77"), row(2, "Zawaré", admin1="77"), row(3, "X", admin1="78")]
    )
    assert opened.place("geonames:2").admin1 == "Nouvelle"
    assert opened.place("geonames:3").admin1 is None


def test_a_division_has_the_built_in_id(read, row, world):
    _, opened = read([row(2457161, "Gao Region", "A.ADM1", others="Region VII")])
    assert opened.place("admin1:ML.09").name == "Gao Region"
    assert world.place("admin1:ML.09") is not None


@pytest.mark.parametrize("other", ["GAO", "ABCD", "IV", "ji da er", "http://en.wikipedia.org/wiki/Zaware", "Заваре"])
def test_no_code_nor_transliteration_is_a_name(read, row, other):
    _, opened = read([row(1, "Zawaré", others=f"{other},Bis")])
    assert opened.lookup(other) == ()
    assert ids(opened.lookup("Bis")) == ["geonames:1"]


def test_noise_is_left_out_and_counted(read, row):
    rows = [
        row(1, "Zawaré"),
        row(2, "Hôtel Zawaré", "S.HTL"),
        row(3, "Mali", "A.PCLI"),
        row(4, "Vieux Zawaré", "P.PPLH"),
        row(5, "?"),
        row(6, "x" * 10_000),
        row(7, "Nulle part", lat=95.0, lon=-10.0),
        row(8, "Nulle part", lat=""),
        *(row(n, f"Puits {n}", "H.WLL") for n in range(100, 110)),
    ]
    found, opened = read(rows)
    assert found.left_out == {
        "of kinds that are not kept": 3,
        "without an id or a usable name": 2,
        "no coordinates": 1,
        "coordinates out of range, latitude and longitude perhaps swapped": 1,
    }
    assert len(found.writer) == 11
    assert opened.place("geonames:100").uncertainty_km == 2.0


def test_of_two_at_one_spot_the_more_populous_stays(read, row):
    rows = [row(1, "Zaware", others="Premier"), row(2, "Zawaré", lat=15.02, population=90, others="Second")]
    rows += [row(3, "Zawaré", lat=16.0), row(4, "Zawaré", "H.WLL")]
    found, opened = read(rows)
    assert found.left_out == {"twice at one spot": 1}
    assert opened.place("geonames:1") is None
    assert ids(opened.lookup("Premier")) == ids(opened.lookup("Second")) == ["geonames:2"]
    assert set(ids(opened.lookup("Zawaré"))) == {"geonames:2", "geonames:3", "geonames:4"}


def test_namibia_is_no_missing_value(read, row):
    _, opened = read([row(1, "NA", country="NA", lat=-22.0, lon=17.0, admin1="21")], "NA.zip", "NA")
    assert opened.place("geonames:1").country == "NA"
    assert opened.place("geonames:1").name == "NA"


def test_quotes_are_letters(read, row):
    _, opened = read([row(1, '"Zawaré'), row(2, "Zo'o")])
    assert opened.place("geonames:1").name == '"Zawaré'


BROKEN = {
    "empty": (lambda text: "", "is empty"),
    "commas": (lambda text: text.replace("\t", ","), "no GeoNames dump"),
    "cut off": (lambda text: text[:-60], "cut off in line 3"),
    "of Niger": (lambda text: text.replace("\tML\t", "\tNE\t"), "holds the places of NE, not of ML"),
    "swapped": (
        lambda text: text.replace("\t15.0\t1.0\t", "\t1.0\t115.0\t").replace("\t1.0\t115", "\t115\t1"),
        "swapped",
    ),
    "nowhere": (lambda text: text.replace("\t15.0\t1.0\t", "\t\t\t"), "none of the 3 rows has coordinates"),
    "a long line": (lambda text: text + "x" * 200_000, "no text of lines"),
    "binary": (lambda text: text + "\0\0", "no text"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_dump_is_one_sentence(row, tmp_path, world, how):
    change, said = BROKEN[how]
    path = tmp_path / "ML.txt"
    path.write_text(change("".join(row(n, f"Zawaré {n}") + "\n" for n in range(3))), encoding="utf-8")
    with pytest.raises(GazetteerError, match=said) as caught:
        read_dump(path, "ML", world)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_not_utf8_is_said(row, tmp_path, world):
    (tmp_path / "ML.txt").write_bytes(row(1, "Zawaré").encode("latin-1") + b"\n")
    with pytest.raises(GazetteerError, match=r"not in UTF-8 \(see line 1"):
        read_dump(tmp_path / "ML.txt", "ML", world)


def test_broken_zips(dump, row, world, tmp_path):
    whole = dump([row(n, f"Zawaré {n}") for n in range(500)]).read_bytes()
    path = tmp_path / "ML.zip"
    for data, said in (
        (whole[: len(whole) // 2], "cut off or damaged"),
        (whole[:200] + b"\xff" * 20 + whole[220:], "cut off or damaged"),
    ):
        path.write_bytes(data)
        with pytest.raises(GazetteerError, match=said):
            read_dump(path, "ML", world)
    with pytest.raises(GazetteerError, match=r"holds no ml\.txt|holds no ML\.txt; it has ne\.txt"):
        read_dump(dump([row(1, "Zawaré")], member="NE.txt"), "ML", world)
    with pytest.raises(GazetteerError, match="cannot be read"):
        read_dump(tmp_path / "absent.zip", "ML", world)


def test_a_zip_bomb_is_left_alone(tmp_path, world):
    path = tmp_path / "ML.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ML.txt", b"\n" * 10_000_000)
    assert path.stat().st_size < 20_000
    with pytest.raises(GazetteerError, match="unpacks to 10,000,000 bytes"):
        read_dump(path, "ML", world)


@pytest.mark.parametrize("country", ["BF", "AD"])
def test_official_dumps_are_read(country, world):
    path = OFFICIAL / f"{country}.zip"
    if not path.is_file():
        pytest.skip("the official dumps are not beside the project")
    found = read_dump(path, country, world)
    assert len(found.writer) > 1_500
    assert "malformed" not in found.left_out
    assert found.newest > "2014"
