"""An article cut into sentences and tokens, each knowing where it stands in the text.

``parse`` is what every later stage starts from. Tokens are never joined or changed: a hyphen, an apostrophe and a
French elision ("l'", "d'") are tokens of their own, so that "Rabat-Bamako" and "l'Algérie" show the names in them.
Combining accents, soft hyphens and characters without width are part of the word that they stand in.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain, pairwise, repeat
from operator import add, itemgetter
from typing import NamedTuple

from dateline.language.detection import detect_language
from dateline.language.lexicon import Lexicon, languages, lexicon
from dateline.model import Article, Span

__all__ = ["Document", "Sentence", "Token", "parse", "tokenize"]

FALLBACK_LANGUAGE = "en"
"""Its lexicon finds the places of articles in languages that have none: names look much alike."""

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
    """As it stands there."""
    start: int
    end: int
    lower: str
    """In small letters, accents composed, apostrophes straight, without characters that do not show: for look-up."""

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
    """Of its language; where that has none, of the fallback: names of places look much alike everywhere."""
    sentences: tuple[Sentence, ...]
    language: str | None
    """ISO 639-1, of languages without a lexicon too; None where the text does not tell."""

    @property
    def understood(self) -> bool:
        """Whether there is a lexicon for its language; without one no sentence can be read."""
        return self.language == self.lexicon.language

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
        Its ``language`` chooses the lexicon; where it has none, or there is no lexicon for it, its words tell.

    Returns
    -------
    Document
        Sentences in reading order. Offsets point into ``article.text`` as it is.
    """
    text = article.text
    tokens = tokenize(text)
    tokens = _readable(tokens, article.clutter)
    language = _language(article, tokens)
    words = lexicon(language if language in languages() else FALLBACK_LANGUAGE)
    sentences: list[Sentence] = []
    index = 0
    for number, (start, end) in enumerate(_paragraphs(text)):
        following = bisect_left(tokens, end, index, key=_START)
        stops = [match.start() for match in _STOP.finditer(text, start, end)]
        for first, last in _sentence_bounds(tokens, index, following, stops, words):
            for begin in range(first, last, LONGEST_SENTENCE):
                own = tokens[begin : min(last, begin + LONGEST_SENTENCE)]
                sentences.append(Sentence(len(sentences), number, own[0].start, own[-1].end, own))
        index = following
    return Document(article, words, tuple(sentences), language)


_MARKS = "".join(
    chr(code)
    for code in chain(range(0x0300, 0x3100), range(0xA600, 0xAC00), range(0xFE00, 0xFE30))
    if unicodedata.category(chr(code)).startswith("M")
)
"""Combining characters of Unicode's Basic Multilingual Plane: accents, and the vowel signs of Arabic or Devanagari."""

_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u2060\ufeff"
"""The soft hyphen and what has no width; but not what embeds text of another direction, which stands round words."""


# A token and the space behind it. First, because they are most of a text and nothing else is to be tried for them,
# plain words before a space, marks, and other plain words. Then leftover markup (<b>), which is dropped; initials and
# abbreviations with inner stops (U.S., W.Va., p.m.); numbers with inner separators (1,400, 9.5, 10:30); elisions, which
# lean on a following letter; words, with inner apostrophes only where no elision or possessive is.
@cache
def _piece() -> re.Pattern[str]:
    """Return what matches a token; what is elided is a matter of all languages, as texts quote others."""
    own = [lexicon(code) for code in languages()]
    elided = sorted({re.escape(word) for words in own for word in words.words("language", "elided")})
    before_small = sorted({re.escape(word) for words in own for word in words.words("language", "elided_before_small")})
    return re.compile(
        rf"""
        [A-Za-z]++\s++
      | [^\w\s'’ʼ<]\s*+
      | [^\W\d_ʼ]{{3,}}+(?!['’ʼ{_UNSEEN}{_MARKS}])\s*+
      | (?:
            (?i:</?[a-z][a-z0-9]{{0,9}}/?>)
          | (?i:(?:[^\W\d_][a-z]?\.){{2,}})
          | \d+(?:[.,:]\d+)*
          | (?i:{"|".join(elided)}|(?-i:(?:{"|".join(before_small)})(?=['’ʼ][a-zà-ÿ])))['’ʼ](?=[^\W\d_])
          | ['’ʼ](?i:s)\b
          | [^\W\d_]++(?:(?:[{_MARKS}]|['’ʼ](?!(?i:s)\b)(?=[^\W\d_])|[{_UNSEEN}]++(?=[^\W\d_]))[^\W\d_]*+)*+
          | \S
        )\s*+
        """,
        re.VERBOSE,
    )


_UNSEEN_INSIDE = re.compile(rf"[{_UNSEEN}](?<=\S.)(?=\S)")


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into tokens."""
    # By columns, without a step of Python for each token: nothing else in an article costs as much.
    pieces = _piece().findall(text)
    lines = "\n".join(pieces)
    texts = lines.split()
    starts = list(accumulate(map(len, pieces), initial=len(text) - len(text.lstrip())))
    ends = map(add, starts, map(len, texts))
    rows = zip(texts, starts, ends, _small(lines).split(), strict=False)
    tokens = tuple(map(tuple.__new__, repeat(Token), rows))
    if "<" in text:
        tokens = tuple(token for token in tokens if token.text[0] != "<" or token.text == "<")
    return tokens


def _small(text: str) -> str:
    """Return tokens, apart by spaces, as many in small letters."""
    text = text.lower()
    if text.isascii():
        return text
    # The dotted I becomes two letters.
    text = unicodedata.normalize("NFC", text.replace("i\u0307", "i"))
    return _UNSEEN_INSIDE.sub("", text.replace("’", "'").replace("ʼ", "'"))


def _language(article: Article, tokens: Sequence[Token]) -> str | None:
    if article.language in languages():
        return article.language
    found = detect_language(map(_LOWER, tokens[: bisect_left(tokens, DETECTION_CHARACTERS, key=_START)]))
    # What a page says of its language is often its template's.
    return found or article.language


_START = itemgetter(Token._fields.index("start"))
_LOWER = itemgetter(Token._fields.index("lower"))


_WRAPPED_BREAK = re.compile(r"\n[ \t\r]*\n\s*|\n(?=[#*>-] )")
_BREAK = re.compile(r"[\n\r\u2028\u2029]\s*")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of paragraphs between blank lines and, unless the text is wrapped, line ends."""
    position = 0
    for gap in (_WRAPPED_BREAK if _is_wrapped(text) else _BREAK).finditer(text):
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


def _readable(tokens: tuple[Token, ...], clutter: tuple[Span, ...]) -> tuple[Token, ...]:
    """Leave out the tokens that begin in clutter; a sentence goes on behind a link in its middle."""
    kept: list[Token] = []
    index = 0
    for start, end in clutter:
        first = bisect_left(tokens, start, index, key=_START)
        kept += tokens[index:first]
        index = bisect_left(tokens, end, first, key=_START)
    return (*kept, *tokens[index:]) if clutter else tokens


_STOP = re.compile("[.!?…]")
_STOPS = frozenset(".!?…")
_TRAILERS = _STOPS | frozenset("\"'”’»)]")
_INITIALS_CHARS = len("U.S.")


def _sentence_bounds(
    tokens: Sequence[Token], first: int, end: int, stops: Iterable[int], words: Lexicon
) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of the sentences of a paragraph, which is tokens ``first`` to ``end``.

    ``stops`` are the offsets of stops in it. An abbreviation's stop ends none, nor one before a lower-case word.
    """
    abbreviations = words.words("sentences", "abbreviations")
    before_number = words.words("sentences", "abbreviations_before_number")
    openers = words.words("sentences", "openers")
    done = first
    for stop in stops:
        index = bisect_right(tokens, stop, done, end, key=_START) - 1
        if index < done:
            continue
        mark = tokens[index]
        last = index + 1
        following = tokens[last] if last < end else None
        if mark.text not in _STOPS:
            # "U.S." or "p.m." also ends the sentence where a word follows that only ever opens one.
            initials = mark.end == stop + 1 and len(mark.text) >= _INITIALS_CHARS and mark.text[-1] == "."
            if not initials or following is None or not (following.capitalized and following.lower in openers):
                continue
        elif mark.text == "." and index > first and tokens[index - 1].end == stop:
            before = tokens[index - 1].text
            if before in before_number:
                if following is not None and following.text[0].isdigit():
                    continue
            elif before in abbreviations or (len(before) == 1 and before.isupper()):
                continue
        while last < end and tokens[last].text in _TRAILERS:
            last += 1
        done = last
        if last == end or (tokens[last - 1].end < tokens[last].start and not tokens[last].text[0].islower()):
            yield first, last
            first = last
    if first < end:
        yield first, end
