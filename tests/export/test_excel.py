"""Excel: true dates, text that stays text, and a sentence where a cell cannot hold it all."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
import shapely

from dateline.errors import OutputError, OutputWarning
from dateline.export import excel, read, write
from dateline.frame import Tables
from dateline.schema import TABLES, build


def rows(path: Path, sheet: str = "incidents") -> list[dict[str, object]]:
    header, *rows = openpyxl.load_workbook(path)[sheet].iter_rows()
    return [{name.value: cell for name, cell in zip(header, row, strict=True)} for row in rows]


def test_cells_have_types(tables: Tables, tmp_path: Path):
    write(tables, tmp_path / "x.xlsx")
    first, second, third = rows(tmp_path / "x.xlsx")
    assert list(first) == [*TABLES["incidents"].columns, "lon", "lat"]
    assert (first["date_start"].value, first["date_start"].number_format) == (datetime(2024, 7, 25), "yyyy-mm-dd")
    assert third["date_end"].value == datetime(1945, 5, 9)
    assert (first["killed"].value, first["wounded"].value, first["lat"].value) == (131, None, 19.951235)
    assert (first["tally"].value, second["tally"].value, second["lon"].value) == (False, True, None)
    assert [(row["id"].value, row["id"].data_type) for row in (first, second, third)] == [
        ("1e5", "s"),
        ("0042", "s"),
        ("2024-01-01", "s"),
    ]


@pytest.mark.parametrize("text", ['=cmd|"/C calc"!A1', "=1", "+1", "-a", "@SUM(A1)", "#N/A", "#REF!", "{=1}", "\t=1"])
def test_text_is_never_a_formula(tables: Tables, tmp_path: Path, text: str):
    write(tables.incidents.assign(title=[text] * 3), tmp_path / "x.xlsx")
    cell = rows(tmp_path / "x.xlsx")[0]["title"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_libreoffice_draws_neither_lines_over_each_other_nor_flags_as_numbers(tables: Tables, tmp_path: Path):
    # It makes no row higher than the file says, and knows true and false by their format only.
    write(tables.incidents.assign(title=["one line", "=1\ntwo", "a\r\nb"]), tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["incidents"]
    assert [sheet.row_dimensions[number].height for number in (2, 3, 4)] == [None, 15, 15]
    first, second, third = rows(tmp_path / "x.xlsx")
    assert [row["title"].alignment.vertical for row in (first, second, third)] == [None, "top", "top"]
    assert [row["title"].data_type for row in (first, second, third)] == ["s", "s", "s"]
    assert (first["tally"].number_format, first["tally"].data_type) == ('"TRUE";"TRUE";"FALSE"', "b")


def test_all_tables_are_sheets_except_lines_and_areas(tables: Tables, tmp_path: Path):
    write(tables, tmp_path / "x.xlsx")
    names = ["incidents", "mentions", "places", "reports", "actors", "figures", "claims", "articles"]
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames == names
    for name in names:
        pd.testing.assert_frame_equal(
            pd.DataFrame(read(tmp_path / "x.xlsx", layer=name)), pd.DataFrame(getattr(tables, name))
        )
    write(tables.mentions, tmp_path / "one.xlsx", layer="mentions")
    assert openpyxl.load_workbook(tmp_path / "one.xlsx").sheetnames == ["mentions"]


def test_the_header_stands_out_and_filters(tables: Tables, tmp_path: Path):
    write(tables, tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["articles"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:G2")
    assert all(cell.font.bold for cell in sheet[1])
    assert not sheet["A2"].font.bold


def test_days_that_excel_does_not_have_are_iso_text(tables: Tables, tmp_path: Path):
    days = [date(1900, 3, 1), date(1900, 2, 28), date(984, 1, 2)]
    write(tables.incidents.assign(date_start=days), tmp_path / "x.xlsx")
    assert [row["date_start"].value for row in rows(tmp_path / "x.xlsx")] == [
        datetime(1900, 3, 1),
        "1900-02-28",
        "0984-01-02",
    ]
    assert read(tmp_path / "x.xlsx")["date_start"].tolist() == days


def test_control_characters_and_what_looks_like_their_escapes_survive(tables: Tables, tmp_path: Path):
    for text in ("_x000D_", "a\r\nb\rc", "_x005F_x000D_", "_x_", "\x0b\x1f", " lead", "tail\n"):
        write(tables.articles.assign(title=[text]), tmp_path / "x.xlsx", layer="articles")
        assert openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames == ["articles"]
        expected = text if text != "\x0b\x1f" else "\ufffd\ufffd"  # no table of ours has such
        assert read(tmp_path / "x.xlsx")["title"].tolist() == [expected]


@pytest.mark.parametrize("letter", ["a", "𝕏", "\r", "_x000D_"])
def test_what_is_too_long_is_cut_and_said(tables: Tables, tmp_path: Path, letter: str):
    write(tables.articles.assign(title=["a" * 32_767]), tmp_path / "whole.xlsx", layer="articles")
    assert read(tmp_path / "whole.xlsx")["title"][0] == "a" * 32_767
    long = tables.articles.assign(title=[letter * 40_000])
    with pytest.warns(OutputWarning, match=r"of the articles table longer texts are cut, .* \(1 of them\)"):
        write(long, tmp_path / "x.xlsx", layer="articles")
    raw = openpyxl.load_workbook(tmp_path / "x.xlsx")["articles"]["B2"].value
    assert 32_700 < len(raw.encode("utf-16-le")) // 2 <= 32_767
    text = read(tmp_path / "x.xlsx")["title"][0]
    assert text.endswith("…")
    assert long["title"][0].startswith(text[:-1])


def test_a_geometry_that_is_too_long_is_left_out_and_said(tables: Tables, tmp_path: Path):
    lines = np.array([shapely.Point(0, 0).buffer(20, quad_segs=size).exterior for size in (1, 1000)], dtype=object)
    columns = {"kind": ["coast"] * 2, "name": ["a", "b"], "between": ["", ""]}
    borders = build(TABLES["borders"], columns, shapely.multilinestrings(lines[:, None]))
    with pytest.warns(OutputWarning, match=r"of the borders table longer geometries are left out \(1 of them\)"):
        write(borders, tmp_path / "x.xlsx", layer="borders")
    back = read(tmp_path / "x.xlsx")
    assert back.geometry[0].equals(borders.geometry[0])
    assert back.geometry[1] is None


def test_numbers_that_are_no_doubles_are_text(tables: Tables, tmp_path: Path):
    numbers = [2**53, 2**53 + 1, -(2**63)]
    write(tables.incidents.assign(killed=pd.array(numbers, "Int64")), tmp_path / "x.xlsx")
    assert [row["killed"].value for row in rows(tmp_path / "x.xlsx")] == [2**53, str(2**53 + 1), str(-(2**63))]
    assert read(tmp_path / "x.xlsx")["killed"].tolist() == numbers


def test_too_many_rows_are_named(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(excel, "MOST_ROWS", 2)
    with pytest.raises(OutputError, match=r"incidents table has 3 rows, and a sheet .* write \.csv or \.parquet"):
        write(tables, tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_it_is_named(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(excel, "find_spec", lambda name: None)
    with pytest.raises(OutputError, match=r"pip install 'dateline\[excel\]'"):
        write(tables, tmp_path / "x.xlsx")


def test_a_workbook_that_was_edited_is_read(tables: Tables, tmp_path: Path):
    write(tables.incidents, tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    sheet = book["incidents"]
    sheet.title = "Feuille 1"
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, columns["id"]).value = 42
    sheet.cell(2, columns["tally"]).value = 1
    sheet.cell(2, columns["killed"]).value = 130.0
    sheet.cell(2, columns["date_start"]).value = "2024-07-26"
    sheet.cell(2, len(columns) + 1).value = None
    sheet.append([None] * 3)
    book.save(tmp_path / "x.xlsx")
    found = read(tmp_path / "x.xlsx")
    assert found["id"].tolist() == ["1e5", "42", "2024-01-01"]
    assert (found["tally"][0], found["killed"][0], found["date_start"][0]) == (True, 130, date(2024, 7, 26))
