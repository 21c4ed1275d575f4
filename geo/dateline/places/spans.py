"""Spans of a sentence that may be place names, with what the gazetteer knows of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.gazetteer import Candidate, Gazetteer, MatchKind
from dateline.gazetteer.names import is_initialism
from dateline.language.document import Sentence, Token
from dateline.places.casing import Case, Run, Writing, is_initial, is_name_token
from dateline.places.cues import Cues
from dateline.places.readings import readings

__all__ = ["Name", "has_class", "is_apposition", "is_kind", "lead", "spans"]

_MOST_WORDS = 6
"""Words of a name, particles aside: "Saint Vincent and the Grenadines" has three."""
_MOST_TOKENS = 10
_UNKNOWN_WORDS = 4
_COUNTY = "A.ADM2"
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
        if not token.lower.isalpha() or token.lower in cues.linking:
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
        last, designator, candidates = _with_designator(tokens, first, last, text, candidates, gazetteer, cues)
        found.append(Name(sentence, first, last, run, candidates, case, designator))
        covered.update(range(first, last))
        reached = last
    if case is not Case.UPPER:
        edges = {name.last for name in found}, {name.first for name in found}
        for run in written.runs:
            if covered.isdisjoint(range(*run)):
                found += _unknown(sentence, run, text, case, edges, gazetteer, cues)
        found.sort(key=lambda name: name.first)
    return _sharing(found, tokens, text, gazetteer, cues)


def _sharing(names: list[Name], tokens: Sequence[Token], text: str, gazetteer: Gazetteer, cues: Cues) -> list[Name]:
    """Take the names of a list for what the word after it says: Pike County, for "Pike and Jackson counties"."""
    shared = ""
    following = len(tokens)
    for index in range(len(names) - 1, -1, -1):
        name = names[index]
        word = tokens[name.last].lower if name.last < len(tokens) else ""
        own = cues.shared_designators.get(word, "")
        if shared and not own and not _LIST_WORDS.issuperset([token.lower for token in tokens[name.last : following]]):
            shared = ""
        shared = own or shared
        following = name.first
        if shared:
            wanted = cues.designators[shared]
            whole = gazetteer.lookup(f"{text[name.start : name.end]} {shared}")
            fitting = tuple(c for c in whole if has_class(c, wanted))
            if fitting:
                names[index] = replace(name, candidates=fitting, designator=wanted)
    return names


def _opens(tokens: tuple[Token, ...], index: int, cues: Cues) -> bool:
    token = tokens[index]
    if is_name_token(token):
        return 1 < len(token.text) <= _LONGEST_TOKEN or is_initial(tokens, index)
    if token.lower in cues.articles:
        return index + 2 < len(tokens) and tokens[index + 1].text == "-" and is_name_token(tokens[index + 2])
    return bool(cues.demonym_endings) and token.lower.isalpha() and token.lower.endswith(cues.demonym_endings)


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
        candidates = readings(token.text, case, gazetteer, cues)
        return (index + 1, candidates) if candidates else None
    start = token.start
    ends = _ends(tokens, index, cues)
    if len(ends) > 1 and not gazetteer.starts(text[start : tokens[ends[1] - 1].end]):
        del ends[1:]
    for last in reversed(ends):
        surface = text[start : tokens[last - 1].end]
        candidates = readings(surface, case, gazetteer, cues)
        if candidates and (last > index + 1 or index > 0 or tokens[index].lower not in cues.determiners):
            if last > index + 1 and _is_body(tokens, last, cues):
                # "Dublin City Council": the gazetteer has Dublin City, but the city is Dublin.
                shorter = readings(text[start : tokens[last - 2].end], case, gazetteer, cues)
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
    return mark.text in _HYPHENS and word.start == mark.end and word.lower.isalpha()


def _is_abbreviated(word: Token, stop: Token) -> bool:
    """Tell whether a stop may belong to the word before it: "Calif.", not "DRC."."""
    capitals = len(word.text) > 1 and word.text.isupper()
    return word.end == stop.start and len(word.text) <= _ABBREVIATION_CHARS and not capitals


_INNER_MARKS = frozenset({"'", "’", "‘", "`", "'s", "’s", "ʼ", "&"})
_HYPHENS = frozenset({"-", "‐", "‑"})


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
    tokens: Sequence[Token],
    first: int,
    last: int,
    text: str,
    candidates: tuple[Candidate, ...],
    gazetteer: Gazetteer,
    cues: Cues,
) -> tuple[int, str | None, tuple[Candidate, ...]]:
    """Take a word in that says what the name is, and keep the candidates of that kind, if there are any."""
    before = cues.designators.get(tokens[last - 1].lower)
    if before is not None or last >= len(tokens) or candidates[0].match is MatchKind.DEMONYM:
        return last, before, candidates
    word = tokens[last]
    if word.lower in cues.camp_words and last + 1 < len(tokens) and tokens[last + 1].lower == "camp":
        return last + 2, cues.designators["camp"], candidates
    wanted = cues.designators.get(word.lower)
    if wanted is None or not (is_name_token(word) or word.lower in cues.lower_designators):
        return last, None, candidates
    capital = is_name_token(word)
    if not capital:
        # Counties go by their full names alone: "Pike county".
        whole = gazetteer.lookup(text[tokens[first].start : word.end])
        candidates = tuple(c for c in whole if has_class(c, wanted)) or candidates
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
    candidates = gazetteer.lookup(text[tokens[first].start : tokens[last - 1].end]) or gazetteer.similar(
        text[tokens[first].start : tokens[end - 1].end]
    )
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
