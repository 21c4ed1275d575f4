"""A language more, from a file in the user's data folder: read like those in the package."""

import pytest

from dateline.errors import LexiconError
from dateline.language.document import parse
from dateline.language.lexicon import PACKAGED, languages, lexicon
from dateline.model import Article

GOOD = (PACKAGED / "fr.toml").read_text(encoding="utf-8")


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write a lexicon of that text into a data folder of its own, and read it."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))

    def written(text, name="xx"):
        folder = tmp_path / "languages"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return lexicon(name)

    return written


def test_a_lexicon_in_the_data_folder_is_one_more(write):
    assert write(GOOD).words("language", "common") == lexicon("fr").words("language", "common")
    assert languages() == ("en", "fr", "xx")


def test_the_users_own_goes_before_the_package(write):
    changed = GOOD.replace('"contre",', '"contre", "zzz",', 1)
    assert changed != GOOD
    assert write(changed, "fr").sections != lexicon("en").sections
    assert "zzz" in repr(lexicon("fr").sections)


def test_files_that_are_not_called_like_a_language_are_passed_over(write):
    write(GOOD)
    with pytest.raises(KeyError):
        write("nonsense", "notes")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("common = [", "comon = [", ["[language] common is missing", "[language] comon is read by nothing"]),
        ("[claims]", "[claim]", ["the section [claims] is missing", "'claims'"]),
        ('decimal = ","', "decimal = 1", ["[numbers] decimal must be text in quotes, got 1"]),
        ("capitalised = false", 'capitalised = "no"', ["[dates] capitalised must be true or false"]),
        ("lundi = 0", 'lundi = "Monday"', ["[dates.weekdays] lundi must be a number"]),
        ("lundi = 0", "Lundi = 0", ["[dates.weekdays] Lundi must be in small letters"]),
        ('heure = "hour"', 'heure = "heure"', ["[dates.units] heure must be one of", "hour"]),
        ('kind = "killed"', 'kind = "tué"', ["[events.words.kill] kind must be one of", "wounded"]),
        ("rank = 1", "rang = 1", ["rank is missing", "rang is read by nothing"]),
        ('pronouns = ["il"', 'pronouns = ["Il"', ["[people] pronouns must be in small letters", "'Il'"]),
        ('pronouns = ["il"', 'pronouns = [7, "il"', ["[people] pronouns must hold only text in quotes, got 7"]),
        ("[language]", "[language", ["is no TOML file in UTF-8"]),
    ],
)
def test_what_is_wrong_is_named_with_its_file(write, old, new, said):
    assert old in GOOD
    with pytest.raises(LexiconError) as raised:
        write(GOOD.replace(old, new, 1))
    message = str(raised.value)
    assert "xx.toml" in message
    assert all(part in message for part in said), message


def test_a_file_in_another_encoding_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path))
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "xx.toml").write_bytes("# é".encode("latin-1"))
    with pytest.raises(LexiconError, match=r"xx\.toml is no TOML file in UTF-8"):
        parse(Article("a", "", "Text."))


def test_those_in_the_package_pass_the_check(write):
    for code in ("en", "fr"):
        write((PACKAGED / f"{code}.toml").read_text(encoding="utf-8"), code)
