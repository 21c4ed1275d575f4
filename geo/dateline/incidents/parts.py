"""Parts and wholes among the groups of a sentence: "12 people, including five children", "of the 20 passengers, 14"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.incidents.people import Group
from dateline.incidents.words import EventWord, Listing
from dateline.language.document import Sentence

__all__ = ["mark_parts"]

WHOLE_GAP = 3
"""Words between "were among" and the number of the whole: "were among the more than 12 people killed"."""


def mark_parts(
    groups: Sequence[Group], sentence: Sentence, phrases: Listing, words: Sequence[EventWord]
) -> tuple[Group, ...]:
    """Mark the groups that are parts of another, and the wholes of which the next number is a part.

    Parameters
    ----------
    groups
        Of the sentence, in reading order.
    words
        The sentence's event words, which end a row of parts.
    """
    if not groups:
        return ()
    lexicon, lower = phrases.lexicon, [token.lower for token in sentence.tokens]
    belonging = _belonging(groups, phrases)
    including = {last for _, last in phrases("people", "including")}
    openers = sorted(including - set(belonging.values()))
    wholes = _wholes(lower, phrases)
    said, be = lexicon.words("attribution", "said"), lexicon.words("events", "be")
    skipped = be | lexicon.words("people", "relative")
    ends = sorted({word.first for word in words}.union(i for i, token in enumerate(lower) if token in said))
    counting = sorted(word.first for word in words if word.sense.kind is not None)
    marked: list[Group] = []
    for group in groups:
        position = bisect_right(openers, group.first)
        opener = openers[position - 1] if position else None
        part = own_verb = False
        if marked and opener is not None:
            part = bisect_left(ends, opener) == bisect_left(ends, group.first)
            # "were killed, including three children, and four others were injured": a verb of their own ends the parts.
            behind = next((i for i in range(group.last, len(lower)) if lower[i] not in skipped), len(lower))
            inside = bisect_right(counting, group.first) < bisect_left(counting, group.last)
            told = bool(counting) and counting[0] < opener
            own_verb = (inside or behind in counting) and told and marked[-1].part
        # "Three people, two of them soldiers, ..."
        of_them = group.part and bool(marked) and group.first - marked[-1].last <= 1
        marked.append(group._replace(part=(part and not own_verb) or of_them, whole=group.first in wholes))
    joins = lexicon.words("people", "and") | {","}
    for first in belonging:
        index, joined = bisect_right(marked, first, key=lambda group: group.last) - 1, first
        while index >= 0 and joins.issuperset(lower[marked[index].last : joined]):
            marked[index], joined = marked[index]._replace(part=True), marked[index].first
            index -= 1
    return tuple(marked)


def _belonging(groups: Sequence[Group], phrases: Listing) -> dict[int, int]:
    """Return where "were among" stands, parts before it and their whole behind: "two were among the 12 killed"."""
    counted = {group.first for group in groups if group.counted}
    found = phrases("people", "belong")
    return {first: last for first, last in found if not counted.isdisjoint(range(last, last + WHOLE_GAP))}


def _wholes(lower: Sequence[str], phrases: Listing) -> set[int]:
    """Return where the wholes begin of which the next number is a part: "of the 20 passengers, 14 were killed"."""
    openers = phrases("people", "wholes")
    return {last for first, last in openers if first == 0 or lower[first - 1] in ",;:"}
