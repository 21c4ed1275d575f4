"""Names of persons, which are no places even where a town is called the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.gazetteer.names import plain
from dateline.language.document import Token
from dateline.places.casing import Case, Run, Writing, is_initial
from dateline.places.cues import Cues

__all__ = ["Persons", "find_persons", "is_aged", "surname_key"]

_OLDEST = 115
_NAME_WORDS = 2
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
        case = written.case
        if case is Case.UPPER:
            continue
        number, tokens = written.sentence.index, written.sentence.tokens
        for run in written.runs:
            if run.last - run.first == 1 and not _is_titled(tokens, run.first, cues):
                continue  # most runs, soon: a word by itself is no full name
            person = _person(tokens, run, cues)
            if person is None:
                if case is Case.SENTENCE and _may_be_person(tokens, run, cues):
                    doubtful.add(surname_key(tokens[run.last - 1]))
                continue
            first, last = person
            words = [i for i in range(first, last) if tokens[i].text[0].isalpha()]
            if case is Case.TITLE:
                words = words[:_TITLE_CASE_WORDS]
            found.update((number, i) for i in words)
            named = [tokens[i] for i in words if tokens[i].lower not in cues.kin]
            if named:
                surnames.add(surname_key(named[-1]))
    return Persons(frozenset(found), frozenset(surnames), frozenset(doubtful - surnames))


def _may_be_person(tokens: tuple[Token, ...], run: Run, cues: Cues) -> bool:
    """Tell whether a run of two or three words looks like a full name, and no preposition of place leads it."""
    if not 1 < run.last - run.first <= _FULL_NAME_WORDS:
        return False
    before = tokens[run.first - 1].lower if run.first else ""
    if before in cues.locative or before in cues.nouns_before or before in cues.compass:
        return False
    words = [token.lower for token in tokens[run.first : run.last]]
    return cues.never.isdisjoint(words) and cues.common.isdisjoint(words) and all(map(str.isalpha, words))


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
    first, last = run
    words = [token.lower for token in tokens[first:last]]
    titles = cues.titles
    title = max([-1, *[i for i, word in enumerate(words) if word in titles]])
    if _other(words, cues) > title:
        return None
    if title >= 0 or _is_titled(tokens, first, cues):
        start = first + title + 1
        while start < last and title >= 0 and not tokens[start].text[0].isalpha():
            start += 1
        return Run(start, last) if start < last else None
    if len([1 for word in words if word[0].isalpha()]) < _NAME_WORDS:
        return None
    # "W. Va." has an initial too.
    short = len(tokens[last - 1].text) <= _SHORT_CHARS and last < len(tokens) and tokens[last].text == "."
    initials = not short and any(is_initial(tokens, i) for i in range(first, last - 1))
    if initials or words[0] in cues.given or (first > 0 and tokens[first - 1].lower in cues.titles):
        return run
    if first == 0 and len(words) > _NAME_WORDS and words[1] in cues.given:
        return Run(1, last)  # behind the word that the sentence opens with
    return run if is_aged(tokens, last) else None


def _other(words: Sequence[str], cues: Cues) -> int:
    """Return which word of a run, but the first, says that it names a street, a place or a body; -1 where none does."""
    streets, bodies, kinds = cues.streets, cues.organisations_after, cues.designators
    for i, word in enumerate(words):
        if i and (word in streets or word in bodies or word in kinds):
            return i
    return -1


def _is_titled(tokens: tuple[Token, ...], index: int, cues: Cues) -> bool:
    """Tell whether a title stands before a token as an abbreviation: "Capt."."""
    return index > 1 and tokens[index - 1].text == "." and tokens[index - 2].lower in cues.titles
