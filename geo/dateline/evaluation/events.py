"""How well an event's word is linked to the places of its sentence where that event happened.

The task and its measure, precision and recall by token, are those of Halterman, "Linking Events and Locations in
Political Text" (2019): given a sentence and the word of an event in it, find the names of the places where that event
happened. There may be none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dateline.errors import GoldError
from dateline.evaluation.rows import GoldRow, read_rows
from dateline.gazetteer import Gazetteer
from dateline.incidents.scan import Scan, scan
from dateline.incidents.setting import Setting, name_candidates, read_setting
from dateline.incidents.site_model import SiteModel
from dateline.language.document import Document, parse
from dateline.model import Article, Span
from dateline.places.cues import cues
from dateline.places.mentions import find_mentions
from dateline.places.model import Model
from dateline.places.recognition import find_candidates, score_alone

__all__ = [
    "Anchor",
    "EventFigures",
    "GoldEvent",
    "Tally",
    "evaluate_events",
    "figures",
    "read_anchors",
    "read_events",
    "tally",
]

_ROW = '{"id": "a1", "text": "...", "event": [{"start": 10, "end": 16}], "toponyms": [{"start": 20, "end": 23}]}'


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A text, the words of an event in it, and the names of the places where that event happened."""

    document: Document
    events: tuple[Span, ...]
    places: tuple[Span, ...]
    """Empty where the text does not say where it happened."""
    broken: int
    """How many more spans there are that mark no name: see `read_events`."""

    @property
    def lost(self) -> bool:
        """Whether a place was marked, and it cannot be told which."""
        return self.broken > 0 and not self.places


class Anchor(NamedTuple):
    """An event's word in the sentence that it stands in: its tokens, last exclusive."""

    setting: Setting
    first: int
    last: int


class Tally(NamedTuple):
    """What is counted over some texts."""

    texts: int = 0
    gold: int = 0
    """Tokens of the names that are marked."""
    found: int = 0
    both: int = 0
    places: int = 0
    """Names that are marked."""
    exact: int = 0
    """Of these, those of which exactly the tokens are found as one name."""
    right: int = 0
    """Texts of which every token is right."""

    @property
    def precision(self) -> float | None:
        """Of the tokens found, the share that is marked; None where nothing is found."""
        return _share(self.both, self.found)

    @property
    def recall(self) -> float | None:
        """Of the tokens marked, the share that is found; None where nothing is marked."""
        return _share(self.both, self.gold)


@dataclass(frozen=True, slots=True)
class EventFigures:
    """The figures, by token over all texts together; None where there is nothing to divide by."""

    sentences: int
    gold: int
    """Tokens of the places that are marked."""
    found: int
    precision: float | None
    recall: float | None
    f1: float | None
    exact_places: float | None
    """Of the places that are marked, the share that is found as they are marked."""
    sentences_right: float | None
    """The share of sentences of which every token is right, those without a place among them."""
    precision_placed: float | None
    """Precision over the sentences that have a place marked alone: what is found where none is does not count."""
    broken: int
    """Spans that mark no name."""
    left_out: int
    """Sentences of which all spans are broken; they are not among ``sentences``."""


def read_events(path: Path) -> list[GoldEvent]:
    """Read a file of JSON lines, ``{"id", "text", "event": [{"start", "end"}], "toponyms": [{"start", "end"}]}``.

    A span of a place is broken that, white space aside, is shorter than two characters or begins or ends inside a
    word: a slip of whoever marked it. Other spans of its row count all the same; a row of which all are broken is not
    measured against, since a place was meant and it is not known which.

    Raises
    ------
    GoldError
        The file cannot be read, is not JSON lines or marks no event, or a span does not lie in its text.
    """
    gold = [_event(row) for row in read_rows(path, _ROW)]
    if not gold:
        raise GoldError(f"{path} marks no events, so there is nothing to measure against")
    return gold


def evaluate_events(
    gold: Sequence[GoldEvent],
    gazetteer: Gazetteer,
    *,
    model: SiteModel | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> EventFigures:
    """Find the places of the events of gold texts, and measure.

    Parameters
    ----------
    progress
        Called with the number of texts done and their total.
    """
    model = model or SiteModel.shipped()
    tallies: list[Tally] = []
    for number, each in enumerate(gold, start=1):
        found = [
            (anchor.setting.scan, [(site.first, site.last) for site in model.sites(*anchor)])
            for anchor in read_anchors(each, gazetteer)
        ]
        tallies.append(tally(each, found))
        if progress is not None:
            progress(number, len(gold))
    return figures(gold, tallies)


def read_anchors(gold: GoldEvent, gazetteer: Gazetteer) -> list[Anchor]:
    """Return the words of an event with the names in their sentences, which may be those of its places."""
    document = gold.document
    names, keys = find_candidates(document, gazetteer)
    scores = score_alone(keys, Model.shipped(), cues(document.lexicon))
    odds = {(name.start, name.end): score for name, score in zip(names, scores, strict=True)}
    scans = scan(document, find_mentions(document, gazetteer))
    anchors: list[Anchor] = []
    for event in gold.events:
        for one in scans:
            inside = _tokens(one, event)
            if inside:
                setting = read_setting(one, name_candidates(one, odds))
                anchors.append(Anchor(setting, inside[0], inside[-1] + 1))
                break
    return anchors


def tally(gold: GoldEvent, found: Sequence[tuple[Scan, Sequence[tuple[int, int]]]]) -> Tally:
    """Compare what is found, token ranges by sentence, with what is marked; nothing counts of a lost one."""
    if gold.lost:
        return Tally()
    names = {frozenset(_words(scan, range(*each))) for scan, ranges in found for each in ranges}
    marked = [frozenset(_marked(gold.document, place)) for place in gold.places]
    one, two = frozenset().union(*marked), frozenset().union(*names)
    return Tally(1, len(one), len(two), len(one & two), len(marked), sum(each in names for each in marked), one == two)


def figures(gold: Sequence[GoldEvent], tallies: Sequence[Tally]) -> EventFigures:
    """Return the figures of texts, each with its tally."""
    every = _sum(tallies)
    placed = _sum([own for each, own in zip(gold, tallies, strict=True) if each.places])
    return EventFigures(
        sentences=every.texts,
        gold=every.gold,
        found=every.found,
        precision=every.precision,
        recall=every.recall,
        f1=_share(2 * every.both, every.gold + every.found),
        exact_places=_share(every.exact, every.places),
        sentences_right=_share(every.right, every.texts),
        precision_placed=placed.precision,
        broken=sum(each.broken for each in gold),
        left_out=sum(each.lost for each in gold),
    )


def _event(row: GoldRow) -> GoldEvent:
    events = tuple(_spans(row, "event"))
    if not events or any(start == end for start, end in events):
        raise GoldError(f"{row.where} marks no event; a row of gold looks like {_ROW}")
    document = parse(row.article)
    places = [Span(*_trimmed(row.article, span)) for span in _spans(row, "toponyms")]
    whole = tuple(place for place in places if _is_whole(document, place))
    return GoldEvent(document, events, whole, len(places) - len(whole))


def _spans(row: GoldRow, key: str) -> Iterator[Span]:
    spans = row.fields.get(key)
    if not isinstance(spans, list):
        raise GoldError(f'{row.where} has no list "{key}"; a row of gold looks like {_ROW}')
    for span in spans:
        fields = span if isinstance(span, dict) else {}
        start, end = fields.get("start"), fields.get("end")
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(row.article.text)):
            raise GoldError(
                f"{row.where}: a span from {start!r} to {end!r} does not lie in its text, which has "
                f"{len(row.article.text)} characters"
            )
        yield Span(start, end)


def _trimmed(article: Article, span: Span) -> Span:
    text = article.text[span.start : span.end]
    return Span(span.end - len(text.lstrip()), span.end - len(text) + len(text.rstrip()))


_SHORTEST = 2
"""Characters of a name."""


def _is_whole(document: Document, place: Span) -> bool:
    inside = list(_touched(document, place))
    return place.end - place.start >= _SHORTEST and bool(inside) and (inside[0][0], inside[-1][1]) == place


def _marked(document: Document, place: Span) -> Iterator[Span]:
    """Yield the words, marks aside, of a marked name."""
    for start, end in _touched(document, place):
        if any(character.isalnum() for character in document.text[start:end]):
            yield Span(start, end)


def _touched(document: Document, place: Span) -> Iterator[Span]:
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.start < place.end and place.start < token.end:
                yield Span(token.start, token.end)


def _tokens(one: Scan, span: Span) -> list[int]:
    return [
        index for index, token in enumerate(one.sentence.tokens) if token.start < span.end and span.start < token.end
    ]


def _words(one: Scan, indices: range) -> Iterator[Span]:
    for index in indices:
        token = one.sentence.tokens[index]
        if any(character.isalnum() for character in token.text):
            yield Span(token.start, token.end)


def _sum(tallies: Sequence[Tally]) -> Tally:
    return Tally(*map(sum, zip(*tallies, strict=True))) if tallies else Tally()


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
