"""Keys for place names, so that one place is found under its many spellings.

Four keys, from strict to coarse:

- `plain`: case, accents and punctuation aside. "Tin-Zaouatene" is "tin zaouatene".
- `fold`: what the gazetteer is indexed by. Spaces, ou/w, doubled letters, a final mute e or h, and the spelling of
  Arabic articles and of common words (Aïn, Oued, Djebel) aside: Tinzaouaten, Tinzawaten, Tin Zaouatene are one key.
- `sound`: the letters that a key is written with in any transliteration (q/k, dh/d, gh/g, dj/j, ch/sh) made one.
- `skeleton`: the consonants of `sound`, those that are mixed up unified. Tinzaoutin is near Tinzaouaten.

The build hook computes the gazetteer's keys with this same module, so a change here needs a new build.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from operator import eq

__all__ = ["MAX_NAME_CHARS", "MIN_SKELETON_CHARS", "SUN_LETTERS", "fold", "is_initialism", "plain", "skeleton", "sound"]

MAX_NAME_CHARS = 120
"""No name in the gazetteer is longer (113 characters at most); what is longer has the empty key."""

_MUTE_E_CHARS = 5
"""A final e is dropped only from longer keys: Lome and Rome keep theirs, Tinzaouatene does not."""
_MUTE_H_CHARS = 6
"""So is a final h behind a vowel: Hodeidah loses its own, Utah and Sarah do not."""

_LETTERS = {
    "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ħ": "h", "ŋ": "n", "ɲ": "ny",
    "ɔ": "o", "ɛ": "e", "ə": "e", "ǝ": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɣ": "gh", "ь": "", "ъ": "",
    # Arabic-script letters that stand for each other across keyboards and languages, and tatweel.
    "ى": "ي", "ی": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "گ": "ك", "ݣ": "ك", "ڭ": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه",
    "ە": "ه", "ۃ": "ه", "ٱ": "ا", "ء": "", "ـ": "", "پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف", "ٹ": "ت", "ڈ": "د",
    "ڑ": "ر", "ں": "ن",
    # Apostrophes; some are letters by their Unicode class.
    ".": "", "'": "", "’": "", "‘": "", "`": "", "´": "", "′": "", "ʹ": "", "ʺ": "", "ʻ": "", "ʼ": "", "ʾ": "",
    "ʿ": "", "ˈ": "", "ꞌ": "", "″": "",
}  # fmt: skip
"""What Unicode does not take apart."""

_MARKS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)
"""Marks of scripts that are read without them: Latin, Greek, Cyrillic, Hebrew, Arabic. In the Indic ones marks are the
vowels, in Japanese they tell consonants apart."""


class _Plain(dict[int, str]):
    """A table for ``str.translate`` from small letters to plain ones, made as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        parts = _MARKS.sub("", unicodedata.normalize("NFKD", char))
        plain = "".join(_LETTERS[part] if part in _LETTERS else _letter(part) for part in parts)
        self[code] = plain = unicodedata.normalize("NFC", plain)
        return plain


def _letter(char: str) -> str:
    """Return a letter, digit or vowel sign as it is; "" for a character without shape; else a space."""
    kind = unicodedata.category(char)
    if kind[0] in "LNM":
        return char
    return "" if kind == "Cf" else " "


_PLAIN = _Plain()

_LEADING = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
"""First words that are written in two ways."""

_WORDS = {
    spelling: word
    for word, spellings in {
        "al": "el ul il ol",
        "ain": "ayn ein eyn",
        "wadi": "oued ouadi wad wadi uadi",
        "awlad": "ouled oulad ulad uled awled aulad",
        "ben": "bin ibn",
        "beni": "bani banu",
        "oum": "umm um om oumm",
        "jebel": "djebel jabal gebel gabal jbel djbel djabal",
        "deir": "dayr dair deyr",
        "beit": "bayt bait beyt",
        "kafr": "kafar kfar kufr",
        "qasr": "ksar kasr gasr qsar",
        "qalat": "kalaat galaat qalaat kalat galat",
        "sheikh": "shaykh cheikh shaikh sheik cheick",
        "souk": "suq souq suk sooq",
        "tell": "tall tel",
        "bir": "beer",
        "zawiyat": "zawiyet zaouiat zaouiet zaouia zawia zawiya zawiyah",
        "madinat": "medinat medinet madinet",
        "khirbat": "khirbet kherbet",
        "nahr": "nahar",
        "mazraat": "mazraet",
    }.items()
    for spelling in spellings.split()
}
"""Words of names of two or more, transliterated in many ways: El Fasher is Al-Fasher, Oued Zem Wadi Zem."""

SUN_LETTERS = ("t", "d", "r", "z", "s", "n", "ch")
"""Letters that the article takes on, as they begin a word: Al-Raqqah is spoken, and written, Ar Raqqah and Arraqqah."""
_SUN_ARTICLE = re.compile(r"[ae](?:tt?|th|dd?|dh|rr?|zz?|ss?|sh|ch|nn?)")
_SUN_DOUBLED = re.compile(r"^([ae])(sh|th|dh|ch)\2")

_ARABIC_ARTICLE = "ال"
_LEAST_CHARS = 2
"""An Arabic word of so many letters is more than its article."""

_DOUBLED = re.compile(r"([^\W\d_])\1+")
_SOUNDS = (
    ("tch", "x"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("dj", "j"), ("dz", "z"), ("th", "t"), ("tj", "x"),
    ("ph", "f"), ("sh", "x"), ("ch", "x"), ("zh", "j"), ("q", "k"), ("ce", "se"), ("ci", "si"), ("cy", "si"),
    ("c", "k"), ("y", "i"), ("ai", "e"), ("ei", "e"), ("au", "o"),
)  # fmt: skip
"""Letters of one sound; x stands for sh."""
_MIXED_UP = str.maketrans("gxzdpm", "ksstbn")
"""Consonants that transliterations and ears mix up: Gasr, Ksar; Zanbougou, Zambougou."""
_VOWELS = str.maketrans("", "", "aeiouhvw")
"""Vowels, and the letters that come and go with them."""
_NASAL = re.compile(r"[nm](?=[^aeiou])")
"""Before a consonant it is as often left out: Zansona, Zasona."""

MIN_SKELETON_CHARS = 3
"""Shorter skeletons ("ml": Mali, Mela, Maule ...) fit too many names to say anything."""


def plain(name: str) -> str:
    """Return the name in small letters without accents, apostrophes and dots; words apart by one space."""
    if name.isascii():
        text = name.lower().translate(_PLAIN)
    else:
        text = unicodedata.normalize("NFC", name.casefold()).translate(_PLAIN)
    return " ".join(text.split())


def fold(name: str) -> str:
    """Return the key that a name is looked up by; "" where it has no letters or digits, or is too long to be a name.

    Names in scripts other than Latin keep their letters; Arabic ones lose vowel signs and tatweel, and the forms of
    alef, yeh and kaf are one.
    """
    if len(name) > MAX_NAME_CHARS:
        return ""
    words = plain(name).split(" ")
    if len(words) > 1:
        words = _respelled(words)
    if not words[0].isascii():
        words = [_without_article(word) for word in words]
    key = _single("".join(words).replace("ou", "u").replace("w", "u")).replace("iy", "i")
    key = _SUN_DOUBLED.sub(r"a\2", key)
    if key.endswith("e") and len(key) > _MUTE_E_CHARS and key[-2] not in "aeiou":
        return key[:-1]
    if key.endswith("h") and len(key) > _MUTE_H_CHARS and key[-2] in "aeiou":
        return key[:-1]
    return key


def sound(key: str) -> str:
    """Return a `fold` key with the letters that stand for one sound made one; as it is if it is not Latin."""
    if not key.isascii():
        return key
    for letters, one in _SOUNDS:
        if letters in key:
            key = key.replace(letters, one)
    return _single(key)


def skeleton(key: str) -> str:
    """Return the consonants of a `fold` key, sounds that transliterations mix up unified; "" if it is not Latin.

    A first vowel counts as one letter, "a", and a first h as itself; the article does not count.
    """
    if not key.isascii():
        return ""
    heard = sound(key)
    bare = _consonants(heard.removeprefix("al"))
    return bare if len(bare) >= MIN_SKELETON_CHARS else _consonants(heard)


def is_initialism(name: str) -> bool:
    """Whether a name is written in capitals only, with or without dots: US, U.S., NSW."""
    letters = name.replace(".", "").replace(" ", "")
    return len(letters) > 1 and letters.isalpha() and letters.isupper()


def _single(text: str) -> str:
    """Make doubled letters single."""
    if any(map(eq, text, text[1:])):  # seldom so, and the pattern is slow
        return _DOUBLED.sub(r"\1", text)
    return text


def _respelled(words: list[str]) -> list[str]:
    """Return the words of a name with those that are written in many ways in one."""
    found = [_WORDS.get(word, word) for word in words]
    found[0] = _LEADING.get(found[0], found[0])
    for number, (word, following) in enumerate(pairwise(words)):
        if following.startswith(SUN_LETTERS) and (
            found[number] == "al" or (_SUN_ARTICLE.fullmatch(word) and following.startswith(word[1]))
        ):
            found[number] = "a"
    return found


def _without_article(word: str) -> str:
    """Return an Arabic word without its article: السودان is سودان."""
    rest = word.removeprefix(_ARABIC_ARTICLE)
    return rest if len(rest) >= _LEAST_CHARS else word


def _consonants(heard: str) -> str:
    first = "a" if heard[:1] in ("a", "e", "i", "o", "u") else "h" if heard[:1] == "h" else ""
    return first + _single(_NASAL.sub("", heard).translate(_MIXED_UP)).translate(_VOWELS)
