"""How fast a served table answers: ``python tests/benchmarks/serve_speed.py [COUNT]``, 200,000 incidents by default.

Asks the application as a browser or QGIS would, without the network between. Needs the extra ``dateline[serve]``.
"""

from __future__ import annotations

import datetime
import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path

from synthetic import all_columns, synthetic_incidents
from werkzeug.test import Client

from dateline import write
from dateline.server.application import Application
from dateline.server.folder import Folder

COUNT = 200_000
ROUNDS = 7

QUERIES = {
    "a box, the first 1,000": "items?bbox=-6,10,2,18&limit=1000",
    "a box and a month": "items?bbox=-6,10,2,18&datetime=2020-03-01/2020-03-31&limit=1000",
    "a type, the first 10,000": "items?event_type=battle&limit=10000",
}


def main(count: int) -> None:
    """Print seconds: of the first request, which reads the file, and the median of the next ones."""
    with tempfile.TemporaryDirectory() as folder:
        write(all_columns(synthetic_incidents(count)), Path(folder, "incidents.gpkg"))
        client = Client(Application(Folder(Path(folder)), print))
        print(f"{count:,} incidents in a GeoPackage")
        print(f"{'the first request':28}{_seconds(client, 'items?limit=1'):8.3f} s")
        for name, query in QUERIES.items():
            found = client.get(f"/collections/incidents/{query}").json
            seconds = statistics.median(_seconds(client, query) for _ in range(ROUNDS))
            print(f"{name:28}{seconds:8.3f} s{found['numberMatched']:10,} found")
    print(f"{datetime.date.today()}; {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}")


def _seconds(client: Client, query: str) -> float:
    start = time.perf_counter()
    answer = client.get(f"/collections/incidents/{query}")
    assert answer.status_code == 200, answer.text
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
