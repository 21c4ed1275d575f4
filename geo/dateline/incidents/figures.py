"""Figures: how many people each event word of a sentence counts, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.incidents.attribution import Speaker, find_speaker, find_speakers
from dateline.incidents.counted import find_counted
from dateline.incidents.dwellings import find_dwellings
from dateline.incidents.people import Group
from dateline.incidents.scan import Scan
from dateline.incidents.words import EventWord, Form
from dateline.incidents.zeros import find_nobody, no_casualties
from dateline.model import Figure, Kind, Side, Use

__all__ = ["Count", "count_group", "find_counts"]


class Count(NamedTuple):
    """A figure, and the event word that it belongs to."""

    figure: Figure
    word: EventWord
    implied: bool
    """Read from a singular, a name or a pronoun, not from a number."""
    other: bool
    """Told besides another figure: "12 others", "two more"."""
    side: Side | None
    group: Group | None = None
    """The words that it was read from; None for a zero ("nobody was hurt")."""


def find_counts(scan: Scan, source: str) -> tuple[Count, ...]:
    """Return the casualty figures of a sentence, in reading order.

    Parameters
    ----------
    source
        The article's text, for the quotes.
    """
    counts: list[Count] = []
    speakers = find_speakers(scan, source) if scan.words else ()
    for position, word in enumerate(scan.words):
        if word.sense.kind is None:
            continue
        speaker = find_speaker(speakers, word)
        groups = () if word.sense.homes else find_counted(scan, position, word)
        if not groups and word.sense.kind is Kind.DISPLACED and (homes := find_dwellings(scan)):
            groups = find_counted(replace(scan, groups=homes), position, word)
        if not any(group.counted for group in groups) and (none := find_nobody(scan, word)) is not None:
            counts.append(_zero(scan, source, word, word.sense.kind, none, speaker))
        else:
            counts.extend(count_group(scan, source, word, group, speaker) for group in groups)
    counts = [count for count in counts if not _is_fated(count, counts) and not _only_describes(scan, count, counts)]
    if scan.words:
        for none in no_casualties(scan):
            speaker = find_speaker(speakers)
            counts.extend(
                _zero(scan, source, scan.words[0], kind, none, speaker) for kind in (Kind.KILLED, Kind.WOUNDED)
            )
        counts.extend(_rivals(scan, source, counts, speakers))
    return tuple(counts)


def _only_describes(scan: Scan, count: Count, counts: Sequence[Count]) -> bool:
    """Tell whether a count only says who they are that another counts: "killed six displaced people"."""
    figure = count.figure
    if figure.kind is not Kind.DISPLACED:
        return False
    inside = figure.start < scan.sentence.tokens[count.word.first].start < figure.end and Form.COUNT in count.word.forms
    return inside and any(
        other.figure.kind is not figure.kind and other.figure.start == figure.start for other in counts
    )


def count_group(scan: Scan, source: str, word: EventWord, group: Group, speaker: str | None = None) -> Count:
    """Make a group that an event word counts a figure of the word's kind."""
    tokens = scan.sentence.tokens
    assert word.sense.kind is not None
    figure = Figure(
        kind=word.sense.kind,
        low=group.low,
        best=group.best,
        high=group.high,
        party=group.party,
        said_by=speaker,
        approximate=group.approximate,
        quote=source[scan.sentence.start : scan.sentence.end],
        start=tokens[group.first].start,
        end=tokens[group.last - 1].end,
        assailant=group.assailant,
        use=Use.PART if group.part else Use.COUNTED,
        side=group.side,
    )
    return Count(figure, word, not group.counted, group.other, group.side, group)


def _is_fated(count: Count, counts: Sequence[Count]) -> bool:
    """Tell whether a killing is told of the very people, who are no other casualties then.

    "Two of the wounded died", "shot 14 people dead", "were stabbed and killed"; but "killed and wounded 30" is both,
    and so is whatever else befell them: "kidnapped and later killed".
    """
    kind, word, group = count.figure.kind, count.word, count.group
    # "the death of two wounded"
    inside = group is not None and group.first <= word.first < group.last
    if kind is Kind.KILLED or not (kind is Kind.WOUNDED or Form.COUNT in word.forms):
        return False
    return any(
        other.figure.kind is Kind.KILLED
        and other.figure.start == count.figure.start
        and (inside or word.first < other.word.first)
        for other in counts
    )


def _rivals(scan: Scan, source: str, counts: Sequence[Count], speakers: Sequence[Speaker]) -> Iterator[Count]:
    """Yield what others say whose verb is left out: "ten were killed, said the army, 15 according to residents"."""
    told = [count for count in counts if not count.implied and count.figure.use is Use.COUNTED]
    starts = {count.figure.start for count in counts}
    for group in scan.groups if told and speakers else ():
        word, said_by = told[-1].word, told[-1].figure.said_by
        free = group.counted and not group.part and scan.sentence.tokens[group.first].start not in starts
        if not free or group.first < word.first or _is_counted(scan, group):
            continue
        ends = group.last == len(scan.lower) or scan.lower[group.last] in ".,;"
        for speaker in speakers:
            says = speaker.first == group.last or (ends and speaker.last == group.first)
            if says and speaker.name != said_by:
                yield count_group(scan, source, word, group, speaker.name)


def _is_counted(scan: Scan, group: Group) -> bool:
    """Tell whether an event word stands in a group or right behind it."""
    return any(group.first <= word.first <= group.last for word in scan.words)


def _zero(scan: Scan, source: str, word: EventWord, kind: Kind, none: tuple[int, int], speaker: str | None) -> Count:
    tokens, (first, last) = scan.sentence.tokens, none
    figure = Figure(
        kind=kind,
        low=0,
        best=0,
        high=0,
        party=None,
        said_by=speaker,
        approximate=False,
        quote=source[scan.sentence.start : scan.sentence.end],
        start=tokens[first].start,
        end=tokens[last - 1].end,
    )
    return Count(figure, word, False, False, None)
