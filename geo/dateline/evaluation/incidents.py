"""How well incidents are read: figures, places and days, against those that people have coded.

Each coded article describes one event. Of the incidents that are read from it, the one with the most killed, then the
most wounded, then the first, is compared; running totals count only where it has nothing else. Reports are not merged.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import NamedTuple

from dateline.evaluation.coded import CodedArticle
from dateline.evaluation.reliability import Bin, calibration_error, reliability
from dateline.model import Incident, Kind, Total
from dateline.pipeline import Progress, extract_from

__all__ = [
    "RIGHT_KM",
    "Disagreement",
    "IncidentFigures",
    "Share",
    "Verdict",
    "evaluate_incidents",
    "figures",
    "main_incident",
    "verdict",
]

RIGHT_KM = 100.0
"""An incident so near the coded point is at the right place: gazetteers and coders differ in where a district is."""

NEAR_KM = 25.0
"""What UCDP calls near (``where_prec`` 2)."""

EARTH_DIAMETER_KM = 12742.0
"""Twice the mean radius."""

EXCERPT = 300
"""Characters of an article that a disagreement quotes."""


class Share(NamedTuple):
    """How many of so many rows are right."""

    right: int
    rows: int

    @property
    def value(self) -> float:
        """The share."""
        return round(self.right / self.rows, 4)


class Disagreement(NamedTuple):
    """An article of which something is read otherwise than it is coded."""

    article: str
    differs: tuple[str, ...]
    """What, as "killed: coded 3, read 5"."""
    incident: str | None
    """Title of the incident that is compared; None where none is read."""
    quote: str | None
    """The sentence that it was read from."""
    text: str
    """The beginning of the article."""


class Verdict(NamedTuple):
    """What of an incident is right."""

    figures: bool | None
    """Each figure is the coded one, null counting as 0. One that the text is said not to state is not judged; None
    where none is."""
    place: bool | None
    """The point lies within `RIGHT_KM` of the coded one; None where either is missing."""
    date: bool | None
    """The coded day, or a day of the coded month or year, is among the incident's; None where either is missing."""
    complete: bool
    """Whatever is coded can be judged: the incident has a place and a date, the text states one of the figures."""

    @property
    def right(self) -> bool:
        """Whether all that can be judged is right."""
        return False not in self


@dataclass(frozen=True, slots=True)
class IncidentFigures:
    """The figures."""

    articles: int
    shares: dict[str, Share]
    """By name, where there is a row to judge by:

    - ``detected``: at least one incident is read.
    - ``killed`` (or another kind): the best estimate is the coded number; null counts as 0 where 0 is coded.
    - ``killed_stated``: the same, of the rows whose text states the coded number.
    - ``killed_any``: any are read where some are coded.
    - ``killed_covered``: the coded number lies from low to high.
    - ``killed_invented``: some are read where 0 is coded. The lower the better.
    - ``within25``, ``within100``: so near the coded point, in km; without a point it is wrong.
    - ``date``: the first day is the coded one.
    - ``right``: all that is coded is right, see `Verdict`; of the incidents that are complete.
    """
    mean_errors: dict[str, float]
    """By kind: how far the best estimate is off on average, in people."""
    median_km: float | None
    """Of the incidents with a point."""
    calibration_error: float | None
    """Expected calibration error of the confidence of the complete incidents; None where there is none."""
    reliability: tuple[Bin, ...]
    """Their confidence against the share that is right."""
    disagreements: tuple[Disagreement, ...] = field(default=())
    """The articles with something that differs, in their order."""


def evaluate_incidents(gold: Sequence[CodedArticle], *, progress: Progress | None = None) -> IncidentFigures:
    """Read the incidents of coded articles, and measure.

    Parameters
    ----------
    progress
        Called with the number of articles done and their total.
    """
    found = extract_from([each.article for each in gold], merged=False, progress=progress)
    return figures(gold, found.incidents)


def figures(gold: Sequence[CodedArticle], incidents: Sequence[Incident]) -> IncidentFigures:
    """Measure incidents, one report each, against what is coded of their articles."""
    by_article: dict[str, list[Incident]] = {}
    for each in incidents:
        by_article.setdefault(each.reports[0].article, []).append(each)
    hits: dict[str, list[bool]] = {}
    errors: dict[str, list[int]] = {}
    distances: list[float] = []
    judged: list[tuple[float, bool]] = []
    differing: list[Disagreement] = []
    for coded in gold:
        incident = main_incident(by_article.get(coded.article.id, ()))
        for name, hit in _judge(coded, incident):
            hits.setdefault(name, []).append(hit)
        for kind, figure in coded.figures.items():
            errors.setdefault(kind.value, []).append(abs((_total(incident, kind).best or 0) - figure.value))
        if incident is not None:
            judgement = verdict(coded, incident)
            if judgement.complete:
                judged.append((incident.confidence, judgement.right))
            if coded.lat is not None and incident.where is not None:
                distances.append(_km(coded, incident))
        if differs := tuple(_differences(coded, incident)):
            differing.append(_disagreement(coded, incident, differs))
    hits["right"] = [right for _, right in judged]
    bins = reliability(judged)
    distances.sort()
    return IncidentFigures(
        articles=len(gold),
        shares={name: Share(sum(own), len(own)) for name, own in hits.items() if own},
        mean_errors={kind: round(fmean(own), 2) for kind, own in errors.items()},
        median_km=round(distances[len(distances) // 2], 2) if distances else None,
        calibration_error=calibration_error(bins),
        reliability=bins,
        disagreements=tuple(differing),
    )


def verdict(coded: CodedArticle, incident: Incident) -> Verdict:
    """Judge an incident by all that is coded of its article."""
    exact = [
        (_total(incident, kind).best or 0) == figure.value
        for kind, figure in coded.figures.items()
        if figure.stated is not False
    ]
    figures = all(exact) if exact else None
    place = _km(coded, incident) <= RIGHT_KM if coded.lat is not None and incident.where is not None else None
    date = _on_date(coded, incident) if coded.date is not None and incident.when.start is not None else None
    known = (bool(coded.figures), coded.lat is not None, coded.date is not None)
    judged = [right is not None for right, own in zip((figures, place, date), known, strict=True) if own]
    return Verdict(figures, place, date, complete=bool(judged) and all(judged))


def main_incident(incidents: Sequence[Incident]) -> Incident | None:
    """Return the incident of an article that is compared with what is coded."""
    events = [incident for incident in incidents if not incident.tally] or incidents
    return max(
        events,
        key=lambda each: (_total(each, Kind.KILLED).best or 0, _total(each, Kind.WOUNDED).best or 0),
        default=None,
    )


def _judge(coded: CodedArticle, incident: Incident | None) -> Iterator[tuple[str, bool]]:
    """Yield each figure's name and whether this article has it right."""
    yield "detected", incident is not None
    for kind, figure in coded.figures.items():
        total = _total(incident, kind)
        exact = (total.best or 0) == figure.value
        yield kind.value, exact
        if figure.stated:
            yield f"{kind.value}_stated", exact
        if figure.value:
            yield f"{kind.value}_any", bool(total.best)
        else:
            yield f"{kind.value}_invented", bool(total.best)
        yield f"{kind.value}_covered", _covers(total, figure.value)
    if coded.lat is not None:
        km = _km(coded, incident)
        yield "within25", km <= NEAR_KM
        yield "within100", km <= RIGHT_KM
    if coded.date is not None:
        yield "date", incident is not None and str(incident.when.start) == coded.date


def _differences(coded: CodedArticle, incident: Incident | None) -> Iterator[str]:
    for kind, figure in coded.figures.items():
        best = _total(incident, kind).best
        if (best or 0) != figure.value and figure.stated is not False:
            yield f"{kind.value}: coded {figure.value:,}, read {'none' if best is None else f'{best:,}'}"
    if (km := _km(coded, incident)) > RIGHT_KM:
        yield f"place: {'not known' if math.isinf(km) else f'{km:,.0f} km off'}"
    if incident is not None and not _on_date(coded, incident):
        days = " to ".join(str(day) for day in (incident.when.start, incident.when.end) if day) or "none"
        yield f"date: coded {coded.date}, read {days}"


def _disagreement(coded: CodedArticle, incident: Incident | None, differs: tuple[str, ...]) -> Disagreement:
    title = None if incident is None else incident.title
    quote = None if incident is None else incident.reports[0].quote
    return Disagreement(coded.article.id, differs, title, quote, coded.article.text[:EXCERPT])


def _total(incident: Incident | None, kind: Kind) -> Total:
    totals = () if incident is None else incident.totals
    return next((total for total in totals if total.kind is kind), Total(kind, None, None, None))


def _covers(total: Total, value: int) -> bool:
    """Tell whether a number lies in a total's range; nothing stated is a range of 0 alone."""
    if total.low is None and total.best is None and total.high is None:
        return value == 0
    return (total.low or 0) <= value and (total.high is None or value <= total.high)


def _on_date(coded: CodedArticle, incident: Incident) -> bool:
    """Tell whether the coded day, or one of the coded month or year, is among an incident's; true where none is."""
    if coded.date is None:
        return True
    if incident.when.start is None:
        return False
    first, last = str(incident.when.start), str(incident.when.end or incident.when.start)
    length = len(coded.date)
    return first[:length] <= coded.date <= last[:length]


def _km(coded: CodedArticle, incident: Incident | None) -> float:
    """Return how far an incident is from the coded point by the haversine; 0 where none is coded."""
    if coded.lat is None or coded.lon is None:
        return 0.0
    if incident is None or incident.where is None:
        return math.inf
    lat, lon = math.radians(incident.where.lat), math.radians(incident.where.lon)
    coded_lat, coded_lon = math.radians(coded.lat), math.radians(coded.lon)
    a = math.sin((lat - coded_lat) / 2) ** 2
    a += math.cos(coded_lat) * math.cos(lat) * math.sin((lon - coded_lon) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(a)))
