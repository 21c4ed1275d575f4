"""Recognition: which stretches of an article name a place.

Candidate spans come from the gazetteer, longest match first, and from the shape and the context of names that no
gazetteer holds. A linear model weighs the signs of each by itself (`signs`), and a second one what the rest of the
article says for or against it (`agreement`). The weights are trained by `dateline.training`; ``weights/README.md`` is
their card.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from dateline.gazetteer import Gazetteer
from dateline.language.document import Document
from dateline.places.agreement import Agreement, Rest
from dateline.places.agreement import signs as agreement_signs
from dateline.places.casing import Case, write_up
from dateline.places.cues import Cues, cues
from dateline.places.keys import Evidence, Key, keys
from dateline.places.model import BIAS, SCORE, Model, total
from dateline.places.persons import find_persons
from dateline.places.signs import GROUPS
from dateline.places.spans import Name, spans

__all__ = ["Candidates", "find_candidates", "find_names", "score_alone"]

_REMEMBERED = 50_000
"""Sums of weights that are kept a group of signs; a news corpus of a million words has about as many different keys."""
_HOPELESS = -4.0
"""What scores less by itself is never made up for by the rest of the article; nothing below -3 is on
development data."""
_TEXT = itemgetter(0)


class Candidates(NamedTuple):
    """The spans of an article that may be names, in reading order, and what their signs are read from."""

    names: list[Name]
    keys: list[Key]


def find_names(document: Document, gazetteer: Gazetteer, model: Model) -> list[Name]:
    """Return the names of places in an article, in reading order, none over another.

    1. Take candidate spans from the gazetteer and from context.
    2. Score each by itself.
    3. Score it by what the rest of the article says, too.
    """
    # 1
    names, found = find_candidates(document, gazetteer)
    # 2
    words = cues(document.lexicon)
    scores = score_alone(found, model, words)
    # 3
    table = model.agreement
    bias, share = table[BIAS], table[SCORE]
    agreement, told = Agreement(names, scores, words, gazetteer.countries), _agreement(model)
    kept: list[Name] = []
    for index, score in enumerate(scores):
        if score > _HOPELESS:
            value = bias + share * score + told(agreement.rest(index))
            if value > 0.0:
                kept.append(replace(names[index], score=value))
    return kept


def find_candidates(document: Document, gazetteer: Gazetteer) -> Candidates:
    """Return the spans of an article that may be names of places.

    1. See how each sentence uses capitals, which words the article writes small, and which names are persons'.
    2. Take spans from the gazetteer and from context.
    3. Note what the signs of each are read from.
    """
    own = cues(document.lexicon)
    # 1
    sentences = [write_up(sentence, own) for sentence in document.sentences]
    words: set[str] = set()
    for written in sentences:
        if written.case is Case.SENTENCE:
            words.update(map(_TEXT, written.sentence.tokens))
    evidence = Evidence(words, find_persons(sentences, own))
    names: list[Name] = []
    found: list[Key] = []
    for written in sentences:
        # 2
        line = spans(written, document.text, gazetteer, own)
        names += line
        # 3
        for earlier, name, later in zip([None, *line], line, [*line[1:], None], strict=False):
            found.append(keys(name, earlier, later, evidence, own))
    return Candidates(names, found)


def score_alone(found: Iterable[Key], model: Model, words: Cues) -> list[float]:
    """Return the log of the odds that each name is a place's, by itself."""
    own, before, after, setting, company = _groups(model, words)
    bias = model.recognition[BIAS]
    return [bias + own(key[0]) + before(key[1]) + after(key[2]) + setting(key[3]) + company(key[4]) for key in found]


@cache
def _groups(model: Model, words: Cues) -> tuple[Callable[..., float], ...]:
    """Return for each group of signs what adds up their weights, by key."""

    def remembered(group: Callable[..., Iterable[str]]) -> Callable[..., float]:
        return lru_cache(_REMEMBERED)(lambda key: total(group(key, words), model.recognition))

    return tuple(map(remembered, GROUPS))


@cache
def _agreement(model: Model) -> Callable[[Rest], float]:
    return lru_cache(_REMEMBERED)(lambda rest: total(agreement_signs(rest), model.agreement))
