import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.features import precision, uncertainty_km
from dateline.gazetteer.file import Country, GazetteerWriter, NameKind
from dateline.language.document import parse
from dateline.model import Article, Place, Span
from dateline.places.mentions import find_mentions, resolve_given
from dateline.places.relations import locate

NAME, ABBREVIATION, DEMONYM = NameKind.ALTERNATE, NameKind.ABBREVIATION, NameKind.DEMONYM

# id, name, lat, lon, code, country, admin1, population, other names, abbreviations, demonyms
PLACES = [
    ("ml", "Mali", 18.0, -2.0, "PCLI", "ML", None, 19_000_000, [], [], ["Malian", "Malians", "malien", "maliens"]),
    ("dz", "Algeria", 28.0, 3.0, "PCLI", "DZ", None, 42_000_000, ["Algérie"], [], ["Algerian", "algérien"]),
    ("ne", "Niger", 18.0, 9.0, "PCLI", "NE", None, 22_000_000, [], [], ["Nigerien"]),
    ("bf", "Burkina Faso", 12.5, -1.67, "PCLI", "BF", None, 20_000_000, [], [], ["Burkinabe"]),
    ("fr", "France", 46.0, 2.0, "PCLI", "FR", None, 66_000_000, [], [], ["French", "français"]),
    ("fi", "Finland", 64.0, 26.0, "PCLI", "FI", None, 5_500_000, [], [], ["Finn", "finlandais", "finlandaise"]),
    ("us", "United States", 39.76, -98.5, "PCLI", "US", None, 327_000_000, [], ["US", "U.S."], ["American"]),
    ("ge", "Georgia", 42.0, 43.5, "PCLI", "GE", None, 3_700_000, [], [], ["Georgian"]),
    ("ru", "Russia", 60.0, 100.0, "PCLI", "RU", None, 144_000_000, [], [], ["Russian"]),
    ("in", "India", 22.0, 79.0, "PCLI", "IN", None, 1_300_000_000, [], [], ["Indian"]),
    ("pk", "Pakistan", 30.0, 70.0, "PCLI", "PK", None, 212_000_000, [], [], ["Pakistani"]),
    ("us-tx", "Texas", 31.25, -99.25, "ADM1", "US", "Texas", 22_000_000, [], ["Tex."], ["Texan"]),
    ("us-ga", "Georgia", 32.75, -83.5, "ADM1", "US", "Georgia", 8_900_000, [], ["Ga."], []),
    ("us-la", "Louisiana", 31.0, -92.0, "ADM1", "US", "Louisiana", 4_600_000, [], ["La."], []),
    ("ml-gao", "Gao", 17.0, 1.0, "ADM1", "ML", "Gao", 540_000, [], [], []),
    ("pk-sd", "Sindh", 26.0, 68.5, "ADM1", "PK", "Sindh", 47_000_000, [], [], []),
    ("bamako", "Bamako", 12.65, -8.0, "PPLC", "ML", "Bamako", 1_300_000, [], [], []),
    ("gao", "Gao", 16.27, -0.04, "PPL", "ML", "Gao", 130_000, [], [], []),
    ("kidal", "Kidal", 18.44, 1.41, "PPL", "ML", "Kidal", 25_000, [], [], []),
    ("tessit", "Tessit", 15.2, 0.4, "PPL", "ML", "Gao", 3_000, [], [], []),
    ("tinzaouaten", "Tinzaouaten", 19.95, 2.97, "PPL", "DZ", "Tamanrasset", 2_000, [], [], []),
    ("algiers", "Algiers", 36.75, 3.04, "PPLC", "DZ", "Alger", 1_980_000, ["Alger"], [], []),
    ("rabat", "Rabat", 34.0, -6.8, "PPLC", "MA", "Rabat", 1_650_000, [], [], []),
    ("niamey", "Niamey", 13.5, 2.1, "PPLC", "NE", "Niamey", 770_000, [], [], []),
    ("moscow", "Moscow", 55.75, 37.6, "PPLC", "RU", "Moscow", 10_400_000, [], [], []),
    ("boston", "Boston", 42.36, -71.06, "PPL", "US", "Massachusetts", 650_000, [], [], []),
    ("paris", "Paris", 48.85, 2.35, "PPLC", "FR", "Île-de-France", 2_140_000, [], [], []),
    ("paris-tx", "Paris", 33.66, -95.56, "PPL", "US", "Texas", 25_000, [], [], []),
    ("atlanta", "Atlanta", 33.75, -84.39, "PPL", "US", "Georgia", 460_000, [], [], []),
    ("gainesville", "Gainesville", 34.3, -83.82, "PPL", "US", "Georgia", 38_000, [], [], []),
    ("tbilisi", "Tbilisi", 41.69, 44.83, "PPLC", "GE", "Tbilisi", 1_050_000, [], [], []),
    ("alexandria", "Alexandria", 31.2, 29.92, "PPL", "EG", "Alexandria", 5_200_000, [], [], []),
    ("alexandria-la", "Alexandria", 31.31, -92.45, "PPL", "US", "Louisiana", 47_000, [], [], []),
    ("hyderabad", "Hyderabad", 17.38, 78.46, "PPL", "IN", "Telangana", 6_800_000, [], [], []),
    ("hyderabad-pk", "Hyderabad", 25.39, 68.37, "PPL", "PK", "Sindh", 1_730_000, [], [], []),
    ("reading", "Reading", 51.46, -0.97, "PPL", "GB", "England", 318_000, [], [], []),
    ("mobile", "Mobile", 30.69, -88.04, "PPL", "US", "Alabama", 190_000, [], [], []),
    ("wagner", "Wagner", -11.29, -41.17, "PPL", "BR", "Bahia", 9_500, [], [], []),
    ("kure", "Kure", 34.23, 132.57, "PPL", "JP", "Hiroshima", 214_000, [], [], []),
    ("solhan", "Solhan", 13.38, 0.45, "PPL", "BF", "Sahel", 0, [], [], []),
    ("solhan-tr", "Solhan", 38.96, 41.05, "PPL", "TR", "Bingöl", 17_000, [], [], []),
    ("bassikounou", "Bassikounou", 15.87, -5.95, "PPL", "MR", "Hodh ech Chargui", 12_000, [], [], []),
    ("keita", "Keïta", 14.76, 5.77, "PPL", "NE", "Tahoua", 10_000, [], [], []),
    ("dembele", "Dembele", 12.1, -7.2, "PPL", "ML", "Sikasso", 500, [], [], []),
    ("jackson", "Jackson", 32.3, -90.18, "PPL", "US", "Mississippi", 170_000, [], [], []),
    ("kabylie", "Kabylie", 36.5, 4.6, "RGN", "DZ", None, 0, ["Kabylia"], [], []),
    ("sahel", "Sahel", 15.0, 5.0, "RGN", None, None, 0, ["the Sahel"], [], []),
    ("bf-sahel", "Sahel", 14.1, -0.3, "ADM1", "BF", "Sahel", 1_000_000, [], [], []),
    ("dori", "Dori", 14.03, -0.03, "PPL", "BF", "Sahel", 46_000, [], [], []),
]  # fmt: skip
NEIGHBOURS = {"ML": ("DZ", "NE", "BF"), "DZ": ("ML", "NE"), "NE": ("ML", "DZ", "BF"), "BF": ("ML", "NE")}


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    writer = GazetteerWriter()
    for id_, name, lat, lon, code, country, admin1, population, others, short, people in PLACES:
        feature_class = {"P": "P", "R": "L"}.get(code[0], "A") if code != "PCLI" else "A"
        place = Place(
            f"test:{id_}", name, lat, lon, feature_class, code, country, admin1, population,
            precision(feature_class, code),
            500.0 if code in ("PCLI", "RGN") else uncertainty_km(feature_class, population),
        )  # fmt: skip
        named = [(n, NAME) for n in others] + [(n, ABBREVIATION) for n in short] + [(n, DEMONYM) for n in people]
        writer.add(place, named)
        if code == "PCLI":
            writer.add_country(Country(country, country, name, name, NEIGHBOURS.get(country, ()), place.id))
    path = tmp_path_factory.mktemp("gazetteer") / "small.sqlite"
    writer.write(path, {"title": "small"})
    with Gazetteer.open(path) as gazetteer:
        yield gazetteer


@pytest.fixture
def mentions(gazetteer):
    """Return what a text mentions: a list of (surface, role, place id or None)."""

    def found(text, language="en"):
        document = parse(Article(id="a", title="", text=text, language=language))
        every = find_mentions(document, gazetteer)
        for mention in every:
            assert text[mention.start : mention.end] == mention.surface
            assert 0.0 <= mention.confidence <= 1.0
        assert all(one.end <= other.start for one, other in pairwise(every))
        return [(m.surface, m.role.value, m.place.id.removeprefix("test:") if m.place else None) for m in every]

    return found


@pytest.fixture
def location(gazetteer):
    """Return where the phrase round a mention of a name points: the first, or the last with ``number`` -1."""

    def found(text, surface, language="en", number=0):
        document = parse(Article("a", "", text, language=language))
        spans = [Span(*match.span()) for match in re.finditer(rf"\b{surface}\b", text)]
        mention = resolve_given(document, spans, gazetteer)[number]
        return locate(document.sentence_at(mention.start), mention, document, gazetteer)

    return found
