"""What Python packs, the page reads back: every column, however it is written."""

import datetime
import json

import geopandas as gpd
import pandas as pd
import pytest

from dateline.webmap import IncidentTables, incident_map, write_map
from dateline.webmap.tables import OPTIONAL, TABLES

pytestmark = pytest.mark.browser

ROWS = 40
TEXTS = ["plain", "l’armée </script> & <b>", "قتلى", 'two\u2028lines\nand \\ "quotes"', "𐍈😀", None, "", "null", "-1"]
READ = """
    const tables = dateline.tables(arguments[0]);
    const { reports, figures, claims } = tables.statements();
    return Object.fromEntries(Object.entries({ incidents: tables.incidents, reports, figures, claims }).map(
        ([name, table]) => [name, Object.fromEntries(arguments[1][name].map(
            column => [column, Array.from({ length: table.rows }, (_, row) => table.get(column, row))]))]));
"""


@pytest.fixture
def frames(incidents):
    """Tables whose columns are dense, sparse, repeating, alike, nearly alike, flags or empty."""
    frame = incidents.iloc[[row % len(incidents) for row in range(ROWS)]].reset_index(drop=True)
    rows = range(ROWS)
    frame["id"] = [f"id {row}" for row in rows]
    frame["title"] = [f"{TEXTS[row % 5]} {row}" for row in rows]
    frame["actors"] = [TEXTS[row % len(TEXTS)] for row in rows]
    frame["border_with"] = ["Niger" if row == 7 else None for row in rows]
    frame["quote"] = [f"Sentence {row}." for row in rows]
    frame["articles"] = [*frame["article"][:-1], "a1; a2"]
    frame["casualties"] = [TEXTS[row % 3] for row in rows]
    frame["captured"] = pd.array([None] * ROWS, "Int64")
    frame["missing"] = pd.array([0, 2**40] + [None] * (ROWS - 2), "Int64")
    frame["missing_low"] = pd.array([None, 2**40, 3] + [None] * (ROWS - 3), "Int64")
    frame["border_km"] = [row / 4 for row in rows]
    frame["confirmed"] = [row % 9 == 0 for row in rows]
    frame["published"] = [datetime.date(2024, 2, 29) if row % 2 else None for row in rows]
    said = pd.DataFrame({"incident_id": frame["id"][::-1], "quote": [*frame["quote"][:-1], TEXTS[1]], "article": "a1"})
    reports = said.assign(source=[TEXTS[row % 4] for row in rows], url=None, tally=[row > 30 for row in rows])
    figures = said.assign(kind="killed", best=pd.array(rows, "Int64"), low=pd.array([None, *rows[1:]], "Int64"))
    return {"incidents": frame, "reports": reports, "figures": figures, "claims": said.iloc[:0].assign(value=None)}


def plain(value):
    if pd.isna(value) or value == "":
        return None
    return value.isoformat() if isinstance(value, datetime.date) else value


def test_every_column_comes_back(page, frames, tmp_path):
    frames["incidents"] = gpd.GeoDataFrame(frames["incidents"], geometry="geometry", crs="EPSG:4326")
    write_map(incident_map(**frames), tmp_path / "map.html")
    opened = page(tmp_path / "map.html")
    kinds = {name: {**TABLES[name].columns, **OPTIONAL.get(name, {})} for name in frames}
    wanted = {name: [column for column in kinds[name] if column in frame] for name, frame in frames.items()}
    read = opened.execute_script(READ, IncidentTables(**frames).block_id, wanted)
    for name, frame in frames.items():
        for column in wanted[name]:
            assert read[name][column] == [plain(value) for value in frame[column].tolist()], (name, column)
    assert opened.complaints() == []


def test_the_second_block_is_left_alone_until_it_is_asked_for(page, frames, tmp_path):
    incidents = gpd.GeoDataFrame(frames["incidents"], geometry="geometry", crs="EPSG:4326")
    tables = IncidentTables(incidents)
    later = json.loads(tables.blocks[tables.block_id])["incidents"]["later"]
    assert set(later) == {"quote", "casualties", "article", "articles", "sources"}
    write_map(incident_map(incidents), tmp_path / "map.html")
    # A page whose second block cannot be read shows what it can, as long as nobody asks for more.
    html = (tmp_path / "map.html").read_text(encoding="utf-8")
    (tmp_path / "map.html").write_text(
        html.replace(tables.blocks[f"{tables.block_id}-more"], "no JSON"), encoding="utf-8"
    )
    opened = page(tmp_path / "map.html")
    assert opened.execute_script("return dateline.markers") > 0
    assert opened.execute_script("return dateline.tables(arguments[0]).incidents.has('quote')", tables.block_id)
    assert opened.complaints() == []
