"""Document and mentions -> reports: the tellings of each sentence, put together over the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.gazetteer import Gazetteer
from dateline.incidents.actors import find_actors
from dateline.incidents.claims import find_claims
from dateline.incidents.figures import Count
from dateline.incidents.kinds import classify
from dateline.incidents.locating import Locator
from dateline.incidents.occurrence import Factuality
from dateline.incidents.scan import Scan, scan
from dateline.incidents.site import is_within
from dateline.incidents.telling import VIOLENCE, Family, Telling, find_tellings
from dateline.incidents.tolls import settle
from dateline.incidents.when import UNKNOWN, compatible, read_when, shortly_before
from dateline.language.document import Document
from dateline.model import Claim, Figure, Location, Mention, Report, Role, Use, When

__all__ = ["read_reports"]

NEAR = 6
"""Sentences within which a telling without place and date of its own still tells of the event before it."""

CLAIM_REACH = 2
"""Sentences after an event within which a distance into someone's territory is a claim about it."""

LEAD = 4
"""What so many first sentences tell without a date is the news itself, from shortly before it was published."""

SAME_SITE_KM = 30.0
"""Sites closer than this may be one: a town and the village outside it, two points for one town."""

BASE_CONFIDENCE = 0.35
"""Confidence of a report of which only the event word is known; what was read adds to it, see ``_confidence``."""


@dataclass(slots=True)
class _Event:
    """An event while its article is being read."""

    family: Family
    tally: bool
    tellings: list[Telling] = field(default_factory=list)
    where: Location | None = None
    own_site: bool = False
    when: When = UNKNOWN
    claims: list[Claim] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of the last sentence that tells of it."""
        return self.tellings[-1].scan.sentence.index


def read_reports(
    document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer
) -> tuple[tuple[Report, ...], tuple[Mention, ...]]:
    """Read what an article says of incidents.

    1. Scan each sentence for numbers, dates, people and event words.
    2. Put together what each sentence tells of one event, and what several sentences do.
    3. Settle each event's figures, place, time, actors and type.

    Parameters
    ----------
    mentions
        The document's place mentions, in reading order.

    Returns
    -------
    reports
        In reading order; empty where the article tells of no incident.
    mentions
        The same mentions, those at which something happened with the role ``site``.
    """
    scans = scan(document, mentions)
    events = _gather(scans, document, Locator(document, scans, gazetteer))
    sites = {telling.site.mention for event in events for telling in event.tellings if telling.site is not None}
    reports = tuple(_report(event, document) for event in events)
    return reports, tuple(replace(m, role=Role.SITE) if m in sites else m for m in mentions)


def _gather(scans: Sequence[Scan], document: Document, locator: Locator) -> list[_Event]:
    """Put the tellings of all sentences together: each continues an event or begins one."""
    events: list[_Event] = []
    for one in scans:
        for telling in find_tellings(one, document.text):
            before = events[-1].when if events else UNKNOWN
            when = read_when(one, telling.timex, before, document.text)
            where = locator.site(telling)
            event = _continued(events, telling, where, when)
            if event is None:
                if not _begins(telling):
                    continue
                event = _Event(telling.family, telling.tally)
                events.append(event)
            _add(event, telling, where, when)
        for claim in find_claims(one, document.text):
            if events and one.sentence.index - events[-1].last <= CLAIM_REACH:
                events[-1].claims.append(claim)
    for event in events:
        if event.where is None:
            earlier = [other.where for other in events if other.family == event.family and other.own_site]
            event.where = locator.context(event.tellings[0], [site for site in earlier if site is not None])
        if event.when == UNKNOWN and not event.tally and event.tellings[0].scan.sentence.index < LEAD:
            event.when = shortly_before(document.article.published)
    return events


def _begins(telling: Telling) -> bool:
    return telling.factuality is Factuality.HAPPENED and telling.strong


def _add(event: _Event, telling: Telling, where: Location | None, when: When) -> None:
    event.tellings.append(telling)
    if where is not None and (event.where is None or where.where_prec < event.where.where_prec):
        event.where = where
        event.own_site = True
    if (when.start is not None and (event.when.start is None or when.date_prec < event.when.date_prec)) or (
        event.when == UNKNOWN and when.phrase
    ):
        event.when = when


def _continued(events: Sequence[_Event], telling: Telling, where: Location | None, when: When) -> _Event | None:
    """Return the event that a telling goes on with; None where it begins another."""
    if telling.opens and telling.strong:
        return None
    for event in reversed(events):
        if event.family != telling.family or event.tally != telling.tally:
            continue
        if event.tally and event.last != telling.scan.sentence.index:
            continue
        if not compatible(event.when, when) or not _same_site(event.where, where):
            continue
        bound = (where is not None and event.where is not None) or _same_toll(event, telling)
        # "The downing of the drone", "the coup": what an article tells once it may name again anywhere.
        named = telling.family != VIOLENCE and where is None and when.start is None
        if bound or named or telling.scan.sentence.index - event.last <= NEAR:
            return event
    return None


def _same_toll(event: _Event, telling: Telling) -> bool:
    """Tell whether a telling repeats a toll of the event: the surest sign that it is the same one."""
    known = {(c.figure.kind, c.figure.best) for own in event.tellings for c in own.counts if not c.implied}
    return any((c.figure.kind, c.figure.best) in known for c in telling.counts if not c.implied)


def _same_site(one: Location | None, other: Location | None) -> bool:
    """Tell whether two sites may be the same: near each other, or one within the other; an unknown one may be any."""
    if one is None or other is None or one.place.id == other.place.id:
        return True
    if is_within(one.place, other.place) or is_within(other.place, one.place):
        return True
    return Locator.distance_km(one, other) <= SAME_SITE_KM + one.uncertainty_km + other.uncertainty_km


def _report(event: _Event, document: Document) -> Report:
    told: list[tuple[Scan, Count]] = [(telling.scan, count) for telling in event.tellings for count in telling.counts]
    figures = settle(told)
    sentence = _clearest(event, figures).scan.sentence
    event_type, sub_event_type, label = classify(event.tellings, figures)
    return Report(
        article=document.article.id,
        event_type=event_type,
        sub_event_type=sub_event_type,
        label=label,
        when=event.when,
        where=event.where,
        actors=find_actors(event.tellings),
        figures=figures,
        claims=tuple(dict.fromkeys(event.claims)),
        quote=document.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        tally=event.tally,
        confidence=_confidence(event),
    )


def _clearest(event: _Event, figures: Sequence[Figure]) -> Telling:
    """Return the telling that says most of the event: its toll, its place, its date; the first of equals."""
    counted = [figure.start for figure in figures if figure.use is Use.COUNTED]

    def says(telling: Telling) -> int:
        sentence = telling.scan.sentence
        toll = any(sentence.start <= start < sentence.end for start in counted)
        happened = telling.factuality is Factuality.HAPPENED
        return 2 * toll + happened + (telling.site is not None) + (telling.timex is not None)

    return max(event.tellings, key=says)


def _confidence(event: _Event) -> float:
    """Add up what was read; hand-set, to be calibrated on labelled incidents.

    A place of its own counts 0.2 (0.1 if it is only a region or a country), a date 0.15, a number 0.15, two sentences
    0.1.
    """
    score = BASE_CONFIDENCE
    if event.own_site and event.where is not None:
        score += 0.2 if event.where.where_prec <= 3 else 0.1
    if event.when.start is not None:
        score += 0.15
    if any(not count.implied for telling in event.tellings for count in telling.counts):
        score += 0.15
    if len({telling.scan.sentence.index for telling in event.tellings}) > 1:
        score += 0.1
    return round(score, 2)
