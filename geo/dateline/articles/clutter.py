"""Page clutter: the menus, buttons, notices and credits round an article, which no stage reads."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any, NamedTuple

from dateline.model import Span

__all__ = ["find_clutter"]

MAX_FURNITURE_CHARS = 400
"""A longer line is prose, however it begins; copyright notices and lists of keywords come near to it."""

MAX_LABEL_CHARS = 150
"""As above, for a line that credits a picture or says when the page was put up."""

MAX_CALL_CHARS = 250
"""As above, for a sentence that is known only by speaking to the reader of the page."""

MAX_ITEM_CHARS = 40
MAX_ITEM_WORDS = 4
"""A menu's item or an outlet's name is no longer; a headline is."""

MIN_MENU_LINES = 4
"""So many items on end are a menu where half of them are known furniture."""

MIN_STAMP_NUMBERS = 2
"""A day or a time of day has two: "15 May", "8:36"; "Updated: toll rises to 12" is a headline."""

MIN_HEADLINE_CHARS = 20
MAX_SITE_CHARS = 80
"""What stands before and behind the dash in "Headline - Name of the site"."""

MAX_LEFTOVER_WORDS = 2
"""A line with so few words beside its addresses is an address: "or", "Twitter", "Jane Doe"."""

# Signs round a line that say nothing of what it is: bullets, brackets, punctuation.
_EDGES = " \t\r\xa0\u200b\ufeff-–—•*·>»«|#[](){}:.…!?,;_=+~\"“”'’"
_DIGITS = re.compile(r"\d+")
_QUOTE = re.compile(r"[\"“”«»‘]|(?<!\S)'")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE_END = re.compile(r"(?:\w{3,}|[)\d])[.!?][\"”»)]*$")
_SENTENCE_BREAK = re.compile(r"[.!?]+ +(?=\W?[^\W\d_a-z])|\n")
_SITE_BREAK = re.compile(r" (?:-|–|—|\||::|»|•) ")
# Only a cue: cut out of prose, telephone numbers would take tolls and years with them.
_TELEPHONE = re.compile(
    r"(?<![\d-])(?:\(?\d{3}\)?[ .-]{1,2}\d{3}[.-]\d{4}|\+\d{1,3}[ .-]?\d{2}|0\d(?:[ .]\d\d){4})(?!\d)"
)


def find_clutter(text: str) -> tuple[Span, ...]:
    """Find what is no part of the article in the text of a page.

    1. Find addresses, hashtags, image links, credits and editors' notes wherever they stand.
    2. Find the lines that are furniture by themselves: by what they say, how they open, or being all address.
    3. Find the lines that are furniture by their neighbours: outlets beside a teaser's age, items of a menu.
    4. Find the site's name behind the headline.
    5. Find the sentences that call upon the reader: to follow, to download, to ring up.
    6. Join the spans that touch or overlap.

    The words are data, in ``clutter.toml``. Teasers of other stories are prose, and are read. Takes linear time.

    Returns
    -------
        Spans in order, none touching another.
    """
    words = _load_words()
    inline = _find_inline(text)
    addresses = [span for span, is_address in inline if is_address]
    lines = list(_split_lines(text))
    lines = [line._replace(known=_is_furniture(line, _within(addresses, line), words)) for line in lines]
    spans = [span for span, _ in inline]
    spans.extend(Span(line.start, line.end) for line in lines if line.known)
    spans.extend(_find_outlets(lines, words))
    spans.extend(_find_menus(lines))
    headline, site = _find_site_name(lines, words)
    spans.extend(site)
    for line in lines:
        if line.folded and not line.known and line is not headline:
            spans.extend(_find_calls(line, _within(addresses, line), words))
    return _join(spans)


class _Line(NamedTuple):
    """A line with something on it."""

    start: int
    end: int
    text: str
    """Without blanks around it."""
    folded: str
    """As it is compared: lower case, digits as "#", no signs around it; empty where the line is too long to tell."""
    known: bool = False
    """It is furniture by itself."""


class _Words(NamedTuple):
    """The data, of all languages together."""

    lines: frozenset[str]
    openings: re.Pattern[str]
    labels: re.Pattern[str]
    stamps: re.Pattern[str]
    ages: frozenset[str]
    imperatives: re.Pattern[str]
    reader: frozenset[str]
    interface: re.Pattern[str]
    site: frozenset[str]


class _Inline(NamedTuple):
    pattern: re.Pattern[str]
    needs: str
    address: bool


@cache
def _load_patterns() -> tuple[_Inline, ...]:
    return tuple(
        _Inline(re.compile(entry["pattern"], re.IGNORECASE | re.MULTILINE), entry["needs"], entry.get("address", False))
        for entry in _load()["inline"]
    )


@cache
def _load_words() -> _Words:
    data = _load()

    def gather(key: str) -> list[str]:
        return [word for section in data.values() if isinstance(section, dict) for word in section[key]]

    return _Words(
        lines=frozenset(_fold(word.replace("#", "0")) for word in gather("lines")),
        openings=_any_of(gather("openings")),
        labels=_any_of(gather("labels")),
        stamps=_any_of(gather("stamps")),
        ages=frozenset(gather("ages")),
        imperatives=_any_of(gather("imperatives")),
        reader=frozenset(gather("reader")),
        interface=_any_of(gather("interface")),
        site=frozenset(gather("site")),
    )


@cache
def _load() -> dict[str, Any]:
    return tomllib.loads(resources.files("dateline.articles").joinpath("clutter.toml").read_text("utf-8"))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of any of the phrases as whole words."""
    longest_first = sorted(set(phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _fold(line: str) -> str:
    line = line.lower().replace("’", "'").replace("(c)", "©").replace("(s)", "s").strip(_EDGES)
    return " ".join(_DIGITS.sub("#", line).split())


def _split_lines(text: str) -> Iterator[_Line]:
    start = 0
    for raw in text.split("\n"):
        line = raw.strip()
        if line:
            folded = _fold(line) if len(line) <= MAX_FURNITURE_CHARS else ""
            begin = start + raw.index(line)
            yield _Line(begin, begin + len(line), line, folded)
        start += len(raw) + 1


def _find_inline(text: str) -> list[tuple[Span, bool]]:
    """Return the spans of the inline patterns, in order, and whether each is an address."""
    lowered = text.lower()
    found = [
        (Span(*match.span()), entry.address)
        for entry in _load_patterns()
        if entry.needs in lowered
        for match in entry.pattern.finditer(text)
    ]
    return sorted(found)


def _within(spans: list[Span], line: _Line) -> list[Span]:
    first = bisect_left(spans, line.start, key=lambda span: span.start)
    last = bisect_left(spans, line.end, key=lambda span: span.start)
    return spans[first:last]


def _is_furniture(line: _Line, addresses: list[Span], words: _Words) -> bool:
    """Whether a line is furniture by itself."""
    folded = line.folded
    if not folded:
        return False
    if folded in words.lines or folded in words.ages or words.openings.match(folded):
        return True
    if len(folded) <= MAX_LABEL_CHARS and not _SENTENCE_END.search(line.text):
        if words.labels.match(folded):
            return True
        if words.stamps.match(folded) and len(_DIGITS.findall(line.text)) >= MIN_STAMP_NUMBERS:
            return True
    has_address = bool(addresses) or _TELEPHONE.search(line.text) is not None
    return has_address and _count_leftover(line, addresses) <= MAX_LEFTOVER_WORDS


def _count_leftover(line: _Line, addresses: list[Span]) -> int:
    """Count a line's words beside its addresses."""
    rest = line.text
    for start, end in reversed(addresses):
        rest = rest[: start - line.start] + " " + rest[end - line.start :]
    return len(_WORD.findall(_TELEPHONE.sub(" ", rest)))


def _find_outlets(lines: list[_Line], words: _Words) -> Iterator[Span]:
    """Find the outlets' names beside the age of a teaser: short lines that the page has more than once."""
    counts = Counter(line.folded for line in lines)
    for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if line.folded in words.ages:
            for beside in (before, after):
                if beside and 0 < len(beside.folded) <= MAX_ITEM_CHARS and counts[beside.folded] > 1:
                    yield Span(beside.start, beside.end)


def _find_menus(lines: list[_Line]) -> Iterator[Span]:
    """Find runs of short lines that begin and end with known furniture and are mostly that."""
    for are_items, group in groupby(lines, key=_is_item):
        run = list(group)
        known = [index for index, line in enumerate(run) if line.known]
        if not are_items or not known:
            continue
        run = run[known[0] : known[-1] + 1]
        if len(run) >= MIN_MENU_LINES and 2 * len(known) >= len(run):
            yield from (Span(line.start, line.end) for line in run)


def _is_item(line: _Line) -> bool:
    return (
        0 < len(line.text) <= MAX_ITEM_CHARS
        and len(line.folded.split()) <= MAX_ITEM_WORDS
        and not _SENTENCE_END.search(line.text)
    )


def _find_site_name(lines: list[_Line], words: _Words) -> tuple[_Line | None, list[Span]]:
    """Find the headline, which is the first line that is no furniture, and the site's name behind it."""
    headline = next((line for line in lines if not line.known), None)
    if headline is None or not headline.folded:
        return headline, []
    for match in _SITE_BREAK.finditer(headline.text):
        name = headline.text[match.end() :]
        if match.start() < MIN_HEADLINE_CHARS or len(name) > MAX_SITE_CHARS:
            continue
        # A site writes its name with capitals; "- 3 killed, state news agency says" is headline.
        if any(word[0].isupper() and word.lower() in words.site for word in _WORD.findall(name)):
            return headline, [Span(headline.start + match.start(), headline.end)]
    return headline, []


def _find_calls(line: _Line, addresses: list[Span], words: _Words) -> Iterator[Span]:
    """Find the sentences of a line that send the reader elsewhere, or ask something of them."""
    start = 0
    for match in _SENTENCE_BREAK.finditer(line.text + "\n"):
        sentence = line.text[start : match.end()]
        span = Span(line.start + start, line.start + start + len(sentence.rstrip()))
        start = match.end()
        if len(sentence) > MAX_CALL_CHARS or _QUOTE.search(line.text):
            continue
        folded = _fold(sentence)
        # People write to each other's accounts in quoted posts: those call upon nobody else.
        has_address = any(
            span.start <= address.start < span.end and line.text[address.start - line.start] != "@"
            for address in addresses
        )
        if not (has_address or _TELEPHONE.search(sentence) or words.interface.search(folded)):
            continue
        if words.imperatives.match(folded) or not words.reader.isdisjoint(_WORD.findall(folded)):
            yield span


def _join(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span.end > span.start:
            joined.append(span)
    return tuple(joined)
