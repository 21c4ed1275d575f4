"""The quality gate: measures Dateline on the labelled development data and fails below pinned floors.

Usage: ``python tests/quality_gate.py [NAME ...]``, from the project's folder. The data lie beside the project, in
``../shared/eval``; where they do not, there is nothing to measure. Floors only go up: they are the figures last
reached, rounded down to a whole hundredth.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from dateline import extract, write
from dateline.evaluation import evaluate_events, read_events
from dateline.gazetteer import Gazetteer

EVAL = Path(__file__).resolve().parents[2] / "shared" / "eval"

PLACES: Mapping[str, Mapping[str, float]] = {
    "places_lgl_dev": {"f1": 0.89, "e2e161": 0.80},
    "places_gwn_dev": {"f1": 0.89, "e2e161": 0.82},
    "places_humset_dev": {"f1": 0.77},
}
"""Scored by ``score_places.py``; all but HumSet, which has hardly any, on the toponyms linked to GeoNames.

The weights have been trained on these texts, so the floors hold the code to what it has learned; what to expect of
others is cross-validated in ``geo/dateline/places/weights/README.md``.
"""

INCIDENTS: Mapping[str, Mapping[str, float]] = {
    "incidents_pitf_dev": {
        "killed": 0.88,
        "killed_stated": 0.95,
        "wounded_stated": 0.97,
        "date": 0.87,
        "within25": 0.57,
        "within100": 0.71,
    },
    "incidents_awsd_dev": {
        "killed": 0.93,
        "killed_stated": 0.88,
        "abducted": 0.92,
        "within25": 0.41,
        "within100": 0.51,
    },
    "incidents_gva_dev": {
        "killed": 0.84,
        "killed_stated": 0.82,
        "wounded_stated": 0.73,
        "date": 0.74,
        "within25": 0.70,
        "within100": 0.76,
    },
    "incidents_displacement_dev": {"displaced_stated": 0.84},
}
"""Scored by ``score_incidents.py``, reports unmerged."""

EVENTS: Mapping[str, Mapping[str, float]] = {"event_location_dev": {"precision": 0.87, "recall": 0.89}}
"""Scored by ``dateline evaluate events``. Trained on these sentences, as the places are; what to expect of others is
cross-validated in ``geo/dateline/incidents/site_weights/README.md``."""

MERGE: Mapping[str, Mapping[str, float]] = {"merge_gva_dev": {"f1": 0.84}}
"""Scored by ``score_merge.py``."""


def main(names: list[str]) -> int:
    """Measure the sets of these names, or all; return 1 if a figure is under its floor."""
    if not EVAL.is_dir():
        print(f"quality gate: nothing to measure, {EVAL.name} is not beside the project")
        return 0
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATELINE_DATA"] = folder  # what its developer has installed must not count
        output = Path(folder, "out.geojson")
        for name, floors in {**PLACES, **INCIDENTS, **EVENTS, **MERGE}.items():
            if names and name not in names:
                continue
            figures = _measure(name, output)
            print(f"{name}: {json.dumps(figures)}")
            for figure, floor in floors.items():
                if figures[figure] < floor:
                    print(f"  {figure} is {figures[figure]}, under the floor of {floor}")
                    missed += 1
    print(f"quality gate: {'passed' if not missed else f'{missed} figures under their floors'}")
    return 1 if missed else 0


def _measure(name: str, output: Path) -> dict[str, float]:
    gold = EVAL / f"{name}.jsonl"
    if name in EVENTS:
        with Gazetteer.open() as gazetteer:
            return asdict(evaluate_events(read_events(gold), gazetteer))
    found = extract([gold], merged=name in MERGE)
    tables = found.tables()
    if name in PLACES:
        write(tables.mentions, output, layer="mentions")
        options = [] if "humset" in name else ["--linked"]
        script = "score_places.py"
    else:
        write(tables, output)
        options = []
        script = "score_merge.py" if name in MERGE else "score_incidents.py"
    command = [sys.executable, str(EVAL / script), str(gold), str(output), *options]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures: dict[str, float] = json.loads(printed)
    figures.pop("n", None)
    return figures


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
