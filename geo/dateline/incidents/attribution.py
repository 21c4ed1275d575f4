"""Who says so: the speakers that a sentence names for what it tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.armed_groups import is_armed_group
from dateline.incidents.scan import Scan
from dateline.incidents.words import EventWord

__all__ = ["Speaker", "find_speaker", "find_speakers"]

SPEAKER_LENGTH = 7
"""A speaker is named in at most so many words: "a spokesman for the Malian armed forces"."""

APPOSITION_LENGTH = 8
"""Words between commas that tell who a speaker is: "Ali Diallo, the governor of the Gao region, said"."""

MARKS = ",.;:—–"


class Speaker(NamedTuple):
    """Who says something, and the words that say that he does: token indexes, last exclusive."""

    first: int
    last: int
    name: str


def find_speakers(scan: Scan, source: str) -> tuple[Speaker, ...]:
    """Find the speakers of a sentence, in reading order.

    Reads "X said ...", "..., X said", "..., said X" and "according to X"; pronouns are no names.

    Parameters
    ----------
    source
        The article's text, for the names.
    """
    found: list[Speaker] = []
    according = scan.phrases("attribution", "according")
    for first, last in according:
        if (name := _name(scan, source, last, _group_end(scan, last))) is not None:
            found.append(Speaker(first, last, name))
    claimed = {first for first, _ in scan.phrases("attribution", "claimed")}
    joins = scan.lexicon.words("people", "and")
    subject: str | None = None
    for first, last in scan.phrases("attribution", "said"):
        if (first, last) in according:
            continue
        if any(event.first <= first < event.last for event in scan.words):
            # "claimed the lives of 12"
            continue
        verb = _past_auxiliaries(scan, first)
        name = _behind(scan, source, verb, last)
        if name is None:
            end = _apposition_start(scan, verb)
            name = _name(scan, source, _group_start(scan, end), end)
        if name is None and verb and scan.lower[verb - 1] in joins:
            # "JNIM claimed the raid and said that it killed 60"
            name = subject
        subject = name or subject
        if name is not None and first not in claimed:
            found.append(Speaker(first, last, name))
    return tuple(sorted(found))


def find_speaker(speakers: Sequence[Speaker], word: EventWord | None = None) -> str | None:
    """Return the speaker of what an event word tells, as named; None where the article itself speaks.

    Of several it is the last before the word ("the army said ten died, while rebels said 15 did"), else the first
    behind it; without a word the first.
    """
    if not speakers:
        return None
    before = [speaker for speaker in speakers if word is not None and speaker.first < word.first]
    return (before[-1] if before else speakers[0]).name


def _past_auxiliaries(scan: Scan, index: int) -> int:
    """Return where a verb begins with its auxiliary and what stands between: "has said", "a pour sa part annoncé"."""
    have = scan.lexicon.words("events", "have")
    asides = {last: first for first, last in scan.phrases("attribution", "asides")}
    while index and (scan.lower[index - 1] in have or index in asides):
        index = asides.get(index, index - 1)
    return index


def _behind(scan: Scan, source: str, verb: int, start: int) -> str | None:
    """Return the speaker behind a verb that opens its clause: ", said the army", ", a annoncé lundi l'armée"."""
    if not verb or scan.lower[verb - 1] not in ',"”»':
        return None
    start = _past_addressee(scan, start)
    end = _group_end(scan, start)
    verbs = scan.lexicon.words("events", "have") | scan.lexicon.words("events", "be")
    clause = scan.lower[end : end + 1] and scan.lower[end] in verbs
    if clause or any(start <= word.first <= end for word in scan.words):
        # "the governor, Ali Diallo, said the army killed 12"
        return None
    return _name(scan, source, start, end)


def _past_addressee(scan: Scan, index: int) -> int:
    """Pass over a date and whom it is told: ", a déclaré lundi à l'AFP un responsable"."""
    to = scan.lexicon.words("attribution", "to")
    articles = scan.lexicon.words("people", "determiners")
    while index < len(scan.lower):
        timex = next((timex for timex in scan.dates if timex.first == index), None)
        if timex is not None:
            index = timex.last
        elif scan.lower[index] in to:
            index += 2 if index + 1 < len(scan.lower) and scan.lower[index + 1] not in articles else 3
        else:
            break
    return index


def _apposition_start(scan: Scan, end: int) -> int:
    """Return where the words between commas before a verb begin, for the name stands before them; else ``end``."""
    if end and scan.lower[end - 1] == ",":
        for index in range(end - 2, max(0, end - 2 - APPOSITION_LENGTH), -1):
            if scan.lower[index] == ",":
                return index
    return end


def _group_end(scan: Scan, first: int) -> int:
    stops = scan.lexicon.words("attribution", "stops")
    last = first
    while last < min(len(scan.lower), first + SPEAKER_LENGTH) and scan.lower[last] not in MARKS:
        # "said the army on Monday"
        if last > first and scan.lower[last] in stops:
            break
        last += 1
    return last


def _group_start(scan: Scan, end: int) -> int:
    """Return where the noun group before a verb starts: at the last comma, quote or conjunction."""
    stops = scan.lexicon.words("attribution", "stops")
    first = end
    while first > max(0, end - SPEAKER_LENGTH) and (
        scan.lower[first - 1][0].isalnum() or scan.lower[first - 1] in "-'’s"
    ):
        if scan.lower[first - 1] in stops and not _joins_sources(scan, first - 1):
            break
        first -= 1
    return first


def _joins_sources(scan: Scan, index: int) -> bool:
    """Tell whether two speakers are joined: "residents and a security source said"."""
    joins = scan.lexicon.words("people", "and")
    return (
        index > 0
        and scan.lower[index] in joins
        and scan.lower[index - 1] in scan.lexicon.words("attribution", "sources")
    )


def _name(scan: Scan, source: str, first: int, last: int) -> str | None:
    """Return the words of a speaker, if they name one: a capital, or a word for a source of news."""
    if first >= last:
        return None
    tokens = scan.sentence.tokens[first:last]
    known = scan.lexicon.words("attribution", "sources")
    # A sentence's first word is capitalized whatever it is: alone it names nobody but a group that is known.
    proper = tokens[-1].capitalized and (len(tokens) > 1 or first > 0 or is_armed_group(tokens))
    named = proper or any(token.lower in known for token in tokens)
    if not named or any(token.text[0].isdigit() for token in tokens):
        return None
    return scan.text(first, last, source)
