"""Spans of a sentence that may be place names, with what the gazetteer knows of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from weakref import WeakKeyDictionary

from dateline.gazetteer import Candidate, Gazetteer, MatchKind
from dateline.gazetteer.names import is_initialism
from dateline.language.document import Document, Sentence, Token
from dateline.model import Span
from dateline.places.casing import Case, Run, Writing, is_initial, is_name_token
from dateline.places.cues import Cues

__all__ = ["Name", "given", "has_class", "is_apposition", "is_kind", "lead", "spans"]

_MOST_WORDS = 6
"""Words of a name, particles aside: "Saint Vincent and the Grenadines" has three."""
_MOST_TOKENS = 10
_UNKNOWN_WORDS = 4
_COUNTY = "A.ADM2"
_INITIALISM_CHARS = 4
"""Up to so many capitals are read as letters (WHO, IDP), not as a town that happens to be called so."""
_CAPITALS_POPULATION = 1_000_000
"""But MALI, IRAN and ROME are names in capitals."""
_APPOSITION_WORDS = 4
"""Of "a remote border town" as many are looked at."""
_ABBREVIATION_CHARS = 5
_LONGEST_TOKEN = 60


@dataclass(frozen=True, slots=True)
class Name:
    """A span that may be a place name."""

    sentence: Sentence
    first: int
    last: int
    """Token indices in the sentence, the last exclusive."""
    run: Run
    """The capitalised words that it stands among."""
    candidates: tuple[Candidate, ...]
    """What it may mean, the likeliest first; () where no gazetteer holds it."""
    case: Case
    """How its sentence is written."""
    designator: str | None = None
    """GeoNames class and start of the code that a word of it calls for: "A.ADM2" in "Pike County"."""
    score: float = 0.0
    """How much speaks for its being a place; above zero it is taken for one."""

    @property
    def start(self) -> int:
        """First character in the text."""
        return self.sentence.tokens[self.first].start

    @property
    def end(self) -> int:
        """End in the text, exclusive."""
        return self.sentence.tokens[self.last - 1].end


def has_class(candidate: Candidate, wanted: str) -> bool:
    """Tell whether a candidate is of a GeoNames class and, where given, code: "P", or "A.ADM1|L"."""
    place = candidate.place
    for kind in wanted.split("|"):
        feature_class, _, code = kind.partition(".")
        if place.feature_class == feature_class and place.feature_code.startswith(code):
            return True
    return False


def is_kind(token: Token, cues: Cues) -> bool:
    """Tell whether a word says what the name after it is: "town", "City", but not "Department"."""
    return token.lower in cues.nouns_before and (not token.capitalized or token.lower not in cues.organisations_before)


def lead(tokens: Sequence[Token], index: int, cues: Cues) -> str:
    """Say how the words before a token lead up to a place.

    As "locative" ("in", "près de"), as "noun" ("the town of", "le poste militaire de"), as "verb" ("fled"), as
    "preposition", which places and others follow, or as "", not at all.
    """
    before = tokens[index - 1].lower if index else ""
    if before in cues.locative:
        return "locative"
    if before and is_kind(tokens[index - 1], cues):
        return "noun"
    if before not in cues.weak_prepositions:
        return "verb" if before in cues.target_verbs else ""
    index -= 2
    if before in OF and index >= 0 and tokens[index].lower in cues.locative:
        return "locative"
    while index > 0 and tokens[index].lower in cues.kind_adjectives:
        index -= 1
    return "noun" if index >= 0 and is_kind(tokens[index], cues) else "preposition"


OF = frozenset({"of", "de", "des", "du", "d'"})


def is_apposition(tokens: Sequence[Token], index: int, cues: Cues) -> bool:
    """Tell whether a phrase says what the name before it is: ", a border town"."""
    if tokens[index].lower not in cues.indefinite:
        return False
    for token in tokens[index + 1 : index + 1 + _APPOSITION_WORDS]:
        if is_kind(token, cues) and token.lower not in cues.compass:
            return True
        if not token.text.isalpha() or token.lower in cues.linking:
            return False
    return False


def spans(written: Writing, text: str, gazetteer: Gazetteer, cues: Cues) -> list[Name]:
    """Return the candidate spans of a sentence in reading order, none over another; ``text`` is the article's."""
    sentence, case = written.sentence, written.case
    tokens = sentence.tokens
    run_at = {index: run for run in written.runs for index in range(*run)}
    covered: set[int] = set()
    found: list[Name] = []
    reached = 0
    for index in written.marked:
        if index < reached or not _opens(tokens, index, cues):
            continue
        span = _longest(tokens, index, text, case, gazetteer, cues)
        if span is None:
            continue
        token = tokens[index]
        first, (last, candidates) = index, span
        if token.lower in cues.determiners and index + 1 < len(tokens) and is_name_token(tokens[index + 1]):
            # "La Côte d'Ivoire": there is a La Côte too; and "The Sahel" is no other than the Sahel.
            rest = _longest(tokens, index + 1, text, case, gazetteer, cues)
            if rest is not None and rest[0] >= last + (candidates[0].match is MatchKind.EXACT):
                first, (last, candidates) = index + 1, rest
        compound = _compound(tokens, last, gazetteer, cues)
        if compound > last:
            reached = compound
            continue
        run = run_at.get(first) or run_at.get(last - 1) or Run(first, last)
        last = _with_side(tokens, last, candidates, case, cues)
        last, designator, candidates = _with_designator(tokens, last, candidates, cues)
        found.append(Name(sentence, first, last, run, candidates, case, designator))
        covered.update(range(first, last))
        reached = last
    if case is not Case.UPPER:
        edges = {name.last for name in found}, {name.first for name in found}
        for run in written.runs:
            if covered.isdisjoint(range(*run)):
                found += _unknown(sentence, run, text, case, edges, gazetteer, cues)
        found.sort(key=lambda name: name.first)
    return found


def given(document: Document, spans: Iterable[Span], gazetteer: Gazetteer, cues: Cues) -> list[tuple[Name, Span]]:
    """Return names at spans that are known to be some, with those spans; those in clutter are left out.

    A span that begins or ends within a word stands for the whole word in what it may mean.
    """
    found: list[tuple[Name, Span]] = []
    for span in sorted(spans):
        sentence = document.sentence_at(span.start)
        if sentence is None:
            continue
        tokens = sentence.tokens
        first = bisect_right(tokens, span.start, key=attrgetter("end"))
        last = bisect_left(tokens, span.end, key=attrgetter("start"))
        if first < last:
            found.append((_given(sentence, first, last, document.text, gazetteer, cues), span))
    return found


def _given(sentence: Sentence, first: int, last: int, text: str, gazetteer: Gazetteer, cues: Cues) -> Name:
    tokens = sentence.tokens
    surface = text[tokens[first].start : tokens[last - 1].end]
    candidates = gazetteer.lookup(surface)
    designator = cues.designators.get(tokens[last - 1].lower) if last - first > 1 else None
    if not candidates and last - first > 1:
        start, end = first, last - 1 if designator else last
        while start < end - 1 and tokens[start].lower in cues.determiners | cues.compass:
            start += 1
        candidates = gazetteer.lookup(text[tokens[start].start : tokens[end - 1].end])
    run = Run(first, last)
    return Name(sentence, first, last, run, candidates or gazetteer.similar(surface), Case.SENTENCE, designator)


def _opens(tokens: tuple[Token, ...], index: int, cues: Cues) -> bool:
    token = tokens[index]
    if is_name_token(token):
        return 1 < len(token.text) <= _LONGEST_TOKEN or is_initial(tokens, index)
    if token.lower in cues.articles:
        return index + 2 < len(tokens) and tokens[index + 1].text == "-" and is_name_token(tokens[index + 2])
    return bool(cues.demonym_endings) and token.text.isalpha() and token.lower.endswith(cues.demonym_endings)


def _longest(
    tokens: Sequence[Token], index: int, text: str, case: Case, gazetteer: Gazetteer, cues: Cues
) -> tuple[int, tuple[Candidate, ...]] | None:
    """Return the end of the longest name that begins at a token, and what it may mean."""
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or ("a" <= following.text[0] <= "z" and following.lower not in cues.inner):
        # A word by itself, as most are.
        if token.lower in (cues.articles if token.text[0].islower() else cues.determiners if index == 0 else ()):
            return None
        candidates = _readings(token.text, case, gazetteer, cues)
        return (index + 1, candidates) if candidates else None
    start = token.start
    ends = _ends(tokens, index, cues)
    if len(ends) > 1 and not gazetteer.starts(text[start : tokens[ends[1] - 1].end]):
        del ends[1:]
    for last in reversed(ends):
        surface = text[start : tokens[last - 1].end]
        candidates = _readings(surface, case, gazetteer, cues)
        if candidates and (last > index + 1 or index > 0 or tokens[index].lower not in cues.determiners):
            if last > index + 1 and _is_body(tokens, last, cues):
                # "Dublin City Council": the gazetteer has Dublin City, but the city is Dublin.
                shorter = _readings(text[start : tokens[last - 2].end], case, gazetteer, cues)
                if candidates[0].place.id in {candidate.place.id for candidate in shorter}:
                    return last - 1, shorter
            return last, candidates
    return None


def _is_body(tokens: Sequence[Token], last: int, cues: Cues) -> bool:
    """Tell whether a name's last word belongs to what follows it: "City" in "Dublin City Council"."""
    return tokens[last - 1].lower in cues.designators and last < len(tokens) and is_name_token(tokens[last])


def _ends(tokens: Sequence[Token], index: int, cues: Cues) -> list[int]:
    """Return where a name that begins at a token may end, the nearest first."""
    first = tokens[index]
    ends = [] if first.text[0].islower() and first.lower in cues.articles else [index + 1]
    words = 1
    last = index + 1
    limit = min(len(tokens), index + _MOST_TOKENS)
    while last < limit and words < _MOST_WORDS:
        token = tokens[last]
        text, _, _, lower = token
        if "a" <= text[0] <= "z" and lower not in cues.inner and tokens[last - 1].text not in _HYPHENS:
            break  # what follows most names
        if is_name_token(token) or (text.isdigit() and tokens[last - 1].text != ","):
            words += 1
            ends.append(last + 1)
        elif text == ".":
            if not _is_abbreviated(tokens[last - 1], token):
                break
            ends.append(last + 1)
        elif text in _HYPHENS:
            if token.start != tokens[last - 1].end:
                break
        elif lower in cues.small_parts or _is_joined(tokens[last - 1], token):
            ends.append(last + 1)
        elif lower not in cues.particles and text not in _INNER_MARKS:
            break
        last += 1
    return ends


def _is_joined(mark: Token, word: Token) -> bool:
    """Tell whether a small word follows a hyphen without a space: "Tin-zaouaten"."""
    return mark.text in _HYPHENS and word.start == mark.end and word.text.isalpha()


def _is_abbreviated(word: Token, stop: Token) -> bool:
    """Tell whether a stop may belong to the word before it: "Calif.", not "DRC."."""
    capitals = len(word.text) > 1 and word.text.isupper()
    return word.end == stop.start and len(word.text) <= _ABBREVIATION_CHARS and not capitals


_INNER_MARKS = frozenset({"'", "’", "‘", "`", "'s", "’s", "ʼ", "&"})
_HYPHENS = frozenset({"-", "‐", "‑"})
_LONE_LETTER = re.compile(r"(?<![^\W\d_])(?<![.&])[^\W\d_](?![^\W\d_.&])")
"""A spelling that is only near and has such a letter in it ("Colo. A") was cut wrongly."""


def _compound(tokens: Sequence[Token], last: int, gazetteer: Gazetteer, cues: Cues) -> int:
    """Return the end of a hyphenated name of which the span is only a part ("Tin" of Tin-Abaw), else the span's end.

    Where the gazetteer knows what follows the hyphen too, they are two names ("Rabat-Bamako").
    """
    end = last
    while (
        end + 1 < len(tokens)
        and tokens[end].text in _HYPHENS
        and tokens[end - 1].end == tokens[end].start
        and tokens[end].end == tokens[end + 1].start
        and (is_name_token(tokens[end + 1]) or tokens[end - 1].lower in cues.generics)
        and not gazetteer.lookup(tokens[end + 1].text)
    ):
        end += 2
    return end


def _readings(surface: str, case: Case, gazetteer: Gazetteer, cues: Cues) -> tuple[Candidate, ...]:
    """Return what a span may mean, as it is written; the same again for the same words."""
    memo = _READINGS.get(gazetteer)
    if memo is None or len(memo) > _REMEMBERED:
        memo = _READINGS[gazetteer] = {}
    key = surface, case is Case.UPPER, cues
    found = memo.get(key)
    if found is None:
        found = memo[key] = _read(surface, case, gazetteer, cues)
    return found


_READINGS: WeakKeyDictionary[Gazetteer, dict[tuple[str, bool, Cues], tuple[Candidate, ...]]] = WeakKeyDictionary()
_REMEMBERED = 100_000
"""Surfaces that are kept a gazetteer; an article has some fifty."""


def _read(surface: str, case: Case, gazetteer: Gazetteer, cues: Cues) -> tuple[Candidate, ...]:
    if surface[0].islower() and " " not in surface and "-" not in surface:
        return tuple(c for c in gazetteer.lookup(surface) if c.match is MatchKind.DEMONYM and surface[-1] != ".")
    found = gazetteer.lookup(surface)
    if (
        found
        and found[0].match is MatchKind.FOLDED
        and (_LONE_LETTER.search(surface) or surface.partition(" ")[0].lower() in cues.common)
    ):
        return ()
    if not found and surface[-1] == "s":
        found = tuple(c for c in gazetteer.lookup(surface[:-1]) if c.match is MatchKind.DEMONYM)
    if case is not Case.UPPER and len(surface) <= _INITIALISM_CHARS and is_initialism(surface):
        found = tuple(
            c
            for c in found
            if c.match is MatchKind.ABBREVIATION
            or (c.match is MatchKind.EXACT and c.place.population >= _CAPITALS_POPULATION)
        )
    if found and "." in surface[-1:] and not is_initialism(surface):
        found = tuple(c for c in found if c.match is MatchKind.ABBREVIATION)
    return found


def _with_side(tokens: Sequence[Token], last: int, candidates: Sequence[Candidate], case: Case, cues: Cues) -> int:
    """Take in a compass word that makes two districts of one: "Yola North", but not "Sudan South Africa"."""
    if case is not Case.SENTENCE or last >= len(tokens) or candidates[0].match is MatchKind.DEMONYM:
        return last
    if not tokens[last].capitalized or tokens[last].lower not in cues.sides:
        return last
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    ends = following is None or not is_name_token(following) or following.lower in cues.designators
    return last + 1 if ends else last


def _with_designator(
    tokens: Sequence[Token], last: int, candidates: tuple[Candidate, ...], cues: Cues
) -> tuple[int, str | None, tuple[Candidate, ...]]:
    """Take a word in that says what the name is, and keep the candidates of that kind, if there are any."""
    before = cues.designators.get(tokens[last - 1].lower)
    if before is not None or last >= len(tokens) or candidates[0].match is MatchKind.DEMONYM:
        return last, before, candidates
    word = tokens[last]
    wanted = cues.designators.get(word.lower)
    if wanted is None or not (is_name_token(word) or word.lower in cues.lower_designators):
        return last, None, candidates
    capital = is_name_token(word)
    school = word.lower in cues.organisations_after
    fitting = tuple(
        c for c in candidates if has_class(c, wanted) and not (school and c.place.country in cues.state_schools)
    )
    body = capital and school
    if body and (not fitting or (last + 1 < len(tokens) and is_name_token(tokens[last + 1]))):
        return last, None, candidates
    if not capital and not fitting and candidates[0].place.feature_code.startswith("PCL"):
        return last, None, candidates
    return last + 1, wanted, fitting or candidates


def _unknown(
    sentence: Sentence,
    run: Run,
    text: str,
    case: Case,
    edges: tuple[set[int], set[int]],
    gazetteer: Gazetteer,
    cues: Cues,
) -> Iterator[Name]:
    """Yield a run that no gazetteer holds, where its neighbours say that it is a place.

    ``edges`` are the ends and the starts of the names that the gazetteer holds: lists tell of unknown ones too.
    """
    tokens = sentence.tokens
    first, last = run
    # "Titus County Jail"
    last = next((i + 1 for i in range(first + 1, last) if cues.designators.get(tokens[i].lower) == _COUNTY), last)
    words = sum(tokens[i].text[0].isalpha() for i in range(first, last))
    if words > _UNKNOWN_WORDS or max(len(tokens[i].text) for i in range(first, last)) > _LONGEST_TOKEN:
        return
    designator = cues.designators.get(tokens[last - 1].lower) if words > 1 else None
    if designator is None and last < len(tokens) and tokens[last].lower in cues.lower_designators:
        designator = cues.designators.get(tokens[last].lower)
        last += 1
    if tokens[first].lower in cues.generics and words > 1:
        designator = designator or "T"
    if (
        is_initialism(tokens[first].text)
        or (not designator and _is_other(tokens[first:last], cues))
        or not (designator or _is_placed(tokens, first, last, cues) or _is_listed(tokens, first, last, edges))
    ):
        return
    end = last - 1 if tokens[last - 1].lower in cues.lower_designators else last
    candidates = gazetteer.similar(text[tokens[first].start : tokens[end - 1].end])
    yield Name(sentence, first, last, run, candidates, case, designator)


def _is_other(words: Sequence[Token], cues: Cues) -> bool:
    """Tell whether a run names a body or a building, or opens with a word that only had to be capitalised."""
    return words[0].lower in cues.openers or any(word.lower in cues.organisations_after for word in words)


def _is_listed(tokens: Sequence[Token], first: int, last: int, edges: tuple[set[int], set[int]]) -> bool:
    """Tell whether a name stands in a list between names that are known."""
    ends, starts = edges
    before = first > 0 and first - 1 in ends and tokens[first - 1].lower in _LIST_WORDS
    return before and last + 1 in starts and tokens[last].lower in _LIST_WORDS


_LIST_WORDS = frozenset({",", "and", "or", "et", "ou"})


def _is_placed(tokens: Sequence[Token], first: int, last: int, cues: Cues) -> bool:
    """Tell whether the words beside a name say that it is a place: "near X", "the village of X", "X, a town"."""
    if last + 1 < len(tokens) and tokens[last].text == "," and is_apposition(tokens, last + 1, cues):
        return True
    if first == 0:
        return False
    return tokens[first - 1].lower in cues.compass or lead(tokens, first, cues) in ("locative", "noun")
