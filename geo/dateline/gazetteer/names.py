"""Keys for place names, so that one place is found under its many spellings.

Three keys, from strict to coarse:

- `plain`: case, accents and punctuation aside. "Tin-Zaouatene" is "tin zaouatene".
- `fold`: what the gazetteer is indexed by. Spaces, ou/w, doubled letters and a final mute e aside: Tinzaouaten,
  Tinzawaten and Tin Zaouatene are one key.
- `skeleton`: consonants only, and those unified by sound (q/k, dh/d, gh/g). Tinzaoutin is near Tinzaouaten.

The build hook computes the gazetteer's keys with this same module, so a change here needs a new build.
"""

from __future__ import annotations

import re
import unicodedata
from operator import eq

__all__ = ["MAX_NAME_CHARS", "fold", "is_initialism", "plain", "skeleton"]

MAX_NAME_CHARS = 120
"""No name in the gazetteer is longer (113 characters at most); what is longer has the empty key."""

_MUTE_E_CHARS = 5
"""A final e is dropped only from longer keys: Lome and Rome keep theirs, Tinzaouatene does not."""

_LETTERS = {
    "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ħ": "h", "ŋ": "n", "ɲ": "ny",
    "ɔ": "o", "ɛ": "e", "ə": "e", "ǝ": "e", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɣ": "gh", "ь": "", "ъ": "",
    # Arabic-script letters that stand for each other across keyboards and languages, and tatweel.
    "ى": "ي", "ی": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ٱ": "ا", "ـ": "",
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

_LEADING = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "el": "al"}
"""First words that are written in two ways; El Fasher is Al-Fasher."""

_DOUBLED = re.compile(r"([^\W\d_])\1+")
_SOUNDS = (
    ("gh", "g"), ("kh", "k"), ("dh", "d"), ("tch", "s"), ("th", "t"), ("ph", "f"), ("ch", "s"), ("sh", "s"),
    ("dj", "j"), ("tj", "s"), ("zh", "j"), ("ce", "s"), ("ci", "s"), ("cy", "s"), ("nb", "mb"), ("np", "mp"),
)  # fmt: skip
_CONSONANTS = str.maketrans("cqvxz", "kkfss", "aeiouyhw")


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
    head, _, rest = plain(name).partition(" ")
    if rest:
        head = _LEADING.get(head, head) + rest.replace(" ", "")
    key = _single(head.replace("ou", "u").replace("w", "u"))
    if key.endswith("e") and len(key) > _MUTE_E_CHARS and key[-2] not in "aeiou":
        return key[:-1]
    return key


def skeleton(key: str) -> str:
    """Return the consonants of a `fold` key, sounds that transliterations mix up unified; "" if it is not Latin.

    A first vowel counts as one letter, "a".
    """
    if not key.isascii():
        return ""
    first = "a" if key[:1] in ("a", "e", "i", "o", "u", "y") else ""
    for sound, letter in _SOUNDS:
        key = key.replace(sound, letter)
    return first + _single(key.translate(_CONSONANTS))


def is_initialism(name: str) -> bool:
    """Whether a name is written in capitals only, with or without dots: US, U.S., NSW."""
    letters = name.replace(".", "").replace(" ", "")
    return len(letters) > 1 and letters.isalpha() and letters.isupper()


def _single(text: str) -> str:
    """Make doubled letters single."""
    if any(map(eq, text, text[1:])):  # seldom so, and the pattern is slow
        return _DOUBLED.sub(r"\1", text)
    return text
