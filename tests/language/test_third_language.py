"""A third language from a file alone: Spanish, read into incidents like the two that come with Dateline."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from dateline.language.checking import read_sections
from dateline.language.lexicon import PACKAGED, languages
from dateline.model import Article
from dateline.pipeline import extract_from

SPANISH = Path(__file__).parent / "data" / "es.toml"
MODELS = [read_sections(PACKAGED / f"{code}.toml") for code in ("en", "fr")]
PAGE = (PACKAGED / "README.md").read_text(encoding="utf-8")


def with_every_key(table, models, at=()):
    """Add what a lexicon does not say, as empty, so that it need not follow each new list."""
    filled = dict(table)
    for key in set.intersection(*(set(model) for model in models)):
        samples = [model[key] for model in models]
        if isinstance(samples[0], dict) and at in ((), ("places",)) and key not in ("words", "designators", "bearings"):
            filled[key] = with_every_key(table.get(key, {}), samples, (*at, key))
        else:
            filled.setdefault(key, type(samples[0])())
    return filled


def written(table, at=()):
    """Write a table as TOML."""
    plain = {key: value for key, value in table.items() if not isinstance(value, dict)}
    lines = [f"[{'.'.join(at)}]"] if at else []
    lines += [f"{quoted(key)} = {literal(value)}" for key, value in plain.items()]
    for key, value in table.items():
        if isinstance(value, dict):
            lines += written(value, (*at, quoted(key)))
    return lines


def quoted(key):
    return '"' + key.replace('"', '\\"') + '"'


def literal(value):
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, int | float | list) else quoted(value)


@pytest.fixture
def spanish(tmp_path, monkeypatch):
    """Read a Spanish text with the lexicon in the data folder."""
    (tmp_path / "languages").mkdir()
    sections = with_every_key(tomllib.loads(SPANISH.read_text(encoding="utf-8")), MODELS)
    (tmp_path / "languages" / "es.toml").write_text("\n".join(written(sections)), encoding="utf-8")
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    assert languages() == ("en", "es", "fr")

    def read(text):
        return extract_from([Article("a", "", text, date(2025, 3, 12))])

    return read


@pytest.mark.parametrize(
    ("text", "place", "day", "tolls"),
    [
        ("El ejército mató a seis rebeldes en Arauca el lunes.", "Arauca", date(2025, 3, 10), {"killed": (6, 6, 6)}),
        ("Al menos 12 soldados murieron el martes en Cali.", "Cali", date(2025, 3, 11), {"killed": (12, 12, None)}),
        ("Doce campesinos fueron asesinados ayer en Cali.", "Cali", date(2025, 3, 11), {"killed": (12, 12, 12)}),
        ("Tres civiles fueron secuestrados el 3 de marzo de 2025 en Tijuana.", "Tijuana", date(2025, 3, 3),
         {"abducted": (3, 3, 3)}),
        ("Según el gobierno, la policía detuvo a 40 manifestantes el domingo en Caracas.", "Caracas", date(2025, 3, 9),
         {"arrested": (40, 40, 40)}),
        ("Un atentado en Bogotá dejó 20 muertos y 35 heridos el lunes.", "Bogotá", date(2025, 3, 10),
         {"killed": (20, 20, 20), "wounded": (35, 35, 35)}),
        ("Entre 20 y 30 personas murieron en Lima hace dos días.", "Lima", date(2025, 3, 10), {"killed": (20, 20, 30)}),
        ("Decenas de rebeldes murieron en combates en Cali el lunes.", "Cali", date(2025, 3, 10),
         {"killed": (20, 20, None)}),
    ],
)  # fmt: skip
def test_spanish_sentences_are_read(spanish, text, place, day, tolls):
    found = spanish(text)
    assert found.notices == ()
    (incident,) = found.incidents
    assert incident.where.place.name == place
    assert (incident.when.start, incident.when.date_prec) == (day, 1)
    assert {total.kind: (total.low, total.best, total.high) for total in incident.totals} == tolls


def test_spanish_names_who_took_part(spanish):
    (incident,) = spanish("El ejército de Colombia mató a seis guerrilleros del ELN en Arauca el lunes.").incidents
    assert set(incident.actors) == {"Colombian Armed Forces", "National Liberation Army (Colombia)"}


def test_what_did_not_happen_in_spanish_is_no_incident(spanish):
    assert spanish("El grupo amenazó con matar a seis soldados en Arauca.").incidents == ()
    assert spanish("El gobierno negó que seis soldados murieron en Arauca el lunes.").incidents == ()


def test_english_and_french_are_read_as_before(spanish):
    for text in ("Rebels killed six soldiers in Gao on Monday.", "Des rebelles ont tué six soldats lundi à Gao."):
        (incident,) = spanish(text).incidents
        assert incident.totals[0].best == 6


def test_without_it_spanish_is_not_read():
    found = extract_from([Article("a", "", "El ejército mató a seis guerrilleros en Arauca el lunes.")])
    assert found.incidents == ()
    assert "Spanish" in found.notices[0]


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_page_says_what_every_key_is(code):
    sections = read_sections(PACKAGED / f"{code}.toml")
    for name, section in sections.items():
        assert f"## `[{name}]`" in PAGE
        relations = section["relations"] if name == "places" else {}
        senses = section["words"].values() if name == "events" else ()
        for key in (*section, *relations, *(key for sense in senses for key in sense)):
            assert f"`{key}`" in PAGE, f"[{name}] {key} of {code}.toml is not on the page"
