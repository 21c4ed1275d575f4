"""Whether an event word tells of something that happened."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from dateline.incidents.scan import Scan
from dateline.incidents.words import EventWord, Form, find_phrases

__all__ = ["Factuality", "Ground", "Marks", "find_marks", "ground"]

MODAL_REACH = 4
"""Words between a modal and its verb: "could have been killed"."""

CLAUSE_REACH = 9
"""Words before an event word in which a threat, a plan or an accusation still governs it."""


class Factuality(StrEnum):
    """How an event word is meant."""

    HAPPENED = "happened"
    ALLEGED = "alleged"
    """Told as an accusation."""
    NOT = "not"
    """Denied, planned, threatened, possible, or spoken of in general."""


class Ground(StrEnum):
    """By what an event word is taken as it is: the word that takes it back, if there is one."""

    TOLD = "happened"
    ACCUSED = "an accusation"
    POSSIBLE = "only possible"
    DENIED = "denied"
    NEGATED = "negated"
    INTENDED = "an aim, not yet done"
    HYPOTHETICAL = "planned, threatened or attempted"
    DESCRIBES = "only describes people"
    ESCAPED = "one who got away, or an armed group"

    @property
    def factuality(self) -> Factuality:
        """How an event word on this ground is meant."""
        if self is Ground.TOLD:
            return Factuality.HAPPENED
        return Factuality.ALLEGED if self is Ground.ACCUSED else Factuality.NOT


class Marks(NamedTuple):
    """Where a sentence has the words that take an event back: token ranges, last exclusive."""

    modal: tuple[tuple[int, int], ...]
    negation: tuple[tuple[int, int], ...]
    hypothetical: tuple[tuple[int, int], ...]
    accusation: tuple[tuple[int, int], ...]
    denial: tuple[tuple[int, int], ...]


def find_marks(scan: Scan) -> Marks:
    """Find the words of a sentence that take events back."""
    return Marks(*(find_phrases(scan.sentence.tokens, scan.lexicon, "events", key) for key in Marks._fields))


def ground(scan: Scan, word: EventWord, marks: Marks) -> Ground:
    """Tell whether an event word tells of something that happened, and by what."""
    start = _clause_start(scan, word)
    # "could leave thousands dead": numbers stand between.
    reach = CLAUSE_REACH if Form.COUNT in word.forms else MODAL_REACH
    if _before(marks.modal, max(start, word.first - reach), word.first):
        return Ground.POSSIBLE
    # "denied that 20 soldiers had been killed": a denial reaches over the clause behind it.
    if _before(marks.denial, 0, word.first):
        return Ground.DENIED
    if _before(marks.negation, max(start, word.first - MODAL_REACH), word.first):
        return Ground.NEGATED
    if _is_infinitive(scan, word):
        return Ground.INTENDED
    # "coup attempt", "bomb threat": the word that takes a noun back may also follow it.
    if any(word.last <= first <= word.last for first, _ in marks.hypothetical) and word.sense.kind is None:
        return Ground.HYPOTHETICAL
    if _before(marks.hypothetical, start, word.first):
        return Ground.HYPOTHETICAL
    if _before(marks.accusation, start, word.first):
        return Ground.ACCUSED
    return Ground.TOLD


def _is_infinitive(scan: Scan, word: EventWord) -> bool:
    """Tell "to kill" from "killed": a bare verb behind "to", an adverb between them allowed."""
    to = scan.lexicon.words("events", "infinitive")
    index = word.first - 1
    while index > 0 and scan.lower[index] in scan.lexicon.words("events", "before_verb"):
        index -= 1
    if index < 0 or scan.lower[index] not in to:
        return False
    # "to be killed" is one; "led to killed soldiers" is none, nor is "to killing".
    bare = Form.PAST not in word.forms or index < word.first - 1
    verb = Form.NOUN not in word.forms and not scan.lower[word.first].endswith("ing")
    # "to have killed" happened, and so did what people had or were forced to do.
    done = scan.lexicon.words("events", "have") | scan.lexicon.words("events", "made_to")
    return bare and verb and done.isdisjoint(scan.lower[max(0, index - 1) : word.first])


def _clause_start(scan: Scan, word: EventWord) -> int:
    """Return where the clause of a word starts: behind the last mark that parts clauses, or its reach."""
    parts = scan.lexicon.words("events", "clause_start")
    index = word.first
    while index > max(0, word.first - CLAUSE_REACH):
        token = scan.lower[index - 1]
        if token in parts or token in ';:—–“”"':
            break
        index -= 1
    return index


def _before(ranges: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    return any(start <= first and last <= end for first, last in ranges)
