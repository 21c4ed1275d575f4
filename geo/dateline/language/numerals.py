"""One numeral read from tokens, in figures or in words: "1,400", "1.4 million", "soixante et onze", "two dozen".

What it counts, and whether it counts anything, is not decided here; see ``numbers`` and ``dates``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from dateline.language.document import Token
from dateline.language.lexicon import Lexicon
from dateline.language.phrases import Phrases

__all__ = ["HYPHENS", "Numeral", "is_figure", "numeral_before", "numeral_openers", "read_numeral"]

HYPHENS = frozenset("-‐‑–—")

PLURAL_LOW = 2
"""A bare plural ("dozens") is read as two of its unit at least."""

LONGEST_FIGURE = 60
"""Characters. Beyond them a row of digits is no number that anyone counted."""

MOST_GROUPS = 4
"""Groups of digits written with spaces: up to 999 999 999 999. A longer row is no number."""

LONGEST_NUMERAL = 12
"""Tokens. "Nine hundred and ninety-nine thousand nine hundred and ninety" is as long as they come."""


class Numeral(NamedTuple):
    """A numeral. ``first`` and ``last`` are token indexes, last exclusive."""

    first: int
    last: int
    value: float
    vague: bool
    """It names no number; the value is the least that it can mean ("dozens", "several")."""
    approximate: bool


def is_figure(token: Token) -> bool:
    """Tell whether a token is written in digits."""
    return token.text[0].isdecimal()


def numeral_openers(lexicon: Lexicon) -> frozenset[str]:
    """Return the words, in lower case, that a numeral in words can begin with."""
    return _words(lexicon).openers


def read_numeral(tokens: Sequence[Token], index: int, lexicon: Lexicon) -> Numeral | None:
    """Read the numeral that starts at a token; None where none does."""
    words = _words(lexicon)
    if is_figure(tokens[index]):
        return _read_figure(tokens, index, words)
    if tokens[index].lower not in words.openers:
        return None
    found = words.table.at(tokens, index)
    if found is None:
        return None
    last, (kind, value) = found
    if kind == "words":
        return _grouped(tokens, _read_cardinal(tokens, index, words), words)
    if kind == "few" and last < len(tokens) and is_figure(tokens[last]):
        return None
    value *= PLURAL_LOW if kind == "plurals" else 1
    numeral = Numeral(index, last, value, vague=kind != "collectives", approximate=True)
    return _grouped(tokens, numeral, words) if kind == "few" else numeral


def numeral_before(tokens: Sequence[Token], end: int, lexicon: Lexicon, floor: int = 0) -> Numeral | None:
    """Return the numeral that ends just before a token, and starts at or after ``floor``."""
    words = _words(lexicon)
    first = end
    floor = max(floor, end - LONGEST_NUMERAL)
    while first > floor and (tokens[first - 1].lower in words.parts or is_figure(tokens[first - 1])):
        first -= 1
    while first < end:
        numeral = read_numeral(tokens, first, lexicon)
        if numeral is None:
            first += 1
        elif numeral.last == end:
            return numeral
        else:
            first = numeral.last
    return None


@dataclass(frozen=True, slots=True)
class _Words:
    table: Phrases[tuple[str, float]]
    """Every phrase with the key of its table and its value."""
    half: Phrases[float]
    glued: Phrases[float]
    people: frozenset[str]
    conjunctions: frozenset[str]
    after_tens: bool
    with_teens: frozenset[int]
    decimal: str
    openers: frozenset[str]
    parts: frozenset[str]


@cache
def _words(lexicon: Lexicon) -> _Words:
    section = lexicon.sections.get("numbers", {})
    keyed: dict[str, tuple[str, float]] = {}
    for key in ("words", "few", "collectives", "plurals"):
        for phrase, value in lexicon.table("numbers", key).items():
            keyed[phrase] = (key, value)
            keyed.setdefault(phrase.replace("-", " "), (key, value))
    table = Phrases(keyed)
    conjunctions = lexicon.words("numbers", "and")
    return _Words(
        table,
        Phrases(dict.fromkeys(section.get("half", ()), 0.5)),
        Phrases(lexicon.table("numbers", "glued_scales")),
        lexicon.words("numbers", "people"),
        conjunctions,
        bool(section.get("and_after_tens", False)),
        frozenset(section.get("tens_with_teens", ())),
        section.get("decimal", "."),
        table.first_words,
        table.words | conjunctions | HYPHENS,
    )


def _read_figure(tokens: Sequence[Token], index: int, words: _Words) -> Numeral | None:
    """Read digits, with thousands set apart by spaces, and the words that multiply them."""
    last = index + 1
    text = tokens[index].text
    if text.isdecimal() and len(text) <= 3 and text[0] != "0":
        while last < min(index + MOST_GROUPS, len(tokens)) and _continues(tokens, last):
            text += tokens[last].text
            last += 1
    value = _figure(text, words.decimal, scaled=words.table.at(tokens, last) is not None)
    if value is None:
        return None
    glued = words.glued.at(tokens, last) if _touches(tokens, last) else None
    if glued and _people_at(tokens, glued[0], words):
        return Numeral(index, glued[0], value * glued[1], vague=False, approximate=False)
    return _grouped(tokens, Numeral(index, last, value, vague=False, approximate=False), words)


def _continues(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a token is the next three digits of a figure written with spaces ("30 000")."""
    token = tokens[index]
    return len(token.text) == 3 and token.text.isdecimal() and token.start - tokens[index - 1].end == 1


def _people_at(tokens: Sequence[Token], index: int, words: _Words) -> bool:
    """Tell whether people follow, so that "2m" is two million, not two metres."""
    return index < len(tokens) and tokens[index].lower in words.people


def _touches(tokens: Sequence[Token], index: int) -> bool:
    return 0 < index < len(tokens) and tokens[index].start == tokens[index - 1].end


def _figure(text: str, decimal: str, scaled: bool) -> float | None:
    """Return the value of "1,400", "9.5" or "1.400"; None for times, coordinates, versions and endless digits.

    Groups of three digits are thousands whichever mark parts them, for people do not come in thousandths, save before
    a word that multiplies ("1.400 million"), where the language's own decimal mark is one. Lakhs are grouped as in
    "1,80,000".
    """
    if len(text) > LONGEST_FIGURE or ":" in text:
        return None
    if text.isdecimal():
        return float(int(text))
    marks = {mark for mark in text if mark in ",."}
    parts = text.replace(",", ".").split(".")
    grouped = 1 <= len(parts[0]) <= 3 and parts[0][0] != "0" and all(len(part) == 3 for part in parts[1:])
    if len(marks) == 1 and grouped and not (scaled and decimal in marks):
        return float(int("".join(parts)))
    if len(parts) == 2:
        return float(f"{int(parts[0])}.{parts[1]}")
    if len(marks) == 1 and len(parts[-1]) == 3 and len(parts[0]) <= 2 and all(len(part) == 2 for part in parts[1:-1]):
        return float(int("".join(parts)))
    whole, fraction = parts[:-1], parts[-1]
    if text[-len(fraction) - 1] == decimal and all(len(part) == 3 for part in whole[1:]) and len(marks) == 2:
        return float(f"{int(''.join(whole))}.{fraction}")
    return None


def _read_cardinal(tokens: Sequence[Token], index: int, words: _Words) -> Numeral:
    """Read a number word of any length: units and tens add, hundreds multiply, thousands and more close a group."""
    total = current = 0.0
    last = at = index
    scale = math.inf
    while found := words.table.at(tokens, at):
        end, (kind, value) = found
        if kind != "words":
            break
        if value >= 1000:
            if value >= scale or (current == 0 and at > index):
                break
            total, current, scale = total + (current or 1) * value, 0.0, value
        elif value == 100 and 1 <= current < 100:
            current *= 100
        elif _fits(value, current, words) and (value > 0 or at == index):
            current += value
        else:
            break
        last = end
        at = _next_part(tokens, end, total + current, words)
    return Numeral(index, last, total + current, vague=False, approximate=False)


def _fits(value: float, current: float, words: _Words) -> bool:
    """Tell whether a unit, teen, ten or hundred can be added to what has been read of the group."""
    tens = int(current % 100)
    if value == 100:
        return current == 0
    if value >= 20 or tens == 0:
        return tens == 0
    return tens >= 20 and tens % 10 == 0 and (value < 10 or tens in words.with_teens)


def _next_part(tokens: Sequence[Token], at: int, value: float, words: _Words) -> int:
    """Return where the next part of a number word would be: past hyphens, and past "and" where it may stand."""
    joined = words.after_tens if value % 100 else value >= 100 and not words.after_tens
    for _ in range(3):
        hyphen = at < len(tokens) and tokens[at].text in HYPHENS and _touches(tokens, at)
        if hyphen or (joined and at < len(tokens) and tokens[at].lower in words.conjunctions):
            at += 1
    return at


def _grouped(tokens: Sequence[Token], numeral: Numeral, words: _Words) -> Numeral:
    """Multiply by what follows: "and a half", "million", "hundred thousand", "dozen", "centaines"."""
    first, last, value, vague, approximate = numeral
    if half := words.half.at(tokens, last):
        last, value = half[0], value + half[1]
    while found := words.table.at(tokens, last) or _hyphened(tokens, last, words):
        end, (kind, unit) = found
        if kind == "few" or unit < (100 if kind == "words" else 10):
            break
        if vague and last == numeral.last:
            # "several dozen", "quelques centaines" are as vague as "dozens" and "des centaines".
            value = PLURAL_LOW
        last, value, approximate = end, value * unit, approximate or kind != "words"
    return Numeral(first, last, round(value, 6), vague, approximate)


def _hyphened(tokens: Sequence[Token], at: int, words: _Words) -> tuple[int, tuple[str, float]] | None:
    """Return the multiplier that a hyphen joins to a figure ("20-thousand")."""
    joined = _touches(tokens, at) and tokens[at].text in HYPHENS and _touches(tokens, at + 1)
    return words.table.at(tokens, at + 1) if joined else None
