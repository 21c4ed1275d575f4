"""Groups of people that belong together: joined in a list, standing for each other, one inside another."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents.names import POSSESSIVES
from dateline.incidents.people import Group
from dateline.incidents.scan import Scan
from dateline.incidents.words import EventWord, Form

__all__ = ["chain", "is_claimed", "is_inside", "is_owner", "joined_before", "of", "past_setting"]

PART_GAP = 4
"""Words between a group and its part: "were killed, including at least five children"."""

SPEAKER_GAP = 7
"""Words between a speaker's noun and the verb: "a spokesman for Afghanistan's Interior Ministry told"."""

COMPLEMENT = 4
"""Words of a complement between two groups: "the mayor of the town and"."""


def chain(scan: Scan, index: int, word: EventWord) -> Sequence[Group]:
    """Return a group with those that follow it and are joined to it; a name beside one is the same person."""
    found = [scan.groups[index]]
    end = found[0].last
    for following in scan.groups[index + 1 :]:
        if _is_apposed(scan, found[-1], following):
            # "the mayor, Oumarou Dicko, and his driver"
            end = following.last
            continue
        if (
            not _joined(scan, found[-1], following, end)
            or is_claimed(scan, following, word)
            or _speaks(scan, following)
        ):
            break
        found.append(following)
        end = following.last
    return _listed(scan, found)


def joined_before(scan: Scan, index: int, word: EventWord) -> Sequence[Group]:
    """Return a group with those before it that are joined to it, in reading order."""
    groups = [scan.groups[index]]
    # "according to the governor, 17 people were killed"
    sources = {last for _, last in scan.phrases("attribution", "according")}
    joins = scan.lexicon.words("people", "and")
    right, end, listed = groups[0], None, False
    for position in range(index - 1, -1, -1):
        left = scan.groups[position]
        apposed = _is_apposed(scan, left, right)
        told = apposed or (not left.whole and left.first not in sources and _joined(scan, left, right, end))
        if not told or is_claimed(scan, left, word):
            break
        if position and scan.groups[position - 1].last < left.first and is_owner(scan, left):
            # "five members of one family, a mother and four children": the family is not counted.
            end = left.last if end is None else end
            continue
        listed = listed or not joins.isdisjoint(scan.lower[left.last : right.first])
        if left.named and right.named and not listed:
            # "for John Smith, Anna Jones was killed": two names without an "and" are no list.
            break
        if not apposed:
            groups.insert(0, left)
        right, end = left, None
    return _listed(scan, groups)


def is_claimed(scan: Scan, group: Group, word: EventWord) -> bool:
    """Tell whether another event word right behind a group counts it: "and 5 wounded" after "12 killed"."""
    return any(
        other is not word
        and other.sense.kind is not None
        and other.sense.kind is not word.sense.kind
        and group.first < other.first <= group.last + 1
        and bool(other.forms & {Form.PAST, Form.COUNT, Form.SUBJECT})
        for other in scan.words
    )


def is_inside(scan: Scan, group: Group) -> bool:
    """Tell whether a group only belongs to another: "five members of one family", "workers employed by a charity"."""
    before = scan.lower[group.first - 1] if group.first else ""
    return is_owner(scan, group) or (not group.counted and before in scan.lexicon.words("people", "prepositions"))


def is_owner(scan: Scan, group: Group) -> bool:
    """Tell whether a group is what another is of: "five members of one family", "two of the victim's sons"."""
    articles = scan.lexicon.words("people", "determiners") - of(scan)
    first = group.first
    if first > 1 and not group.counted and scan.lower[first - 1] in articles:
        first -= 1
    return first > 0 and scan.lower[first - 1] in of(scan) and any(o.last == first - 1 for o in scan.groups)


def past_setting(scan: Scan, index: int) -> int:
    """Pass over places and dates behind a verb, with their prepositions: "were killed on Monday in Gao, as well as"."""
    at = scan.lexicon.words("places_of_events", "at")
    ranges = {timex.first: timex.last for timex in scan.dates} | {name.first: name.last for name in scan.places}
    while True:
        start = index + (index not in ranges and scan.lower[index : index + 1] != () and scan.lower[index] in at)
        if start not in ranges:
            return index
        index = ranges[start]


def of(scan: Scan) -> frozenset[str]:
    """Return the words that join a part or an owner to what stands before them."""
    return scan.lexicon.words("people", "of")


def _speaks(scan: Scan, group: Group) -> bool:
    """Tell whether a group is who says so: "killing 17 and wounding 80, a police spokesman said"."""
    said = scan.lexicon.words("attribution", "said")
    for token in scan.lower[group.last : group.last + SPEAKER_GAP]:
        if token in said:
            return True
        if not token[0].isalnum() and token not in POSSESSIVES:
            return False
    return False


def _listed(scan: Scan, groups: list[Group]) -> list[Group]:
    """Make those that a number sums up its parts: "12 people, seven men and five women"; persons are left out."""
    first, *listed = groups
    if not listed or not first.counted or first.best != sum(group.best or 0 for group in listed):
        return groups
    if len(listed) == 1:
        # "two brothers, both members of a union, were killed"
        apposed = scan.lower[listed[0].first] in scan.lexicon.words("people", "both")
        return [first, listed[0]._replace(part=True)] if apposed else groups
    if not any(group.counted for group in listed):
        # "two victims, a man and a woman, were killed"
        return [first] if scan.lower[first.last] in ",:—–(" else groups
    return [first, *(group._replace(part=True) for group in listed)]


def _is_apposed(scan: Scan, left: Group, right: Group) -> bool:
    """Tell whether two groups are one person: "a woman, Maria Lopez", "Maria Lopez, a teacher, ..."."""
    if right.counted or left.best != 1 or (left.named and right.named) or (left.counted and right.named):
        return False
    if not left.named and not right.named:
        # "one of the teens, a boy, was hit", but "a man, a woman and a child"
        following = next((group for group in scan.groups if group.first >= right.last), None)
        article = scan.lower[right.first] in scan.lexicon.words("people", "indefinite")
        alone = following is None or not _joined(scan, right, following)
        return article and alone and scan.lower[left.last : right.first] == (",",)
    between = scan.lower[_past_complement(scan, left.last, right.first) : right.first]
    if right.named:
        return between == (",",)
    told = scan.lexicon.words("people", "indefinite") | scan.lexicon.words("people", "definite")
    # "Elijah Walker, his girlfriend's son", but "John Smith, his wife and their children"
    closes = right.last == len(scan.lower) or not scan.lower[right.last][0].isalnum()
    kin = closes and scan.lower[right.first] in scan.lexicon.words("people", "possessive")
    return _past_age(scan, left.last, right.first) == (",",) and (kin or scan.lower[right.first] in told)


def _past_age(scan: Scan, first: int, last: int) -> tuple[str, ...]:
    """Return the words between two groups, an age behind the first left out: "Smith, 21, a teacher"."""
    return scan.lower[first + 2 if first + 1 in scan.ages else first : last]


def _joined(scan: Scan, left: Group, right: Group, end: int | None = None) -> bool:
    """Tell whether only joining words stand between two groups, or from ``end`` to the second."""
    end = left.last if end is None else end
    if end + 1 in scan.ages and scan.lower[end] == "," and right.first > end + 1:
        # "Ann Smith, 34, and Bob Jones"
        end += 2
    if right.part:
        return right.first - end <= PART_GAP
    start = _past_complement(scan, end, right.first)
    joins = scan.lexicon.words("people", "and") | {","}
    # "his wife and then himself"
    owned = joins | scan.lexicon.words("people", "determiners") | scan.lexicon.words("events", "before_verb")
    between = scan.lower[start : right.first]
    if right.named and not left.named and between == (",",):
        # "according to X, 12 people" are two things.
        return False
    if between and all(token in owned for token in between) and not joins.isdisjoint(between):
        return True
    phrases = scan.phrases("people", "each_joined")
    return any(start <= first <= start + 1 and right.first - last <= 1 for first, last in phrases)


def _past_complement(scan: Scan, end: int, limit: int) -> int:
    """Pass over a complement: "the mayor of Djibo and ...", "le chef du village et ..."."""
    if scan.lower[end : end + 1] and scan.lower[end] in of(scan):
        joins = scan.lexicon.words("people", "and") | {","}
        verbs = scan.lexicon.words("events", "be") | scan.lexicon.words("events", "have")
        for index in range(end + 1, min(limit, end + 1 + COMPLEMENT)):
            if scan.lower[index] in joins:
                return index
            if scan.lower[index] in verbs or any(word.first == index for word in scan.words):
                break
    # "13 inmates in Abakaliki prison and a guard"
    setting = past_setting(scan, end)
    joined = not scan.lexicon.words("people", "and").isdisjoint(scan.lower[setting : setting + 1])
    return setting if joined else end
