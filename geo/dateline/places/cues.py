"""The words round place names, as a language's lexicon lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.language.lexicon import Lexicon

__all__ = ["Cues", "cues"]


@dataclass(frozen=True, slots=True, eq=False)
class Cues:
    """Word sets of one language, in small letters; ``[places]`` and ``[persons]`` in its lexicon say what for."""

    locative: frozenset[str]
    weak_prepositions: frozenset[str]
    determiners: frozenset[str]
    indefinite: frozenset[str]
    nouns_before: frozenset[str]
    nouns_after: frozenset[str]
    kind_adjectives: frozenset[str]
    """May stand behind such a noun: "poste militaire de"."""
    target_verbs: frozenset[str]
    compass: frozenset[str]
    sides: frozenset[str]
    lower_designators: frozenset[str]
    camp_words: frozenset[str]
    shared_designators: Mapping[str, str]
    """From the word after a list of names to the word after one: "counties"."""
    designators: Mapping[str, str]
    """From the word to GeoNames' feature class and the start of its code: "A.ADM2", "P"."""
    particles: frozenset[str]
    small_parts: frozenset[str]
    inner: frozenset[str]
    """Small words that may stand within a name: particles and small parts."""
    articles: frozenset[str]
    generics: frozenset[str]
    streets: frozenset[str]
    organisations_after: frozenset[str]
    organisations_before: frozenset[str]
    metonym_verbs: frozenset[str]
    between: frozenset[str]
    dealings: frozenset[str]
    literal_verbs: frozenset[str]
    linking: frozenset[str]
    """Empty where the words after a country's name tell nothing about it."""
    auxiliaries: frozenset[str]
    metonym_before: frozenset[str]
    metonym_nouns: frozenset[str]
    literal_nouns: frozenset[str]
    not_places: frozenset[str]
    common: frozenset[str]
    contractions: frozenset[str]
    demonym_endings: tuple[str, ...]
    """Where demonyms are written in small letters; empty elsewhere."""
    native_countries: frozenset[str]
    """ISO 3166-1 alpha-2 of countries where towns are called as families are, and by other words of the language."""
    state_schools: frozenset[str]
    """ISO 3166-1 alpha-2 of countries where "Ohio State" is a university."""
    titles: frozenset[str]
    kin: frozenset[str]
    given: frozenset[str]
    never: frozenset[str]
    """Words that are no name of a place by themselves."""
    openers: frozenset[str]
    """Words that belong to no name where they open a sentence."""
    person_verbs: frozenset[str]

    def lists(self, word: str) -> tuple[str, ...]:
        """Return the names of the lists that a word in small letters is on."""
        return _lists(self).get(word, ())


_LISTS = (
    "locative", "weak_prepositions", "determiners", "indefinite", "nouns_before", "nouns_after", "kind_adjectives",
    "target_verbs", "compass", "sides", "designators", "particles", "articles", "generics", "streets",
    "organisations_after", "organisations_before", "metonym_verbs", "between", "dealings", "literal_verbs", "linking",
    "auxiliaries", "metonym_before", "metonym_nouns", "literal_nouns", "not_places", "common", "titles", "kin",
    "given", "never", "person_verbs",
)  # fmt: skip
"""Lists that say something of the names beside a word, or of a name that is such a word."""


@cache
def _lists(own: Cues) -> Mapping[str, tuple[str, ...]]:
    found = defaultdict[str, list[str]](list)
    for name in _LISTS:
        for word in getattr(own, name):
            found[word].append(name)
    return {word: tuple(names) for word, names in found.items()}


@cache
def cues(words: Lexicon) -> Cues:
    """Return the cues of a lexicon."""

    def listed(key: str) -> frozenset[str]:
        return words.words("places", key)

    return Cues(
        locative=listed("locative"),
        weak_prepositions=listed("weak_prepositions"),
        determiners=listed("determiners"),
        indefinite=listed("indefinite"),
        nouns_before=listed("nouns_before"),
        nouns_after=listed("nouns_after"),
        kind_adjectives=listed("kind_adjectives"),
        target_verbs=listed("target_verbs"),
        compass=listed("compass"),
        sides=listed("sides"),
        lower_designators=listed("lower_designators"),
        camp_words=listed("camp_words"),
        shared_designators=words.table("places", "shared_designators"),
        designators=words.table("places", "designators"),
        particles=listed("particles"),
        small_parts=listed("small_parts"),
        inner=listed("particles") | listed("small_parts"),
        articles=listed("articles"),
        generics=listed("generics"),
        streets=listed("streets"),
        organisations_after=listed("organisations_after"),
        organisations_before=listed("organisations_before"),
        metonym_verbs=listed("metonym_verbs"),
        between=listed("between"),
        dealings=listed("dealings"),
        literal_verbs=listed("literal_verbs"),
        linking=listed("linking"),
        auxiliaries=listed("auxiliaries"),
        metonym_before=listed("metonym_before"),
        metonym_nouns=listed("metonym_nouns"),
        literal_nouns=listed("literal_nouns"),
        not_places=listed("not_places"),
        common=listed("common"),
        contractions=listed("contractions"),
        demonym_endings=tuple(sorted(listed("demonym_endings"))),
        native_countries=listed("native_countries"),
        state_schools=listed("state_schools"),
        titles=words.words("persons", "titles"),
        kin=words.words("persons", "kin"),
        given=words.words("persons", "given"),
        openers=listed("common").union(
            listed("locative"),
            listed("weak_prepositions"),
            listed("determiners"),
            listed("linking"),
            listed("auxiliaries"),
        ),
        never=frozenset().union(
            listed("not_places"),
            listed("compass"),
            listed("streets"),
            listed("particles"),
            listed("organisations_after"),
            listed("generics"),
            words.table("places", "designators"),
            words.words("persons", "titles"),
        ),
        person_verbs=words.words("persons", "verbs"),
    )
