"""Groups of people in a sentence: "47 Malian soldiers", "a policeman", "five children", "Maria Lopez, 34"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from dateline.incidents.words import EventWord, find_phrases
from dateline.language.dates import Timex
from dateline.language.document import Sentence, Token
from dateline.language.lexicon import Lexicon
from dateline.language.numbers import Number

__all__ = ["Group", "Side", "find_groups"]

Side = str
"""``civilian``, ``state``, ``armed`` (non-state), or "" where the noun does not tell: keys of [people]."""

REACH = 7
"""Tokens after a number within which its noun must come: "12 heavily armed and masked Malian army soldiers"."""

NAME_LENGTH = 5
"""A person's name has at most so many words."""

PEOPLE_ALIVE = 8_500_000_000
"""No figure of people may pass the number of people alive (UN World Population Prospects 2024)."""


class Group(NamedTuple):
    """People that a phrase counts; tokens ``first`` to ``last``, exclusive."""

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    approximate: bool
    noun: str | None
    """The head noun, lower case; None after a bare number ("killing 12")."""
    party: str | None
    """The words after the number: "Malian soldiers"; None where there are none."""
    side: Side
    counted: bool
    """A number said so; False for "a soldier" and for names, which are 1."""
    named: bool = False
    """A person's name."""
    other: bool = False
    """Told besides an earlier group: "12 others", "another man"."""
    part: bool = False
    """A part of the group before it: "including five children"."""
    assailant: bool = False


def find_groups(
    sentence: Sentence,
    lower: Sequence[str],
    lexicon: Lexicon,
    numbers: Sequence[Number],
    dates: Sequence[Timex],
    places: Iterable[tuple[int, int]],
    words: Sequence[EventWord],
) -> tuple[Group, ...]:
    """Find the groups of people in a sentence, in reading order.

    Parameters
    ----------
    lower
        The sentence's tokens in lower case.
    places
        Token ranges (last exclusive) of place names, which are no persons' names.
    words
        Its event words; they end a group, but may stand inside one ("four abducted drivers").
    """
    groups: list[Group] = []
    taken = [False] * len(lower)
    places = tuple(places)
    following = lexicon.words("people", "following")
    # In French they stand behind the noun: "47 soldats maliens".
    adjectives = {index for index, word in enumerate(lower) if word in following}
    if following:
        adjectives.update(index for first, last in places for index in range(first, last) if lower[index][0].isalpha())
    for timex in dates:
        taken[timex.first : timex.last] = [True] * (timex.last - timex.first)
    for number in numbers:
        if not any(taken[number.first : number.last]):
            group = _counted(sentence, lower, lexicon, number, adjectives)
            if group is not None:
                groups.append(group)
                taken[group.first : group.last] = [True] * (group.last - group.first)
    nouns = _nouns(lexicon)
    determiners = lexicon.words("people", "determiners")
    for index, word in enumerate(lower):
        opens = index == 0 or lower[index - 1] in ":;"
        if (word in determiners or opens) and not taken[index]:
            single = _single(sentence, lower, lexicon, index, nouns, taken)
            if single is not None:
                groups.append(single)
                taken[single.first : single.last] = [True] * (single.last - single.first)
    for first, last in places:
        taken[first:last] = [True] * (last - first)
    groups.extend(_names(sentence, lower, lexicon, taken))
    pronouns = lexicon.words("people", "pronouns")
    groups.extend(
        Group(index, index + 1, 1, 1, 1, False, None, None, "", counted=False)
        for index, word in enumerate(lower)
        if word in pronouns
    )
    groups.extend(_lone(lower, lexicon, words, taken))
    groups.sort()
    return _with_parts(groups, sentence, lower, lexicon, words)


def _counted(
    sentence: Sentence, lower: Sequence[str], lexicon: Lexicon, number: Number, adjectives: Set[int]
) -> Group | None:
    """Read the noun group that a number opens; None where it counts something else than people."""
    if (number.best or number.low or 0) > PEOPLE_ALIVE:
        return None
    head = _head(lower, lexicon, number.last)
    last, noun = number.last, None
    if head is not None:
        noun, last = lower[head], head + 1
        if noun in lexicon.words("people", "things"):
            return None
        while last in adjectives:
            last += 1
    low, best, high = number.low, number.best, number.high
    before = lower[max(0, number.first - 2) : number.first]
    one, of = lexicon.words("people", "indefinite"), lexicon.words("people", "of")
    if len(before) == 2 and before[0] in one and before[1] in of:
        # "one of four women"
        low = best = high = 1
    other = bool(lexicon.words("people", "more") & set(lower[max(0, number.first - 1) : last]))
    first = number.last
    while first < last and lower[first] in lexicon.words("people", "of") | lexicon.words("people", "determiners"):
        first += 1
    party = _words(sentence.tokens, first, last) if noun else None
    return Group(
        number.first,
        last,
        _whole(low),
        _whole(best),
        _whole(high),
        number.approximate,
        noun,
        party,
        _nouns(lexicon).get(noun or "", ""),
        counted=True,
        other=other,
        assailant=noun in lexicon.words("people", "assailants"),
    )


def _head(lower: Sequence[str], lexicon: Lexicon, first: int) -> int | None:
    """Return the index of the last people noun of the noun group that starts at ``first``, or of its thing noun."""
    nouns = _nouns(lexicon)
    ends = lexicon.words("people", "group_end")
    things = lexicon.words("people", "things")
    of = lexicon.words("people", "of")
    head: int | None = None
    index = first
    limit = min(len(lower), first + REACH)
    # "12 of them", "two of the soldiers", "une dizaine de soldats": the noun stands behind the "of".
    if index < limit and lower[index] in of:
        index += 1
        while index < limit and lower[index] in lexicon.words("people", "determiners"):
            index += 1
    while index < limit:
        word = lower[index]
        if word == "(" and ")" in lower[index:limit]:
            # "one UN (Liberian) driver"
            after = lower.index(")", index) + 1
            limit, index = min(len(lower), limit + after - index), after
            continue
        is_noun = word in nouns or (word in lexicon.words("people", "old") and lower[index - 1] == "-")
        if word in ends or not _in_group(lower, index) or (head is not None and not is_noun):
            break
        if is_noun or (word in things and head is None):
            head = index
        index += 1
    return head


def _in_group(lower: Sequence[str], index: int) -> bool:
    """Tell whether a token may stand in a noun group: a word, a hyphen, or the number of an age ("44-year-old")."""
    age = lower[index].isdigit() and lower[index + 1 : index + 2] == ("-",)
    return lower[index][0].isalpha() or lower[index] == "-" or age


def _single(
    sentence: Sentence,
    lower: Sequence[str],
    lexicon: Lexicon,
    first: int,
    nouns: Mapping[str, Side],
    taken: Sequence[bool],
) -> Group | None:
    """Read "a farmer", "his wife", in a headline "Man": one person; None for plurals and things."""
    bare = lower[first] not in lexicon.words("people", "determiners")
    head = _head(lower, lexicon, first if bare else first + 1)
    if head is None or any(taken[first : head + 1]):
        return None
    noun = lower[head]
    if noun not in lexicon.words("people", "singular") | lexicon.words("people", "old"):
        return None
    return Group(
        first,
        head + 1,
        1,
        1,
        1,
        False,
        noun,
        _words(sentence.tokens, first if bare else first + 1, head + 1),
        nouns.get(noun, ""),
        counted=False,
        other=lower[first] in lexicon.words("people", "more"),
        assailant=noun in lexicon.words("people", "assailants"),
    )


def _lone(lower: Sequence[str], lexicon: Lexicon, words: Sequence[EventWord], taken: Sequence[bool]) -> Iterator[Group]:
    """Read "one" and "another" before a verb: "seven people were killed and one seriously injured"."""
    one = lexicon.words("people", "lone")
    for word in words:
        for first in (word.first - 1, word.first - 2):
            if word.sense.kind is not None and first >= 0 and lower[first] in one and not taken[first]:
                other = lower[first] in lexicon.words("people", "more")
                yield Group(first, first + 1, 1, 1, 1, False, None, None, "", counted=True, other=other)
                break


def _names(sentence: Sentence, lower: Sequence[str], lexicon: Lexicon, taken: Sequence[bool]) -> list[Group]:
    """Find persons' names: two to five capitalized words that are nothing else."""
    tokens = sentence.tokens
    organisations = lexicon.words("people", "organisations")
    found: list[Group] = []
    index = 0
    while index < len(tokens):
        last = index
        while last < len(tokens) and tokens[last].capitalized and tokens[last].text.isalpha() and not taken[last]:
            last += 1
        length = last - index
        # A sentence's first word is capitalized whatever it is.
        plain = 2 <= length <= NAME_LENGTH and not organisations.intersection(lower[index:last])
        if plain and not (index == 0 and lower[0] in lexicon.words("language", "common")):
            party = _words(tokens, index, last)
            found.append(Group(index, last, 1, 1, 1, False, None, party, "", counted=False, named=True))
        index = max(last, index + 1)
    return found


def _with_parts(
    groups: list[Group], sentence: Sentence, lower: Sequence[str], lexicon: Lexicon, words: Sequence[EventWord]
) -> tuple[Group, ...]:
    """Mark the groups behind "including" and its like, up to the verb, as parts of the one before."""
    openers = [last for _, last in find_phrases(sentence.tokens, lexicon, "people", "including")]
    said = lexicon.words("attribution", "said")
    be = lexicon.words("events", "be")
    ends = [word.first for word in words] + [i for i, token in enumerate(sentence.tokens) if token.lower in said]
    counting = {word.first for word in words if word.sense.kind is not None}
    marked: list[Group] = []
    for group in groups:
        opener = max((last for last in openers if last <= group.first), default=None)
        part = bool(marked) and opener is not None and not any(opener <= end < group.first for end in ends)
        # "including three children, and four others were injured": a verb of their own ends the parts.
        behind = next((i for i in range(group.last, len(lower)) if lower[i] not in be), len(lower))
        own_verb = behind in counting and any(member.part for member in marked[-1:])
        marked.append(group._replace(part=part and not own_verb))
    return tuple(marked)


@cache
def _nouns(lexicon: Lexicon) -> Mapping[str, Side]:
    sides = {"neutral": "", "civilian": "civilian", "state": "state", "armed": "armed"}
    return {noun: side for key, side in sides.items() for noun in lexicon.words("people", key)}


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)


def _words(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """Join tokens as they were written; hyphens stand close."""
    if first >= last:
        return None
    text = tokens[first].text
    for before, token in zip(tokens[first:last], tokens[first + 1 : last], strict=False):
        text += token.text if before.end == token.start else " " + token.text
    return text
