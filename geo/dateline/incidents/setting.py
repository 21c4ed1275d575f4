"""How the names of a sentence stand in it: what may be the site of an event, and what governs each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from dateline.incidents.scan import Scan
from dateline.language.lexicon import Lexicon
from dateline.model import Mention, Role
from dateline.places.casing import write_up
from dateline.places.cues import cues

__all__ = ["Candidate", "Setting", "is_listed", "name_candidates", "place_candidates", "read_setting"]

GOVERNING_REACH = 7
"""Words between a preposition and its place: "in the central market of the northern town of Gao"."""

_GOVERNING = ("at", "from", "to")
"""The lists of prepositions, in the order in which a word that is on several counts."""

_LISTS = {
    "places_of_events": (*_GOVERNING, "towards", "witness", "institutions", "elsewhere", "borders"),
    "events": ("clause_start", "be", "have", "modal", "negation", "hypothetical", "occurred", "after", "when"),
    "attribution": ("said", "according", "sources"),
    "people": ("and",),
    "places": (
        "determiners", "nouns_before", "nouns_after", "compass", "particles", "generics", "streets",
        "organisations_after", "organisations_before", "target_verbs", "metonym_verbs", "literal_verbs",
        "weak_prepositions", "linking",
    ),
    "persons": ("titles", "verbs"),
}  # fmt: skip
"""The lists of the lexicon that say what a word does to the names beside it."""


class Candidate(NamedTuple):
    """Tokens that may name the site of an event: a place's name, or another name."""

    first: int
    last: int
    """Exclusive."""
    mention: Mention | None
    """None for a name that was not taken for a place's."""
    odds: float | None = None
    """Of such a name: the log of the odds that it is a place's all the same; None where nothing is known of it."""

    @property
    def kind(self) -> str:
        """Its role; "name" where it is no mention."""
        return "name" if self.mention is None else self.mention.role.value

    @property
    def group(self) -> str:
        """Its role as far as it matters to most signs: a name that means the place itself, another, or no mention."""
        if self.mention is None:
            return "name"
        return "place" if self.mention.role in (Role.LITERAL, Role.SITE) else "other"


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence with its candidates, and how each is governed."""

    scan: Scan
    candidates: tuple[Candidate, ...]
    """In reading order; one may lie within another."""
    governors: tuple[int | None, ...]
    """Of each, the index of the preposition that governs it."""
    cases: tuple[str, ...]
    """Of each, the list that this is on: "at", "from", "to"; "none" where nothing governs it."""
    lists: tuple[tuple[str, ...], ...]
    """Of each token, the lists of the lexicon that it is on."""
    covered: tuple[bool, ...]
    """Of each token, whether it belongs to a candidate."""


def place_candidates(scan: Scan) -> tuple[Candidate, ...]:
    """Return the place names of a sentence, in its order, without the small words behind them: "Gao region"."""
    tokens = scan.sentence.tokens
    found: list[Candidate] = []
    for first, last, mention in ((name.first, name.last, name.mention) for name in scan.places):
        end = last
        while end > first + 1 and tokens[end - 1].text[0].islower():
            end -= 1
        found.append(Candidate(first, end, mention))
    return tuple(found)


def name_candidates(scan: Scan, odds: Mapping[tuple[int, int], float]) -> tuple[Candidate, ...]:
    """Return the place names of a sentence, and the other names in it: of streets, hospitals and unheard-of villages.

    Parameters
    ----------
    odds
        By character span, the log of the odds that what stands there is a place's name by itself.
    """
    found = list(place_candidates(scan))
    tokens, own = scan.sentence.tokens, cues(scan.lexicon)
    for first, last in write_up(scan.sentence, own).runs:
        while first < last and (tokens[first].lower in own.determiners or not tokens[first].text[0].isalpha()):
            first += 1
        if first == 0 and tokens[0].lower in own.openers:
            first = 1
        while last > first and not tokens[last - 1].text[-1].isalnum():
            last -= 1
        # "al-Hasakah"
        hyphen = 1 < first < last and tokens[first - 1].text == "-" and tokens[first - 1].end == tokens[first].start
        if hyphen and tokens[first - 2].lower in own.articles:
            first -= 2
        if first == last or any(other.first <= first and last <= other.last for other in found):
            continue
        likely = odds.get((tokens[first].start, tokens[last - 1].end))
        # One word that opens a sentence has its capital from that.
        if likely is not None or first > 0 or last > 1:
            found.append(Candidate(first, last, None, likely))
    return tuple(sorted(found, key=lambda each: each[:2]))


def read_setting(scan: Scan, candidates: Iterable[Candidate]) -> Setting:
    """See how the candidates of a sentence, which are in reading order, stand in it."""
    known = _lists(scan.lexicon)
    lists = tuple(known.get(word, ()) for word in scan.lower)
    own = tuple(candidates)
    covered = [False] * len(lists)
    for each in own:
        covered[each.first : each.last] = [True] * (each.last - each.first)
    barred = frozenset(
        index for ranges in (scan.words, scan.dates) for each in ranges for index in range(each.first, each.last)
    )
    governors = tuple(_governor(scan, each, lists, covered, barred) for each in own)
    cases = tuple("none" if at is None else next(key for key in _GOVERNING if key in lists[at]) for at in governors)
    return Setting(scan, own, governors, cases, lists, tuple(covered))


def is_listed(setting: Setting, one: int, other: int) -> bool:
    """Tell whether two candidates are of one list with one preposition: "in Gao, Ansongo and Bourem"."""
    if setting.governors[one] is None or setting.governors[one] != setting.governors[other]:
        return False
    left, right = (setting.candidates[index] for index in sorted((one, other)))
    between = range(left.last, right.first)
    return bool(between) and all(
        setting.covered[index] or setting.scan.lower[index] == "," or "and" in setting.lists[index] for index in between
    )


def _governor(
    scan: Scan,
    candidate: Candidate,
    lists: Sequence[tuple[str, ...]],
    covered: Sequence[bool],
    barred: frozenset[int],
) -> int | None:
    """Return the index of the preposition that governs a name, past articles, adjectives, "town of" and other names.

    Not past a date, which has a preposition of its own: "protested in April, and Niamey ...".
    """
    for index in range(candidate.first - 1, max(-1, candidate.first - 1 - GOVERNING_REACH), -1):
        if covered[index]:
            continue
        if any(key in lists[index] for key in _GOVERNING):
            return index
        token = scan.lower[index]
        if not (token[0].isalpha() or token in "-,") or index in barred:
            return None
    return None


@cache
def _lists(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for section, keys in _LISTS.items():
        for key in keys:
            for word in lexicon.words(section, key):
                found.setdefault(word, []).append(key)
    for word in lexicon.table("places", "designators"):
        found.setdefault(word, []).append("designators")
    return {word: tuple(keys) for word, keys in found.items()}
