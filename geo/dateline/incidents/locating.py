"""The location of each event of an article: its own site, or the place that its story stands at."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from geopy.distance import geodesic

from dateline.gazetteer import Gazetteer
from dateline.incidents.scan import PlaceName, Scan
from dateline.incidents.site import find_possible_site, opens_story, stands_as_site
from dateline.incidents.telling import Telling
from dateline.incidents.words import Form
from dateline.language.document import Document
from dateline.model import Kind, Location, Mention, Place, Role
from dateline.places.extents import border
from dateline.places.relations import locate

__all__ = ["Located", "LocatedBy", "Locator"]

LEAD_SENTENCES = 3
"""A news article names where it happened within so many sentences."""

PRECISE = 3
"""Up to this ``where_prec``, a district, a lead names where the story happened, and not only where it plays."""

ACTING_REACH = 2
"""Words between a state and what it does: "Algeria has expelled"."""

PASSIVE_REACH = 2
"""Words between "was" and its verb."""

STRUCK_REACH = 2
"""Words between where people come from and the verb of what was done to them: "a Spanish tourist was"."""

AREA = 5
"""UCDP GED ``where_prec`` of a line or an area without sharp bounds."""

SHARED_REACH = 2
"""Words between "their" and "border"."""

UNPLACED = 9
"""Sorts names without a place behind all others."""


class LocatedBy(StrEnum):
    """By what an event has its place; those past the first two are the steps of `Locator.context`, in their order."""

    SENTENCE = "named in its own sentence"
    SHARED_BORDER = "the border that two countries of its sentence share"
    ACTING = "the country that acts, on its own ground"
    POSSIBLE = "the likeliest name of its own sentence"
    PARAGRAPH = "named before it in its paragraph"
    EARLIER = "where an earlier event of its kind was"
    THERE = "the sentence points back to it"
    LEAD = "named in the article's lead"
    PEOPLE = "the country whose people or government the sentence names"
    WIDE_LEAD = "the wide area that the article's lead names"
    DATELINE = "the article's dateline"

    @property
    def own(self) -> bool:
        """Whether a telling of the event names it, and not only what stands round it."""
        return self in (LocatedBy.SENTENCE, LocatedBy.SHARED_BORDER)


class Located(NamedTuple):
    """Where something happened, and by what that was found."""

    location: Location
    by: LocatedBy
    sure: float
    """Confidence of the place name that it is reckoned from."""
    name: Mention | None = None
    """That name, where it means the place itself."""


class Locator:
    """Finds the locations of one article's events.

    Parameters
    ----------
    scans
        One for each sentence of the document.
    """

    def __init__(self, document: Document, scans: Sequence[Scan], gazetteer: Gazetteer) -> None:
        self._document = document
        self._scans = scans
        self._gazetteer = gazetteer
        self._dateline = self._find_dateline()

    def site(self, telling: Telling) -> Located | None:
        """Return the location that a telling's own sentence gives; None where it names none."""
        named = telling.site.mention.place if telling.site is not None else None
        if (named is None or named.feature_code.startswith("PCL")) and (shared := self._shared_border(telling.scan)):
            return shared
        return None if telling.site is None else self._locate(telling.scan, telling.site, LocatedBy.SENTENCE)

    def population(self, location: Location) -> int | None:
        """Return how many people live in the country of a location; None where that is not known."""
        country = self._gazetteer.country(location.place.country) if location.place.country else None
        return country.population or None if country is not None else None

    def context(self, tellings: Sequence[Telling], earlier: Sequence[Located] = ()) -> Located | None:
        """Return the place that an event stands at of which no telling has a site; None where nothing tells.

        1. The country that acts within its borders: "Algeria expelled", "Mali arrested".
        2. The name in a sentence of it that is its site if any is.
        3. The last place named before it in its paragraph.
        4. The site of an earlier event of its kind in the article.
        5. Where the sentence says "there": the place named last, if it is no wider than a district.
        6. What the article's lead names, if it is no wider than a district.
        7. The country whose people or government the sentence names last before the event.
        8. Whatever the lead names, a region of several countries only for what the lead tells; last of all the
           article's dateline, if the story plays in its country.

        Parameters
        ----------
        earlier
            Sites of the article's earlier events of the same kind, in reading order.
        """
        telling = tellings[0]
        if (acting := self._acting(telling)) is not None:
            return acting
        for own in tellings:
            if (possible := find_possible_site(own.scan, own.words)) is not None:
                return self._locate(own.scan, possible, LocatedBy.POSSIBLE)
        paragraph = telling.scan.sentence.paragraph
        for scan in reversed(self._scans[: telling.scan.sentence.index]):
            if scan.sentence.paragraph != paragraph:
                break
            if (name := self._literal(scan)) is not None:
                return self._locate(scan, name, LocatedBy.PARAGRAPH)
        if earlier:
            return earlier[-1]._replace(by=LocatedBy.EARLIER)
        if _points_back(telling.scan):
            for scan in reversed(self._scans[: telling.scan.sentence.index]):
                if (name := self._literal(scan)) is not None and _precision(name) <= PRECISE:
                    return self._locate(scan, name, LocatedBy.THERE)
        leads = [(scan, name) for scan in self._scans[:LEAD_SENTENCES] if (name := self._literal(scan)) is not None]
        leads.sort(key=lambda lead: _precision(lead[1]))
        if leads and _precision(leads[0][1]) <= PRECISE:
            return self._locate(*leads[0], LocatedBy.LEAD)
        if (country := self._country(telling)) is not None:
            return country
        # Of "the Sahara" in the lead, history told farther down says nothing.
        if leads and (_is_of_one_country(leads[0][1]) or telling.scan.sentence.index < LEAD_SENTENCES):
            return self._locate(*leads[0], LocatedBy.WIDE_LEAD)
        return None if self._dateline is None else self._locate(*self._dateline, LocatedBy.DATELINE)

    @staticmethod
    def distance_km(one: Location, other: Location) -> float:
        """Return the geodesic distance between two locations, in km."""
        return float(geodesic((one.lat, one.lon), (other.lat, other.lon)).km)

    def _locate(self, scan: Scan, name: PlaceName, by: LocatedBy) -> Located | None:
        location = locate(scan.sentence, name.mention, self._document, self._gazetteer)
        return None if location is None else Located(location, by, name.mention.confidence, name.mention)

    def _shared_border(self, scan: Scan) -> Located | None:
        """Read "near their shared border": the one between the two countries that the sentence names."""
        borders = scan.lexicon.words("places_of_events", "borders")
        shared = scan.lexicon.words("places_of_events", "shared")
        index = next((i for i, word in enumerate(scan.lower) if word in borders), None)
        if index is None or shared.isdisjoint(scan.lower[max(0, index - SHARED_REACH) : index + 2]):
            return None
        named = [name.mention for name in scan.places if name.last <= index and name.mention.place is not None]
        sure = {each.place.country: each.confidence for each in named if each.place and each.place.country}
        codes = list(sure)[-2:]
        country = self._gazetteer.country(codes[0]) if len(codes) == 2 else None
        area = border(codes[0], codes[1]) if country is not None else None
        if country is None or area is None:
            return None
        other = self._gazetteer.countries[codes[1]].name
        phrase = f"{country.name}–{other} border"
        lat, lon, radius_km = round(area.lat, 5), round(area.lon, 5), round(area.radius_km, 1)
        location = Location(country, lat, lon, AREA, radius_km, phrase)
        return Located(location, LocatedBy.SHARED_BORDER, min(sure[code] for code in codes))

    def _literal(self, scan: Scan) -> PlaceName | None:
        """Return the most precise place that a sentence names as a site, datelines apart; the first of equals."""
        names = [name for name in scan.places if name.mention.place is not None and stands_as_site(scan, name)]
        return min((name for name in names if not opens_story(scan, name)), key=_precision, default=None)

    def _find_dateline(self) -> tuple[Scan, PlaceName] | None:
        """Return the article's dateline, if the article names its country elsewhere too, or no other country."""
        for scan in self._scans[:LEAD_SENTENCES]:
            for name in scan.places[:1]:
                place = name.mention.place
                if place is None or not opens_story(scan, name):
                    continue
                others = {
                    other.mention.place.country
                    for each in self._scans
                    for other in each.places
                    if other.mention.place is not None and other.mention.place.id != place.id
                }
                return (scan, name) if not others or place.country in others else None
        return None

    def _acting(self, telling: Telling) -> Located | None:
        """Return the country that arrests or expels: states do so on their own ground."""
        for word in telling.words:
            if word.sense.kind not in (Kind.ARRESTED, Kind.DISPLACED):
                continue
            for name in telling.scan.places:
                place = name.mention.place
                acts = name.mention.role is not Role.DEMONYM and 0 <= word.first - name.last <= ACTING_REACH
                if acts and place is not None and place.feature_code.startswith("PCL"):
                    return Located(_whole(place), LocatedBy.ACTING, name.mention.confidence)
        return None

    def _country(self, telling: Telling) -> Located | None:
        found: Located | None = None
        for name in telling.scan.places:
            place = name.mention.place
            people = name.mention.role in (Role.DEMONYM, Role.METONYM) and not _is_struck(telling, name)
            if people and place and place.country:
                if found is not None and name.first > telling.words[0].first:
                    break
                country = self._gazetteer.country(place.country)
                if country is not None:
                    found = Located(_whole(country), LocatedBy.PEOPLE, name.mention.confidence)
        return found


def _is_struck(telling: Telling, name: PlaceName) -> bool:
    """Tell whether a name says where those come from whom the event struck: "the German hostage was freed"."""
    scan = telling.scan
    if any(group.counted and group.first <= name.first < group.last for group in scan.groups):
        return True
    for word in telling.words:
        if name.last <= word.first:
            verb = scan.lower[max(name.last, word.first - PASSIVE_REACH) : word.first]
            near = word.first - name.last <= STRUCK_REACH + len(verb)
            passive = Form.PAST in word.forms and not scan.lexicon.words("events", "be").isdisjoint(verb)
            if near and passive and name.mention.role is Role.DEMONYM:
                return True
        elif name.first - word.last <= 1 and not word.forms.isdisjoint({Form.PAST, Form.ACTIVE, Form.OF}):
            return name.mention.role is Role.DEMONYM
    return False


def _points_back(scan: Scan) -> bool:
    """Tell "47 soldiers died there" from "there were": the place is one that was named before."""
    there = scan.phrases("places_of_events", "there")
    idle = scan.phrases("places_of_events", "there_is")
    return any(not any(start <= first < end for start, end in idle) for first, _ in there)


def _is_of_one_country(name: PlaceName) -> bool:
    return name.mention.place is not None and name.mention.place.country is not None


def _precision(name: PlaceName) -> int:
    return name.mention.place.precision if name.mention.place else UNPLACED


def _whole(place: Place) -> Location:
    return Location(place, place.lat, place.lon, place.precision, place.uncertainty_km, place.name)
