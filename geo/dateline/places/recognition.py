"""Recognition: which stretches of an article name a place.

Candidate spans come from the gazetteer, longest match first, and from the shape and the context of names that no
gazetteer holds. The features of each are added up by the weights in ``weights.toml``; above zero it is a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from dateline.armed_groups import is_armed_group
from dateline.gazetteer import Candidate, Gazetteer, MatchKind
from dateline.gazetteer.names import is_initialism
from dateline.language.document import Document
from dateline.places.casing import Case, is_name_token, write_up
from dateline.places.cues import Cues, cues
from dateline.places.persons import Persons, find_persons, is_aged, surname_key
from dateline.places.spans import OF, Name, is_apposition, lead, spans
from dateline.places.weights import score, weights

__all__ = ["find_names"]

_SURE = 1.5
"""A name that scores so much somewhere in an article is a place's elsewhere in it too."""
_FEW = 2
"""A name that so few places bear is hardly that of a street or a family too."""
_METROPOLIS = 1_000_000
_CITY = 100_000
_TOWN = 15_000
_VILLAGE = 1_000
_POSTAL_CHARS = 2
"""OR, IN and ME are states after a town's name only."""
_OTHERWISE = frozenset({MatchKind.FOLDED, MatchKind.SIMILAR})
_SMALL = frozenset({"city", "town", "village", "hamlet", "uncounted"})
"""Standings of towns under whose names no government speaks."""
_CURRENCIES = frozenset("$€£")
_DATELINE_MARKS = frozenset({"—", "–", "-", "("})
_PLACING = frozenset({"before:locative", "before:noun", "before:verb"})
_TEXT = attrgetter("text")


def find_names(document: Document, gazetteer: Gazetteer) -> list[Name]:
    """Return the names of places in an article, in reading order, none over another.

    1. See how each sentence uses capitals, which words the article writes small, and which names are persons'.
    2. Take candidate spans from the gazetteer and from context.
    3. Add up the features of each.
    4. Let what is sure in one sentence speak for the same name in another.
    """
    own = cues(document.lexicon)
    # 1
    sentences = [write_up(sentence, own) for sentence in document.sentences]
    words: set[str] = set()
    for written in sentences:
        if written.case is Case.SENTENCE:
            words.update(map(_TEXT, written.sentence.tokens))
    article = _Evidence(words, find_persons(sentences, own))
    # 2, 3
    table = weights("recognition")
    scored: list[_Scored] = []
    for written in sentences:
        before: Name | None = None
        line: list[tuple[Name, list[str]]] = []
        for name in spans(written, document.text, gazetteer, own):
            features = [*_known(name), *_shape(name, article, own), *_before(name, before, own)]
            line.append((name, features))
            before = name
        for number, (name, features) in enumerate(line):
            after = line[number + 1][0] if number + 1 < len(line) else None
            features += _after(name, after, own)
            placed = not _PLACING.isdisjoint(features)
            scored.append(_Scored(name, table["bias"] + score(features, table), placed))
    # 4
    return [replace(name, score=value) for name, value in _agreed(scored, table) if value > 0.0]


class _Scored(NamedTuple):
    name: Name
    value: float
    placed: bool
    """Whether the words before it lead up to a place."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the whole article says of its words."""

    words: Collection[str]
    """Words as it writes them, headlines aside."""
    persons: Persons


def _known(name: Name) -> Iterator[str]:
    """Yield what the gazetteer makes of a name."""
    if not name.candidates:
        yield "known:nothing"
        return
    best = name.candidates[0]
    yield f"known:{_standing(best)}"
    yield f"spelled:{best.match.value}"
    if name.designator:
        yield "word:designator"


def _standing(candidate: Candidate) -> str:
    place, match = candidate.place, candidate.match
    if match is MatchKind.DEMONYM:
        return "demonym"
    if match is MatchKind.ABBREVIATION:
        postal = place.feature_code == "ADM1" and len(candidate.name) == _POSTAL_CHARS
        return "postal" if postal else "abbreviation"
    if place.feature_code.startswith("PCL"):
        return "country"
    if place.feature_code == "ADM1":
        return "admin1"
    if place.feature_class != "P":
        return "region"
    if place.feature_code == "PPLC":
        return "capital"
    if not place.population:
        return "uncounted"
    for bound, standing in ((_METROPOLIS, "metropolis"), (_CITY, "city"), (_TOWN, "town"), (_VILLAGE, "village")):
        if place.population >= bound:
            return standing
    return "hamlet"


def _shape(name: Name, article: _Evidence, cues: Cues) -> Iterator[str]:
    """Yield how a name is written, and where it stands in its run of capitals."""
    never = cues.never
    case = name.case
    tokens = name.sentence.tokens
    words = [token for token in tokens[name.first : name.last] if token.text[0].isalpha()]
    if not words:
        yield "word:never"
        return
    if len(words) > 1:
        yield "words:many"
    if case is not Case.SENTENCE:
        yield f"case:{case.value}"
    run = name.run
    if case is Case.SENTENCE:
        first, last = name.first <= run.first, name.last >= run.last
        yield "run:whole" if first and last else "run:first" if first else "run:last" if last else "run:inner"
        if not last and is_name_token(tokens[name.last]) and tokens[name.last].lower not in cues.never:
            yield "run:goes_on"
        if not first and is_name_token(tokens[name.first - 1]) and tokens[name.first - 1].lower not in cues.never:
            yield "run:came_from"
    if len(words) == 1:
        word = words[0]
        if word.lower in cues.given:
            yield "person:given"
        if name.candidates and name.candidates[0].match is MatchKind.ABBREVIATION:
            if is_initialism(word.text):
                yield "word:initialism"
        else:
            if word.lower in never or word.lower.rpartition("'")[2] in cues.contractions:
                yield "word:never"
            if word.lower in cues.common:
                yield "word:common_first" if name.first == 0 or case is not Case.SENTENCE else "word:common"
            if word.lower in article.words and word.text != word.lower:
                yield "word:seen_small"
    elif _key(name) in cues.not_places:
        yield "word:never"
    elif all(word.lower in cues.common or word.lower in never for word in words):
        yield "word:common"
    if is_armed_group(tokens[name.first : name.last]):
        yield "word:group"
    person = article.persons
    if any((name.sentence.index, index) in person.tokens for index in range(name.first, name.last)):
        yield "person:within"
    elif surname_key(words[-1]) in person.surnames:
        yield "person:surname"
    elif len(words) == 1 and surname_key(words[-1]) in person.doubtful:
        yield "person:perhaps"


def _before(name: Name, earlier: Name | None, cues: Cues) -> Iterator[str]:
    """Yield what the words before a name say."""
    tokens = name.sentence.tokens
    index = name.first - 1
    if index < 0:
        yield "before:start"
        return
    token = tokens[index]
    title = tokens[index - 1] if token.text == "." and index > 0 else token
    if title.lower in cues.titles and title.capitalized:
        yield "before:title"
    joined = token.text == "-" and token.end == tokens[name.first].start
    if joined and index > 0 and len(tokens[index - 1].text) > 1 and (earlier is None or earlier.last != index):
        yield "before:hyphen"
    if earlier is not None and earlier.candidates and index - earlier.last <= 1 and token.text in _LIST_MARKS:
        yield "before:place"
    if token.lower in cues.determiners:
        yield "before:article"
        index -= 1
        if index < 0:
            return
        token = tokens[index]
    if token.lower in cues.compass:
        yield "before:compass"
        index -= 1
        if index < 0:
            return
        token = tokens[index]
    led = lead(tokens, index + 1, cues)
    if led:
        yield f"before:{led}"
    elif token.text.isdecimal():
        yield "before:number"


_LIST_MARKS = frozenset({",", "and", "or", "et", "ou", "-", "/", "–", "(", "&", ";"})


def _after(name: Name, later: Name | None, cues: Cues) -> Iterator[str]:
    """Yield what the words after a name say."""
    tokens = name.sentence.tokens
    index = name.last
    if index >= len(tokens):
        return
    token = tokens[index]
    lower = token.lower
    if _is_road(name):
        yield "after:number"
    if token.text in _CURRENCIES:
        yield "word:never"
    elif lower in {"'s", "'"}:
        yield "after:possessive"
    elif lower in cues.streets and token.capitalized:
        yield "after:street"
    elif lower in cues.organisations_after and token.capitalized:
        yield "after:organisation"
    elif lower in cues.nouns_after:
        yield "after:noun"
    elif (lower in OF or lower == "for") and index + 1 < len(tokens) and is_name_token(tokens[index + 1]):
        yield "after:of"
    elif lower in cues.person_verbs and name.candidates and _standing(name.candidates[0]) in _SMALL:
        yield "after:person"
    elif lower in cues.metonym_verbs:
        yield "after:metonym"
    elif token.text == "-" and token.start == tokens[index - 1].end and index + 1 < len(tokens):
        following = tokens[index + 1]
        if following.text[0].islower():
            yield "after:based"
        elif following.start == token.end and (later is None or later.first != index + 1):
            yield "after:hyphen"
    if token.text == "," and index + 1 < len(tokens):
        if is_aged(tokens, index):
            yield "after:age"
        elif later is not None and later.first == index + 1 and _contains(later, name):
            yield "after:container"
        elif is_apposition(tokens, index + 1, cues):
            yield "after:kind"
    if later is not None and later.candidates and later.first == index + 1 and token.text in _LIST_MARKS:
        yield "after:place"
    opens = name.first == 0 or tokens[name.first].text.isupper()
    if opens and token.text in _DATELINE_MARKS and token.start > tokens[index - 1].end:
        yield "after:dateline"


def _is_road(name: Name) -> bool:
    """Tell whether a number makes a road of an abbreviation: "US-61", "KY 90"."""
    if not name.candidates or name.candidates[0].match is not MatchKind.ABBREVIATION:
        return False
    following = [token for token in name.sentence.tokens[name.last : name.last + 2] if token.text != "-"]
    return bool(following) and following[0].text.isdecimal()


def _contains(outer: Name, inner: Name) -> bool:
    """Tell whether one name may mean a country or division that a reading of the other lies in."""
    areas = [c.place for c in outer.candidates[:3] if c.place.feature_class == "A"]
    return any(
        area.country == c.place.country and (area.feature_code != "ADM1" or c.place.admin1 in (area.admin1, area.name))
        for area in areas
        for c in inner.candidates
    )


def _agreed(names: Sequence[_Scored], table: Mapping[str, float]) -> Iterator[tuple[Name, float]]:
    """Let what is sure in one place of the article speak for and against the rest."""
    sure = [name for name, value, _ in names if value >= _SURE]
    keys = {_key(name) for name in sure}
    homes = {name.candidates[0].place.country for name in sure if name.candidates}
    spellings = defaultdict[str, set[str]](set)
    for name, value, _ in names:
        if value > 0.0 and name.candidates:
            spellings[name.candidates[0].place.id].add(_key(name))
    for name, value, placed in names:
        features = []
        best = name.candidates[0] if name.candidates else None
        if value < _SURE and _key(name) in keys:
            features.append("again:sure")
        elif best is not None and best.match in _OTHERWISE and spellings[best.place.id] - {_key(name)}:
            features.append("again:spelled")
        if homes and best is not None and (_standing(best) in _SMALL or best.match is MatchKind.FOLDED):
            at_home = any(candidate.place.country in homes for candidate in name.candidates)
            alone = placed and len(name.candidates) <= _FEW
            features.append("home:absent" if not at_home else "home:placed" if alone else "home:named")
        yield name, value + score(features, table)


def _key(name: Name) -> str:
    return " ".join(token.lower for token in name.sentence.tokens[name.first : name.last])
