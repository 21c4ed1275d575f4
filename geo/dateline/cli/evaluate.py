"""``dateline evaluate``: how well Dateline does on labelled data."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.output import json_option, print_json, print_table, reading_progress
from dateline.cli.program import main

if TYPE_CHECKING:
    from dateline.evaluation import PlaceFigures

__all__ = ["evaluate"]

COUNTS = {"articles": "articles", "gold": "gold names", "found": "names found"}
OF_SPANS = {
    "precision": "precision, exact spans",
    "recall": "recall, exact spans",
    "f1": "F1, exact spans",
    "overlap_recall": "recall, overlapping spans",
}
"""What says nothing where the spans are given."""
OF_PLACES = {
    "acc161_matched": "within 161 km, of those found",
    "mean_km": "mean error, km",
    "median_km": "median error, km",
    "e2e161": "within 161 km, of all gold names",
    "role_accuracy": "literal or associative, of those found",
    "calibration_error": "expected calibration error",
}


@main.group()
def evaluate() -> None:
    """Measure how well Dateline does on labelled data."""


@evaluate.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--gold-spans", is_flag=True, help="Take the names as they are marked, and measure only their places.")
@click.option("--linked", is_flag=True, help="Count only names that carry a geonameid, as the published tables do.")
@json_option
def places(gold: Path, gold_spans: bool, linked: bool, as_json: bool) -> None:
    """Measure the places found in the texts of GOLD.

    GOLD is a file of JSON lines: {"id", "text", "toponyms": [{"start", "end", "lat", "lon", "geonameid", "type"}]}.
    Start and end are characters of the text, end exclusive; "type" is what a name does there: Literal, Metonymic ...
    """
    from dateline.evaluation import evaluate_places, read_gold
    from dateline.gazetteer import Gazetteer

    articles = read_gold(gold)
    with Gazetteer.open() as gazetteer, reading_progress() as progress:
        found = evaluate_places(articles, gazetteer, linked=linked, gold_spans=gold_spans, progress=progress)
    if as_json:
        print_json({**asdict(found), "reliability": [each._asdict() for each in found.reliability]})
        return
    _print(found, COUNTS | ({} if gold_spans else OF_SPANS) | OF_PLACES)


def _print(found: PlaceFigures, shown: dict[str, str]) -> None:
    print_table([{"figure": title, "value": _text(getattr(found, name))} for name, title in shown.items()])
    if found.reliability:
        print_table(
            [
                {
                    "confidence from": f"{each.least:.1f}",
                    "mentions": each.mentions,
                    "mean confidence": f"{each.confidence:.2f}",
                    "right": f"{each.right:.2f}",
                }
                for each in found.reliability
            ]
        )


def _text(value: float | None) -> str:
    return "-" if value is None else f"{value:,}"
