"""Which language a text is in, by its small words: one without a lexicon is to be taken for no other."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

from dateline.language.lexicon import Lexicon, languages, lexicon

__all__ = ["detect_language", "why_unread"]

Weights = Mapping[str, tuple[tuple[str, ...], float]]
"""Words with the languages that have them, and what each weighs."""

ENOUGH = 0.05
"""Share of a text's words that are small words of its language, at least: prose has .3, a page full of names .1."""

FEW_WORDS = 40
"""A text of fewer, a headline, may have none of them; the words of events and people tell its language then."""

LEAST = 0.5
"""What such a text must have at least: one word that only its language has, or two that another has too."""

CLEAR = 4
"""So many small words tell the language of a list or a table too, if no other has a word to each."""

TELLING = 0.5
"""What a word of events and people weighs: neighbours that have no lexicon may have it too ("manifestantes")."""

AHEAD = 1.1
"""By so much a language with a lexicon has to be ahead of any other, and any other of it."""

AHEAD_FEW = 1.5
"""The same for a language with a lexicon where there are few words."""


def detect_language(words: Iterable[str]) -> str | None:
    """Tell which language words are of, as ISO 639-1; None where they do not tell.

    Parameters
    ----------
    words
        In small letters, in the order of the text; marks and numbers among them count for nothing.
    """
    ours = languages()
    own, words = tuple(map(lexicon, ours)), list(words)
    found = _scores(words, _small_words(own))
    count = sum(map(str.isalpha, words))
    few = count <= FEW_WORDS
    if few:
        for code, weight in _scores(words, _telling_words(own)).items():
            found[code] = found.get(code, 0.0) + TELLING * weight
    if not found:
        return None
    # Of equals the one that more people speak: the file has them so.
    best = max(found, key=lambda code: (found[code], -_rank(code)))
    # Neighbours without a lexicon need no telling apart.
    rival = max((found[code] for code in found if code != best and (best in ours or code in ours)), default=0.0)
    ahead = found[best] >= (AHEAD_FEW if few and best in ours else AHEAD) * rival
    enough = found[best] >= (LEAST if few else ENOUGH * count) or found[best] >= CLEAR * max(1.0, rival)
    return best if ahead and enough else None


def why_unread(language: str | None) -> str:
    """Say why no sentence of an article in a language can be read, for its reader; None: it could not be told."""
    if language is None:
        return "its language cannot be told from its words; it may be said in the article's field language"
    name = _others().get(language, {}).get("name", language)
    return f"there is no lexicon for {name}, only for {', '.join(languages())}"


def _rank(code: str) -> int:
    known = list(_others())
    return known.index(code) if code in known else len(known)


def _scores(words: Iterable[str], weights: Weights) -> dict[str, float]:
    found: dict[str, float] = {}
    for word, count in Counter(filter(weights.__contains__, words)).items():
        codes, weight = weights[word]
        for code in codes:
            found[code] = found.get(code, 0.0) + weight * count
    return found


@cache
def _others() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("function_words.toml").read_text(encoding="utf-8"))


@cache
def _small_words(own: tuple[Lexicon, ...]) -> Weights:
    """Return the languages that have each small word, and what it weighs for each."""
    lists = {code: frozenset(entry["words"]) for code, entry in _others().items()}
    for words in own:
        lists[words.language] = lists.get(words.language, frozenset()) | words.words("language", "common")
    return _weighed(lists)


@cache
def _telling_words(own: tuple[Lexicon, ...]) -> Weights:
    """Return in the same way the words of events, people and numbers that only one language with a lexicon has."""
    lists = {}
    for words in own:
        senses = words.table("events", "words").values()
        forms = {word for sense in senses for found in sense.values() if isinstance(found, list) for word in found}
        nouns = {
            word for key in ("civilian", "state", "armed", "foreign", "neutral") for word in words.words("people", key)
        }
        lists[words.language] = frozenset(forms | nouns | set(words.table("numbers", "words")))
    small = _small_words(own)
    return {word: found for word, found in _weighed(lists).items() if len(found[0]) == 1 and word not in small}


def _weighed(lists: Mapping[str, frozenset[str]]) -> Weights:
    """Weigh words: one that many languages have tells less of each."""
    codes = defaultdict[str, list[str]](list)
    for code, words in lists.items():
        for word in words:
            codes[word].append(code)
    return {word: (tuple(found), 1 / sqrt(len(found))) for word, found in codes.items()}
