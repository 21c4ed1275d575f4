"""Tallies: running totals over a span of time, a war or a country, told from the toll of one event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from dateline.incidents.figures import Count
from dateline.incidents.scan import PlaceName, Scan
from dateline.incidents.words import EventWord, Form
from dateline.language.dates import Timex, TimexKind
from dateline.language.timex import time_words
from dateline.model import EventType, Kind

__all__ = ["is_tally", "parts"]

EPISODE_DAYS = 14
"""Longer spans of time are no one event any more, and their figures are tallies."""

YEAR_DAYS = 360
"""So many days are a year."""

FEW = 10
"""Fewer people than this that a whole year has for its date were more likely struck at once."""

MANY = 1_000
"""So many displaced in a year are a tally even in one town: those who came through it."""

STOCK = 10_000
"""So many displaced, told by no event, are those there are in a country; so many killed at no time, those of a war."""

WAR_TOLL = 1_000
"""So many that a sentence counts at no time, and names a war before them, are those of the war."""

TOWN = 2
"""Up to this ``where_prec`` a place is a town or a point near one."""

SUPERLATIVE_REACH = 10
"""Words between a superlative and its span: "one of the deadliest attacks in the south of the country this year"."""

EVENT_REACH = 12
"""Words between a toll and the noun of its event."""

NAME_REACH = 4
"""Words between the article and the noun of an event: "a deadly suicide car attack"."""

OPENING_REACH = 4
"""Words between "since the war began" and its date."""

LONG_UNITS = frozenset({"month", "year", "decade"})
"""Units of [dates.units] that are longer than an event."""


class Part(NamedTuple):
    """A stretch of a sentence that tells a toll of its own, and the words that count in it."""

    first: int
    last: int
    """Its tokens, exclusive."""
    scan: Scan
    """The sentence with only the dates of this stretch."""
    counts: tuple[Count, ...]

    @property
    def words(self) -> frozenset[EventWord]:
        """The words that count in it."""
        return frozenset(count.word for count in self.counts)


def parts(scan: Scan, counts: Sequence[Count]) -> tuple[Part, ...]:
    """Cut a sentence where it counts the same again: "killed 12 on Monday, and 300 have been killed since January".

    Returns
    -------
    tuple of Part
        In reading order; empty where nothing is counted twice.
    """
    clusters: list[list[Count]] = []
    for count in counts:
        again = clusters and any(
            other.word is not count.word and other.word.first < count.word.first and _recounts(other, count)
            for other in clusters[-1]
        )
        if again or not clusters:
            clusters.append([])
        clusters[-1].append(count)
    if len(clusters) < 2:
        return ()
    cuts = [0, *(_start(scan, cluster) for cluster in clusters[1:]), len(scan.lower)]
    return tuple(
        Part(first, last, replace(scan, dates=_within(scan.dates, first, last)), tuple(cluster))
        for cluster, (first, last) in zip(clusters, pairwise(cuts), strict=True)
    )


def _within(dates: Sequence[Timex], first: int, last: int) -> tuple[Timex, ...]:
    return tuple(timex for timex in dates if first <= timex.first < last)


def _recounts(one: Count, other: Count) -> bool:
    same = one.figure.kind is other.figure.kind and one.figure.start != other.figure.start
    # "Of the 12 who were abducted, 5 were freed": a part of them counts nobody again.
    part = one.group is not None and one.group.whole
    return same and not part and not one.implied and not other.implied


def _start(scan: Scan, cluster: Sequence[Count]) -> int:
    """Return where the clause of a toll starts: at the last mark before its people and its word, dates passed over."""
    people = min(count.figure.start for count in cluster)
    first = next(index for index, token in enumerate(scan.sentence.tokens) if token.start >= people)
    first = min(first, cluster[0].word.first)
    marks = scan.lexicon.words("events", "clause_start") | {";"}
    dated = {timex.last: timex for timex in scan.dates}
    opening = {last for last in dated if scan.lower[last : last + 1] == (",",)}
    start = max((index for index in range(first) if scan.lower[index] in marks and index not in opening), default=first)
    if scan.lower[start] in scan.lexicon.words("events", "when") and (start in dated or start - 1 in opening):
        # "up from last year, when 62 were killed"
        return (dated.get(start) or dated[start - 1]).first
    return start


def is_tally(
    scan: Scan,
    counts: Sequence[Count],
    timex: Timex | None,
    site: PlaceName | None,
    tokens: tuple[int, int] | None = None,
) -> bool:
    """Tell a running total from the toll of one event.

    What is counted over more than `EPISODE_DAYS`, over a war, or each year, is a tally, and so is what a whole year
    has for its date, if nothing says that it was one event. "The deadliest attack this year" is one.

    Parameters
    ----------
    counts
        Those of one event word or more of the sentence.
    timex
        The date expression that they stand under, and ``site`` the place; None where there is none.
    tokens
        The part of the sentence (last exclusive) that tells it; None for all of it.
    """
    size = max((count.figure.best or count.figure.low or 0 for count in counts), default=0)
    if size <= 1:
        return False
    if timex is not None and (_is_ranked(scan, timex.first) or _bound(scan, timex) in ("until", "before")):
        # "the deadliest attack this year", "as of Friday": not the time that the count is over.
        timex = None
    if any(timex is None or not _is_episode(timex) or opens for opens in _running(scan, timex, tokens)):
        return True
    if timex is None:
        return _lasts(scan) or _is_stock(scan, counts) or _is_of_war(scan, counts, size)
    if timex.kind is TimexKind.SPAN:
        # "shortly after Friday prayers" is a point of time, whatever went on from it.
        after = scan.lower[timex.first] in scan.lexicon.words("events", "after")
        return not after and not _is_episode(timex) and _is_long(scan, timex)
    return _covers_year(scan, timex) and not _is_one_event(scan, counts, timex, site, size)


def _running(scan: Scan, timex: Timex | None, tokens: tuple[int, int] | None) -> Iterator[bool]:
    """Yield for each phrase that counts on and on ("since the war began") whether the date only says from when."""
    start, end = tokens or (0, len(scan.lower))
    for first, last in scan.phrases("events", "tally"):
        inside = timex is not None and timex.first < last and first < timex.last
        if start <= first < end and not inside and not _is_ranked(scan, first):
            yield timex is not None and last <= timex.first <= last + OPENING_REACH


def _is_ranked(scan: Scan, first: int) -> bool:
    """Tell whether a time is only what a superlative is measured by: "the worst floods in recent years"."""
    best = scan.phrases("events", "superlative")
    if any(last <= first <= last + SUPERLATIVE_REACH for _, last in best):
        return True
    ordinals, nouns = scan.lexicon.words("events", "ordinal"), scan.lexicon.words("events", "one_event")
    before = scan.lower[max(0, first - SUPERLATIVE_REACH) : first]
    return any(token in ordinals and not nouns.isdisjoint(before[index:]) for index, token in enumerate(before))


def _bound(scan: Scan, timex: Timex) -> str | None:
    bound = time_words(scan.lexicon).spans.at(scan.sentence.tokens, timex.first)
    return None if bound is None or timex.kind is not TimexKind.SPAN else bound[1]


def _is_episode(timex: Timex) -> bool:
    """Tell whether a date is so short that what happened in it was one thing that went on."""
    if timex.start is None:
        return timex.kind is not TimexKind.SPAN
    return timex.end is not None and (timex.end - timex.start).days <= EPISODE_DAYS


def _is_long(scan: Scan, timex: Timex) -> bool:
    """Tell whether a span that is no episode is long for sure: one without dates is, unless its words are of days."""
    if timex.start is not None:
        return True
    units = scan.lexicon.table("dates", "units")
    said = scan.lower[timex.first : timex.last]
    if found := {units[token] for token in said if token in units}:
        return not found.isdisjoint(LONG_UNITS)
    weekdays, days = scan.lexicon.table("dates", "weekdays"), scan.lexicon.table("dates", "days")
    return not any(token in weekdays or token in days for token in said)


def _lasts(scan: Scan) -> bool:
    """Tell whether a sentence counts over a long time that is not dated: "in three years", "en six mois"."""
    units = scan.lexicon.table("dates", "units")
    over = scan.lexicon.words("events", "within")
    return any(
        timex.kind is TimexKind.DURATION
        and any(units.get(token) in LONG_UNITS for token in scan.lower[timex.first : timex.last])
        and not over.isdisjoint(scan.lower[max(0, timex.first - 1) : timex.first + 1])
        for timex in scan.dates
    )


def _covers_year(scan: Scan, timex: Timex) -> bool:
    """Tell whether a date is a whole year, or all of this one."""
    if timex.kind is not TimexKind.POINT or not _unpartial(scan, timex):
        return False
    if timex.start is not None and timex.end is not None and (timex.end - timex.start).days >= YEAR_DAYS:
        return True
    if timex.start is not None and (timex.start.month, timex.start.day) != (1, 1):
        # "New Year's Eve"
        return False
    units = scan.lexicon.table("dates", "units")
    return any(units.get(token) in ("year", "decade") for token in scan.lower[timex.first : timex.last])


def _unpartial(scan: Scan, timex: Timex) -> bool:
    """Tell whether a date means all of its time: neither "earlier this year" nor "two years ago"."""
    tokens, words = scan.sentence.tokens, time_words(scan.lexicon)
    return not (
        words.lead.at(tokens, timex.first)
        or words.thirds.at(tokens, timex.first)
        or words.ago_before.at(tokens, timex.first)
        or words.ago_after.before(tokens, timex.last, timex.first)
    )


def _is_one_event(scan: Scan, counts: Sequence[Count], timex: Timex, site: PlaceName | None, size: int) -> bool:
    """Tell whether what a year dates was one event: it is named as one, struck few, or in a town."""
    determiners = scan.lexicon.words("people", "determiners")
    first = counts[0].word.first
    for index in range(max(0, first - EVENT_REACH), min(len(scan.lower), first + EVENT_REACH)):
        named = scan.lower[index] in scan.lexicon.words("events", "one_event")
        if named and not determiners.isdisjoint(scan.lower[max(0, index - NAME_REACH) : index]):
            return True
    running = timex.start is None or timex.end is None or (timex.end - timex.start).days < YEAR_DAYS
    if running:
        # "this year": what is told of the running year at large is not told as one event.
        return False
    town = site is not None and site.mention.place is not None and site.mention.place.precision <= TOWN
    displaced = all(count.figure.kind is Kind.DISPLACED for count in counts)
    return size < FEW or (town and not (displaced and size >= MANY))


def _is_stock(scan: Scan, counts: Sequence[Count]) -> bool:
    """Tell how many displaced there are ("2.1 million internally displaced") from how many a thing drove out."""
    return len(scan.words) == 1 and all(
        count.figure.kind is Kind.DISPLACED
        and Form.COUNT in count.word.forms
        and _is_noun(scan, count)
        and (count.figure.best or count.figure.low or 0) >= STOCK
        for count in counts
    )


def _is_of_war(scan: Scan, counts: Sequence[Count], size: int) -> bool:
    """Tell the toll of a whole war, with no time said: "the insurgency, now in its 16th year, has killed 40,000"."""
    if any(word.sense.event_type is EventType.DISASTER for word in scan.words) or all(
        count.implied for count in counts
    ):
        return False
    wars = scan.lexicon.words("events", "wars")
    if size >= WAR_TOLL and not wars.isdisjoint(scan.lower[: counts[0].word.first]):
        return True
    return any(count.figure.kind is Kind.KILLED and (count.figure.best or 0) >= STOCK for count in counts)


def _is_noun(scan: Scan, count: Count) -> bool:
    """Tell "2.1 million displaced" from "2.1 million were displaced": the word is part of what is counted."""
    return count.figure.start <= scan.sentence.tokens[count.word.first].start < count.figure.end
