"""Whom an event word counts, by the structure of the sentence.

A verb in an active sentence counts the people behind it ("killed 12"), in a passive one those before it ("12 were
killed"); a noun counts those of its "of" ("the death of 12"), a toll the number that follows. Groups that are joined
("47 soldiers and 84 mercenaries") are counted together, each for its own party; parts ("including five children")
are kept as parts.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents.joined import chain, is_claimed, is_inside, joined_before, of, past_setting
from dateline.incidents.nouns import QUOTES, is_noun, sides
from dateline.incidents.people import Group
from dateline.incidents.scan import Scan
from dateline.incidents.words import EventWord, Form
from dateline.model import Kind

__all__ = ["find_counted"]

GAP = 3
"""Words that may stand between a verb and its people: "killed on the spot 12 soldiers" is past it."""

SUBJECT_GAP = 22
"""Words that may stand between a subject and its passive verb: a relative clause, two places and a date."""

AUXILIARY_GAP = 3
"""Adverbs that may stand between an auxiliary and its verb: "were later reportedly killed"."""

INSERTION = 9
"""Words of an insertion, its comma counted in: "according to the latest count of the province,"."""

OBJECT = 4
"""Words behind a verb within which its object's noun stands: "his two young sons"."""

TOLL_GAP = 16
"""Words within which the number of a toll must follow where nothing says that it rose to it: "death toll: 12"."""

BRACKET = 14
"""Words of a bracket that may stand between people and what befell them, the brackets counted in."""

OWNER_LENGTH = 6
"""Words between people and what became of them: "five members of the same family dead"."""


def find_counted(scan: Scan, position: int, word: EventWord) -> Sequence[Group]:
    """Return the groups that an event word counts."""
    if Form.SELF in word.forms:
        return (Group(word.first, word.last, 1, 1, 1, False, None, None, None, counted=False, assailant=True),)
    if Form.TOLL in word.forms:
        return _toll(scan, word)
    if Form.COUNT in word.forms and (own := _counted_by(scan, word)):
        return own
    if Form.OF in word.forms and word.last < len(scan.lower) and scan.lower[word.last] in of(scan):
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
    start = _past_joined_verbs(scan, position)
    behind = _after(scan, start, word)
    if behind and _is_object(scan, behind[0], start):
        # "gunmen, suspected to be bandits, on Sunday killed 12 people": what seems its auxiliary is another's.
        return behind
    if (auxiliary := _auxiliary(scan, position)) is not None:
        subject = _before(scan, word.first, word)
        return (*_in_number(scan, subject, auxiliary), *_joined_behind(scan, word))
    if scan.lower[start : start + 1] and scan.lower[start] in scan.lexicon.words("events", "be"):
        # "also injured were three boys"
        return _after(scan, start + 1, word)
    if behind:
        return behind
    if _has_object(scan, start, word):
        return ()
    if (adjacent := _adjacent_before(scan, word.first)) is not None:
        return joined_before(scan, adjacent, word)
    if (shared := _shares_subject(scan, position)) is not None:
        return _before(scan, shared.first, word)
    return _reduced(scan, word)


def _reduced(scan: Scan, word: EventWord) -> Sequence[Group]:
    """Read a headline that leaves out the auxiliary: "Two nurses running a clinic near Gao killed by gunmen"."""
    first = scan.groups[0] if scan.groups else None
    if first is None or first.first > 0 or first.noun is None or not first.counted or first.assailant:
        return ()
    told = any(other.first < word.first and other.sense.kind is not None for other in scan.words)
    between = scan.lower[first.last : word.first]
    clauses = scan.lexicon.words("events", "clause_start") - scan.lexicon.words("people", "and") - {","}
    verbs = scan.lexicon.words("events", "be") | scan.lexicon.words("events", "have")
    parting = clauses | verbs | scan.lexicon.words("attribution", "said") | {";", ":"}
    behind = scan.lower[word.last : word.last + 1]
    ends = not behind or not behind[0].isalpha() or behind[0] in scan.lexicon.words("people", "group_end")
    plain = ends and not told and len(between) <= SUBJECT_GAP and parting.isdisjoint(between)
    return joined_before(scan, 0, word) if plain else ()


def _is_object(scan: Scan, group: Group, start: int) -> bool:
    """Tell whether a number right behind a verb is its object, whatever stands before it."""
    own = group.counted and group.first == start and not group.part and not group.other
    return own and not any(other.first == group.last and other.sense.kind is not None for other in scan.words)


def _in_number(scan: Scan, subject: Sequence[Group], auxiliary: int) -> Sequence[Group]:
    """Return the subject that a plural verb has: of "two officials, their driver and X, were" the two officials."""
    plural = scan.lexicon.words("events", "plural").intersection(scan.lower[max(0, auxiliary - 1) : auxiliary + 1])
    if not plural or len(subject) != 1 or subject[0].counted or subject[0].best != 1:
        return subject
    for group in reversed(scan.groups):
        if group.last > subject[0].first:
            continue
        between = scan.lower[group.last : subject[0].first]
        if len(between) > SUBJECT_GAP or any(token in ";:" for token in between):
            break
        if any(group.last <= word.first < subject[0].first and word.sense.kind is not None for word in scan.words):
            break
        if group.counted and not group.part and not is_inside(scan, group):
            return (group,)
    return subject


def _has_object(scan: Scan, start: int, word: EventWord) -> bool:
    """Tell whether a verb has struck people who are not counted: "shot at a crowd", "killed his sons"."""
    behind = scan.lower[start : start + OBJECT]
    if not behind:
        return False
    if behind[0] in scan.lexicon.words("people", "targeted") and word.sense.kind is not Kind.KILLED:
        return any(start < group.first <= start + 2 for group in scan.groups)
    owned = behind[0] in scan.lexicon.words("people", "possessive")
    return owned and any(token in sides(scan.lexicon) for token in behind)


def _joined_behind(scan: Scan, word: EventWord) -> Sequence[Group]:
    """Return people added behind a passive: "six workers were killed, as well as their guide"."""
    end = past_setting(scan, word.last)
    comma = scan.lower[end : end + 1] == (",",)
    for first, last in scan.phrases("people", "each_joined"):
        if first == end + comma:
            return _after(scan, last, word)
    return ()


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
    index, steps, coordinated = word.first - 1, 0, False
    while index >= 0 and steps <= AUXILIARY_GAP:
        token = scan.lower[index]
        timex = next((timex for timex in scan.dates if timex.first <= index < timex.last), None)
        if token in be and (token[0].isalpha() or index == word.first - 1):
            # "'s" further off is whose something is.
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
        if joined and not coordinated and _is_verb_like(scan, index - 1, stops):
            # "was robbed and killed", "were blindfolded and shot"
            coordinated, index, steps = True, index - 1, 0
            continue
        if token in stops or not (token[0].isalpha() or token in QUOTES or token == "-"):
            return None
        index, steps = index - 1, steps + 1
    return None


def _is_verb_like(scan: Scan, index: int, stops: frozenset[str]) -> bool:
    """Tell whether a token may be a verb that no list has: a plain word, in no group of people."""
    token = scan.lower[index] if index > 0 else ""
    plain = token.isalpha() and token not in stops and not is_noun(token, scan.lexicon)
    return plain and not any(group.first <= index < group.last for group in scan.groups)


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
    if scan.lower[start - 1] in of(scan):
        start = _past_insertion(scan, start)
    for first, last in scan.phrases("people", "amounts"):
        if first == start:
            start = last
    if scan.lower[start : start + 1] and scan.lower[start] in scan.lexicon.words("people", "them"):
        # "kidnapped eight men and killed them": those that were counted last.
        counted = [group for group in scan.groups if group.last <= word.first and group.counted]
        return counted[-1:]
    for index, group in enumerate(scan.groups):
        if group.first < start:
            continue
        between = scan.lower[start : group.first]
        parted = any(token in stops or not (token[0].isalnum() or token in QUOTES) for token in between)
        if parted or len(between) > GAP:
            return ()
        return chain(scan, index, word)
    return ()


def _past_insertion(scan: Scan, start: int) -> int:
    """Pass over what is put in between commas: "the evacuation of, by the latest count, 1,700 people"."""
    behind = scan.lower[start : start + INSERTION + 1]
    return start + 2 + behind[1:].index(",") if behind[:1] == (",",) and "," in behind[1:] else start


def _before(scan: Scan, end: int, word: EventWord) -> Sequence[Group]:
    """Return the subject of a verb: the nearest group before it, with those joined to that one and their parts."""
    parts: list[Group] = []
    near = end
    for index in range(len(scan.groups) - 1, -1, -1):
        group = scan.groups[index]
        if group.last > end:
            continue
        between = scan.lower[group.last : near]
        if _in_brackets(between):
            # "five people (residents say ten) were killed"
            continue
        if index and scan.lower[group.first] in scan.lexicon.words("people", "reflexive"):
            # "one took himself in stable condition to a hospital"
            continue
        if len(between) > SUBJECT_GAP or any(token in ";:" for token in between):
            return ()
        told = _is_described(scan, group)
        if index and not told and (is_inside(scan, group) or _says(scan, group, near)):
            continue
        near = group.first
        if group.part and (_is_described(scan, group) or (group.noun is None and _is_subject(scan, group, end))):
            # "30 were shot, one of whom died", "with ten friends, including the boy who was killed"
            return (group._replace(part=False),)
        if group.part:
            parts.insert(0, group)
        elif not (group.assailant and not group.counted and index and _acts(scan, group, end)):
            return (*joined_before(scan, index, word), *parts)
    return ()


def _in_brackets(between: Sequence[str]) -> bool:
    """Tell whether the words behind a group close a bracket that was opened before it."""
    closed = next((index for index, token in enumerate(between) if token in ")]"), None)
    return closed is not None and not any(token in "([" for token in between[:closed])


def _is_subject(scan: Scan, group: Group, end: int) -> bool:
    """Tell whether only "of whom" and a few words as "later" stand between a group and its verb."""
    between = scan.lower[group.last : end]
    return len(between) <= GAP and all(token[0].isalpha() for token in between)


def _is_described(scan: Scan, group: Group) -> bool:
    """Tell whether a relative clause follows a person: "the father of Anna Smith, who died"."""
    comma = scan.lower[group.last : group.last + 1] == (",",)
    behind = scan.lower[group.last + comma : group.last + comma + 1]
    return not group.counted and not scan.lexicon.words("people", "relative").isdisjoint(behind)


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
    if end and scan.lower[end - 1] == ")" and "(" in scan.lower[max(0, end - BRACKET) : end]:
        # "2 staff (a nurse and a driver) killed"
        end -= scan.lower[max(0, end - BRACKET) : end][::-1].index("(") + 1
    if end > 2 and scan.lower[end - 1] == "," and scan.lower[end - 2].isdigit() and scan.lower[end - 3] == ",":
        end -= 3
    for index, group in enumerate(scan.groups):
        if group.last == end:
            return index
        if group.last == end - 1 and scan.lower[end - 1][0].isalpha():
            return None if scan.lower[end - 1] in scan.lexicon.words("people", "group_end") else index
    return None


def _counted_by(scan: Scan, word: EventWord) -> Sequence[Group]:
    """Return the group that a counting word closes: "12 dead", "12 people dead", "12 deaths"."""
    # "left a child dead": an adjective says what became of a person as of a number.
    result = scan.lower[word.first] in scan.lexicon.words("people", "results") and word.last == word.first + 1
    if word.first and scan.lower[word.first - 1] in scan.lexicon.words("people", "them"):
        # "captured nine farmers and shot them dead"
        return [group for group in scan.groups if group.last <= word.first and group.counted][-1:] if result else ()
    for index, group in enumerate(scan.groups):
        # "a dozen more missing"
        more = group.last + 1 == word.first and scan.lower[group.last] in scan.lexicon.words("people", "more")
        closes = group.last == word.first or more or (result and _past_owner(scan, group, word.first))
        if (group.counted and group.first < word.first < group.last) or (closes and (group.counted or result)):
            return joined_before(scan, index, word) if closes else (group, *_among(scan, index))
    return ()


def _among(scan: Scan, index: int) -> Sequence[Group]:
    """Return another party's number behind a counted noun: "12 dead among the soldiers and 30 among the rebels"."""
    among, joins = scan.lexicon.words("people", "among"), scan.lexicon.words("people", "and") | {","}
    if among.isdisjoint(scan.lower[scan.groups[index].last :][:1]):
        return ()
    # The first party may be a group of its own.
    for other in scan.groups[index + 1 : index + 3]:
        bare = other.counted and other.noun is None and not among.isdisjoint(scan.lower[other.last :][:1])
        if bare and scan.lower[other.first - 1] in joins:
            return (other,)
    return ()


def _past_owner(scan: Scan, group: Group, end: int) -> bool:
    """Tell whether only whose they are stands between people and what became of them: "five of the family dead"."""
    between = scan.lower[group.last : end]
    plain = len(between) <= OWNER_LENGTH and all(token[0].isalpha() for token in between)
    parting = frozenset[str]().union(*(scan.lexicon.words("events", key) for key in ("be", "have", "clause_start")))
    return bool(between) and between[0] in of(scan) and plain and parting.isdisjoint(between)


def _toll(scan: Scan, word: EventWord) -> Sequence[Group]:
    """Return the number that a toll rises to: of "from 10 to 12" and "to 12 from 10" the 12."""
    counted = [group for group in scan.groups if group.counted and not is_claimed(scan, group, word)]
    after = [group for group in counted if group.first >= word.last]
    behind = [group for group in after if group.first <= word.last + TOLL_GAP]
    to = scan.lexicon.words("events", "toll_to")
    left = scan.lexicon.words("events", "toll_from")
    # "has risen to 12" may stand behind the attack, its place and its day, however long they are told.
    risen = [group for group in after if scan.lower[group.first - 1] in to]
    kept = [group for group in behind if scan.lower[group.first - 1] not in left]
    stands = [group for group in after if scan.lower[group.first - 1] in scan.lexicon.words("events", "toll_at")]
    if found := risen[:1] or kept[:1] or stands[:1] or behind[:1]:
        return found
    # "bringing to 12 the toll"
    before = [group for group in counted if 0 <= word.first - group.last <= 1 and scan.lower[group.first - 1] in to]
    return before[-1:]
