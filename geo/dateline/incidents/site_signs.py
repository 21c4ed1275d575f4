"""Signs: what speaks for or against an event's having happened at a place that its sentence names.

A sign is a string. A word on a list of the lexicon has the sign of the list, so that what is learned in one language
holds in another; signs that are words themselves begin with `WORD`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.incidents.setting import Candidate, Setting, is_listed

__all__ = ["SCORE", "WORD", "company_signs", "is_word", "link_signs", "name_signs"]

WORD = "word "
"""Begins what follows in signs that are words."""
SCORE = "(score)"
"""The sign of a candidate's company whose amount is its own score."""

_STEM = 5
"""Characters of a verb that its forms have in common, in most languages that have endings."""
_MANY = 3
"""More of the same between two words makes no difference."""
_DISTANCES = (0, 1, 2, 3, 5, 8, 12, 18)
_ODDS = (-6.0, -4.0, -3.0, -2.0, -1.0, 0.0)
_SCORES = (-3.0, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0)
_OBJECT_REACH = 3
"""Words between a verb and its object: "captured the strategic town of Gao"."""
_CHAIN = 5
"""Steps of the path between two names that belong together: "Tessit, in the Gao region of Mali"."""
_VIA = frozenset({"nouns_before", "compass", "determiners", "streets", "organisations_before"})
"""Lists of words that matter between a preposition and its place."""
_HOT, _WARM = 0.0, -1.0
"""What scores more is likely a site; what scores less than the other is hardly one."""


def is_word(sign: str) -> bool:
    """Tell whether a sign is a word, and so of one language."""
    return WORD in sign


def name_signs(setting: Setting, index: int) -> Iterator[str]:
    """Yield how a candidate stands in its sentence, whatever the event."""
    scan, own = setting.scan, setting.candidates[index]
    kind, group, case, at = own.kind, own.group, setting.cases[index], setting.governors[index]
    yield f"kind={kind}"
    yield f"kind={kind} {case}"
    if own.first == 0:
        yield f"opens {group}"
    yield from _form(setting, own)
    literal = sum(each.group == "place" for each in setting.candidates)
    sited = sum(each == "at" for each in setting.cases)
    yield f"places={min(literal, _MANY)} {group}"
    yield f"sited={min(sited, _MANY)} {case}"
    if at is not None:
        yield f"{case} {WORD}{scan.lower[at]}"
        yield f"{group} {case} {WORD}{scan.lower[at]}"
        yield f"reach={min(own.first - at, 5)} {case}"
        for place in range(at + 1, own.first):
            if setting.covered[place]:
                yield f"via name {case}"
            else:
                yield f"via {WORD}{scan.lower[place]}"
                for key in setting.lists[place]:
                    if key in _VIA:
                        yield f"via {key} {case}"
    for sign in _beside(setting, "before", own.first - 1):
        yield sign
        yield f"{sign} {group}"
    yield from _beside(setting, "before2", own.first - 2)
    for sign in _beside(setting, "after", own.last):
        yield sign
        yield f"{sign} {group}"
    yield from _beside(setting, "after2", own.last + 1)
    for step in (-1, 1):
        beside = _neighbour(setting, index, step)
        if beside is not None:
            other = setting.candidates[beside]
            left, right = (other, own) if step < 0 else (own, other)
            path, side = _path(setting, left.last, right.first), "left" if step < 0 else "right"
            yield f"{side} [{path}] {other.kind}"
            yield f"{side} [{path}] {_finer(own, other)}"


def link_signs(setting: Setting, index: int, first: int, last: int) -> Iterator[str]:
    """Yield how a candidate stands to an event's word, the tokens ``first`` to ``last`` (exclusive)."""
    scan, own = setting.scan, setting.candidates[index]
    group, case, at = own.group, setting.cases[index], setting.governors[index]
    head = own.first if at is None else at
    side, start, end = ("after", last, head) if own.first >= last else ("before", own.last, first)
    far = _step(end - start, _DISTANCES)
    yield f"{side} {case} {group}"
    yield f"{side} {case} far={far}"
    yield f"{side} {case} far={far} {group}"
    verb, stem = scan.lower[first], scan.lower[first][:_STEM]
    yield f"verb {WORD}{verb}"
    yield f"verb {WORD}{stem}- {side} {case}"
    if first:
        yield f"verb {WORD}{scan.lower[first - 1]} {stem}-"
    if last < len(scan.lower):
        yield f"verb {WORD}{stem}- {scan.lower[last]}"
    if at is not None:
        yield f"verb {WORD}{stem}- {WORD}{scan.lower[at]}"
        yield f"{side} far={far} {WORD}{scan.lower[at]}"
    for name, place in (("verb's before", first - 1), ("verb's before2", first - 2), ("verb's after", last)):
        for sign in _beside(setting, name, place):
            yield sign
            yield f"{sign} {side} {case}"
    counts: Counter[str] = Counter()
    for place in range(start, end):
        if setting.covered[place]:
            counts["name"] += 1
        elif not scan.lower[place][0].isalnum():
            counts[scan.lower[place][0]] += 1
        else:
            yield f"{side} between {WORD}{scan.lower[place]}"
            counts.update(setting.lists[place])
    for key, count in counts.items():
        yield f"{side} between {key} {case}"
        yield f"{side} between {key} {min(count, _MANY)}"
    within = range(start, end)
    events = sum(word.first in within for word in scan.words)
    sited = sum(
        each.first in within and other == "at" for each, other in zip(setting.candidates, setting.cases, strict=True)
    )
    yield f"{side} {case} events={min(events, _MANY)}"
    yield f"{side} {case} sited={min(sited, _MANY)}"
    # "killed by the JNIM, a coalition of groups in the Sahel"
    opened = (place for place in range(start, end - 1) if scan.lower[place] == ",")
    if any(scan.lower[place + 1] in scan.lexicon.words("places", "indefinite") for place in opened):
        yield f"{side} {case} apposition"
    # "killed six in Gao and kidnapped two in Kidal": a place belongs rather to the event told right before it.
    owner = max((word.last for word in scan.words if word.last <= head), default=0)
    owned = "verb" if owner <= last <= head else "other" if owner else "none"
    yield f"{side} {case} of {owned}"
    yield f"{side} {case} of {owned} {group}"
    if case == "none" and side == "after" and end - start <= _OBJECT_REACH:
        yield f"object {group}"
        yield f"object {WORD}{stem}-"
        for key in setting.lists[first]:
            yield f"object {key} {group}"
    if case == "none" and side == "before" and first and "be" in setting.lists[first - 1]:
        yield f"passive far={far}"
        yield f"passive {WORD}{stem}-"
    yield from _head(setting, head - 1, range(first, last), f"{side} {case}")


def company_signs(setting: Setting, index: int, scores: Sequence[float]) -> Iterator[tuple[str, float]]:
    """Yield what the other candidates, by the ``scores`` of all, say of one; and how much of it there is."""
    own, score, case = setting.candidates[index], scores[index], setting.cases[index]
    level = _step(score, _SCORES)
    yield SCORE, score
    yield f"self {level}", 1.0
    others: list[tuple[float, int]] = []
    for place, other in enumerate(setting.candidates):
        if place != index:
            if other.first < own.last and own.first < other.last:
                size = "longer" if other.last - other.first > own.last - own.first else "shorter"
                yield f"{size} {_step(scores[place], _SCORES)}", 1.0
                yield f"{size} off {_step(scores[place] - score, _SCORES)}", 1.0
            else:
                others.append((scores[place], place))
    if not others:
        yield "alone", 1.0
        return
    top, place = max(others)
    best, off = _step(top, _SCORES), _step(score - top, _SCORES)
    side = "left" if place < index else "right"
    yield f"best {best} {side}", 1.0
    yield f"best {best} {_finer(own, setting.candidates[place])}", 1.0
    yield f"best {best} {side} {case} {setting.cases[place]}", 1.0
    if is_listed(setting, index, place):
        yield f"list {case} {side}", 1.0
        yield f"list {best} {side}", 1.0
    yield f"off {off}", 1.0
    yield f"off {off} self {level}", 1.0
    hot = sum(each > _HOT for each, _ in others)
    yield f"hot={min(hot, _MANY)}", 1.0
    yield f"hot={min(hot, _MANY)} self {level}", 1.0
    for step in (-1, 1):
        beside = _neighbour(setting, index, step)
        if beside is not None:
            other = setting.candidates[beside]
            left, right = (other, own) if step < 0 else (own, other)
            warmth = "hot" if scores[beside] > _HOT else "warm" if scores[beside] > _WARM else "cold"
            side = f"{'left' if step < 0 else 'right'} {warmth}"
            finer, path = _finer(own, other), _path(setting, left.last, right.first)
            yield f"{side} {finer}", 1.0
            yield f"{side} [{path}]", 1.0
            yield f"{side} [{path}] {finer}", 1.0
            yield f"{side} [{path}] {'over' if score > scores[beside] else 'under'}", 1.0


def _form(setting: Setting, own: Candidate) -> Iterator[str]:
    """Yield what a candidate looks like by itself."""
    scan, group = setting.scan, own.group
    if own.mention is None:
        yield "odds none" if own.odds is None else f"odds {_step(own.odds, _ODDS)}"
    elif own.mention.place is None:
        yield f"unplaced {own.kind}"
    else:
        yield f"precision={own.mention.place.precision} {own.kind}"
        yield f"sure={int(own.mention.confidence * 5)}"
    letters = [place for place in range(own.first, own.last) if scan.lower[place][0].isalpha()]
    yield f"words={min(len(letters), 4)} {group}"
    if len(letters) > 1:
        yield f"last {WORD}{scan.lower[letters[-1]]}"
        yield f"first {WORD}{scan.lower[letters[0]]}"
        for key in setting.lists[letters[-1]]:
            yield f"last {key} {group}"
        for key in setting.lists[letters[0]]:
            yield f"first {key} {group}"
    elif letters:
        for key in setting.lists[letters[0]]:
            yield f"only {key} {group}"
    for other in setting.candidates:
        if other is not own and other.first < own.last and own.first < other.last:
            edge = "start" if other.first == own.first else "end" if other.last == own.last else "middle"
            yield f"{'holds' if other.last - other.first < own.last - own.first else 'in'} {other.kind} {edge}"


def _beside(setting: Setting, side: str, index: int) -> Iterator[str]:
    """Yield what a word beside something is."""
    if not 0 <= index < len(setting.lists):
        yield f"{side} edge"
        return
    text = setting.scan.sentence.tokens[index].text
    if setting.covered[index]:
        yield f"{side} name"
    elif text[0].isalpha():
        yield f"{side} {WORD}{setting.scan.lower[index]}"
        yield f"{side} {'capital' if text[0].isupper() else 'small'}"
        for key in setting.lists[index] or ("unlisted",):
            yield f"{side} {key}"
    else:
        yield f"{side} digits" if text[0].isdigit() else f"{side} mark {text[0]}"


def _head(setting: Setting, index: int, verb: range, where: str) -> Iterator[str]:
    """Yield what a preposition and its place hang on: "a blast in Kano", "residents of Kano"."""
    scan = setting.scan
    while index >= 0 and (
        not scan.lower[index][0].isalpha() or not {"determiners", "compass"}.isdisjoint(setting.lists[index])
    ):
        index -= 1
    if index < 0:
        return
    if index in verb:
        yield f"head verb {where}"
    elif setting.covered[index]:
        yield f"head name {where}"
    elif any(word.first <= index < word.last for word in scan.words):
        yield f"head event {where}"
    else:
        yield f"head {WORD}{scan.lower[index][:_STEM]}- {where}"
        for key in setting.lists[index]:
            yield f"head {key} {where}"


def _neighbour(setting: Setting, index: int, step: int) -> int | None:
    """Return the next candidate on one side that does not lie over this one."""
    own = setting.candidates[index]
    place = index + step
    while 0 <= place < len(setting.candidates):
        other = setting.candidates[place]
        if other.last <= own.first or own.last <= other.first:
            return place
        place += step
    return None


def _path(setting: Setting, start: int, end: int) -> str:
    """Return what stands between two names, in short: ", at L" for ", in the northern"."""
    steps: list[str] = []
    for index in range(start, end):
        word, lists = setting.scan.lower[index], setting.lists[index]
        if setting.covered[index]:
            step = "name"
        elif not word[0].isalnum():
            step = word[0]
        else:
            step = next((name for name, keys in _STEPS if not keys.isdisjoint(lists)), "*")
        if step != "link" or steps[-1:] != ["link"]:
            steps.append(step)
        if len(steps) > _CHAIN:
            return "far"
    return " ".join(steps)


_STEPS = (
    ("at", frozenset({"at"})),
    ("and", frozenset({"and"})),
    ("link", frozenset({"determiners", "compass", "nouns_before", "designators", "particles"})),
    ("clause", frozenset({"clause_start", "be", "said"})),
)
"""Steps of a path, and the lists that make a word one."""


def _finer(own: Candidate, other: Candidate) -> str:
    one = own.mention.place.precision if own.mention and own.mention.place else None
    two = other.mention.place.precision if other.mention and other.mention.place else None
    if one is None or two is None:
        return f"{own.group}-{other.group}"
    return "finer" if one < two else "wider" if one > two else "alike"


def _step(value: float, steps: Sequence[float]) -> str:
    """Return the first of the steps that a value does not pass."""
    return next((f"<={step:g}" for step in steps if value <= step), f">{steps[-1]:g}")
