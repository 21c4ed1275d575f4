"""HXL: our own columns, each with a hashtag that is well formed, in formats of rows."""

import csv
import re
from pathlib import Path

import pytest

import dateline
from dateline.codebooks.hxl import hashtags
from dateline.errors import OutputError
from dateline.schema import TABLES

# HXL 1.1, "Tagging conventions": a hashtag, and attributes behind plus signs.
TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")

# Of HXL 1.1's "Hashtag dictionary", those that are used.
CORE = {"#adm1", "#affected", "#country", "#date", "#description", "#event", "#geo", "#indicator", "#loc", "#meta"}


def test_every_column_has_a_hashtag_of_its_own():
    assert list(hashtags()) == [*TABLES["incidents"].columns, "lon", "lat"]
    assert all(TAG.fullmatch(tag) for tag in hashtags().values())
    assert {tag.split("+")[0] for tag in hashtags().values()} == CORE
    # The order of attributes does not matter in HXL.
    assert len({frozenset(tag.split("+")) for tag in hashtags().values()}) == len(hashtags())


@pytest.mark.parametrize(
    ("column", "tag"),
    [
        ("id", "#event+id"),
        ("date_start", "#date+start"),
        ("killed", "#affected+killed"),
        ("killed_low", "#affected+killed+min"),
        ("wounded", "#affected+injured"),
        ("admin1", "#adm1+name"),
        ("lon", "#geo+lon"),
        ("lat", "#geo+lat"),
    ],
)
def test_humanitarians_find_what_they_look_for(column, tag):
    assert hashtags()[column] == tag


def test_the_hashtags_are_the_second_row_and_the_file_is_read_back(seeds, tmp_path: Path):
    path = tmp_path / "incidents.csv"
    dateline.write(seeds, path, schema="hxl")
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, tags, *rows = csv.reader(file)
    assert dict(zip(header, tags, strict=True)) == hashtags()
    assert len(rows) == len(seeds.incidents)
    assert dateline.read(path).equals(seeds.incidents)


def test_excel_has_them_too(seeds, tmp_path: Path):
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "incidents.xlsx"
    dateline.write(seeds, path, schema="hxl")
    rows = openpyxl.load_workbook(path)["incidents"].iter_rows(values_only=True)
    header, tags = next(rows), next(rows)
    assert dict(zip(header, tags, strict=True)) == hashtags()
    assert dateline.read(path).equals(seeds.incidents)


def test_other_formats_have_no_such_row(seeds, tmp_path: Path):
    with pytest.raises(OutputError, match=r"HXL's hashtags are a row of a spreadsheet; use \.csv"):
        dateline.write(seeds, tmp_path / "incidents.gpkg", schema="hxl")


def test_the_frame_is_our_own(seeds):
    assert dateline.recode(seeds, "hxl").equals(seeds.incidents)
