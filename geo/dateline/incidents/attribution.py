"""Who says so: the speaker that a sentence names for what it tells."""

from __future__ import annotations

from dateline.incidents.scan import Scan
from dateline.incidents.words import EventWord, find_phrases

__all__ = ["find_speaker"]

SPEAKER_LENGTH = 7
"""A speaker is named in at most so many words: "a spokesman for the Malian armed forces"."""

MARKS = ",.;:—–"


def find_speaker(scan: Scan, source: str, word: EventWord | None = None) -> str | None:
    """Return the speaker of a sentence, as named; None where the article itself speaks.

    Reads "X said ...", "..., X said", "..., said X" and "according to X"; pronouns are no names and give None.

    Parameters
    ----------
    word
        Of several speakers the last before this word is returned ("the army said ten died, while rebels said 15 did"),
        else the first behind it.
    """
    found: list[tuple[int, str]] = []
    for first, last in find_phrases(scan.sentence.tokens, scan.lexicon, "attribution", "according"):
        if (name := _name(scan, source, last, _group_end(scan, last))) is not None:
            found.append((first, name))
    for first, last in find_phrases(scan.sentence.tokens, scan.lexicon, "attribution", "said"):
        if any(event.first <= first < event.last for event in scan.words):
            # "claimed the lives of 12"
            continue
        name = _name(scan, source, _group_start(scan, first), first)
        if name is None and _follows_mark(scan, first):
            name = _name(scan, source, last, _group_end(scan, last))
        if name is not None:
            found.append((first, name))
    if not found:
        return None
    found.sort()
    before = [name for index, name in found if word is not None and index < word.first]
    return before[-1] if before else found[0][1]


def _follows_mark(scan: Scan, index: int) -> bool:
    """Tell whether a verb of saying opens its clause, so that the speaker comes behind it: ", a annoncé l'armée"."""
    if index and scan.lower[index - 1] in scan.lexicon.words("events", "have"):
        index -= 1
    return index > 0 and scan.lower[index - 1] in ',"”»'


def _group_end(scan: Scan, first: int) -> int:
    last = first
    while last < min(len(scan.lower), first + SPEAKER_LENGTH) and scan.lower[last] not in MARKS:
        # "said the army on Monday"
        if last > first and scan.lower[last] in scan.lexicon.words("attribution", "stops"):
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
        if scan.lower[first - 1] in stops:
            break
        first -= 1
    return first


def _name(scan: Scan, source: str, first: int, last: int) -> str | None:
    """Return the words of a speaker, if they name one: a capital, or a word for a source of news."""
    if first >= last:
        return None
    tokens = scan.sentence.tokens[first:last]
    known = scan.lexicon.words("attribution", "sources")
    named = any(token.lower in known for token in tokens) or (tokens[-1].capitalized and (len(tokens) > 1 or first > 0))
    if not named or any(token.text[0].isdigit() for token in tokens):
        return None
    return scan.text(first, last, source)
