"""Which parties of a sentence took part in its event, and as what, by the structure of the sentence.

Whoever is among the people that an event word counts was struck, and so was the object of its verb; its subject,
whoever stands behind "by" and whoever is said to have done it acted. A group that only comments, or is named as an ally
or as the ruler of the place, took no part.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from dateline.incidents.parties import Party, find_parties
from dateline.incidents.telling import Telling
from dateline.incidents.words import EventWord, Form
from dateline.model import EventType, Part

__all__ = ["find_participants"]

OBJECT_REACH = 4
"""Words between a verb and its object: "attacked a convoy of Malian soldiers"."""

AGAINST_REACH = 6
"""Words between an event's noun and the preposition before whoever it fell on: "attack on Monday on the army"."""

SPEAKER_REACH = 12
"""Words between a speaker and his verb: "the FLA, a coalition of Tuareg groups, said"."""

AUXILIARY_REACH = 3
"""Words between an auxiliary and its verb: "were later reportedly attacked"."""

CLAIM_REACH = 3
"""Words between a group and its claim: "the FLA has since claimed"."""

POSSESSIVES = frozenset({"'s", "'"})

PEACEFUL = frozenset({EventType.PROTEST, EventType.RIOT})
"""Types whose "against" names no one who was struck: a protest against a government."""


class _Verdict(Enum):
    """What a party has to do with an event."""

    ACTED = Part.PERPETRATOR
    STRUCK = Part.TARGET
    FOUGHT = None
    """It took part, as one of two."""
    OUT = "out"
    """It took no part."""


def find_participants(telling: Telling) -> Iterator[tuple[Party, Part | None]]:
    """Yield the parties that took part in an event as one sentence tells it, and as what; None where that is open."""
    judge = _Judge(telling)
    before: tuple[Party, _Verdict] | None = None
    for party in find_parties(telling.scan):
        verdict = judge.verdict(party)
        # "clashes between residents and the FLA killed 20": who is joined to one of two is the other.
        open_ = verdict is _Verdict.OUT or (before is not None and before[1] is _Verdict.FOUGHT)
        if open_ and before is not None and judge.are_joined(before[0], party):
            verdict = before[1]
        before = party, verdict
        if verdict is not _Verdict.OUT:
            yield party, verdict.value


class _Judge:
    """Judges the parties of one telling's sentence."""

    def __init__(self, telling: Telling) -> None:
        self.scan = telling.scan
        self.lower = telling.scan.lower
        self.words = sorted(telling.words, key=lambda word: word.first)
        self.counts = telling.counts
        self.said = self.phrases("attribution", "said")
        self.claims = self.phrases("actors", "claims")
        self.blamed = self.phrases("actors", "blamed")
        self.background = self.phrases("actors", "background")

    def phrases(self, section: str, key: str) -> tuple[tuple[int, int], ...]:
        return self.scan.phrases(section, key)

    def listed(self, key: str, section: str = "actors") -> frozenset[str]:
        return self.scan.lexicon.words(section, key)

    def verdict(self, party: Party) -> _Verdict:
        """Tell what a party has to do with the event.

        1. Those whom an event word counts were struck.
        2. Whoever is blamed, or claims it, acted.
        3. An ally, a ruler or a speaker took no part by that.
        4. A preposition before the party tells: "by", "against", "with".
        5. So does the event word that it is the object or the subject of.
        """
        start = self.opens(party)
        # 1.
        if (counted := self.counted(party, start)) is not None:
            return counted
        # 2.
        if any(start <= last <= party.first for _, last in self.blamed):
            return _Verdict.ACTED
        if any(0 <= first - party.last <= CLAIM_REACH for first, _ in self.claims):
            return _Verdict.ACTED
        # 3.
        if self.is_background(party, start):
            return _Verdict.OUT
        # 4.
        before = self.lower[start - 1] if start else ""
        earlier = [word for word in self.words if word.last <= start]
        if before in self.listed("by"):
            return _Verdict.ACTED if earlier else _Verdict.OUT
        if before in self.listed("with") and earlier:
            return _Verdict.FOUGHT
        if before in self.listed("against") and earlier and start - 1 - earlier[-1].last <= AGAINST_REACH:
            return _Verdict.OUT if earlier[-1].sense.event_type in PEACEFUL else _Verdict.STRUCK
        # 5.
        if earlier and (object_ := self.as_object(party, start, earlier[-1])) is not None:
            return object_
        verdict = self.as_subject(party, start)
        # "when two suicide bombers struck": whoever is called so attacked, by whatever verb.
        attacks = self.lower[party.last - 1] in self.listed("assailants", "people")
        return _Verdict.ACTED if verdict is _Verdict.OUT and attacks else verdict

    def opens(self, party: Party) -> int:
        """Return where the noun group of a party begins: "suspected JNIM fighters"."""
        lead = self.listed("lead")
        taken = {index for word in self.words for index in range(word.first, word.last)}
        start = party.first
        while start and (self.lower[start - 1] in lead or self.lower[start - 1].isdigit()) and start - 1 not in taken:
            start -= 1
        return start

    def are_joined(self, one: Party, other: Party) -> bool:
        """Tell whether only joining words stand between two parties: "the army and its Russian allies"."""
        between = self.lower[one.last : self.opens(other)]
        joins = self.listed("and", "people") | {","}
        return one.last <= self.opens(other) and bool(between) and all(token in joins for token in between)

    def counted(self, party: Party, start: int) -> _Verdict | None:
        tokens = self.scan.sentence.tokens
        begin, end = tokens[party.first].start, tokens[party.last - 1].end
        for count in self.counts:
            figure = count.figure
            # "six members of the JNIM"
            of_them = start < party.first and figure.end == tokens[start - 1].end
            if (figure.start < end and begin < figure.end) or of_them:
                return _Verdict.STRUCK
        return None

    def is_background(self, party: Party, start: int) -> bool:
        if any(start <= last <= party.first for _, last in self.background):
            return True
        tied = self.phrases("actors", "tied")
        possessive = self.lower[party.last : party.last + 1] and self.lower[party.last] in POSSESSIVES
        return any(first == party.last + bool(possessive) for first, _ in tied)

    def as_object(self, party: Party, start: int, word: EventWord) -> _Verdict | None:
        """Judge a party by the event word before it: "attacked an army post", "attaque du JNIM"."""
        of = self.listed("of", "people")
        if start <= word.last:
            belongs = not of.isdisjoint(self.lower[word.last : party.first])
            if belongs and Form.OF in word.forms:
                return _Verdict.STRUCK
            if belongs and Form.NOUN in word.forms:
                return _Verdict.ACTED
        if not word.forms & {Form.ACTIVE, Form.ALONE, Form.PAST} or self.is_passive(word):
            return None
        between = self.lower[word.last : start]
        stops = self.listed("prepositions", "people") | self.listed("clause_start", "events")
        if len(between) <= OBJECT_REACH and all(token[0].isalnum() and token not in stops - of for token in between):
            return _Verdict.STRUCK
        return None

    def as_subject(self, party: Party, start: int) -> _Verdict:
        """Judge a party by the event words behind it: "JNIM attacked", "an Israeli strike", "the army said it had"."""
        end = self.past_insertion(party.last)
        later = [word for word in self.words if word.first >= end] or [w for w in self.words if w.first >= party.last]
        if not later:
            return _Verdict.OUT
        word = later[0]
        gap = self.lower[party.last : word.first]
        if not gap or (len(gap) <= 2 and gap[0] in POSSESSIVES):
            # "the JNIM attack", "the army's latest offensive"
            return self.headline(word) if Form.NOUN not in word.forms else _Verdict.ACTED
        before = self.lower[start - 1] if start else ""
        if before in self.listed("prepositions", "people") or before in self.listed("according", "attribution"):
            return _Verdict.OUT
        spoken = next((last for first, last in self.said if party.last <= first < word.first), None)
        if spoken is not None and spoken - party.last <= SPEAKER_REACH:
            own = not self.listed("self").isdisjoint(self.lower[spoken : word.first])
            return _Verdict.ACTED if own and not self.is_passive(word) else _Verdict.OUT
        if any(group.counted and party.last <= group.first < word.first for group in self.scan.groups):
            # Another stands between: "JNIM ... 12 people were killed".
            return _Verdict.OUT
        if Form.NOUN in word.forms and not word.forms & {Form.ALONE, Form.PAST, Form.ACTIVE}:
            acts = any(party.last <= first < word.first for first, _ in self.phrases("actors", "acts"))
            return _Verdict.ACTED if acts else _Verdict.OUT
        return self.headline(word)

    def past_insertion(self, last: int) -> int:
        """Return the end of a clause or apposition between commas: "the RSF, which has fought the army, attacked"."""
        if self.lower[last : last + 1] == (",",) and "," in self.lower[last + 1 :]:
            return self.lower.index(",", last + 1) + 1
        return last

    def headline(self, word: EventWord) -> _Verdict:
        """Judge the subject of a verb: active, passive, or passive without its auxiliary, as in a headline."""
        if self.is_passive(word):
            return _Verdict.STRUCK if not any(count.word == word for count in self.counts) else _Verdict.OUT
        if word.forms & {Form.ACTIVE, Form.ALONE}:
            return _Verdict.ACTED
        if Form.PAST in word.forms:
            tokens = self.scan.sentence.tokens
            behind = any(
                count.word == word and count.figure.start >= tokens[word.last - 1].end for count in self.counts
            )
            return _Verdict.ACTED if behind or not self.ends(word) else _Verdict.STRUCK
        return _Verdict.STRUCK if Form.SUBJECT in word.forms else _Verdict.OUT

    def ends(self, word: EventWord) -> bool:
        """Tell whether nothing that a verb could strike stands behind it: "killed in Gao", "killed."."""
        behind = self.lower[word.last : word.last + 1]
        stops = self.listed("prepositions", "people") | self.listed("clause_start", "events")
        return not behind or behind[0] in stops or not behind[0][0].isalnum()

    def is_passive(self, word: EventWord) -> bool:
        be = self.listed("be", "events")
        index = word.first - 1
        while index >= max(0, word.first - AUXILIARY_REACH) and self.lower[index][0].isalpha():
            if self.lower[index] in be:
                return True
            index -= 1
        return False
