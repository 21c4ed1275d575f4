"""Which incidents of a run are wanted: since when, where, and how deadly.

What an incident does not state cannot meet a criterion: one without a date is in no span of time, one without a place
in no box, one without a stated toll has no least number of deaths. How many are left out, and why, is counted, so that
nobody takes what is shown for all there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.errors import CriteriaError
from dateline.gazetteer import Country
from dateline.gazetteer.names import fold
from dateline.model import Incident, Kind

__all__ = ["Criteria", "LeftOut", "find_country", "select"]


class LeftOut(StrEnum):
    """Why an incident is not among those wanted."""

    UNDATED = "without a date"
    EARLIER_OR_LATER = "of another time"
    UNPLACED = "without a place"
    ELSEWHERE = "elsewhere"
    TOLL_UNKNOWN = "without a stated number of deaths"
    FEWER_KILLED = "with fewer deaths"


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is asked of incidents; None and an empty set ask nothing.

    Raises
    ------
    CriteriaError
        The dates or the box are the wrong way round, or the box is not on the globe.
    """

    since: date | None = None
    """First day; an incident that lasted into it is wanted."""
    until: date | None = None
    """Last day, itself included."""
    bbox: tuple[float, float, float, float] | None = None
    """West, south, east, north in degrees, WGS 84; west > east is a box across the antimeridian."""
    countries: frozenset[str] = frozenset()
    """ISO 3166-1 alpha-2."""
    min_killed: int | None = None
    """Least number of deaths: of what most reports say or, where they only say "at least", of that."""

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise CriteriaError(f"the first day, {self.since}, is after the last, {self.until}")
        if self.bbox is not None:
            west, south, east, north = self.bbox
            if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
                raise CriteriaError(
                    f"expected a box as west,south,east,north in degrees, such as -12,10,12,38; got {self.bbox}"
                )

    def reason(self, incident: Incident) -> LeftOut | None:
        """Return why an incident is not wanted, None where it is."""
        return self._time(incident) or self._place(incident) or self._toll(incident)

    def _time(self, incident: Incident) -> LeftOut | None:
        if self.since is None and self.until is None:
            return None
        first = incident.when.start or incident.when.end
        last = incident.when.end or incident.when.start
        if first is None or last is None:
            return LeftOut.UNDATED
        outside = (self.since is not None and last < self.since) or (self.until is not None and first > self.until)
        return LeftOut.EARLIER_OR_LATER if outside else None

    def _place(self, incident: Incident) -> LeftOut | None:
        if self.countries:
            if incident.country is None:
                return LeftOut.UNPLACED
            if incident.country not in self.countries:
                return LeftOut.ELSEWHERE
        if self.bbox is not None:
            if incident.where is None:
                return LeftOut.UNPLACED
            west, south, east, north = self.bbox
            lat, lon = incident.where.lat, incident.where.lon
            between = west <= lon <= east if west <= east else lon >= west or lon <= east
            return None if between and south <= lat <= north else LeftOut.ELSEWHERE
        return None

    def _toll(self, incident: Incident) -> LeftOut | None:
        if self.min_killed is None:
            return None
        killed = next((total for total in incident.totals if total.kind == Kind.KILLED), None)
        if killed is None or (killed.best is None and killed.low is None):
            return LeftOut.TOLL_UNKNOWN
        count = killed.low if killed.best is None else killed.best
        return None if (count or 0) >= self.min_killed else LeftOut.FEWER_KILLED


def select(incidents: Iterable[Incident], criteria: Criteria) -> tuple[tuple[Incident, ...], Mapping[LeftOut, int]]:
    """Return the incidents that are wanted, and how many are not, by reason in the order of `LeftOut`."""
    wanted = []
    left_out: Counter[LeftOut] = Counter()
    for incident in incidents:
        reason = criteria.reason(incident)
        if reason is None:
            wanted.append(incident)
        else:
            left_out[reason] += 1
    return tuple(wanted), {reason: left_out[reason] for reason in LeftOut if reason in left_out}


def find_country(text: str, countries: Mapping[str, Country]) -> str:
    """Return the ISO 3166-1 alpha-2 code of a country given by either of its codes or by its English or French name.

    Raises
    ------
    CriteriaError
        There is no such country.
    """
    wanted = fold(text)
    for code, country in countries.items():
        if text.upper() in (code, country.iso3) or wanted in (fold(country.name), fold(country.name_fr)):
            return code
    raise CriteriaError(f"there is no country {text!r}; give a code of ISO 3166-1 such as ML or MLI, or a name")
