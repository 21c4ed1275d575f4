"""The corpora that are learned from, each with its own conventions of what is a place name and how far it reaches."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geopy.distance import great_circle

from dateline.errors import GoldError
from dateline.evaluation.gold import GoldArticle, Toponym, read_gold
from dateline.gazetteer import Gazetteer
from dateline.language.document import Document, parse
from dateline.model import Article
from dateline.places.cues import Cues, cues
from dateline.places.recognition import Candidates, find_candidates
from dateline.places.spans import Name

__all__ = ["CODED", "CODED_KM", "CORPORA", "Corpus", "Example", "fold", "read_coded", "read_examples"]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A labelled corpus."""

    name: str
    file: str
    weight: float
    """Of one of its names: sentences without an article, and annotations with many gaps, count less."""
    style: bool
    """Whether it marks what Dateline means to find: demonyms and names within names too."""
    linked: bool
    """Whether what is not linked to a gazetteer is neither right nor wrong to find: streets, buildings, peoples."""
    sentences: bool = False
    """Whether its articles are single sentences."""


CORPORA = (
    Corpus("LGL", "places_lgl_dev.jsonl", 1.0, style=False, linked=True),
    Corpus("GeoWebNews", "places_gwn_dev.jsonl", 1.0, style=True, linked=True),
    Corpus("HumSet", "places_humset_dev.jsonl", 0.5, style=False, linked=False),
    Corpus("GMB", "ner_gmb.jsonl", 0.3, style=False, linked=True, sentences=True),
)

CODED = (
    Corpus("PITF", "incidents_pitf_dev.jsonl", 1.0, style=True, linked=False, sentences=True),
    Corpus("AWSD", "incidents_awsd_dev.jsonl", 1.0, style=True, linked=False, sentences=True),
)
"""Excerpts of news and reports from all over the world, of which only the point of the incident is known."""

CODED_KM = 20.0
"""A place of the right name so near to where an incident is coded is where it is coded."""
_SMALL = frozenset({"city", "town", "village", "hamlet", "uncounted"})

_PLACE_TAGS = frozenset({"geo", "gpe"})
_IGNORED_TAGS = frozenset({"org", "art", "eve", "nat"})
"""Entities in which Dateline looks for names too, which GMB does not mark."""


@dataclass(frozen=True, slots=True)
class Example:
    """An article with its candidate spans, and which of them are names of places."""

    corpus: Corpus
    gold: GoldArticle
    document: Document
    candidates: Candidates
    labels: tuple[bool | None, ...]
    """Of each candidate; None where the corpus does not say."""
    point: tuple[float, float] | None = None
    """Latitude and longitude of the incident, where that is what is known."""
    place: str = ""
    """What the place at that point is called."""


def read_examples(folder: Path, gazetteer: Gazetteer) -> list[Example]:
    """Read the corpora, in their order.

    Raises
    ------
    GoldError
        One is missing, or not laid out as gold is.
    """
    return [_example(corpus, gold, gazetteer) for corpus in CORPORA for gold in _read(corpus, folder / corpus.file)]


def read_coded(folder: Path, gazetteer: Gazetteer) -> list[Example]:
    """Read texts of which it is known where the incident in them happened.

    A name that may mean a place at that point is one. A name that can only mean small places in other countries than
    the incident's and its neighbours is hardly one. Of the others nothing is known.
    """
    return [_coded(corpus, row, gazetteer) for corpus in CODED for row in _rows(folder / corpus.file)]


def fold(example: Example, folds: int, salt: str = "") -> int:
    """Return the number of the part that an article belongs to, by its id: the same on every machine."""
    digest = hashlib.sha256(f"{salt}{example.gold.article.id}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % folds


def _read(corpus: Corpus, path: Path) -> Iterator[GoldArticle]:
    if not corpus.sentences:
        yield from read_gold(path)
        return
    for number, row in enumerate(_rows(path)):
        yield _sentence(f"gmb{number}", row["tokens"], row["tags"])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    except OSError as error:
        raise GoldError(f"{path} cannot be opened: {error.strerror}; it is one of the corpora") from error


def _coded(corpus: Corpus, row: dict[str, Any], gazetteer: Gazetteer) -> Example:
    article = Article(row["id"], "", row["text"], language="en")
    document = parse(article)
    found = find_candidates(document, gazetteer)
    point = None if row["lat"] is None or row["place"] is None else (row["lat"], row["lon"])
    named = next((c.place.country for c in gazetteer.lookup(row["country"]) if c.place.feature_class == "A"), None)
    country = gazetteer.countries.get(named or "")
    about = {country.iso2, *country.neighbours} if country is not None else None
    labels = tuple(_coded_label(name, key[0].standing, point, about) for name, key in zip(*found, strict=True))
    return Example(corpus, GoldArticle(article, ()), document, found, labels, point, row["place"] or "")


def _coded_label(name: Name, standing: str, point: tuple[float, float] | None, about: set[str] | None) -> bool | None:
    places = [candidate.place for candidate in name.candidates]
    if point is not None and any(great_circle((place.lat, place.lon), point).km <= CODED_KM for place in places):
        return True
    if about is not None and standing in _SMALL and all(place.country not in about for place in places):
        return False
    return None


def _sentence(id: str, words: list[str], tags: list[str]) -> GoldArticle:
    """Make an article of a tagged sentence; what is ignored becomes a toponym that is not linked."""
    text = ""
    spans: list[tuple[int, int, str]] = []
    inside = ""
    for word, tag in zip(words, tags, strict=True):
        start = len(text) + bool(text)
        text = f"{text} {word}" if text else word
        kind = tag[2:]
        if tag.startswith("I") and kind == inside:
            spans[-1] = (spans[-1][0], len(text), kind)
        elif kind:
            spans.append((start, len(text), kind))
        inside = kind
    toponyms = tuple(
        Toponym(start, end, None, None, linked=kind in _PLACE_TAGS, type=kind)
        for start, end, kind in spans
        if kind in _PLACE_TAGS | _IGNORED_TAGS
    )
    return GoldArticle(Article(id, "", text, language="en"), toponyms)


def _example(corpus: Corpus, gold: GoldArticle, gazetteer: Gazetteer) -> Example:
    document = parse(gold.article)
    found = find_candidates(document, gazetteer)
    own = cues(document.lexicon)
    named = {(t.start, t.end) for t in gold.toponyms if t.linked or not corpus.linked}
    ignored = [(t.start, t.end) for t in gold.toponyms if corpus.linked and not t.linked]
    return Example(corpus, gold, document, found, tuple(_label(name, named, ignored, own) for name in found.names))


def _label(name: Name, gold: set[tuple[int, int]], ignored: list[tuple[int, int]], own: Cues) -> bool | None:
    """Say whether a span is a name of a place, the corpora's different boundaries aside.

    "western Anbar", "Darfur region" and "the Netherlands" are what some mark where others mark less.
    """
    tokens, first, last = name.sentence.tokens, name.first, name.last
    spans = [(name.start, name.end)]
    if last - first > 1 and tokens[last - 1].lower in own.lower_designators and not tokens[last - 1].capitalized:
        spans.append((name.start, tokens[last - 2].end))
    if first > 0 and not tokens[first - 1].capitalized and tokens[first - 1].lower in own.compass | own.determiners:
        spans.append((tokens[first - 1].start, name.end))
    if last < len(tokens) and not tokens[last].capitalized and tokens[last].lower in own.designators:
        spans.append((name.start, tokens[last].end))
    if any(span in gold for span in spans):
        return True
    return None if any(start < name.end and name.start < end for start, end in ignored) else False
