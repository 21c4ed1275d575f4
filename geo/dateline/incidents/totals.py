"""The one toll of an incident, drawn from all that its reports claim."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Kind, Report, Total, Use

__all__ = ["is_disputed", "totals"]


def totals(reports: Sequence[Report]) -> tuple[Total, ...]:
    """Draw one total for each kind from an incident's reports.

    Low is the lowest that anyone claims and high the highest; None where someone's claim is open upwards. Best is the
    toll that most reports give; among equals the one of the report read last, whose toll is the newer.

    Parameters
    ----------
    reports
        In order of publication; those without a date first.
    """
    found: list[Total] = []
    for kind in Kind:
        tolls = _tolls(reports, kind)
        if not tolls:
            continue
        bests = [toll.best for toll in tolls if toll.best is not None]
        best = max(bests, key=lambda value: (bests.count(value), _last(bests, value))) if bests else None
        lows = [toll.low for toll in tolls if toll.low is not None]
        highs = [toll.high for toll in tolls]
        closed = [high for high in highs if high is not None]
        high = max(closed) if len(closed) == len(highs) else None
        found.append(Total(kind, min(lows) if lows else None, best, high))
    return tuple(found)


def is_disputed(reports: Sequence[Report]) -> bool:
    """Tell whether sources contradict each other.

    They do where a report has rival figures, where the tolls of two reports exclude each other (12 and 15 do, "at least
    12" and 15 do not), and where two speakers claim different things.
    """
    if any(figure.use is Use.RIVAL for report in reports for figure in report.figures):
        return True
    if any(_exclude(tolls) for kind in Kind if len(tolls := _tolls(reports, kind)) > 1):
        return True
    said = dict.fromkeys((claim.about, claim.said_by, claim.value) for report in reports for claim in report.claims)
    by_matter: dict[str, dict[str | None, set[str]]] = {}
    for about, speaker, value in said:
        by_matter.setdefault(about, {}).setdefault(speaker, set()).add(value)
    # Speakers who all claim the same things agree; one speaker alone contradicts nobody.
    return any(len(set(map(frozenset, speakers.values()))) > 1 for speakers in by_matter.values())


def _exclude(tolls: Sequence[Total]) -> bool:
    """Tell whether there is no number that all tolls allow."""
    low = max(toll.low or 0 for toll in tolls)
    return any(toll.high is not None and toll.high < low for toll in tolls)


def _tolls(reports: Sequence[Report], kind: Kind) -> list[Total]:
    return [toll for report in reports if (toll := _toll(report, kind)) is not None]


def _toll(report: Report, kind: Kind) -> Total | None:
    """Return one report's toll: the sum of its counted figures, widened by its rivals."""
    counted = [f for f in report.figures if f.kind is kind and f.use is Use.COUNTED]
    if not counted:
        return None
    low = None if any(figure.low is None for figure in counted) else sum(figure.low or 0 for figure in counted)
    best = None if any(figure.best is None for figure in counted) else sum(figure.best or 0 for figure in counted)
    high = None if any(figure.high is None for figure in counted) else sum(figure.high or 0 for figure in counted)
    for rival in (f for f in report.figures if f.kind is kind and f.use is Use.RIVAL):
        low = None if low is None or rival.low is None else min(low, rival.low)
        high = None if high is None or rival.high is None else max(high, rival.high)
    return Total(kind, low, best, high)


def _last(values: Sequence[int], value: int) -> int:
    return len(values) - 1 - list(reversed(values)).index(value)
