"""How well place names are found, placed and given roles.

The measures are those of the geoparsing literature (Gritta, Pilehvar & Collier, "A Pragmatic Guide to Geoparsing
Evaluation", Language Resources and Evaluation 54, 2020): exact-span precision, recall and F1; accuracy within 161 km
(100 miles) of the names found; and end to end, the share of all gold names that are found and placed so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

from geopy.distance import great_circle

from dateline.evaluation.gold import GoldArticle, Toponym
from dateline.gazetteer import Gazetteer
from dateline.language.document import parse
from dateline.model import Mention, Role, Span
from dateline.places.mentions import find_mentions, resolve_given
from dateline.places.model import Model

__all__ = ["RIGHT_KM", "Bin", "PlaceFigures", "evaluate_places", "figures"]

RIGHT_KM = 161.0
"""A hundred miles: what the literature counts as right, since gazetteers differ in where they put a place."""
_LITERAL_TYPES = frozenset({"literal", "literal_modifier", "mixed", "coercion", "embedded_literal", "loc"})
_ASSOCIATIVE_TYPES = frozenset(
    {"metonymic", "non_literal_modifier", "embedded_non_lit", "demonym", "homonym", "language", "ast"}
)
"""Types of GeoWebNews (Gritta et al. 2020, section 3: literal and associative) and of HumSet (LOC, AST)."""
_LITERAL_ROLES = frozenset({Role.SITE, Role.LITERAL})
_BINS = 10


class Bin(NamedTuple):
    """Mentions of about one confidence."""

    least: float
    """Lower end of the confidences; the upper end is a tenth above."""
    mentions: int
    confidence: float
    """Their mean confidence."""
    right: float
    """The share of them that is a gold name, placed within 161 km."""


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """The figures; None where there is nothing to divide by."""

    articles: int
    gold: int
    found: int
    precision: float | None
    recall: float | None
    f1: float | None
    overlap_recall: float | None
    """The share of gold names of which at least a part is found."""
    acc161_matched: float | None
    """Of the names that are found exactly and placed, the share within 161 km."""
    mean_km: float | None
    median_km: float | None
    e2e161: float | None
    """Of all gold names with coordinates, the share that is found exactly and placed within 161 km."""
    role_accuracy: float | None
    """Of the names that are found exactly and typed in the gold, the share rightly told as literal or associative."""
    calibration_error: float | None
    """Expected calibration error: mean distance of confidence and share right, over the bins."""
    reliability: tuple[Bin, ...]


def evaluate_places(
    gold: Sequence[GoldArticle],
    gazetteer: Gazetteer,
    *,
    linked: bool = False,
    gold_spans: bool = False,
    model: Model | None = None,
) -> PlaceFigures:
    """Find the places of gold articles, and measure.

    Parameters
    ----------
    linked
        Only count gold names that are linked to a gazetteer, as the published tables do.
    gold_spans
        Resolve the gold names instead of finding them: measures resolution alone.
    """
    found: list[Sequence[Mention]] = []
    for each in gold:
        document = parse(each.article)
        if gold_spans:
            marked = [Span(t.start, t.end) for t in each.toponyms if t.linked or not linked]
            found.append(resolve_given(document, marked, gazetteer, model))
        else:
            found.append(find_mentions(document, gazetteer, model))
    return figures(gold, found, linked=linked)


def figures(gold: Sequence[GoldArticle], found: Sequence[Sequence[Mention]], *, linked: bool = False) -> PlaceFigures:
    """Measure mentions, those of each gold article, against its names."""
    wanted = matched = overlapping = predicted = placeable = 0
    errors: list[float] = []
    roles: list[bool] = []
    judged: list[tuple[float, bool]] = []
    for article, mentions in zip(gold, found, strict=True):
        names = {(t.start, t.end): t for t in article.toponyms if t.linked or not linked}
        others = [(t.start, t.end) for t in article.toponyms if (t.start, t.end) not in names]
        spans = {(mention.start, mention.end): mention for mention in mentions}
        wanted += len(names)
        predicted += len(spans)
        placeable += sum(name.lat is not None for name in names.values())
        overlapping += sum(any(s < end and start < e for s, e in spans) for start, end in names)
        for span, mention in spans.items():
            name = names.get(span)
            error = None if name is None else _km(name, mention)
            if name is not None:
                matched += 1
                if error is not None:
                    errors.append(error)
                literal = _is_literal(name)
                if literal is not None:
                    roles.append(literal == (mention.role in _LITERAL_ROLES))
            unknown = name is not None and name.lat is None
            if mention.place is not None and not unknown and not any(s < span[1] and span[0] < e for s, e in others):
                judged.append((mention.confidence, error is not None and error <= RIGHT_KM))
    errors.sort()
    right = sum(error <= RIGHT_KM for error in errors)
    reliability = _reliability(judged)
    return PlaceFigures(
        articles=len(gold),
        gold=wanted,
        found=predicted,
        precision=_share(matched, predicted),
        recall=_share(matched, wanted),
        f1=_share(2 * matched, wanted + predicted),
        overlap_recall=_share(overlapping, wanted),
        acc161_matched=_share(right, len(errors)),
        mean_km=round(fmean(errors), 1) if errors else None,
        median_km=round(errors[len(errors) // 2], 2) if errors else None,
        e2e161=_share(right, placeable),
        role_accuracy=_share(sum(roles), len(roles)),
        calibration_error=round(sum(b.mentions * abs(b.confidence - b.right) for b in reliability) / len(judged), 4)
        if judged
        else None,
        reliability=reliability,
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _km(name: Toponym, mention: Mention) -> float | None:
    """Return how far off a mention is placed; None where either has no place."""
    if name.lat is None or name.lon is None or mention.place is None:
        return None
    return float(great_circle((name.lat, name.lon), (mention.place.lat, mention.place.lon)).km)


def _is_literal(name: Toponym) -> bool | None:
    kind = (name.type or "").lower()
    return True if kind in _LITERAL_TYPES else False if kind in _ASSOCIATIVE_TYPES else None


def _reliability(judged: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    bins: list[Bin] = []
    for number in range(_BINS):
        here = [each for each in judged if min(int(each[0] * _BINS), _BINS - 1) == number]
        if here:
            confidence, right = fmean(value for value, _ in here), fmean(hit for _, hit in here)
            bins.append(Bin(number / _BINS, len(here), round(confidence, 3), round(right, 3)))
    return tuple(bins)
