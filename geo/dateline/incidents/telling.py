"""What one sentence tells of one event: its words, figures, place and time, before sentences are put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.incidents.figures import Count, count_group, find_counts
from dateline.incidents.occurrence import Factuality, factuality, find_marks
from dateline.incidents.scan import PlaceName, Scan
from dateline.incidents.site import find_site
from dateline.incidents.words import EventWord, Form, find_phrases
from dateline.language.dates import Timex, TimexKind
from dateline.model import EventType, Kind

__all__ = ["VIOLENCE", "Family", "Telling", "find_tellings"]

Family = str
"""Events of one family may be one event: `VIOLENCE`, or the label of the sense (``abduction``, ``protest`` ...)."""

VIOLENCE = "violence"
"""The family of the words for fighting, attacks, explosions, disasters and accidents, and their casualties."""

COUNTED_ONLY = (Kind.FREED, Kind.CAPTURED, Kind.MISSING)
"""Kinds whose words mean too much else ("released a statement", "captured on film") to tell an event without people."""

OCCURRENCE_REACH = 4
"""Words between an event's noun and the verb that says that it took place: "clashes on Monday broke out"."""

SPEECH_REACH = 2
"""Words between a verb of saying and its date: "said on Friday"."""

EPISODE_DAYS = 14
"""Longer spans of time are no one event any more, and their figures are tallies."""

YEAR_DAYS = 360
"""So many days are a year."""

VIOLENT = frozenset({EventType.BATTLE, EventType.EXPLOSION, EventType.VIOLENCE, EventType.DISASTER, EventType.ACCIDENT})
"""Types whose words may tell of one event between them: an attack that becomes a battle, a flood with its dead."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence tells of one event."""

    scan: Scan
    family: Family
    words: tuple[EventWord, ...]
    counts: tuple[Count, ...]
    site: PlaceName | None
    timex: Timex | None
    factuality: Factuality
    tally: bool
    strong: bool
    """It stands as an event of its own; otherwise it only adds to one told before."""
    opens: bool
    """It says that it is another event: "separately", "meanwhile"."""


def find_tellings(scan: Scan, source: str) -> tuple[Telling, ...]:
    """Return what a sentence tells of events, one telling an event, in reading order.

    Words of one family in a sentence are one event, unless each has a place of its own.

    Parameters
    ----------
    source
        The article's text.
    """
    if not scan.words:
        return ()
    marks = find_marks(scan)
    counts = find_counts(scan, source)
    counted = {count.word for count in counts}
    families: dict[Family, list[tuple[EventWord, Factuality]]] = {}
    for word in scan.words:
        if _attributive(scan, word):
            continue
        fact = factuality(scan, word, marks)
        if fact is Factuality.NOT and word not in counted:
            continue
        families.setdefault(_family(word), []).append((word, fact))
    if VIOLENCE in families and "abduct" in families:
        families[VIOLENCE] += families.pop("abduct")
    tellings = [
        _telling(
            scan, family, sorted(words), tuple(count for count in counts if any(count.word == w for w, _ in words))
        )
        for family, words in families.items()
    ]
    compared = [other for telling in tellings if telling.tally for other in _compared(scan, source, telling)]
    return tuple(sorted([*tellings, *compared], key=lambda telling: telling.words[0].first))


def _compared(scan: Scan, source: str, telling: Telling) -> Iterator[Telling]:
    """Yield the tally that another is compared with: "30,000 in 2024, up from 26,000 in 2023"."""
    comparing = scan.lexicon.words("events", "compared")
    for group in scan.groups:
        before = scan.lower[group.first - 1] if group.first else ""
        timex = next((t for t in scan.dates if 0 <= t.first - group.last <= 1), None)
        if group.counted and group.noun is None and before in comparing and timex is not None:
            word = telling.words[0]
            yield replace(telling, counts=(count_group(scan, source, word, group),), timex=timex)


def _attributive(scan: Scan, word: EventWord) -> bool:
    """Tell whether a participle only describes people: "the release of four abducted drivers"."""
    inside = any(group.first <= word.first and word.last < group.last for group in scan.groups)
    return inside and Form.PAST in word.forms and Form.COUNT not in word.forms


def _family(word: EventWord) -> Family:
    if word.sense.event_type in VIOLENT and word.sense.kind is not Kind.ABDUCTED:
        return VIOLENCE
    return word.sense.label


def _telling(
    scan: Scan, family: Family, words: Sequence[tuple[EventWord, Factuality]], counts: tuple[Count, ...]
) -> Telling:
    anchor = _anchor([word for word, _ in words], counts)
    facts = {fact for _, fact in words}
    fact = next(fact for fact in (Factuality.HAPPENED, Factuality.ALLEGED, Factuality.NOT) if fact in facts)
    site = find_site(scan, [word for word, _ in words])
    timex = _time(scan, anchor)
    tally = _is_tally(scan, counts, timex)
    generic = bool(find_phrases(scan.sentence.tokens, scan.lexicon, "events", "generic"))
    return Telling(
        scan,
        family,
        tuple(word for word, _ in words),
        counts,
        site,
        timex,
        fact,
        tally,
        _is_strong(scan, [word for word, _ in words], counts, site, timex, generic) and fact is not Factuality.NOT,
        bool(find_phrases(scan.sentence.tokens, scan.lexicon, "events", "new_event")),
    )


def _anchor(words: Sequence[EventWord], counts: Sequence[Count]) -> EventWord:
    """Return the word whose place and time are the event's: the first that counts people, else the highest rank."""
    for count in counts:
        if count.figure.best or count.figure.low:
            return count.word
    return max(words, key=lambda word: (word.sense.rank, -word.first))


def _is_strong(
    scan: Scan,
    words: Sequence[EventWord],
    counts: Sequence[Count],
    site: PlaceName | None,
    timex: Timex | None,
    generic: bool,
) -> bool:
    if any(count.figure.best or count.figure.low for count in counts):
        return True
    if (site is None and timex is None) or generic:
        return False
    if any(
        word.forms & {Form.ALONE, Form.PAST, Form.SUBJECT} and word.sense.kind not in COUNTED_ONLY for word in words
    ):
        return True
    occurred = find_phrases(scan.sentence.tokens, scan.lexicon, "events", "occurred")
    return site is not None and any(
        Form.NOUN in word.forms and (abs(first - word.last) <= OCCURRENCE_REACH or abs(word.first - last) <= 1)
        for word in words
        for first, last in occurred
    )


def _time(scan: Scan, anchor: EventWord) -> Timex | None:
    """Return the date expression nearest to an event word, those that can date an event before spans of time."""
    kinds = (TimexKind.POINT, TimexKind.SPAN, TimexKind.RELATIVE)
    dated = [
        timex
        for timex in scan.dates
        if timex.kind in kinds and not _dates_speech(scan, timex) and not _dates_sequel(scan, timex, anchor)
    ]
    if not dated:
        return None

    def cost(timex: Timex) -> tuple[bool, int, int]:
        gap = timex.first - anchor.last if timex.first >= anchor.last else anchor.first - timex.last
        # Events of another kind between them part a word from a date.
        low, high = sorted((timex.first, anchor.first))
        parted = sum(low < other.first < high and other.sense.kind is not anchor.sense.kind for other in scan.words)
        return timex.kind is not TimexKind.POINT, parted, gap

    return min(dated, key=cost)


def _dates_speech(scan: Scan, timex: Timex) -> bool:
    """Tell whether a date is that of the report: "the army said on Friday"."""
    before = scan.lower[max(0, timex.first - SPEECH_REACH) : timex.first]
    return not scan.lexicon.words("attribution", "said").isdisjoint(before)


def _dates_sequel(scan: Scan, timex: Timex, anchor: EventWord) -> bool:
    """Tell whether a date is that of what followed: "recalled its envoy on Sunday after rebels attacked"."""
    after = scan.lexicon.words("events", "after")
    return timex.last <= anchor.first and not after.isdisjoint(scan.lower[timex.last : anchor.first])


def _is_tally(scan: Scan, counts: Sequence[Count], timex: Timex | None) -> bool:
    """Tell a running total over a span of time, a year or a country from the toll of one event."""
    if not any((count.figure.best or count.figure.low or 0) > 1 for count in counts):
        return False
    if find_phrases(scan.sentence.tokens, scan.lexicon, "events", "tally"):
        return True
    if timex is None:
        return False
    # "shortly after Friday prayers" is a point of time, whatever went on from it.
    spans = timex.kind is TimexKind.SPAN and scan.lower[timex.first] not in scan.lexicon.words("events", "after")
    if timex.start is None:
        return spans
    days = (timex.end - timex.start).days if timex.end is not None else None
    if spans:
        # "since Sunday" and "in the last five days" tell of one event that goes on.
        recent = timex.date_prec <= 2 or (days is not None and days <= EPISODE_DAYS)
        return not recent
    # A whole year as the only date: "30,000 were expelled in 2024".
    return days is not None and days >= YEAR_DAYS
