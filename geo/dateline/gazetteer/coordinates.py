"""Latitudes and longitudes as tables state them: read, counted where wrong, and told where they are swapped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import isfinite
from statistics import median

from dateline.errors import GazetteerError
from dateline.gazetteer.merged import distance_km
from dateline.model import Place

__all__ = ["Coordinates"]

_SWAPPED_SHARE = 0.5
"""Where more of the points than this are right only the other way round, the columns are swapped."""


@dataclass
class Coordinates:
    """Reads the coordinates of one table, row by row, and remembers what was wrong with them."""

    country: Callable[[str], Place | None]
    """The place of a country by its ISO 3166-1 alpha-2 code."""
    good: int = 0
    absent: int = 0
    outside: int = 0
    """Beyond the poles or the antimeridian."""
    _swapped: int = 0
    _off_km: list[tuple[float, float, float]] = field(default_factory=list)
    """Of each point with a country: how far it lies from the country's middle, how far if swapped, how wide that is."""

    def read(self, lat: object, lon: object, iso2: str | None = None) -> tuple[float, float] | None:
        """Return latitude and longitude, or None where there are none that can be."""
        north, east = _number(lat), _number(lon)
        if north is None or east is None:
            self.absent += 1
            return None
        if abs(north) > 90 or abs(east) > 180:
            self.outside += 1
            self._swapped += abs(east) <= 90 and abs(north) <= 180
            return None
        self.good += 1
        middle = self.country(iso2) if iso2 is not None else None
        if middle is not None and abs(east) <= 90:
            given = distance_km((north, east), (middle.lat, middle.lon))
            swapped = distance_km((east, north), (middle.lat, middle.lon))
            self._off_km.append((given, swapped, middle.uncertainty_km))
        return north, east

    def check(self, file: str) -> None:
        """Raise where the table as a whole cannot be used.

        Raises
        ------
        GazetteerError
            Latitude and longitude are swapped, or no row has both.
        """
        rows = self.good + self.absent + self.outside
        if self._swapped > _SWAPPED_SHARE * rows or self._far_off():
            raise GazetteerError(f"{file}: latitude and longitude seem to be swapped; exchange the two columns")
        if not self.good:
            why = (
                "has coordinates"
                if not self.outside
                else "has a latitude from -90 to 90 and a longitude of -180 to 180"
            )
            raise GazetteerError(f"{file}: none of the {rows:,} rows {why}, in decimal degrees")

    def left_out(self) -> dict[str, int]:
        """Return how many rows were left out, by why."""
        beyond = "coordinates out of range" + (", latitude and longitude perhaps swapped" if self._swapped else "")
        return {why: count for why, count in (("no coordinates", self.absent), (beyond, self.outside)) if count}

    def _far_off(self) -> bool:
        """Whether the points lie far from their countries, and would not if they were swapped."""
        if not self._off_km:
            return False
        given, swapped, radius = (median(column) for column in zip(*self._off_km, strict=True))
        return bool(given > 2 * radius and swapped < given / 2)


def _number(value: object) -> float | None:
    """Read degrees; a comma may stand for the point."""
    try:
        number = float(value.strip().replace(",", ".") if isinstance(value, str) else value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return number if isfinite(number) else None
