"""An article cut into sentences and tokens, each knowing where it stands in the text.

``parse`` is what every later stage starts from. Tokens are never joined or changed: a hyphen, an apostrophe and a
French elision ("l'", "d'") are tokens of their own, so that "Rabat-Bamako" and "l'Algérie" show the names in them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dateline.language.lexicon import Lexicon, languages, lexicon
from dateline.model import Article, Span

__all__ = ["Document", "Sentence", "Token", "parse", "tokenize"]

FALLBACK_LANGUAGE = "en"
"""Used where the article's language has no lexicon: names and figures look much alike."""

WRAPPED_COLUMNS = 132
"""No line of a text that was wrapped by hand is longer: mails have 72 columns, Markdown up to 120 and a word."""

WRAPPED_LINES = 4
"""Fewer lines that go on in a next one tell nothing about wrapping."""

WRAPPED_FILL = 0.7
"""Such lines fill the page: this share of the longest, save one in ten."""

LONGEST_SENTENCE = 250
"""Tokens. What goes on longer is a table or a list, and is cut: stages are linear in sentences, not in their length."""

DETECTION_CHARACTERS = 4000
"""How much of an article the language is guessed from: some 600 words, enough for function words to decide."""


class Token(NamedTuple):
    """A word, number or mark. ``start`` and ``end`` are offsets into the article's text, end exclusive."""

    text: str
    start: int
    end: int
    lower: str

    @property
    def capitalized(self) -> bool:
        """Whether the first character is an upper-case letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, headline or list item."""

    index: int
    """Its number in the document, from 0."""
    paragraph: int
    """The number of its paragraph, from 0."""
    start: int
    end: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """An article in sentences. Clutter is in none of them."""

    article: Article
    lexicon: Lexicon
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The article's text, which all spans point into."""
        return self.article.text

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that covers a character offset; None in clutter or between sentences."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        if index < 0 or self.sentences[index].end <= offset:
            return None
        return self.sentences[index]


def parse(article: Article) -> Document:
    """Cut an article into sentences and tokens.

    Parameters
    ----------
    article
        Its ``language`` chooses the lexicon; where it is None the language is guessed from function words.

    Returns
    -------
    Document
        Sentences in reading order. Offsets point into ``article.text`` as it is.
    """
    tokens = tokenize(article.text)
    words = lexicon(_language(article, tokens))
    tokens = _readable(tokens, article.clutter)
    sentences: list[Sentence] = []
    index = 0
    for number, (_, end) in enumerate(_paragraphs(article)):
        following = bisect_left(tokens, end, index, key=_start)
        paragraph = tokens[index:following]
        index = following
        for first, last in _sentence_bounds(paragraph, article.text, words):
            for begin in range(first, last, LONGEST_SENTENCE):
                own = tuple(paragraph[begin : min(last, begin + LONGEST_SENTENCE)])
                sentences.append(Sentence(len(sentences), number, own[0].start, own[-1].end, own))
    return Document(article, words, tuple(sentences))


# Plain words, which are most of a text, before anything else is tried. Leftover markup (<b>), which is dropped;
# initials and abbreviations with inner stops (U.S., W.Va., p.m.); numbers with inner separators (1,400, 9.5, 10:30);
# elisions, which lean on a following letter; words, with inner apostrophes only where no elision or possessive is.
_TOKEN = re.compile(
    r"""
    [^\W\d_ʼ]{3,}+(?!['’ʼ])
  | (?P<markup>(?i:</?[a-z][a-z0-9]{0,9}/?>))
  | (?i:(?:[^\W\d_][a-z]?\.){2,})
  | \d+(?:[.,:]\d+)*
  | (?i:[ldcjmst]|(?-i:n(?=['’ʼ][a-zà-ÿ]))|qu|jusqu|lorsqu|puisqu)['’ʼ](?=[^\W\d_])
  | ['’ʼ](?i:s)\b
  | [^\W\d_]+(?:['’ʼ](?!(?i:s)\b)[^\W\d_]+)*
  | \d+|\S
    """,
    re.VERBOSE,
)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut a stretch of text into tokens; offsets count from the start of the whole text."""
    # Character for character; of all letters only this one becomes two.
    small = text.replace("İ", "I").lower().replace("’", "'").replace("ʼ", "'")
    new = tuple.__new__  # what Token() calls, and one call less a word
    return [
        new(Token, (match[0], first := match.start(), last := match.end(), small[first:last]))
        for match in _TOKEN.finditer(text, start, len(text) if end is None else end)
        if match.lastgroup is None
    ]


def _language(article: Article, tokens: list[Token]) -> str:
    if article.language:
        return article.language if article.language in languages() else FALLBACK_LANGUAGE
    words = [token.lower for token in tokens[: bisect_left(tokens, DETECTION_CHARACTERS, key=_start)]]
    hits = {code: sum(map(common.__contains__, words)) for code, common in _common_words().items()}
    return max(hits, key=lambda code: (hits[code], code == FALLBACK_LANGUAGE))


def _start(token: Token) -> int:
    return token.start


@cache
def _common_words() -> dict[str, frozenset[str]]:
    """Return each language's function words less those that another language shares ("on", "a", "six")."""
    common = {code: lexicon(code).words("language", "common") for code in languages()}
    return {
        code: own - frozenset().union(*(other for name, other in common.items() if name != code))
        for code, own in common.items()
    }


def _paragraphs(article: Article) -> Iterator[tuple[int, int]]:
    """Yield the spans of paragraphs between blank lines and, unless the text is wrapped, line ends."""
    text = article.text
    breaks = re.compile(r"\n[ \t\r]*\n\s*|\n(?=[#*>-] )" if _is_wrapped(text) else r"[\n\r\u2028\u2029]\s*")
    position = 0
    for gap in breaks.finditer(text):
        yield position, gap.start()
        position = gap.end()
    yield position, len(text)


def _is_wrapped(text: str) -> bool:
    """Tell whether lines end where the page did, and not the paragraph."""
    lines = text.split("\n")
    going_on = [len(line) for line, following in pairwise(lines) if line.strip() and following.strip()]
    longest = max(going_on, default=0)
    full = sum(length >= WRAPPED_FILL * longest for length in going_on)
    return len(going_on) >= WRAPPED_LINES and longest <= WRAPPED_COLUMNS and full >= 0.9 * len(going_on)


def _readable(tokens: list[Token], clutter: tuple[Span, ...]) -> list[Token]:
    """Leave out the tokens that begin in clutter; a sentence goes on behind a link in its middle."""
    kept: list[Token] = []
    index = 0
    for start, end in clutter:
        first = bisect_left(tokens, start, index, key=_start)
        kept += tokens[index:first]
        index = bisect_left(tokens, end, first, key=_start)
    return kept + tokens[index:]


_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’»)]")


def _sentence_bounds(tokens: list[Token], text: str, words: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield token ranges of sentences; an abbreviation's stop ends none, nor one before a lower-case word."""
    first = done = 0
    count = len(tokens)
    # The few tokens whose last character is a stop.
    for index in [index for index, token in enumerate(tokens) if token[0][-1] in _STOPS]:
        stops = tokens[index].text in _STOPS or _ends_like_initials(tokens, index, words)
        if index < done or not stops or _is_abbreviation(tokens, index, words):
            continue
        last = index + 1
        while last < count and (tokens[last].text in _STOPS or tokens[last].text in _CLOSERS):
            last += 1
        apart = last == count or text[tokens[last - 1].end : tokens[last].start].strip("\u200b") != ""
        if last == count or (apart and not tokens[last].text[0].islower()):
            yield first, last
            first = last
        done = last
    if first < count:
        yield first, count


def _ends_like_initials(tokens: list[Token], index: int, words: Lexicon) -> bool:
    """Tell whether "U.S." or "p.m." also ends the sentence: a word follows that only ever opens one."""
    token = tokens[index].text
    if len(token) < 4 or not token.endswith(".") or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    return following.capitalized and following.lower in words.words("sentences", "openers")


def _is_abbreviation(tokens: list[Token], index: int, words: Lexicon) -> bool:
    if tokens[index].text != "." or index == 0 or tokens[index - 1].end != tokens[index].start:
        return False
    before = tokens[index - 1]
    if before.text in words.words("sentences", "abbreviations_before_number"):
        return index + 1 < len(tokens) and tokens[index + 1].text[0].isdigit()
    initial = len(before.text) == 1 and before.capitalized
    return initial or before.text in words.words("sentences", "abbreviations")
