"""Why an article's incidents came out as they did: its reading as plain records, for people and for scripts.

Everything here is drawn from what the stages kept of their reading; nothing is decided anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.gazetteer import Gazetteer
from dateline.incidents.confidence import Evidence, evidence
from dateline.incidents.events import Event
from dateline.incidents.figures import Count
from dateline.incidents.merging import unmerged
from dateline.incidents.occurrence import Factuality
from dateline.incidents.reports import read_events
from dateline.incidents.scan import Scan
from dateline.incidents.telling import Idle, Telling
from dateline.incidents.when import DatedBy
from dateline.incidents.words import EventWord
from dateline.language.dates import find_dates
from dateline.language.detection import why_unread
from dateline.language.document import Document, parse
from dateline.model import Actor, Article, Mention, Report, Span
from dateline.places.mentions import find_mentions

__all__ = [
    "Explained",
    "ExplainedActor",
    "ExplainedDate",
    "ExplainedFigure",
    "ExplainedIdle",
    "ExplainedIncident",
    "ExplainedMention",
    "ExplainedPlace",
    "ExplainedTelling",
    "ExplainedType",
    "Words",
    "explain",
]

PUBLICATION = "reckoned from the day of publication"
"""How words like "Tuesday" and "last month" are dated."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the article: their span and text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ExplainedMention:
    """A place name, what it does and what it means."""

    start: int
    end: int
    surface: str
    role: str
    place: str | None
    """The place's name with its division and country; None where no gazetteer holds it."""
    place_id: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class ExplainedType:
    """An event's type and the word that gave it."""

    event_type: str
    sub_event_type: str
    word: Words
    by: str


@dataclass(frozen=True, slots=True)
class ExplainedPlace:
    """Where an event was, and by what that was found."""

    phrase: str
    place: str
    lat: float
    lon: float
    where_prec: int
    uncertainty_km: float
    by: str


@dataclass(frozen=True, slots=True)
class ExplainedDate:
    """When an event was, and by what that was found."""

    phrase: str
    start: date | None
    end: date | None
    date_prec: int
    by: str


@dataclass(frozen=True, slots=True)
class ExplainedFigure:
    """A number of people, what it is to the toll, and the words that say it."""

    kind: str
    low: int | None
    best: int | None
    high: int | None
    """None: open upwards."""
    approximate: bool
    party: str | None
    assailant: bool
    said_by: str | None
    use: str
    implied: bool
    """No number says it: "a farmer", "the bomber"."""
    words: Words
    counted_by: Words
    """The event word that it belongs to."""
    quote: str


@dataclass(frozen=True, slots=True)
class ExplainedActor:
    """Who took part, on which side and as what, and the words that name him first."""

    name: str
    side: str | None
    part: str | None
    words: Words


@dataclass(frozen=True, slots=True)
class ExplainedTelling:
    """A sentence that tells of an event, and why it belongs to it."""

    sentence: int
    """Its number in the article, from 1."""
    quote: Words
    event_words: tuple[Words, ...]
    meant: str
    """By what it is taken as told, accused, denied ..."""
    place: str | None
    date: str | None
    """The names and words in it that place and date the event."""
    join: str


@dataclass(frozen=True, slots=True)
class ExplainedIncident:
    """What an article tells of one incident, and why."""

    title: str
    tally: bool
    type: ExplainedType
    where: ExplainedPlace | None
    when: ExplainedDate
    actors: tuple[ExplainedActor, ...]
    figures: tuple[ExplainedFigure, ...]
    claims: tuple[str, ...]
    told: tuple[ExplainedTelling, ...]
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ExplainedIdle:
    """Words that became no incident, or people that none counts, and why."""

    sentence: int
    words: tuple[Words, ...]
    quote: Words
    why: str


@dataclass(frozen=True, slots=True)
class Explained:
    """An article and all that was read in it."""

    article: Article
    language: str | None
    """ISO 639-1; None where its words do not tell."""
    unread: str | None
    """Why no sentence of it can be read; None where they can."""
    sentences: tuple[Span, ...]
    mentions: tuple[ExplainedMention, ...]
    incidents: tuple[ExplainedIncident, ...]
    idle: tuple[ExplainedIdle, ...]
    """Event words that tell of no event, in reading order."""
    uncounted: tuple[ExplainedIdle, ...]
    """Numbers of people that are no incident's, in reading order; only of sentences with event words."""


def explain(article: Article, gazetteer: Gazetteer) -> Explained:
    """Read an article, and say of everything why it came out as it did.

    Its incidents are those that the article tells by itself, as ``extract(merged=False)`` has them.
    """
    document = parse(article)
    mentions = find_mentions(document, gazetteer)
    reading = read_events(document, mentions, gazetteer)
    incidents = unmerged(reading.reports, [article])
    writer = _Writer(document, gazetteer)
    return Explained(
        article=article,
        language=document.language,
        unread=None if document.understood else why_unread(document.language),
        sentences=tuple(Span(sentence.start, sentence.end) for sentence in document.sentences),
        mentions=tuple(writer.mention(mention) for mention in reading.mentions),
        incidents=tuple(
            writer.incident(event, report, incident.title)
            for event, report, incident in zip(reading.events, reading.reports, incidents, strict=True)
        ),
        idle=tuple(writer.idle(each) for each in sorted(reading.idle, key=_position)),
        uncounted=tuple(writer.uncounted(reading.events, reading.idle)),
    )


def _position(idle: Idle) -> tuple[int, int]:
    return idle.scan.sentence.index, idle.words[0].first


class _Writer:
    """Writes out what was read of one article."""

    def __init__(self, document: Document, gazetteer: Gazetteer) -> None:
        self.document = document
        self.gazetteer = gazetteer

    def mention(self, mention: Mention) -> ExplainedMention:
        place = mention.place
        return ExplainedMention(
            mention.start,
            mention.end,
            mention.surface,
            mention.role.value,
            None if place is None else self.address(place.name, place.admin1, place.country),
            None if place is None else place.id,
            mention.confidence,
        )

    def incident(self, event: Event, report: Report, title: str) -> ExplainedIncident:
        tellings = event.tellings
        decided = next(each for each in tellings if event.type.word in each.words)
        scans = {count.figure.start: each.scan for each in tellings for count in each.counts}
        return ExplainedIncident(
            title=title,
            tally=event.tally,
            type=ExplainedType(
                report.event_type.value,
                report.sub_event_type,
                self.event_word(decided.scan, event.type.word),
                event.type.by.value,
            ),
            where=self.where(event),
            when=self.when(event),
            actors=tuple(self.actor(actor) for actor in report.actors),
            figures=tuple(self.figure(count, scans[count.figure.start]) for count in event.counts),
            claims=tuple(
                f"{claim.value} ({claim.said_by})" if claim.said_by else claim.value for claim in report.claims
            ),
            told=tuple(self.telling(telling, join.value) for telling, join in event.told),
            confidence=report.confidence,
            evidence=evidence(event),
        )

    def where(self, event: Event) -> ExplainedPlace | None:
        if event.where is None:
            return None
        location, by, *_ = event.where
        place = location.place
        return ExplainedPlace(
            location.phrase or place.name,
            self.address(place.name, place.admin1, place.country),
            location.lat,
            location.lon,
            location.where_prec,
            location.uncertainty_km,
            by.value,
        )

    def when(self, event: Event) -> ExplainedDate:
        by = event.dated.value
        if event.dated is DatedBy.WORDS and self.reckoned(event):
            by = PUBLICATION
        when = event.when
        return ExplainedDate(when.phrase, when.start, when.end, when.date_prec, by)

    def reckoned(self, event: Event) -> bool:
        """Tell whether an event's date hangs on the day of publication."""
        for telling in event.tellings:
            timex = telling.timex
            if timex is not None and timex.start is not None and timex.start == event.when.start:
                alone = find_dates(telling.scan.sentence, self.document.lexicon, None)
                return any(each.first == timex.first and each.start is None for each in alone)
        return False

    def actor(self, actor: Actor) -> ExplainedActor:
        return ExplainedActor(actor.name, actor.side, actor.part, self.words(actor.start, actor.end))

    def figure(self, count: Count, scan: Scan) -> ExplainedFigure:
        figure = count.figure
        return ExplainedFigure(
            kind=figure.kind.value,
            low=figure.low,
            best=figure.best,
            high=figure.high,
            approximate=figure.approximate,
            party=figure.party,
            assailant=figure.assailant,
            said_by=figure.said_by,
            use=figure.use.value,
            implied=count.implied,
            words=self.words(figure.start, figure.end),
            counted_by=self.event_word(scan, count.word),
            quote=figure.quote,
        )

    def telling(self, telling: Telling, join: str) -> ExplainedTelling:
        scan, timex = telling.scan, telling.timex
        return ExplainedTelling(
            sentence=scan.sentence.index + 1,
            quote=self.sentence(scan),
            event_words=tuple(self.event_word(scan, word) for word in telling.words),
            meant=telling.ground.value,
            place=None if telling.site is None else telling.site.mention.surface,
            date=None if timex is None else scan.text(timex.first, timex.last, self.document.text),
            join=join,
        )

    def idle(self, idle: Idle) -> ExplainedIdle:
        words = tuple(self.event_word(idle.scan, word) for word in idle.words)
        return ExplainedIdle(idle.scan.sentence.index + 1, words, self.sentence(idle.scan), idle.why.value)

    def uncounted(self, events: Sequence[Event], idle: Sequence[Idle]) -> Iterator[ExplainedIdle]:
        """Yield the numbers of people that no event has, of the sentences with event words."""
        told = [telling for event in events for telling in event.tellings]
        counted = {count.figure.start for event in events for count in event.counts}
        scans = {scan.sentence.index: scan for scan in [each.scan for each in told] + [each.scan for each in idle]}
        for _, scan in sorted(scans.items()):
            for group in scan.groups:
                tokens = scan.sentence.tokens
                start, end = tokens[group.first].start, tokens[group.last - 1].end
                if group.counted and start not in counted:
                    happened = any(each.scan is scan and each.factuality is Factuality.HAPPENED for each in told)
                    why = "no event word counts them" if happened else "what counts them became no incident"
                    words = (self.words(start, end),)
                    yield ExplainedIdle(scan.sentence.index + 1, words, self.sentence(scan), why)

    def event_word(self, scan: Scan, word: EventWord) -> Words:
        tokens = scan.sentence.tokens
        return self.words(tokens[word.first].start, tokens[word.last - 1].end)

    def sentence(self, scan: Scan) -> Words:
        return self.words(scan.sentence.start, scan.sentence.end)

    def words(self, start: int, end: int) -> Words:
        return Words(start, end, self.document.text[start:end])

    def address(self, name: str, admin1: str | None, code: str | None) -> str:
        """Write a place with its division and country, each once."""
        country = self.gazetteer.countries[code].name if code and code in self.gazetteer.countries else code
        return ", ".join(dict.fromkeys(part for part in (name, admin1, country) if part))
