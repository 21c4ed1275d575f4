"""Reports -> incidents: the reports of one thing, from one article or many, become one incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from dateline.incidents.locating import Locator
from dateline.incidents.site import is_within
from dateline.incidents.titles import entitle
from dateline.incidents.totals import is_disputed, totals
from dateline.incidents.when import compatible
from dateline.incidents.words import seldom_labels
from dateline.model import Article, EventType, Incident, Kind, Location, Report, Use, When

__all__ = ["merge", "unmerged"]

SAME_PLACE_KM = 25.0
"""Precise locations closer than this may be one place: UCDP's where_prec 2 is "within about 25 km"."""

TOLL_RATIO = 0.5
"""Tolls of one thing, as first and last reported, seldom differ by more than half; beyond that they are two things."""

TELLING_TOLL = 2
"""A toll of one or none is so common that its being equal says nothing."""

AREA = 5
"""UCDP GED ``where_prec`` of a region or a line, a border among them."""

VIOLENT = frozenset({EventType.BATTLE, EventType.EXPLOSION, EventType.VIOLENCE})
"""Types under which papers file one and the same attack."""


def merge(reports: Sequence[Report], articles: Iterable[Article]) -> tuple[Incident, ...]:
    """Merge the reports of one thing into one incident; no report is lost.

    Parameters
    ----------
    reports
        In reading order.
    articles
        Those that the reports are from; their dates of publication order the reports of an incident.

    Returns
    -------
    tuple of Incident
        In the order of their first reports.
    """
    by_id = {article.id: article for article in articles}
    clusters: list[list[Report]] = []
    families: dict[object, _Family] = {}
    for report in reports:
        family = families.setdefault(_family(report), _Family({}))
        near = (own for own in family.near(report) if all(_same(report, o) for o in own) or _is_again(report, own))
        cluster = next(near, None)
        if cluster is None:
            cluster = []
            clusters.append(cluster)
        cluster.append(report)
        family.add(report, cluster)
    return _numbered(_incident(cluster, by_id) for cluster in clusters)


def unmerged(reports: Sequence[Report], articles: Iterable[Article]) -> tuple[Incident, ...]:
    """Make every report an incident of its own."""
    by_id = {article.id: article for article in articles}
    return _numbered(_incident([report], by_id) for report in reports)


def _numbered(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Make every id unique: incidents that one sentence tells alike are numbered."""
    seen: Counter[str] = Counter()
    numbered: list[Incident] = []
    for incident in incidents:
        seen[incident.id] += 1
        again = seen[incident.id]
        numbered.append(incident if again == 1 else replace(incident, id=f"{incident.id}-{again}"))
    return tuple(numbered)


def _family(report: Report) -> object:
    """Return a key that reports of one thing share."""
    kind = EventType.VIOLENCE if report.event_type in VIOLENT else (report.event_type, report.sub_event_type)
    return kind, report.tally


class _Family(NamedTuple):
    """Clusters of one family by country, so that few need comparing; under None those that reach over borders."""

    by_country: dict[str | None, list[list[Report]]]

    def near(self, report: Report) -> Iterator[list[Report]]:
        """Yield the clusters that a report may belong to; one at a border may belong to any."""
        country = _country(report)
        keys = list(self.by_country) if country is None else [country, None]
        for key in keys:
            yield from self.by_country.get(key, ())

    def add(self, report: Report, cluster: list[Report]) -> None:
        """Remember a cluster under the country of its newest member."""
        own = self.by_country.setdefault(_country(report), [])
        if not any(cluster is other for other in own):
            own.append(cluster)


def _country(report: Report) -> str | None:
    """Return the country of a report; None for an area such as a border, which is called after either side."""
    return None if report.where is None or report.where.where_prec == AREA else report.where.place.country


def _same(one: Report, other: Report) -> bool:
    """Tell whether two reports may be of one thing: place, time and figures fit, and two of the three bind."""
    if not compatible(one.when, other.when):
        return False
    fit = _figures_fit(one, other)
    if fit is False:
        return False
    dated = one.when.start is not None and other.when.start is not None
    binding = [
        dated and max(one.when.date_prec, other.when.date_prec) <= 4,
        _places_fit(one.where, other.where),
        fit is True,
    ]
    if one.article == other.article:
        # An article that tells two events apart means two.
        return binding[1] and fit is True and _same_when(one.when, other.when)
    return binding[1] and (sum(binding) >= 2 or (one.label == other.label and one.label in seldom_labels()))


def _is_again(report: Report, cluster: Sequence[Report]) -> bool:
    """Tell whether what is seldom is told again without its place: "the army had deposed him on 18 August 2020"."""
    if report.where is not None or report.label not in seldom_labels() or report.when.date_prec != 1:
        return False
    alike = all(other.label == report.label and compatible(other.when, report.when) for other in cluster)
    return alike and any(other.when.date_prec == 1 and other.when.start == report.when.start for other in cluster)


def _same_when(one: When, other: When) -> bool:
    return one.start is None or other.start is None or one.start == other.start


def _places_fit(one: Location | None, other: Location | None) -> bool:
    if one is None or other is None:
        return False
    if one.place.id == other.place.id:
        return True
    if is_within(one.place, other.place) or is_within(other.place, one.place):
        return True
    return Locator.distance_km(one, other) <= SAME_PLACE_KM + min(one.uncertainty_km, other.uncertainty_km)


def _figures_fit(one: Report, other: Report) -> bool | None:
    """Tell whether two reports' figures are of one thing: True if they agree, False if they cannot, None if unknown."""
    mine, theirs = _tolls(one), _tolls(other)
    agree: bool | None = None
    for kind in mine.keys() & theirs.keys():
        low, high = sorted((mine[kind], theirs[kind]))
        if high == low and high >= TELLING_TOLL:
            agree = True
        elif low < high * TOLL_RATIO and high > TELLING_TOLL:
            return False
    return agree


def _tolls(report: Report) -> dict[Kind, int]:
    tolls: dict[Kind, int] = {}
    for figure in report.figures:
        if figure.use is Use.COUNTED:
            tolls[figure.kind] = tolls.get(figure.kind, 0) + (figure.best or figure.low or 0)
    return tolls


def _incident(reports: Sequence[Report], articles: Mapping[str, Article]) -> Incident:
    def published(report: Report) -> date:
        # What bears no date is not taken for the newest.
        return articles[report.article].published or date.min

    newest_last = sorted(reports, key=published)
    first = reports[0]
    where = min((r.where for r in reports if r.where), key=lambda place: place.where_prec, default=None)
    when = min((r.when for r in reports), key=lambda time: (time.start is None, time.date_prec))
    kind = max(reports, key=lambda report: (report.confidence, -reports.index(report)))
    made = Incident(
        id=_id(first),
        title="",
        event_type=kind.event_type,
        sub_event_type=kind.sub_event_type,
        when=when,
        where=where,
        totals=totals(newest_last),
        casualties="",
        actors=tuple(dict.fromkeys(actor.name for report in reports for actor in report.actors)),
        disputed=is_disputed(newest_last),
        approximate=any(f.approximate for r in reports for f in r.figures if f.use is Use.COUNTED),
        tally=first.tally,
        confidence=_confidence(reports),
        reports=tuple(reports),
    )
    return entitle(made)


def _confidence(reports: Sequence[Report]) -> float:
    """Join the reports' confidences as independent witnesses would be: 1 - product of (1 - c), one vote an article."""
    best: dict[str, float] = {}
    for report in reports:
        best[report.article] = max(best.get(report.article, 0.0), report.confidence)
    doubt = 1.0
    for confidence in best.values():
        doubt *= 1.0 - min(confidence, 0.95)
    return round(1.0 - doubt, 2)


def _id(report: Report) -> str:
    """Name an incident by where it was first read: stable from run to run as long as the article is the same."""
    key = f"{report.article}\n{report.start}\n{report.event_type}\n{report.sub_event_type}\n{report.tally}"
    when, where = report.when.start, report.where.place.id if report.where else None
    return "dl-" + blake2b(f"{key}\n{when}\n{where}".encode(), digest_size=6).hexdigest()
