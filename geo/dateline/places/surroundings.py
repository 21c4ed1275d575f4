"""The words round one place name, read forwards and backwards."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.gazetteer import Gazetteer
from dateline.language.document import Document, Sentence, Token
from dateline.language.numbers import Measure, find_measures
from dateline.model import Location, Mention, Place
from dateline.places.casing import is_name_token
from dateline.places.neighbours import name_after, name_before
from dateline.places.relation_words import RelationWords, relation_words

__all__ = ["AREA", "HYPHENS", "NEAR", "NEAR_KM", "POSSESSIVES", "Around", "around"]

NEAR, AREA = 2, 5
"""UCDP GED ``where_prec``: within about 25 km of a known point; an area or line."""
NEAR_KM = 25.0
"""UCDP GED Codebook (version 23.1): ``where_prec`` 2 is "within a ca. 25 km radius around a known point"."""
HYPHENS = frozenset("-‐‑–—/")
POSSESSIVES = frozenset({"'s", "'"})
_BEARING_TOKENS = 5
"""Tokens of "north - north - west"."""
_ASIDE_TOKENS = 6
"""Tokens of "about 1,100 statute miles" in brackets."""
_MEASURE_TOKENS = 30
"""Tokens of "some three hundred and fifty to four hundred kilometres", and to spare."""
_NOUN_PHRASE_TOKENS = 12
"""Tokens of "the predominantly Shiite city of" and its like before a name."""
_ADJECTIVES = 4
"""Of "the volatile, oil-rich southern port" so many."""
_LONE_LETTERS = 2
"""Directions of up to so many letters (E, NW) are written in capitals."""


@dataclass(frozen=True, eq=False)
class Around:
    """One name, ``tokens[first:last]`` of a sentence, with what stands round it.

    Methods that look back return where the phrase that ends before a token begins, those that look forward where the
    one that begins at a token ends, always as token indices; None where there is no such phrase.
    """

    document: Document
    sentence: Sentence
    first: int
    last: int
    place: Place
    gazetteer: Gazetteer

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Of the sentence."""
        return self.sentence.tokens

    @cached_property
    def words(self) -> RelationWords:
        """Of the document's language."""
        return relation_words(self.document.lexicon)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where the noun phrase of the name may be said to start: "the town of Obo", "town of Obo", "Obo"."""
        return tuple(dict.fromkeys((*self._heads(self.first), self.first)))

    @property
    def head(self) -> int:
        """The first token of the name with its determiner, kind and adjectives."""
        return self.starts[0]

    def lower(self, index: int) -> str:
        """Return a token in small letters; "" outside the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def location(
        self, lat: float, lon: float, precision: int, off_km: float, start: int | None = None, end: int | None = None
    ) -> Location:
        """Return a location whose phrase reaches from one token to another, the name in any case."""
        tokens = self.tokens[min(self.first, self.first if start is None else start) : max(self.last, end or 0)]
        phrase = " ".join(self.document.text[tokens[0].start : tokens[-1].end].split())
        return Location(self.place, round(lat, 5), round(lon, 5), precision, round(off_km, 1), phrase)

    def skip_back(self, index: int, words: frozenset[str]) -> int:
        """Go back from a token over words of a set."""
        while index > 0 and self.tokens[index - 1].lower in words:
            index -= 1
        return index

    def skip(self, index: int, words: frozenset[str]) -> int:
        """Go on from a token over words of a set."""
        while index < len(self.tokens) and self.tokens[index].lower in words:
            index += 1
        return index

    def skip_aside(self, index: int) -> int:
        """Go back over a bracket before a token: "800 kilometers (500 miles) northeast"."""
        if index > 0 and self.tokens[index - 1].text == ")":
            for first in range(index - 2, max(-1, index - 2 - _ASIDE_TOKENS), -1):
                if self.tokens[first].text == "(":
                    return first
        return index

    def bearing_before(self, index: int, *, measured: bool = False) -> tuple[int, float] | None:
        """Return the start and the bearing of a compass word that ends before a token: "north", "south - east".

        A single letter is one only where it is ``measured``, said with a distance ("12 km N of").
        """
        word, found = "", None
        for first in range(index - 1, max(-1, index - 1 - _BEARING_TOKENS), -1):
            token = self.tokens[first]
            if token.text in HYPHENS and (word or token.end == self.tokens[index - 1].end):
                continue
            word = token.lower + word
            bearing = self.words.bearings.get(word)
            if bearing is None:
                if word in self.words.middle:
                    continue  # "north-central"
                break
            if word in self.words.after_elision and not self.lower(first - 1).endswith("'"):
                continue
            if len(word) > _LONE_LETTERS or (token.text.isupper() and (measured or len(word) > 1)):
                found = first, float(bearing)
        return found

    def bearing_at(self, index: int) -> tuple[int, float] | None:
        """Return the end and the bearing of a compass word that starts at a token."""
        word, found = "", None
        for last in range(index, min(len(self.tokens), index + _BEARING_TOKENS)):
            token = self.tokens[last]
            if token.text in HYPHENS and word:
                continue
            word += token.lower
            if word in self.words.bearings and (len(word) > _LONE_LETTERS or token.text.isupper()):
                found = last + 1, float(self.words.bearings[word])
        return found

    def measure_before(self, index: int) -> Measure | None:
        """Return the distance that ends before a token."""
        if self.lower(index - 1) not in self.words.units:
            return None
        first = max(0, index - _MEASURE_TOKENS)
        for measure in self._measures(first, index + 1):
            if measure.last == index:
                return measure
        return None

    def measure_at(self, index: int, within: int = 2) -> Measure | None:
        """Return the distance that starts at a token, or up to so many tokens on ("at about 45 km")."""
        for measure in self._measures(index, min(len(self.tokens), index + _MEASURE_TOKENS)):
            return measure if measure.first <= index + within else None
        return None

    def name_after(self, index: int) -> tuple[int, Place] | None:
        """Return the end and the place of the name at a token, whatever says its kind before it: "the city of Gao"."""
        for first in range(index, min(len(self.tokens), index + _NOUN_PHRASE_TOKENS)):
            if is_name_token(self.tokens[first]):
                if first > index and index < min(self._heads(first), default=first):
                    return None
                return name_after(self.tokens, first, self.document.text, self.place, self.gazetteer)
        return None

    def name_before(self, index: int) -> tuple[int, Place] | None:
        """Return the start and the place of the name that ends before a token."""
        found = name_before(self.tokens, index, self.document.text, self.place, self.gazetteer)
        return found and (min(self._heads(found[0]), default=found[0]), found[1])

    def _measures(self, first: int, last: int) -> tuple[Measure, ...]:
        near = replace(self.sentence, tokens=self.tokens[first:last])
        found = find_measures(near, self.document.lexicon)
        return tuple(measure._replace(first=measure.first + first, last=measure.last + first) for measure in found)

    def _heads(self, index: int) -> list[int]:
        """Go back over what says the kind of the name at a token; the starts that make sense, the farthest first."""
        words, tokens, found = self.words, self.tokens, list[int]()
        determiners, kinds = words.cues.determiners, words.kinds
        floor, of_kind = max(0, index - _NOUN_PHRASE_TOKENS), False
        while index > floor:
            before = tokens[index - 1].lower
            kind = self._kind_before(index - 1) if before in words.joining else None
            if before in determiners:
                index -= 1
            elif kind is not None:
                index, of_kind = kind, True
            elif before in kinds or before in words.qualifiers:
                index, of_kind = index - 1, of_kind or before in kinds
            elif before == "," and self.lower(index - 2) in kinds and self._adjectives(index - 2) < index - 2:
                index, of_kind = index - 2, True  # "the regional capital, Gao"
            else:
                adjectives = self._adjectives(index) if of_kind else index
                if adjectives == index:
                    break
                index = adjectives
            found.append(index)
            if before in determiners or before in POSSESSIVES:
                break
        return found[::-1]

    def _kind_before(self, index: int) -> int | None:
        """Return the start of "town" or "poste militaire" that ends before a token."""
        first = index
        while first > max(0, index - _LONE_LETTERS) and self.lower(first - 1) in self.words.cues.kind_adjectives:
            first -= 1
        return first - 1 if self.lower(first - 1) in self.words.kinds else None

    def _adjectives(self, index: int) -> int:
        """Go back over adjectives as far as a determiner or a possessor: "the volatile southern", "Nigeria's oil"."""
        for first in range(index - 1, max(-1, index - 1 - _ADJECTIVES - 1), -1):
            token = self.tokens[first]
            if token.lower in self.words.cues.determiners:
                return first
            if token.lower in POSSESSIVES:
                return self._possessor(first)
            if not (token.text[0].isalpha() or token.text in "-,") or token.lower in self.words.function:
                break
        return index

    def _possessor(self, index: int) -> int:
        while index > 0 and is_name_token(self.tokens[index - 1]):
            index -= 1
        return index

    def possessed(self) -> bool:
        """Tell whether the name only says whose the next is: Nigeria in "near Nigeria's oil city of Port Harcourt"."""
        if self.lower(self.last) not in POSSESSIVES:
            return False
        for index in range(self.last + 1, min(len(self.tokens), self.last + 2 + _ADJECTIVES)):
            token = self.tokens[index]
            if token.lower in self.words.kinds:
                following = index + 1 + (self.lower(index + 1) in self.words.joining)
                return following < len(self.tokens) and is_name_token(self.tokens[following])
            if not token.text[0].isalpha():
                return False
        return False


def around(sentence: Sentence, mention: Mention, place: Place, document: Document, gazetteer: Gazetteer) -> Around:
    """Return the words round a mention that means a place."""
    first = bisect_left(sentence.tokens, mention.start, key=_start)
    last = bisect_left(sentence.tokens, mention.end, key=_start)
    return Around(document, sentence, first, max(last, first + 1), place, gazetteer)


def _start(token: Token) -> int:
    return token.start
