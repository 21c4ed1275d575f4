"""The location of each event of an article: its own site, or the place that its story stands at."""

from __future__ import annotations

from collections.abc import Sequence

from geopy.distance import geodesic

from dateline.incidents.scan import PlaceName, Scan
from dateline.incidents.telling import Telling
from dateline.language.document import Document
from dateline.model import Location, Place, Role
from dateline.places.gazetteer import Gazetteer
from dateline.places.relations import locate

__all__ = ["Locator"]

LEAD_SENTENCES = 3
"""A news article names where it happened within so many sentences."""

PRECISE = 3
"""Up to this ``where_prec``, a district, a lead names where the story happened, and not only where it plays."""

UNPLACED = 9
"""Sorts names without a place behind all others."""


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

    def site(self, telling: Telling) -> Location | None:
        """Return the location that a telling's own sentence gives; None where it names none."""
        if telling.site is None:
            return None
        return self._locate(telling.scan, telling.site)

    def context(self, telling: Telling) -> Location | None:
        """Return the place that a telling without a site stands at.

        The last place named before it in its paragraph, else the most precise that the article's lead names, if that is
        no wider than a district, else the country whose people or government its sentence names last before the event;
        None where there is none of these.
        """
        index = telling.scan.sentence.index
        paragraph = telling.scan.sentence.paragraph
        for scan in reversed(self._scans[:index]):
            if scan.sentence.paragraph != paragraph:
                break
            if (name := _literal(scan)) is not None:
                return self._locate(scan, name)
        leads = [(scan, name) for scan in self._scans[:LEAD_SENTENCES] if (name := _literal(scan)) is not None]
        leads.sort(key=lambda lead: _precision(lead[1]))
        if leads and _precision(leads[0][1]) <= PRECISE:
            return self._locate(*leads[0])
        return self._country(telling) or (self._locate(*leads[0]) if leads else None)

    @staticmethod
    def distance_km(one: Location, other: Location) -> float:
        """Return the geodesic distance between two locations, in km."""
        return float(geodesic((one.lat, one.lon), (other.lat, other.lon)).km)

    def _locate(self, scan: Scan, name: PlaceName) -> Location | None:
        return locate(scan.sentence, name.mention, self._document, self._gazetteer)

    def _country(self, telling: Telling) -> Location | None:
        found: Place | None = None
        for name in telling.scan.places:
            place = name.mention.place
            if name.mention.role in (Role.DEMONYM, Role.METONYM) and place is not None and place.country:
                if found is not None and name.first > telling.words[0].first:
                    break
                found = self._gazetteer.country(place.country) or found
        return None if found is None else _whole(found)


def _literal(scan: Scan) -> PlaceName | None:
    """Return the most precise place that a sentence names as a place; the first of equals."""
    names = [name for name in scan.places if name.mention.role is Role.LITERAL and name.mention.place is not None]
    return min(names, key=_precision, default=None)


def _precision(name: PlaceName) -> int:
    return name.mention.place.precision if name.mention.place else UNPLACED


def _whole(place: Place) -> Location:
    return Location(place, place.lat, place.lon, place.precision, place.uncertainty_km, place.name)
