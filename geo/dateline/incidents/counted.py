"""Whom an event word counts, by the structure of the sentence.

A verb in an active sentence counts the people behind it ("killed 12"), in a passive one those before it ("12 were
killed"); a noun counts those of its "of" ("the death of 12"), a toll the number that follows. Groups that are joined
("47 soldiers and 84 mercenaries") are counted together, each for its own party; parts ("including five children")
are kept as parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents.names import POSSESSIVES
from dateline.incidents.people import QUOTES, Group, is_noun, sides
from dateline.incidents.scan import Scan
from dateline.incidents.words import EventWord, Form, find_phrases

__all__ = ["find_counted"]

GAP = 3
"""Words that may stand between a verb and its people: "killed on the spot 12 soldiers" is past it."""

SUBJECT_GAP = 22
"""Words that may stand between a subject and its passive verb: a relative clause, two places and a date."""

AUXILIARY_GAP = 3
"""Adverbs that may stand between an auxiliary and its verb: "were later reportedly killed"."""

OBJECT = 4
"""Words behind a verb within which its object's noun stands: "his two young sons"."""

SPEAKER_GAP = 7
"""Words between a speaker's noun and the verb: "a spokesman for Afghanistan's Interior Ministry told"."""

COMPLEMENT = 4
"""Words of a complement between two groups: "the mayor of the town and"."""

TOLL_GAP = 16
"""Words within which the number of a toll must follow where nothing says that it rose to it: "death toll: 12"."""


def find_counted(scan: Scan, position: int, word: EventWord) -> Sequence[Group]:
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
    end = _past_joined_verbs(scan, position)
    if scan.lower[end : end + 1] and scan.lower[end] in scan.lexicon.words("events", "be"):
        # "also injured were three boys"
        return _after(scan, end + 1, word)
    if behind := _after(scan, end, word):
        return behind
    if _has_object(scan, end):
        return ()
    if (adjacent := _adjacent_before(scan, word.first)) is not None:
        return _joined_before(scan, adjacent, word)
    if (shared := _shares_subject(scan, position)) is not None:
        return _before(scan, shared.first, word)
    return ()


def _has_object(scan: Scan, start: int) -> bool:
    """Tell whether a verb has struck people who are not counted: "shot at a crowd", "killed his sons"."""
    behind = scan.lower[start : start + OBJECT]
    if not behind:
        return False
    if behind[0] in scan.lexicon.words("people", "targeted"):
        return any(start < group.first <= start + 2 for group in scan.groups)
    owned = behind[0] in scan.lexicon.words("people", "possessive")
    return owned and any(token in sides(scan.lexicon) for token in behind)


def _joined_behind(scan: Scan, word: EventWord) -> Sequence[Group]:
    """Return people added behind a passive: "six workers were killed, as well as their guide"."""
    end = _past_setting(scan, word.last)
    comma = scan.lower[end : end + 1] == (",",)
    for first, last in find_phrases(scan.sentence.tokens, scan.lexicon, "people", "each_joined"):
        if first == end + comma:
            return _after(scan, last, word)
    return ()


def _past_setting(scan: Scan, index: int) -> int:
    """Pass over places and dates behind a verb, with their prepositions: "were killed on Monday in Gao, as well as"."""
    at = scan.lexicon.words("places_of_events", "at")
    ranges = {timex.first: timex.last for timex in scan.dates} | {name.first: name.last for name in scan.places}
    while True:
        start = index + (index not in ranges and scan.lower[index : index + 1] != () and scan.lower[index] in at)
        if start not in ranges:
            return index
        index = ranges[start]


def _shares_subject(scan: Scan, position: int) -> EventWord | None:
    """Return the verb that a later one is joined to: "kidnapped in Gao and later rescued", "abducted; found dead"."""
    joins = scan.lexicon.words("people", "and") | {";"}
    first = scan.words[position].first
    before = scan.lower[max(0, first - AUXILIARY_GAP) : first]
    own = before and is_noun(before[-1], scan.lexicon)
    if position and not joins.isdisjoint(before) and not own:
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
        told = _is_described(scan, group)
        if index and not told and (_is_inside(scan, group) or _says(scan, group, near)):
            continue
        near = group.first
        if group.part and group.noun is None and _is_subject(scan, group, end):
            # "30 were shot, one of whom died"
            return (group._replace(part=False),)
        if group.part:
            parts.insert(0, group)
        elif not (group.assailant and not group.counted and index and _acts(scan, group, end)):
            return (*_joined_before(scan, index, word), *parts)
    return ()


def _is_subject(scan: Scan, group: Group, end: int) -> bool:
    """Tell whether only "of whom" and a few words as "later" stand between a group and its verb."""
    between = scan.lower[group.last : end]
    return len(between) <= GAP and all(token[0].isalpha() for token in between)


def _is_described(scan: Scan, group: Group) -> bool:
    """Tell whether a relative clause follows a person: "the father of Anna Smith, who died"."""
    comma = scan.lower[group.last : group.last + 1] == (",",)
    behind = scan.lower[group.last + comma : group.last + comma + 1]
    return not group.counted and not scan.lexicon.words("people", "relative").isdisjoint(behind)


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
    return _listed(scan, found)


def _joined_before(scan: Scan, index: int, word: EventWord) -> Sequence[Group]:
    groups = [scan.groups[index]]
    # "according to the governor, 17 people were killed"
    sources = {last for _, last in find_phrases(scan.sentence.tokens, scan.lexicon, "attribution", "according")}
    joins = scan.lexicon.words("people", "and")
    right, listed = groups[0], False
    for left in reversed(scan.groups[:index]):
        apposed = _is_apposed(scan, left, right)
        told = apposed or (not left.whole and left.first not in sources and _joined(scan, left, right))
        if not told or _claimed(scan, left, word):
            break
        listed = listed or not joins.isdisjoint(scan.lower[left.last : right.first])
        if left.named and right.named and not listed:
            # "for John Smith, Anna Jones was killed": two names without an "and" are no list.
            break
        if not apposed:
            groups.insert(0, left)
        right = left
    return _listed(scan, groups)


def _listed(scan: Scan, groups: list[Group]) -> list[Group]:
    """Make those that a number sums up its parts: "12 people, seven men and five women"; persons are left out."""
    first, *listed = groups
    if len(listed) < 2 or not first.counted or first.best != sum(group.best or 0 for group in listed):
        return groups
    if not any(group.counted for group in listed):
        # "two victims, a man and a woman, were killed"
        return [first] if scan.lower[first.last] in ",:—–(" else groups
    return [first, *(group._replace(part=True) for group in listed)]


def _is_apposed(scan: Scan, left: Group, right: Group) -> bool:
    """Tell whether two groups are one person: "a woman, Maria Lopez", "Maria Lopez, a teacher, ..."."""
    if left.counted or right.counted or left.named == right.named:
        return False
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
    counted = [group for group in scan.groups if group.counted and not _claimed(scan, group, word)]
    after = [group for group in counted if group.first >= word.last]
    behind = [group for group in after if group.first <= word.last + TOLL_GAP]
    to = scan.lexicon.words("events", "toll_to")
    left = scan.lexicon.words("events", "toll_from")
    # "has risen to 12" may stand behind the attack, its place and its day, however long they are told.
    risen = [group for group in after if scan.lower[group.first - 1] in to]
    kept = [group for group in behind if scan.lower[group.first - 1] not in left]
    if found := risen[:1] or kept[:1] or behind[:1]:
        return found
    # "bringing to 12 the toll"
    before = [group for group in counted if 0 <= word.first - group.last <= 1 and scan.lower[group.first - 1] in to]
    return before[-1:]


def _of(scan: Scan) -> frozenset[str]:
    return scan.lexicon.words("people", "of")
