import codecs

import pytest

from dateline.articles.encoding import decode, make_storable, unify_newlines
from dateline.errors import ArticleError

FRENCH = "L’armée malienne a annoncé que trois soldats ont été tués près de Béchar."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_french_text_is_read_in_every_usual_encoding(encoding):
    assert decode(FRENCH.encode(encoding), "a.txt") == FRENCH


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be")])
def test_big_endian_text_is_read(mark, encoding):
    assert decode(mark + FRENCH.encode(encoding), "a.txt") == FRENCH


@pytest.mark.parametrize("word", ["Tué", "Béchar – Laâyoune", "São Paulo", "« 12 morts »", "il a dit “non”"])
def test_a_few_western_letters_are_no_polish_or_russian(word):
    assert decode(word.encode("cp1252"), "a.txt") == word


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Трое солдат были убиты в Киеве в понедельник, сообщила полиция.", "cp1251"),
        ("قتل ثلاثة جنود في هجوم على قرية شمال مالي يوم الثلاثاء", "cp1256"),
    ],
)
def test_other_scripts_are_told_apart(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == text


def test_letters_that_come_late_in_a_long_file_are_found():
    text = "No letter with an accent in here.\n" * 5000 + FRENCH
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_a_stray_sign_does_not_refuse_a_text():
    assert decode("It cost 20 € at the gate, they said.".encode("cp1252"), "a.txt").startswith("It cost 20 €")


def test_a_declared_encoding_is_believed_where_utf8_fails():
    text = "Ελλάδα"
    assert decode(text.encode("iso8859-7"), "a.html", declared="ISO-8859-7") == text
    assert decode(text.encode(), "a.html", declared="ISO-8859-7") == text


@pytest.mark.parametrize("declared", ["no-such", "unicode_escape", "rot13", "utf-7"])
def test_a_codec_that_no_page_should_choose_is_passed_over(declared):
    assert decode("é\\x41".encode("cp1252"), "a.html", declared=declared) == "é\\x41"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "a ZIP archive"),
        (b"text\x00text", "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, kind):
    with pytest.raises(ArticleError, match=rf"a\.txt is {kind}"):
        decode(data, "a.txt")


def test_a_broken_utf16_file_is_refused():
    with pytest.raises(ArticleError, match=r"a\.txt begins as UTF-16-LE but is broken at byte"):
        decode(codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "a.txt")


def test_what_no_output_can_hold_is_replaced_at_the_same_length():
    assert make_storable("a\x00b\ud800c") == "a\ufffdb\ufffdc"


def test_newlines_become_one_kind():
    assert unify_newlines("a\r\nb\rc\n") == "a\nb\nc\n"
