"""Who says so: the speaker that a sentence names for what it tells."""

from __future__ import annotations

from dateline.incidents.scan import Scan
from dateline.incidents.words import find_phrases

__all__ = ["find_speaker"]

SPEAKER_LENGTH = 7
"""A speaker is named in at most so many words: "a spokesman for the Malian armed forces"."""


def find_speaker(scan: Scan, source: str) -> str | None:
    """Return the speaker of a sentence, as named; None where the article itself speaks.

    Reads "according to X", "X said ..." and "..., X said"; pronouns are no names and give None.
    """
    for _, last in find_phrases(scan.sentence.tokens, scan.lexicon, "attribution", "according"):
        return _name(scan, source, last, _group_end(scan, last))
    said = scan.lexicon.words("attribution", "said")
    for index, word in enumerate(scan.lower):
        if word in said and index:
            name = _name(scan, source, _group_start(scan, index), index)
            if name is not None:
                return name
    return None


def _group_end(scan: Scan, first: int) -> int:
    last = first
    while last < min(len(scan.lower), first + SPEAKER_LENGTH) and scan.lower[last] not in ",.;:—–":
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
    head = tokens[-1]
    named = head.lower in known or (head.capitalized and (len(tokens) > 1 or first > 0))
    if not named or any(token.text[0].isdigit() for token in tokens):
        return None
    return scan.text(first, last, source)
