"""How well place names are found, placed and given roles.

The measures are those of the geoparsing literature (Gritta, Pilehvar & Collier, "A Pragmatic Guide to Geoparsing
Evaluation", Language Resources and Evaluation 54, 2020): exact-span precision, recall and F1; accuracy within 161 km
(100 miles) of the names found; and end to end, the share of all gold names that are found and placed so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

from geopy.distance import great_circle

from dateline.errors import GoldError
from dateline.evaluation.gold import GoldArticle, Toponym
from dateline.evaluation.reliability import Bin, calibration_error, reliability
from dateline.gazetteer import Gazetteer
from dateline.language.document import parse
from dateline.model import Mention, Role, Span
from dateline.places.mentions import find_mentions, resolve_given
from dateline.places.model import Model

__all__ = ["RIGHT_KM", "PlaceFigures", "evaluate_places", "figures", "outcomes"]

RIGHT_KM = 161.0
"""A hundred miles: what the literature counts as right, since gazetteers differ in where they put a place."""
_LITERAL_TYPES = frozenset({"literal", "literal_modifier", "mixed", "coercion", "embedded_literal", "loc"})
_ASSOCIATIVE_TYPES = frozenset(
    {"metonymic", "non_literal_modifier", "embedded_non_lit", "demonym", "homonym", "language", "ast"}
)
"""Types of GeoWebNews (Gritta et al. 2020, section 3: literal and associative) and of HumSet (LOC, AST)."""
_LITERAL_ROLES = frozenset({Role.SITE, Role.LITERAL})


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
    """Expected calibration error of the mentions with a place; None where the gold has no coordinates to judge by."""
    reliability: tuple[Bin, ...]
    """Their confidence against the share that is a gold name, placed within 161 km."""


def evaluate_places(
    gold: Sequence[GoldArticle],
    gazetteer: Gazetteer,
    *,
    linked: bool = False,
    gold_spans: bool = False,
    model: Model | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> PlaceFigures:
    """Find the places of gold articles, and measure.

    Parameters
    ----------
    linked
        Only count gold names that are linked to a gazetteer, as the published tables do.
    gold_spans
        Resolve the gold names instead of finding them: measures resolution alone.
    progress
        Called with the number of articles done and their total.

    Raises
    ------
    GoldError
        Only linked names count, and none is.
    """
    if linked and not any(name.linked for each in gold for name in each.toponyms):
        raise GoldError('no toponym has a "geonameid", so none is linked to a gazetteer; measure all of them')
    found: list[Sequence[Mention]] = []
    for number, each in enumerate(gold, start=1):
        document = parse(each.article)
        if gold_spans:
            marked = sorted({Span(t.start, t.end) for t in each.toponyms if t.linked or not linked})
            found.append(resolve_given(document, marked, gazetteer, model))
        else:
            found.append(find_mentions(document, gazetteer, model))
        if progress is not None:
            progress(number, len(gold))
    return figures(gold, found, linked=linked)


def figures(gold: Sequence[GoldArticle], found: Sequence[Sequence[Mention]], *, linked: bool = False) -> PlaceFigures:
    """Measure mentions, those of each gold article, against its names."""
    compared = [_compare(*each, linked=linked) for each in zip(gold, found, strict=True)]
    wanted = sum(len(each.names) for each in compared)
    predicted = sum(each.found for each in compared)
    overlapping = sum(each.overlapping for each in compared)
    placeable = sum(name.lat is not None for each in compared for name in each.names)
    pairs = [pair for each in compared for pair in each.matched]
    errors = sorted(km for name, mention in pairs if (km := _km(name, mention)) is not None)
    right = sum(km <= RIGHT_KM for km in errors)
    roles = [
        literal == (mention.role in _LITERAL_ROLES)
        for name, mention in pairs
        if (literal := _is_literal(name)) is not None
    ]
    placed = [
        (mention.confidence, hit)
        for each in zip(gold, found, strict=True)
        for mention, hit in outcomes(*each, linked=linked)
        if mention.place is not None
    ]
    bins = reliability(placed if placeable else [])
    return PlaceFigures(
        articles=len(gold),
        gold=wanted,
        found=predicted,
        precision=_share(len(pairs), predicted),
        recall=_share(len(pairs), wanted),
        f1=_share(2 * len(pairs), wanted + predicted),
        overlap_recall=_share(overlapping, wanted),
        acc161_matched=_share(right, len(errors)),
        mean_km=round(fmean(errors), 1) if errors else None,
        median_km=round(errors[len(errors) // 2], 2) if errors else None,
        e2e161=_share(right, placeable),
        role_accuracy=_share(sum(roles), len(roles)),
        calibration_error=calibration_error(bins),
        reliability=bins,
    )


def outcomes(gold: GoldArticle, mentions: Sequence[Mention], *, linked: bool = False) -> Iterator[tuple[Mention, bool]]:
    """Yield each mention that can be judged, and whether it is right.

    One with a place is right where a gold name with the same span lies within 161 km of it; one without, where there is
    such a gold name at all. What touches a name that does not count, or whose place is not known, is not judged.
    """
    names = {(name.start, name.end): name for name in gold.toponyms}
    for mention in mentions:
        name = names.get((mention.start, mention.end))
        if mention.place is None:
            yield mention, name is not None
        elif name is not None and (name.linked or not linked):
            km = _km(name, mention)
            if km is not None:
                yield mention, km <= RIGHT_KM
        elif not any(_touches(other, mention) for other in gold.toponyms if linked and not other.linked):
            yield mention, False


class _Compared(NamedTuple):
    """An article's gold names beside what is found."""

    names: list[Toponym]
    """Those that count."""
    found: int
    overlapping: int
    """How many of them touch what is found."""
    matched: list[tuple[Toponym, Mention]]
    """Those that are found exactly."""


def _compare(gold: GoldArticle, mentions: Sequence[Mention], *, linked: bool) -> _Compared:
    # A name that is marked twice counts once.
    names = {(name.start, name.end): name for name in gold.toponyms if name.linked or not linked}
    return _Compared(
        list(names.values()),
        len(mentions),
        sum(any(_touches(name, mention) for mention in mentions) for name in names.values()),
        [(names[span], mention) for mention in mentions if (span := (mention.start, mention.end)) in names],
    )


def _touches(name: Toponym, mention: Mention) -> bool:
    return mention.start < name.end and name.start < mention.end


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
