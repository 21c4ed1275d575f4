"""What is installed: kept apart, listed in order, taken away, and readable after a change of Dateline."""

import sqlite3
import stat
from contextlib import closing

import pytest

from dateline.errors import GazetteerError
from dateline.gazetteer import Gazetteer, installed
from dateline.gazetteer.file import FORMAT
from dateline.gazetteer.installing import dump_countries, find_dump, install_downloaded, install_dump, install_own


@pytest.fixture
def two(dump, row, data, tmp_path):
    """A dump and a table of one's own."""
    install_dump(dump([row(1, "Zazawaré", others="Zazaouar")]), "ML")
    (tmp_path / "mine.csv").write_text("name,lat,lon,alias\nZizi,16,1,ZZ\n")
    install_own(tmp_path / "mine.csv", licence="CC0")
    return data


def ids(name, **options):
    with Gazetteer.open(**options) as gazetteer:
        return [found.place.id for found in gazetteer.lookup(name)]


def test_they_are_read_by_default_and_not_where_nobody_asks(two):
    assert ids("Zazawaré") == ["geonames:1"]
    assert ids("Zizi") == ["own:mine:row-1"]
    assert ids("Zazawaré", installed=()) == []
    assert ids("Zazawaré", path=installed.paths()[0]) == ["geonames:1"]


def test_dumps_come_first_and_strange_files_not_at_all(two):
    for name in ("notes.txt", "a b.sqlite", ".sqlite", "ML.sqlite.77.part"):
        (two / "gazetteers" / name).touch()
    assert [path.name for path in installed.paths()] == ["ML.sqlite", "mine.sqlite"]


def test_info_says_where_they_come_from(two):
    with Gazetteer.open() as gazetteer:
        _, dump, own = (each.meta for each in gazetteer.info())
    assert (dump["title"], dump["date"], dump["places"], dump["sources"]) == (
        "ML",
        "2016-03-01",
        "1",
        "GeoNames, ML.zip",
    )
    assert "CC BY 4.0" in dump["license"]
    assert (own["title"], own["license"], own["sources"]) == ("mine", "CC0", "mine.csv")
    assert len(dump["sha256"]) == len(own["sha256"]) == 64
    assert dump["installed"] == own["installed"]


def test_taking_away(two):
    installed.remove("ml")
    assert ids("Zazawaré") == []
    with pytest.raises(GazetteerError, match="no gazetteer 'ML' is installed; there is mine"):
        installed.remove("ML")
    installed.remove("mine")
    with pytest.raises(GazetteerError, match="there is none at all"):
        installed.remove("../mine")


@pytest.mark.parametrize("content", [b"", b"nonsense" * 99])
def test_a_broken_one_is_named_with_what_to_do(two, content):
    (two / "gazetteers" / "ML.sqlite").write_bytes(content)
    with pytest.raises(
        GazetteerError, match=r"the installed gazetteer ML cannot be used: .*`dateline gazetteer remove ML`"
    ):
        Gazetteer.open()
    installed.remove("ML")
    assert ids("Zizi") == ["own:mine:row-1"]


def test_names_are_folded_anew_when_folding_changed(two, monkeypatch):
    path = two / "gazetteers" / "ML.sqlite"
    with Gazetteer.open() as gazetteer:
        before = gazetteer.info()[1].meta
    db = sqlite3.connect(path)
    db.executescript("UPDATE name SET key = 'old'; UPDATE meta SET value = 'old' WHERE key = 'keys'")
    db.close()
    assert ids("Zazaouar") == ids("Zazawaré") == ["geonames:1"]
    with Gazetteer.open() as gazetteer:
        assert gazetteer.info()[1].meta == before
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (FORMAT,)


def test_a_folder_that_cannot_be_written(dump, row, data):
    data.write_text("a file, no folder")
    with pytest.raises(GazetteerError, match=r"ML\.sqlite cannot be written .*DATELINE_DATA"):
        install_dump(dump([row(1, "Zazawaré")]), "ML")
    assert stat.S_ISREG(data.stat().st_mode)


def test_a_bad_dump_leaves_the_good_one(two, dump, row):
    with pytest.raises(GazetteerError):
        install_dump(dump([row(1, "Zazawaré", country="NE")]), "ML")
    assert ids("Zazawaré") == ["geonames:1"]
    assert [path.name for path in (two / "gazetteers").iterdir() if path.suffix == ".part"] == []


@pytest.mark.parametrize("code", ["XX", "", "MLI", "../ML"])
def test_a_code_that_is_no_country(data, tmp_path, code):
    for install in (lambda: install_dump(tmp_path / "ML.zip", code), lambda: install_downloaded(code, offline=True)):
        with pytest.raises(GazetteerError, match="is no country: expected a code of ISO 3166-1"):
            install()


def test_finding_dumps(dump, row, tmp_path):
    zipped, text = dump([row(1, "A")], "ML.zip"), dump([row(1, "A")], "NE.txt")
    assert find_dump(tmp_path, "ML") == zipped
    assert find_dump(tmp_path, "NE") == text
    assert find_dump(text, "ML") == text
    with pytest.raises(GazetteerError, match=r"holds neither BF\.zip nor BF\.txt"):
        find_dump(tmp_path, "BF")
    (tmp_path / "readme.txt").touch()
    assert dump_countries(tmp_path, {"ML", "NE", "BF"}) == ["ML", "NE"]
    assert dump_countries(tmp_path / "mine.csv", {"ML"}) == []
