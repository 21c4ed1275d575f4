"""Figures: which people an event word counts, by the structure of the sentence.

A verb in an active sentence counts the people behind it ("killed 12"), in a passive one those before it ("12 were
killed"); a noun counts those of its "of" ("the death of 12"), a toll the number that follows. Groups that are joined
("47 soldiers and 84 mercenaries") are counted together, each for its own party; parts ("including five children")
are kept as parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.incidents.attribution import find_speaker
from dateline.incidents.names import POSSESSIVES
from dateline.incidents.people import QUOTES, Group, Side
from dateline.incidents.scan import Scan
from dateline.incidents.words import EventWord, Form, find_phrases
from dateline.model import Figure, Kind, Use

__all__ = ["Count", "count_group", "find_counts"]

GAP = 3
"""Words that may stand between a verb and its people: "killed on the spot 12 soldiers" is past it."""

SUBJECT_GAP = 22
"""Words that may stand between a subject and its passive verb: a relative clause, two places and a date."""

AUXILIARY_GAP = 3
"""Adverbs that may stand between an auxiliary and its verb: "were later reportedly killed"."""

SPEAKER_GAP = 7
"""Words between a speaker's noun and the verb: "a spokesman for Afghanistan's Interior Ministry told"."""

COMPLEMENT = 4
"""Words of a complement between two groups: "the mayor of the town and"."""

TOLL_GAP = 16
"""Words within which the number of a toll must follow: "the toll from Monday's attack in Gao had risen to 12"."""


class Count(NamedTuple):
    """A figure, and the event word that it belongs to."""

    figure: Figure
    word: EventWord
    implied: bool
    """Read from a singular, a name or a pronoun, not from a number."""
    other: bool
    """Told besides another figure: "12 others", "two more"."""
    side: Side
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
    speaker: str | None = None
    for position, word in enumerate(scan.words):
        if word.sense.kind is None:
            continue
        speaker = find_speaker(scan, source, word)
        none = _nobody(scan, word)
        if none is not None:
            counts.append(_zero(scan, source, word, word.sense.kind, none, word.last, speaker))
            continue
        counts.extend(count_group(scan, source, word, group, speaker) for group in _people(scan, position, word))
    counts.extend(_no_casualties(scan, source, speaker))
    return tuple(counts)


def _no_casualties(scan: Scan, source: str, speaker: str | None) -> Iterator[Count]:
    """Yield the zeros of "caused no casualties", "sans faire de victimes"."""
    nobody = scan.lexicon.words("events", "nobody") | scan.lexicon.words("events", "without")
    for first, last in find_phrases(scan.sentence.tokens, scan.lexicon, "events", "casualties"):
        said = [i for i in range(max(0, first - AUXILIARY_GAP), first) if scan.lower[i] in nobody]
        if said and scan.words:
            for kind in (Kind.KILLED, Kind.WOUNDED):
                yield _zero(scan, source, scan.words[0], kind, said[0], last, speaker)


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
    )
    return Count(figure, word, not group.counted, group.other, group.side, group)


def _people(scan: Scan, position: int, word: EventWord) -> Sequence[Group]:
    """Return the groups that an event word counts."""
    if Form.TOLL in word.forms:
        return _toll(scan, word)
    if Form.COUNT in word.forms and (own := _counted_by(scan, word)):
        return own
    if Form.OF in word.forms and word.last < len(scan.lower) and scan.lower[word.last] in _of(scan):
        return _after(scan, word.last + 1, word)
    if Form.PAST in word.forms:
        return _past(scan, position, word)
    if Form.ACTIVE in word.forms:
        return _after(scan, _past_joined_verbs(scan, position), word)
    if Form.SUBJECT in word.forms:
        return _before(scan, word.first, word)
    return ()


def _past(scan: Scan, position: int, word: EventWord) -> Sequence[Group]:
    """Read a past form: active before its people, passive or participle behind them."""
    if _auxiliary(scan, position) is not None:
        return (*_before(scan, word.first, word), *_joined_behind(scan, word))
    if behind := _after(scan, _past_joined_verbs(scan, position), word):
        return behind
    if (adjacent := _adjacent_before(scan, word.first)) is not None:
        return _joined_before(scan, adjacent, word)
    if (shared := _shares_subject(scan, position)) is not None:
        return _before(scan, shared.first, word)
    return ()


def _joined_behind(scan: Scan, word: EventWord) -> Sequence[Group]:
    """Return people added behind a passive: "six workers were killed, as well as their guide"."""
    comma = scan.lower[word.last : word.last + 1] == (",",)
    for first, last in find_phrases(scan.sentence.tokens, scan.lexicon, "people", "each_joined"):
        if first == word.last + comma:
            return _after(scan, last, word)
    return ()


def _shares_subject(scan: Scan, position: int) -> EventWord | None:
    """Return the verb that a later one is joined to: "kidnapped in Gao and later rescued", "abducted; found dead"."""
    joins = scan.lexicon.words("people", "and") | {";"}
    first = scan.words[position].first
    if position and not joins.isdisjoint(scan.lower[max(0, first - AUXILIARY_GAP) : first]):
        earlier = scan.words[position - 1]
        if Form.PAST in earlier.forms and not _after(scan, earlier.last, earlier):
            return earlier
    return None


def _auxiliary(scan: Scan, position: int) -> int | None:
    """Return the index of the form of "be" that makes a verb passive; joined verbs share it ("killed and wounded")."""
    word = scan.words[position]
    be = scan.lexicon.words("events", "be")
    stops = scan.lexicon.words("people", "group_end") - be - scan.lexicon.words("events", "have")
    index, steps = word.first - 1, 0
    while index >= 0 and steps <= AUXILIARY_GAP:
        token = scan.lower[index]
        timex = next((timex for timex in scan.dates if timex.first <= index < timex.last), None)
        if token in be:
            return index
        if timex is not None:
            # "were on Thursday night killed": the date and its preposition are passed over.
            index = timex.first - 1 - (scan.lower[timex.first - 1] not in be)
            continue
        if any(group.first <= index < group.last for group in scan.groups):
            return None
        joined = token in scan.lexicon.words("people", "and") or token == ","
        if joined and position and scan.words[position - 1].last == index:
            return _auxiliary(scan, position - 1)
        if token in stops or not (token[0].isalpha() or token in QUOTES or token == "-"):
            return None
        index, steps = index - 1, steps + 1
    return None


def _past_joined_verbs(scan: Scan, position: int) -> int:
    """Return where the people behind a verb begin, past verbs joined to it: "killed and wounded 12"."""
    last = scan.words[position].last
    joins = scan.lexicon.words("people", "and") | scan.lexicon.words("people", "or")
    for word in scan.words[position + 1 :]:
        if word.first == last + 1 and scan.lower[last] in joins and word.sense.kind is not None:
            last = word.last
        else:
            break
    return last


def _after(scan: Scan, start: int, word: EventWord) -> Sequence[Group]:
    """Return the groups that stand behind a verb, with those joined to the first."""
    stops = scan.lexicon.words("people", "group_end") - scan.lexicon.words("people", "determiners")
    if scan.lower[start : start + 1] and scan.lower[start] in scan.lexicon.words("people", "them"):
        # "kidnapped eight men and killed them": those that were counted last.
        counted = [group for group in scan.groups if group.last <= word.first and group.counted]
        return counted[-1:]
    for index, group in enumerate(scan.groups):
        if group.first < start:
            continue
        between = scan.lower[start : group.first]
        if len(between) > GAP or any(_parts(token, stops) for token in between):
            return ()
        return _chain(scan, index, word)
    return ()


def _speaks(scan: Scan, group: Group) -> bool:
    """Tell whether a group is who says so: "killing 17 and wounding 80, a police spokesman said"."""
    said = scan.lexicon.words("attribution", "said")
    for token in scan.lower[group.last : group.last + SPEAKER_GAP]:
        if token in said:
            return True
        if not token[0].isalnum() and token not in POSSESSIVES:
            return False
    return False


def _before(scan: Scan, end: int, word: EventWord) -> Sequence[Group]:
    """Return the subject of a verb: the nearest group before it, with those joined to that one and their parts."""
    parts: list[Group] = []
    near = end
    for index in range(len(scan.groups) - 1, -1, -1):
        group = scan.groups[index]
        if group.last > end:
            continue
        between = scan.lower[group.last : near]
        if len(between) > SUBJECT_GAP or any(token in ";:" for token in between):
            return ()
        if index and (_is_inside(scan, group) or _says(scan, group, near)):
            continue
        near = group.first
        if group.part:
            parts.insert(0, group)
        elif not (group.assailant and not group.counted and index and _acts(scan, group, end)):
            return (*_joined_before(scan, index, word), *parts)
    return ()


def _is_inside(scan: Scan, group: Group) -> bool:
    """Tell whether a group only belongs to another: "five members of one family", "workers employed by a charity"."""
    before = scan.lower[group.first - 1] if group.first else ""
    if before in _of(scan):
        return any(other.last == group.first - 1 for other in scan.groups)
    return not group.counted and before in scan.lexicon.words("people", "prepositions")


def _says(scan: Scan, group: Group, end: int) -> bool:
    """Tell whether somebody only says what follows: "John Smith said the victim died"."""
    return (
        not group.counted and group.last < end and scan.lower[group.last] in scan.lexicon.words("attribution", "said")
    )


def _acts(scan: Scan, group: Group, end: int) -> bool:
    """Tell whether a verb of its own follows the group: "a gunman opened fire ... were killed"."""
    return any(group.last <= other.first and other.last < end for other in scan.words)


def _adjacent_before(scan: Scan, end: int) -> int | None:
    """Return the index of the group right before a token; an adverb, an age or a verb joined on may stand between."""
    joins = scan.lexicon.words("people", "and")
    if end > 1 and scan.lower[end - 1] in joins and scan.lower[end - 2][0].isalpha():
        # "ambushed and killed", "tied up and killed"
        verb = next((word for word in scan.words if word.last == end - 1), None)
        end = end - 2 if verb is None else verb.first
    if end > 2 and scan.lower[end - 1] == "," and scan.lower[end - 2].isdigit() and scan.lower[end - 3] == ",":
        end -= 3
    for index, group in enumerate(scan.groups):
        if group.last == end:
            return index
        if group.last == end - 1 and scan.lower[end - 1][0].isalpha():
            return None if scan.lower[end - 1] in scan.lexicon.words("people", "group_end") else index
    return None


def _parts(token: str, stops: frozenset[str]) -> bool:
    return token in stops or not (token[0].isalnum() or token in QUOTES)


def _chain(scan: Scan, index: int, word: EventWord) -> Sequence[Group]:
    """Return a group with those that follow it and are joined to it; a name beside one is the same person."""
    found = [scan.groups[index]]
    end = found[0].last
    for following in scan.groups[index + 1 :]:
        if _is_apposed(scan, found[-1], following):
            # "the mayor, Oumarou Dicko, and his driver"
            end = following.last
            continue
        if not _joined(scan, found[-1], following, end) or _claimed(scan, following, word) or _speaks(scan, following):
            break
        found.append(following)
        end = following.last
    return _without_listed(scan, found)


def _joined_before(scan: Scan, index: int, word: EventWord) -> Sequence[Group]:
    groups = [scan.groups[index]]
    right = groups[0]
    for left in reversed(scan.groups[:index]):
        apposed = _is_apposed(scan, left, right)
        if not (apposed or _joined(scan, left, right)) or _claimed(scan, left, word):
            break
        if not apposed:
            groups.insert(0, left)
        right = left
    return _without_listed(scan, groups)


def _without_listed(scan: Scan, groups: list[Group]) -> list[Group]:
    """Leave out persons who only say who a number of them are: "two victims, a man and a woman, were killed"."""
    first, *listed = groups
    same = first.counted and first.best == len(listed) > 1 and not any(one.counted for one in listed)
    return [first] if same and scan.lower[first.last] in ",:—–(" else groups


def _is_apposed(scan: Scan, left: Group, right: Group) -> bool:
    """Tell whether two groups are one person: "a woman, Maria Lopez", "Maria Lopez, a teacher, ..."."""
    if left.counted or right.counted or left.named == right.named:
        return False
    between = scan.lower[_past_complement(scan, left.last, right.first) : right.first]
    if right.named:
        return between == (",",)
    told = scan.lexicon.words("people", "indefinite") | scan.lexicon.words("people", "definite")
    return _past_age(scan, left.last, right.first) == (",",) and scan.lower[right.first] in told


def _past_age(scan: Scan, first: int, last: int) -> tuple[str, ...]:
    """Return the words between two groups, an age behind the first left out: "Smith, 21, a teacher"."""
    return scan.lower[first + 2 if first + 1 in scan.ages else first : last]


def _joined(scan: Scan, left: Group, right: Group, end: int | None = None) -> bool:
    """Tell whether only joining words stand between two groups, or from ``end`` to the second."""
    end = left.last if end is None else end
    if end + 1 in scan.ages and scan.lower[end] == ",":
        # "Ann Smith, 34, and Bob Jones"
        end += 2
    if right.part:
        return right.first - end <= GAP + 1
    start = _past_complement(scan, end, right.first)
    joins = scan.lexicon.words("people", "and") | {","}
    owned = joins | scan.lexicon.words("people", "determiners")
    between = scan.lower[start : right.first]
    if right.named and not left.named and between == (",",):
        # "according to X, 12 people" are two things.
        return False
    if between and all(token in owned for token in between) and not joins.isdisjoint(between):
        return True
    phrases = find_phrases(scan.sentence.tokens, scan.lexicon, "people", "each_joined")
    return any(start <= first <= start + 1 and right.first - last <= 1 for first, last in phrases)


def _past_complement(scan: Scan, end: int, limit: int) -> int:
    """Pass over a complement: "the mayor of Djibo and ...", "le chef du village et ..."."""
    if scan.lower[end : end + 1] and scan.lower[end] in _of(scan):
        joins = scan.lexicon.words("people", "and") | {","}
        verbs = scan.lexicon.words("events", "be") | scan.lexicon.words("events", "have")
        for index in range(end + 1, min(limit, end + 1 + COMPLEMENT)):
            if scan.lower[index] in joins:
                return index
            if scan.lower[index] in verbs or any(word.first == index for word in scan.words):
                break
    return end


def _claimed(scan: Scan, group: Group, word: EventWord) -> bool:
    """Tell whether another event word right behind a group counts it: "and 5 wounded" after "12 killed"."""
    return any(
        other is not word
        and other.sense.kind is not None
        and other.sense.kind is not word.sense.kind
        and group.first < other.first <= group.last + 1
        and bool(other.forms & {Form.PAST, Form.COUNT, Form.SUBJECT})
        for other in scan.words
    )


def _counted_by(scan: Scan, word: EventWord) -> Sequence[Group]:
    """Return the group that a counting word closes: "12 dead", "12 people dead", "12 deaths"."""
    # "left a child dead": an adjective says what became of a person as of a number.
    result = scan.lower[word.first] in scan.lexicon.words("people", "results") and word.last == word.first + 1
    for index, group in enumerate(scan.groups):
        closes = group.last == word.first
        if (group.counted and group.first < word.first < group.last) or (closes and (group.counted or result)):
            return _joined_before(scan, index, word) if closes else (group,)
    return ()


def _toll(scan: Scan, word: EventWord) -> Sequence[Group]:
    """Return the number that a toll rises to: of "from 10 to 12" and "to 12 from 10" the 12."""
    behind = [group for group in scan.groups if word.last <= group.first <= word.last + TOLL_GAP and group.counted]
    left = scan.lexicon.words("events", "toll_from")
    return [group for group in behind if scan.lower[group.first - 1] not in left][:1] or behind[:1]


def _nobody(scan: Scan, word: EventWord) -> int | None:
    """Return the index of the word that says that nobody was: "no one was hurt", "without injuries"."""
    nobody = scan.lexicon.words("events", "nobody")
    for index in range(max(0, word.first - AUXILIARY_GAP - 2), word.first):
        if scan.lower[index] in nobody and not any(index < group.last <= word.first for group in scan.groups):
            return index
    return None


def _of(scan: Scan) -> frozenset[str]:
    return scan.lexicon.words("people", "of")


def _zero(scan: Scan, source: str, word: EventWord, kind: Kind, first: int, last: int, speaker: str | None) -> Count:
    tokens = scan.sentence.tokens
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
    return Count(figure, word, False, False, "")
