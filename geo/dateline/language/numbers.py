"""Numbers in a sentence that may count people, with their bounds: "at least 12", "20 to 30", "une quarantaine".

What is surely no count is left out: dates, ages, clock times, money, shares, measures, ordinals, and the numbers of
roads, articles and weapons. Whether a number counts people or cows is for the reader of events to say.

A bare plural is two of its unit at least ("dozens" 24, "scores" 40, "hundreds" 200), and so is "several dozen" or
"plusieurs centaines"; "several" alone is three at least, being more than two, "a few" and "plusieurs" two. Best is then
the low as well, and approximate says that no number was named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from dateline.language.dates import Timex, find_dates
from dateline.language.document import Sentence, Token
from dateline.language.lexicon import Lexicon
from dateline.language.numerals import HYPHENS, Numeral, is_figure, numeral_before, numeral_openers, read_numeral
from dateline.language.phrases import Phrases

__all__ = ["Measure", "Number", "find_measures", "find_numbers"]

OLDEST = 120
"""Years: a number set off by commas after a name is an age up to here."""

BOUNDS = ("at_least", "at_most", "about")
"""The keys of the lexicon that hold the words of bounds; with ``_after``, those that follow the number."""

LONGEST_AGES = 16
"""Tokens of a row of ages that are looked back over."""

SHORTEST_WORD = 4
"""Letters of a word that a number may have run into by a missing space."""

STREET_WINDOW = 3
"""Tokens after a house number in which its street is called one ("1722 Martin Luther King Street")."""

MOST_BOUNDS = 3
"""Words of bounds before one number ("at least some 50")."""

CHANGE_WINDOW = 4
"""Tokens before "de 12 à 17" in which a verb makes a change of it ("est passé de")."""


class Number(NamedTuple):
    """A number with its bounds. ``first`` and ``last`` are token indexes in its sentence, last exclusive."""

    first: int
    last: int
    low: float | None
    best: float | None
    high: float | None
    """None: open upwards ("at least 12", "dozens")."""
    approximate: bool
    core_first: int
    """The first token of the numeral itself, after the words that bound it."""


class Measure(NamedTuple):
    """A distance. ``first`` and ``last`` are token indexes in its sentence, last exclusive, the unit included."""

    first: int
    last: int
    km: float
    approximate: bool


def find_numbers(sentence: Sentence, lexicon: Lexicon, dates: Sequence[Timex] | None = None) -> tuple[Number, ...]:
    """Find the numbers in a sentence that may count people.

    Parameters
    ----------
    sentence
        One of a document's.
    lexicon
        Of the document's language.
    dates
        What ``find_dates`` found in the sentence; None to find it here. Its tokens are no numbers.

    Returns
    -------
    tuple of Number
        In reading order, none overlapping.
    """
    tokens = sentence.tokens
    openers = numeral_openers(lexicon)
    taken = iter(find_dates(sentence, lexicon, None) if dates is None else dates)
    found: list[Number] = []
    words: _Words | None = None
    index = floor = 0
    busy: Timex | None = None
    for position in [i for i, (text, _, _, lower) in enumerate(tokens) if lower in openers or text[0].isdecimal()]:
        if position < index:
            continue
        if words is None:
            words, busy = _words(lexicon), next(taken, None)
        while busy and busy.last <= position:
            floor, busy = busy.last, next(taken, None)
        if busy and busy.first <= position:
            continue
        number, index = _read(tokens, position, words, lexicon, floor)
        if busy and number and number.last > busy.first:
            number, index = _read(tokens[: busy.first], position, words, lexicon, floor)
        if number:
            found.append(number)
        floor = max(floor, index)
    return tuple(found)


def find_measures(sentence: Sentence, lexicon: Lexicon) -> tuple[Measure, ...]:
    """Find the distances in a sentence, in kilometres; of a range ("30 to 40 km") the middle."""
    words = _words(lexicon)
    tokens = sentence.tokens
    found: list[Measure] = []
    floor = 0
    for position, token in enumerate(tokens):
        if token.lower not in words.distance_words:
            continue
        unit = words.distances.at(tokens, position)
        joined = position > floor and tokens[position - 1].text in HYPHENS
        of = words.of.before(tokens, position, floor)
        numeral = numeral_before(tokens, of[0] if of else position - joined, lexicon, floor) if unit else None
        if unit is None or numeral is None:
            continue
        first, value, approximate = numeral.first, numeral.value, numeral.approximate or numeral.vague
        link = words.range_words.before(tokens, first, floor)
        low = numeral_before(tokens, link[0], lexicon, floor) if link else None
        if low and low.value < value:
            first, value, approximate = low.first, (low.value + value) / 2, True
        if (bound := words.bounds.before(tokens, first, floor)) and bound[1] == "about":
            first, approximate = bound[0], True
        found.append(Measure(first, unit[0], value * unit[1], approximate))
        floor = unit[0]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Words:
    bounds: Phrases[str]
    bounds_after: Phrases[str]
    between_bound: Phrases[bool]
    range_words: Phrases[bool]
    range_openers: Phrases[str]
    change_openers: Phrases[bool]
    units: Phrases[bool]
    of: Phrases[bool]
    ages: Phrases[bool]
    clock_before: frozenset[str]
    list_words: frozenset[str]
    streets: frozenset[str]
    distances: Phrases[float]
    distance_words: frozenset[str]
    change_verbs: frozenset[str]
    labels: frozenset[str]
    labels_capitalised: frozenset[str]
    currency: frozenset[str]
    articles: frozenset[str]
    pronouns: frozenset[str]
    pronoun_after: frozenset[str]
    pronoun_before: frozenset[str]
    pronoun_counts_after: frozenset[str]
    people: frozenset[str]


@cache
def _words(lexicon: Lexicon) -> _Words:
    section = lexicon.sections.get("numbers", {})

    def listed(key: str) -> Phrases[bool]:
        return Phrases(dict.fromkeys(section.get(key, ()), True))

    distances: Phrases[float] = Phrases(lexicon.table("numbers", "distances"))
    times = dict.fromkeys(lexicon.table("dates", "units"), True)
    lengths = dict.fromkeys(lexicon.table("numbers", "distances"), True)
    return _Words(
        bounds=Phrases({phrase: key for key in BOUNDS for phrase in section.get(key, ())}),
        bounds_after=Phrases({phrase: key for key in BOUNDS for phrase in section.get(f"{key}_after", ())}),
        between_bound=listed("between_bound"),
        range_words=listed("range_words"),
        range_openers=Phrases(section.get("range_openers", {})),
        change_openers=listed("change_openers"),
        units=Phrases({**dict.fromkeys(section.get("units", ()), True), **times, **lengths}),
        of=listed("of"),
        ages=Phrases(dict.fromkeys(lexicon.sections.get("dates", {}).get("age_before", ()), True)),
        clock_before=lexicon.words("numbers", "clock_before"),
        list_words=lexicon.words("numbers", "list_words"),
        streets=lexicon.words("numbers", "streets"),
        distances=distances,
        distance_words=frozenset(distances.first_words),
        change_verbs=lexicon.words("numbers", "change_verbs"),
        labels=lexicon.words("numbers", "labels"),
        labels_capitalised=lexicon.words("numbers", "labels_capitalised"),
        currency=lexicon.words("numbers", "currency_before"),
        articles=lexicon.words("numbers", "articles"),
        pronouns=lexicon.words("numbers", "pronouns"),
        pronoun_after=lexicon.words("numbers", "pronoun_after"),
        pronoun_before=lexicon.words("numbers", "pronoun_before"),
        pronoun_counts_after=lexicon.words("numbers", "pronoun_counts_after"),
        people=lexicon.words("numbers", "people"),
    )


def _read(
    tokens: Sequence[Token], index: int, words: _Words, lexicon: Lexicon, floor: int
) -> tuple[Number | None, int]:
    """Return the number that a token opens, or None, and where to go on."""
    low = read_numeral(tokens, index, lexicon)
    if low is None:
        return None, floor
    high = _range_end(tokens, low, words, lexicon, floor)
    core = high or low
    of = words.of.at(tokens, core.last)
    if unit := words.units.at(tokens, of[0] if of else core.last):
        return None, unit[0]
    if not _is_count(tokens, low, core, words) or not _whole(low) or (high and not _whole(high)):
        return None, core.last
    number, last = _bounded(tokens, low, high, words, floor)
    if number.first < low.first and _aged(tokens, number.first, words):
        # "aged over 60"
        return None, last
    return number, last


def _range_end(tokens: Sequence[Token], low: Numeral, words: _Words, lexicon: Lexicon, floor: int) -> Numeral | None:
    """Return the upper end of the range that a numeral begins; None where it begins none."""
    opener = words.range_openers.before(tokens, low.first, floor)
    link = words.range_words.at(tokens, low.last)
    last = link[0] if link else low.last + 1
    if link is None and not (opener and low.last < len(tokens) and tokens[low.last].lower == opener[1]):
        return None
    if last >= len(tokens) or _changes(tokens, low.first, words, floor):
        return None
    high = read_numeral(tokens, last, lexicon)
    if high is None or high.vague or low.vague:
        return None
    # "between 30 and 10" is one all the same.
    reversed_ = opener is not None and tokens[low.last].lower == opener[1] and opener[1] in words.list_words
    return high if reversed_ or _scaled(low, high) < high.value else None


def _changes(tokens: Sequence[Token], first: int, words: _Words, floor: int) -> bool:
    """Tell whether two numbers are a change ("rose from 12 to 17"), not a range."""
    if words.range_openers.before(tokens, first, floor) is None:
        return words.change_openers.before(tokens, first, floor) is not None
    window = tokens[max(floor, first - CHANGE_WINDOW) : first]
    return any(token.lower in words.change_verbs for token in window)


def _scaled(low: Numeral, high: Numeral) -> float:
    """Return the lower end of "2 to 3 million", which has the scale of the upper."""
    for scale in (1e9, 1e6, 1e3):
        if (
            low.value < 1000
            and high.value >= scale
            and high.value % (scale / 10) == 0
            and low.value < high.value / scale
        ):
            return low.value * scale
    return low.value


def _whole(numeral: Numeral) -> bool:
    """Tell a number of people from "2.5"."""
    return numeral.value == int(numeral.value)


def _is_count(tokens: Sequence[Token], low: Numeral, core: Numeral, words: _Words) -> bool:
    """Tell whether a numeral can count something, by what touches it and the words beside it."""
    first, last = low.first, core.last
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if before and _bars_before(tokens, first, before, words):
        return False
    if after and after.start == tokens[last - 1].end and _bars_after(tokens, last, after, words):
        return False
    opening = tokens[first]
    if is_figure(opening):
        if opening.text[0] == "0" and opening.text != "0":
            return False
        if (
            before
            and before.lower in words.clock_before
            and len(opening.text) == len("2200")
            and opening.text.isdecimal()
        ):
            return False
        return not (
            _is_age(tokens, low, core) or _beside_figure(tokens, first, last) or _is_address(tokens, last, words)
        )
    alone = core is low and last == first + 1
    if alone and opening.lower in words.articles:
        return False
    return not (alone and opening.lower in words.pronouns) or _pronoun_counts(before, after, words)


def _bars_before(tokens: Sequence[Token], first: int, before: Token, words: _Words) -> bool:
    touching = before.end == tokens[first].start and not _run_together(before)
    if touching and (
        before.text.isalnum() or before.text in "/.:#+=*_^°'’&@\\" or before.text == "-" or before.text == "−"
    ):
        return True
    if touching and before.text in HYPHENS and first > 1 and tokens[first - 2].end == before.start:
        return True
    if before.lower in words.currency or before.lower in words.labels or _aged(tokens, first, words):
        return True
    if before.text == "." and first > 1 and tokens[first - 2].lower in words.labels:
        return tokens[first - 2].end == before.start
    return before.capitalized and before.lower in words.labels_capitalised


def _run_together(before: Token) -> bool:
    """Tell whether only a space is missing ("at least140,000"): models and roads have capitals or short names."""
    return len(before.text) >= SHORTEST_WORD and before.lower.isalpha() and before.text.islower()


def _aged(tokens: Sequence[Token], first: int, words: _Words) -> bool:
    """Tell whether a numeral is an age, or one of several ("ages 13, 17 and 19")."""
    at = first
    while (
        at >= 2 and tokens[at - 1].lower in words.list_words and is_figure(tokens[at - 2]) and first - at < LONGEST_AGES
    ):
        at -= 2
    return words.ages.before(tokens, at) is not None


def _bars_after(tokens: Sequence[Token], last: int, after: Token, words: _Words) -> bool:
    """Tell whether what touches a numeral on the right makes something else of it ("25th", "10-year", "3/4")."""
    if after.text in HYPHENS:
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        joined = following is not None and following.start == after.end
        return joined and words.bounds_after.at(tokens, last) is None
    sign = after.text[0]
    # "10³", "12½"
    return sign.isalpha() or (sign.isnumeric() and not sign.isdecimal()) or after.text in "/°%:=_^"


def _is_age(tokens: Sequence[Token], low: Numeral, core: Numeral) -> bool:
    """Recognise "Moussa Traoré, 25, ..." and "Moussa Traoré (25)"."""
    first, last = low.first, core.last
    if (
        core is not low
        or last != first + 1
        or first < 2
        or not 0 < low.value <= OLDEST
        or not tokens[first - 2].capitalized
    ):
        return False
    closing = tokens[last].text if last < len(tokens) else "."
    pairs = {",": ",.;)", "(": ")", "[": "]"}
    return closing in pairs.get(tokens[first - 1].text, "")


def _beside_figure(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a figure stands in a row of figures: a telephone number, a table."""
    return (first > 0 and is_figure(tokens[first - 1])) or (last < len(tokens) and is_figure(tokens[last]))


def _is_address(tokens: Sequence[Token], last: int, words: _Words) -> bool:
    """Recognise "1722 Thurgood Street": names with a capital up to a word for a street."""
    for token in tokens[last : last + STREET_WINDOW]:
        if not token.capitalized:
            return False
        if token.lower in words.streets:
            return True
    return False


def _pronoun_counts(before: Token | None, after: Token | None, words: _Words) -> bool:
    """Tell whether "one" counts what follows it ("one soldier") or was done to ("killed one")."""
    if before and before.lower in words.pronoun_after:
        return False
    if before and before.lower in words.pronoun_counts_after:
        return (
            after is None
            or not after.lower.isalpha()
            or after.lower not in words.pronoun_before
            or after.lower == "and"
        )
    return after is not None and after.lower.isalpha() and after.lower not in words.pronoun_before


def _bounded(
    tokens: Sequence[Token], low: Numeral, high: Numeral | None, words: _Words, floor: int
) -> tuple[Number, int]:
    """Widen a number to the words that bound it, and set its ends by them."""
    first, last = low.first, (high or low).last
    bounds: set[str] = set()
    if high and (opener := words.range_openers.before(tokens, first, floor)):
        first = opener[0]
    while len(bounds) < MOST_BOUNDS and (bound := _bound_before(tokens, first, words, floor)):
        first = bound[0]
        bounds.add(bound[1])
    if after := words.bounds_after.at(tokens, last):
        last = after[0]
        bounds.add(after[1])
    approximate = low.approximate or bool(high and high.approximate) or not bounds <= {"at_least"}
    value = low.value
    if high:
        lower, upper = sorted((_scaled(low, high), high.value))
        ends: tuple[float | None, float, float | None] = (lower, lower, upper)
    elif low.vague or "at_least" in bounds:
        ends = (value, value, None)
    else:
        ends = (None if "at_most" in bounds else value, value, value)
    return Number(first, last, *ends, approximate, low.first), last


def _bound_before(tokens: Sequence[Token], first: int, words: _Words, floor: int) -> tuple[int, str] | None:
    """Return where the bound before a number begins, and which it is; a word such as "another" may stand between."""
    if bound := words.bounds.before(tokens, first, floor):
        return bound
    between = words.between_bound.before(tokens, first, floor)
    return words.bounds.before(tokens, between[0], floor) if between else None
