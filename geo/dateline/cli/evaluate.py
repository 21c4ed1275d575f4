"""``dateline evaluate``: how well Dateline does on labelled data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.output import console, json_option, print_json, print_table, printable, reading_progress
from dateline.cli.program import main

if TYPE_CHECKING:
    from dateline.evaluation import Bin, Disagreement, IncidentFigures, PlaceFigures

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
OF_KINDS = {
    "": "exact",
    "_stated": "exact, stated",
    "_any": "any read",
    "_covered": "in range",
    "_invented": "invented",
}
"""Figures of a kind of casualty, by what their name adds to the kind's."""
OF_INCIDENTS = {
    "detected": "with an incident",
    "within25": "within 25 km",
    "within100": "within 100 km",
    "date": "first day exact",
    "right": "all right, of those with place and date",
}
OF_EVENTS = {
    "sentences": "sentences",
    "gold": "words of places, marked",
    "found": "words of places, found",
    "precision": "precision, by word",
    "recall": "recall, by word",
    "f1": "F1, by word",
    "precision_placed": "precision where a place is marked",
    "exact_places": "places found as marked",
    "sentences_right": "sentences right",
    "broken": "spans that mark no name",
    "left_out": "sentences left out for them",
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


@evaluate.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Print N disagreements to read.")
@json_option
def incidents(gold: Path, errors: int, as_json: bool) -> None:
    """Measure the incidents read from the texts of GOLD.

    GOLD is a file of JSON lines: {"id", "text", "published", "date", "lat", "lon", "killed", "wounded", ...}, one event
    each; null is "not coded". "killed_in_text" says whether the text states the coded figure.
    """
    from dateline.evaluation import evaluate_incidents, read_coded

    articles = read_coded(gold)
    with reading_progress() as progress:
        found = evaluate_incidents(articles, progress=progress)
    if as_json:
        print_json(_incidents_json(found, errors))
    else:
        _print_incidents(found, errors)


@evaluate.command()
@click.argument("gold", type=click.Path(path_type=Path))
@json_option
def events(gold: Path, as_json: bool) -> None:
    """Measure where the events of GOLD happened, each given by its word.

    GOLD is a file of JSON lines: {"id", "text", "event": [{"start", "end"}], "toponyms": [{"start", "end"}]}; the
    toponyms are those where the event happened, and there may be none. Start and end are characters, end exclusive.
    """
    from dateline.evaluation import evaluate_events, read_events
    from dateline.gazetteer import Gazetteer

    sentences = read_events(gold)
    with Gazetteer.open() as gazetteer, reading_progress() as progress:
        found = asdict(evaluate_events(sentences, gazetteer, progress=progress))
    if as_json:
        print_json(found)
    else:
        print_table([{"figure": title, "value": _text(found[name])} for name, title in OF_EVENTS.items()])


def _incidents_json(found: IncidentFigures, errors: int) -> dict[str, object]:
    return {
        "articles": found.articles,
        **{name: share.value for name, share in found.shares.items()},
        **{f"{kind}_mean_error": error for kind, error in found.mean_errors.items()},
        "median_km": found.median_km,
        "calibration_error": found.calibration_error,
        "n": {name: share.rows for name, share in found.shares.items()},
        "reliability": [each._asdict() for each in found.reliability],
        "errors": [each._asdict() for each in found.disagreements[:errors]],
    }


def _print_incidents(found: IncidentFigures, errors: int) -> None:
    kinds = [
        {"figure": kind, "coded": found.shares[kind].rows}
        | {title: _share(found, kind + name) for name, title in OF_KINDS.items()}
        | {"mean error": f"{error:,.2f}"}
        for kind, error in found.mean_errors.items()
    ]
    if kinds:
        print_table(kinds)
    others = [
        {"figure": title, "value": _share(found, name), "articles": found.shares[name].rows}
        for name, title in OF_INCIDENTS.items()
        if name in found.shares
    ]
    if found.median_km is not None:
        others.append({"figure": "median error, km", "value": _text(found.median_km), "articles": ""})
    if found.calibration_error is not None:
        others.append({"figure": "expected calibration error", "value": _text(found.calibration_error), "articles": ""})
    print_table(others)
    _print_reliability(found.reliability, "incidents")
    if errors:
        click.echo(f"{len(found.disagreements):,} of {found.articles:,} articles differ from what is coded")
    for each in found.disagreements[:errors]:
        _print_disagreement(each)


def _print_disagreement(found: Disagreement) -> None:
    from rich.padding import Padding
    from rich.text import Text

    # Mostly the sentence that it was read from is among those that the article begins with.
    quote = found.quote if found.quote and found.quote not in found.text else ""
    lines = ["; ".join(found.differs), found.incident or "no incident", quote, found.text]
    styles = ["yellow", "bold", "", "dim"]
    shown = [Text(" ".join(printable(line).split()), style) for line, style in zip(lines, styles, strict=True) if line]
    out = console()
    out.print(Text(printable(found.article), "bold red"))
    out.print(Padding(Text("\n").join(shown), (0, 0, 1, 3)))


def _share(found: IncidentFigures, name: str) -> str:
    return f"{found.shares[name].value:.4f}" if name in found.shares else "-"


def _print(found: PlaceFigures, shown: dict[str, str]) -> None:
    print_table([{"figure": title, "value": _text(getattr(found, name))} for name, title in shown.items()])
    _print_reliability(found.reliability, "mentions")


def _print_reliability(bins: Sequence[Bin], what: str) -> None:
    if bins:
        print_table(
            [
                {
                    "confidence from": f"{each.least:.1f}",
                    what: each.answers,
                    "mean confidence": f"{each.confidence:.2f}",
                    "right": f"{each.right:.2f}",
                }
                for each in bins
            ]
        )


def _text(value: float | None) -> str:
    return "-" if value is None else f"{value:,}"
