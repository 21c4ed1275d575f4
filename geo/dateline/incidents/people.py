"""Groups of people in a sentence: "47 Malian soldiers", "a policeman", "five children", "Maria Lopez, 34"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.incidents.names import POSSESSIVES, find_names
from dateline.incidents.nouns import AGE_LENGTH, NounReader
from dateline.incidents.words import EventWord
from dateline.language.dates import Timex
from dateline.language.document import Sentence
from dateline.language.lexicon import Lexicon
from dateline.language.numbers import Number
from dateline.model import Side

__all__ = ["Group", "find_groups"]

PAIR = 2
"""People that "a couple" and "both attackers" are."""

RATIO_LENGTH = 3
"""Words between the numbers of a ratio: "out of every"."""


class Group(NamedTuple):
    """People that a phrase counts; tokens ``first`` to ``last``, exclusive."""

    first: int
    last: int
    low: int | None
    best: int | None
    high: int | None
    approximate: bool
    noun: str | None
    """The head noun, lower case; None after a bare number ("killing 12") and for names."""
    party: str | None
    """The words after the number: "Malian soldiers"; None where there are none."""
    side: Side | None
    """None where the noun does not tell."""
    counted: bool
    """A number said so; False for "a soldier", names and pronouns, which are 1."""
    named: bool = False
    """A person's name."""
    other: bool = False
    """Told besides an earlier group: "12 others", "another man"."""
    part: bool = False
    """A part of the group before it: "including five children"."""
    whole: bool = False
    """What the next number is a part of: "of the 20 passengers, 14"."""
    assailant: bool = False


def find_groups(
    sentence: Sentence,
    lexicon: Lexicon,
    numbers: Sequence[Number],
    dates: Sequence[Timex],
    places: Sequence[tuple[int, int]],
    origins: Mapping[int, int],
    words: Sequence[EventWord],
    ages: Collection[int] = (),
    surnames: Collection[str] = (),
) -> tuple[Group, ...]:
    """Find the groups of people in a sentence, in reading order.

    Parameters
    ----------
    places
        Token ranges (last exclusive) of place names, which are no persons' names.
    origins
        Those among them that say where people are from ("Malian", "a Spaniard"): first token -> last, exclusive.
    words
        The sentence's event words; they end a group, but may stand inside one ("four abducted drivers").
    ages
        Tokens of numbers that are ages and count nobody.
    surnames
        In lower case; of people whom the article has named in full.
    """
    reader = _Reader(sentence, lexicon, origins, words, ages, surnames)
    reader.take((timex.first, timex.last) for timex in dates)
    for number in numbers:
        reader.is_number[number.first : number.last] = [True] * (number.last - number.first)
    for number in numbers:
        reader.read_number(number)
    reader.read_pairs()
    reader.read_singles()
    reader.take(places)
    reader.read_names()
    reader.read_pronouns()
    reader.read_lone()
    return tuple(sorted(reader.groups))


class _Reader(NounReader):
    """Reads the groups of one sentence; no token belongs to two."""

    def __init__(
        self,
        sentence: Sentence,
        lexicon: Lexicon,
        origins: Mapping[int, int],
        words: Sequence[EventWord],
        ages: Collection[int],
        surnames: Collection[str],
    ) -> None:
        super().__init__(sentence, lexicon, origins, words)
        self.ages = ages
        self.surnames = surnames
        self.ratio = lexicon.words("people", "ratio")
        self.taken = [False] * len(self.lower)
        self.groups: list[Group] = []

    def take(self, ranges: Iterator[tuple[int, int]] | Sequence[tuple[int, int]]) -> None:
        for first, last in ranges:
            self.taken[first:last] = [True] * (last - first)

    def add(self, group: Group) -> None:
        self.groups.append(group)
        self.take([(group.first, group.last)])

    def read_number(self, number: Number) -> None:
        """Read the noun group that a number opens, unless it counts something else than people."""
        nobody = self.lower[max(0, number.first - 1) : number.first]
        if any(self.taken[number.first : number.last]):
            return
        if number.first in self.ages and not self.is_old(number.last):
            return
        aged = number.first in self.ages
        if not self.lexicon.words("events", "nobody").isdisjoint(nobody):
            # "no one was hurt"
            return
        if self.is_ratio(number) or self.is_label(number) or self.is_owned(number.first):
            return
        head = self.head(number.last)
        last, noun = number.last, None
        if head is not None:
            noun, last = self.lower[head], self.past_adjectives(head + 1)
            if noun in self.words("things") and not self.is_event(head):
                return
            if noun in self.words("things"):
                # "5 shot in Gao"
                noun, last = None, number.last
        elif self.lower[number.last - 1] in self.words("pairs"):
            # "a couple and their four children"
            noun = self.lower[number.last - 1]
        elif (behind := self.origins.get(number.last)) is not None:
            # "two Germans", "200 Palestinians"
            last = behind
        low, best, high = number.low, number.best, number.high
        if self.is_one_of(number.first):
            low = best = high = 1
        if aged:
            # "a three -year-old girl"
            low = best = high = 1
        told_besides = self.lower[max(0, number.first - 1) : last]
        self.add(
            Group(
                number.first,
                last,
                _whole(low),
                _whole(best),
                _whole(high),
                number.approximate,
                noun,
                self.text(self.past_articles(number.last, last), last) or noun,
                self.side(noun),
                counted=not aged,
                other=not self.words("more").isdisjoint(told_besides),
                part=not self.words("of_them").isdisjoint(self.lower[number.last : number.last + 2]),
                assailant=noun in self.words("assailants"),
            )
        )

    def is_one_of(self, index: int) -> bool:
        """Tell whether one is picked of the people counted there: "one of the four women", "l'un des deux pilotes"."""
        articles, of = self.words("determiners"), self.words("of")
        whole = self.skip_back(index, articles - of)
        if whole < 2 or self.lower[whole - 1] not in of or self.lower[whole - 2] not in self.words("indefinite"):
            return False
        # "every one of the 14"
        return self.words("every").isdisjoint(self.lower[max(0, whole - 3) : whole - 1])

    def is_ratio(self, number: Number) -> bool:
        """Tell whether a number is what another is a share of: "one in every five", "un sur dix"."""
        for size in range(1, RATIO_LENGTH + 1):
            first = number.first - size
            share = first > 0 and (self.is_number[first - 1] or self.lower[first - 1] in self.words("indefinite"))
            if share and " ".join(self.lower[first : number.first]) in self.ratio:
                return True
        return False

    def is_label(self, number: Number) -> bool:
        """Tell whether a number names a thing, or is of such a count: "Route 12", "Image 4 of 10"."""
        if not self.lower[number.first].isdecimal():
            return False
        first = number.first
        of = self.words("of") | self.ratio
        if first > 1 and self.lower[first - 1] in of and self.lower[first - 2].isdecimal():
            first -= 2
        return first > 0 and self.lower[first - 1] in self.words("numbered")

    def is_owned(self, index: int) -> bool:
        """Tell whether the people counted at a token are somebody's: "a mother of two", "un père de 3 enfants"."""
        kin = self.words("female") | self.words("male")
        return index > 1 and self.lower[index - 1] in self.words("of") and self.lower[index - 2] in kin

    def read_singles(self) -> None:
        """Read "a farmer", "the suicide bomber", "a Spaniard", and in a headline "Man"."""
        determiners, singular = self.words("determiners"), self.words("singular") | self.words("old")
        counting = {event.last for event in self.events if event.sense.kind is not None}
        before = ":"
        for index, word in enumerate(self.lower):
            determined, opens = word in determiners, before == ":" or before == ";" or index in counting
            before = word
            if self.taken[index] or not (determined or opens or self.goes_on(index, determiners)):
                continue
            if index in counting and not determined and word in self.words("group_end"):
                continue
            start = index + 1 if determined else index
            head = self.head(start)
            if head is not None and not determined and not self.is_bare(start, head):
                continue
            if head is None and determined and start in self.origins:
                head = self.origins[start] - 1
                single = self.lower[head] not in self.words("group_end") and self.ends_group(head + 1)
            else:
                single = head is not None and self.lower[head] in singular
            if head is None or not single or any(self.taken[index : head + 1]) or self.is_in_name(head):
                continue
            # "the boy's mother"
            head = self.relation(head + 1) or head
            noun, last = self.lower[head], self.past_adjectives(head + 1)
            if last + 1 < len(self.lower) and self.is_number[last + 1] and self.is_owned(last + 1):
                # "a mother of two"
                last = (self.head(last + 2) or last + 1) + 1
            if noun in self.lexicon.words("events", "nobody"):
                continue
            size = PAIR if noun in self.words("pairs") else 1
            self.add(
                Group(
                    index,
                    last,
                    size,
                    size,
                    size,
                    False,
                    noun,
                    self.text(start, last),
                    self.side(noun),
                    counted=False,
                    other=word in self.words("more"),
                    assailant=noun in self.words("assailants"),
                )
            )

    def read_pairs(self) -> None:
        """Read "both attackers"."""
        both = self.words("both")
        if both.isdisjoint(self.lower):
            return
        for index, word in enumerate(self.lower):
            if word in both and not self.taken[index] and (head := self.head(index + 1)) is not None:
                noun = self.lower[head]
                if noun in self.words("things") or any(self.taken[index : head + 1]):
                    continue
                self.add(
                    Group(
                        index,
                        head + 1,
                        PAIR,
                        PAIR,
                        PAIR,
                        False,
                        noun,
                        self.text(index + 1, head + 1),
                        self.side(noun),
                        counted=True,
                        assailant=noun in self.words("assailants"),
                    )
                )

    def read_names(self) -> None:
        """Read persons' names: two to five capitalized words that are nothing else."""
        for first, last in find_names(self.tokens, self.taken, self.lexicon, self.surnames):
            # "44-year-old David Griffis"
            start = self.past_age_back(first)
            named = Group(start, last, 1, 1, 1, False, None, self.text(first, last), None, counted=False, named=True)
            # "Anna Smith's mother"
            if (head := self.relation(last)) is not None:
                noun = self.lower[head]
                text = self.text(first, head + 1)
                named = named._replace(last=head + 1, noun=noun, party=text, side=self.side(noun), named=False)
            self.add(named)

    def is_bare(self, first: int, head: int) -> bool:
        """Tell whether the words before a noun without an article may be its own: "Dover man", "13-year-old boy"."""
        return all(
            self.tokens[index].capitalized
            or not self.lower[index].isalpha()
            or self.is_old(index)
            or self.lower[index] in self.words("singular")
            for index in range(first + (first == 0), head)
        )

    def goes_on(self, index: int, determiners: frozenset[str]) -> bool:
        """Tell whether a noun without an article is one person more: "a man and woman", "Woman, boyfriend killed"."""
        before = self.groups[-1] if self.groups else None
        if before is None or before.counted or before.last != index - 1:
            return False
        if self.is_event(index) or self.lower[index] in self.words("group_end"):
            return False
        bare = self.lower[before.first] not in determiners
        return self.lower[index - 1] in self.words("and") or (bare and self.lower[index - 1] == ",")

    def relation(self, index: int) -> int | None:
        """Return the index of the noun of who belongs to a person: "the boy's mother"; None where no possessive is."""
        if index >= len(self.lower) or self.lower[index] not in POSSESSIVES:
            return None
        head = self.head(index + 1)
        if head is None or self.lower[head] not in self.words("singular") or any(self.taken[index : head + 1]):
            return None
        return head

    def past_age_back(self, index: int) -> int:
        """Return the index of the age that stands before a name, or the name's own."""
        for first in range(max(0, index - AGE_LENGTH - 1), index):
            if first in self.ages and self.is_old(first) and not any(self.taken[first:index]):
                return first
        return index

    def read_pronouns(self) -> None:
        pronouns = self.words("pronouns")
        for index, word in enumerate(self.lower):
            if word in pronouns and not self.taken[index]:
                self.add(_one(index)._replace(assailant=word in self.words("reflexive")))

    def read_lone(self) -> None:
        """Read "one" and "another" before a verb: "seven people were killed and one seriously injured"."""
        auxiliaries = self.lexicon.words("events", "be") | self.lexicon.words("events", "have")
        for word in self.events:
            verb = self.skip_back(word.first, auxiliaries)
            for first in (verb - 1, verb - 2):
                if first == verb - 2 and any(other.last == verb for other in self.events):
                    # "a second bomb killed": it is the bomb's.
                    break
                counts = word.sense.kind is not None and first >= 0 and self.lower[first] in self.words("lone")
                told = self.lexicon.words("events", "nobody").isdisjoint(self.lower[max(0, first - 1) : first])
                if counts and told and not self.taken[first]:
                    self.add_lone(first)
                    break
        # "killed one of his friends", "one of whom died"
        for index, token in enumerate(self.lower[:-1]):
            if token not in self.words("lone") or self.lower[index + 1] not in self.words("of") or self.taken[index]:
                continue
            head = self.head(index + 1)
            them = not self.words("of_them").isdisjoint(self.lower[index + 2 : index + 3])
            if them:
                self.add_lone(index)
            elif head is not None and self.words("things").isdisjoint(self.lower[head : head + 2]):
                self.add_lone(index, head + 1)

    def add_lone(self, index: int, last: int | None = None) -> None:
        one = _one(index)._replace(last=last or index + 1, counted=True, other=self.lower[index] in self.words("more"))
        self.add(one._replace(part=not self.words("of_them").isdisjoint(self.lower[index + 1 : index + 3])))


def _one(index: int) -> Group:
    return Group(index, index + 1, 1, 1, 1, False, None, None, None, counted=False)


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
