"""One sentence with all that was found in it, by token: numbers, dates, places, people and event words.

The stages of reading an incident (``figures``, ``site``, ``occurrence``) all look at the same scan, so that each
expression is searched for once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from dateline.incidents.ages import find_ages
from dateline.incidents.parts import mark_parts
from dateline.incidents.people import Group, find_groups
from dateline.incidents.words import EventWord, Listing, find_words
from dateline.language.dates import Timex, find_dates
from dateline.language.document import Document, Sentence, Token
from dateline.language.lexicon import Lexicon
from dateline.language.numbers import Number, find_numbers
from dateline.model import Mention, Role

__all__ = ["PlaceName", "Scan", "scan"]


_LOWER = itemgetter(Token._fields.index("lower"))


class PlaceName(NamedTuple):
    """A mention and the tokens that it covers."""

    mention: Mention
    first: int
    last: int
    """Exclusive."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence and the expressions in it, each in reading order, by token index (last exclusive).

    Without event words there are no dates, numbers and groups either.
    """

    sentence: Sentence
    lexicon: Lexicon
    lower: tuple[str, ...]
    """The sentence's tokens in lower case."""
    phrases: Listing
    """Finds the phrases of the lexicon's lists in it: ``scan.phrases("attribution", "said")``."""
    dates: tuple[Timex, ...]
    numbers: tuple[Number, ...]
    places: tuple[PlaceName, ...]
    groups: tuple[Group, ...]
    words: tuple[EventWord, ...]
    ages: Mapping[int, int] = field(default_factory=dict)
    """Ages of people, by the index of the number's token."""
    to_come: tuple[Timex, ...] = ()
    """Dates after the article's publication; none of ``dates``."""

    def text(self, first: int, last: int, source: str) -> str:
        """Return the words of a token range as the article (``source``) has them."""
        tokens = self.sentence.tokens
        return source[tokens[first].start : tokens[last - 1].end]


def scan(document: Document, mentions: Sequence[Mention]) -> tuple[Scan, ...]:
    """Scan every sentence of a document.

    Parameters
    ----------
    mentions
        The document's, in reading order.
    """
    found: list[Scan] = []
    surnames: set[str] = set()
    position = 0
    for sentence in document.sentences:
        while position < len(mentions) and mentions[position].start < sentence.start:
            position += 1
        own = position
        while position < len(mentions) and mentions[position].start < sentence.end:
            position += 1
        found.append(_scan(document, sentence, mentions[own:position], document.article.published, surnames))
    return tuple(found)


def _scan(
    document: Document, sentence: Sentence, mentions: Sequence[Mention], published: date | None, surnames: set[str]
) -> Scan:
    """Scan a sentence; the last words of the names in it are added to ``surnames``."""
    lexicon = document.lexicon
    lower = tuple(map(_LOWER, sentence.tokens))
    phrases = Listing(sentence.tokens, lower, lexicon)
    places = _place_names(sentence, mentions)
    words = find_words(sentence.tokens, lexicon)
    if not words:
        # Nothing happens in most sentences; what they count and date is no matter.
        return Scan(sentence, lexicon, lower, phrases, (), (), places, (), ())
    dates = find_dates(sentence, lexicon, published)
    numbers = find_numbers(sentence, lexicon, dates)
    # What was told had happened: a date still to come is another thing's ("ahead of elections next week").
    to_come = tuple(timex for timex in dates if _is_to_come(timex, published))
    dates = tuple(timex for timex in dates if timex not in to_come)
    ranges = [(name.first, name.last) for name in places]
    origins = {name.first: name.last for name in places if name.mention.role is Role.DEMONYM}
    ages = find_ages(sentence.tokens, numbers, phrases)
    groups = find_groups(sentence, lexicon, numbers, dates, ranges, origins, words, ages, surnames)
    groups = mark_parts(groups, sentence, phrases, words)
    surnames.update(lower[group.last - 1] for group in groups if group.named)
    return Scan(sentence, lexicon, lower, phrases, dates, numbers, places, groups, words, ages, to_come)


def _is_to_come(timex: Timex, published: date | None) -> bool:
    return published is not None and timex.start is not None and timex.start > published


def _place_names(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[PlaceName, ...]:
    names: list[PlaceName] = []
    tokens = sentence.tokens
    index = 0
    for mention in mentions:
        while index < len(tokens) and tokens[index].end <= mention.start:
            index += 1
        last = index
        while last < len(tokens) and tokens[last].start < mention.end:
            last += 1
        if last > index:
            names.append(PlaceName(mention, index, last))
    return tuple(names)
