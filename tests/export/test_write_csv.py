"""CSV: nothing in it is ever a formula, and nothing of the text is lost by that."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export import write
from dateline.export.csv import guarded
from dateline.frame import Tables
from dateline.schema import TABLES


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_row_a_line_with_lon_and_lat(tables: Tables, tmp_path: Path):
    write(tables, tmp_path / "incidents.csv")
    first, second, third = read(tmp_path / "incidents.csv")
    assert list(first) == [*TABLES["incidents"].columns, "lon", "lat"]
    assert (first["lon"], first["lat"]) == ("-2.97", "19.951235")
    assert (second["lon"], second["lat"], second["where_prec"]) == ("", "", "")
    assert (first["killed"], first["killed_high"], first["wounded"]) == ("131", "", "")
    assert (third["date_start"], third["id"], third["disputed"]) == ("1945-05-08", "2024-01-01", "false")
    assert first["actors"] == "Armée; 反政府"


def test_excel_knows_it_for_utf_8(tables: Tables, tmp_path: Path):
    write(tables, tmp_path / "incidents.csv")
    content = (tmp_path / "incidents.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,")
    assert content.count(b"\r\n") == 4
    frame = pd.read_csv(tmp_path / "incidents.csv", dtype={"id": str})
    assert frame["id"].tolist() == ["1e5", "0042", "2024-01-01"]
    assert frame["disputed"].tolist() == [False, False, False]


def test_formulas_are_put_out_of_action(tables: Tables, tmp_path: Path):
    write(tables, tmp_path / "incidents.csv")
    write(tables, tmp_path / "claims.csv", layer="claims")
    assert read(tmp_path / "incidents.csv")[0]["title"] == """'=cmd|"/C calc"!A1"""
    assert read(tmp_path / "claims.csv")[0]["value"] == "'-2 km"


@pytest.mark.parametrize(
    "text", ["=1", "+33 6", "-a", "@SUM(A1)", "\tx", "\r=1", "\n=1", " =1", "＝1", "＋1", "'=1", "--5"]
)
def test_what_may_be_a_formula_gets_an_apostrophe(text: str):
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+12.5", "a=b", "Nord-Kivu", "'tis", "– said he", "", "1-2"])
def test_what_is_none_stays(text: str):
    assert guarded(text) == text


@given(st.text(alphabet="=+-@'\t\r\n ＝a1."))
def test_no_cell_starts_a_formula_and_none_loses_its_text(text: str):
    cell = guarded(text)
    assert cell[:1] not in "=@\t\r\n＝＋－＠" or not cell
    assert cell[:1] not in "+-" or not cell or cell.lstrip("+-").replace(".", "").isdecimal()
    # The apostrophe can be told from one of the article's own: what follows it would have got one.
    assert text == (cell[1:] if cell.startswith("'") and guarded(cell[1:]) != cell[1:] else cell)


def test_nothing_found_leaves_the_header(empty: Tables, tmp_path: Path):
    write(empty, tmp_path / "empty.csv")
    assert (tmp_path / "empty.csv").read_text("utf-8-sig").strip() == ",".join(
        [*TABLES["incidents"].columns, "lon", "lat"]
    )
