"""How fast tables are written: ``python tests/benchmarks/export_speed.py [COUNT]``, a million incidents by default.

Each format is written twice by processes of their own: by Dateline, and by geopandas in plain use (``to_file``,
``to_parquet``, ``to_csv``), in turn, so that both see the same machine. Prints seconds, the ratio, the size of the
file, the most memory that Dateline's process had while it wrote, the table's own included, and the seconds of a base
install, where the lack of pyarrow makes a difference. Needs the extra ``dateline[parquet]``, and Linux, which tells the
memory.
"""

from __future__ import annotations

import datetime
import gc
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
from rich.console import Console
from rich.table import Table as Grid
from synthetic import all_columns, synthetic_incidents

from dateline import write
from dateline.export import arrow

COUNT = 1_000_000

SUFFIXES = (".parquet", ".fgb", ".gpkg", ".geojson", ".geojsonl", ".csv")

BY_ARROW = (".fgb", ".gpkg")
"""Formats that are written by Arrow where pyarrow is there, and by slower ways where it is not."""

DRIVERS = {".fgb": "FlatGeobuf", ".gpkg": "GPKG", ".geojson": "GeoJSON", ".geojsonl": "GeoJSONSeq"}


def main(count: int) -> None:
    """Print the table."""
    headings = ("", "Dateline, s", "geopandas, s", "ratio", "MB", "memory, GB", "without pyarrow, s")
    grid = Grid(*headings, title=f"{count:,} incidents")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "incidents.pickle")
        all_columns(synthetic_incidents(count)).to_pickle(source)
        for suffix in SUFFIXES:
            theirs = _measured("geopandas", source, Path(folder, f"theirs{suffix}"))
            ours = _measured("dateline", source, Path(folder, f"ours{suffix}"))
            base = _measured("base", source, Path(folder, f"base{suffix}")) if suffix in BY_ARROW else None
            grid.add_row(
                suffix,
                f"{ours['seconds']:.1f}",
                f"{theirs['seconds']:.1f}",
                f"{ours['seconds'] / theirs['seconds']:.2f}",
                f"{ours['megabytes']:.0f}",
                f"{ours['memory_gb']:.1f}",
                f"{base['seconds']:.1f}" if base else "",
            )
    console = Console()
    console.print(grid)
    console.print(
        f"{datetime.date.today()}; {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    )


def _measured(writer: str, source: Path, target: Path) -> dict[str, float]:
    """Write in a process of its own, so that its memory is its own."""
    done = subprocess.run(
        [sys.executable, __file__, writer, source, target], check=True, capture_output=True, text=True
    )
    size = target.stat().st_size / 1e6
    target.unlink()
    return {**json.loads(done.stdout), "megabytes": size}


def _write(writer: str, source: Path, target: Path) -> None:
    frame = pd.read_pickle(source)
    gc.collect()
    # From here on: reading the table took more than writing it (man 5 proc).
    Path("/proc/self/clear_refs").write_text("5")
    start = time.perf_counter()
    if writer == "base":
        arrow.is_installed = lambda: False
    if writer in ("base", "dateline"):
        write(frame, target)
    elif target.suffix == ".parquet":
        frame.to_parquet(target)
    elif target.suffix == ".csv":
        frame.to_csv(target, index=False)
    else:
        # With nulls in the geometry, GDAL writes FlatGeobuf without its index only.
        index = {"SPATIAL_INDEX": "NO"} if target.suffix == ".fgb" else {}
        frame.to_file(target, driver=DRIVERS[target.suffix], **index)
    seconds = time.perf_counter() - start
    (peak,) = re.findall(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())
    print(json.dumps({"seconds": seconds, "memory_gb": int(peak) / 1e6}))


if __name__ == "__main__":
    if len(sys.argv) == 4:
        _write(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
