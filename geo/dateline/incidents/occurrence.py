"""Whether an event word tells of something that happened, and by what words of its sentence."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from dateline.incidents.scan import Scan
from dateline.incidents.words import EventWord, Form
from dateline.language.lexicon import Lexicon
from dateline.language.phrases import Phrases

__all__ = ["Factuality", "Ground", "Marks", "find_marks", "ground"]

MODAL_REACH = 4
"""Words between a modal and its verb: "could have been killed"."""

TOLL_REACH = 8
"""Words from a toll up to the modal that makes it one to be feared: "the toll of the attack in Gao could rise"."""

CLAUSE_REACH = 9
"""Words before an event word in which a threat, a plan or an accusation still governs it."""

VERDICT_REACH = 16
"""The same for what recalls an event: "sentenced on Monday to life in prison by a court in Niamey for killing 12"."""

CLAIM_REACH = 4
"""Words between a denial and what it denies: "rejected earlier media reports that"."""

WORK_REACH = 5
"""Words between a film or a book and the verb that says that it tells something: "a film by two Malians depicts"."""


DATE_REACH = 6
"""Words between an event word and its date, its place among them."""

NAME_REACH = 3
"""Words between the date in the name of an event and its noun: "the July 7 subway bombings"."""

WISHED = frozenset({Form.NOUN, Form.CUE, Form.OF, Form.ACTIVE})
"""Forms that are no finite verbs."""


class Factuality(StrEnum):
    """How an event word is meant."""

    HAPPENED = "happened"
    REPORTED = "reported"
    """Told as hearsay, by nobody in particular: "reportedly", the French conditional."""
    ALLEGED = "alleged"
    """Told as an accusation."""
    NOT = "not"
    """Denied, planned, threatened, possible, asked after, invented, or spoken of in general."""


class Ground(StrEnum):
    """By what an event word is taken as it is: the word that takes it back, if there is one."""

    TOLD = "happened"
    RECALLED = "recalled: what a verdict or an anniversary is about"
    HEARSAY = "hearsay"
    ACCUSED = "an accusation"
    POSSIBLE = "only possible"
    DENIED = "denied"
    NEGATED = "negated"
    INTENDED = "an aim, not yet done"
    HYPOTHETICAL = "planned, threatened or attempted"
    ASKED = "asked"
    TO_COME = "dated after publication"
    FICTION = "told by a film or a book"
    NAMED_ONLY = "only named by what recalls it"
    DESCRIBES = "only describes people"
    ESCAPED = "one who got away, or an armed group"

    @property
    def factuality(self) -> Factuality:
        """How an event word on this ground is meant."""
        return _FACTUALITY.get(self, Factuality.NOT)


_FACTUALITY = {
    Ground.TOLD: Factuality.HAPPENED,
    Ground.RECALLED: Factuality.HAPPENED,
    Ground.HEARSAY: Factuality.REPORTED,
    Ground.ACCUSED: Factuality.ALLEGED,
}

_Ranges = tuple[tuple[int, int], ...]


class Marks(NamedTuple):
    """Where a sentence has the words that take an event back: token ranges, last exclusive."""

    modal: _Ranges
    negation: _Ranges
    hypothetical: _Ranges
    wished: _Ranges
    accusation: _Ranges
    denial: _Ranges
    hearsay: _Ranges
    recalled: _Ranges
    generic: _Ranges
    arenas: _Ranges
    fiction: _Ranges
    asked: bool


_KEYS = (*Marks._fields[:10], "harmless", "rejected", "claims", "works", "tells")
"""The lists of ``[events]`` that are looked up in one walk; ``harmless`` are phrases that hide a word of the others."""


def find_marks(scan: Scan) -> Marks:
    """Find the words of a sentence that take events back."""
    found: dict[str, list[tuple[int, int]]] = {key: [] for key in _KEYS}
    phrases, tokens = _phrases(scan.lexicon), scan.sentence.tokens
    hidden = 0
    for index in phrases.starts(tokens):
        match = phrases.at(tokens, index)
        # "In May": what is part of a date is no modal.
        if match is None or index < hidden or any(timex.first <= index < timex.last for timex in scan.dates):
            continue
        last, keys = match
        if "harmless" in keys:
            hidden = last
            continue
        for key in keys:
            found[key].append((index, last))
    denial = found["denial"] + _pairs(found["rejected"], found["claims"], CLAIM_REACH)
    fiction = _pairs(found["works"], found["tells"], WORK_REACH)
    own = {key: tuple(found[key]) for key in Marks._fields[:10]} | {"denial": tuple(sorted(denial))}
    return Marks(**own, fiction=tuple(fiction), asked="?" in scan.lower[-2:])


def ground(scan: Scan, word: EventWord, marks: Marks) -> Ground:
    """Tell whether an event word tells of something that happened, and by what."""
    own = _ground(scan, word, marks)
    before = _joined(scan, word)
    # "denied killing 12 and wounding 30": what takes back the first takes back the second.
    return ground(scan, before, marks) if own is Ground.TOLD and before is not None else own


def _ground(scan: Scan, word: EventWord, marks: Marks) -> Ground:
    start = _clause_start(scan, word, CLAUSE_REACH)
    # "could leave thousands dead": numbers stand between.
    reach = CLAUSE_REACH if Form.COUNT in word.forms else MODAL_REACH
    if _before(marks.modal, max(start, word.first - reach), word.first):
        return Ground.POSSIBLE
    # "the toll could rise to 40"
    if Form.TOLL in word.forms and _before(marks.modal, word.last, _first_number(scan, word)):
        return Ground.POSSIBLE
    # "denied that 20 soldiers had been killed": a denial reaches over the clause behind it, up to a "but".
    if _before(marks.denial, _after_contrast(scan, word), word.first):
        return Ground.DENIED
    if _before(marks.negation, max(start, word.first - MODAL_REACH), word.first):
        return Ground.NEGATED
    if _is_infinitive(scan, word):
        return Ground.INTENDED
    # "coup attempt", "bomb threat": the word that takes a noun back may also follow it.
    noun = word.sense.kind is None or bool(word.forms & {Form.NOUN, Form.OF})
    if noun and any(first == word.last for first, _ in (*marks.hypothetical, *marks.wished)):
        return Ground.HYPOTHETICAL
    if _governed(marks.hypothetical, start, word.first):
        return Ground.HYPOTHETICAL
    # "the attempted coup left 12 dead": a wish takes back nouns and gerunds, no finite verb.
    if word.forms <= WISHED and _governed(marks.wished, start, word.first):
        return Ground.HYPOTHETICAL
    if _is_to_come(scan, word):
        return Ground.TO_COME
    if marks.asked and not _is_presupposed(scan, word):
        return Ground.ASKED
    if _before(marks.fiction, 0, word.first):
        return Ground.FICTION
    accused = _governed(marks.accusation, start, word.first)
    if accused and not _is_known(scan, word):
        return Ground.ACCUSED
    if accused or _governed(marks.recalled, _clause_start(scan, word, VERDICT_REACH), word.first):
        # "the 1998 bombings in Nairobi": with a date of its own a noun tells history.
        return Ground.NAMED_ONLY if Form.NOUN in word.forms and not _own_date(scan, word) else Ground.RECALLED
    return Ground.HEARSAY if _before(marks.hearsay, start, word.first) else Ground.TOLD


def _is_to_come(scan: Scan, word: EventWord) -> bool:
    """Tell whether the only date of a sentence is one after publication, and right behind the word."""
    if scan.dates or not scan.to_come or scan.to_come[0].first < word.last:
        return False
    parts = scan.lexicon.words("events", "clause_start")
    between = scan.lower[word.last : scan.to_come[0].first]
    return len(between) <= DATE_REACH and parts.isdisjoint(between)


def _is_presupposed(scan: Scan, word: EventWord) -> bool:
    """Tell whether a question is about what followed: "who has ruled since the coup of 2020?"."""
    definite = scan.lexicon.words("events", "definite")
    return not definite.isdisjoint(scan.lower[max(0, word.first - 1) : word.first + 1])


def _own_date(scan: Scan, word: EventWord) -> bool:
    """Tell whether a noun has a date with a number in its name or close behind it."""
    return any(
        (0 <= word.first - timex.last <= NAME_REACH or 0 <= timex.first - word.last <= DATE_REACH)
        and any(token[0].isdigit() for token in scan.lower[timex.first : timex.last])
        for timex in scan.dates
    )


def _is_known(scan: Scan, word: EventWord) -> bool:
    """Tell whether an accusation is about what all know: "charged in the death of", as against "accused of killing"."""
    definite, of = scan.lexicon.words("events", "definite"), scan.lexicon.words("people", "of")
    # "the 1982 killing of": a year may stand between.
    end = next((timex.first for timex in scan.dates if timex.last == word.first), word.first)
    before = scan.lower[max(0, end - 2) : end]
    return Form.OF in word.forms and len(before) > 1 and before[1] in definite and before[0] not in of


def _first_number(scan: Scan, word: EventWord) -> int:
    """Return where the number of a toll starts, or the reach of a modal before it: "the toll of 12 could rise"."""
    end = min(word.last + TOLL_REACH, len(scan.lower))
    return next((number.first for number in scan.numbers if word.last <= number.first < end), end)


def _joined(scan: Scan, word: EventWord) -> EventWord | None:
    """Return the word that a gerund, an infinitive or a noun is joined to by "and"; a finite verb stands alone."""
    joins = scan.lexicon.words("people", "and")
    index = word.first - 1
    # "of killing villagers and of shelling Goma", "d'avoir tué des villageois et d'avoir bombardé Goma"
    while index > 0 and scan.lower[index] in scan.lexicon.words("events", "have"):
        index -= 1
    of = index > 0 and scan.lower[index] in scan.lexicon.words("people", "of")
    index = index - 1 if of else word.first - 1
    if index < 0 or scan.lower[index] not in joins or (Form.PAST in word.forms and not of):
        return None
    position = scan.words.index(word)
    before = scan.words[position - 1] if position else None
    if before is None or word.first - before.last > CLAUSE_REACH:
        return None
    return before if of or not before.forms.isdisjoint(word.forms) else None


def _is_infinitive(scan: Scan, word: EventWord) -> bool:
    """Tell "to kill" from "killed": a bare verb behind "to", adverbs between them allowed, or an infinitive."""
    # "to have killed" happened, and so did what people had or were forced to do.
    done = scan.lexicon.words("events", "have") | scan.lexicon.words("events", "made_to")
    if scan.lower[word.first] in scan.lexicon.words("events", "infinitives"):
        return done.isdisjoint(scan.lower[max(0, word.first - 2) : word.first])
    to = scan.lexicon.words("events", "infinitive")
    index = word.first - 1
    while index > 0 and scan.lower[index] in scan.lexicon.words("events", "before_verb"):
        index -= 1
    if index < 0 or scan.lower[index] not in to:
        return False
    gerunds = tuple(scan.lexicon.words("events", "gerunds"))
    behind = scan.lower[word.last : word.last + 1]
    if Form.OF in word.forms and not scan.lexicon.words("people", "of").isdisjoint(behind):
        # "led to death of 12"
        return False
    # "to be killed" is one; "led to killed soldiers" is none, nor is "to killing".
    bare = Form.PAST not in word.forms or index < word.first - 1
    verb = Form.NOUN not in word.forms and not scan.lower[word.first].endswith(gerunds)
    return bare and verb and done.isdisjoint(scan.lower[max(0, index - 1) : word.first])


def _clause_start(scan: Scan, word: EventWord, reach: int) -> int:
    """Return where the clause of a word starts: behind the last mark that parts clauses, or its reach."""
    parts, of = scan.lexicon.words("events", "clause_start"), scan.lexicon.words("people", "of")
    index = word.first
    while index > max(0, word.first - reach):
        token = scan.lower[index - 1]
        # "accused the army of looting, of killing": what "of" opens goes on with what was before.
        if (token in parts and scan.lower[index] not in of) or token in ';:—–“”"':
            break
        index -= 1
    return index


def _after_contrast(scan: Scan, word: EventWord) -> int:
    """Return where the part of the sentence starts that no "but" parts from a word."""
    contrasts = scan.lexicon.words("events", "contrast")
    return next((index + 1 for index in range(word.first - 1, -1, -1) if scan.lower[index] in contrasts), 0)


def _before(ranges: _Ranges, start: int, end: int) -> bool:
    return any(start <= first and last <= end for first, last in ranges)


def _governed(ranges: _Ranges, start: int, end: int) -> bool:
    """Tell whether a mark stands in a clause, or ends with the word that opens it: "alleged that"."""
    return any(start <= last <= end for _, last in ranges)


def _pairs(heads: list[tuple[int, int]], others: list[tuple[int, int]], reach: int) -> list[tuple[int, int]]:
    """Join each head with the first of the others that follows it within reach."""
    found: list[tuple[int, int]] = []
    for first, last in heads:
        end = next((end for start, end in others if last <= start <= last + reach), None)
        if end is not None:
            found.append((first, end))
    return found


@cache
def _phrases(lexicon: Lexicon) -> Phrases[frozenset[str]]:
    """Return the phrases of all lists, each with the lists that have it."""
    keys: dict[str, frozenset[str]] = {}
    for key in _KEYS:
        for phrase in lexicon.words("events", key):
            keys[phrase] = keys.get(phrase, frozenset()) | {key}
    return Phrases(keys)
