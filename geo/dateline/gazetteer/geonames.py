"""GeoNames country dumps: from the official text, or the zip that it comes in, to the places of a gazetteer.

A dump has a row a feature, 19 columns apart by tabs, no header and no quoting; "NA" is Namibia. Source of the layout:
https://download.geonames.org/export/dump/readme.txt. ``geonames.toml`` says which features are kept.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dateline.errors import GazetteerError
from dateline.gazetteer import Gazetteer, features
from dateline.gazetteer.alternates import is_proper
from dateline.gazetteer.coordinates import Coordinates
from dateline.gazetteer.file import GazetteerWriter, NameKind
from dateline.gazetteer.merged import is_same
from dateline.gazetteer.names import fold
from dateline.gazetteer.unpacking import numbered_lines
from dateline.model import Place

__all__ = ["LICENCE", "Dump", "read_dump"]

LICENCE = "CC BY 4.0; contains data of GeoNames (www.geonames.org)"

_COLUMNS = 19
_MIN_ALTERNATE_CHARS = 3
"""Of Latin letters; shorter ones are numbers of regions ("IV") and initials."""
_MOST_MALFORMED = 0.1
"""A dump has no malformed rows; a file with more than this many of them is something else."""


@dataclass(frozen=True, slots=True)
class Dump:
    """What was read of a dump."""

    writer: GazetteerWriter
    left_out: dict[str, int]
    """How many rows were not kept, by why."""
    newest: str
    """Day of the latest change in it, in ISO 8601; "" where no row has one."""


class _Row(NamedTuple):
    place: Place
    """Its ``admin1`` is still GeoNames' code."""
    others: list[str]


def read_dump(path: Path, country: str, built_in: Gazetteer) -> Dump:
    """Read the dump of a country: ``XX.zip`` or ``XX.txt`` as GeoNames publishes them.

    1. Read the rows whose features are kept.
    2. Name the first-order divisions by their codes as the built-in gazetteer does, or else as the dump does.
    3. Add the places, of two at one spot under one name the more populous with the names of both.

    Raises
    ------
    GazetteerError
        The file cannot be read, is no dump, or is that of another country.
    """
    # 1.
    coordinates = Coordinates(built_in.country)
    left_out = Counter[str]()
    seen = _Seen()
    rows: dict[str, _Row] = {}
    for cells in _cells(path, country, left_out):
        seen.countries[cells[8]] += 1
        seen.newest = max(seen.newest, cells[18])
        row = _row(cells, coordinates, left_out, built_in)
        if row is not None:
            rows.setdefault(row.place.id, row)
    seen.check(path, country, left_out["malformed"])
    coordinates.check(str(path))
    # 2.
    divisions = {row.place.admin1: row.place.name for row in rows.values() if row.place.feature_code == "ADM1"}
    for code in {row.place.admin1 for row in rows.values()}:
        known = built_in.place(f"admin1:{country}.{code}")
        if known is not None:
            divisions[code] = known.name
    # 3.
    writer = GazetteerWriter()
    for place, others in _without_twins(rows.values(), left_out):
        named = replace(place, admin1=divisions.get(place.admin1))
        writer.add(named, [(name, NameKind.ALTERNATE) for name in others])
    return Dump(writer, {**left_out, **coordinates.left_out()}, seen.newest)


@dataclass(slots=True)
class _Seen:
    """What all rows of a file say, kept or not."""

    countries: Counter[str] = field(default_factory=Counter)
    newest: str = ""

    def check(self, path: Path, country: str, malformed: int) -> None:
        rows = self.countries.total() + malformed
        if not rows:
            raise GazetteerError(f"{path} is empty; fetch it again")
        if malformed > _MOST_MALFORMED * rows:
            raise GazetteerError(
                f"{path} is no GeoNames dump: expected {_COLUMNS} columns apart by tabs, as in {country}.txt of "
                "https://download.geonames.org/export/dump/"
            )
        (most, _), *_ = self.countries.most_common(1)
        if most != country:
            raise GazetteerError(f"{path} holds the places of {most or 'no country'}, not of {country}")


def _cells(path: Path, country: str, left_out: Counter[str]) -> Iterator[list[str]]:
    """Yield the cells of each whole row."""
    number, whole = 0, True
    for number, line in numbered_lines(path, f"{country}.txt"):  # noqa: B007 - said after the loop
        cells = line.rstrip("\r\n").split("\t")
        whole = len(cells) == _COLUMNS
        if whole:
            yield cells
        else:
            left_out["malformed"] += 1
    if not whole and left_out["malformed"] == 1 < number:
        raise GazetteerError(f"{path} is cut off in line {number:,}; fetch it again")


def _row(cells: list[str], coordinates: Coordinates, left_out: Counter[str], built_in: Gazetteer) -> _Row | None:
    """Read a row; None where it is left out."""
    id, name, _, others, lat, lon, feature_class, code, country, _, admin1, *_ = cells
    kept = _kept().get(f"{feature_class}.{code}")
    if kept is None:
        left_out["of kinds that are not kept"] += 1
        return None
    if not id.isdecimal() or not fold(name):
        left_out["without an id or a usable name"] += 1
        return None
    point = coordinates.read(lat, lon, country)
    if point is None:
        return None
    place_id = f"geonames:{id}"
    if code == "ADM1" and built_in.place(f"admin1:{country}.{admin1}") is not None:
        place_id = f"admin1:{country}.{admin1}"
    population = int(cells[14]) if cells[14].isdecimal() else 0
    place = Place(
        id=place_id,
        name=name.strip(),
        lat=point[0],
        lon=point[1],
        feature_class=feature_class,
        feature_code=code,
        country=country or None,
        admin1=admin1,
        population=population,
        precision=features.precision(feature_class, code),
        uncertainty_km=kept.radius_km or features.uncertainty_km(feature_class, population),
    )
    return _Row(place, [other for other in map(str.strip, others.split(",")) if _is_kept(other, name)])


def _is_kept(other: str, name: str) -> bool:
    if not is_proper(other, name) or not fold(other):
        return False
    return len(other) >= _MIN_ALTERNATE_CHARS or not other.isascii()


def _without_twins(rows: Iterable[_Row], left_out: Counter[str]) -> list[_Row]:
    """Leave one of several places that lie at one spot under one name."""
    kept = defaultdict[str, list[_Row]](list)
    for row in sorted(rows, key=lambda row: (-row.place.population, -len(row.others), row.place.id)):
        namesakes = kept[fold(row.place.name)]
        twin = next((each for each in namesakes if is_same(each.place, row.place)), None)
        if twin is None:
            namesakes.append(row)
        else:
            twin.others.extend(row.others)
            left_out["twice at one spot"] += 1
    return sorted((row for rows in kept.values() for row in rows), key=lambda row: row.place.id)


class _Kept(NamedTuple):
    """How the features of one code are kept."""

    radius_km: float | None


@cache
def _kept() -> dict[str, _Kept]:
    """Read ``geonames.toml``: by class and code."""
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        groups = tomllib.load(file)["kept"]
    return {f"{group['class']}.{code}": _Kept(group.get("radius_km")) for group in groups for code in group["codes"]}
