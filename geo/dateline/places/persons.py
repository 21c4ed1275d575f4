"""Names of persons, which are no places even where a town is called the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.gazetteer.names import plain
from dateline.language.document import Token
from dateline.places.casing import Case, Run, Writing, is_initial
from dateline.places.cues import Cues

__all__ = ["Persons", "find_persons", "is_aged", "surname_key"]

_OLDEST = 115
_FULL_NAME_WORDS = 3
_SHORT_CHARS = 3
_TITLE_CASE_WORDS = 2
"""In a title-case headline a run goes on after the name; a given name and a surname are taken."""


@dataclass(frozen=True, slots=True)
class Persons:
    """Who is named in an article."""

    tokens: frozenset[tuple[int, int]]
    """Sentence and token index of every word in a person's full or titled name."""
    surnames: frozenset[str]
    """Last words of those names, as `surname_key` gives them: they stand for the person further down."""
    doubtful: frozenset[str]
    """Last words of longer names that may be a person's, or anything else's."""


def find_persons(sentences: Iterable[Writing], cues: Cues) -> Persons:
    """Find the persons that an article names, by their titles, given names, initials and ages."""
    found: set[tuple[int, int]] = set()
    surnames: set[str] = set()
    doubtful: set[str] = set()
    for written in sentences:
        sentence, case = written.sentence, written.case
        if case is Case.UPPER:
            continue
        for run in written.runs:
            person = _person(sentence.tokens, run, cues)
            if person is None:
                if case is Case.SENTENCE and _may_be_person(sentence.tokens, run, cues):
                    doubtful.add(surname_key(sentence.tokens[run.last - 1]))
                continue
            first, last = person
            words = [i for i in range(first, last) if sentence.tokens[i].text[0].isalpha()]
            if case is Case.TITLE:
                words = words[:_TITLE_CASE_WORDS]
            found.update((sentence.index, i) for i in words)
            named = [sentence.tokens[i] for i in words if sentence.tokens[i].lower not in cues.kin]
            if named:
                surnames.add(surname_key(named[-1]))
    return Persons(frozenset(found), frozenset(surnames), frozenset(doubtful - surnames))


def _may_be_person(tokens: tuple[Token, ...], run: Run, cues: Cues) -> bool:
    """Tell whether a run of two or three words looks like a full name, and no preposition of place leads it."""
    words = tokens[run.first : run.last]
    if not 1 < len(words) <= _FULL_NAME_WORDS or run.last - run.first != len(words):
        return False
    before = tokens[run.first - 1].lower if run.first else ""
    if before in cues.locative or before in cues.nouns_before or before in cues.compass:
        return False
    return all(word.text.isalpha() and word.lower not in cues.never and word.lower not in cues.common for word in words)


def surname_key(token: Token) -> str:
    """Return a surname as it is compared: "Keita" and "Keïta" are one."""
    return token.lower if token.text.isascii() else plain(token.text)


def is_aged(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether an age follows in apposition: ", 22,"."""
    if index + 1 >= len(tokens) or tokens[index].text != ",":
        return False
    age = tokens[index + 1].text
    after = tokens[index + 2].text if index + 2 < len(tokens) else "."
    return (
        age.isdigit() and len(age) <= len(str(_OLDEST)) and int(age) <= _OLDEST and after in {",", ".", "and", ";", ")"}
    )


def _person(tokens: tuple[Token, ...], run: Run, cues: Cues) -> Run | None:
    """Return the part of a run that is a person's name."""
    end = _trimmed(tokens, run, cues)
    if end is None:
        return None
    start = _after_titles(tokens, run, cues)
    if start is not None:
        return Run(start, end) if start < end else None
    words = sum(tokens[i].text[0].isalpha() for i in range(run.first, end))
    if words < 2:
        return None
    # "W. Va." has an initial too.
    short = len(tokens[end - 1].text) <= _SHORT_CHARS and end < len(tokens) and tokens[end].text == "."
    lower_title = run.first > 0 and tokens[run.first - 1].lower in cues.titles
    for first in (run.first, run.first + 1):
        given = first + 1 < end and tokens[first].lower in cues.given
        initials = any(is_initial(tokens, i) for i in range(first, end - 1)) and first == run.first and not short
        if given or initials or (lower_title and first == run.first):
            return Run(first, end)
        if run.first > 0:
            break
    return Run(run.first, end) if is_aged(tokens, run.last) else None


def _trimmed(tokens: tuple[Token, ...], run: Run, cues: Cues) -> int | None:
    """Return the end of a run without what cannot be a person's; None where it names a street, a place or a body."""
    for i in range(run.first + 1, run.last):
        lower = tokens[i].lower
        if lower in cues.streets or lower in cues.organisations_after or lower in cues.designators:
            return None if not any(tokens[j].lower in cues.titles for j in range(i, run.last)) else run.last
    return run.last


def _after_titles(tokens: tuple[Token, ...], run: Run, cues: Cues) -> int | None:
    """Return the index after the last title in a run; None where there is none."""
    for i in range(run.last - 1, run.first - 1, -1):
        if tokens[i].lower in cues.titles:
            after = i + 1
            while after < run.last and not tokens[after].text[0].isalpha():
                after += 1
            return after
    if run.first > 1 and tokens[run.first - 1].text == "." and tokens[run.first - 2].lower in cues.titles:
        return run.first
    return None
