"""Document and mentions -> reports: what is read of each event, and what a report says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.gazetteer import Gazetteer
from dateline.incidents.actors import find_actors
from dateline.incidents.confidence import confidence, evidence
from dateline.incidents.events import Event, find_events
from dateline.incidents.locating import Locator
from dateline.incidents.occurrence import Factuality
from dateline.incidents.scan import scan
from dateline.incidents.site import find_listed
from dateline.incidents.telling import Idle, Telling
from dateline.language.document import Document
from dateline.model import Mention, Report, Role, Use

__all__ = ["Reading", "read_events", "read_reports"]


class Reading(NamedTuple):
    """All that is read in an article, with what it was read from."""

    events: tuple[Event, ...]
    reports: tuple[Report, ...]
    """One for each event, in the same order."""
    mentions: tuple[Mention, ...]
    """The article's, those at which something happened with the role ``site``."""
    idle: tuple[Idle, ...]
    """The event words that tell of no event, in reading order."""


def read_reports(
    document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer
) -> tuple[tuple[Report, ...], tuple[Mention, ...]]:
    """Read what an article says of incidents.

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
    reading = read_events(document, mentions, gazetteer)
    return reading.reports, reading.mentions


def read_events(document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Reading:
    """Read what an article says of incidents, and keep how it was read.

    1. Scan each sentence for numbers, dates, people and event words.
    2. Put together what each sentence tells of one event, and what several sentences do.
    3. Say what each event comes to.

    Of an article in a language that has no lexicon nothing is read.
    """
    if not document.understood:
        return Reading((), (), tuple(mentions), ())
    # 1.
    scans = scan(document, mentions)
    # 2.
    events, idle = find_events(scans, document, Locator(document, scans, gazetteer))
    # 3.
    sites = frozenset(_sites(events))
    placed = tuple(replace(m, role=Role.SITE) if m in sites else m for m in mentions)
    return Reading(events, tuple(_report(event, document) for event in events), placed, idle)


def _sites(events: Sequence[Event]) -> Iterator[Mention]:
    """Yield the names of where something happened: those of each telling, and the one that an event stands at."""
    for event in events:
        for telling in event.tellings:
            if telling.site is not None:
                yield from (name.mention for name in find_listed(telling.scan, telling.site))
        if event.where is not None and event.where.name is not None:
            yield event.where.name


def _report(event: Event, document: Document) -> Report:
    sentence = _clearest(event).scan.sentence
    where = None if event.where is None else event.where.location
    return Report(
        article=document.article.id,
        event_type=event.type.event_type,
        sub_event_type=event.type.sub_event_type,
        label=event.type.label,
        when=event.when,
        where=where,
        actors=find_actors(event.tellings, where.place if where else None),
        figures=tuple(count.figure for count in event.counts),
        claims=event.claims,
        quote=document.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        tally=event.tally,
        confidence=confidence(evidence(event)),
    )


def _clearest(event: Event) -> Telling:
    """Return the telling that says most of the event: its toll, its place, its date; the first of equals."""
    counted = [count.figure.start for count in event.counts if count.figure.use is Use.COUNTED]

    def says(telling: Telling) -> int:
        sentence = telling.scan.sentence
        toll = any(sentence.start <= start < sentence.end for start in counted)
        happened = telling.factuality is Factuality.HAPPENED
        return 2 * toll + happened + (telling.site is not None) + (telling.timex is not None)

    return max(event.tellings, key=says)
