"""Relations: the point or the area that the phrase round a place name means.

"30 km north of Obo" is a point reckoned from Obo, "southern Algeria" a part of Algeria, "the Mali-Algeria border" a
line. Distances are geodesic (Karney's algorithm, by geopy). Precision is UCDP GED's ``where_prec``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from geopy.distance import geodesic
from pyproj import Geod

from dateline.gazetteer import Gazetteer
from dateline.language.document import Document, Sentence, Token
from dateline.language.lexicon import Lexicon
from dateline.language.numbers import find_measures
from dateline.language.phrases import Phrases
from dateline.model import Location, Mention, Place
from dateline.places.casing import is_name_token
from dateline.places.cues import Cues, cues
from dateline.places.extents import border, part
from dateline.places.neighbours import is_country, last_country, name_after, name_before

__all__ = ["locate"]

EXACT, NEAR, AREA, COUNTRY = 1, 2, 5, 6
"""UCDP GED ``where_prec``: the place, within about 25 km of it, an area or line, a country."""
NEAR_KM = 25.0
"""UCDP GED Codebook (version 23.1): ``where_prec`` 2 is "within a ca. 25 km radius around a known point"."""
_OUTSKIRTS_KM = 5.0
"""Outskirts begin where the town's own radius ends."""
_ROUNDING = 0.15
"""Distances in news are rounded: "about 12 km" is 10 to 14; and a direction of eight or sixteen is as rough."""
_PREC_DIVISION = {"A.ADM1": 4, "A.ADM2": 3, "A.ADM": 3, "A.ADM|L": 4}
_DIVISION_KM = 50.0
"""Radius of a division of which only its chief town is known; a typical second-order division has 8,000 km2."""
_BEARING_TOKENS = 5
"""Tokens of "north - north - west"."""
_JOINED_TOKENS = 5
"""Tokens from a name to the word "border" or "road": "Mali - Burkina Faso border"."""
_ROAD_TOKENS = 6
"""Tokens back from a name to the word "road": "the road that links Gao and Kidal"."""
_ASIDE_TOKENS = 6
"""Tokens of "about 1,100 statute miles" in brackets."""
_FARTHEST_KM = 500.0
"""Two names farther from a middle than this are not the ends of one road; the other is a namesake elsewhere."""
_EARLIER_SENTENCES = 3
"""So far back a country is still the one that is spoken of."""
_HOME_TOKENS = 100
"""A sentence is longer only where a text has no stops."""
_MEASURE_TOKENS = 30
"""Tokens of "some three hundred and fifty to four hundred kilometres", and to spare."""
_HYPHENS = frozenset("-‐‑–—/")
_POSSESSIVES = frozenset({"'s", "'"})
_TO = frozenset({"to", "au", "à", "away"})
_GEOD = Geod(ellps="WGS84")


def locate(sentence: Sentence, mention: Mention, document: Document, gazetteer: Gazetteer) -> Location | None:
    """Return where the phrase round a mention points; None where the mention has no place.

    Tried in this order:

    1. a distance, with a direction or without: "30 km north of Obo", "12 km from Bangui";
    2. a border: "the Mali-Algeria border", "near the border with Niger", "2 km inside Algeria";
    3. two places: "between Gao and Kidal", "on the Gao-Kidal road";
    4. a part of an area: "southern Algeria", "the north of Mali"; a direction from a town: "north of Gao";
    5. nearness: "near Obo", "on the outskirts of Bamako";
    6. the place itself, with the precision that it has.
    """
    if mention.place is None:
        return None
    reader = _Reader(sentence, mention, mention.place, document, gazetteer)
    for read in (reader.distance, reader.border, reader.between, reader.side, reader.nearness):
        location = read()
        if location is not None:
            return location
    return reader.itself()


def _start(token: Token) -> int:
    return token.start


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The lexicon's words for relations."""

    joining: frozenset[str]
    near: Phrases[bool]
    outskirts: Phrases[bool]
    between: frozenset[str]
    conjunctions: frozenset[str]
    roads: frozenset[str]
    origins: frozenset[str]
    destinations: frozenset[str]
    borders: frozenset[str]
    border_with: Phrases[bool]
    inside: Phrases[bool]
    bearings: Mapping[str, float]
    cues: Cues


@cache
def _words(lexicon: Lexicon) -> _Words:
    table = lexicon.table("places", "relations")

    def phrases(key: str) -> Phrases[bool]:
        return Phrases(dict.fromkeys(table.get(key, ()), True))

    return _Words(
        joining=frozenset(table.get("joining", ())),
        near=phrases("near"),
        outskirts=phrases("outskirts"),
        between=frozenset(table.get("between", ())),
        conjunctions=frozenset(table.get("and", ())),
        roads=frozenset(table.get("roads", ())),
        origins=frozenset(table.get("from", ())),
        destinations=frozenset(table.get("to", ())),
        borders=frozenset(table.get("borders", ())),
        border_with=phrases("border_with"),
        inside=phrases("inside"),
        bearings=lexicon.table("places", "bearings"),
        cues=cues(lexicon),
    )


class _Reader:
    """Reads the phrase round one mention."""

    def __init__(
        self, sentence: Sentence, mention: Mention, place: Place, document: Document, gazetteer: Gazetteer
    ) -> None:
        self.place = place
        self.text = document.text
        self.gazetteer = gazetteer
        self.words = _words(document.lexicon)
        self.sentence = sentence
        self.lexicon = document.lexicon
        self.tokens = sentence.tokens
        self.earlier = document.sentences[max(0, sentence.index - _EARLIER_SENTENCES) : sentence.index]
        self.first = bisect_left(self.tokens, mention.start, key=_start)
        self.last = bisect_left(self.tokens, mention.end, key=_start)
        self.head = self._head()
        """Index of the first token of the name with its determiner and kind: "the town of Obo"."""

    def _head(self) -> int:
        """Go back over determiners and "town of"."""
        own, index = self.words.cues, self.first
        while index > 0:
            before = self.tokens[index - 1].lower
            kind = self.tokens[index - 2].lower if index > 1 else ""
            if before in own.determiners:
                index -= 1
            elif before in self.words.joining and kind in own.nouns_before and kind not in self.words.bearings:
                index -= 2
            elif before in own.nouns_before and before not in self.words.bearings and before not in self.words.borders:
                index -= 1
            else:
                break
        return index

    def distance(self) -> Location | None:
        """Read "30 km north of X", "30 km from X", "X, 30 km to the north" only as X."""
        index = self.head
        if index > 0 and self.tokens[index - 1].lower in self.words.joining:
            index -= 1
        elif self.tokens[index].lower not in self.words.joining and not self._elided(index):
            return None
        start, bearing = self._bearing_before(index)
        start = self._skip_aside(self._skip(start, self.words.cues.determiners | _TO))
        measured = self._km_before(start)
        if measured is None:
            return None
        start, km = measured
        if bearing is None:
            precision = NEAR if km <= NEAR_KM else AREA
            return self._location(start, self.place.lat, self.place.lon, precision, km + self.place.uncertainty_km)
        point = geodesic(kilometers=km).destination((self.place.lat, self.place.lon), bearing)
        off = max(self.place.uncertainty_km, 1.0) + _ROUNDING * km
        precision = NEAR if off <= NEAR_KM else AREA
        return self._location(start, point.latitude, point.longitude, precision, off)

    def border(self) -> Location | None:
        """Read "the Mali-Algeria border", "the border with Niger", "the border between Mali and Niger"."""
        if self.place.country is None or not is_country(self.place):
            return None
        found = self._border_before()
        start, end = (found, self.last) if found is not None else (self.head, self._border_after())
        if end is None and self._first_of_two(self.words.between) is None:
            return None
        other = (
            self._linked_after(_HYPHENS | self.words.conjunctions)
            or self._linked_before()
            or self._first_of_two(self.words.between)
        )
        country = self._home(start) if other is None else other[1].country
        area = None if country is None else border(self.place.country, country)
        if area is None:
            return None
        start, end = min(start, self.first if other is None else other[0]), end or self.last
        return self._location(start, area.lat, area.lon, AREA, area.radius_km, end)

    def between(self) -> Location | None:
        """Read "between X and Y", "the X-Y road", "the road from X to Y": the middle, and half the way as radius."""
        if is_country(self.place):
            return None
        before = self.tokens[self.head - 1].lower if self.head else ""
        other: tuple[int, Place] | None = None
        if before in self.words.between:
            other = self._linked_after(self.words.conjunctions)
        elif before in self.words.conjunctions:
            other = self._first_of_two(self.words.between)
        if other is None and self._on_road():
            other = (
                self._linked_after(_HYPHENS | self.words.destinations)
                or self._linked_before()
                or self._first_of_two(self.words.origins)
            )
        if other is None or other[1].id == self.place.id or is_country(other[1]):
            return None
        edge, end = other
        [(lon, lat)] = _GEOD.npts(self.place.lon, self.place.lat, end.lon, end.lat, 1)
        off = float(geodesic((self.place.lat, self.place.lon), (end.lat, end.lon)).km) / 2
        if off > _FARTHEST_KM:
            return None
        start = self.head - 1 if before in self.words.between else min(edge, self.first)
        return self._location(start, lat, lon, NEAR if off <= NEAR_KM else AREA, off, max(edge, self.last))

    def side(self) -> Location | None:
        """Read "southern Algeria", "the north of Mali", "Mali's north"; for a town "north of Gao"."""
        start, bearing = self._bearing_before(self.head)
        inner = True
        if bearing is None and self.head > 0 and self.tokens[self.head - 1].lower in self.words.joining:
            start, bearing = self._bearing_before(self.head - 1)
            inner = self.place.feature_class != "P"
        end = self.last
        if bearing is None and end + 1 < len(self.tokens) and self.tokens[end].lower in _POSSESSIVES:
            bearing = self.words.bearings.get(self.tokens[end + 1].lower)
            end += 2
        if bearing is None:
            return None
        if self.place.feature_class == "P":
            if inner:
                return None
            return self._location(start, self.place.lat, self.place.lon, NEAR, NEAR_KM + self.place.uncertainty_km)
        area = part(self.place, bearing)
        return self._location(min(start, self.first), area.lat, area.lon, AREA, area.radius_km, max(end, self.last))

    def nearness(self) -> Location | None:
        """Read "near X", "on the outskirts of X"."""
        if self.place.feature_class == "A":
            return None
        for index in {self.head, self.first}:
            if found := self.words.outskirts.before(self.tokens, index):
                return self._location(
                    found[0], self.place.lat, self.place.lon, NEAR, self.place.uncertainty_km + _OUTSKIRTS_KM
                )
            if found := self.words.near.before(self.tokens, index):
                return self._location(
                    found[0], self.place.lat, self.place.lon, NEAR, self.place.uncertainty_km + NEAR_KM
                )
        return None

    def itself(self) -> Location:
        """Return the place, with its own precision; of "X district", at least a division's."""
        place = self.place
        own = self.words.cues.designators
        words = [
            token.lower for token in (*self.tokens[self.last - 1 : self.last], *self.tokens[self.head : self.first])
        ]
        kind = next((own[word] for word in words if word in own), "")
        precision, off = place.precision, place.uncertainty_km
        if place.feature_class == "P" and kind in _PREC_DIVISION:
            precision, off = _PREC_DIVISION[kind], max(off, _DIVISION_KM)
        return self._location(self.first, place.lat, place.lon, precision, off)

    def _location(
        self, first: int, lat: float, lon: float, precision: int, off: float, last: int | None = None
    ) -> Location:
        tokens = self.tokens[min(first, self.first) : self.last if last is None else last]
        phrase = " ".join(self.text[tokens[0].start : tokens[-1].end].split()) if tokens else ""
        return Location(self.place, round(lat, 5), round(lon, 5), precision, round(off, 1), phrase)

    def _elided(self, index: int) -> bool:
        return index < len(self.tokens) and self.tokens[index].lower in self.words.joining

    def _skip(self, index: int, words: frozenset[str]) -> int:
        while index > 0 and self.tokens[index - 1].lower in words:
            index -= 1
        return index

    def _skip_aside(self, index: int) -> int:
        """Go back over a bracket before a token: "800 kilometers (500 miles) northeast"."""
        if index > 0 and self.tokens[index - 1].text == ")":
            for first in range(index - 2, max(-1, index - 2 - _ASIDE_TOKENS), -1):
                if self.tokens[first].text == "(":
                    return first
        return index

    def _bearing_before(self, index: int) -> tuple[int, float | None]:
        """Return the start and the bearing of a compass word that ends before a token: "north", "south - east"."""
        word, start, bearing = "", index, None
        for first in range(index - 1, max(-1, index - 1 - _BEARING_TOKENS), -1):
            token = self.tokens[first]
            if token.text in _HYPHENS and word:
                continue
            word = token.lower + word
            if word not in self.words.bearings:
                break
            start, bearing = first, float(self.words.bearings[word])
        return start, bearing

    def _km_before(self, index: int) -> tuple[int, float] | None:
        """Return the start and the kilometres of a measure that ends before a token."""
        first = max(0, index - _MEASURE_TOKENS)
        near = replace(self.sentence, tokens=self.tokens[first : index + 1])
        for measure in find_measures(near, self.lexicon):
            if first + measure.last == index:
                return first + measure.first, measure.km
        return None

    def _border_before(self) -> int | None:
        """Return the start of "border with X" or of "2 km inside X"; None where there is none."""
        for index in (self.head, self.first):
            found = self.words.border_with.before(self.tokens, index)
            if found is not None:
                return found[0]
            found = self.words.inside.before(self.tokens, index)
            measured = self._km_before(found[0]) if found is not None else None
            if measured is not None:
                return measured[0]
        return None

    def _border_after(self) -> int | None:
        """Return the end of "(X)-Y border" or "border" after the name; None where there is none."""
        for index in range(self.last, min(len(self.tokens), self.last + _JOINED_TOKENS)):
            token = self.tokens[index]
            if token.lower in self.words.borders:
                return index + 1
            if not (token.text in _HYPHENS or token.lower in _POSSESSIVES or is_name_token(token)):
                return None
        return None

    def _linked_after(self, links: frozenset[str]) -> tuple[int, Place] | None:
        """Return the end and the place of the name that a hyphen or a word such as "and" joins on from behind."""
        index = self.last
        if index >= len(self.tokens) or self.tokens[index].lower not in links:
            return None
        index += 1
        while index < len(self.tokens) and self.tokens[index].lower in self.words.cues.determiners:
            index += 1
        return name_after(self.tokens, index, self.text, self.place, self.gazetteer)

    def _linked_before(self) -> tuple[int, Place] | None:
        """Return the start and the place of the name that a hyphen joins on from before."""
        if self.first == 0 or self.tokens[self.first - 1].text not in _HYPHENS:
            return None
        return name_before(self.tokens, self.first - 1, self.text, self.place, self.gazetteer)

    def _first_of_two(self, openers: frozenset[str]) -> tuple[int, Place] | None:
        """Return the start and the place of X in "between X and" this name, "from X to" this name."""
        index = self.head - 1
        if index < 1 or self.tokens[index].lower not in self.words.conjunctions | self.words.destinations:
            return None
        found = name_before(self.tokens, index, self.text, self.place, self.gazetteer)
        if found is None:
            return None
        start = self._skip(found[0], self.words.cues.determiners) - 1
        return (start, found[1]) if start >= 0 and self.tokens[start].lower in openers else None

    def _on_road(self) -> bool:
        """Tell whether a word for a road stands close to the name, on either side."""
        near = self.tokens[max(0, self.first - _ROAD_TOKENS) : self.last + _JOINED_TOKENS]
        return any(token.lower in self.words.roads for token in near)

    def _home(self, index: int) -> str | None:
        """Return the country from whose side a border is spoken of: the last of the neighbours named before a token."""
        country = self.gazetteer.countries.get(self.place.country or "")
        if country is None:
            return None
        before, after = self.tokens[max(0, index - _HOME_TOKENS) : index], self.tokens[index : index + _HOME_TOKENS]
        told = [before, after, *(sentence.tokens[-_HOME_TOKENS:] for sentence in reversed(self.earlier))]
        named = (last_country(tokens, self.text, country.neighbours, self.gazetteer) for tokens in told)
        return next((found for found in named if found is not None), None)
