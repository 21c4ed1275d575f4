"""Nouns for people: which words name them, on whose side they are, and where the name of a group ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dateline.incidents.words import EventWord, Form
from dateline.language.document import Sentence
from dateline.language.lexicon import Lexicon
from dateline.model import Side

__all__ = ["AGE_LENGTH", "BEARING_ARMS", "QUOTES", "NounReader", "is_noun", "sides"]

BEARING_ARMS = (Side.STATE, Side.NON_STATE, Side.FOREIGN)
"""Sides of soldiers and fighters."""

REACH = 7
"""Tokens after a number within which its noun must come: "12 heavily armed and masked Malian army soldiers"."""

AGE_LENGTH = 4
"""Tokens of "-year-old" behind the number of an age."""

COMPOUND = 2
"""Words that may stand between two nouns of one name: "staff school teacher"."""

QUOTES = frozenset("\"'“”«»‘’")


def is_noun(token: str, lexicon: Lexicon) -> bool:
    """Tell whether a word, lower case, is a noun for people, or for a thing that is counted in the same places."""
    return token in sides(lexicon) or token in lexicon.words("people", "things")


@cache
def sides(lexicon: Lexicon) -> Mapping[str, Side | None]:
    """Return the nouns of people, each with the side that it tells; None where it tells none."""
    keys = {
        "neutral": None,
        "civilian": Side.CIVILIANS,
        "state": Side.STATE,
        "armed": Side.NON_STATE,
        "foreign": Side.FOREIGN,
    }
    return {noun: side for key, side in keys.items() for noun in lexicon.words("people", key)}


class NounReader:
    """Reads the noun groups of one sentence: which of its words name people, and where a name for them ends."""

    def __init__(
        self, sentence: Sentence, lexicon: Lexicon, origins: Mapping[int, int], words: Sequence[EventWord]
    ) -> None:
        self.tokens = sentence.tokens
        self.lower = [token.lower for token in sentence.tokens]
        self.lexicon = lexicon
        self.origins = origins
        self.events = words
        # "28 critically injured": where a verb of several words starts, a group ends.
        nouns = (frozenset({Form.NOUN}), frozenset({Form.COUNT}))
        self.verbs = {word.first for word in words if word.last - word.first > 1 and word.forms not in nouns}
        self.starts = {word.first for word in words}
        self.is_number = [False] * len(self.lower)
        self.words = lexicon.sets("people").__getitem__

    def head(self, first: int) -> int | None:
        """Return the index of the last people noun of the group that starts at a token, or of its thing noun."""
        nouns, things = sides(self.lexicon), self.words("things")
        head: int | None = None
        index = first
        limit = min(len(self.lower), first + REACH)
        # "12 of them", "two of the soldiers", "une dizaine de soldats": the noun stands behind the "of".
        if index < limit and self.lower[index] in self.words("of"):
            index = self.past_articles(index, limit)
        while index < limit:
            word = self.lower[index]
            if word in QUOTES:
                index, limit = index + 1, min(len(self.lower), limit + 1)
                continue
            if word == "(" and ")" in self.lower[index:limit]:
                # "one UN (Liberian) driver"
                after = self.lower.index(")", index) + 1
                limit, index = min(len(self.lower), limit + after - index), after
                continue
            is_noun = word in nouns or (word in self.words("old") and self.lower[index - 1] == "-")
            if word in self.words("group_end") or not self.in_group(index) or index in self.verbs:
                break
            if (
                head is not None
                and not is_noun
                and not (self.lower[head] in self.words("old") and self.tokens[index].capitalized)
                and not self.is_compound(index, limit)
            ):
                # "a 25-year-old Dover man" goes on, "a boy Dover" does not.
                break
            if head is not None and word in self.words("results"):
                # "left six soldiers dead": what became of them is no part of their name.
                break
            if is_noun or (word in things and head is None):
                head = index
            index += 1
        return head

    def is_event(self, index: int) -> bool:
        """Tell whether an event word that counts people starts at a token."""
        return any(word.first == index and word.sense.kind is not None for word in self.events)

    def is_old(self, index: int) -> bool:
        """Tell whether an age stands for a person: "a 14-year-old"."""
        return not self.words("old").isdisjoint(self.lower[index : index + AGE_LENGTH + 1])

    def is_compound(self, index: int, limit: int) -> bool:
        """Tell whether a word behind a noun leads to another: "two staff health workers", "12 army truck drivers"."""
        stops, things, said = self.words("group_end"), self.words("things"), self.lexicon.words("attribution", "said")
        for position in range(index, min(limit, index + COMPOUND + 1)):
            word = self.lower[position]
            if word in sides(self.lexicon) and word not in self.words("results"):
                return position > index
            if not word.isalpha() or word in stops or word in things or word in said or position in self.starts:
                return False
        return False

    def in_group(self, index: int) -> bool:
        """Tell whether a token may stand in a noun group: a word, a hyphen, the number of an age ("44-year-old")."""
        word = self.lower[index]
        return word[0].isalpha() or word == "-" or (word.isdigit() and self.lower[index + 1 : index + 2] == ["-"])

    def ends_group(self, index: int) -> bool:
        """Tell whether no noun goes on here: "a Spaniard was", not "a Spanish bank"."""
        ends = self.words("group_end")
        return index >= len(self.lower) or self.lower[index] in ends or not self.lower[index][0].isalpha()

    def past_articles(self, first: int, last: int) -> int:
        """Pass over "of the", over the number of a whole ("three of the five teachers") and one in brackets."""
        skipped = self.words("of") | self.words("determiners") | {"(", ")"} | QUOTES
        while first < last and (self.lower[first] in skipped or self.is_number[first]):
            first += 1
        return first

    def skip_back(self, index: int, words: frozenset[str]) -> int:
        """Pass back over words of a list before a token."""
        while index > 0 and self.lower[index - 1] in words:
            index -= 1
        return index

    def past_adjectives(self, index: int) -> int:
        """Pass over adjectives behind the noun, as French has them: "47 soldats maliens", "12 hommes armés"."""
        following = self.words("following")
        while following and index < len(self.lower):
            if index in self.origins:
                index = self.origins[index]
            elif self.lower[index] in following:
                index += 1
            else:
                break
        return index

    def is_in_name(self, index: int) -> bool:
        """Tell "the National Emergency Agency" from "the Malian national"; "Teen Shot in Gao" is a headline."""
        named = all(token.capitalized for token in self.tokens[index : index + 2]) and index + 1 < len(self.tokens)
        return named and not self.is_event(index + 1)

    def side(self, noun: str | None) -> Side | None:
        """Return the side that a noun tells, if any."""
        return sides(self.lexicon).get(noun or "")

    def text(self, first: int, last: int) -> str | None:
        """Join tokens as they were written, a single space for any gap between them."""
        if first >= last:
            return None
        text = self.tokens[first].text
        for before, token in zip(self.tokens[first:last], self.tokens[first + 1 : last], strict=False):
            text += token.text if before.end == token.start else " " + token.text
        return text
